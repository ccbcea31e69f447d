"""Large first letters, put back before the word that they begin."""

from collections.abc import Sequence

from corpus.reading.layout.hyphens import Vocabulary
from corpus.reading.layout.lines import Piece


def join_drop_caps(pieces: Sequence[Piece], known: Vocabulary) -> list[Piece]:
    """Put a large first letter back before the word beside its top.

    ``known`` are the words of the document: a letter that is a word by itself ("U vindt") stays apart when the word
    beside it is known and the joined word is not.
    """
    joined = list(pieces)
    for cap in pieces:
        if len(cap.words) != 1 or len(cap.words[0].text) != 1 or not cap.words[0].text.isupper():
            continue
        size = cap.style.size
        beside = [
            (piece.top, place)
            for place, piece in enumerate(joined)
            if -0.2 * size <= piece.x0 - cap.x1 <= 0.6 * size
            and 1.6 * piece.style.size <= size
            and cap.top - 0.2 * size <= (piece.top + piece.bottom) / 2 <= cap.bottom
            and piece.words[0].text[:1].islower()
        ]
        if beside:
            place = min(beside)[1]
            joined[place] = _with_cap(joined[place], cap, known)
            joined = [piece for piece in joined if piece is not cap]
    return joined


def _with_cap(piece: Piece, cap: Piece, known: Vocabulary) -> Piece:
    first, letter = piece.words[0], cap.words[0].text
    bare = first.text.strip(".,;:!?").casefold()
    apart = letter in "UO" and bare in known.words and letter.casefold() + bare not in known.words
    word = first._replace(text=f"{letter} {first.text}" if apart else letter + first.text, x0=cap.x0)
    return piece._replace(words=(word, *piece.words[1:]), x0=cap.x0)
