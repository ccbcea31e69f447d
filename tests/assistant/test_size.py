"""The assistant stays small enough to read: few lines, and few files in a folder."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES = 2_200
MOST_FILES = 12


def test_the_assistant_without_its_pages_is_short() -> None:
    package = ROOT / "assistant"
    files = [path for path in package.rglob("*.py") if "ui" not in path.relative_to(package).parts]
    assert 0 < sum(len(path.read_text("utf-8").splitlines()) for path in files) <= MOST_LINES


@pytest.mark.parametrize("package", ["assistant", "index"])
def test_no_folder_holds_too_many_files(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    full = {str(folder.relative_to(ROOT)): len(list(folder.glob("*.py"))) for folder in folders}
    assert {name: count for name, count in full.items() if count > MOST_FILES} == {}
