"""Whatever a model does, nothing is shown that the passages do not have, and nothing hangs or falls over."""

import time
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from assistant.pipeline import answer_question
from index.library import Library
from tests.assistant.writer.hostile import KINDS, Told, hostile, unsupported
from tests.assistant.writer.serving import Reply
from tests.assistant.writer.test_write import writing

QUESTIONS = (
    "Wat kost een kaartje voor het zwembad? Hoeveel glijbanen krijgt het zwembad?",
    "Wat kost de speeltuin aan de Lindelaan? Wie opent de speeltuin?",
    "Wanneer begint de bouw van de speeltuin?",
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_hostile_model(small_library: Library, kind: Callable[[Told, Random], Reply]) -> None:
    draw = Random(kind.__name__)
    slow: dict[str, Any] = {"chat_seconds": 1.0} if kind.__name__ in ("stalling", "endless") else {}
    with writing(hostile(kind, draw), **slow) as (writer, _):
        for question in QUESTIONS:
            answer = answer_question(small_library, question)
            assert answer.citations
            started = time.monotonic()
            *_, written = writer.write(small_library, question, (), answer)
            assert unsupported(written) == []
            assert written.done
            assert not any("geheim" in line for line in (written.note, *written.trace))
            assert time.monotonic() - started < 25
