import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue.describe import Account, counted_once, describe, text_digest
from corpus.catalogue.folder import scan_folder
from corpus.catalogue.manifest import is_date
from corpus.catalogue.titles import Metadata
from corpus.reading.read import read_pdf
from corpus.values import Document, Line, Page
from tests.corpus.catalogue.covered import block, large, page
from tests.corpus.catalogue.made import Maker, write_documents
from tests.corpus.catalogue.made_more import OtherMaker
from tests.corpus.catalogue.measure import described, verdicts

CASES = Path(__file__).parents[2] / "gevallen"
LONG = "De gemeente plant elk jaar bomen langs de singel, en vraagt bewoners waar er nog meer kunnen staan. " * 2


def document(file: str, **fields: str) -> Document:
    empty = dict.fromkeys(("title", "kind", "status", "date", "publisher", "origin", "digest"), "")
    return Document(**{**empty, "id": file.removesuffix(".pdf"), "file": file, **fields})


def told(*pages: Page, declared: str = "", closing: str = "") -> Account:
    return Account(claimed=Metadata(title=declared), pages=pages, closing=closing)


def titled(title: str = "", *lines: str) -> Page:
    return page(large(title) if title else [], *(block(line) for line in lines), block(LONG))


def test_the_metadata_of_a_template_loses_from_the_first_titled() -> None:
    (found,) = describe([document("x.pdf")], [told(titled("Nota groen 2024"), declared="Agenda van 3 november 2008")])
    assert found.title == "Nota groen 2024"


def test_metadata_that_returns_in_other_files_names_none_of_them() -> None:
    documents = [document("nota-groen-2024.pdf"), document("nota-water-2024.pdf")]
    found = describe(documents, [told(titled(), declared="Rapport staand"), told(titled(), declared="Rapport staand")])
    assert [one.title for one in found] == ["Nota groen 2024", "Nota water 2024"]


def test_what_the_manifest_says_always_wins() -> None:
    given = document("x.pdf", title="Groennota", status="ter inzage", date="2021")
    closed = told(titled("Concept", "Datum: 3 mei 2024"), closing="2024-05-03")
    assert describe([given], [closed]) == (given,)


def test_a_decision_that_closes_with_its_date_was_adopted() -> None:
    (found,) = describe([document("x.pdf")], [told(titled("Verordening markt"), closing="2024-05-03")])
    assert (found.title, found.status, found.date) == ("Verordening markt", "vastgesteld", "2024-05-03")


def test_nothing_is_said_of_what_a_document_does_not_tell() -> None:
    (found,) = describe([document("stuk 12.pdf")], [told(titled())])
    assert (found.title, found.status, found.date) == ("Stuk 12", "", "")


def test_documents_with_the_same_title_are_told_apart_by_what_only_one_of_them_shows() -> None:
    meetings = ["Avondzitting op woensdag 3 mei 2023", "Middagzitting op woensdag 3 mei 2023"]
    pages = [page(large("Notulen"), large(own, size=14), block(LONG)) for own in meetings]
    found = describe([document("a.pdf"), document("b.pdf")], [told(one) for one in pages])
    assert [one.title for one in found] == [f"Notulen: {own}" for own in meetings]


def test_the_same_text_in_other_bytes_is_one_document() -> None:
    one, other = titled("Nota groen"), titled("Nota  Groen")
    documents = [document("a.pdf"), document("b.pdf"), document("c.pdf")]
    digests = [text_digest([one]), text_digest([other]), text_digest([titled("Nota water")])]
    first, second, third = counted_once(documents, digests)
    assert first is not None and first.also == ("b.pdf",)
    assert second is None
    assert third == documents[2]


def test_a_document_that_the_manifest_describes_is_never_taken_for_another() -> None:
    documents = [
        document("a.pdf", title="Nota", status="ontwerp"),
        document("b.pdf", title="Nota", status="vastgesteld"),
    ]
    assert counted_once(documents, ["zelfde", "zelfde"]) == tuple(documents)


def test_hardly_any_text_or_text_that_was_not_all_read_is_never_the_same() -> None:
    assert text_digest([page(block("Zie de kaart."))]) == ""
    assert text_digest([titled(), page(number=2, quality="image_only")]) == ""
    assert counted_once([document("a.pdf"), document("b.pdf")], ["", ""]) == (document("a.pdf"), document("b.pdf"))


def test_a_header_that_says_draft_makes_it_another_document() -> None:
    draft = page(large("Nota groen"), block(LONG), block("Ontwerp", role="furniture"))
    assert text_digest([draft]) != text_digest([titled("Nota groen")])


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            "stale_metadata_title",
            [("Besluitenlijst raadsvergadering 29 juni 2015", "", "2015-06-29")],
        ),
        ("title_is_foreword", [("Verkiezingsprogramma 2026-2030", "", "")]),
        (
            "draft_reexported",
            [
                ("Parkeerverordening 2024 (ontwerp)", "ontwerp", "2024-03-01"),
                ("Parkeerverordening 2024", "vastgesteld", "2024-05-14"),
            ],
        ),
    ],
)
def test_the_cases(case: str, expected: list[tuple[str, str, str]]) -> None:
    found = described(CASES / case / "docs")
    assert [(one.title, one.status, one.date) for one in found] == expected


def test_the_case_of_duplicates_counts_the_same_text_once_and_another_text_apart() -> None:
    folder = CASES / "duplicates" / "docs"
    documents = scan_folder(folder).documents
    digests = [text_digest(read_pdf(folder / one.file, one.id).pages) for one in documents]
    found = [(one.file, one.also) for one in counted_once(documents, digests) if one is not None]
    assert found == [("anders.pdf", ()), ("raadsbesluit-kopie.pdf", ("verordening.pdf",))]


def test_the_adopted_version_goes_before_a_draft_that_was_saved_later() -> None:
    found = described(CASES / "draft_reexported" / "docs")
    best_first = sorted(found, key=lambda one: one.precedence, reverse=True)
    assert [one.status for one in best_first] == ["vastgesteld", "ontwerp"]


@pytest.mark.parametrize("maker", [Maker(1), OtherMaker(1)])
def test_generated_documents_are_right_or_honestly_unknown(tmp_path: Path, maker: Maker) -> None:
    judged = verdicts(write_documents(tmp_path, 60, maker), described(tmp_path))
    values = [verdict for _, _, judgement in judged for verdict in judgement.values()]
    assert values.count("wrong") == 0
    assert values.count("right") >= 0.95 * len(values)


texts = st.sampled_from(
    ["Nota", "Voorwoord", "Datum:", "3 mei 2024", "2024", "Vastgesteld", "op", "(concept)", "d.d.", "–"]
)
lines = st.lists(st.one_of(texts, st.text(max_size=30)), min_size=1, max_size=5).map(" ".join)
blocks = st.builds(lambda text, size: block(text, size=size), lines, st.sampled_from([8.0, 10.0, 24.0]))


@given(st.lists(blocks, max_size=8), lines, lines)
def test_whatever_stands_there_a_description_is_sound(found: list[list[Line]], declared: str, closing: str) -> None:
    first = page(*found)
    account = Account(claimed=Metadata(title=declared, subject=closing), pages=(first,), closing="")
    (one,) = describe([document("stuk 1.pdf")], [account])
    assert one.title
    assert one.status in ("", "vastgesteld", "ontwerp", "concept")
    assert one.date == "" or is_date(one.date)
    again = text_digest([page(*found)])
    assert again == text_digest([first])


def test_a_page_of_very_many_lines_is_described_at_once() -> None:
    crowded = page(large("Nota groen"), block(*["x"] * 20_000))
    start = time.perf_counter()
    assert describe([document("x.pdf")], [told(crowded)])[0].title == "Nota groen"
    assert time.perf_counter() - start < 1
