"""Whether a quotation stands on a page, and how a quotation is written in Markdown without losing a letter."""

import re

_SPACE = re.compile(r"\s+")
_LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=[^\W\d_A-Z])")
_SPECIAL = re.compile(r"([\\`*_\[\]<>$~|]|&(?=#?\w+;))")
_TOKEN = re.compile(r"\\(?P<escaped>[\\`*_\[\]<>$~|&])|\[(?P<marker>\d{1,3})\]|(?P<bold>\*\*)")


def normal(text: str) -> str:
    """Text for comparison: words broken at a line end joined, white space folded."""
    return _SPACE.sub(" ", _LINE_END_HYPHEN.sub("", text).replace("\u00ad", "")).strip()


def stands_in(quote: str, page_text: str) -> bool:
    """Whether a quotation stands verbatim in a text, white space and line-end hyphens aside; empty never does."""
    wanted = normal(quote)
    return bool(wanted) and wanted in normal(page_text)


def escape(text: str) -> str:
    """The text as literal Markdown: no emphasis, link, HTML or formula can come from a document or a question."""
    return _SPECIAL.sub(r"\\\1", text)


def unescape(markdown: str) -> str:
    """The text behind a piece of this project's Markdown: bold marks and citation markers gone, escapes undone."""
    return _TOKEN.sub(lambda token: token["escaped"] or "", markdown)


def markers(markdown: str) -> tuple[int, ...]:
    """The numbers of the citations a piece of Markdown carries, in order."""
    return tuple(int(token["marker"]) for token in _TOKEN.finditer(markdown) if token["marker"])


def bold(text: str, stretches: tuple[tuple[int, int], ...]) -> str:
    """Escape a text and set the given stretches (offsets, sorted, not overlapping) in bold."""
    parts: list[str] = []
    position = 0
    for start, end in stretches:
        parts += [escape(text[position:start]), "**", escape(text[start:end]), "**"]
        position = end
    return "".join([*parts, escape(text[position:])])
