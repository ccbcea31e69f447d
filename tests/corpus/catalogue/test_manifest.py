from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue.manifest import (
    DEFAULT_FOLDER,
    Entry,
    is_date,
    manifest_path,
    parse,
    read_manifest,
    save,
    with_entry,
    without_entry,
)
from corpus.errors import CorpusError

PATH = Path("sources.toml")
TEXT = """\
# Uitleg bovenaan.
# [[document]] in uitleg telt niet.

[[document]]
id = "visie"
file = "map/visie.pdf"  # het hoofdstuk
title = "Visie"
date = 2021-03-15
summary = true

# Over het programma:
[[document]]
id = "programma"
file = "programma.pdf"
date = 2018
"""


def test_entries_are_read_in_order() -> None:
    visie, programma = parse(TEXT, PATH)
    assert visie == Entry(id="visie", file="map/visie.pdf", title="Visie", date="2021-03-15", summary=True)
    assert (programma.id, programma.date, programma.summary) == ("programma", "2018", False)


def test_the_shipped_manifest_is_valid_and_stands_beside_its_folder() -> None:
    path = manifest_path(DEFAULT_FOLDER)
    assert path == DEFAULT_FOLDER.parent / "sources.toml"
    assert all((DEFAULT_FOLDER / entry.file).is_file() for entry in read_manifest(path))
    assert manifest_path(Path("elders")) == Path("elders/sources.toml")


def test_no_manifest_has_no_entries(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "sources.toml") == ()


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ('file = "a.pdf"', ["1", "id"]),
        ('id = "a"', ["a", "file"]),
        ('id = "a"\nfile = ""', ["a", "file"]),
        ('id = "Visie 2021"\nfile = "a.pdf"', ["Visie 2021", "id", "kleine letters"]),
        ('id = "a"\nfile = "../a.pdf"', ["a", "file", "../a.pdf"]),
        ('id = "a"\nfile = "/etc/a.pdf"', ["file"]),
        ('id = "a"\nfile = "a.docx"', ["file", "a.docx"]),
        ('id = "a"\nfile = 3', ["file", "3"]),
        ('id = "a"\nfile = "a.pdf"\ndate = "maart 2021"', ["date", "maart 2021", "2021-03"]),
        ('id = "a"\nfile = "a.pdf"\ndate = "2021-13"', ["date", "2021-13"]),
        ('id = "a"\nfile = "a.pdf"\ndate = true', ["date"]),
        ('id = "a"\nfile = "a.pdf"\ndigest = "abc"', ["digest", "abc"]),
        ('id = "a"\nfile = "a.pdf"\nsummary = "ja"', ["summary", "true"]),
        ('id = "a"\nfile = "a.pdf"\ntitel = "A"', ["titel", "title"]),
        ('id = "a"\nfile = "a.pdf"\n[[document]]\nid = "a"\nfile = "b.pdf"', ["id", "'a'"]),
        ('id = "a"\nfile = "a.pdf"\n[[document]]\nid = "b"\nfile = "a.pdf"', ["file", "'a.pdf'"]),
        ('id = "a', ["TOML"]),
        ('id = "a"\nfile = "a.pdf"\n[extra]\nx = 1', ["extra"]),
    ],
)
def test_what_cannot_be_used_is_named_with_file_entry_and_field(table: str, named: list[str]) -> None:
    with pytest.raises(CorpusError) as caught:
        parse(f"[[document]]\n{table}\n", PATH)
    message = str(caught.value)
    assert all(part in message for part in ["sources.toml", *named])
    assert "\n" not in message


@pytest.mark.parametrize("text", ["document = 3", "document = [3]", '[document]\nid = "a"'])
def test_other_shapes_are_refused(text: str) -> None:
    with pytest.raises(CorpusError, match="document"):
        parse(text, PATH)


def test_a_manifest_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CorpusError, match="UTF-8"):
        read_manifest(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(CorpusError, match="kan niet worden gelezen"):
        read_manifest(path)


def test_adding_keeps_all_text_and_removing_gives_it_back() -> None:
    entry = Entry(id="nieuw", file="nieuw.pdf", title='Het "plein"\n\\ é \x7f', summary=True)
    added = with_entry(TEXT, entry)
    assert added.startswith(TEXT)
    assert parse(added, PATH)[-1] == entry
    assert without_entry(added, "nieuw", PATH) == TEXT


def test_removing_keeps_the_header_and_the_comments_of_others() -> None:
    text = without_entry(TEXT, "visie", PATH)
    assert text.startswith(
        "# Uitleg bovenaan.\n# [[document]] in uitleg telt niet.\n\n# Over het programma:\n[[document]]"
    )
    assert [entry.id for entry in parse(text, PATH)] == ["programma"]
    assert without_entry(text, "visie", PATH) == text


def test_a_manifest_that_cannot_be_changed_as_text_is_left_alone() -> None:
    text = 'document = [{id = "a", file = "a.pdf"}]\n'
    with pytest.raises(CorpusError, match="haal het er zelf uit"):
        without_entry(text, "a", PATH)


def test_an_empty_manifest_gets_a_header_for_people() -> None:
    text = with_entry("", Entry(id="a", file="a.pdf"))
    assert text.startswith("# De documenten van dit corpus.")
    assert parse(text, PATH) == (Entry(id="a", file="a.pdf"),)


def test_saving_is_whole_and_only_of_valid_text(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    save(path, TEXT)
    assert path.read_text(encoding="utf-8") == TEXT
    with pytest.raises(CorpusError):
        save(path, "document = 3")
    with pytest.raises(CorpusError, match="kan niet worden geschreven"):
        save(tmp_path / "weg" / "sources.toml", TEXT)
    assert path.read_text(encoding="utf-8") == TEXT
    assert [file.name for file in tmp_path.iterdir()] == ["sources.toml"]


@pytest.mark.parametrize(
    ("text", "valid"),
    [("2021", True), ("2021-02-29", False), ("2020-02-29", True), ("21", False), ("2021-3", False), ("", False)],
)
def test_dates_as_far_as_known(text: str, valid: bool) -> None:
    assert is_date(text) is valid


names = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
values = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40).map(str.strip)


@given(st.lists(st.tuples(names, values, values, st.booleans()), max_size=5, unique_by=lambda item: item[0]), st.data())
def test_entries_survive_writing_and_reading(items: list[tuple[str, str, str, bool]], data: st.DataObject) -> None:
    entries = [
        Entry(id=name, file=f"{name}.pdf", title=title, origin=origin, summary=summary)
        for name, title, origin, summary in items
    ]
    text = ""
    for entry in entries:
        text = with_entry(text, entry)
    assert list(parse(text, PATH)) == entries
    if entries:
        gone = data.draw(st.sampled_from(entries))
        left = parse(without_entry(text, gone.id, PATH), PATH)
        assert list(left) == [entry for entry in entries if entry != gone]
