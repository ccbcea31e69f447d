"""What somebody who asks gets back: answers, lists, parts and follow-ups, from shipped and other documents."""

import dataclasses
import re

import pytest

from assistant import texts
from assistant.notation.verbatim import markers
from assistant.values import Answer
from tests.assistant.builders import plain, quoted
from tests.assistant.conftest import Ask


def sources(answer: Answer) -> set[tuple[str, int]]:
    return {(citation.document.id, citation.page) for citation in answer.citations}


class TestAnswers:
    @pytest.mark.parametrize(
        ("question", "bold", "source"),
        [
            ("Hoeveel woningen moeten er in de binnenstad bij komen?", "700", ("visie-2021", 10)),
            ("Hoeveel geld is er per jaar voor de stichting?", "400.000 euro", ("programma-2018", 8)),
            ("Hoeveel mensen waren er bij de presentatie van het plan?", "240", ("publieksversie-2017", 4)),
            ("Hoeveel inwoners had Assen in 1809?", "600", ("visie-2021", 12)),
        ],
    )
    def test_the_figure_asked_for_is_bold_and_cited(
        self, ask: Ask, question: str, bold: str, source: tuple[str, int]
    ) -> None:
        answer = ask(question)
        assert answer.status in ("answered", "partial")
        assert re.search(rf"\*\*[^*]*{re.escape(bold)}[^*]*\*\*", answer.text)
        assert source in sources(answer)

    def test_a_name_is_answered_and_cited(self, ask: Ask) -> None:
        answer = ask("Wie is de voorzitter van de binnenstadsorganisatie?")
        assert answer.status == "answered"
        assert "Henk van Hooft" in quoted(answer)
        assert ("programma-2018", 8) in sources(answer)

    def test_an_answer_names_document_year_and_status(self, ask: Ask) -> None:
        text = plain(ask("Hoeveel woningen moeten er in de binnenstad bij komen?"))
        assert "‘Binnenstadsvisie Assen 2030’ (maart 2021, ontwerp" in text

    def test_a_list_comes_whole_and_in_order(self, ask: Ask) -> None:
        answer = ask("Wat zijn de zes thema’s van het plan?")
        items = ["compact en compleet", "prettig en comfortabel", "bereikbaar", "historisch, cultureel en actief"]
        items += ["gastvrij en ondernemend", "goed bekend"]
        places = [plain(answer).find(item) for item in items]
        assert -1 not in places
        assert places == sorted(places)
        listed = [line for line in plain(answer).splitlines() if line.startswith("> - ")][: len(items)]
        assert all(item in line for item, line in zip(items, listed, strict=True))

    def test_a_table_is_listed_row_by_row_without_its_head(self, ask: Ask) -> None:
        answer = ask("Wat is de status van het bedrag van de provincie Drenthe?")
        assert "Bron: Provincie Drenthe, Binnenstadsfonds; Bedrag: 3 miljoen euro; Status: Gevraagd" in plain(answer)
        assert "Bron; Bedrag; Status" not in plain(answer)

    def test_the_same_question_gives_the_same_answer(self, ask: Ask) -> None:
        question = "Wat gebeurt er met de Rolderstraat?"
        first, second = (dataclasses.replace(ask(question), seconds=0) for _ in range(2))
        assert first == second

    def test_seconds_are_measured(self, ask: Ask) -> None:
        assert 0 < ask("Wat gebeurt er met de Rolderstraat?").seconds < 30

    def test_what_was_found_comes_along(self, ask: Ask) -> None:
        answer = ask("Wat gebeurt er met de Rolderstraat?")
        assert answer.passages
        assert answer.trace

    def test_citations_count_up_and_each_is_used(self, ask: Ask) -> None:
        answer = ask("Wat is Vaart in Assen?")
        assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
        assert set(markers(answer.text)) == {citation.number for citation in answer.citations}
        assert all(citation.boxes for citation in answer.citations)


class TestTwoQuestions:
    def test_each_is_answered_under_its_own_words(self, ask: Ask) -> None:
        answer = ask(
            "Wie is de voorzitter van de binnenstadsorganisatie en hoeveel woningen moeten er in de stad bij komen?"
        )
        text = plain(answer)
        assert answer.status in ("answered", "partial")
        assert "Ik heb het niet gevonden" not in answer.text
        assert text.count("Over uw vraag") == 2
        assert text.index("Henk van Hooft") < text.index("700")

    def test_what_is_not_there_is_said_of_its_part(self, ask: Ask) -> None:
        answer = ask("Hoeveel woningen moeten er bij komen en wat kost een parkeervergunning?")
        assert answer.status == "partial"
        assert "700" in plain(answer)
        assert "Ik heb het niet gevonden in ‘" in answer.text

    def test_the_second_may_lean_on_the_first(self, ask: Ask) -> None:
        first = "Hoeveel mensen waren er bij de presentatie van het plan?"
        told = plain(ask(f"{first} Wanneer was dat?")).split("Over uw vraag ‘Wanneer was dat?’")[1]
        assert texts.FOLLOWS.format(earlier=first) in told
        assert "11 april 2017" in told

    def test_the_second_may_be_about_something_else(self, ask: Ask) -> None:
        other = "Hoeveel mensen waren er in april 2017 bij de presentatie van het plan?"
        told = plain(ask(f"Wie is de voorzitter van de binnenstadsorganisatie? {other}"))
        assert "Ik lees dit als vervolg op" not in told
        assert "240" in told


class TestFollowUp:
    def test_another_party_takes_the_place_of_the_first(self, ask: Ask) -> None:
        answer = ask("En aan de private partijen?", "Hoeveel geld is er aan de provincie gevraagd?")
        assert texts.FOLLOWS.format(earlier="Hoeveel geld is er aan de provincie gevraagd?") in plain(answer)
        assert "Private partijen" in quoted(answer)
        assert "3 miljoen euro" in quoted(answer)

    def test_a_pronoun_is_filled_in(self, ask: Ask) -> None:
        answer = ask("Wanneer was dat?", "Hoeveel mensen waren er bij de presentatie van het plan?")
        assert "11 april 2017" in quoted(answer)

    def test_the_last_question_before_it_counts(self, ask: Ask) -> None:
        before = "Hoeveel mensen waren er bij de presentatie van het plan?"
        answer = ask("Wanneer was dat?", "Wat gebeurt er met de Rolderstraat?", before)
        assert answer.text == ask("Wanneer was dat?", before).text

    def test_a_change_of_subject_drags_nothing_along(self, ask: Ask) -> None:
        answer = ask("Wat gebeurt er met de Rolderstraat?", "Wie is de voorzitter van de binnenstadsorganisatie?")
        assert "Rolderstraat" in quoted(answer)
        assert "Hooft" not in quoted(answer)

    def test_a_question_that_stands_alone_ignores_the_conversation(self, ask: Ask) -> None:
        question = "Wie is de voorzitter van de binnenstadsorganisatie?"
        assert ask(question, "Hoeveel woningen komen er?").text == ask(question).text

    @pytest.mark.parametrize("history", [("",), ("", "  ", "\n"), ("🙂",)])
    def test_empty_turns_do_not_matter(self, ask: Ask, history: tuple[str, ...]) -> None:
        question = "Hoeveel woningen moeten er in de binnenstad bij komen?"
        assert ask(question, *history).text == ask(question).text

    def test_empty_turns_in_between_do_not_break_the_thread(self, ask: Ask) -> None:
        thread = ("Hoeveel geld legt de gemeente in voor het programma?", "")
        assert ask("En de provincie?", *thread).text == ask("En de provincie?", thread[0]).text

    @pytest.mark.xfail(strict=True, reason="the reader holds what it reads for the subject")
    def test_nothing_to_follow_up_is_never_answered_for_sure(self, ask: Ask) -> None:
        assert ask("En daarvan?").status in ("not_found", "clarify", "partial")


class TestTyping:
    @pytest.mark.parametrize(
        "question",
        [
            "WIE OPENT DE SPEELTUIN?",
            "Wie Opent De Speeltuin?",
            "wie opent de speeltuin",
            "wie opent de speeltuin???",
            "Wie opent de speelltuin?",
            "Wie\u200b opent  de\nspeeltuin?",
            "Goedemiddag, ik wil graag weten wie de speeltuin opent. Met vriendelijke groet, J. de Boer",
        ],
    )
    def test_ways_of_typing_make_no_difference(self, ask_small: Ask, question: str) -> None:
        answer = ask_small(question)
        assert answer.status in ("answered", "partial")
        assert "Anna Bakker" in quoted(answer)

    def test_a_word_spelled_as_it_sounds_is_read(self, ask_small: Ask) -> None:
        assert "5 euro" in quoted(ask_small("Wat kost een kaartje voor het swembad?"))

    @pytest.mark.parametrize(
        ("question", "holds"),
        [("How much is a ticket for the swimming pool?", "5 euro"), ("Who opens the playground?", "Anna Bakker")],
    )
    def test_an_english_question_gets_at_least_the_passage_that_comes_nearest(
        self, ask_small: Ask, question: str, holds: str
    ) -> None:
        assert holds in ask_small(question).text


class TestHowSure:
    def test_what_is_not_sure_is_said_to_be_unsure(self, ask: Ask) -> None:
        for question in (
            "Hoeveel geld legt de gemeente in?",
            "Wat gebeurt er met de Rolderstraat?",
            "Wat is de planning?",
        ):
            answer = ask(question)
            assert (texts.UNSURE in plain(answer)) == (answer.status == "partial")

    def test_every_answer_says_how_sure_it_is(self, ask: Ask) -> None:
        sure, lost = ask("Wie is de voorzitter van de binnenstadsorganisatie?"), ask("Hoe bak ik een appeltaart?")
        assert sure.confidence is not None
        assert lost.confidence is not None
        assert 0 <= lost.confidence < sure.confidence <= 1

    def test_at_most_three_passages_are_shown(self, ask: Ask) -> None:
        for question in ("Wat gebeurt er met het Koopmansplein?", "Hoeveel geld legt de gemeente in?"):
            assert len({citation.chunk for citation in ask(question).citations}) <= 3


class TestOtherDocuments:
    @pytest.mark.parametrize(
        ("question", "holds", "page"),
        [
            ("Wanneer begint de bouw van de speeltuin?", "mei 2024", 2),
            ("Wie opent de speeltuin?", "Anna Bakker", 2),
            ("Hoeveel glijbanen krijgt het zwembad?", "3 nieuwe glijbanen", 1),
        ],
    )
    def test_a_folder_that_nobody_has_seen_is_answered_beside_a_broken_file(
        self, ask_small: Ask, question: str, holds: str, page: int
    ) -> None:
        answer = ask_small(question)
        assert answer.status == "answered"
        assert holds in quoted(answer)
        assert page in {citation.page for citation in answer.citations}

    def test_another_street_is_not_mentioned_there(self, ask_small: Ask) -> None:
        assert texts.NOT_MENTIONED.format(name="Rolderstraat") in plain(ask_small("Wat komt er in de Rolderstraat?"))
