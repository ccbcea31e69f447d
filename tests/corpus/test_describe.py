import pytest

from corpus.describe import date_of, title_of
from tests.corpus.builders import PageBuilder


@pytest.mark.parametrize(
    "title",
    [
        "",
        "   ",
        "Microsoft Word - nota_def2.docx",
        "nota.indd",
        "Untitled-1",
        "PowerPoint-presentatie",
        "besluit_1112692",
        "Document1",
        "***",
        "x" * 300,
        "Inhoudsopgave",
    ],
)
def test_a_title_made_by_a_program_is_passed_over(title: str) -> None:
    page = PageBuilder().body("Gemeente").heading("Inhoud").heading("Groen in", "de stad", level=2).build()
    assert title_of(title, [page], "plan.pdf") == "Groen in de stad"


def test_a_title_in_the_metadata_comes_first() -> None:
    page = PageBuilder().heading("Iets anders").build()
    assert title_of(" Visie  binnenstad 2030 ", [page], "plan.pdf") == "Visie binnenstad 2030"


def test_without_headings_the_file_name_is_the_title() -> None:
    assert title_of("", [PageBuilder().body("Tekst.").build()], "map/uitvoerings_programma-2018.pdf") == (
        "Uitvoerings programma 2018"
    )
    assert title_of("", [], "_.pdf") == "_.pdf"


def test_the_first_page_with_headings_counts() -> None:
    pages = [PageBuilder(number=1).build(), PageBuilder(number=2).heading("Actieplan").build()]
    assert title_of("", pages, "x.pdf") == "Actieplan"


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
