import pytest

from corpus.catalogue.covers import blocks_of
from corpus.catalogue.standing import closing_of, standing_of
from tests.corpus.catalogue.covered import block, large, page


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        ("Nota groen", ["Vastgesteld door de gemeenteraad op 14 mei 2024."], ("vastgesteld", "2024-05-14")),
        ("Nota groen", ["Status: vastgesteld"], ("vastgesteld", "")),
        ("Nota groen", ["Dit is een ontwerp van 1 maart 2024 dat ter inzage ligt."], ("ontwerp", "2024-03-01")),
        ("Nota groen", ["Concept d.d. 1 maart 2024"], ("concept", "2024-03-01")),
        ("Nota groen", ["CONCEPT"], ("concept", "")),
        ("Nota groen (ontwerp)", ["Vastgesteld door het college op 1 maart 2024"], ("ontwerp", "")),
        ("Notulen – concept", [], ("concept", "")),
        ("Ontwerpvisie groen", [], ("ontwerp", "")),
        ("Conceptnota groen", ["Versie van 1 maart 2024"], ("concept", "")),
        ("Nota groen", ["Ontwerp van 1 maart 2024", "Vastgesteld op 14 mei 2024"], ("vastgesteld", "2024-05-14")),
        ("Nota groen", ["Ontwerp", "Vastgesteld"], ("", "")),
        ("Nota groen", ["Besluit van de raad van 14 mei 2024 tot vaststelling"], ("vastgesteld", "2024-05-14")),
        ("Nota groen", ["Besluitnummer: R24-031, 14 mei 2024"], ("vastgesteld", "2024-05-14")),
        ("Nota groen", ["Vastgesteld beleid blijft gelden tot de raad iets anders besluit."], ("", "")),
        ("Nota groen", ["In 2019 heeft de raad de visie vastgesteld op 3 mei 2019."], ("", "")),
        ("Stedenbouwkundig ontwerp plein", ["Ontwerpers: bureau Kade"], ("", "")),
        ("Overzicht ontwerpbestemmingsplannen", [], ("", "")),
        ("Ontwerpen met water", ["Ontwerp: bureau Kade", "Concept en tekst: gemeente"], ("", "")),
        ("Conceptueel kader", [], ("", "")),
        ("Ontwerp-omgevingsvisie", [], ("ontwerp", "")),
        ("Nota groen", ["Vastgesteld: gemeenteraad, 14 mei 2024"], ("vastgesteld", "2024-05-14")),
        ("Nota groen", [], ("", "")),
    ],
)
def test_a_status_is_what_a_document_states_as_its_own(title: str, lines: list[str], expected: tuple[str, str]) -> None:
    cover = page(large(title), *(block(line) for line in lines), block("Lopende tekst van de nota, zonder meer."))
    assert standing_of(title, blocks_of([cover]), "x.pdf") == expected


@pytest.mark.parametrize(
    ("file", "status"),
    [("visie-concept.pdf", "concept"), ("ontwerp_visie.pdf", "ontwerp"), ("visie-ontwerp-plein.pdf", "")],
)
def test_a_file_name_counts_where_the_pages_are_silent(file: str, status: str) -> None:
    assert standing_of("Visie", (), file).status == status


def test_a_document_closes_with_one_date_of_adoption_or_none() -> None:
    closing = "Aldus vastgesteld in de openbare raadsvergadering van 14 mei 2024"
    first, other = page(block("Artikel 9"), block(closing)), page(block("Aldus besloten op 15 mei 2024"), number=2)
    assert closing_of([first]) == "2024-05-14"
    assert closing_of([first, other]) == ""
    assert closing_of([page(block("Aldus vastgesteld in de vergadering van .........."))]) == ""
