"""Letters as a text layer gives them, made into letters as people write them.

Ligatures, presentation forms and odd spaces go; what carries meaning stays: ``m²``, ``€``, ``½``, dashes, accents.
"""

import re
import unicodedata

HYPHEN_MARKS = "\ufffe\x02\u00ad"
"""How a text layer marks a hyphen at the end of a line: PDFium's own marks and the soft hyphen."""

_BULLETS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0FC, 0xF0E0, 0xF0A8, 0xF06E, 0xF071, 0xF02D), "•")
_CONTROL = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"}
_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x202A, 0x202C), None)
_SPACES = dict.fromkeys((0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x09, 0x0A, 0x0D), " ")
_HYPHENS = {0x2010: "-", 0x2011: "-", 0x00AD: "-", 0xFFFE: "-", 0x02: "-"}
_TABLE = {**_CONTROL, **_INVISIBLE, **_SPACES, **_BULLETS, **_HYPHENS}
_SAFE_COMPAT = re.compile("[\ufb00-\ufb06\ufe50-\ufe6b\uff01-\uff5e\u0132\u0133\u01c4-\u01cc\u2126\u212a\u212b]+")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_POWER = re.compile(r"(?:^|[\d(/])(?:[kcdhm]?m|CO|NO|PM|SO|H|O|N)[23]$|(?:^|\D)10\d$")
_MARKED = re.compile("(?<=[^\\W_⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{1,3}(?=[.,;:)’”']*$)")


def clean(text: str) -> str:
    """Return text in composed form (NFC), without control characters, ligatures or odd spaces."""
    if text.isascii() and text.isprintable():
        return text
    text = _SAFE_COMPAT.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text.translate(_TABLE))
    return unicodedata.normalize("NFC", text)


def raise_mark(word: str, start: int, stop: int) -> str:
    """Write the footnote mark that stands in ``word[start:stop]`` as a superscript.

    So ``2021`` with mark 1 does not become ``20211``. A power or a formula (``m2``, ``CO2``) stays as it is.
    """
    mark = word[start:stop]
    if not 1 <= len(mark) <= 3 or not mark.isdecimal() or _POWER.search(word[:stop]):
        return word
    return word[:start] + mark.translate(_SUPERSCRIPTS) + word[stop:]


def raised(number: str) -> str:
    """Return a number as a superscript."""
    return number.translate(_SUPERSCRIPTS)


def is_power(text: str) -> bool:
    """Tell whether a text ends in a power or a formula, its digits written as any other."""
    return _POWER.search(text) is not None


def mark_at(word: str) -> int:
    """Return where the footnote mark behind a word starts, 0 when there is none.

    A mark behind a full stop stays with it, and a power is no mark.
    """
    match = _MARKED.search(word)
    if match is None or is_power(word[: match.end()].translate(_PLAIN)):
        return 0
    return match.start()
