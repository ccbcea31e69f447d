"""The page with documents: what is searched, what could not be read, and checking the files."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import texts
from index.settings import Settings
from tests.corpus.pdfs import Sheet, make
from tests.ui.steps import button


def documents_page() -> None:
    from assistant.ui.documents import page as documents

    documents.page()


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, small: Settings) -> AppTest:
    (small.corpus / "kapot_<b>.pdf").write_bytes(b"%PDF-1.7 niets")
    lines = ["De markt verhuist in 2027 naar het nieuwe plein naast het station."] * 12
    make(small.corpus / "half_<i>.pdf", [Sheet().lines(72, 90, lines), Sheet().image()])
    monkeypatch.setenv("BINNENSTAD_CORPUS", str(small.corpus))
    monkeypatch.setenv("BINNENSTAD_INDEX", str(small.index))
    return AppTest.from_function(documents_page, default_timeout=120).run()


def test_documents_and_problems_are_listed(page: AppTest) -> None:
    assert not page.exception
    shown = "\n".join(one.value for one in [*page.markdown, *page.caption]).replace("\\", "")
    assert "**Plan binnenstad Assen**" in shown
    assert "7 pagina’s" in shown
    assert "plan-binnenstad-assen-publieksversie-2017.pdf" in shown
    assert "**kapot_<b>.pdf**:" in shown
    assert shown.count(texts.PARTLY_READ) == 1
    told = next(one.value for one in page.markdown if texts.PARTLY_READ in one.value)
    assert "1 van de 2" in told


def test_files_are_checked_on_request(page: AppTest) -> None:
    assert not page.table
    button(page, texts.CHECK_START).click().run()
    table = page.table[0].value
    assert list(table[texts.CHECK_VERDICT]) == ["deels leesbaar", "niet leesbaar", "leesbaar"]
    assert list(table[texts.CHECK_PAGES]) == ["1 met tekst, 1 met alleen beeld", texts.CHECK_NO_PAGES, "7 met tekst"]
