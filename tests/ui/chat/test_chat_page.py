"""The page with questions as somebody uses it: start, answer, doubt, refusal, error, follow-up."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from streamlit.runtime.scriptrunner import StopException
from streamlit.testing.v1 import AppTest

from assistant.answer.probability import Calibration
from assistant.ui import texts
from assistant.ui.chat import conversation
from assistant.ui.chat import texts as own
from assistant.ui.literal import literal
from assistant.ui.sources import texts as told
from assistant.ui.taken import texts as taken
from index.errors import IndexDamaged, IndexUnreachable
from index.library import Library
from index.settings import Settings
from tests.ui.steps import ask, button, questions, said, sources

AMOUNT = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"
Start = Callable[[Settings], AppTest]


class TestStart:
    def test_the_empty_page_says_what_it_is_and_what_is_searched(self, app: AppTest) -> None:
        assert not app.exception
        assert app.title[0].value == texts.TITLE
        shown = "\n".join(markdown.value for markdown in app.markdown)
        for title in (
            "Binnenstadsvisie Assen 2030",
            "Uitvoeringsprogramma Binnenstad 2018–2021",
            "Plan binnenstad Assen",
        ):
            assert title in shown
        assert "maart 2021" in shown
        assert shown.count(texts.SUMMARY_MARK) == 3

    def test_an_example_is_asked_with_one_click_and_answered(self, app: AppTest) -> None:
        examples = [one.label for one in app.button]
        assert 4 <= len(examples) <= 6
        app.button[0].click().run()
        assert questions(app)[0].replace("\\", "") == examples[0].replace("\\", "")
        assert texts.STATUS["answered"] in said(app)

    def test_an_empty_folder_gives_one_clear_message(self, start: Start, tmp_path: Path) -> None:
        app = start(Settings(corpus=tmp_path, index=tmp_path / "index-data"))
        assert not app.exception
        assert len(app.error) == 1
        assert "staan geen PDF's" in app.error[0].value
        assert not app.chat_input

    def test_after_a_document_is_added_it_can_be_tried_again(self, start: Start, small: Settings) -> None:
        document = next(small.corpus.glob("*.pdf"))
        aside = document.rename(document.with_suffix(".weg"))
        app = start(small)
        aside.rename(document)
        button(app, texts.TRY_AGAIN).click().run()
        assert app.chat_input

    def test_an_index_that_cannot_be_written_gives_one_clear_message(self, start: Start, small: Settings) -> None:
        small.index.write_text("geen map")
        app = start(small)
        assert len(app.error) == 1
        assert str(small.index.name) in app.error[0].value.replace("\\", "")

    def test_a_wrong_setting_gives_one_clear_message(
        self, start: Start, shipped_settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("BINNENSTAD_CORPSU", "x")
        app = start(shipped_settings)
        assert len(app.error) == 1
        assert "BINNENSTAD" in app.error[0].value

    def test_other_documents_are_answered_when_one_cannot_be_read(self, start: Start, small: Settings) -> None:
        (small.corpus / "kapot.pdf").write_bytes(b"%PDF-1.7 niets")
        app = start(small)
        assert app.info[0].value == f"{texts.UNREADABLE_ONE} {texts.SEE_DOCUMENTS}"
        assert texts.STATUS["answered"] in said(ask(app, "Wat zijn de drie pijlers van het plan?"))

    def test_a_changed_corpus_is_searched_without_a_new_start(
        self, start: Start, small: Settings, shipped_settings: Settings
    ) -> None:
        app = start(small)
        question = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"
        assert texts.STATUS["answered"] not in said(ask(app, question))
        shutil.copy(next(shipped_settings.corpus.glob("uitvoering*.pdf")), small.corpus)
        assert "11 miljoen" in said(ask(app, question))


class TestAnswer:
    def test_an_answer_has_a_status_a_quotation_and_its_source(self, app: AppTest) -> None:
        ask(app, "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?")
        assert not app.exception
        assert texts.STATUS["answered"] in said(app) or texts.STATUS["partial"] in said(app)
        assert "**11 miljoen euro**" in said(app)
        assert r"[\[1\]](#bron-0-1)" in said(app)
        assert "[1] bladzijde 4 (pdf-pagina 5), 2 Geld" in sources(app)[0]
        assert "**Uitvoeringsprogramma Binnenstad 2018–2021**" in said(app)
        assert "februari 2018" in said(app)
        assert f":gray-badge[2018] :violet-badge[{told.UNOFFICIAL}]" in said(app)

    def test_the_first_source_stands_beside_the_answer(self, app: AppTest) -> None:
        ask(app, AMOUNT)
        assert "### Bron \\[1\\]" in said(app)
        assert len(app.get("image")) == 1
        quoted = next(one.value for one in app.markdown if ":yellow-background[" in one.value)
        assert "11 miljoen euro" in quoted.split(":yellow-background[")[1].split("]")[0]

    def test_a_source_that_is_chosen_is_shown_below_the_list_too(self, app: AppTest) -> None:
        ask(app, AMOUNT)
        app.button(key="bron-0-2").click().run()
        assert not app.exception
        assert "### Bron \\[2\\]" in said(app)
        assert len(app.get("image")) == 3
        button(app, told.CLOSE).click().run()
        assert not app.get("image")

    def test_the_pages_before_and_after_can_be_looked_at(self, app: AppTest) -> None:
        ask(app, AMOUNT)
        button(app, told.NEXT).click().run()
        assert any("Bladzijde 6 van het bestand" in one.value for one in app.caption)
        button(app, told.BACK).click().run()
        assert any("geel gemarkeerd" in one.value for one in app.caption)

    def test_a_table_row_is_a_small_table(self, app: AppTest) -> None:
        ask(app, AMOUNT)
        assert f"> | {told.ROW_HEAD} | {told.ROW_VALUE}" in said(app)
        assert "> | Wanneer | Maart 2018 |" in said(app)

    def test_an_answer_can_be_taken_along_with_its_sources(self, app: AppTest) -> None:
        ask(app, "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?")
        labels = [one.label for one in app.get("download_button")]
        assert labels == [taken.WORD, taken.PDF, taken.MARKDOWN]
        assert any("?vraag=Hoeveel+miljoen+euro" in one.value for one in app.code)

    def test_a_refusal_shows_the_nearest_passage_as_such(self, app: AppTest) -> None:
        ask(app, "Wat zijn de plannen voor de Bloemstraat?")
        assert texts.STATUS["not_found"] in said(app)
        assert "Bloemstraat" in said(app)
        assert texts.NEAREST in said(app)
        assert texts.SOURCES not in said(app)

    def test_an_answer_that_is_not_sure_says_so_and_shows_its_sources(self, app: AppTest) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Calibration, "outcome", lambda calibration, probability: "possible")
            ask(app, AMOUNT)
        assert texts.STATUS["partial"] in said(app)
        assert "niet zeker" in said(app)
        assert texts.SOURCES in said(app)
        assert texts.NEAREST not in said(app)

    def test_below_a_refusal_the_nearest_place_is_offered(self, app: AppTest) -> None:
        ask(app, "Wat zijn de plannen voor de Molderstraat?")
        assert texts.STATUS["not_found"] in said(app)
        links = [one.proto for one in app.get("link_button")]
        assert "./mijn-straat?straat=Rolderstraat" in [one.url for one in links]

    def test_a_question_can_be_asked_without_the_one_before_it(self, app: AppTest) -> None:
        ask(app, AMOUNT)
        ask(app, "En hoeveel zwembaden komen er op de maan?")
        button(app, own.ALONE).click().run()
        assert len(questions(app)) == 3
        assert "vervolg op" not in said(app)

    @pytest.mark.parametrize("question", ["🙂🙂", "x" * 10_000, "What are the plans for the inner city?"])
    def test_a_question_that_cannot_be_used_is_asked_back(self, app: AppTest, question: str) -> None:
        ask(app, question)
        assert not app.exception
        assert texts.STATUS["answered"] not in said(app)
        assert len(questions(app)[0]) < 2_000

    def test_markup_in_a_question_is_text(self, app: AppTest) -> None:
        question = "Wat kost <script>alert(1)</script> ![x](http://evil.example/x.png) :smile:?"
        ask(app, question)
        assert questions(app)[0] == literal(question)
        assert not app.exception

    def test_a_follow_up_uses_the_questions_before_it(self, app: AppTest) -> None:
        ask(app, "Hoeveel miljoen euro draagt de gemeente bij aan het uitvoeringsprogramma?")
        ask(app, "En de provincie?")
        assert len(questions(app)) == 2
        assert "provincie" in said(app).lower()
        assert "3 miljoen" in said(app)

    def test_a_new_conversation_starts_empty(self, app: AppTest) -> None:
        ask(app, "Wat zijn de plannen voor het Koopmansplein?")
        button(app, texts.NEW_CONVERSATION).click().run()
        assert not questions(app)
        assert app.title[0].value == texts.TITLE


class TestError:
    def test_when_the_index_breaks_a_message_says_so_and_the_conversation_goes_on(
        self, app: AppTest, caplog: pytest.LogCaptureFixture
    ) -> None:
        question = "Wat staat er over mijn buurvrouw Jannie Geheim in het programma?"

        def broken(library: Library, document: str, number: int) -> NoReturn:
            raise IndexDamaged(f"bij ‘{question}’ ging {document} {number} stuk")

        with pytest.MonkeyPatch.context() as disk:
            disk.setattr(Library, "page", broken)
            ask(app, question)
        assert not app.exception
        assert texts.STATUS["error"] in said(app)
        assert "Probeer het nog eens" in said(app)
        assert "IndexDamaged" in caplog.text
        assert "Jannie" not in caplog.text
        ask(app, "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?")
        assert "**11 miljoen euro**" in said(app)

    def test_a_server_that_does_not_answer_is_told_in_its_own_words_and_the_next_question_is_answered(
        self, app: AppTest
    ) -> None:
        def silent(*_: object) -> NoReturn:
            raise IndexUnreachable("De Chroma-server op http://chroma:8000 geeft geen antwoord.")

        with pytest.MonkeyPatch.context() as network:
            network.setattr(Library, "dense", silent)
            ask(app, "Hoeveel woningen komen er in de binnenstad?")
        assert not app.exception
        assert "geeft geen antwoord" in said(app)
        ask(app, "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?")
        assert "**11 miljoen euro**" in said(app)

    def test_what_was_interrupted_while_it_was_answered_is_answered_at_the_next_look(self, app: AppTest) -> None:
        def interrupted(*_: object) -> NoReturn:
            raise StopException  # what Streamlit does when the visitor goes to another page meanwhile

        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(conversation, "answer_question", interrupted)
            ask(app, AMOUNT)
        assert "**11 miljoen euro**" not in said(app)
        app.run()
        assert questions(app) == [AMOUNT]
        assert "**11 miljoen euro**" in said(app)
        app.run()
        assert len(questions(app)) == 1
