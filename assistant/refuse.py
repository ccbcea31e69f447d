"""Everything that is not an answer: questions that cannot be used, and honest refusals with what came nearest."""

import re
from collections.abc import Sequence

from assistant import texts
from assistant.compose import Draft, write_nearest
from assistant.find import Finding
from assistant.followup import Standalone, content
from assistant.notation.verbatim import escape
from assistant.question import MAX_CHARS, clean, has_words, is_dutch
from assistant.values import Answer
from corpus.values import Document
from index.library import Library

_GREETING = re.compile(r"^(hallo|hoi|hey|hi|dag|goede(?:morgen|middag|navond)|goedendag|moi)\b[\s!.,]*$", re.IGNORECASE)
_THANKS = re.compile(
    r"^(dank\s*(?:u|je)?\s*(?:wel)?|bedankt|dankjewel|dankuwel|top|prima|oké|ok)\b[\s!.,]*$", re.IGNORECASE
)
_LONGEST_ECHO = 60


def unusable(question: str, documents: Sequence[Document]) -> Answer | None:
    """A request to ask otherwise, when a question is empty, too long, without words or not Dutch; else ``None``."""
    cleaned = clean(question)
    if not cleaned:
        return Answer(status="clarify", text=texts.EMPTY)
    if len(cleaned) > MAX_CHARS:
        chars = f"{len(cleaned):,}".replace(",", ".")
        return Answer(
            status="clarify", text=texts.TOO_LONG.format(chars=chars, limit=f"{MAX_CHARS:,}".replace(",", "."))
        )
    if not has_words(cleaned):
        return Answer(status="clarify", text=texts.NO_WORDS)
    for pattern, text in ((_GREETING, texts.GREETING), (_THANKS, texts.THANKS)):
        if pattern.match(cleaned):
            return Answer(status="out_of_scope", text=f"{text}\n\n{_offer(documents)}")
    return None if is_dutch(cleaned) else Answer(status="clarify", text=texts.NOT_DUTCH)


def needs_topic(complete: Standalone, library: Library) -> bool:
    """Whether a question names nothing that could be looked up."""
    return not content(complete.full, library.words)


def clarify_topic() -> Answer:
    """Ask for the subject of a question that names none."""
    return Answer(status="clarify", text=texts.NEEDS_TOPIC)


def not_found(library: Library, finding: Finding, draft: Draft) -> Answer:
    """The refusal: what is not mentioned, what was searched, and the nearest passage shown as such."""
    documents = library.documents
    if finding.off_topic:
        return Answer(status="out_of_scope", text=f"{texts.OUT_OF_SCOPE}\n\n{_offer(documents)}")
    lines = [
        *_unmentioned(finding),
        texts.NOT_FOUND,
        texts.SEARCHED.format(sources=escape(texts.source_names(documents))),
    ]
    if (
        not finding.unmentioned
        and finding.question.expects in texts.NO_KIND
        and finding.decision.reason.startswith("no ")
    ):
        lines.insert(1, texts.NO_KIND[finding.question.expects])
    draft.lines += [line for sentence in lines for line in (sentence, "")]
    if finding.decision.nearest is not None:
        write_nearest(draft, library, finding.decision.nearest, finding.question)
    return Answer(status="not_found", text=draft.text, citations=tuple(draft.citations))


def write_missing_part(draft: Draft, finding: Finding) -> None:
    """Say of one part of a question that the documents do not answer it."""
    draft.lines += [*_unmentioned(finding), texts.NOT_FOUND_PART, ""]


def _unmentioned(finding: Finding) -> list[str]:
    names = [texts.NOT_MENTIONED.format(name=escape(name[:_LONGEST_ECHO])) for name in finding.unmentioned.names]
    return names + [texts.YEAR_NOT_MENTIONED.format(year=year) for year in finding.unmentioned.years]


def _offer(documents: Sequence[Document]) -> str:
    return texts.OFFER.format(sources=escape(texts.source_names(documents)))
