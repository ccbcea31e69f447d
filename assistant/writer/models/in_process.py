"""A language model run by transformers in this process, from a folder or a GGUF file: nothing is downloaded."""

import os
import threading
from collections.abc import Iterator
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import PrivateAttr

from assistant.writer import texts
from assistant.writer.models.choice import ChatProblem, Choice

_ROLES = {"system": "system", "human": "user", "ai": "assistant"}


class InProcessChat(BaseChatModel):
    """A causal language model in memory that writes one answer at a time, the likeliest token each time.

    Dropping the stream stops the writing, so that no processor works on for an answer that nobody waits for.
    """

    most_tokens: int
    _model: Any = PrivateAttr()
    _tokenizer: Any = PrivateAttr()
    _using: Any = PrivateAttr(default_factory=threading.Lock)

    def holding(self, model: Any, tokenizer: Any) -> "InProcessChat":  # noqa: ANN401 - transformers types neither
        """The same, with its model and tokenizer."""
        self._model, self._tokenizer = model, tokenizer
        return self

    @property
    def _llm_type(self) -> str:
        return "in-process"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - as LangChain has it
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - as LangChain has it
    ) -> Iterator[ChatGenerationChunk]:
        from transformers import StoppingCriteriaList, TextIteratorStreamer

        given = self._laid_out(messages)
        stopped = threading.Event()
        streamer = TextIteratorStreamer(self._tokenizer, skip_prompt=True, skip_special_tokens=True)
        made: list[Any] = []

        def is_stopped(ids: Any, scores: Any, **more: Any) -> Any:  # noqa: ANN401 - as transformers has it
            import torch

            return torch.full((ids.shape[0],), stopped.is_set(), dtype=torch.bool, device=ids.device)

        def write() -> None:
            try:
                made.append(
                    self._model.generate(
                        **given,
                        max_new_tokens=self.most_tokens,
                        do_sample=False,
                        streamer=streamer,
                        stopping_criteria=StoppingCriteriaList([is_stopped]),
                    )
                )
            except Exception as error:  # told in the thread that waits for the words
                made.append(error)
                streamer.end()  # type: ignore[no-untyped-call]

        with self._using:
            writing = threading.Thread(target=write, daemon=True)
            writing.start()
            try:
                for text in streamer:
                    yield ChatGenerationChunk(message=AIMessageChunk(content=text))
            finally:
                stopped.set()
                writing.join()
        if made and isinstance(made[0], Exception):
            raise made[0]
        yield ChatGenerationChunk(message=self._counted(given, made))

    def _laid_out(self, messages: list[BaseMessage]) -> Any:  # noqa: ANN401 - a batch of tensors
        """The conversation in tokens; without a template of its own the model gets the texts under each other."""
        turns = [{"role": _ROLES.get(one.type, "user"), "content": str(one.text)} for one in messages]
        if not self._tokenizer.chat_template:
            return self._tokenizer("\n\n".join(turn["content"] for turn in turns), return_tensors="pt")
        return self._tokenizer.apply_chat_template(
            turns, add_generation_prompt=True, return_tensors="pt", return_dict=True
        )

    @staticmethod
    def _counted(given: Any, made: list[Any]) -> AIMessageChunk:  # noqa: ANN401 - a batch of tensors
        before = int(given["input_ids"].shape[1])
        after = int(made[0].shape[1]) if made else before
        usage = UsageMetadata(input_tokens=before, output_tokens=after - before, total_tokens=after)
        return AIMessageChunk(content="", usage_metadata=usage)


def load(choice: Choice, most_tokens: int) -> InProcessChat:
    """Load a model from its folder or GGUF file. Raises ChatProblem when that cannot be."""
    try:
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer
        from transformers.utils import logging

        assert choice.file is not None
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        # With all cores taken, one other program that works makes every token ten times slower.
        torch.set_num_threads(max(1, (os.cpu_count() or 2) // 2))
        folder, options = choice.file, {}
        if choice.file.is_file():
            folder, options = choice.file.parent, {"gguf_file": choice.file.name}
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False, **options)
        model = AutoModelForCausalLM.from_pretrained(folder, local_files_only=True, trust_remote_code=False, **options)
        model.eval()  # type: ignore[no-untyped-call]
    except ImportError as error:
        missing = next((name for name in ("accelerate", "gguf") if name in str(error)), str(error.name))
        raise ChatProblem(texts.PACKAGE_MISSING.format(name=choice.name, package=missing)) from error
    except Exception as error:  # a file that is no model fails in as many ways as there are formats
        if "accelerate" in str(error):
            raise ChatProblem(texts.PACKAGE_MISSING.format(name=choice.name, package="accelerate")) from error
        raise ChatProblem(texts.MODEL_UNUSABLE.format(name=choice.name, kind=type(error).__name__)) from error
    return InProcessChat(most_tokens=most_tokens).holding(model, tokenizer)
