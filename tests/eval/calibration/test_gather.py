from dataclasses import replace
from random import Random

import pytest

from eval.calibration.asking import examples
from eval.calibration.gather import Gathered, Plan, gather, questions_of
from eval.calibration.pool import pool_of
from eval.training.examples.data import Data, TrainingError
from index.model.embedding import Embedder


def documents(data: Data, places: list[int]) -> set[str]:
    return {data.passages[place].document.split()[-1] for place in places}


def test_only_questions_that_trained_nothing_are_asked(data: Data, plan: Plan) -> None:
    found = questions_of(data, plan)
    assert all(one.dev for one in found)
    assert {"Oosterdam", "Zandwoude"}.isdisjoint(documents(data, [one.passage for one in found]))
    assert all(one.evidence or not one.answered for one in found)
    assert {one.answered for one in found} == {True, False}


def test_the_pool_is_the_documents_asked_about_and_whole_others(data: Data) -> None:
    wanted = {"Sportnota Lindehoven", "Cultuurnota Bergmeer"}
    assert documents(data, pool_of(data, wanted, ["klein"], (), 6, Random(1))) == {"Lindehoven", "Bergmeer"}
    more = pool_of(data, wanted, ["klein"], (), 7, Random(1))
    assert (len(more), len(documents(data, more))) == (9, 3)
    assert len(pool_of(data, wanted, ["anders"], (), 100, Random(1))) == 6
    whole = pool_of(data, wanted, ["klein"], ("Groen", "Jeugd"), 100, Random(1))
    assert documents(data, whole) == documents(data, list(range(30))) - {"Zandwoude", "Rietland"}


def test_the_pool_is_searched_and_read_as_an_index_is(gathered: Gathered, data: Data) -> None:
    library = gathered.library
    assert len(library) == 27
    assert {document.title for document in library.documents} == {document.id for document in library.documents}
    for document in library.documents:
        assert {library.chunk(row).document for row in library.rows_of(document.id)} == {document.id}
    near = library.dense(library.embed_query("Hoe breed mag een kraam zijn?"), 5)
    assert (len(near), library.chunk(near[0][0]).headings) == (5, ("Kramen",))
    answered = [one for one in gathered.asked if one.question.answered and not one.question.earlier]
    first = [library.chunk(one.alone[0].hit.row).text for one in answered]
    gold = ["\n".join(data.passages[one.question.passage].units) for one in answered]
    assert sum(one == other for one, other in zip(first, gold, strict=True)) > 0.8 * len(gold)
    assert [library.chunk(one.row).text for one in answered] == gold


def test_follow_ups_and_changes_of_subject_are_also_asked_behind_another(gathered: Gathered) -> None:
    (follow_up,) = (one for one in gathered.asked if one.follows)
    assert (follow_up.earlier, follow_up.question.text) == ("Wat kost het museum?", "En de kinderen?")
    changes = [one for one in gathered.asked if one.earlier and not one.follows]
    assert len(changes) == (len(gathered.asked) - 1) // 10
    assert all(one.following and one.earlier != one.question.text for one in changes)
    assert all(not one.following for one in gathered.asked if not one.earlier)


def test_an_example_is_right_when_what_is_shown_holds_all_that_answers(gathered: Gathered, data: Data) -> None:
    every = examples(gathered.library, data, gathered.asked, 5.0, (0.5, 1.0))
    made = [one for one in every if not one.absent]
    assert len(made) == len(gathered.asked)
    assert {one.right for one in made} == {True, False}
    assert not any(one.right for one in made if not one.answerable)
    assert sum(one.right for one in made if one.answerable) > 0.8 * sum(one.answerable for one in made)


def test_a_question_is_never_answered_when_its_document_is_not_there(gathered: Gathered, data: Data) -> None:
    made = examples(gathered.library, data, gathered.asked, 5.0, (0.5, 1.0))
    absent = [one for one in made if one.absent]
    assert absent
    assert not any(one.right or one.answerable for one in absent)


def test_small_parts_hold_every_document_whole_and_the_questions_about_it(gathered: Gathered, data: Data) -> None:
    parts = gathered.library.parts(6, Random(2))
    assert len(parts) > 2
    assert sum(map(len, parts)) == len(gathered.library)
    for part in parts:
        assert len(part) >= 3
        for document in part.documents:
            rows = part.rows_of(document.id)
            assert [part.chunk(row).document for row in rows] == [document.id] * len(rows)
            near = part.dense(part.embed_query(part.chunk(rows[0]).text), 1)
            assert near[0][0] in range(len(part))
    (whole,) = gathered.parts
    assert {one.question for one in whole[1]} == {one.question for one in gathered.asked}
    assert [data.passages[one.question.passage].document for one in whole[1]] == [
        whole[0].chunk(one.row).document for one in whole[1]
    ]


def test_no_questions_of_a_source_is_told(data: Data, plan: Plan, embedder: Embedder) -> None:
    with pytest.raises(TrainingError, match="van deze soorten: groot"):
        gather(data, replace(plan, sources=("groot",)), embedder, lambda questions: questions)
