import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelProblem
from index.model import weights
from index.model.encoder import Encoder
from index.model.weights import KNOWN, bundled_model, fingerprint
from index.settings import Settings


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundled_model(tmp_path_factory.mktemp("cache"))


def test_the_model_agrees_with_the_engine_the_weights_came_with(made: Path) -> None:
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    found = Encoder(made).encode([entry["text"] for entry in known])
    assert len(known) >= 5
    for vector, entry in zip(found, known, strict=True):
        assert float(vector @ np.array(entry["vector"])) > 0.99, entry["text"][:60]


def test_it_is_made_once_and_nothing_is_left_beside_it(made: Path) -> None:
    before = (made / "model.onnx").stat().st_mtime_ns
    steps: list[int] = []
    assert bundled_model(made.parent, lambda done, total: steps.append(done)) == made
    assert (made / "model.onnx").stat().st_mtime_ns == before
    assert steps == []
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_a_damaged_model_is_made_again_with_progress(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / made.name
    shutil.copytree(made, copy)
    (copy / "tokenizer.json").write_text("{}")
    steps: list[tuple[int, int]] = []
    bundled_model(tmp_path, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (4, 4)
    assert (copy / "tokenizer.json").stat().st_size > 1_000_000


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "DIGEST", "0" * 64)
    with pytest.raises(ModelProblem, match="niet het verwachte bestand"):
        bundled_model(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_cannot_be_written_is_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ModelProblem, match="BINNENSTAD_MODEL_CACHE"):
        bundled_model(tmp_path / "file" / "cache")


def test_the_fingerprint_follows_the_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "weights").write_text("one")
    first = fingerprint(str(tmp_path))
    assert fingerprint(str(tmp_path)) == first
    (tmp_path / "weights").write_text("other")
    assert fingerprint(str(tmp_path)) != first
    assert fingerprint(Settings().model) == weights.BUNDLED
