"""Questions about something else, behind one that a passage answers: that passage does not answer them.

Who goes on to another subject is to be refused, not told again what was asked before; of the data nothing says so.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from eval.training.examples.prepare import MOST_EARLIER, Prepared, Ragged
from eval.training.examples.slips import VARIANTS

SOURCE = "elders"


def with_turned(prepared: Prepared, kinds: Sequence[str], count: int, draw: np.random.Generator) -> Prepared:
    """The data with up to ``count`` more questions to learn from, each behind one about another document.

    Half of them are of ``kinds``, which are short and name no place, as such a question mostly is. Candidates are those
    of the question before it: what is about that one, is not about this one.
    """
    plain = [n for n in prepared.questions(dev=False, answered=True) if not prepared.earlier[n]]
    short = [n for n in plain if prepared.source[n] in kinds] or plain
    if not plain:
        return prepared
    earlier = draw.choice(plain, min(count, len(plain)), replace=False)
    asked = np.where(
        draw.random(len(earlier)) < 0.5, draw.choice(short, len(earlier)), draw.choice(plain, len(earlier))
    )
    document = prepared.document[prepared.passage]
    apart = document[earlier] != document[asked]
    earlier, asked = earlier[apart], asked[apart]
    return replace(
        prepared,
        asked=_longer(prepared.asked, [prepared.asked[n] for n in asked]),
        badly=_longer(prepared.badly, [prepared.badly[VARIANTS * n + way] for n in asked for way in range(VARIANTS)]),
        earlier=_longer(prepared.earlier, [prepared.asked[n][:MOST_EARLIER] for n in earlier]),
        passage=np.append(prepared.passage, prepared.passage[earlier]),
        answered=np.append(prepared.answered, np.zeros(len(earlier), np.bool_)),
        evidence=_longer(prepared.evidence, [[] for _ in earlier]),
        source=np.append(prepared.source, np.full(len(earlier), SOURCE)),
        dev=np.append(prepared.dev, np.zeros(len(earlier), np.bool_)),
        candidates=np.append(prepared.candidates, prepared.candidates[earlier], axis=0),
    )


def _longer(rows: Ragged, more: Sequence[Sequence[int]]) -> Ragged:
    return Ragged.of([*(rows[row] for row in range(len(rows))), *more])
