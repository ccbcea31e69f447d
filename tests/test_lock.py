"""The lock files hold what the requirements ask for, each with its hashes; nothing else is installed."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RUN, DEVELOP, CUDA = "requirements.lock", "requirements-dev.lock", "requirements-cuda.lock"
TORCH_CPU = "requirements-torch-cpu.lock"
LOCKS = (RUN, DEVELOP, CUDA, TORCH_CPU)


def read(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def versions(file: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", read(file), re.MULTILINE))


ASKED = [
    (name, version, lock)
    for file, locks in (
        ("requirements.txt", (RUN, DEVELOP)),
        ("requirements-chat.txt", (DEVELOP,)),
        ("requirements-dev.txt", (DEVELOP,)),
    )
    for name, version in versions(file).items()
    for lock in locks
]


@pytest.mark.parametrize(("name", "version", "lock"), ASKED)
def test_what_is_asked_for_is_locked(name: str, version: str, lock: str) -> None:
    assert versions(lock).get(re.sub(r"[-_.]+", "-", name).lower()) == version, "run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_that_is_locked_has_hashes(lock: str) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", read(lock), flags=re.MULTILINE)
    assert [one.split()[0] for one in entries if "==" in one and "--hash=sha256:" not in one] == []


def test_running_and_testing_use_the_same_versions() -> None:
    assert versions(RUN).items() <= versions(DEVELOP).items()
    assert not versions(CUDA).keys() & versions(DEVELOP).keys()


def test_torch_without_cuda_is_the_same_version_on_every_machine() -> None:
    assert versions(TORCH_CPU) == {"torch": f"{versions(RUN)['torch']}+cpu"}
    assert read(TORCH_CPU).count("--hash=sha256:") == 6, "three versions of Python on two kinds of machine"


def test_make_installs_only_what_is_locked() -> None:
    installs = re.findall(r"pip install (.*)", read("Makefile").partition("\nrun:")[0])
    assert len(installs) == 1
    assert "--require-hashes --no-deps --only-binary :all:" in installs[0]
