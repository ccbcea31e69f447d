from pathlib import Path

import pydantic
import pytest

from index.errors import SettingsProblem
from index.settings import Settings


def test_the_environment_sets_and_the_command_line_goes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINNENSTAD_CORPUS", "/from/environment")
    monkeypatch.setenv("BINNENSTAD_OCR", "false")
    assert Settings.load(corpus=None).corpus == Path("/from/environment")
    assert Settings.load(corpus=Path("/given")).corpus == Path("/given")
    assert Settings.load().ocr is False


def test_an_unknown_variable_is_refused_with_the_nearest_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINNENSTAD_CORPSU", "x")
    with pytest.raises(SettingsProblem, match=r"BINNENSTAD_CORPSU bestaat niet.*BINNENSTAD_CORPUS"):
        Settings.load()


@pytest.mark.parametrize("name", ["BINNENSTAD_REAL_PDFS", "BINNENSTAD_BENCHMARKS", "BINNENSTAD_ASSISTANT_STYLE"])
def test_variables_of_tests_and_later_packages_are_left_alone(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x")
    assert Settings.load().model == ""


def test_a_wrong_value_is_one_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINNENSTAD_OCR", "misschien")
    with pytest.raises(SettingsProblem, match=r"'misschien'.*BINNENSTAD_OCR"):
        Settings.load()


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(pydantic.ValidationError):
        Settings().model = "other"


def test_a_subclass_adds_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    class More(Settings):
        tone: str = "plain"

    monkeypatch.setenv("BINNENSTAD_TONE", "formal")
    assert More.load().tone == "formal"
    with pytest.raises(SettingsProblem, match="BINNENSTAD_TONE"):
        Settings.load()
