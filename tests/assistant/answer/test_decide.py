"""Looking a question up: how likely it is answered, and whether it goes on from the question before it."""

import pytest

from assistant.answer import decide
from assistant.answer.decide import Finding, look_up
from assistant.reader.find import Found, find
from index.library import Library


def shown(finding: Finding) -> str:
    return " ".join(unit.text for extract in finding.extracts for unit in extract.units)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Wat kost een kaartje voor het zwembad?", "5 euro"),
        ("Wanneer begint de bouw van de speeltuin?", "mei 2024"),
        ("Wie opent de speeltuin?", "Anna Bakker"),
    ],
)
def test_what_the_documents_answer_is_likely_and_comes_first(small_library: Library, question: str, holds: str) -> None:
    found = look_up(small_library, question, ())
    assert found.outcome == "found"
    assert holds in " ".join(unit.text for unit in found.extracts[0].units)
    assert found.earlier == ""


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(
            "Hoe bak ik een appeltaart?",
            marks=pytest.mark.xfail(strict=False, reason="the reader doubts: on the edge of possible"),
        ),
        "Wie won gisteren de voetbalwedstrijd?",
        "Wat is de hoofdstad van Peru?",
        "Wat kost een paspoort?",
    ],
)
def test_what_they_do_not_is_not(small_library: Library, question: str) -> None:
    found = look_up(small_library, question, ())
    assert found.outcome == "not_found"
    assert found.likely < 0.38


def test_what_is_found_is_in_order_and_the_probability_is_one(small_library: Library) -> None:
    found = look_up(small_library, "Wat kost de speeltuin?", ())
    assert 0 <= found.likely <= 1
    assert len({one.hit.row for one in found.found}) == len(found.found) > 1
    assert found.extracts[0].reading is found.found[0].reading


def test_a_question_that_hangs_on_the_one_before_is_read_with_it(small_library: Library) -> None:
    found = look_up(small_library, "En wie opent die?", ["Wanneer begint de bouw van de speeltuin?"])
    assert found.earlier == "Wanneer begint de bouw van de speeltuin?"
    assert "Anna Bakker" in shown(found)


def test_a_change_of_subject_does_not_drag_the_old_one_along(small_library: Library) -> None:
    question = "Hoeveel glijbanen krijgt het zwembad?"
    found = look_up(small_library, question, ["Wanneer begint de bouw van de speeltuin?"])
    assert "3 nieuwe glijbanen" in shown(found)
    assert found.outcome == look_up(small_library, question, ()).outcome == "found"


def test_it_is_read_as_a_follow_up_only_when_that_could_count(
    small_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []

    def noting(library: Library, question: str, earlier: str = "") -> tuple[Found, ...]:
        read.append(earlier)
        return find(library, question, earlier)

    monkeypatch.setattr(decide, "find", noting)
    before = "Wanneer begint de bouw van de speeltuin?"
    whole = "Hoeveel nieuwe glijbanen krijgt het zwembad volgens de gemeente in het volgende jaar?"
    assert look_up(small_library, whole, [before]).earlier == ""
    assert read == [""]
    look_up(small_library, "En wie opent die?", [before])
    assert read == ["", "", before]


def test_only_the_last_question_before_it_counts(small_library: Library) -> None:
    before = "Wanneer begint de bouw van de speeltuin?"
    question = "En wie opent die?"
    long, short = (
        look_up(small_library, question, history) for history in (["Wat kost het zwembad?", before], [before])
    )
    assert (long.earlier, long.likely, long.extracts) == (short.earlier, short.likely, short.extracts)


def test_a_short_question_after_another_is_answered_about_its_own_subject(small_library: Library) -> None:
    found = look_up(small_library, "En voor het zwembad?", ["Hoeveel euro kost de speeltuin?"])
    assert "5 euro" in shown(found)


def test_the_same_question_gives_the_same_finding(small_library: Library) -> None:
    assert look_up(small_library, "Wie opent de speeltuin?", ()).likely == pytest.approx(
        look_up(small_library, "Wie opent de speeltuin?", ()).likely, abs=1e-9
    )
