"""From data to questions that were put to a pool: which questions, and which passages they are searched in."""

from dataclasses import dataclass
from random import Random

from assistant.answer.signals import FEWEST
from eval.calibration import texts
from eval.calibration.asking import Asked, Show, ask, ask_again
from eval.calibration.pool import PoolLibrary, pool_of
from eval.training.examples.data import Data, Question, TrainingError
from index.model.embedding import Embedder


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is asked: at most ``questions`` of certain sources, drawn with ``seed``, in a pool of about ``passages``.

    Documents whose id starts with one of ``without`` take no part, neither to ask about nor to search in.
    """

    sources: tuple[str, ...]
    without: tuple[str, ...]
    questions: int
    passages: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The pool, and the questions with what was found in it; ``parts`` are the same of small parts of the pool."""

    library: PoolLibrary
    asked: tuple[Asked, ...]
    parts: tuple[tuple[PoolLibrary, tuple[Asked, ...]], ...] = ()


def gather(data: Data, plan: Plan, embedder: Embedder, show: Show) -> Gathered:
    """Put the questions of a plan to its pool. Raises TrainingError when there are none."""
    questions = questions_of(data, plan)
    if not questions:
        raise TrainingError(texts.NO_QUESTIONS.format(sources=", ".join(plan.sources)))
    draw = Random(plan.seed)
    wanted = {data.passages[one.passage].document for one in questions}
    pool = pool_of(data, wanted, plan.sources, plan.without, plan.passages, draw)
    library = PoolLibrary([data.passages[place] for place in pool], embedder)
    chosen = draw.sample(questions, min(plan.questions, len(questions)))
    rows = {place: row for row, place in enumerate(pool)}
    asked = ask(library, data, chosen, rows, draw, show)
    parts = [
        (part, ask_again(part, data, [one for one in chosen if data.passages[one.passage].document in own], show))
        for part in library.parts(FEWEST, draw)
        for own in ({document.id for document in part.documents},)
    ]
    return Gathered(library=library, asked=asked, parts=tuple(parts))


def questions_of(data: Data, plan: Plan) -> list[Question]:
    """The questions that trained nothing and of which it is known what answers them, if anything does."""
    return [
        one
        for one in data.questions
        if one.dev
        and one.source in plan.sources
        and (one.evidence or not one.answered)
        and not data.passages[one.passage].document.startswith(plan.without)
    ]
