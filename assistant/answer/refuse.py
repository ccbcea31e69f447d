"""Everything that is not an answer: messages that ask nothing, and honest refusals with what came nearest."""

from collections.abc import Sequence

from assistant import texts
from assistant.answer.choose import Extract
from assistant.answer.compose import Asked, Draft, quote
from assistant.notation.verbatim import escape
from assistant.question.clean import MAX_CHARS, clean, has_words
from assistant.question.mentions import unmentioned_in
from assistant.values import Answer
from corpus.values import Document
from index.library import Library

_LONGEST_ECHO = 60


def unusable(question: str, documents: Sequence[Document]) -> Answer | None:
    """What to say to a message that is empty, too long, without words, or only greets or thanks; else ``None``."""
    cleaned = clean(question)
    if not cleaned:
        return Answer(status="clarify", text=texts.EMPTY)
    if len(cleaned) > MAX_CHARS:
        chars, limit = (f"{number:,}".replace(",", ".") for number in (len(cleaned), MAX_CHARS))
        return Answer(status="clarify", text=texts.TOO_LONG.format(chars=chars, limit=limit))
    if not has_words(cleaned):
        return Answer(status="clarify", text=texts.NO_WORDS)
    said = cleaned.lower().strip(" .,!")
    for phrases, reply in ((texts.GREETINGS, texts.GREETING), (texts.THANKING, texts.THANKS)):
        if said in phrases:
            offer = texts.OFFER.format(sources=escape(texts.source_names(documents)))
            return Answer(status="out_of_scope", text=f"{reply}\n\n{offer}")
    return None


def write_not_found(draft: Draft, library: Library, question: str, nearest: Extract | None, asked: Asked) -> None:
    """Add a refusal: what is not mentioned, what was searched, what could not be read, and the nearest passage."""
    missing = unmentioned_in(library, question)
    draft.say(*(texts.NOT_MENTIONED.format(name=escape(name[:_LONGEST_ECHO])) for name in missing.names))
    draft.say(*(texts.YEAR_NOT_MENTIONED.format(year=year) for year in missing.years))
    draft.say(texts.NOT_FOUND.format(sources=escape(texts.source_names(library.documents))))
    if any(problem.unread for problem in library.problems):
        draft.say(texts.NOT_READ)
    if nearest is not None:
        draft.say(texts.NEAREST)
        quote(draft, library, nearest, asked, near=True)
