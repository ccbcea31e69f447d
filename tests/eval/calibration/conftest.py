"""The small set with nearly all of its documents kept apart, put to a pool once."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.calibration.gather import Gathered, Plan, gather
from eval.training.examples.data import Data, read_data
from index.model.embedding import Embedder
from tests.eval.small_set import PASSAGES, passage_lines, question_lines, write_lines

LEARNED = PASSAGES[0][0]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("data")
    asked = question_lines()
    for line in asked:
        line["dev"] = PASSAGES[int(str(line["p"])) // 10][0] != LEARNED
    write_lines(found / "passages.jsonl.gz", passage_lines())
    write_lines(found / "questions.jsonl.gz", asked)
    return found


@pytest.fixture(scope="session")
def data(folder: Path) -> Data:
    return read_data(folder)


@pytest.fixture(scope="session")
def plan() -> Plan:
    return Plan(sources=("klein",), without=("Groen",), questions=100, passages=100, seed=7)


@pytest.fixture(scope="session")
def gathered(data: Data, plan: Plan, embedder: Embedder) -> Gathered:
    return gather(data, plan, embedder, lambda questions: questions)


@pytest.fixture(scope="session")
def alone(gathered: Gathered) -> Gathered:
    """The same without questions that came behind another."""
    return replace(gathered, asked=tuple(one for one in gathered.asked if not one.earlier))
