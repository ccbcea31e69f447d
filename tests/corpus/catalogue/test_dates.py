import pytest

from corpus.catalogue.covers import blocks_of
from corpus.catalogue.dates import date_of, dates_in, is_only_date
from tests.corpus.catalogue.covered import block, large, page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vastgesteld op 3 mei 2019.", ["2019-05-03"]),
        ("3 mrt. 2019 en 4 april 2020", ["2019-03-03", "2020-04-04"]),
        ("in Maart 2021", ["2021-03"]),
        ("03-05-2019, 3/5/2019 of 3.5.2019", ["2019-05-03"] * 3),
        ("2019-05-03", ["2019-05-03"]),
        ("31 februari 2021", ["2021"]),
        ("45-13-2021", []),
        ("het jaar 2021 en 2022-2023", []),
        ("meiboom 2021", []),
    ],
)
def test_dates_are_no_more_precise_than_they_are_written(text: str, expected: list[str]) -> None:
    assert [dated.date for dated in dates_in(text)] == expected


def test_a_line_that_is_a_date_and_nothing_else() -> None:
    assert all(is_only_date(text) for text in ("woensdag 3 mei 2019", "(mei 2021)", "03-05-2021"))
    assert not any(is_only_date(text) for text in ("Plan mei 2021", "2021", "2021 - 2025", ""))


@pytest.mark.parametrize(
    ("lines", "file", "expected"),
    [
        (["Datum: 3 mei 2019"], "", "2019-05-03"),
        (["Nota d.d. 3 mei 2019"], "", "2019-05-03"),
        (["Vergaderdatum 3 mei 2019", "Publicatiedatum 9 mei 2019"], "", "2019-05-03"),
        (["Ingangsdatum: 3 mei 2019"], "", ""),
        (["3 mei 2019"], "nota-2018-02.pdf", "2019-05-03"),
        (["Amsterdam, 3 mei 2019"], "", "2019-05-03"),
        (["1 januari 2019 tot 1 mei 2019"], "", ""),
        (["Ter inzage van 3 april tot 3 mei 2019"], "", ""),
        (["In de vergadering van 3 mei 2019 heeft de raad een andere nota over dit onderwerp besproken."], "", ""),
        (["2021"], "", ""),
        ([], "plan_2018-02.pdf", "2018-02"),
        ([], "verslag 20180214.pdf", "2018-02-14"),
        ([], "verslag-14-februari-2018.pdf", "2018-02-14"),
        ([], "verslag_14-02-2018.pdf", "2018-02-14"),
        ([], "klimaat-2050.pdf", ""),
        ([], "programma-2026-2030.pdf", ""),
        ([], "besluit_1112692.pdf", ""),
    ],
)
def test_a_date_is_that_which_the_document_gives_as_its_own(lines: list[str], file: str, expected: str) -> None:
    cover = page(large("Nota groen"), *(block(line) for line in lines))
    assert date_of("Nota groen", blocks_of([cover]), file or "x.pdf") == expected


def test_a_date_that_ends_a_sentence_over_two_lines_is_not_that_of_the_document() -> None:
    sentence = block("Een lange regel over de stukken die bij dit verslag horen, van", "3 mei 2019")
    assert date_of("Nota groen", blocks_of([page(large("Nota groen"), sentence)]), "x.pdf") == ""


def test_a_label_goes_before_a_date_in_the_title() -> None:
    cover = page(large("Evaluatie september 2021"), block("Datum 5 november 2021"))
    assert date_of("Evaluatie september 2021", blocks_of([cover]), "x.pdf") == "2021-11-05"


def test_a_dateline_in_the_imprint_counts_and_other_dates_there_do_not() -> None:
    imprint = page(block("Bijeenkomst 3 mei 2018"), block("Delft, februari 2020"), number=2)
    assert date_of("Nota", blocks_of([page(large("Nota")), imprint]), "x.pdf") == "2020-02"
