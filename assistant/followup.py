"""Follow-up questions: completing "en de provincie?" or "wanneer is dat?" from the conversation.

Only earlier questions are used, never earlier answers: the completed question is looked up afresh and shown.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.notation.names import is_street, names_in
from assistant.question import MAX_CHARS, clean
from assistant.terms import is_empty, is_light
from index.words.words import WordIndex

Embed = Callable[[str], np.ndarray]

_OPENING = re.compile(r"^(?:en|maar|ook|of|dus|oké|ok|nee|ja)\b[\s,]*(?:dan\s+)?", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(wie|wat|waar\w*|wanneer|hoe\w*|welke?|noem|is|zijn|was|waren|komt|komen|gaat|gaan|wordt|worden|kan|kunnen|mag|"
    r"mogen|heeft|hebben|krijgt|krijgen|moet|moeten|zal|zullen|doet|doen|geldt|gelden|blijft|blijven)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(daar\w*|er(?:van|voor|over|mee|bij|in|op|aan|toe|uit|na|naar)|hier\w*|hij|zij|ze|hun|hem|haar|diens|"
    r"deze|dit|die|dat|het(?=\s*[?.!]*$)|dezelfde|hetzelfde|eerstgenoemde|laatste)\b",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"\b(klopt het dat|denkt u dat|zegt\w* (?:\w+ ){0,3}dat|betekent dat dat)\b", re.IGNORECASE)
_COMPARED = re.compile(r"(?<=\S )(en|of|dan|als|naast)\s+(?:die|dat)\s+(?=(?:van|uit|in|voor|op|bij)\b)", re.IGNORECASE)
"""Within one question: "de visie van 2017 en die van 2021", "meer dan dat in de Kerkstraat"."""
_COUNT = r"\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien"
_ADDING = re.compile(r"\b(ook|nog|verder|dan)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WORD = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")
_IN_NAME = re.compile(r" (?:van|in|aan|op|bij|voor|de|het|den|der|en|&)(?: (?:de|het|den|der))? ")
_TOLD_THEN_ASKED = re.compile(r"([^?]+[.!])\s+([^.!?]+\?)")
_ORDINAL = re.compile(
    r"\b(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|laatste)\b", re.IGNORECASE
)
_ARTICLES = frozenset(("de", "het", "een", "t", "in", "op", "bij", "voor", "van", "aan", "over", "met", "door"))
_VERBS = {
    "is": "zijn", "was": "waren", "heeft": "hebben", "had": "hadden", "wordt": "worden", "werd": "werden",
    "kan": "kunnen", "mag": "mogen", "moet": "moeten", "zal": "zullen", "wil": "willen", "gaat": "gaan",
    "komt": "komen", "krijgt": "krijgen", "doet": "doen", "geeft": "geven", "legt": "leggen", "betaalt": "betalen",
    "draagt": "dragen", "kost": "kosten", "ligt": "liggen", "staat": "staan", "vindt": "vinden", "blijft": "blijven",
}  # fmt: skip
"""Everyday verbs in the singular, with their plural."""

_PLURAL = re.compile(r"(?:en|ën|['’]s|(?:[aeiou]|e[lmnr]|ie)s)$", re.IGNORECASE)
_ARTICLE = r"\b(?:de|het|een|'t|’t)\s+"
_MOST_TURNS = 12
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Standalone:
    """A question that can be looked up on its own.

    ``text`` is the question, ``topic`` the words taken over from earlier turns (empty when none), ``completed`` whether
    anything was taken over.
    """

    text: str
    topic: str = ""
    completed: bool = False

    @property
    def full(self) -> str:
        """Question and topic together, for searching."""
        return f"{self.text} {self.topic}".strip()


def standalone(question: str, history: Sequence[str], words: WordIndex, embed: Embed) -> Standalone:
    """Complete a question from the earlier questions, oldest first, each completed in its turn."""
    previous: Standalone | None = None
    turns = [clean(turn)[:MAX_CHARS] for turn in (*history[-_MOST_TURNS:], question)]
    for text in (part for turn in turns for part in _background_first(turn)):
        previous = _complete(text, previous, words, embed) if text else previous
    return previous or Standalone(text="")


def _background_first(turn: str) -> tuple[str, ...]:
    """A turn that tells something before it asks, as two: "Ik heb een zaak in de Dorpsstraat. Wat verandert daar?"."""
    told = _TOLD_THEN_ASKED.fullmatch(turn)
    return (told[1], told[2]) if told else (turn,)


def leans_on_history(question: str, words: WordIndex) -> bool:
    """Whether a question cannot be understood on its own."""
    about = content(question, words)
    if _OPENING.match(question) and len(about) <= _FEW_WORDS:
        return True
    if all(is_light(word) for word in about):
        return True
    if len(about) <= 2 and _ADDING.search(question) and not names_in(question[1:]):
        return True
    pointing = _POINTING.search(_COMPARED.sub(r"\1 ", _CONJUNCTION.sub(" ", question)))
    return pointing is not None and _points_back(question, pointing, about)


def _points_back(question: str, pointing: re.Match[str], about: Sequence[str]) -> bool:
    """A pronoun points back when it comes early or ends the question; later it mostly points inside the sentence."""
    before = question[: pointing.start()].split()
    word = pointing.group().lower()
    after = question[pointing.end() :].strip(" ?.!")
    relative = word in ("die", "dat") and len(before) > 3 and len(after.split()) > 3
    return not relative and len(about) <= _FEW_WORDS


def _complete(text: str, previous: Standalone | None, words: WordIndex, embed: Embed) -> Standalone:
    if previous is None or not previous.text or not leans_on_history(text, words):
        return Standalone(text=text)
    rest = _OPENING.sub("", text).strip(" ?.!,")
    if rest and not _ASKING.search(rest):
        return _substitute(rest, previous, words, embed)
    own = {stem for _, terms in words.analyse_words(text) for stem in terms[:1]}
    before = _YEAR.sub(" ", previous.full) if _YEAR.search(text) else previous.full
    topic = [
        phrase
        for phrase in _phrases(before, words)
        if not is_empty(phrase) and not own >= {stem for _, terms in words.analyse_words(phrase) for stem in terms[:1]}
    ]
    capital = rest[:1].upper() + rest[1:]
    return Standalone(text=f"{capital}?", topic=", ".join(dict.fromkeys(topic)), completed=True)


def _substitute(rest: str, previous: Standalone, words: WordIndex, embed: Embed) -> Standalone:
    """The earlier question with its most similar part replaced: "Wat geeft de gemeente?", "en de provincie?"."""
    for pattern in (_YEAR, _ORDINAL):
        new_one = pattern.search(rest)
        if new_one and pattern.search(previous.text) and not content(pattern.sub("", rest), words):
            text = pattern.sub(new_one.group(), previous.text)
            return Standalone(text=text, topic=previous.topic, completed=True)
    phrases = _phrases(previous.text, words)
    new = " ".join(content(rest, words)) or rest
    named = [phrase for phrase in phrases if _is_name(phrase)]
    alike = named if _is_name(rest) and named else [phrase for phrase in phrases if not _is_name(phrase)]
    alike = [phrase for phrase in alike if not is_empty(phrase) and not is_light(phrase)]
    if not alike or _YEAR.search(rest):
        kept = [phrase for phrase in phrases if not _YEAR.fullmatch(phrase) and not is_empty(phrase)]
        kept = [phrase for phrase in kept if not (_is_name(phrase) and names_in(rest))]
        return Standalone(text=f"{rest[:1].upper()}{rest[1:]}?", topic=", ".join(kept), completed=True)
    with_article = [phrase for phrase in alike if re.search(rf"{_ARTICLE}{re.escape(phrase)}", previous.text, re.I)]
    if with_article and re.match(_ARTICLE, rest, re.IGNORECASE):
        alike = with_article
    target = embed(new)
    chosen = max(alike, key=lambda phrase: float(np.dot(embed(phrase), target)))
    article = r"(?:\b(?:de|het|een|'t|’t)\s+)?" + rf"(?:(?:{_COUNT})\s+)?"
    head = re.sub(r"^(?:(?:in|op|bij|voor|van|aan|over|met|door)\s+)?", "", rest)
    verb = rf"(?:\b(?P<verb>{'|'.join((*_VERBS, *_VERBS.values()))})\s+)?"

    def put(found: re.Match[str]) -> str:
        agreed = _agreeing(found["verb"], chosen, head) if found["verb"] else ""
        return f"{agreed} {head}".strip()

    text = re.sub(verb + article + re.escape(chosen), put, previous.text, count=1, flags=re.IGNORECASE)
    return Standalone(text=text, topic=previous.topic, completed=True)


def _agreeing(verb: str, old: str, new: str) -> str:
    """The verb in front of its subject in the number of the new subject: "heeft" the province, "hebben" the parties."""
    if _is_plural(old) == _is_plural(new):
        return verb
    numbers = _VERBS if _is_plural(new) else {many: one for one, many in _VERBS.items()}
    other = numbers.get(verb.lower(), verb)
    return other.capitalize() if verb[:1].isupper() else other


def _is_plural(phrase: str) -> bool:
    """Whether a phrase ends in a common word in the plural; a name is one."""
    return not _is_name(phrase) and _PLURAL.search(phrase) is not None


def _is_name(phrase: str) -> bool:
    """Whether a phrase is a name and nothing else: "Kop van de Vaart", "de kerkstraat", not "gemeente Assen"."""
    words = [word for word in _WORD.findall(phrase) if word.lower() not in _ARTICLES]
    return bool(words) and (is_street(words[-1]) or words[0][:1].isupper())


def _phrases(text: str, words: WordIndex) -> list[str]:
    """The content words of a question, question words left out, names kept whole ("Kop van de Vaart")."""
    phrases: list[str] = []
    end = 0
    for match in _WORD.finditer(text):
        terms = [term for _, found in words.analyse_words(match.group()) for term in found]
        word = match.group()
        if not terms or _is_question_word(word) or re.fullmatch(_COUNT, word, re.IGNORECASE):
            continue
        between = text[end : match.start()]
        capital = match.group()[:1].isupper()
        joined = between == " " or (phrases and phrases[-1].split()[-1][:1].isupper() and _IN_NAME.fullmatch(between))
        if phrases and capital and joined:
            phrases[-1] = f"{phrases[-1]}{between}{match.group()}"
        else:
            phrases.append(match.group())
        end = match.end()
    return phrases


def content(text: str, words: WordIndex) -> list[str]:
    """The words of a text that say what it is about: no question words, pointing words or empty ones."""
    return [
        surface
        for surface, terms in words.analyse_words(text)
        if terms and not _is_question_word(surface) and not is_empty(surface)
    ]


def _is_question_word(surface: str) -> bool:
    return _ASKING.fullmatch(surface) is not None or _POINTING.fullmatch(surface) is not None
