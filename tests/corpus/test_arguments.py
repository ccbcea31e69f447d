import os
import subprocess
import sys

import pytest

from corpus.arguments import DutchParser, dutch, run


def parser() -> DutchParser:
    parser = DutchParser(prog="proef", description="Een proef.")
    parser.add_argument("vraag")
    parser.add_argument("--aantal", type=int)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--kort", action="store_true")
    group.add_argument("--lang", action="store_true")
    return parser


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([], "Er ontbreekt iets in de opdracht: vraag."),
        (["x", "y", "--z"], "Dit hoort niet in de opdracht: y --z."),
        (["x", "--aantal"], "Achter --aantal ontbreekt een waarde."),
        (["x", "--aantal", "veel"], "Bij --aantal kan 'veel' niet."),
        (["x", "--kort=3"], "Bij --kort kan '3' niet."),
        (["x", "--kort", "--lang"], "--lang en --kort kunnen niet samen."),
        (["x", "--aan", "3"], "Dit hoort niet in de opdracht: --aan 3."),
    ],
)
def test_a_mistake_is_one_dutch_line(capsys: pytest.CaptureFixture[str], arguments: list[str], line: str) -> None:
    with pytest.raises(SystemExit) as caught:
        parser().parse_args(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err == f"{line} Zie `proef --help`.\n"


def test_a_mistake_without_a_translation_is_still_a_dutch_sentence() -> None:
    assert dutch("something new") == "De opdracht klopt niet (something new)."


def test_right_use_gives_the_values() -> None:
    assert parser().parse_args(["hoi", "--aantal", "3"]).aantal == 3


@pytest.mark.parametrize("body", ["print('x' * 9)", "print('x' * 999_999)", "print('x'); raise SystemExit(0)"])
def test_a_command_whose_reader_stopped_ends_quietly(body: str) -> None:
    code = f"from corpus.arguments import run\ndef main():\n    {body}\n    return 0\nrun(main)"
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_command_ends_with_its_exit_code() -> None:
    with pytest.raises(SystemExit) as ended:
        run(lambda: 2)
    assert ended.value.code == 2
