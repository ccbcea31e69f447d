"""What an answer scores against the gold facts and pages of its case. Deterministic; no judge model."""

from collections.abc import Sequence

from assistant.values import Answer, Citation, Status
from eval.scoring import notation, retrieval
from eval.scoring.sentences import sentence_recall
from eval.scoring.support import Support
from eval.values import Case, Scores

REFUSALS: frozenset[Status] = frozenset({"not_found", "out_of_scope", "clarify"})
"""The outcomes that claim nothing."""

ANSWERS: frozenset[Status] = frozenset({"answered", "partial"})
"""The outcomes that show something as an answer; a passage shown without certainty is one."""


def fact_recall(text: str, facts: Sequence[Sequence[str]]) -> float:
    """Return the share of gold facts in the text (nugget recall: Voorhees, TREC 2003 QA; Lin and Demner-Fushman 2006).

    A fact counts when one of its accepted forms stands in the text, in any Dutch notation of numbers and dates.
    """
    return sum(any(notation.contains(text, form) for form in forms) for forms in facts) / len(facts)


def on_gold(citation: Citation, case: Case) -> bool:
    """Tell whether a citation is on a gold page."""
    return any(retrieval.on_place(citation.document.id, (citation.page,), place) for place in case.places)


def page_precision(citations: Sequence[Citation], case: Case) -> float:
    """Return the share of citations on a gold page (citation precision: Gao et al., ALCE, EMNLP 2023)."""
    return sum(on_gold(citation, case) for citation in citations) / len(citations)


def page_recall(citations: Sequence[Citation], case: Case) -> float:
    """Return the share of gold places with a citation on one of their pages (citation recall: Gao et al. 2023)."""
    cited = [(citation.document.id, (citation.page,)) for citation in citations]
    return sum(any(retrieval.on_place(*entry, place) for entry in cited) for place in case.places) / len(case.places)


def named(text: str, mentions: Sequence[str]) -> float:
    """Return 1.0 when a refusal names everything that the documents do not mention."""
    return float(all(notation.contains(text, word) for word in mentions))


def refused(answer: Answer, case: Case) -> float:
    """Return 1.0 when the answer claims nothing, or only what the case allows.

    That is a partial answer which names what is missing, or the document's own words that it does not say.
    """
    if case.partial and answer.status == "partial":
        return named(answer.text, case.mentions)
    if answer.status in ANSWERS and any(notation.contains(answer.text, form) for form in case.denials):
        return 1.0
    return float(answer.status in REFUSALS)


def recall(case: Case, text: str, citations: Sequence[Citation]) -> float | None:
    """Return the share of what is due that is there: gold sentences in the quotations, else gold facts in the text."""
    if case.sentences:
        return sentence_recall([citation.quote for citation in citations], case.sentences)
    return fact_recall(text, case.facts) if case.facts else None


def shown_right(case: Case, answer: Answer) -> float:
    """Return 1.0 when what was shown answers the question; what a confidence is held against.

    Of a refusal that is its nearest passage (the ``near`` citations), by the same rule as an answer: it is what would
    have been shown had the threshold been lower, and without it nothing would be known of low confidences. A question
    that the documents do not answer is never answered by what is shown.
    """
    if case.expect == "refuse" or answer.status == "error":
        return 0.0
    if answer.status in REFUSALS:
        near = tuple(citation for citation in answer.citations if citation.near)
        return float(bool(near) and _holds(case, "\n".join(citation.quote for citation in near), near))
    return float(_holds(case, answer.text, tuple(citation for citation in answer.citations if not citation.near)))


def _holds(case: Case, text: str, citations: Sequence[Citation]) -> bool:
    """Tell whether all that is due is there; a page counts only beside facts, for a gold sentence is of its page."""
    cited = page_recall(citations, case) if case.places and not case.sentences else None
    return recall(case, text, citations) in (None, 1.0) and cited in (None, 1.0)


def score(case: Case, answer: Answer, support: Support) -> Scores:
    """Return every score that the case qualifies for.

    ``ok`` is the one yes or no of a case: all facts and every gold place cited, all gold sentences quoted (their page
    is told apart), or a refusal where one is due. ``right`` is the first half of it: all facts in the text of an answer
    that is no refusal, or all gold sentences in its quotations.
    """
    said_no = refused(answer, case)
    if case.expect == "refuse":
        return Scores(
            ok=said_no,
            refused=said_no,
            named=named(answer.text, case.mentions) if case.mentions and said_no else None,
            quotes_verbatim=support.quotes_verbatim,
            numbers_supported=support.numbers_supported,
            claims_cited=support.claims_cited,
            shown_right=0.0,
        )
    citations = tuple(citation for citation in answer.citations if not citation.near)
    answered = answer.status in ANSWERS
    found = recall(case, answer.text, citations) if answered else 0.0 if case.sentences or case.facts else None
    return Scores(
        ok=float(answered and _holds(case, answer.text, citations)),
        fact_recall=found,
        right=None if found is None else float(found == 1.0),
        page_precision=page_precision(citations, case) if case.places and answered and citations else None,
        first_page=float(on_gold(citations[0], case)) if case.places and answered and citations else None,
        page_recall=_page_cited(case, answer) if case.places else None,
        quotes_verbatim=support.quotes_verbatim,
        numbers_supported=support.numbers_supported,
        claims_cited=support.claims_cited,
        refused=said_no,
        words=float(len(answer.text.split())) if answered else None,
        characters=float(len(answer.text)) if answered else None,
        shown_right=shown_right(case, answer),
        **(_retrieval(answer, case) if case.places else {}),
    )


def _page_cited(case: Case, answer: Answer) -> float:
    """Return the citation recall of a case with gold pages.

    Beside gold facts a refusal cites nothing. Beside gold sentences its nearest passage counts: whether the answer is
    right is told by the sentences alone, and whether the reader is led to the right page by this.
    """
    if case.sentences:
        return page_recall(answer.citations, case)
    citations = tuple(citation for citation in answer.citations if not citation.near)
    return page_recall(citations, case) if answer.status in ANSWERS else 0.0


def _retrieval(answer: Answer, case: Case) -> dict[str, float]:
    """Return the retrieval scores of a case with gold pages."""
    return {
        "hit1": retrieval.hit(answer.passages, case.places, 1),
        "hit5": retrieval.hit(answer.passages, case.places, 5),
        "mrr10": retrieval.reciprocal_rank(answer.passages, case.places),
        "ndcg10": retrieval.ndcg(answer.passages, case.places),
    }
