"""Follow-up questions: completing "en de provincie?" or "wanneer is dat?" from the conversation.

Only earlier questions are used, never earlier answers: the completed question is looked up afresh, and shown to the user.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.names import names_in
from assistant.question import clean
from index.words import WordIndex

Embed = Callable[[str], np.ndarray]

_OPENING = re.compile(r"^(?:en|maar|ook|of|dus|oké|ok|nee|ja)\b[\s,]*(?:dan\s+)?", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(wie|wat|waar\w*|wanneer|hoe\w*|welke?|noem|is|zijn|was|waren|komt|komen|gaat|gaan|wordt|worden|kan|kunnen|mag|"
    r"mogen|heeft|hebben|krijgt|krijgen|moet|moeten|zal|zullen|doet|doen|geldt|gelden|blijft|blijven)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(daar\w*|er(?:van|voor|over|mee|bij|in|op|aan|toe|uit|na|naar)|hier\w*|hij|zij|ze|hun|hem|haar|diens|"
    r"deze|dit|die|dat|dezelfde|hetzelfde|eerstgenoemde|laatste)\b",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"\b(klopt het dat|denkt u dat|zegt\w* (?:\w+ ){0,3}dat|betekent dat dat)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
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
    for turn in (*history, question):
        text = clean(turn)
        previous = _complete(text, previous, words, embed) if text else previous
    return previous or Standalone(text="")


def leans_on_history(question: str, words: WordIndex) -> bool:
    """Whether a question cannot be understood on its own."""
    content = _content(question, words)
    if _OPENING.match(question) and len(content) <= _FEW_WORDS:
        return True
    if not content:
        return True
    pointing = _POINTING.search(_CONJUNCTION.sub(" ", question))
    return pointing is not None and _points_back(question, pointing, content)


def _points_back(question: str, pointing: re.Match[str], content: Sequence[str]) -> bool:
    """A pronoun points back when it comes early or ends the question; later it mostly points inside the sentence."""
    before = question[: pointing.start()].split()
    word = pointing.group().lower()
    after = question[pointing.end() :].strip(" ?.!")
    relative = word in ("die", "dat") and len(before) > 3 and bool(after)
    return not relative and len(content) <= _FEW_WORDS


def _complete(text: str, previous: Standalone | None, words: WordIndex, embed: Embed) -> Standalone:
    if previous is None or not previous.text or not leans_on_history(text, words):
        return Standalone(text=text)
    rest = _OPENING.sub("", text).strip(" ?.!,")
    if rest and not _ASKING.search(rest):
        return _substitute(rest, previous, words, embed)
    own = {stem for _, terms in words.analyse_words(text) for stem in terms[:1]}
    topic = [
        surface
        for surface, terms in words.analyse_words(previous.full)
        if terms and terms[0] not in own and not _is_question_word(surface)
    ]
    capital = rest[:1].upper() + rest[1:]
    return Standalone(text=f"{capital}?", topic=" ".join(dict.fromkeys(topic)), completed=True)


def _substitute(rest: str, previous: Standalone, words: WordIndex, embed: Embed) -> Standalone:
    """The earlier question with its most similar part replaced: "Wat geeft de gemeente?", "en de provincie?"."""
    if _YEAR.search(rest) and _YEAR.search(previous.text) and not _content(_YEAR.sub("", rest), words):
        year = _YEAR.search(rest)
        assert year is not None
        return Standalone(text=_YEAR.sub(year.group(), previous.text), topic=previous.topic, completed=True)
    phrases = _phrases(previous.text, words)
    new = " ".join(_content(rest, words)) or rest
    if not phrases or _YEAR.search(rest):
        return Standalone(text=f"{rest[:1].upper()}{rest[1:]}?", topic=" ".join(phrases), completed=True)
    target = embed(new)
    same_kind = [p for p in phrases if bool(names_in(p)) == bool(names_in(new))] or list(phrases)
    chosen = max(same_kind, key=lambda phrase: float(np.dot(embed(phrase), target)))
    article = r"(?:\b(?:de|het|een|'t|’t)\s+)?"
    head = re.sub(r"^(?:(?:in|op|bij|voor|van|aan|over|met|door)\s+)?", "", rest)
    text = re.sub(article + re.escape(chosen), lambda _: head, previous.text, count=1)
    return Standalone(text=text, topic=previous.topic, completed=True)


def _phrases(text: str, words: WordIndex) -> list[str]:
    """The runs of neighbouring content words of a question, question words and light verbs left out."""
    phrases: list[str] = []
    end = -2
    for match in re.finditer(r"[^\W_]+(?:['’&-][^\W_]+)*", text):
        terms = [t for _, found in words.analyse_words(match.group()) for t in found]
        if not terms or _is_question_word(match.group()) or _ASKING.fullmatch(match.group()):
            continue
        capital = match.group()[:1].isupper()
        if phrases and text[end : match.start()] == " " and capital:
            phrases[-1] = f"{phrases[-1]} {match.group()}"
        else:
            phrases.append(match.group())
        end = match.end()
    return phrases


def _content(text: str, words: WordIndex) -> list[str]:
    return [surface for surface, terms in words.analyse_words(text) if terms and not _is_question_word(surface)]


def _is_question_word(surface: str) -> bool:
    return _ASKING.fullmatch(surface) is not None or _POINTING.fullmatch(surface) is not None
