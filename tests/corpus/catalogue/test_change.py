import threading
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from corpus.catalogue.change import Added, Details, add, remove
from corpus.catalogue.fetch import FetchLimits
from corpus.catalogue.folder import list_documents, scan_any
from corpus.catalogue.manifest import DEFAULT_FOLDER, read_manifest
from corpus.errors import CorpusError
from corpus.files import digest_of
from corpus.reading.read import ReadingLimits

SHIPPED = sorted(DEFAULT_FOLDER.glob("*.pdf"), key=lambda path: path.stat().st_size)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    return tmp_path / "corpus"


def pdf(path: Path, *, title: str = "", password: str = "", blank: bool = False) -> Path:
    """Write a small readable PDF: one page of a shipped document, with other metadata."""
    writer = PdfWriter()
    if blank:
        writer.add_blank_page(595, 842)
    else:
        writer.add_page(PdfReader(SHIPPED[0]).pages[4])
    writer.add_metadata({"/Title": title, "/CreationDate": "D:20190503"})
    if password:
        writer.encrypt(password)
    path.parent.mkdir(parents=True, exist_ok=True)
    writer.write(path)
    return path


def put(source: Path, folder: Path, **details: str) -> Added:
    return add(str(source), folder, Details(**details), FetchLimits(), ReadingLimits())


def files_of(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_pdf_is_copied_and_described(folder: Path, tmp_path: Path) -> None:
    source = pdf(tmp_path / "Nota groen (def).pdf", title="Nota groen in de stad")
    added = put(source, folder, kind="nota", status="vastgesteld", publisher="gemeente")
    assert (folder / "Nota groen (def).pdf").read_bytes() == source.read_bytes()
    (entry,) = read_manifest(folder / "sources.toml")
    assert (entry.id, entry.file, entry.title) == ("nota-groen-def", "Nota groen (def).pdf", "Nota groen in de stad")
    assert (entry.kind, entry.status, entry.publisher, entry.origin) == ("nota", "vastgesteld", "gemeente", "")
    assert (entry.date, entry.digest) == ("2017-04", digest_of(source))
    assert list_documents(folder) == (added.document,)
    assert files_of(folder) == {"Nota groen (def).pdf", "sources.toml"}


def test_what_the_user_says_goes_first(folder: Path, tmp_path: Path) -> None:
    source = pdf(tmp_path / "a.pdf", title="Nota groen")
    document = put(source, folder, title="Groenvisie", date="2021-03").document
    assert (document.title, document.date) == ("Groenvisie", "2021-03")


def test_a_strange_file_name_becomes_a_plain_one(folder: Path, tmp_path: Path) -> None:
    document = put(pdf(tmp_path / "…Nota\tÉén;*.PDF"), folder).document
    assert (document.id, document.file) == ("nota-een", "nota-een.pdf")


def test_ids_of_the_manifest_are_not_used_twice(folder: Path, tmp_path: Path) -> None:
    pdf(folder / "visie.pdf", title="Eerste")
    (folder / "sources.toml").write_text('# Uitleg.\n\n[[document]]\nid = "nota"\nfile = "weg.pdf"\n')
    document = put(pdf(tmp_path / "nota.pdf", title="Tweede"), folder).document
    assert document.id == "nota-2"
    assert (folder / "sources.toml").read_text().startswith("# Uitleg.\n\n[[document]]\n")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("leeg", "leeg"),
        ("half", "beschadigd"),
        ("geheim", "wachtwoord"),
        ("tekst", "geen PDF"),
        ("wit", "niet toegevoegd"),
        ("weg", "bestaat niet"),
    ],
)
def test_what_cannot_be_read_is_refused_and_leaves_nothing(folder: Path, tmp_path: Path, name: str, says: str) -> None:
    source = tmp_path / f"{name}.pdf"
    if name == "leeg":
        source.touch()
    if name == "half":
        source.write_bytes(SHIPPED[0].read_bytes()[:1500])
    if name == "geheim":
        pdf(source, password="abc")
    if name == "tekst":
        source.write_text("Geachte heer of mevrouw,")
    if name == "wit":
        pdf(source, blank=True)
    with pytest.raises(CorpusError) as caught:
        put(source, folder)
    assert says in str(caught.value)
    assert f"{name}.pdf" in str(caught.value)
    assert files_of(folder) == set()


def test_the_same_bytes_are_not_added_twice(folder: Path, tmp_path: Path) -> None:
    source = pdf(tmp_path / "a.pdf")
    put(source, folder)
    before = (folder / "sources.toml").read_bytes()
    with pytest.raises(CorpusError, match=r"is er al, met id a \(bestand a\.pdf\)"):
        put(source.rename(tmp_path / "b.pdf"), folder)
    assert (folder / "sources.toml").read_bytes() == before


def test_another_file_is_never_overwritten(folder: Path, tmp_path: Path) -> None:
    put(pdf(tmp_path / "a.pdf", title="De eerste nota"), folder)
    before = (folder / "a.pdf").read_bytes()
    with pytest.raises(CorpusError, match="bestaat al"):
        put(pdf(tmp_path / "a.pdf", title="De tweede nota"), folder)
    assert (folder / "a.pdf").read_bytes() == before
    assert files_of(folder) == {"a.pdf", "sources.toml"}


def test_a_name_that_the_manifest_gives_to_another_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "sources.toml").write_text('[[document]]\nid = "visie"\nfile = "a.pdf"\n')
    with pytest.raises(CorpusError, match="hoort in het manifest bij visie"):
        put(pdf(tmp_path / "a.pdf"), folder)
    assert files_of(folder) == {"sources.toml"}


@pytest.mark.parametrize(("text", "says"), [("[[document]]\n", "ontbreekt"), ("kapot =", "TOML")])
def test_an_invalid_manifest_stops_adding(folder: Path, tmp_path: Path, text: str, says: str) -> None:
    (folder / "sources.toml").write_text(text)
    with pytest.raises(CorpusError, match=says):
        put(pdf(tmp_path / "a.pdf"), folder)
    assert files_of(folder) == {"sources.toml"}


def test_an_unknown_date_or_folder_is_refused_before_anything_is_read(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="maart"):
        put(tmp_path / "weg.pdf", folder, date="maart 2021")
    with pytest.raises(CorpusError, match="bestaat niet"):
        put(pdf(tmp_path / "a.pdf"), folder / "weg")


def test_adding_at_the_same_time_loses_no_entry(folder: Path, tmp_path: Path) -> None:
    sources = [pdf(tmp_path / f"{name}.pdf", title=f"Nota {name} van de gemeente") for name in "abcd"]
    threads = [threading.Thread(target=put, args=(source, folder)) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry.id for entry in read_manifest(folder / "sources.toml")} == {"a", "b", "c", "d"}


def test_what_an_adding_that_was_killed_left_is_cleared_at_the_next_change(folder: Path, tmp_path: Path) -> None:
    for change in (lambda: put(pdf(tmp_path / "a.pdf"), folder), lambda: remove("a", folder)):
        (folder / ".unfinished-x").mkdir()
        (folder / ".unfinished-x" / "half.pdf").write_bytes(b"%PDF-")
        change()
        assert not (folder / ".unfinished-x").exists()


def test_removing_takes_file_copies_and_entry(folder: Path, tmp_path: Path) -> None:
    put(pdf(tmp_path / "a.pdf", title="De eerste nota"), folder)
    put(pdf(tmp_path / "b.pdf", title="De tweede nota"), folder)
    (folder / "kopie.pdf").write_bytes((folder / "a.pdf").read_bytes())
    assert remove("a", folder) == ("a.pdf", "kopie.pdf")
    assert files_of(folder) == {"b.pdf", "sources.toml"}
    assert [document.id for document in list_documents(folder)] == ["b"]
    assert [entry.id for entry in read_manifest(folder / "sources.toml")] == ["b"]
    assert remove("b", folder) == ("b.pdf",)
    assert scan_any(folder).documents == ()


def test_a_document_without_an_entry_is_removed_by_the_id_that_list_shows(folder: Path) -> None:
    pdf(folder / "Visie 2030.pdf")
    assert remove("visie-2030", folder) == ("Visie 2030.pdf",)
    assert files_of(folder) == set()


def test_an_entry_without_a_file_is_removed(folder: Path) -> None:
    (folder / "sources.toml").write_text('[[document]]\nid = "weg"\nfile = "weg.pdf"\n')
    assert remove("weg", folder) == ()
    assert read_manifest(folder / "sources.toml") == ()


def test_an_unknown_id_is_refused_with_what_may_be_meant(folder: Path) -> None:
    pdf(folder / "visie-2030.pdf")
    with pytest.raises(CorpusError, match="Bedoelt u visie-2030"):
        remove("visie-2003", folder)
    with pytest.raises(CorpusError, match="corpus list"):
        remove("x", folder)
    assert files_of(folder) == {"visie-2030.pdf"}
