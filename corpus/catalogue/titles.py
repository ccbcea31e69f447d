"""The title of a document: what stands in large letters on its first pages, weighed against what else names it.

Metadata and file name name a document too, but programs, templates and earlier documents put words there; so they add
weight to what the pages say, and stand in for it only where the pages say nothing.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePosixPath

from corpus.catalogue.covers import Block, value_of, words_of
from corpus.catalogue.dates import dates_in, is_only_date

_LONGEST = 200
_MOST_WORDS = 28
_REAL_WORD = 4
_SENTENCE = 4
_PARAGRAPH = 160
_KIND = 6
"""A title of at most so many words may be no more than the kind of document, which its subject completes."""
_NO_TITLE = re.compile(
    r"\.(?:docx?|pdf|indd|pptx?|xlsx?|odt|qxd|dot)\b|^microsoft |^(?:untitled|naamloos|document)\W*\d*$|[\\/_]",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\W*(?:voorwoord|colofon|inhoud(?:sopgave)?|inleiding|samenvatting|leeswijzer|bijlagen?|toelichting)\W*\w?\W*",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"(?i:gemeente|provincie|waterschap|stadsdeel)(?:\s+(?:[A-Z][\w'’-]*|aan|den|de|der|en|op|\d))+\W*"
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d+)*\.?\s|hoofdstuk\b|artikel\b|bijlage\b)", re.IGNORECASE)
_SUBJECT = re.compile(r"\W*(?i:onderwerp|betreft|titel)(?:\s*:|\s*$|\s+(?=[A-Z0-9‘“'\"]))")
_STATUS = re.compile(r"\W*(?:status\W*|versie\W*)?(?:vastgesteld|ontwerp|concept)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the metadata of a file claim; empty when they do not."""

    title: str = ""
    author: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A title, and the other blocks of the first page that could tell it from documents with the same title.

    ``own`` is the title without the subject, which may be another document.
    """

    title: str
    own: str
    others: tuple[str, ...] = ()


def title_of_file(file: str) -> str:
    """Make a readable title of a file name; a hyphen between years stays."""
    title = " ".join(re.sub(r"(?<!\d)[_\-+]+|[_\-+]+(?!\d)|_+", " ", PurePosixPath(file).stem).split())
    return (title[:1].upper() + title[1:])[:_LONGEST] or file


def usable(claimed: Metadata) -> str:
    """Give the title of the metadata if that can be one: no file name, program, placeholder, part or sender."""
    title = " ".join(claimed.title.split())
    bad = len(title) < 6 or len(title) > _LONGEST or _NO_TITLE.search(title) or not (" " in title or title.isalpha())
    return "" if bad or _no_name(title) or _same(title, claimed.author) else title


def title_of(blocks: Sequence[Block], claimed: Metadata, running: Sequence[str], file: str) -> Named:
    """Choose a title; ``running`` is what the pages repeat."""
    above = _above_text(blocks)
    declared, subject = usable(claimed), _subject(blocks, len(above), claimed.subject)
    able = [block for block in blocks if _may_be_title(block, claimed.author)]
    hints = [words_of(declared), words_of(title_of_file(file)), *(words_of(text) for text in running)]
    ranked = sorted(able, key=lambda block: -_weight(block, hints))
    best = next((block for block in ranked if _is_sure(block, hints, block in above)), None)
    rest = [block for block in ranked if block is not best and block.page == 0 and block.large]
    others = tuple(_title_text(block.lines).rstrip(".") for block in rest)
    if subject and not (best and (_is_larger(best) and len(best.text.split()) > _KIND or _is_name_of(best, subject))):
        kind = _title_text(best.lines) if best and _is_larger(best) else ""
        return Named(title=f"{kind}: {subject}" if kind else subject, own=kind, others=others)
    if best is None:
        title = _unseen(blocks, declared, file)
    elif declared in running and _agreement(best, hints[1:2]) < 0.5:
        title = declared  # what every page repeats it calls itself
    else:
        title = _told_whole(_with_next(best, blocks, hints), declared, blocks)
    return Named(title=title, own=title, others=others)


def _subject(blocks: Sequence[Block], above: int, claimed: str) -> str:
    """The subject that stands above the text, else that of the metadata when the first page has every word of it."""
    stated = value_of(blocks[: above + 1], _SUBJECT)
    seen = frozenset[str]().union(*(words_of(block.text) for block in blocks if block.page == 0))
    borne_out = len(claimed.split()) >= _SENTENCE and words_of(claimed) <= seen
    named = stated if any(len(word) >= _REAL_WORD for word in words_of(stated)) else claimed if borne_out else ""
    return named[:_LONGEST]


def _is_larger(block: Block) -> bool:
    return block.page == 0 and block.size >= 1.15


def _is_name_of(block: Block, subject: str) -> bool:
    return len(words_of(block.text) & words_of(subject)) >= 0.6 * len(words_of(subject))


def _title_text(lines: Sequence[str]) -> str:
    """The lines of a block as a title, without those that only give its date or status."""
    kept = [line for line in lines if not is_only_date(line) and not _STATUS.fullmatch(line)]
    return " ".join(" ".join(kept or lines).split())


def _no_name(text: str) -> bool:
    """Tell what names no document: a part that any document has, or its sender."""
    return bool(_PART.fullmatch(text) or _SENDER.fullmatch(text))


def _same(text: str, other: str) -> bool:
    return text.strip().casefold() == other.strip().casefold()


def _may_be_title(block: Block, author: str) -> bool:
    text = block.text
    letters = sum(char.isalpha() for char in text)
    fits = letters >= 4 and len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS
    empty = all(is_only_date(line) or _STATUS.fullmatch(line) for line in block.lines)
    other = _no_name(_title_text(block.lines)) or _same(text, author)
    return fits and not empty and not other and not _NUMBERED.match(text) and not text.rstrip().endswith(":")


def _weight(block: Block, hints: Sequence[Collection[str]]) -> float:
    """How likely a block is the title: its letters, its place, and what else names the document so."""
    size = min(block.size, 3.0) / 3.0
    return size + 0.3 * (1 - block.top) + 0.6 * _agreement(block, hints) - 0.5 * block.page


def _agreement(block: Block, hints: Sequence[Collection[str]]) -> float:
    """The share of the words of a block that one other source has as well."""
    own = words_of(_title_text(block.lines))
    return max((len(own.intersection(hint)) / len(own) for hint in hints if own), default=0.0)


def _is_sure(block: Block, hints: Sequence[Collection[str]], above: bool) -> bool:
    """A block is the title by its letters above the running text of the first page; elsewhere something must agree."""
    return block.large and ((above and not block.recognised) or _agreement(block, hints) >= 0.5)


def _above_text(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of the first page before its running text; what follows is a heading of a part."""
    return list(takewhile(lambda block: block.page == 0 and not _is_running(block), blocks))


def _is_running(block: Block) -> bool:
    return not block.large and len(block.lines) > 1 and len(block.text) > _PARAGRAPH


def _with_next(best: Block, blocks: Sequence[Block], hints: Sequence[Collection[str]]) -> str:
    """The title with the large blocks right below it, as long as metadata, file name or headers name them too."""
    following = (block for block in blocks[blocks.index(best) + 1 :] if block.page == best.page)
    named = takewhile(lambda block: block.large and _agreement(block, hints) == 1, following)
    words = words_of(best.text)
    parts = [_title_text(block.lines) for block in named if not words_of(block.text) <= words]
    return " ".join([_title_text(best.lines), *parts])[:_LONGEST]


def _told_whole(title: str, declared: str, blocks: Sequence[Block]) -> str:
    """The title of the metadata when it says more of the same, all of it in large letters on the same pages."""
    seen = frozenset[str]().union(*(words_of(block.text) for block in blocks if block.large))
    own, told = words_of(title), words_of(declared)
    return declared if own < told <= seen else title


def _unseen(blocks: Sequence[Block], declared: str, file: str) -> str:
    """The title of a document that shows none: that of the metadata when nothing in it is news to pages or file name.

    Otherwise it may be that of a template, and a file name of several words goes before it.
    """
    by_file = title_of_file(file)
    known = words_of(by_file).union(*(words_of(block.text) for block in blocks))
    filed = [word for word in words_of(by_file) if word.isalpha() and len(word) >= _REAL_WORD]
    return declared if declared and (words_of(declared) <= known or len(filed) < 2) else by_file


def told_apart(named: Sequence[Named]) -> list[str]:
    """Add to titles that several documents have what only one of them has in large letters on its first page."""
    titles = [one.title.casefold() for one in named]
    result = []
    for place, one in enumerate(named):
        same = [
            other for other, title in zip(named, titles, strict=True) if title == titles[place] and other is not one
        ]
        taken = {text.casefold() for other in same for text in other.others}
        own = [text for text in one.others if text.casefold() not in taken and _tells_apart(text)] if same else []
        result.append(f"{one.title}: {own[0]}" if own else one.title)
    return result


def _tells_apart(text: str) -> bool:
    """Tell a subtitle by its date from the heading of the first section, and from a date with no more than a label."""
    dates = dates_in(text)
    return bool(dates) and len(text[: dates[0].start].split()) >= 2
