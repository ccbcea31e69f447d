"""What people take along holds text, quotations, pages, status and date, in every kind of file."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pypdf
import pytest

from assistant.ui.saved.values import Turn
from assistant.ui.taken.compose import take
from assistant.ui.taken.pdf import as_pdf
from assistant.ui.taken.plain import as_html, as_markdown
from assistant.ui.taken.values import Taken
from assistant.ui.taken.word import as_word
from assistant.writer.texts import HEADINGS
from assistant.writer.values import Claim, Written
from corpus.values import Row
from tests.ui.ui_builders import ANSWER, CITATION, DOCUMENT

DAY = date(2026, 11, 26)
SUMMARY = replace(DOCUMENT, title="Nota <b>*A*</b>", summary=True)
TEXT = (
    "Dit staat in ‘Nota’ (maart 2021, ontwerp):\n\n> Er is **3 miljoen** euro \\[in kas\\]. [1]\n>\n"
    "> - Bron: Gemeente; 2026: **5** [2]\n"
)
ROW = Row(caption="", unit="", cells=(("Bron", "Gemeente"), ("2026", "5")))
OTHER = replace(CITATION, number=2, document=SUMMARY, quote="Gemeente 5", page=9, label="8")
TURN = Turn(question="Hoeveel  *geld* <b>is</b> er?", answer=replace(ANSWER, text=TEXT, citations=(CITATION, OTHER)))
HELD = (
    "Hoeveel *geld* <b>is</b> er?",
    "Er is 3 miljoen euro [in kas].",
    "bladzijde 4 (pdf-pagina 5)",
    "bladzijde 8 (pdf-pagina 9)",
    "status: ontwerp",
    "geen officiële tekst",
    "26 november 2026",
    "‘Nota <b>*A*</b>’ is een samenvatting in eigen woorden",
)


BESIDE = Written(
    style="answer",
    citations=TURN.answer.citations,
    sentences=(Claim(text="Er is *3 miljoen* euro.", numbers=(1,)), Claim(text="De gemeente geeft 5.", numbers=(2,))),
    done=True,
)
SUMMED = replace(
    BESIDE, style="summary", citations=(replace(CITATION, page=7, label="6"),), sentences=BESIDE.sentences[:1]
)


def taken(*turns: Turn) -> Taken:
    return take(turns or (TURN,), DAY, lambda citation: ROW if citation.number == 2 else None)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_row_is_taken_as_head_and_value_and_notes_number_on_through_a_conversation() -> None:
    both = taken(TURN, TURN)
    assert [
        note for said in both.said for one in said.paragraphs for note in [p.note for p in one.pieces if p.note]
    ] == [1, 2, 3, 4]
    assert both.said[0].paragraphs[-1].cells == (("Bron", "Gemeente"), ("2026", "5"))
    assert len(both.notes) == 4


def test_a_word_file_holds_everything_with_real_footnotes() -> None:
    document = docx.Document(io.BytesIO(as_word(taken())))
    body = "\n".join(paragraph.text for paragraph in document.paragraphs)
    notes = next(part.blob.decode() for part in document.part.package.iter_parts() if "footnotes" in part.partname)
    for held in HELD:
        assert held in flat(body) or held.replace("<", "&lt;").replace(">", "&gt;") in notes
    assert [cell.text for row in document.tables[0].rows for cell in row.cells][2:] == ["Bron", "Gemeente", "2026", "5"]
    assert document._body._element.xml.count("w:footnoteReference ") == 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice: install the package libreoffice-writer")
def test_libreoffice_opens_the_word_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(as_word(taken()))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profiel",
        "--headless",
        "--convert-to",
        "pdf",
        "a.docx",
    ]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=180, stdout=subprocess.DEVNULL)
    text = flat("\n".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "a.pdf").pages))
    for held in HELD:
        assert held in text


def test_a_pdf_read_back_holds_everything() -> None:
    reader = pypdf.PdfReader(io.BytesIO(as_pdf(taken())))
    text = flat("\n".join(page.extract_text() for page in reader.pages)).replace("1\u200b", "1")
    for held in HELD:
        assert held in text
    assert "Gemeente" in text


def test_markdown_has_footnotes_and_shows_nothing_as_markup() -> None:
    text = as_markdown(taken())
    assert "> Er is **3 miljoen** euro \\[in kas\\]. [^1]" in text
    assert "[^2]: ‘Nota \\<b\\>\\*A\\*\\</b\\>’" in text
    assert "## Hoeveel \\*geld\\* \\<b\\>is\\</b\\> er?" in text


def test_rich_text_has_plain_tags_only() -> None:
    text = as_html(taken())
    assert "<b>" not in text
    assert "<strong>3 miljoen</strong>" in text
    assert "<sup>1</sup>" in text
    assert "<td>Gemeente</td>" in text


def test_what_a_language_model_wrote_goes_along_below_its_mark_in_every_kind_of_file() -> None:
    both = taken(replace(TURN, written=(BESIDE,)))
    document = docx.Document(io.BytesIO(as_word(both)))
    pdf = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf(both))).pages)
    for text in ("\n".join(one.text for one in document.paragraphs), pdf, as_html(both)):
        assert flat(text).index(HEADINGS["answer"]) < flat(text).index("Er is *3 miljoen* euro.")
    told = "Er is \\*3 miljoen\\* euro. [^1] De gemeente geeft 5. [^2]"
    assert f"**{HEADINGS['answer']}**\n\n{told}" in as_markdown(both)
    assert len(both.notes) == 2


def test_a_summary_takes_its_own_sources_along() -> None:
    both = taken(replace(TURN, written=(SUMMED,)))
    assert "Er is \\*3 miljoen\\* euro. [^3]" in as_markdown(both)
    assert "bladzijde 6 (pdf-pagina 7)" in both.notes[2]
