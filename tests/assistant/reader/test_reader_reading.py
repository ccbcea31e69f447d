"""Passages read by the bundled reader."""

import numpy as np
import pytest

from assistant.reader.reading import dated_title, read, sigmoid
from assistant.values import Passage
from index.model.embedding import Embedder
from index.model.reading import ReaderModel, Row, unit_means
from tests.assistant.builders import chunk, document, passage, row

POOL = passage(chunk("Het zwembad heeft een kantine.", "Een kaartje kost 5 euro.", "Het is op zondag dicht."))
MARKET = passage(chunk("De weekmarkt staat op dinsdag op het plein.", page=2))
QUESTION = "Wat kost een kaartje voor het zwembad?"


@pytest.fixture(scope="module")
def model(embedder: Embedder) -> ReaderModel:
    return embedder.reader


def test_the_passage_that_answers_reads_better_and_its_unit_is_the_evidence(model: ReaderModel) -> None:
    far, near = read(model, QUESTION, "", [(7, MARKET), (3, POOL)])
    assert near.answers > 0.5 > far.answers
    assert near.evidence.index(max(near.evidence)) == 1
    assert (far.row, near.row) == (7, 3)
    assert [len(one.units) for one in (far, near)] == [1, 3] == [len(one.unit_logits) for one in (far, near)]


def test_a_row_of_a_table_is_read_with_its_columns(model: ReaderModel) -> None:
    made = passage(
        chunk(row(("Soort", "Volwassenen"), ("Kaartje", "5 euro")), row(("Soort", "Honden"), ("Poep", "nee")))
    )
    (found,) = read(model, "Wat kost een kaartje voor volwassenen?", "", [(0, made)])
    assert found.units[0].text == "Soort: Volwassenen, Kaartje: 5 euro"
    assert found.evidence[0] > found.evidence[1]


def test_the_question_before_it_makes_a_follow_up_readable(model: ReaderModel) -> None:
    (alone,) = read(model, "En wanneer is dat dicht?", "", [(0, POOL)])
    (after,) = read(model, "En wanneer is dat dicht?", "Wat kost het zwembad?", [(0, POOL)])
    assert after.passage_logit > alone.passage_logit


def test_beside_each_other_reads_as_alone(model: ReaderModel) -> None:
    both = read(model, QUESTION, "", [(0, POOL), (1, MARKET)])
    for given, at in zip(both, [(0, POOL), (1, MARKET)], strict=True):
        (alone,) = read(model, QUESTION, "", [at])
        assert alone.passage_logit == pytest.approx(given.passage_logit, abs=1e-4)


def test_a_unit_beyond_what_the_reader_takes_in_is_no_evidence(model: ReaderModel) -> None:
    long = passage(chunk(*[f"Zin {number} gaat over het groen in de straat." for number in range(80)]))
    (found,) = read(model, QUESTION, "", [(0, long)])
    assert found.unit_logits[0] > -np.inf
    assert found.unit_logits[-1] == -np.inf
    assert found.evidence[-1] == pytest.approx(0)


def test_no_passages_no_readings_and_no_units_no_logits(model: ReaderModel) -> None:
    assert read(model, QUESTION, "", []) == ()
    (found,) = read(model, QUESTION, "", [(0, passage(chunk(("heading", "Zwembad"))))])
    assert (found.units, found.unit_logits) == ((), ())


def test_a_unit_gets_the_mean_of_its_tokens() -> None:
    made = Row(ids=(1, 2, 3, 4, 5), owner=(-1, 0, 0, 2, -1))
    means = unit_means(made, np.array([9, 1, 3, 5, 9], np.float32), 4)
    assert means == (2.0, -np.inf, 5.0, -np.inf)


@pytest.mark.parametrize(
    ("title", "date", "read_as"),
    [("De nota", "2021-03", "De nota (2021)"), ("Nota 2021", "2021-03", "Nota 2021"), ("De nota", "", "De nota")],
)
def test_a_title_is_read_with_its_year(title: str, date: str, read_as: str) -> None:
    assert dated_title(document(title=title, date=date)) == read_as


def test_a_logit_as_a_share() -> None:
    assert sigmoid(0) == 0.5
    assert sigmoid(-np.inf) == pytest.approx(0)
    assert sigmoid(1e9) == pytest.approx(1)


def test_a_passage_comes_back_as_it_was_given(model: ReaderModel) -> None:
    (found,) = read(model, QUESTION, "", [(0, POOL)])
    assert isinstance(found.passage, Passage)
    assert found.passage is POOL
