import errno
from pathlib import Path

import pytest

from corpus.catalogue.folder import FileDigest
from index.errors import IndexBusy, IndexUnwritable
from index.store import store as module
from index.store.store import Current, Store, mark_readable, reading, refusals


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "index").mkdir()
    return Store(tmp_path / "index")


def generation(store: Store, name: str) -> Path:
    folder = store.generations / name
    folder.mkdir(parents=True)
    mark_readable(folder)
    return folder


def test_what_counts_is_read_back_and_replaced(store: Store) -> None:
    assert store.current() is None
    for name in ("one", "two"):
        store.switch(Current(format="1", generation=name, state="s"))
        assert store.current() == Current(format="1", generation=name, state="s")
    assert [path.name for path in store.folder.iterdir()] == ["current.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"generation": "x"}', "\x00\x01"])
def test_a_damaged_pointer_is_no_pointer(store: Store, text: str) -> None:
    (store.folder / "current.json").write_text(text)
    (store.folder / "files.json").write_text(text)
    assert store.current() is None
    assert store.digests() == {}


def test_digests_are_kept(store: Store) -> None:
    digests = {"een map/één.pdf": FileDigest(size=1, changed=2, digest="abc")}
    store.save_digests(digests)
    assert store.digests() == digests


def test_a_second_writer_waits_and_then_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    waited: list[str] = []
    with (
        store.writing(lambda: None),
        pytest.raises(IndexBusy, match="een paar minuten"),
        Store(store.folder).writing(lambda: waited.append("once")),
    ):
        pass
    assert waited == ["once"]
    with store.writing(lambda: waited.append("again")):
        pass
    assert waited == ["once"]


def test_tidying_leaves_what_counts_what_is_read_and_what_is_not_ours(store: Store) -> None:
    old, read, refused, new = (f"{number:012x}" for number in range(4))
    for name in (old, read, refused, new, "mijn-kopie"):
        generation(store, name)
    kept, gone = (f"{number:024x}-{number:08x}" for number in range(2))
    for name in (kept, gone, ".making-x", "mijn notities"):
        (store.documents / name).mkdir(parents=True)
    with reading(store.generations / read):
        store.clear_generations(new, lambda folder: folder.name != refused)
    assert sorted(path.name for path in store.generations.iterdir()) == [read, refused, new, "mijn-kopie"]
    store.clear_documents(frozenset({kept}))
    assert sorted(path.name for path in store.documents.iterdir()) == [kept, "mijn notities"]
    store.clear_generations(new, lambda folder: True)
    assert sorted(path.name for path in store.generations.iterdir()) == [new, "mijn-kopie"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "schijf is vol"), (errno.EACCES, "geen rechten"), (errno.EIO, "de computer meldt")],
)
def test_what_the_system_refuses_becomes_one_clear_message(tmp_path: Path, number: int, words: str) -> None:
    with pytest.raises(IndexUnwritable, match=words), refusals(tmp_path):
        raise OSError(number, "refused")
