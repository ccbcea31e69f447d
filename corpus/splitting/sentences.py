"""Dutch sentences: where each one starts and ends in a text.

A rule-based splitter: every full stop, question or exclamation mark before white space is a candidate, and it ends a
sentence unless what stands before it (an abbreviation, initials, a list number) or after it (a small letter) says no.
Policy text is full of all of these, and a sentence cut at "ca." would be quoted as half a claim.
"""

import re

LONGEST = 600
"""Characters; what runs on longer without a sentence end is no sentence but running text or a table."""

_BRACKET_REACH = 200
_WORD_REACH = 80

_CANDIDATE = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<note>\d{1,2}|[⁰¹²³⁴-⁹]+)?(?=\s)")
_NEXT = re.compile(
    r"\s+(?:(?P<elided>['’‘][stnkm][ -]+[A-ZÀ-ÖØ-Þ]\w*)|[\"„“‘'«(\[]*(?P<word>\w+|[€•\-–—§]))",
)
_INITIAL = r"(?:IJ|Th|Chr|Ch|Ph|Fr|Joh|[A-Z])"
_INITIALS = re.compile(rf"(?:{_INITIAL}\.-?)*{_INITIAL}")
_LETTER_DOTS = re.compile(r"(?:[a-z]{1,2}\.)+[a-z]{1,2}")
_LIST_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})")
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xz]{2,5}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = _words(
    """aanh aant afb afd afl apr arr art artt besch betr bijl bijv blz burg bv ca ct dhr dr drs ds evt excl fig
    gebr gem geb hfdst hfst incl ing inz ir jhr jkvr kath mevr mgr mr mrs mv mw nl nos nr nrs ong ongev opm pag par plm
    plv prof ref resp secr sect stb stcrt str tab tel telef tek tit uitg vb vastg vergl vgl vlg vlgs vnl voorz vs wnd
    weth wethr wijz zgn max min st no jl jo r.o"""
)
"""Abbreviations that something always follows."""

_MAYBE_LAST = _words(
    """a.s b.v n.v c.s d.d e.a e.d e.o e.v e.v.a enz etc ha i.o kg km km2 km² kw kwh ltd m m.m m2 m² mld mln mio n.n
    n.n.b n.t.b n.v.t o.i.d o.g p.j p.m p.p p.p.p p.st p.u s.v.p st sr jr u v.chr n.chr w.o z.o.z j.l pct jan feb mrt
    apr jun jul aug sep sept okt nov dec"""
)
"""Abbreviations, units and months that can close a sentence: a capital after them starts one, a number does not."""

_LABELLED = _words(
    """bijlage categorie deel deelgebied fase gebied groep kolom label locatie optie scenario schaal spoor stap tabel
    team thema type variant versie vitamine zone"""
)
"""Words before a single capital that make it a name ("fase B") instead of an initial."""

_OPENERS = _words(
    """aan al alle als binnen bij bovendien daar daarbij daardoor daarmee daarna daarnaast daarom dat de deze die dit
    door dus echter een eerst en er het hier hierbij hierdoor hiermee hiervoor hij hoe ik in is je maar men met na naar
    nu of om omdat onder ons onze ook op over samen sinds te tegen tevens tijdens toch toen tot tussen u uit uw vanaf
    vanuit veel verder volgens voor vooral waar waarom wanneer want wat we wel welke wie wij wordt ze zij zo zodat
    zowel"""
)
"""Words that start a sentence far more often than a surname."""


def sentence_spans(text: str, *, longest: int = LONGEST) -> tuple[tuple[int, int], ...]:
    """Give the start and end offset of every sentence of one paragraph, in order.

    The spans do not overlap, carry no white space at their ends and together hold every other character. A sentence of
    more than ``longest`` characters is cut at line ends, then at spaces, and only then anywhere.
    """
    spans: list[tuple[int, int]] = []
    start = _skip_space(text, 0)
    for match in _CANDIDATE.finditer(text):
        if match.end() > start and _ends_sentence(text, start, match):
            spans.append((start, match.end()))
            start = _skip_space(text, match.end())
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return tuple(part for span in spans for part in _cut(text, *span, longest))


def _skip_space(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether the mark that ``match`` found closes the sentence that began at ``start``."""
    found = _NEXT.match(text, match.end())
    following = (found["elided"] or found["word"]) if found else ""
    if not following or following[0].islower():
        return False
    if _inside_brackets(text, start, match.end()):
        return False
    word = _word_before(text, start, match.start())
    if match["note"] and (not word or not word[-1].isalpha()):
        return False
    if match["mark"] != ".":
        return True
    if not word:
        return text[start : match.start()].strip() != ""
    first_of_sentence = match.start() - len(word) == start
    return not _keeps_going(word, _previous_word(text, start, match.start()), following, match, first_of_sentence)


def _word_before(text: str, start: int, end: int) -> str:
    """Give the word that the mark stands behind, without brackets and quotation marks before it."""
    word = re.split(r"\s", text[max(start, end - _WORD_REACH) : end])[-1]
    return re.split(r"[/(\[\"'„“‘«]", word)[-1]


def _previous_word(text: str, start: int, end: int) -> str:
    words = text[max(start, end - _WORD_REACH) : end].split()
    return words[-2].strip("(\"'“‘").lower() if len(words) > 1 else ""


def _keeps_going(word: str, previous: str, following: str, match: re.Match[str], first: bool) -> bool:
    """Say whether a full stop behind ``word`` belongs to the word and not to the end of a sentence."""
    if first and not match["close"] and _LIST_NUMBER.fullmatch(word):
        return True
    if len(word) > 1 and word.isupper() and word.isalpha():
        return False
    if word.isdigit():
        return len(word) <= 3 and re.fullmatch(r"\d{3}", following) is not None
    if _INITIALS.fullmatch(word):
        return previous not in _LABELLED and following.lower() not in _OPENERS
    return _is_abbreviation(word.lower(), before_number=following[0].isdigit(), bracketed=bool(match["close"]))


def _is_abbreviation(word: str, *, before_number: bool, bracketed: bool) -> bool:
    if word in _MAYBE_LAST or (_NO_VOWEL.fullmatch(word) and word not in _NEVER_LAST):
        return before_number or bracketed
    return word in _NEVER_LAST or _LETTER_DOTS.fullmatch(word) is not None or (len(word) == 1 and word.isalpha())


def _inside_brackets(text: str, start: int, end: int) -> bool:
    """Say whether ``end`` lies in brackets that opened within the sentence and close soon after."""
    inside = text[max(start, end - 2 * _BRACKET_REACH) : end]
    if text[start] == "(" or inside.count("(") <= inside.count(")"):
        return False
    closing = text.find(")", end, end + _BRACKET_REACH)
    return closing >= 0 and "(" not in text[end:closing]


def _cut(text: str, start: int, end: int, longest: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    while end - start > longest:
        line_end = text.rfind("\n", start + 1, start + longest + 1)
        space = text.rfind(" ", start + 1, start + longest + 1)
        place = next((found for found in (line_end, space) if found >= 0), start + longest)
        stop = start + len(text[start:place].rstrip())
        parts.append((start, stop))
        start = _skip_space(text, place)
    parts.append((start, end))
    return parts
