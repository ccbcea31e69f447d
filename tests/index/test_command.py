import json
from pathlib import Path

import pytest

from index.__main__ import main
from index.settings import Settings


def test_it_says_in_dutch_what_was_done_and_then_that_nothing_changed(
    settings: Settings, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "leeg.pdf").write_bytes(b"")
    arguments = ["--corpus", str(corpus), "--index", str(settings.index)]
    assert main(arguments) == 0
    made = capsys.readouterr()
    assert "3 documenten, 4 pagina's" in made.out
    assert "leeg.pdf" in made.err
    assert "Documenten lezen" in made.err
    assert main(arguments) == 0
    assert "Er is niets veranderd" in capsys.readouterr().out
    assert main([*arguments, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["up_to_date"] is True
    assert [problem["file"] for problem in report["problems"]] == ["leeg.pdf"]


@pytest.mark.parametrize("wrong", ["corpus", "setting", "index"])
def test_unusable_input_is_one_line_and_exit_code_2(
    wrong: str, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["--corpus", str(corpus), "--index", str(tmp_path / "index")]
    if wrong == "corpus":
        arguments[1] = str(tmp_path / "nergens")
    elif wrong == "setting":
        monkeypatch.setenv("BINNENSTAD_INDEKS", "x")
    else:
        (tmp_path / "index").write_text("")
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.strip().splitlines()) == 1


def test_wrong_usage_is_exit_code_2() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--onbekend"])
    assert stopped.value.code == 2
