"""The lock file holds what the requirements ask for, each with its hashes."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKED = dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
ASKED = [
    match
    for file in sorted(ROOT.glob("requirements*.txt"))
    for match in re.findall(r"^([\w.-]+)==([^\s;]+)", file.read_text(encoding="utf-8"), re.MULTILINE)
]


@pytest.mark.parametrize(("name", "version"), ASKED, ids=[name for name, _ in ASKED])
def test_what_is_asked_for_is_locked(name: str, version: str) -> None:
    assert LOCKED.get(re.sub(r"[-_.]+", "-", name).lower()) == version, "run make lock"


def test_everything_that_is_locked_has_hashes() -> None:
    entries = re.split(r"^(?=[\w.-]+==)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(LOCKED) > len(ASKED)
    assert [one.split()[0] for one in entries if one.strip() and "--hash=sha256:" not in one] == []
