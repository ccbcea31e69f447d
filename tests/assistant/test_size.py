"""The assistant stays small enough to read: few lines, and few files in a folder."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 2_200
MOST_FILES = 12
MOST_LINES_A_FILE = 250
ROOMS_OF_THEIR_OWN = {"ui", "writer"}
"""The pages, and the room for language models: who uses no model need not read how one is kept honest."""


def test_the_assistant_without_its_pages_is_short() -> None:
    package = ROOT / "assistant"
    files = [path for path in package.rglob("*.py") if not ROOMS_OF_THEIR_OWN & set(path.relative_to(package).parts)]
    assert 0 < sum(len(path.read_text("utf-8").splitlines()) for path in files) <= MOST_LINES


def test_no_file_of_the_writer_is_long() -> None:
    files = (ROOT / "assistant" / "writer").rglob("*.py")
    long = {
        path.name: count for path in files if (count := len(path.read_text("utf-8").splitlines())) > MOST_LINES_A_FILE
    }
    assert long == {}


@pytest.mark.parametrize("package", ["assistant", "index"])
def test_no_folder_holds_too_many_files(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    full = {str(folder.relative_to(ROOT)): len(list(folder.glob("*.py"))) for folder in folders}
    assert {name: count for name, count in full.items() if count > MOST_FILES} == {}
