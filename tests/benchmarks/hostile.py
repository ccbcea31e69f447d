"""A hostile language model over many questions: nothing it makes up is shown, nothing hangs, the quotations stay.

``python -m tests.benchmarks.hostile --answers 500``
"""

import argparse
import time
from collections import Counter
from itertools import cycle, islice
from random import Random

from assistant.pipeline import answer_question
from assistant.writer.settings import ChatSettings
from assistant.writer.write import open_writer
from eval.running.measure import CASES
from eval.sets.cases import read_cases
from index.build import open_library, update_index
from tests.assistant.writer.hostile import KINDS, hostile, unsupported
from tests.assistant.writer.serving import Reply, serving

_SECONDS, _SLACK, _SEED = 3.0, 3.0, 11


def main() -> int:
    """Ask until there are enough answers that claim something; returns 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=500)
    wanted = parser.parse_args().answers
    settings = ChatSettings.load(chat_seconds=_SECONDS, chat_model="vijandig")
    update_index(settings)
    draw = Random(_SEED)
    wrong, endings, sentences, longest = [], Counter[str](), 0, 0.0
    with open_library(settings) as library:
        asked = [case.question for case in read_cases([CASES]) if not case.history]
        answered = [
            (one, answer)
            for one in asked
            if (answer := answer_question(library, one)).status in ("answered", "partial")
        ]
        current = [KINDS[0]]

        def reply(body: dict[str, object]) -> Reply:
            return hostile(current[0], draw)(body)

        with serving(reply) as server:
            writer = open_writer(settings.model_copy(update={"chat_url": server.url}))
            assert writer is not None
            for number, (question, answer) in enumerate(islice(cycle(answered), wanted)):
                current[0] = KINDS[(number + number // len(answered)) % len(KINDS)]
                started = time.monotonic()
                # A question of its own each time, so that nothing is kept from before.
                *_, written = writer.write(library, f"{question} ({number})", (), answer)
                longest = max(longest, time.monotonic() - started)
                endings[f"{current[0].__name__}: {written.ending}"] += 1
                sentences += len(written.sentences)
                wrong += unsupported(written)
            writer.close()
    for name, count in sorted(endings.items()):
        print(f"{name:32} {count}")
    print(f"answers {wanted}, sentences shown {sentences}, unsupported {len(wrong)}, longest {longest:.1f} s")
    print("\n".join(wrong[:20]))
    return int(bool(wrong) or longest > _SECONDS + _SLACK)


if __name__ == "__main__":
    raise SystemExit(main())
