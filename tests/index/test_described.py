"""What the index says of its documents: their titles, dates and status, each document once."""

import shutil
from pathlib import Path

import pytest
from small_pdf import write_pdf

from index import ingest
from index.build import open_library, update_index
from index.model.embedding import Embedder
from index.settings import Settings
from index.values import Step

ADOPTED = [
    [
        "# Parkeerverordening",
        "Vastgesteld door de gemeenteraad op 14 mei 2024.",
        "Bewoners betalen 48 euro per jaar voor een vergunning, en bezoekers mogen twee uur in de straat staan.",
    ]
]


def described(settings: Settings, embedder: Embedder) -> dict[str, tuple[str, str, str, tuple[str, ...]]]:
    with open_library(settings, embedder=embedder) as library:
        return {one.id: (one.title, one.status, one.date, one.also) for one in library.documents}


def copy_in_other_bytes(path: Path, copy: Path) -> None:
    shutil.copyfile(path, copy)
    with copy.open("ab") as file:
        file.write(b"% saved again\n")


def test_documents_say_what_they_are_and_the_same_text_counts_once(
    settings: Settings, corpus: Path, embedder: Embedder
) -> None:
    write_pdf(corpus / "verordening.pdf", ADOPTED)
    copy_in_other_bytes(corpus / "verordening.pdf", corpus / "z-kopie.pdf")
    report = update_index(settings, embedder=embedder)
    assert (report.added, report.pages) == (4, 5)
    found = described(settings, embedder)
    assert found["verordening"] == ("Parkeerverordening", "vastgesteld", "2024-05-14", ("z-kopie.pdf",))
    assert "z-kopie" not in found
    again = update_index(settings)
    assert (again.up_to_date, again.unchanged) == (True, 4)


def test_a_copy_takes_the_place_of_a_document_that_is_gone(
    settings: Settings, corpus: Path, embedder: Embedder
) -> None:
    write_pdf(corpus / "verordening.pdf", ADOPTED)
    copy_in_other_bytes(corpus / "verordening.pdf", corpus / "z-kopie.pdf")
    update_index(settings, embedder=embedder)
    (corpus / "verordening.pdf").unlink()
    report = update_index(settings, embedder=embedder)
    assert (report.added, report.removed, report.unchanged) == (1, 1, 3)
    assert described(settings, embedder)["z-kopie"][0] == "Parkeerverordening"


def test_a_title_in_the_manifest_wins_and_nothing_is_read_or_embedded_again(
    settings: Settings, corpus: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pdf(corpus / "verordening.pdf", ADOPTED)
    copy_in_other_bytes(corpus / "verordening.pdf", corpus / "z-kopie.pdf")
    update_index(settings, embedder=embedder)
    entry = '[[document]]\nid = "verordening"\nfile = "verordening.pdf"\ntitle = "Regels"\nstatus = "ter inzage"\n'
    (corpus / "sources.toml").write_text(entry, encoding="utf-8")
    monkeypatch.delattr(ingest, "read_pdf")
    steps: list[Step] = []
    assert update_index(settings, progress=steps.append, embedder=embedder).up_to_date is False
    assert described(settings, embedder)["verordening"] == ("Regels", "ter inzage", "2024-05-14", ("z-kopie.pdf",))
    assert ingest.texts.STAGE_EMBED not in {step.stage for step in steps}
