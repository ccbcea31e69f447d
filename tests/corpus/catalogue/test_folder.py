import os
import time
from pathlib import Path

import pytest

from corpus.catalogue.folder import CorpusError, identity, list_documents, scan_any, scan_folder, with_metadata
from corpus.files import digest_of
from corpus.reading.read import Reading


def pdf(folder: Path, name: str, content: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f"%PDF-1.7 {content or name}".encode())
    return path


def manifest(folder: Path, *entries: str) -> None:
    (folder / "sources.toml").write_text("".join(f"[[document]]\n{entry}\n" for entry in entries), encoding="utf-8")


def test_without_a_manifest_every_pdf_is_a_document_named_after_its_file(tmp_path: Path) -> None:
    for name in ["Visie Café 2021.PDF", "sub/b.pdf", "a.pdf", ".verborgen.pdf", ".map/c.pdf", "nota.docx"]:
        pdf(tmp_path, name)
    documents = list_documents(tmp_path)
    assert [(document.id, document.file) for document in documents] == [
        ("a", "a.pdf"),
        ("b", "sub/b.pdf"),
        ("visie-cafe-2021", "Visie Café 2021.PDF"),
    ]
    assert documents[0].digest == digest_of(tmp_path / "a.pdf")
    assert (documents[0].title, documents[0].date, documents[0].also) == ("", "", ())


def test_the_manifest_describes_and_comes_first(tmp_path: Path) -> None:
    pdf(tmp_path, "a.pdf")
    pdf(tmp_path, "z.pdf")
    manifest(tmp_path, 'id = "visie"\nfile = "z.pdf"\ntitle = "De visie"\ndate = "2021"\nsummary = true')
    first, second = list_documents(tmp_path)
    assert (first.id, first.title, first.date, first.summary) == ("visie", "De visie", "2021", True)
    assert second.id == "a"


def test_files_with_the_same_bytes_are_one_document(tmp_path: Path) -> None:
    for name in ["a.pdf", "b.pdf", "c.pdf"]:
        pdf(tmp_path, name, "gelijk")
    manifest(tmp_path, 'id = "visie"\nfile = "b.pdf"')
    (document,) = list_documents(tmp_path)
    assert (document.id, document.file, document.also) == ("visie", "b.pdf", ("a.pdf", "c.pdf"))


def test_two_entries_of_the_same_bytes_are_one_document_with_a_warning(tmp_path: Path) -> None:
    pdf(tmp_path, "a.pdf", "gelijk")
    pdf(tmp_path, "b.pdf", "gelijk")
    manifest(tmp_path, 'id = "een"\nfile = "b.pdf"', 'id = "twee"\nfile = "a.pdf"')
    listing = scan_folder(tmp_path)
    assert [(document.id, document.also) for document in listing.documents] == [("een", ("a.pdf",))]
    assert "twee" in listing.warnings[0]


def test_a_renamed_file_keeps_its_meaning(tmp_path: Path) -> None:
    digest = digest_of(pdf(tmp_path, "nieuw.pdf", "visie"))
    pdf(tmp_path, "oud.pdf", "iets anders")
    manifest(tmp_path, f'id = "visie"\nfile = "oud.pdf"\ndigest = "{digest.upper()}"')
    listing = scan_folder(tmp_path)
    assert [(document.id, document.file) for document in listing.documents] == [
        ("visie", "nieuw.pdf"),
        ("oud", "oud.pdf"),
    ]
    assert listing.warnings == ()


def test_a_changed_file_is_used_with_a_warning(tmp_path: Path) -> None:
    pdf(tmp_path, "a.pdf")
    manifest(tmp_path, f'id = "visie"\nfile = "a.pdf"\ndigest = "{"0" * 64}"')
    listing = scan_folder(tmp_path)
    assert listing.documents[0].id == "visie"
    assert listing.documents[0].digest == digest_of(tmp_path / "a.pdf")
    assert "veranderd" in listing.warnings[0] and "visie" in listing.warnings[0]


def test_a_missing_file_is_a_warning(tmp_path: Path) -> None:
    pdf(tmp_path, "a.pdf")
    manifest(tmp_path, 'id = "weg"\nfile = "weg.pdf"')
    listing = scan_folder(tmp_path)
    assert [document.id for document in listing.documents] == ["a"]
    assert "weg.pdf" in listing.warnings[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read every file")
def test_a_file_that_may_not_be_read_is_a_warning(tmp_path: Path) -> None:
    pdf(tmp_path, "a.pdf")
    pdf(tmp_path, "dicht.pdf").chmod(0)
    listing = scan_folder(tmp_path)
    assert [document.id for document in listing.documents] == ["a"]
    assert "dicht.pdf" in listing.warnings[0]


def test_a_link_to_nothing_is_no_document(tmp_path: Path) -> None:
    pdf(tmp_path, "a.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "weg.pdf")
    (tmp_path / "c.pdf").mkdir()
    assert [document.id for document in list_documents(tmp_path)] == ["a"]


def test_ids_are_unique(tmp_path: Path) -> None:
    for name in ["plan.pdf", "Plan!.pdf", "x/plan.pdf", "visie.pdf"]:
        pdf(tmp_path, name)
    manifest(tmp_path, 'id = "visie"\nfile = "plan.pdf"')
    ids = [document.id for document in list_documents(tmp_path)]
    assert ids[0] == "visie"
    assert len(set(ids)) == 4
    assert {identity for identity in ids if identity.startswith("visie-")}


@pytest.mark.parametrize(
    ("file", "expected"),
    [("map/Één Vísie (def) 2.0.PDF", "een-visie-def-2-0"), ("Θ.pdf", "document"), ("x" * 200 + ".pdf", "x" * 60)],
)
def test_an_id_is_made_of_the_file_name(file: str, expected: str) -> None:
    assert identity(file) == expected


@pytest.mark.parametrize("kind", ["leeg", "geen", "bestand"])
def test_a_folder_without_pdfs_is_refused_in_one_line(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "map"
    if kind == "leeg":
        folder.mkdir()
    if kind == "bestand":
        folder.write_text("tekst")
    with pytest.raises(CorpusError) as caught:
        list_documents(folder)
    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_folder_can_be_asked_for(tmp_path: Path) -> None:
    assert scan_any(tmp_path).documents == ()


def test_an_unchanged_folder_is_listed_fast_and_a_changed_file_is_seen(tmp_path: Path) -> None:
    for number in range(1000):
        pdf(tmp_path, f"{number}.pdf")
    first = scan_folder(tmp_path)
    start = time.perf_counter()
    again = scan_folder(tmp_path, first.digests)
    seconds = time.perf_counter() - start
    assert again == first
    assert seconds < 0.3
    pdf(tmp_path, "7.pdf", "langere inhoud dan eerst")
    changed = scan_folder(tmp_path, first.digests)
    before = {document.file: document.digest for document in first.documents}
    assert [document.file for document in changed.documents if document.digest != before[document.file]] == ["7.pdf"]


def test_known_digests_are_trusted_only_for_the_same_size_and_time(tmp_path: Path) -> None:
    path = pdf(tmp_path, "a.pdf")
    first = scan_folder(tmp_path)
    claimed = {"a.pdf": first.digests["a.pdf"]._replace(digest="f" * 64)}
    assert scan_folder(tmp_path, claimed).documents[0].digest == "f" * 64
    os.utime(path, ns=(1, 1))
    assert scan_folder(tmp_path, claimed).documents[0].digest == digest_of(path)


def reading(title: str, created: str) -> Reading:
    return Reading(
        title=title, author="", subject="", created=created, pages=(), verdict="readable", reason="", problems=()
    )


def test_what_the_manifest_does_not_say_is_filled_in(tmp_path: Path) -> None:
    pdf(tmp_path, "nota_groen-2019.pdf")
    (document,) = list_documents(tmp_path)
    filled = with_metadata(document, reading("Groen in de stad", "2021-03-12"))
    assert (filled.title, filled.date) == ("Nota groen 2019", "")
    filled = with_metadata(document, reading("Nota GROEN 2019", ""))
    assert (filled.title, filled.date) == ("Nota GROEN 2019", "")
    assert with_metadata(filled, reading("Anders", "2030")) == filled
