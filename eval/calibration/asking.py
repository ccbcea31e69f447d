"""Putting questions to the pool: each alone, and where one came before it, behind that one too."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from assistant.answer.decide import ahead, weigh
from assistant.reader.find import CANDIDATES, Found, find
from eval.calibration.pool import PoolLibrary
from eval.scoring.sentences import sentence_recall
from eval.training.examples.data import Data, Question

_CHANGES = 10
"""One in so many questions that stand alone is also asked behind a question about another document."""

Show = Callable[[Iterable[Question]], Iterable[Question]]
"""Passes questions on and may show how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with what was found and read for it.

    ``row`` is the place of its passage in the pool. ``earlier`` is the question that it was also asked behind, its own
    or, for a change of subject, one about another document; empty, with ``following``, when there was none.
    """

    question: Question
    row: int
    alone: tuple[Found, ...]
    earlier: str = ""
    following: tuple[Found, ...] = ()

    @property
    def follows(self) -> bool:
        """Whether it is a follow-up; false for a question that stands alone, a change of subject included."""
        return bool(self.question.earlier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What the probability is fitted on: the signals of a question, and whether what would be shown is right.

    That is when the extracts hold nearly all words of every unit that answers; what an unanswerable question
    (``answerable`` is false) gets is never right. ``absent`` says that the document which the question is about was
    taken away.
    """

    signals: tuple[float, ...]
    right: bool
    answerable: bool
    document: str
    absent: bool = False


def ask(
    library: PoolLibrary, data: Data, questions: Sequence[Question], rows: Mapping[int, int], draw: Random, show: Show
) -> tuple[Asked, ...]:
    """Put questions to the pool; ``rows`` gives the row of each passage of the data that is in it."""
    alone = [one for one in questions if not one.earlier]
    changing = set(draw.sample(alone, len(alone) // _CHANGES))
    found = []
    for one in show(questions):
        earlier = one.earlier or (_elsewhere(one, alone, data, draw) if one in changing else "")
        found.append(
            Asked(
                question=one,
                row=rows[one.passage],
                alone=find(library, one.text),
                earlier=earlier,
                following=find(library, one.text, earlier) if earlier else (),
            )
        )
    return tuple(found)


def ask_again(library: PoolLibrary, data: Data, questions: Sequence[Question], show: Show) -> tuple[Asked, ...]:
    """Put questions to a part of the pool that holds the documents they are about."""
    rows = {id(data.passages[one.passage]): library.row_of(data.passages[one.passage]) for one in questions}
    return tuple(
        Asked(
            question=one,
            row=rows[id(data.passages[one.passage])],
            alone=find(library, one.text),
            earlier=one.earlier,
            following=find(library, one.text, one.earlier) if one.earlier else (),
        )
        for one in show(questions)
    )


def _elsewhere(question: Question, others: Sequence[Question], data: Data, draw: Random) -> str:
    """The text of a question about another document; empty when there is none."""
    document = data.passages[question.passage].document
    texts = [other.text for other in others if data.passages[other.passage].document != document]
    return draw.choice(texts) if texts else ""


def examples(
    library: PoolLibrary, data: Data, asked: Iterable[Asked], search_weight: float, margin: tuple[float, float]
) -> list[Example]:
    """What comes of each question, and of each when its document is not there.

    One for which nothing can be shown is left out, as it needs no probability; so is one of which less than half of
    what was found is of another document: a search without its document would have brought others.
    """
    made = []
    for one in asked:
        terms = len(set(library.words.analyse(one.question.text)))
        is_following = one.follows and ahead(one.alone, one.following) + margin[1] * terms <= margin[0]
        earlier, found = (one.earlier, one.following) if is_following else ("", one.alone)
        weighed = weigh(library, one.question.text, earlier, found, search_weight)
        if weighed.signals:
            passage = data.passages[one.question.passage]
            gold = [passage.units[unit] for unit in one.question.evidence]
            shown = [unit.text for extract in weighed.extracts for unit in extract.units]
            made.append(
                Example(
                    signals=weighed.signals.values(),
                    right=one.question.answered and sentence_recall(shown, gold) == 1,
                    answerable=one.question.answered,
                    document=passage.document,
                )
            )
            others = [each for each in found if each.passage.document.id != passage.document]
            without = (
                weigh(library, one.question.text, earlier, others, search_weight)
                if 2 * len(others) >= CANDIDATES
                else None
            )
            if without and without.signals:
                made.append(
                    Example(
                        signals=without.signals.values(),
                        right=False,
                        answerable=False,
                        document=passage.document,
                        absent=True,
                    )
                )
    return made
