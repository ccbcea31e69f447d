from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval.training.examples.data import Data, TrainingError
from eval.training.examples.prepare import BEGIN, END, NONE, PADDING, Encoders, Prepared, Ragged, load, mine, save
from index.model.packed import Packed
from index.model.tokenizer import build_tokenizer
from tests.eval.small_set import letters


def test_tokens_say_what_the_texts_say(data: Data, prepared: Prepared, packed: Packed) -> None:
    tokenizer = build_tokenizer(packed)

    def text(ids: list[int]) -> str:
        pieces = [str(tokenizer.id_to_token(int(prepared.vocabulary[number]))) for number in ids]
        return "".join(pieces).replace("▁", " ").strip()

    assert tuple(text(unit) for unit in prepared.units_of(0)) == data.passages[0].units
    assert text(prepared.titles[0]) == "Waterplan Oosterdam"
    assert text(prepared.headings[5]) == "Beweging"
    assert text(prepared.asked[0]) == data.questions[0].text
    assert text(prepared.query_prompt.tolist()) == "query:"
    assert [text([number]) for number in (BEGIN, PADDING, END)] == ["<s>", "<pad>", "</s>"]
    assert len(prepared.vocabulary) < 1_500


def test_candidates_are_passages_found_best_first(data: Data, prepared: Prepared) -> None:
    found = [prepared.candidates_of(question, 60) for question in range(len(data.questions))]
    assert all(len(set(one)) == len(one) == len(data.passages) for one in found)
    assert (prepared.candidates[:, len(data.passages) :] == NONE).all()
    assert np.mean([question.passage in one[:3] for question, one in zip(data.questions, found, strict=True)]) > 0.8


def test_a_question_put_within_its_document_gets_passages_of_that_document_alone(data: Data) -> None:
    asked = [replace(question, within=True) for question in data.questions]
    found = mine(data.passages, asked, Encoders(questions=letters, passages=letters), lambda line: None)
    for question, row in zip(asked, found, strict=True):
        document = data.passages[question.passage].document
        own = [place for place, passage in enumerate(data.passages) if passage.document == document]
        assert sorted(place for place in row.tolist() if place != NONE) == own
    first = np.mean([row[0] == question.passage for question, row in zip(asked, found, strict=True)])
    assert first > 0.8


def test_questions_are_told_apart_by_side_and_by_having_an_answer(data: Data, prepared: Prepared) -> None:
    for dev in (True, False):
        expected = [number for number, one in enumerate(data.questions) if one.dev == dev]
        assert prepared.questions(dev=dev) == expected
        parts = [prepared.questions(dev=dev, answered=answered) for answered in (True, False)]
        assert sorted(parts[0] + parts[1]) == expected


def test_what_is_saved_is_read_back(prepared: Prepared, tmp_path: Path) -> None:
    save(prepared, tmp_path)
    again = load(tmp_path)
    for name in Prepared.__slots__:
        one, other = getattr(prepared, name), getattr(again, name)
        pairs = [(one.values, other.values), (one.bounds, other.bounds)] if isinstance(one, Ragged) else [(one, other)]
        assert all(np.array_equal(first, second) and first.dtype == second.dtype for first, second in pairs), name


def test_a_folder_without_it_or_of_another_make_is_told(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="staat niets wat klaar is"):
        load(tmp_path)
    (tmp_path / "prepared.npz").write_bytes(b"iets anders")
    with pytest.raises(TrainingError, match="niet te gebruiken"):
        load(tmp_path)
    np.savez(tmp_path / "prepared.npz", version=np.array(1))
    with pytest.raises(TrainingError, match="niet te gebruiken"):
        load(tmp_path)
