from pathlib import Path

import pytest

from corpus.errors import CorpusError
from eval.benchmarks.squad_run import set_pdf
from eval.running.session import Session, SessionError, open_session
from index.settings import Settings


def test_the_source_gives_every_page_and_no_more(shipped: Session) -> None:
    assert set(shipped.source.documents) == {"visie-2021", "programma-2018", "publieksversie-2017"}
    assert shipped.source.page_text("visie-2021", 1)
    assert shipped.source.page_text("visie-2021", 999) is None
    assert shipped.source.page_text("onbekend", 1) is None
    assert shipped.settings["model"]
    assert shipped.distractors == 0


def test_distractors_stand_beside_the_corpus_and_leave_it_alone(tmp_path: Path) -> None:
    corpus, noise = tmp_path / "corpus", tmp_path / "ruis"
    set_pdf("de brug is in 1950 gebouwd van steen.", corpus / "brug.pdf")
    set_pdf("de tram rijdt elke tien minuten.", noise / "diep" / "tram.pdf")
    (corpus / "sources.toml").write_text(
        '[[document]]\nid = "de-brug"\nfile = "brug.pdf"\ntitle = "De brug"\n', encoding="utf-8"
    )
    before = sorted(corpus.rglob("*"))
    settings = Settings(corpus=corpus, index=tmp_path / "index")
    for _ in range(2):  # again over what was there
        with open_session(settings, noise) as session:
            assert session.distractors == 1
            assert set(session.source.documents) == {"de-brug", "tram"}
            answer = session.ask("Wanneer is de brug gebouwd?", ())
            assert [citation.document.id for citation in answer.citations] == ["de-brug"]
    assert sorted(corpus.rglob("*")) == before
    assert not (tmp_path / "index").exists()


def test_a_folder_of_distractors_must_hold_pdfs(tmp_path: Path) -> None:
    set_pdf("tekst.", tmp_path / "corpus" / "een.pdf")
    with pytest.raises(CorpusError), open_session(Settings(corpus=tmp_path / "corpus"), tmp_path / "leeg"):
        pass


def test_files_of_somebody_where_the_links_go_are_left_alone(tmp_path: Path) -> None:
    set_pdf("tekst.", tmp_path / "corpus" / "een.pdf")
    set_pdf("ruis.", tmp_path / "ruis" / "twee.pdf")
    mine = tmp_path / "index-afleiding" / "corpus" / "brief.docx"
    mine.parent.mkdir(parents=True)
    mine.write_text("van mij")
    settings = Settings(corpus=tmp_path / "corpus", index=tmp_path / "index")
    with pytest.raises(SessionError, match="wissen"), open_session(settings, tmp_path / "ruis"):
        pass
    assert mine.read_text() == "van mij"
