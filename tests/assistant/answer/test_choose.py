"""What is shown of a passage: the units that are evidence, with what they need to be understood, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.choose import EVIDENCE, choose, with_context
from corpus.values import Row
from index.passages import units_of
from tests.assistant.builders import asked, chunk, document, reading, row, stems

LIST = ("De drie pijlers zijn:", ("item", "groen"), ("item", "water"), ("item", "licht"), "Het plan is klaar.")


def shown(question: str, *readings, most: int = 3) -> list[list[str]]:
    about = asked(question)
    return [[unit.text for unit in one.units] for one in choose(readings, about.years, about.words, stems, most)]


def around(*parts, chosen: set[int]) -> list[str]:
    return [unit.text for unit in with_context(units_of(chunk(*parts)), chosen)]


def test_the_units_that_are_evidence_and_no_others() -> None:
    made = reading("Een.", "Twee.", "Drie.", "Vier.", evidence=[0.9, 0.01, EVIDENCE + 0.01, EVIDENCE - 0.01])
    assert shown("Wat?", made) == [["Een.", "Drie."]]


def test_the_best_unit_is_shown_when_none_is_evidence() -> None:
    made = reading("Een.", "Twee.", "Drie.", evidence=[0.01, 0.1, 0.05])
    (found,) = choose([made], (), frozenset(), stems)
    assert ([unit.text for unit in found.units], found.decisive) == (["Twee."], 1)


def test_three_passages_at_most_best_first() -> None:
    readings = [reading(f"Zin {number}.", page=number) for number in range(1, 6)]
    assert shown("Wat?", *readings) == [["Zin 1."], ["Zin 2."], ["Zin 3."]]
    assert shown("Wat?", *readings, most=1) == [["Zin 1."]]


def test_a_passage_that_hardly_answers_beside_the_best_is_left_out() -> None:
    best, hardly, little = (reading(f"Zin {n}.", page=n, answers=a) for n, a in ((1, 0.9), (2, 0.01), (3, 0.1)))
    assert shown("Wat?", best, hardly, little) == [["Zin 1."], ["Zin 3."]]
    assert shown("Wat?", hardly) == [["Zin 2."]]


def test_the_same_said_again_is_shown_once() -> None:
    first = reading("Het zwembad kost 5 euro.", "Het is open.")
    again = reading("het zwembad  kost 5 euro.", page=2)
    more = reading("Het zwembad kost 5 euro.", "Kinderen betalen niets.", page=3)
    assert shown("Wat?", first, again, more) == [
        ["Het zwembad kost 5 euro.", "Het is open."],
        ["Het zwembad kost 5 euro.", "Kinderen betalen niets."],
    ]


class TestContext:
    @pytest.mark.parametrize("item", [1, 2, 3])
    def test_an_item_brings_its_list_and_what_leads_it_in(self, item: int) -> None:
        assert around(*LIST, chosen={item}) == ["De drie pijlers zijn:", "groen", "water", "licht"]

    def test_a_sentence_that_announces_a_list_brings_it(self) -> None:
        assert around(*LIST, chosen={0}) == ["De drie pijlers zijn:", "groen", "water", "licht"]

    def test_a_sentence_behind_a_list_does_not(self) -> None:
        assert around(*LIST, chosen={4}) == ["Het plan is klaar."]

    def test_a_list_too_long_to_read_brings_its_lead_in_alone(self) -> None:
        long = ["Dit zijn ze:", *(("item", f"punt {number} {'x' * 300}") for number in range(5))]
        assert around(*long, chosen={2}) == ["Dit zijn ze:", f"punt 1 {'x' * 300}"]

    @pytest.mark.parametrize("start", ["Dit", "Dat", "Deze", "Die", "Hij", "Zij", "Daarvoor", "Hiermee"])
    def test_a_sentence_that_points_back_brings_the_one_before_it(self, start: str) -> None:
        back = f"{start} kost 5 euro."
        assert around("Er is een zwembad.", back, "Klaar.", chosen={1}) == ["Er is een zwembad.", back]

    @pytest.mark.parametrize("start", ["Diters", "Dieren", "Datum", "Zwemmen"])
    def test_a_word_that_only_begins_like_one_points_nowhere(self, start: str) -> None:
        assert around("Er is een zwembad.", f"{start} kost 5 euro.", chosen={1}) == [f"{start} kost 5 euro."]

    def test_the_first_sentence_has_nothing_to_point_back_to(self) -> None:
        assert around("Dit kost 5 euro.", "Klaar.", chosen={0}) == ["Dit kost 5 euro."]

    @pytest.mark.parametrize("start", ["Mits", "Tenzij", "Behalve", "Maar", "Echter,"])
    def test_a_condition_or_exception_behind_a_sentence_is_never_left_out(self, start: str) -> None:
        limit = f"{start} u een pas hebt."
        assert around("Zwemmen is gratis.", limit, "Klaar.", chosen={0}) == ["Zwemmen is gratis.", limit]

    def test_a_sentence_that_stands_alone_stays_alone(self) -> None:
        assert around("Een.", "Twee.", "Drie.", chosen={1}) == ["Twee."]

    def test_a_heading_is_no_unit(self) -> None:
        assert around(("heading", "Kop"), "Een.", chosen={1}) == ["Een."]


class TestTables:
    ROWS: tuple[Row, ...] = (
        row(("Soort", "Bewoners"), ("2025", "48"), ("2026", "50")),
        row(("Soort", "Bezoekers"), ("2025", "75"), ("2026", "80")),
    )

    def test_only_the_row_of_the_label_that_is_named(self) -> None:
        made = reading(*self.ROWS, evidence=[0.3, 0.9])
        assert shown("Wat betalen bewoners?", made) == [["Soort: Bewoners, 2025: 48, 2026: 50"]]

    def test_without_a_label_the_rows_that_are_evidence(self) -> None:
        assert len(shown("Wat kost parkeren?", reading(*self.ROWS))[0]) == 2

    def test_no_row_without_the_year_that_is_named(self) -> None:
        assert shown("Wat kost parkeren in 2031?", reading(*self.ROWS)) == []
        assert len(shown("Wat kost parkeren in 2026?", reading(*self.ROWS))[0]) == 2

    def test_a_sentence_may_answer_where_no_row_can(self) -> None:
        made = reading("Parkeren is gratis.", *self.ROWS, evidence=[0.2, 0.9, 0.9])
        assert shown("Wat kost parkeren in 2031?", made) == [["Parkeren is gratis."]]

    def test_documents_are_kept_apart(self) -> None:
        old = reading(self.ROWS[0], of=document("oud"))
        assert [one.document.id for one in choose([old], (), frozenset(), stems)] == ["oud"]


KINDS = st.sampled_from(["sentence", "item"])
TEXTS = st.sampled_from(["Dit is groen.", "De lijst:", "Maar niet altijd.", "Een zin.", "punt"])


@given(st.lists(st.tuples(KINDS, TEXTS), min_size=1, max_size=8), st.data())
def test_context_only_ever_adds_and_keeps_the_order(parts, data) -> None:
    units = units_of(chunk(*parts))
    chosen = data.draw(st.sets(st.sampled_from([unit.number for unit in units])))
    numbers = [unit.number for unit in with_context(units, chosen)]
    assert chosen <= set(numbers)
    assert numbers == sorted(numbers)
