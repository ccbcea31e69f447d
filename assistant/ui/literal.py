"""Text that Streamlit shows as it is.

Streamlit's Markdown does more than Markdown: it turns ``:red[..]``, ``:material/home:``, ``:smile:`` and ``->`` into
something else, in whatever text it is given. Text of a document or a question must come out letter for letter.
"""

import re

_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_ESCAPE_OR_COLON = re.compile(r"(\\.)|:", re.DOTALL)
_ICON = re.compile(r"\\:(?=material|streamlit)")
_ARROW = re.compile(r"(?<!\S)(?=(?:\\?<\\?-\\?>?|\\?-\\?>|\\?-\\?-|\\?[<>~]\\?=)(?!\S))")
_WORD_JOINER = "\u2060"
_SPACE = re.compile(r"\s+")


def literal(text: str) -> str:
    """The text on one line, as Markdown that Streamlit shows letter for letter, wherever on a line it is put."""
    return _past_streamlit(_PUNCTUATION.sub(r"\\\g<0>", _SPACE.sub(" ", text).strip()))


def shown(markdown: str) -> str:
    """The Markdown of an answer, without what only Streamlit would read in it; quotations are escaped already."""
    return _past_streamlit(_ESCAPE_OR_COLON.sub(lambda found: found[1] or r"\:", markdown))


def _past_streamlit(markdown: str) -> str:
    """Undo what Streamlit does after escapes are gone: icons by name, and arrows and dashes between spaces.

    An invisible word joiner keeps these few from being recognised; no escape can.
    """
    return _ARROW.sub(_WORD_JOINER, _ICON.sub(rf"\\:{_WORD_JOINER}", markdown))
