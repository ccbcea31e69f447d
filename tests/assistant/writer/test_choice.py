"""Which model a setting means, and that nothing goes to one elsewhere unless a setting says so."""

from pathlib import Path
from typing import Any

import pytest

from assistant.writer.models.choice import ChatProblem, chosen, is_loopback
from assistant.writer.models.opened import close_model, open_model
from assistant.writer.settings import ChatSettings
from index.errors import SettingsProblem

HERE = "http://127.0.0.1:8000/v1"


def settings(**fields: Any) -> ChatSettings:
    return ChatSettings(**fields)


def test_none_is_chosen_by_default() -> None:
    assert chosen(settings()) is None


@pytest.mark.parametrize(
    ("fields", "provider", "name", "local"),
    [
        ({"chat_model": "ollama:llama3.1:8b"}, "ollama", "llama3.1:8b", True),
        ({"chat_model": "ollama:llama3", "chat_url": "http://10.0.0.7:11434"}, "ollama", "llama3", False),
        ({"chat_model": "ollama:gpt-oss:120b-cloud"}, "ollama", "gpt-oss:120b-cloud", False),
        ({"chat_model": "llama-3", "chat_url": HERE}, "openai", "llama-3", True),
        ({"chat_model": "org/model:latest", "chat_url": "http://[::1]:8000/v1"}, "openai", "org/model:latest", True),
        ({"chat_model": "openai:iets", "chat_url": "http://localhost:1/v1"}, "openai", "iets", True),
        ({"chat_model": "openai:iets"}, "openai", "iets", False),
        ({"chat_model": "llama-3", "chat_url": "http://127.0.0.1.example.nl/v1"}, "openai", "llama-3", False),
        ({"chat_model": "mistralai:mistral-small", "chat_url": HERE}, "mistralai", "mistral-small", False),
        ({"chat_model": "azure_openai:gpt"}, "azure_openai", "gpt", False),
    ],
)
def test_what_a_setting_means(fields: dict[str, str], provider: str, name: str, local: bool) -> None:
    choice = chosen(settings(**fields, chat_only_local=False))
    assert choice is not None
    assert (choice.provider, choice.name, choice.local) == (provider, name, local)
    if not local:
        with pytest.raises(ChatProblem, match="BINNENSTAD_CHAT_ONLY_LOCAL"):
            chosen(settings(**fields))


def test_ollama_elsewhere_by_its_own_variable_is_not_local(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_HOST", "ollama.example.nl")
    with pytest.raises(ChatProblem, match="deze computer"):
        chosen(settings(chat_model="ollama:llama3"))


def test_a_folder_and_a_gguf_file_run_in_the_process(tmp_path: Path) -> None:
    file = tmp_path / "klein.gguf"
    file.touch()
    for path in (tmp_path, file):
        choice = chosen(settings(chat_model=str(path)))
        assert choice is not None
        assert (choice.provider, choice.file, choice.local) == ("transformers", path, True)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"chat_model": "zomaar"}, "niet te kiezen"),
        ({"chat_model": "nergens:model"}, "niet te kiezen"),
        ({"chat_model": "weg.gguf"}, "niet gevonden"),
        ({"chat_model": "llama", "chat_url": "localhost:8000"}, "geen webadres"),
    ],
)
def test_what_cannot_be_chosen_is_one_dutch_line(fields: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsProblem, match=told) as problem:
        chosen(settings(**fields))
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    "url", ["http://example.nl", "http://128.0.0.1", "http://localhost.example.nl", "http://0.0.0.0", ""]
)
def test_what_is_not_loopback(url: str) -> None:
    assert not is_loopback(url)


def test_a_missing_package_is_named() -> None:
    given = settings(chat_model="mistralai:mistral-small", chat_only_local=False)
    choice = chosen(given)
    assert choice is not None
    with pytest.raises(ChatProblem, match="pip install langchain-mistralai"):
        open_model(choice, given)


def test_a_key_is_in_no_error_and_no_printed_setting() -> None:
    given = settings(chat_model="openai:iets", chat_url=HERE, chat_key="sk-zeer-geheim")
    choice = chosen(given)
    assert choice is not None
    model = open_model(choice, given)
    assert "geheim" not in repr(given) + repr(choice) + repr(model)
    close_model(model)


def test_a_local_model_knows_no_proxy_and_no_gateway(monkeypatch: pytest.MonkeyPatch) -> None:
    given = settings(chat_model="openai:iets", chat_url=HERE)
    choice = chosen(given)
    assert choice is not None
    model = open_model(choice, given)
    assert model.http_client.trust_env is False  # type: ignore[attr-defined]
    assert model.http_client.follow_redirects is False  # type: ignore[attr-defined]
    close_model(model)
    monkeypatch.setenv("LANGSMITH_GATEWAY", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "x")
    model = open_model(choice, given)
    assert str(model.openai_api_base) == HERE  # type: ignore[attr-defined]
    close_model(model)


def test_an_unknown_setting_of_the_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINNENSTAD_CHAT_MODLE", "x")
    with pytest.raises(SettingsProblem, match="BINNENSTAD_CHAT_MODEL"):
        ChatSettings.load()
