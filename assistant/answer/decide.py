"""Looking one question up and deciding what can be said: the passages in order, how likely they answer, the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer.choose import Extract, choose
from assistant.answer.compose import Asked
from assistant.answer.probability import Outcome, calibration
from assistant.answer.signals import Signals, rank, signals
from assistant.question.figure import figure_asked, figures_in
from assistant.question.mentions import years_in
from assistant.reader.find import Found, find
from index.library import Library
from index.passages import word_text

_HIGHEST_LOGIT = 8.0
"""No passage is held likelier to answer than this: the highest of the 10,000 that were read for decision 23 is 6.5.

It goes with the weights of the reader, and is to be looked at anew when they change.
"""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What was read for a question, best first; ``signals`` say how likely ``extracts`` are right, None when empty."""

    asked: Asked
    ranked: tuple[Found, ...]
    extracts: tuple[Extract, ...]
    signals: Signals | None


def look_up(library: Library, question: str, earlier: Sequence[str]) -> Finding:
    """Look a question up; with earlier ones (oldest first) as a follow-up too, and the likelier reading counts.

    It is not read as a follow-up when nothing that came of that could be likelier.
    """
    alone = _read(library, question, "")
    if not earlier:
        return alone
    fitted = calibration()
    named = fitted.alone_per_term * len(set(library.words.analyse(question)))
    if _best(alone.found) - _HIGHEST_LOGIT + named > fitted.alone_from:
        return alone  # however well it read as a follow-up, it would not count
    following = _read(library, question, earlier[-1])
    return alone if ahead(alone.found, following.found) + named > fitted.alone_from else following


def ahead(alone: Sequence[Found], following: Sequence[Found]) -> float:
    """By how many logits a question reads better alone than behind the one before it."""
    return _best(alone) - _best(following)


def _best(found: Sequence[Found]) -> float:
    return max((one.reading.passage_logit for one in found), default=-99.0)


def weigh(library: Library, question: str, earlier: str, found: Sequence[Found], search_weight: float) -> Weighed:
    """Put what was found and read for a question in order, and choose what to show of it."""
    asked = _asked(library, question, earlier)
    ranked = rank(found, search_weight)
    extracts = choose([one.reading for one in ranked], asked.years, asked.words, asked.stems)
    if not extracts:
        return Weighed(asked=asked, ranked=ranked, extracts=(), signals=None)
    first = ranked[0]
    document = first.passage.document
    text = f"{word_text(first.passage.chunk, document)} {document.date}"
    best = max(first.reading.units, key=lambda unit: first.reading.evidence[first.reading.units.index(unit)])
    told = signals(
        ranked,
        searched=len(library),
        lacks_figure=asked.figure is not None and not figures_in(best.text, asked.figure),
        other_year=bool(asked.years) and not any(year in text for year in asked.years),
    )
    return Weighed(asked=asked, ranked=ranked, extracts=extracts, signals=told)


def _read(library: Library, question: str, earlier: str) -> Finding:
    fitted = calibration()
    weighed = weigh(library, question, earlier, find(library, question, earlier), fitted.search_weight)
    likely = fitted.probability(weighed.signals) if weighed.signals else 0.0
    return Finding(
        question=question,
        earlier=earlier,
        asked=weighed.asked,
        found=weighed.ranked,
        extracts=weighed.extracts,
        likely=likely,
        outcome=fitted.outcome(weighed.signals) if weighed.signals else "not_found",
    )


def _asked(library: Library, question: str, earlier: str) -> Asked:
    """What is known of the question. Stems are made twice: Snowball makes "fiets" of "fietsen", and "fiet" of that."""
    known: dict[str, frozenset[str]] = {}

    def stems(text: str) -> frozenset[str]:
        if text not in known:
            known[text] = frozenset(library.words.analyse(" ".join(library.words.analyse(text))))
        return known[text]

    years = years_in(question) or years_in(earlier)
    figure = figure_asked(question) or (figure_asked(earlier) if earlier else None)
    return Asked(figure=figure, years=years, words=stems(f"{earlier} {question}"), stems=stems)
