"""Answers on the command line: the quotations at once, and what a language model writes beside them as it comes."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Self

from assistant.notation.verbatim import escape
from assistant.output import to_json, to_object, to_terminal
from assistant.pipeline import answer_question
from assistant.values import Answer, Citation
from assistant.writer import texts
from assistant.writer.models.choice import ChatProblem, chosen
from assistant.writer.settings import ChatSettings
from assistant.writer.values import Claim, Written
from index.library import Library

if TYPE_CHECKING:
    from assistant.writer.write import Writer


def pen_of(settings: ChatSettings, *, plain: bool) -> "Pen":
    """What the command line answers with. Raises ChatProblem when its model may not be used, or is missing."""
    if chosen(settings) is None:
        if plain:
            raise ChatProblem(texts.NEED_MODEL)
        return Pen(None, plain=False)

    def opened() -> "Writer":
        from assistant.writer.write import open_writer  # LangChain takes a second: who has no model does not wait

        writer = open_writer(settings)
        assert writer is not None
        return writer

    return Pen(opened, plain=plain)


class Pen:
    """Answers questions, with a writer beside the quotations when there is one; leaving the block closes it.

    The writer is opened when it is first needed, behind the quotations: loading a model may take a minute.
    """

    def __init__(self, opened: "Callable[[], Writer] | None", *, plain: bool) -> None:
        self._opened = opened
        self._plain = plain
        self._writer: Writer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._writer:
            self._writer.close()

    def show(self, library: Library, question: str, history: Sequence[str]) -> None:
        """Print an answer to read: the quotations, then every sentence as soon as it has been checked."""
        answer = answer_question(library, question, history)
        print(to_terminal(answer), flush=True)
        shown = 0
        writer = self._open()
        for written in writer.write(library, question, history, answer, plain=self._plain) if writer else ():
            if written.sentences and not shown:
                print(f"\n{texts.HEADINGS[written.style]}")
            for sentence in written.sentences[shown:]:
                print(f"{sentence.text} {places(sentence, written)}", flush=True)
            shown = len(written.sentences)
            if written.note:
                print(f"\n{written.note}")

    def json_line(self, library: Library, question: str, history: Sequence[str], identity: str = "") -> str:
        """An answer on one line; what was written is the field ``written``, behind those that there always are."""
        answer = answer_question(library, question, history)
        writer = self._open()
        if writer is None:
            return to_json(answer, identity)
        *_, last = writer.write(library, question, history, answer, plain=self._plain)
        return to_json(answer, identity, written=to_written(last, writer.name))

    def _open(self) -> "Writer | None":
        if self._opened and self._writer is None:
            self._writer = self._opened()
        return self._writer


def to_written(written: Written, model: str) -> dict[str, object]:
    """What was written as the object that ``--json`` and ``--batch`` print.

    The numbers are those of the citations of the answer; a summary has citations of its own, which it brings.
    """
    used = {number for sentence in written.sentences for number in sentence.numbers}
    own = tuple(one for one in written.citations if written.style == "summary" and one.number in used)
    return {
        "model": model,
        "style": written.style,
        "text": text_of(written),
        "sentences": [{"text": one.text, "citations": list(one.numbers)} for one in written.sentences],
        "citations": to_object(Answer(status="answered", text="", citations=own))["citations"],
        "note": written.note,
        "ending": written.ending,
        "trace": list(written.trace),
    }


def text_of(written: Written) -> str:
    """What was written as literal Markdown, each sentence with the markers of its citations."""
    lines = [f"{escape(one.text)} " + "".join(f"[{number}]" for number in one.numbers) for one in written.sentences]
    return " ".join(lines)


def places(sentence: Claim, written: Written) -> str:
    """The markers of a sentence; in a summary its pages, for its citations stand in no list."""
    if written.style != "summary":
        return "".join(f"[{number}]" for number in sentence.numbers)
    cited: dict[int, Citation] = {one.number: one for one in written.citations}
    return texts.PAGES.format(labels=", ".join(dict.fromkeys(cited[number].label for number in sentence.numbers)))
