"""What can be set about the language model; without a model the wizard quotes and writes nothing itself."""

from typing import ClassVar

from pydantic import Field, SecretStr

from index.settings import Settings


class ChatSettings(Settings):
    """The settings of corpus and index, and of the language model.

    ``chat_model`` is empty for none, a folder or GGUF file to run in the process, or ``provider:name`` as LangChain
    knows it (``ollama:llama3.1:8b``, ``openai:...``, ``azure_openai:...``); with ``chat_url``, the address of an
    OpenAI-compatible server, a name alone will do. ``chat_key`` is the key for that server; other providers have
    variables of their own. ``chat_only_local`` keeps every question and document on this machine. ``chat_seconds`` is
    how long one answer may take in all, ``chat_tokens`` how many tokens of passages a model gets at most,
    ``chat_answer_tokens`` how many it may write, ``chat_per_minute`` how many calls it may get (0: no limit). Prices
    are euros for a million tokens, to tell what an answer cost.
    """

    other_prefixes: ClassVar[tuple[str, ...]] = ("BINNENSTAD_APP_", "BINNENSTAD_ASSISTANT_", "BINNENSTAD_EVAL_")

    chat_model: str = ""
    chat_url: str = ""
    chat_key: SecretStr = SecretStr("")
    chat_only_local: bool = True
    chat_seconds: float = Field(default=60.0, gt=0)
    chat_tokens: int = Field(default=2_000, ge=100)
    chat_answer_tokens: int = Field(default=400, ge=20)
    chat_per_minute: int = Field(default=0, ge=0)
    chat_price_in: float = Field(default=0.0, ge=0)
    chat_price_out: float = Field(default=0.0, ge=0)
