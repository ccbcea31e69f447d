"""Reading and embedding a folder: what is told on the way, stopping halfway, and files that only have another name."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from small_pdf import write_pdf

from corpus.catalogue.folder import scan_folder
from corpus.recognition import ocr
from index import ingest, texts
from index.build import open_library, update_index
from index.model.embedding import Embedder
from index.search import search
from index.settings import Settings
from index.values import Step

MANY = [[f"# Hoofdstuk {page}", *[f"De gemeente geeft in {year} geld uit." for year in range(1990, 2020)]]
        for page in range(1_000)]  # fmt: skip


def shares(steps: Sequence[Step], stage: str) -> list[float]:
    return [step.done / step.total for step in steps if step.stage == stage]


def test_progress_never_goes_back_and_ends_whole(settings: Settings, embedder: Embedder) -> None:
    steps: list[Step] = []
    update_index(settings, progress=steps.append, embedder=embedder)
    for stage in (texts.STAGE_READ, texts.STAGE_EMBED, texts.STAGE_WRITE):
        told = shares(steps, stage)
        assert told == sorted(told)
        assert told[-1] == 1


def test_stopped_halfway_the_file_being_read_is_let_go_and_what_was_read_is_kept(
    settings: Settings, corpus: Path, embedder: Embedder
) -> None:
    write_pdf(corpus / "zeer-veel.pdf", MANY)

    def stop(step: Step) -> None:
        if step.stage == texts.STAGE_READ and step.done >= 300:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update_index(settings, progress=stop, embedder=embedder)
    assert len(list((settings.index / "documents").iterdir())) == 3
    (corpus / "zeer-veel.pdf").unlink()
    steps: list[Step] = []
    assert update_index(settings, progress=steps.append, embedder=embedder).added == 3
    assert shares(steps, texts.STAGE_READ) == []


def test_a_renamed_file_is_not_embedded_again(
    settings: Settings, corpus: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_index(settings, embedder=embedder)
    with open_library(settings, embedder=embedder) as library:
        before = search(library, "Wanneer is de weekmarkt?")[0].dense
    (corpus / "markt.pdf").rename(corpus / "weekmarkt.pdf")
    monkeypatch.setattr(Embedder, "documents", lambda *_: pytest.fail("embedded again"))
    report = update_index(settings, embedder=embedder)
    assert (report.added, report.removed, report.unchanged) == (1, 1, 2)
    with open_library(settings, embedder=embedder) as library:
        found = search(library, "Wanneer is de weekmarkt?")[0]
        assert library.document(library.chunk(found.row).document).file == "weekmarkt.pdf"
        assert found.dense == pytest.approx(before, abs=1e-6)
    assert len(list((settings.index / "documents").iterdir())) == 3


def test_what_was_read_is_read_again_when_recognition_gets_dutch(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(ocr.is_available.cache_clear)
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", str(program.parent))
    documents, reading = scan_folder(settings.corpus).documents, settings.model_copy(update={"ocr": True})
    names = []
    for script in (None, "echo eng", "echo eng; echo nld"):
        if script is not None:
            program.write_text(f"#!/bin/sh\n{script}\n")
            program.chmod(0o755)
        ocr.is_available.cache_clear()
        names.append([one.kept.name for one in ingest.plan(reading, tmp_path, documents)])
    assert names[0] == names[1] != names[2]
