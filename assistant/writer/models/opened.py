"""A language model that can be called: LangChain's chat model for what was chosen, with our limits set."""

import importlib
import re
from contextlib import suppress
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.rate_limiters import InMemoryRateLimiter

from assistant.writer import texts
from assistant.writer.models.choice import IN_PROCESS, OLLAMA, OPENAI, ChatProblem, Choice
from assistant.writer.settings import ChatSettings

_NO_KEY = "geen"
_PACKAGE = re.compile(r"\bpip install (?:-U )?[`'\"]?([a-z0-9_-]+)")


def open_model(choice: Choice, settings: ChatSettings) -> BaseChatModel:
    """The model, ready to be called at temperature 0; its package is imported only now.

    It does not try again by itself: that is done in one place, for every model (``calls``). Raises ChatProblem.
    """
    if choice.provider == IN_PROCESS:
        from assistant.writer.models.in_process import load

        return load(choice, settings.chat_answer_tokens)
    try:
        from langchain.chat_models import init_chat_model

        model: BaseChatModel = init_chat_model(
            choice.name, model_provider=choice.provider, **_options(choice, settings)
        )
    except ImportError as error:
        raise ChatProblem(texts.PACKAGE_MISSING.format(name=settings.chat_model, package=_package(error))) from None
    except Exception as error:  # each provider raises its own errors, and their messages may hold a key
        raise ChatProblem(texts.MODEL_UNUSABLE.format(name=settings.chat_model, kind=type(error).__name__)) from None
    if choice.local and choice.provider == OPENAI and str(getattr(model, "openai_api_base", "")) != choice.url:
        raise ChatProblem(texts.NOT_LOCAL.format(name=settings.chat_model))  # a gateway was set in the environment
    return model


def close_model(model: BaseChatModel) -> None:
    """Close the connections of a model, as far as its package has any to close."""
    for name in ("root_client", "_client"):
        if close := getattr(getattr(model, name, None), "close", None):
            close()


def _options(choice: Choice, settings: ChatSettings) -> dict[str, Any]:
    """What a provider is told beside the name of the model."""
    options: dict[str, Any] = {"temperature": 0}
    if settings.chat_per_minute:
        per_second = settings.chat_per_minute / 60
        options["rate_limiter"] = InMemoryRateLimiter(requests_per_second=per_second, max_bucket_size=1)
    if choice.provider == OLLAMA:
        # No proxy and no way out by a redirect: what is for this machine stays on it.
        http = {"trust_env": False, "follow_redirects": False} if choice.local else {}
        return {
            **options,
            "base_url": choice.url,
            "num_predict": settings.chat_answer_tokens,
            "client_kwargs": {**http, "timeout": settings.chat_seconds},
        }
    options |= {"max_tokens": settings.chat_answer_tokens, "timeout": settings.chat_seconds, "max_retries": 0}
    if choice.url:
        options["base_url"] = choice.url
    if choice.provider == OPENAI:
        options["stream_usage"] = True
        key = settings.chat_key.get_secret_value()
        if key or choice.url:
            options["api_key"] = key or _NO_KEY
        if choice.local:
            options |= _clients(settings.chat_seconds)
    return options


def _clients(seconds: float) -> dict[str, Any]:
    """HTTP clients that know no proxy and follow no redirect: what is for this machine stays on it."""
    http = importlib.import_module("langchain_openai._compat").httpx
    return {
        "http_client": http.Client(trust_env=False, follow_redirects=False, timeout=seconds),
        "http_async_client": http.AsyncClient(trust_env=False, follow_redirects=False, timeout=seconds),
        "http_socket_options": (),
    }


def _package(error: ImportError) -> str:
    """The package that has what could not be imported, as pip knows it."""
    if named := _PACKAGE.search(str(error)):
        return named[1]
    with suppress(AttributeError):
        return str(error.name).partition(".")[0].replace("_", "-")
    return "langchain"
