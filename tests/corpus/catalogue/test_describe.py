import pytest

from corpus.catalogue.describe import date_of, title_of_file
from tests.corpus.builders import PageBuilder


def test_a_file_name_is_made_readable() -> None:
    assert title_of_file("map/uitvoerings_programma-2018.pdf") == "Uitvoerings programma 2018"
    assert title_of_file("_.pdf") == "_.pdf"


@pytest.mark.parametrize(
    ("created", "heading", "file", "expected"),
    [
        ("D:20210312101500+01'00'", "Visie mei 2019", "x-2018.pdf", "2021-03-12"),
        ("2021-03-12", "", "", "2021-03-12"),
        ("2021-03-12T10:00:00", "", "", "2021-03-12"),
        ("2021-03", "", "", "2021-03"),
        ("D:20211399", "", "", "2021"),
        ("onzin", "Vastgesteld op 3 mei 2019", "", "2019-05-03"),
        ("", "Vastgesteld in maart 2021", "", "2021-03"),
        ("", "Besluit van 31 februari 2021", "", "2021"),
        ("", "Agenda 4 okt. 2020", "", "2020-10-04"),
        ("", "Visie", "plan_2018-02.pdf", "2018-02"),
        ("", "Visie", "verslag 20180214.pdf", "2018-02-14"),
        ("", "Visie 2030", "besluit_1112692.pdf", ""),
    ],
)
def test_a_date_is_taken_where_it_is_known(created: str, heading: str, file: str, expected: str) -> None:
    pages = [PageBuilder().heading(heading).build()] if heading else []
    assert date_of(created, pages, file or "x.pdf") == expected
