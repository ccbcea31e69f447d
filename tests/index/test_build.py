import errno
import json
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from small_pdf import write_pdf

from corpus.errors import CorpusError
from index import ingest
from index.build import open_library, open_up_to_date, update_index
from index.errors import IndexBusy, IndexDamaged, IndexMissing, IndexProblem, IndexUnwritable
from index.model.embedding import Embedder
from index.search import search
from index.settings import PROJECT, Settings
from index.store import store
from index.store.store import Store
from index.values import Step


def titles(settings: Settings, embedder: Embedder) -> set[str]:
    with open_library(settings, embedder=embedder) as library:
        return {document.file for document in library.documents}


def test_from_nothing_and_then_nothing_to_do(settings: Settings, embedder: Embedder) -> None:
    steps: list[Step] = []
    first = update_index(settings, progress=steps.append, embedder=embedder)
    assert (first.added, first.changed, first.removed, first.unchanged, first.up_to_date) == (3, 0, 0, 0, False)
    assert first.pages == 4
    assert first.chunks >= 4
    assert first.problems == ()
    assert len({step.stage for step in steps}) == 4
    again = update_index(settings, progress=steps.clear)  # type: ignore[arg-type]
    assert (again.up_to_date, again.unchanged, again.chunks, again.pages) == (True, 3, first.chunks, first.pages)
    assert steps


def test_only_what_is_new_or_changed_is_read(
    settings: Settings, corpus: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_index(settings, embedder=embedder)
    read: list[str] = []
    real = ingest.read_pdf
    monkeypatch.setattr(ingest, "read_pdf", lambda path, *a, **k: read.append(path.name) or real(path, *a, **k))
    write_pdf(corpus / "markt.pdf", [["# De markt", "De weekmarkt staat voortaan op donderdag."]])
    write_pdf(corpus / "sport.pdf", [["# Sport", "Het zwembad opent in 2030 de deuren."]])
    (corpus / "groen.pdf").unlink()
    report = update_index(settings, embedder=embedder)
    assert (report.added, report.changed, report.removed, report.unchanged) == (1, 1, 1, 1)
    assert sorted(read) == ["markt.pdf", "sport.pdf"]
    with open_library(settings, embedder=embedder) as library:
        assert {document.file for document in library.documents} == {"markt.pdf", "parkeren.pdf", "sport.pdf"}
        assert library.words.search("singel", 5) == []
        assert "donderdag" in library.chunk(search(library, "Op welke dag is de weekmarkt?")[0].row).text
    assert len(list((settings.index / "generations").iterdir())) == 1
    assert len(list((settings.index / "documents").iterdir())) == 3


def test_nothing_heavy_is_loaded_when_nothing_changed(settings: Settings, embedder: Embedder) -> None:
    update_index(settings, embedder=embedder)
    code = (
        "import sys; from pathlib import Path; from index.__main__ import main;"
        "code = main(sys.argv[1:]);"
        "heavy = {'torch', 'chromadb', 'onnxruntime', 'sentence_transformers', 'langchain_core'} & set(sys.modules);"
        "sys.exit(code or ' '.join(heavy) or 0)"
    )
    command = [sys.executable, "-c", code, "--corpus", str(settings.corpus), "--index", str(settings.index), "--json"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["up_to_date"] is True


def test_rebuild_reads_everything_again(settings: Settings, embedder: Embedder) -> None:
    update_index(settings, embedder=embedder)
    report = update_index(settings, rebuild=True, embedder=embedder)
    assert (report.up_to_date, report.unchanged) == (False, 3)


def test_one_document_is_read_again_and_no_other(
    settings: Settings, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_index(settings, embedder=embedder)
    before = Store(settings.index).current()
    read: list[str] = []
    real = ingest.read_pdf
    monkeypatch.setattr(ingest, "read_pdf", lambda path, *a, **k: read.append(path.name) or real(path, *a, **k))
    report = update_index(settings, anew=["markt"], embedder=embedder)
    assert (report.up_to_date, report.unchanged, report.mended) == (False, 3, False)
    assert read == ["markt.pdf"]
    assert Store(settings.index).current() != before
    assert titles(settings, embedder) == {"markt.pdf", "parkeren.pdf", "groen.pdf"}
    assert update_index(settings, anew=["onbekend"], embedder=embedder).up_to_date


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (ingest, "READER_VERSION"),
        (ingest, "DESCRIBER_VERSION"),
        (ingest, "DESCRIBER_VERSION"),
        (ingest, "SPLITTER_VERSION"),
        (ingest, "ANALYSIS_VERSION"),
        (ingest, "PASSAGES_VERSION"),
    ],
)
def test_a_changed_rule_rebuilds_by_itself(
    settings: Settings, embedder: Embedder, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    update_index(settings, embedder=embedder)
    monkeypatch.setattr(module, name, "another")
    assert update_index(settings, embedder=embedder).up_to_date is False
    assert update_index(settings, embedder=embedder).up_to_date is True


def test_an_index_of_another_version_is_refused_and_rebuilt(settings: Settings, embedder: Embedder) -> None:
    update_index(settings, embedder=embedder)
    current = Store(settings.index).current()
    assert current
    before = {"format": "3", "generation": current.generation, "state": current.state}
    (settings.index / "current.json").write_text(json.dumps(before))
    with pytest.raises(IndexDamaged, match="andere versie"):
        open_library(settings)
    report = update_index(settings, embedder=embedder)
    assert (report.up_to_date, report.mended) == (False, False)
    assert len(titles(settings, embedder)) == 3


def test_an_index_of_another_model_is_refused(settings: Settings, embedder: Embedder) -> None:
    update_index(settings, embedder=embedder)
    with pytest.raises(IndexDamaged, match="ander taalmodel"):
        open_library(settings.model_copy(update={"model": "something/else"}))


def test_files_that_cannot_be_read_are_problems_and_the_others_are_indexed(
    settings: Settings, corpus: Path, embedder: Embedder
) -> None:
    (corpus / "leeg.pdf").write_bytes(b"")
    (corpus / "geen.pdf").write_text("dit is geen pdf")
    (corpus / "half.pdf").write_bytes((corpus / "groen.pdf").read_bytes()[:300])
    report = update_index(settings, embedder=embedder)
    assert report.added == 3
    assert {problem.file for problem in report.problems} == {"leeg.pdf", "geen.pdf", "half.pdf"}
    assert all(problem.message for problem in report.problems)
    with open_library(settings, embedder=embedder) as library:
        assert library.problems == report.problems
    again = update_index(settings)
    assert again.up_to_date
    assert again.problems == report.problems


def test_a_corpus_without_anything_readable_leaves_the_old_index(
    settings: Settings, corpus: Path, embedder: Embedder
) -> None:
    update_index(settings, embedder=embedder)
    for path in corpus.iterdir():
        path.write_bytes(b"")
    with pytest.raises(IndexProblem, match=r"Geen enkel document.*groen\.pdf"):
        update_index(settings, embedder=embedder)
    assert len(titles(settings, embedder)) == 3


def test_an_empty_corpus_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError):
        update_index(Settings(corpus=tmp_path / "empty", index=tmp_path / "index"))
    assert not (tmp_path / "index").exists()


def test_without_an_index_opening_says_how_to_make_one(settings: Settings) -> None:
    with pytest.raises(IndexMissing, match="python -m index"):
        open_library(settings)


@pytest.mark.parametrize("damage", ["pointer", "texts", "cut", "words", "chroma", "gone"])
def test_damage_is_noticed_and_mended(settings: Settings, embedder: Embedder, damage: str) -> None:
    update_index(settings, embedder=embedder)
    current = Store(settings.index).current()
    assert current
    folder = settings.index / "generations" / current.generation
    texts = folder / "library.sqlite"
    match damage:
        case "pointer":
            (settings.index / "current.json").write_text("{")
        case "texts":
            texts.write_bytes(b"\x00" * texts.stat().st_size)
        case "cut":
            texts.write_bytes(texts.read_bytes()[:-100])
        case "words":
            next((folder / "words").iterdir()).unlink()
        case "chroma":
            (folder / "chroma" / "chroma.sqlite3").unlink()
        case "gone":
            folder.rename(settings.index / "elsewhere")
    with pytest.raises(IndexProblem, match="python -m index"):
        open_library(settings, embedder=embedder)
    assert update_index(settings, embedder=embedder).up_to_date is False
    assert len(titles(settings, embedder)) == 3


def test_vectors_that_are_damaged_before_they_are_asked_are_one_clear_message(
    settings: Settings, embedder: Embedder
) -> None:
    update_index(settings, embedder=embedder)
    database = next(settings.index.glob("generations/*/chroma/chroma.sqlite3"))
    with open_library(settings, embedder=embedder) as library:
        database.write_bytes(b"\x00" * 100)
        with pytest.raises(IndexDamaged, match="--rebuild"):
            search(library, "vraag")
        assert not library.is_whole


def test_a_damaged_page_is_one_clear_message(settings: Settings, embedder: Embedder) -> None:
    update_index(settings, embedder=embedder)
    database = next(settings.index.glob("generations/*/library.sqlite"))
    with open_library(settings, embedder=embedder) as library:
        row = len(library) - 1
        with sqlite3.connect(database) as changing:
            changing.execute("DROP TABLE chunks")
        changing.close()
        with pytest.raises((IndexDamaged, KeyError)):
            library.chunk(row)


@pytest.mark.parametrize("obstacle", ["file", "file above"])
def test_a_folder_that_cannot_be_made_is_one_clear_message(settings: Settings, tmp_path: Path, obstacle: str) -> None:
    (tmp_path / "in-the-way").write_text("")
    index = tmp_path / "in-the-way" if obstacle == "file" else tmp_path / "in-the-way" / "index"
    with pytest.raises(IndexUnwritable, match="dat is geen map"):
        update_index(settings.model_copy(update={"index": index}))


def test_a_reader_keeps_its_index_while_a_new_one_is_made(settings: Settings, corpus: Path, embedder: Embedder) -> None:
    update_index(settings, embedder=embedder)
    with open_library(settings, embedder=embedder) as before:
        for day in ("donderdag", "zaterdag"):
            write_pdf(corpus / "markt.pdf", [["# De markt", f"De weekmarkt staat voortaan op {day}."]])
            update_index(settings, embedder=embedder)
        assert "dinsdag" in before.chunk(search(before, "Wanneer is de weekmarkt?")[0].row).text
    with open_library(settings, embedder=embedder) as after:
        assert "zaterdag" in after.chunk(search(after, "Wanneer is de weekmarkt?")[0].row).text
    write_pdf(corpus / "markt.pdf", [["# De markt", "De weekmarkt staat voortaan op zondag."]])
    update_index(settings, embedder=embedder)
    assert len(list((settings.index / "generations").iterdir())) == 1


def test_a_second_process_that_indexes_is_told_to_come_back(
    settings: Settings, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.2)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with Store(settings.index).writing(lambda: None):
            held.set()
            done.wait(30)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    steps: list[Step] = []
    try:
        with pytest.raises(IndexBusy, match="Een ander programma"):
            update_index(settings, progress=steps.append, embedder=embedder)
    finally:
        done.set()
        other.join()
    assert "Een ander programma" in steps[0].stage


def test_what_is_kept_is_mended_too_and_the_index_stays(
    settings: Settings, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_index(settings, embedder=embedder)
    before = Store(settings.index).current()
    for name in ("pages.jsonl", "chunks.jsonl", "document.json", "seals.json", "vectors-*.npy"):
        damaged = next(settings.index.glob(f"documents/*/{name}"))
        damaged.write_bytes(damaged.read_bytes()[:-2])
        report = update_index(settings, embedder=embedder)
        assert (report.up_to_date, report.mended, report.unchanged) == (True, True, 3), name
        assert update_index(settings, embedder=embedder).mended is False
    assert Store(settings.index).current() == before


def test_an_older_index_answers_where_none_can_be_made(
    settings: Settings, corpus: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_index(settings, embedder=embedder)
    write_pdf(corpus / "sport.pdf", [["# Sport", "Het zwembad opent in 2030 de deuren."]])

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(ingest, "_read", full)
    library, notice = open_up_to_date(settings, embedder=embedder)
    with library:
        assert len(library.documents) == 3
    assert "schijf is vol" in notice
    assert "eerdere versie" in notice
    for path in corpus.glob("*.pdf"):
        if path.name != "sport.pdf":
            path.unlink()
    with pytest.raises(IndexUnwritable, match="schijf is vol"):
        open_up_to_date(settings, embedder=embedder)
