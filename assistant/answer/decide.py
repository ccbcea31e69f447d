"""Looking one question up and deciding what can be said: the passages in order, how likely they answer, the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.choose import Extract, choose
from assistant.answer.compose import Asked
from assistant.answer.probability import Outcome, calibration
from assistant.answer.signals import Candidate, rank, signals
from assistant.question.figure import figure_asked, figures_in
from assistant.question.mentions import years_in
from assistant.reader.find import Found, find
from index.library import Library
from index.passages import word_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found for one question.

    ``earlier`` is the question before it when it was read as a follow-up, else empty. ``found`` is in the order of how
    well it answers, ``extracts`` what would be shown, best first, ``likely`` the probability that it answers.
    """

    question: str
    earlier: str
    asked: Asked
    found: tuple[Found, ...]
    extracts: tuple[Extract, ...]
    likely: float
    outcome: Outcome


def look_up(library: Library, question: str, earlier: Sequence[str]) -> Finding:
    """Look a question up; with earlier ones (oldest first) as a follow-up too, and the likelier reading counts."""
    alone = _read(library, question, "")
    if not earlier:
        return alone
    following = _read(library, question, earlier[-1])
    ahead = _best(alone) - _best(following)
    return alone if ahead > calibration().alone_from else following


def _best(finding: Finding) -> float:
    return max((one.reading.passage_logit for one in finding.found), default=-99.0)


def _read(library: Library, question: str, earlier: str) -> Finding:
    found = find(library, question, earlier)
    asked = _asked(library, question, earlier)
    fitted = calibration()
    candidates = [
        Candidate(
            score=one.hit.score,
            closeness=one.hit.dense,
            passage_logit=one.reading.passage_logit,
            unit_logits=one.reading.unit_logits,
        )
        for one in found
    ]
    order = rank(candidates, fitted.search_weight)
    ranked = tuple(found[place] for place in order)
    extracts = choose([one.reading for one in ranked], asked.years, asked.words, asked.stems)
    likely = 0.0
    if ranked and extracts:
        first = ranked[0]
        best = max(first.reading.units, key=lambda unit: first.reading.evidence[first.reading.units.index(unit)])
        likely = fitted.probability(
            signals(
                candidates,
                order,
                lacks_figure=asked.figure is not None and not figures_in(best.text, asked.figure),
                other_year=bool(asked.years) and not any(year in _text(first) for year in asked.years),
            )
        )
    return Finding(
        question=question,
        earlier=earlier,
        asked=asked,
        found=ranked,
        extracts=extracts,
        likely=likely,
        outcome=fitted.outcome(likely) if extracts else "not_found",
    )


def _asked(library: Library, question: str, earlier: str) -> Asked:
    known: dict[str, frozenset[str]] = {}

    def stems(text: str) -> frozenset[str]:
        if text not in known:
            known[text] = frozenset(library.words.analyse(text))
        return known[text]

    years = years_in(question) or years_in(earlier)
    figure = figure_asked(question) or (figure_asked(earlier) if earlier else None)
    return Asked(figure=figure, years=years, words=stems(f"{earlier} {question}"), stems=stems)


def _text(found: Found) -> str:
    return f"{word_text(found.passage.chunk, found.passage.document)} {found.passage.document.date}"
