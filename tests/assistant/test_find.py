import pytest

from assistant.find import PASSAGES, Finding, find
from assistant.followup import Standalone
from index.library import Library


def found(library: Library, text: str, topic: str = "") -> Finding:
    return find(library, Standalone(text=text, topic=topic), text)


def quoted(finding: Finding) -> str:
    return " ".join(piece.text for extract in finding.decision.extracts for piece in extract.pieces)


def test_what_was_found_comes_best_first(shipped_library: Library) -> None:
    finding = found(shipped_library, "Wat gebeurt er met de Rolderstraat?")
    scores = [passage.score for passage in finding.passages]
    assert scores == sorted(scores, reverse=True)
    assert 0 < len(scores) <= PASSAGES
    assert "Rolderstraat" in quoted(finding)
    assert not finding.off_topic


def test_the_topic_of_the_conversation_decides(shipped_library: Library) -> None:
    assert "11 april 2017" in quoted(found(shipped_library, "Wanneer was dat?", "presentatie, plan"))


def test_a_name_that_is_not_mentioned_is_never_answered_around(shipped_library: Library) -> None:
    finding = found(shipped_library, "Wat gebeurt er met de Dorpsstraat?")
    assert finding.unmentioned.names == ("Dorpsstraat",)
    assert finding.decision.extracts == ()
    assert finding.decision.nearest is not None


def test_documents_named_together_each_have_their_say(shipped_library: Library) -> None:
    finding = found(shipped_library, "Wat zeggen het plan van 2017 en de visie van 2021 over het Koopmansplein?")
    documents = {extract.document.id for extract in finding.decision.extracts}
    assert {"visie-2021", "publieksversie-2017"} <= documents | {one.id for one in finding.silent}
    assert not documents & {one.id for one in finding.silent}


@pytest.mark.parametrize("text", ["Hoe bak ik een appeltaart met kaneel?", "Wat is de wortel van pi?"])
def test_another_subject_has_no_answer(shipped_library: Library, text: str) -> None:
    assert found(shipped_library, text).decision.extracts == ()


def test_nothing_is_off_topic_that_is_mentioned(shipped_library: Library) -> None:
    for text in ("Wat is Drents DNA?", "Hoeveel woningen komen er?", "Wat gebeurt er met de Dorpsstraat?"):
        assert not found(shipped_library, text).off_topic


@pytest.mark.parametrize(
    "text", ["Hoeveel parkeerplaatsen komen er?", "Komen er zonnepanelen op daken in de binnenstad?"]
)
def test_a_question_about_the_same_place_is_not_off_topic(shipped_library: Library, text: str) -> None:
    assert not found(shipped_library, text).off_topic
