"""What somebody uploads: checked by its content, never by its name alone, and nothing kept of what is refused."""

from pathlib import Path

import pytest

from assistant.ui.documents.taking import NotTaken, accept, check_upload, propose, safe_name
from assistant.ui.settings import AppSettings
from corpus.catalogue.change import Details
from corpus.catalogue.folder import list_documents
from tests.corpus.pdfs import PARAGRAPH, Sheet, make

SETTINGS = AppSettings(upload_mb=1, upload_pages=2)


def quiet(done: int, total: int) -> None:
    pass


def pdf(tmp_path: Path, pages: int = 1) -> bytes:
    sheets = [Sheet().lines(60, 60, [f"Parkeernota {number}", *PARAGRAPH]) for number in range(pages)]
    return make(tmp_path / "bron.pdf", sheets).read_bytes()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../x.pdf", "x.pdf"),
        ("..\\..\\windows\\nota.PDF", "nota.pdf"),
        ("/etc/passwd", "passwd.pdf"),
        ("nota <b>vet</b>.pdf", "b.pdf"),
        ("....", "document.pdf"),
        ("", "document.pdf"),
        ("plan\x00\n één.pdf", "plan één.pdf"),
        ("a" * 300 + ".pdf", "a" * 120 + ".pdf"),
    ],
)
def test_a_name_never_leads_out_of_a_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("nota.docx", b"PK\x03\x04", "Word-bestand"),
        ("nota.pdf", b"PK\x03\x04" * 400, "geen PDF"),
        ("nota.pdf", b"", "geen PDF"),
        ("nota.pdf", b"%PDF-1.7" + b"x" * 2**20, "hoogstens 1 MB"),
        ("nota.exe", b"MZ", "geen PDF"),
    ],
)
def test_what_is_no_document_is_refused_by_name(name: str, data: bytes, told: str) -> None:
    with pytest.raises(NotTaken, match=told) as refused:
        check_upload(name, data, SETTINGS)
    assert name in str(refused.value)


def test_a_broken_file_and_one_with_too_many_pages_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotTaken):
        propose("kapot.pdf", b"%PDF-1.7 niets", tmp_path / "op", SETTINGS, quiet)
    with pytest.raises(NotTaken, match="2"):
        propose("lang.pdf", pdf(tmp_path, 3), tmp_path / "op", SETTINGS, quiet)


def test_a_document_is_proposed_corrected_and_added_once(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    told: list[tuple[int, int]] = []
    found = propose("../../Parkeernota 2024.pdf", pdf(tmp_path), tmp_path / "op", SETTINGS, lambda *at: told.append(at))
    assert (found.pages, found.verdict) == (1, "readable")
    assert told
    assert list(corpus.iterdir()) == []
    details = Details(title="Parkeernota", date="2024-05", status="vastgesteld")
    added = accept(found, details, corpus, SETTINGS, quiet)
    assert (added.title, added.date, added.status) == ("Parkeernota", "2024-05", "vastgesteld")
    assert [document.title for document in list_documents(corpus)] == ["Parkeernota"]
    with pytest.raises(NotTaken, match="is er al"):
        accept(found, details, corpus, SETTINGS, quiet)


def test_a_date_that_cannot_be_is_refused_and_nothing_is_added(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    found = propose("nota.pdf", pdf(tmp_path), tmp_path / "op", SETTINGS, quiet)
    with pytest.raises(NotTaken, match="2021-03-15"):
        accept(found, Details(date="mei"), corpus, SETTINGS, quiet)
    assert [path for path in corpus.iterdir() if path.suffix == ".pdf"] == []
