"""Twenty-odd ways to point the index at a folder that is somebody's: each is refused, and nothing in it is touched."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import update_index
from index.errors import IndexProblem
from index.model.embedding import Embedder
from index.settings import Settings
from index.store.place import MARKER, check_place, claim

GENERATION = f"{1:012x}"
DOCUMENT = f"{1:024x}-{1:08x}"


def put(path: Path, text: str = "van mij") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def mine(work: Path, *names: str) -> Path:
    for name in names:
        put(work / "mijn" / name)
    return work / "mijn"


def linked(work: Path, target: Path) -> Path:
    (work / "koppeling").symlink_to(target, target_is_directory=True)
    return work / "koppeling"


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


WAYS: dict[str, Callable[[Path, Path], Path]] = {
    "a folder with a document": lambda work, corpus: mine(work, "brief.docx"),
    "only something hidden": lambda work, corpus: mine(work, ".geheim"),
    "only a folder in it": lambda work, corpus: made(work / "mijn" / "foto's").parent,
    "a project": lambda work, corpus: mine(work, ".git/HEAD", "README.md", "documents/verslag.md"),
    "folders with the names of ours": lambda work, corpus: mine(work, "documents/a.txt", "generations/b.txt"),
    "names of ours, but more in it": lambda work, corpus: mine(work, f"generations/{GENERATION}/a", "vakantie.jpg"),
    "a generation beside one's own": lambda work, corpus: mine(work, f"generations/{GENERATION}/a", "generations/b/c"),
    "only what is kept": lambda work, corpus: mine(work, f"documents/{DOCUMENT}/pages.jsonl"),
    "files with the names of ours": lambda work, corpus: mine(work, "lock", "current.json", "files.json"),
    "a folder called as the marker": lambda work, corpus: mine(work, f"{MARKER}/brief.txt"),
    "Chroma's folder of another program": lambda work, corpus: mine(work, "chroma.sqlite3"),
    "a link to one's own folder": lambda work, corpus: linked(work, mine(work, "brief.docx")),
    "a link that leads nowhere": lambda work, corpus: linked(work, work / "nergens"),
    "a file": lambda work, corpus: put(work / "mijn.txt"),
    "below a file": lambda work, corpus: put(work / "mijn.txt") / "index",
    "the corpus": lambda work, corpus: corpus,
    "new in the corpus": lambda work, corpus: corpus / "index",
    "empty in the corpus": lambda work, corpus: made(corpus / "leeg"),
    "deep in the corpus": lambda work, corpus: corpus / "a" / "b" / "index",
    "above the corpus": lambda work, corpus: corpus.parent,
    "far above the corpus": lambda work, corpus: corpus.parent.parent,
    "a link to the corpus": lambda work, corpus: linked(work, corpus),
    "through a link into the corpus": lambda work, corpus: linked(work, corpus) / "index",
    "by a detour": lambda work, corpus: made(work / "elders") / ".." / corpus.name,
    "a marked folder in the corpus": lambda work, corpus: put(corpus / "index" / MARKER).parent,
}


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("way", WAYS)
def test_what_is_somebodys_is_refused_and_not_touched(way: str, corpus: Path, tmp_path: Path) -> None:
    index = WAYS[way](tmp_path, corpus)
    before = contents(tmp_path)
    with pytest.raises(IndexProblem, match="map"):
        update_index(Settings(corpus=corpus, index=index), rebuild=True)
    assert contents(tmp_path) == before


def test_a_corpus_named_by_a_link_is_known_where_it_stands(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexProblem, match="boven"):
        update_index(Settings(corpus=linked(tmp_path, corpus), index=corpus / "index"))
    assert not (corpus / "index").exists()


def test_an_empty_folder_and_one_on_an_empty_disk_become_an_index(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "schijf" / "lost+found").mkdir(parents=True)
    check_place(tmp_path / "schijf", corpus)
    claim(tmp_path / "schijf")
    assert "python -m index" in (tmp_path / "schijf" / MARKER).read_text()
    check_place(tmp_path / "schijf", corpus)


def test_what_a_user_puts_beside_an_index_stays(settings: Settings, embedder: Embedder) -> None:
    update_index(settings, embedder=embedder)
    put(settings.index / "brief.docx")
    put(settings.index / "generations" / "kopie" / "generation.json")
    put(settings.index / "documents" / "notities.txt")
    update_index(settings, rebuild=True, embedder=embedder)
    for name in ("brief.docx", "generations/kopie/generation.json", "documents/notities.txt"):
        assert (settings.index / name).read_text() == "van mij"


def test_an_index_without_a_marker_gets_one(settings: Settings, embedder: Embedder) -> None:
    """It was made by a version that had none, or lost it."""
    update_index(settings, embedder=embedder)
    (settings.index / MARKER).unlink()
    shutil.rmtree(settings.index / "documents")
    assert update_index(settings, embedder=embedder).added == 0
    assert (settings.index / MARKER).is_file()
