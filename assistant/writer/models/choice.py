"""Which language model a setting means, where it runs, and whether questions and documents may go there."""

import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from assistant.writer import texts
from assistant.writer.settings import ChatSettings
from index.errors import SettingsProblem

IN_PROCESS = "transformers"
OLLAMA = "ollama"
OPENAI = "openai"
_OLLAMA_HOST = "127.0.0.1:11434"
_GGUF = ".gguf"


class ChatProblem(SettingsProblem):
    """The language model cannot be used as it is set; the message is Dutch and never holds a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A language model: its provider and name there, the address of its server (empty: its own) or its file.

    ``local`` says that it runs on this machine, so that nothing leaves it.
    """

    provider: str
    name: str
    url: str = ""
    file: Path | None = None
    local: bool


def chosen(settings: ChatSettings) -> Choice | None:
    """The model that is set; None when there is none. Raises ChatProblem when it cannot be, or may not be used.

    This is the one place that keeps questions and documents from a model elsewhere: no model is opened without it.
    """
    choice = _choice(settings)
    if choice and settings.chat_only_local and not choice.local:
        raise ChatProblem(texts.NOT_LOCAL.format(name=settings.chat_model))
    return choice


def is_loopback(url: str) -> bool:
    """Whether an address is of this machine itself; of a name only ``localhost`` is sure."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _choice(settings: ChatSettings) -> Choice | None:
    given = settings.chat_model.strip()
    if not given:
        return None
    path = Path(given).expanduser()
    if path.is_dir() or path.suffix.lower() == _GGUF:
        if not path.exists():
            raise ChatProblem(texts.NO_SUCH_FILE.format(path=path))
        return Choice(provider=IN_PROCESS, name=path.stem, file=path, local=True)
    url = _url(settings.chat_url)
    provider, colon, name = given.partition(":")
    if not (colon and name and _is_provider(provider)):
        if not url:
            raise ChatProblem(texts.NO_SUCH_MODEL.format(name=given))
        return Choice(provider=OPENAI, name=given, url=url, local=is_loopback(url))
    if provider == OLLAMA:
        url = url or _with_scheme(os.environ.get("OLLAMA_HOST", "") or _OLLAMA_HOST)
        return Choice(provider=provider, name=name, url=url, local=is_loopback(url) and not _is_in_cloud(name))
    return Choice(provider=provider, name=name, url=url, local=provider == OPENAI and is_loopback(url))


def _is_provider(name: str) -> bool:
    if name in (OPENAI, OLLAMA):
        return True  # without LangChain, which takes a second to load
    from langchain.chat_models.base import _BUILTIN_PROVIDERS  # the names are public, the table of them is not

    return name in _BUILTIN_PROVIDERS


def _is_in_cloud(name: str) -> bool:
    """Whether Ollama passes a model on: a server on this machine has models that run at its maker's."""
    return name.partition(":")[2].endswith("cloud")


def _url(given: str) -> str:
    """An address as it was set, checked. Raises ChatProblem."""
    if given and not (given.startswith(("http://", "https://")) and urlsplit(given).hostname):
        raise ChatProblem(texts.WRONG_URL)
    return given.rstrip("/")


def _with_scheme(host: str) -> str:
    return host if "://" in host else f"http://{host}"
