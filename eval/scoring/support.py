"""Does an answer stand on what it cites: quotations verbatim, numbers supported, no claim without a citation.

Nothing here calls the assistant's own checks: a scorer that shares a mistake with them would not see it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant import texts as assistant_texts
from assistant.values import Answer, Citation
from corpus.values import Document
from eval import texts
from eval.scoring import notation
from eval.scoring.claims import Claim, claims, frame_pattern
from eval.scoring.source import Source
from eval.values import Case

_FRAMES = frame_pattern(assistant_texts.FRAMES)
_LINE_END_HYPHEN = re.compile(r"(?<=\w)[-\u2010]\s*\n\s*(?=\w)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How well an answer stands on its citations; ``None`` when there is nothing to check."""

    quotes_verbatim: float | None
    numbers_supported: float | None
    claims_cited: float | None
    flaws: tuple[str, ...]


def check_support(case: Case, answer: Answer, source: Source) -> Support:
    """Return the shares of quotations, numbers and claims that hold, and every one that does not."""
    said = claims(answer.text, _FRAMES)
    quotes = [(citation, quote_stands(citation, source)) for citation in answer.citations]
    numbers = [pair for claim in said for pair in _numbers(claim, case, answer, source)]
    answered = answer.status in ("answered", "partial")
    cited = [(claim, is_cited(claim, answer.citations, source)) for claim in said] if answered else []
    flaws = [
        texts.FLAW_QUOTE.format(number=citation.number, document=citation.document.id, page=citation.page)
        for citation, stands in quotes
        if not stands
    ]
    flaws += [texts.FLAW_NUMBER.format(number=value) for value, stands in numbers if not stands]
    flaws += [texts.FLAW_CLAIM.format(claim=claim.text) for claim, stands in cited if not stands]
    return Support(
        quotes_verbatim=_share(stands for _, stands in quotes),
        numbers_supported=_share(stands for _, stands in numbers),
        claims_cited=_share(stands for _, stands in cited),
        flaws=tuple(flaws),
    )


def quote_stands(citation: Citation, source: Source) -> bool:
    """Tell whether a quotation stands verbatim on the page it is said to stand on."""
    page = source.page_text(citation.document.id, citation.page)
    return page is not None and verbatim(citation.quote, page)


def verbatim(quote: str, page: str) -> bool:
    """Tell whether a quotation stands in a page text, white space and line-end hyphens apart."""
    wanted = squeeze(quote)
    return bool(wanted) and (wanted in squeeze(page) or wanted in squeeze(_LINE_END_HYPHEN.sub("", page)))


def squeeze(text: str) -> str:
    """Return text in one Unicode form without soft hyphens, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).split())


def is_cited(claim: Claim, citations: Sequence[Citation], source: Source) -> bool:
    """Tell whether a claim points to citations there are, or stands in a quotation that the answer gives.

    What is shown as a quotation must besides use no word that the cited pages do not have. A table row is shown with
    its column headings, so its words count and not their order.
    """
    pointed = [citation for citation in citations if citation.number in claim.markers]
    if not claim.markers:
        words = notation.plain(claim.text).strip("\"' ")
        return any(words in notation.plain(citation.quote) for citation in citations)
    if {citation.number for citation in pointed} != set(claim.markers):
        return False
    return not claim.quoted or _words(claim.text) <= _words(" ".join(_page_and_quote(pointed, source)))


def _page_and_quote(citations: Sequence[Citation], source: Source) -> list[str]:
    """Return the quotations and the texts of their pages, words broken at a line end joined."""
    pages = [source.page_text(citation.document.id, citation.page) or "" for citation in citations]
    return [_LINE_END_HYPHEN.sub("", text) for text in [*pages, *(citation.quote for citation in citations)]]


def _words(text: str) -> frozenset[str]:
    """Return the words and numbers of a text, in one spelling."""
    return frozenset(re.findall(r"\w+", notation.plain(text)))


def _numbers(claim: Claim, case: Case, answer: Answer, source: Source) -> list[tuple[str, bool]]:
    """Return every number, year, date and percentage of a claim, and whether a cited passage holds it.

    A sentence with markers must find its numbers in the passages they point to. One without (a refusal) may also
    repeat a number of the question, name the documents, and count them.
    """
    chunks = {passage.chunk.id: passage.chunk.text for passage in answer.passages}
    pointed = [citation for citation in answer.citations if citation.number in claim.markers]
    ground = [text for citation in pointed or answer.citations for text in _ground(citation, chunks)]
    if not pointed:
        ground += [case.question, *case.history, *(_about(document) for document in source.documents.values())]
        ground += [str(count) for count in range(1, len(source.documents) + 1)]
    whole = "\n".join(ground)
    allowed = notation.values_in(whole) | notation.days_in(whole)
    return [(value, value in allowed) for value in sorted(notation.values_in(claim.text))]


def _ground(citation: Citation, chunks: Mapping[str, str]) -> list[str]:
    """Return the texts a citation stands for: its quotation, passage, headings, place and document."""
    place = f"{citation.page} {citation.label}"
    return [citation.quote, chunks.get(citation.chunk, ""), *citation.headings, place, _about(citation.document)]


def _about(document: Document) -> str:
    """Return what a document says of itself: title, status and date, the date also in words."""
    return f"{document.title}\n{document.status}\n{document.kind}\n{assistant_texts.dutch_date(document.date)}"


def _share(outcomes: Iterable[bool]) -> float | None:
    """Return the share of outcomes that hold, None when there are none."""
    held = list(outcomes)
    return sum(held) / len(held) if held else None
