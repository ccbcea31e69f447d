import pytest

from corpus.catalogue.covers import blocks_of, running_text
from corpus.catalogue.titles import Metadata, title_of, title_of_file, usable
from corpus.values import Page
from tests.corpus.catalogue.covered import block, large, page

BODY = "Met deze nota legt het college vast wat er in de komende jaren met het groen gebeurt, en wie dat betaalt."


def title(*pages: Page, declared: str = "", file: str = "stuk 1.pdf", subject: str = "") -> str:
    return title_of(blocks_of(pages), Metadata(title=declared, subject=subject), running_text(pages), file).title


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("map/uitvoerings_programma-2018.pdf", "Uitvoerings programma 2018"),
        ("programma-2026-2030.pdf", "Programma 2026-2030"),
        ("DSO-nota.pdf", "DSO nota"),
        ("_.pdf", "_.pdf"),
    ],
)
def test_a_file_name_is_made_readable(file: str, expected: str) -> None:
    assert title_of_file(file) == expected


@pytest.mark.parametrize(
    "declared",
    ["Document1", "Microsoft Word - Nota def.docx", "Voorwoord", "Colofon", "Gemeente Oosterveen", "J. de Vries", "x"],
)
def test_what_programs_and_templates_put_in_the_metadata_is_no_title(declared: str) -> None:
    assert usable(Metadata(title=declared, author="J. de Vries")) == ""


def test_the_case_of_a_title_is_kept() -> None:
    cover = page(large("iPad-beleid GROEN in de stad"), block(BODY))
    assert title(cover, declared="Ipad-beleid groen in de stad") == "iPad-beleid GROEN in de stad"


def test_the_largest_letters_are_the_title_over_as_many_lines_as_they_take() -> None:
    cover = page(large("Nota", size=14), large("Groen en water", "in de wijken", size=26), block(BODY))
    assert title(cover, declared="Agenda van 2008") == "Groen en water in de wijken"


def test_sender_and_parts_that_any_document_has_are_no_title() -> None:
    cover = page(large("Gemeente Oosterveen"), large("Voorwoord"), block(BODY))
    assert title(cover, file="nota-groen-2024.pdf") == "Nota groen 2024"


def test_a_heading_on_a_later_page_needs_something_that_agrees() -> None:
    pages = page(block("Dorpspartij")), page(large("Veilig wonen"), block(BODY), number=2)
    assert title(*pages, file="programma-dorp.pdf") == "Programma dorp"
    assert title(*pages, file="veilig-wonen.pdf") == "Veilig wonen"


def test_a_subject_completes_the_name_of_a_kind_and_not_a_title() -> None:
    subject = block("Datum: 3 mei 2024", "Onderwerp: Bomen langs de singel"), block(BODY)
    assert title(page(large("Raadsbrief"), *subject)) == "Raadsbrief: Bomen langs de singel"
    whole = "Beleidsplan voor het groen in de wijken van Oosterveen"
    assert title(page(large(whole), *subject)) == whole


def test_the_subject_is_the_title_where_no_letters_are_large() -> None:
    subject = "Meer woningen in de wijk"
    assert title(page(block("Voordracht"), block("Onderwerp"), block(subject), block(BODY))) == subject
    assert title(page(block("Voordracht"), block("Onderwerp van gesprek"), block(subject)), file="a1.pdf") == "A1"


def test_lines_with_only_a_date_or_status_are_left_out() -> None:
    assert title(page(large("Actieplan", "september 2021", "Concept"), block(BODY))) == "Actieplan"


def test_metadata_completes_a_title_only_with_what_the_pages_show() -> None:
    cover = page(large("Actieplan"), large("Veilig wonen", size=16), block(BODY))
    assert title(cover, declared="Actieplan Veilig wonen") == "Actieplan Veilig wonen"
    assert title(cover, declared="Actieplan Veilig wonen 2009") == "Actieplan Veilig wonen"
    assert title(cover, declared="Actieplan 2009") == "Actieplan"


def test_blocks_below_a_title_belong_to_it_when_the_file_name_has_them_too() -> None:
    cover = page(large("OOSTERVEEN"), large("JAARSTUKKEN", size=16), large("2023", size=16), large("Bijlagen", size=14))
    assert title(cover, file="oosterveen-jaarstukken-2023.pdf") == "OOSTERVEEN JAARSTUKKEN 2023"


def test_the_subject_in_the_metadata_counts_when_the_first_page_has_all_its_words() -> None:
    cover = page(large("Raad van Oosterveen"), block("Vragen van het lid Bos over bomen in de wijk en aan de singel."))
    assert title(cover, subject="Vragen over bomen in de wijk") == "Raad van Oosterveen: Vragen over bomen in de wijk"
    assert title(cover, subject="Vragen over water in de wijk") == "Raad van Oosterveen"


def test_a_subject_goes_on_until_the_next_label() -> None:
    labels = "Onderwerp: Bomen langs de singel, het plein en de haven,", "en in de wijken", "Kenmerk: 12", "Bijlagen"
    assert title(page(block(*labels), block(BODY))) == "Bomen langs de singel, het plein en de haven, en in de wijken"


def test_without_a_title_on_the_pages_metadata_counts_unless_the_file_name_contradicts_it() -> None:
    cover = page(block(BODY))
    assert title(cover, declared="Groennota Oosterveen", file="1234.pdf") == "Groennota Oosterveen"
    assert title(cover, declared="Agenda van 2008", file="nota-groene-wijken.pdf") == "Nota groene wijken"
    assert title(cover, declared="Nota Groene Wijken", file="nota-groene-wijken-3.pdf") == "Nota Groene Wijken"


def test_what_every_page_repeats_and_the_metadata_says_is_the_title() -> None:
    cover = page(large("Samen sterk!"), block(BODY), block("Partij voor Groen - begin", role="furniture"))
    assert title(cover, declared="Partij voor Groen - begin") == "Partij voor Groen - begin"


def test_a_heading_below_running_text_is_no_title_unless_something_agrees() -> None:
    letter = page(block("Geachte raad,"), block(BODY, BODY), large("Aanleiding", size=14), block(BODY))
    assert title(letter, file="brief-groene-wijken.pdf") == "Brief groene wijken"
    assert title(letter, file="aanleiding.pdf") == "Aanleiding"


def test_letters_in_a_picture_need_something_that_agrees() -> None:
    cover = page(large("Bakkerij Jansen"), large("Nota groen", size=14), ocr=True)
    assert title(cover, file="nota-groen-wijken.pdf") == "Nota groen"
    assert title(cover, file="begroting-wijken.pdf") == "Begroting wijken"
