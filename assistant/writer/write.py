"""Writing beside the quotations: ask a model, check each sentence as it comes, show what passes.

    ground -> prompt -> model -> sentences -> checks -> (once more for what failed) -> written

The quotations are the answer; whatever happens here, they stay.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from langchain_core.language_models import BaseChatModel

from assistant.values import Answer, Citation
from assistant.writer import texts
from assistant.writer.cache import Cache, key_of
from assistant.writer.checked import Checker, without_orders
from assistant.writer.ground import ground_of, grounds_of_whole, within
from assistant.writer.models.calls import Call, CallFailed, Limits
from assistant.writer.models.choice import OLLAMA, OPENAI, Choice, chosen
from assistant.writer.models.opened import close_model, open_model
from assistant.writer.parsing import SCHEMA, claims_of
from assistant.writer.prompts import messages
from assistant.writer.settings import ChatSettings
from assistant.writer.values import Claim, Dropped, Ending, Ground, Style, Usage, Written
from index.library import Library

_NOTES: dict[Ending, str] = {
    "little": texts.LITTLE,
    "down": texts.DOWN,
    "slow": texts.SLOW,
    "stopped": texts.STOPPED,
}
_JSON = {"type": "json_schema", "json_schema": {"name": "written", "schema": SCHEMA}}
_FORMATS: dict[str, dict[str, Any]] = {OPENAI: {"extra_body": {"response_format": _JSON}}, OLLAMA: {"format": SCHEMA}}
"""How a provider is asked for a form; a server that refuses is asked for plain text instead.

OpenAI's is passed by its library, which would read the JSON itself and fail as a whole where it is broken.
"""

_MILLION = 1_000_000


def open_writer(settings: ChatSettings) -> "Writer | None":
    """The writer that the settings ask for; None without a model. Raises ChatProblem when it cannot be."""
    choice = chosen(settings)
    return Writer(open_model(choice, settings), choice, settings) if choice else None


@dataclass(slots=True)
class _State:
    """What one answer has come to so far."""

    kept: list[Claim] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    usage: Usage = field(default_factory=Usage)
    failures: list[str] = field(default_factory=list)


class Writer:
    """A language model with its settings. Keep one: it remembers what it wrote. Safe to share between threads."""

    def __init__(self, model: BaseChatModel, choice: Choice, settings: ChatSettings) -> None:
        self._model = model
        self._choice = choice
        self._settings = settings
        self._cache = Cache()
        self._format: dict[str, Any] = _FORMATS.get(choice.provider, {})

    @property
    def name(self) -> str:
        """The model, as a developer names it."""
        return f"{self._choice.provider}:{self._choice.name}"

    def close(self) -> None:
        """Let go of the connections of the model; what is being written stops."""
        close_model(self._model)

    def write(
        self,
        library: Library,
        question: str,
        history: Sequence[str],
        answer: Answer,
        *,
        plain: bool = False,
        stop: threading.Event | None = None,
    ) -> Iterator[Written]:
        """Write beside an answer: what is written so far, each time a sentence more, the last with ``done``.

        Call it with the answer that ``answer_question`` gave, after showing that. ``plain`` asks for plain language
        (B1). A question about a whole document or chapter gets a summary, with citations of its own. Setting ``stop``
        ends it soon. Nothing is raised for a model that fails: the note says it.
        """
        limits = Limits(
            until=time.monotonic() + self._settings.chat_seconds,
            most_tokens=self._settings.chat_answer_tokens,
            stop=stop or threading.Event(),
        )
        grounds = self._grounds(library, question, history, answer, plain=plain)
        style: Style = grounds[0].style if grounds else "plain" if plain else "answer"
        nothing = Written(style=style, citations=tuple(one for ground in grounds for one in _in_order(ground)))
        if not grounds:
            yield replace(nothing, done=True)
            return
        key = key_of(grounds, library, self._choice)
        if known := self._cache.get(key):
            yield replace(known, trace=("writer: kept from before",))
            return
        for last in self._each(library, grounds, nothing, limits):
            yield last
        if last.ending in ("written", "little"):
            self._cache.put(key, last)

    def _grounds(
        self, library: Library, question: str, history: Sequence[str], answer: Answer, *, plain: bool
    ) -> tuple[Ground, ...]:
        def count(text: str) -> int:
            return len(library.reader.tokens.of(text))

        tokens = self._settings.chat_tokens
        found = grounds_of_whole(library, question, tokens, count)
        if not found and (ground := ground_of(question, history, answer, plain=plain)):
            found = (within(ground, tokens, count),)
        safe = [replace(one, citations=without_orders(one.citations, library)) for one in found]
        return tuple(one for one in safe if one.citations)

    def _each(self, library: Library, grounds: Sequence[Ground], nothing: Written, limits: Limits) -> Iterator[Written]:
        """Write from each ground in turn."""
        started, state, ending = time.monotonic(), _State(), "written"
        try:
            for ground in grounds:
                for _ in self._one(library, ground, state, limits):
                    yield replace(nothing, sentences=tuple(state.kept), ending="written")
        except CallFailed as failed:
            state.failures.append(failed.detail or failed.failure)
            ending = "down" if failed.failure in ("refused", "form") else failed.failure
        if ending == "written" and not state.kept:
            ending = "little"
        is_slow_but_whole = ending == "slow" and not state.kept
        yield replace(
            nothing,
            sentences=tuple(state.kept),
            ending=ending,  # type: ignore[arg-type]
            note=texts.DOWN if is_slow_but_whole else _NOTES.get(ending, ""),  # type: ignore[call-overload]
            done=True,
            trace=self._trace(state, time.monotonic() - started),
        )

    def _one(self, library: Library, ground: Ground, state: _State, limits: Limits) -> Iterator[Claim]:
        """The sentences from one ground that may be shown; when none may, what failed gets a second try."""
        checker = Checker(library, ground)
        failed: list[Claim] = []
        before = len(state.kept)
        for claim in self._asked(library, ground, (), state, limits):
            if dropped := checker.check(claim):
                state.dropped.append(dropped)
                failed.append(claim)
            else:
                state.kept.append(claim)
                yield claim
        if failed and len(state.kept) == before:
            for claim in self._asked(library, ground, failed[:5], state, limits):
                if dropped := checker.check(claim):
                    state.dropped.append(dropped)
                else:
                    state.kept.append(claim)
                    yield claim

    def _asked(
        self, library: Library, ground: Ground, failed: Sequence[Claim], state: _State, limits: Limits
    ) -> Iterator[Claim]:
        """What the model writes; a server that knows no form is asked again without, and from then on."""
        form = self._format
        told = messages(ground, structured=bool(form), failed=failed)
        call = Call(model=self._model, messages=told, limits=limits, options=form)
        text = ""
        try:
            try:
                for claim in claims_of(call.pieces()):
                    text += claim.text
                    yield claim
            except CallFailed as refused:
                if refused.failure != "form" or not form or text:
                    raise
                self._format = {}
                yield from self._asked(library, ground, failed, state, limits)
                return
        finally:
            tokens = library.reader.tokens
            counted = sum(len(tokens.of(str(one.text))) for one in told), len(tokens.of(text))
            state.usage = state.usage.plus(*(call.tokens or counted))

    def _trace(self, state: _State, seconds: float) -> tuple[str, ...]:
        usage, settings = state.usage, self._settings
        cost = (usage.tokens_in * settings.chat_price_in + usage.tokens_out * settings.chat_price_out) / _MILLION
        lines = [
            f"writer: {self.name}, {seconds:.2f} s, {usage.calls} calls, "
            f"{usage.tokens_in} tokens in, {usage.tokens_out} out, {cost:.6f} euro",
            f"writer: {len(state.kept)} sentences kept, {len(state.dropped)} dropped",
        ]
        lines += [f"writer: dropped: {one.reason}" for one in state.dropped]
        return (*lines, *(f"writer: failed: {one}" for one in state.failures))


def _in_order(ground: Ground) -> list[Citation]:
    return sorted(ground.citations, key=lambda one: one.number)
