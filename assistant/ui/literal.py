"""Text that Streamlit shows as it is.

Streamlit's Markdown does more than Markdown: it turns ``:red[..]``, ``:material/home:``, ``:smile:`` and ``->`` into
something else, in whatever text it is given. Text of a document or a question must come out letter for letter.
"""

import re

from assistant.notation.verbatim import escape

_SPACE = re.compile(r"\s+")
_ESCAPED = r"(\\.)|"
_ENTITY = re.compile(rf"{_ESCAPED}&(?=#?\w+;)")
_NAME = re.compile(rf"{_ESCAPED}:(?=[\w+-])")
_NAME_ENDS = re.compile(r"(\\:[\w+-]+):")
_LINE_START = re.compile(r"^((?:> ?)?(?:- )?)(?:([#+=]|--)|(\d{1,9})([.)]))", re.MULTILINE)
_ICON = re.compile(r"\\:(?=material|streamlit)")
_ARROW = re.compile(r"(?<!\S)(?=(?:\\?<-\\?>?|\\?-\\?>|\\?--|\\?[<>~]=)(?!\S))")
_ADDRESS = re.compile(r"(?<=http)(?=s?://)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def literal(text: str) -> str:
    """A text on one line, as Markdown that Streamlit shows letter for letter, wherever on a line it is put."""
    plain = escape(_SPACE.sub(" ", text).strip())
    return shown(f"\\{plain}" if plain.startswith("-") else plain)


def shown(markdown: str) -> str:
    """The Markdown of an answer, without what its quotations would still mean to Streamlit.

    An answer uses bold, quotations, bullets and markers, and escapes these in what it quotes; so anything else that is
    found in it was meant as text: entities, names between colons, headings and numbers at the start of a line.
    """
    markdown = _ENTITY.sub(lambda found: found[1] or r"\&", markdown)
    markdown = _NAME_ENDS.sub(r"\1\\:", _NAME.sub(lambda found: found[1] or r"\:", markdown))
    markdown = _LINE_START.sub(_escaped_start, markdown)
    # Streamlit makes links of what looks like an address, escaped or not; only a letter in between that does not show
    # keeps a document from leading its readers somewhere.
    return _ADDRESS.sub(_WORD_JOINER, _ARROW.sub(_WORD_JOINER, _ICON.sub(rf"\\:{_WORD_JOINER}", markdown)))


def _escaped_start(found: re.Match[str]) -> str:
    """A mark at the start of a line with its escape; a number keeps its digits bare."""
    return f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}"
