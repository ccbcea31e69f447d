"""The shipped PDFs: do they look and behave like municipal documents, and do they keep to their facts?"""

import hashlib
import re
import tomllib
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from corpus.markdown import read_source
from corpus.render import DOCUMENTS
from tests.corpus.shipped import EXPECTED, NUMBER_WORDS

MANIFEST = tomllib.loads((DOCUMENTS.parent / "sources.toml").read_text(encoding="utf-8"))["document"]
DISCLAIMER = "Samenvatting in eigen woorden, geen officiële tekst"


@pytest.fixture(params=MANIFEST, ids=[entry["id"] for entry in MANIFEST])
def entry(request: pytest.FixtureRequest) -> dict:
    return request.param


@pytest.fixture
def pdf(entry: dict) -> Path:
    return DOCUMENTS / entry["file"]


@pytest.fixture
def pages(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


@pytest.fixture
def running(pages: list[str]) -> str:
    """The whole text on one line, words broken at a line end joined."""
    return re.sub(r"\s+", " ", "\n".join(pages).replace("\ufffe", ""))


def test_every_pdf_is_in_the_manifest_and_the_other_way_round():
    assert sorted(entry["file"] for entry in MANIFEST) == sorted(path.name for path in DOCUMENTS.glob("**/*.pdf"))
    assert set(EXPECTED) == {entry["id"] for entry in MANIFEST}


def test_manifest_says_what_the_source_says(entry: dict, pdf: Path):
    meta = read_source((DOCUMENTS / "source" / f"{pdf.stem}.md").read_text(encoding="utf-8")).meta
    named = ("title", "kind", "date", "status", "publisher", "origin")
    assert {name: entry[name] for name in named} == {name: getattr(meta, name) for name in named}
    assert entry["digest"] == hashlib.sha256(pdf.read_bytes()).hexdigest()
    assert entry["summary"] is True


def test_enough_pages_and_none_nearly_empty(entry: dict, pages: list[str]):
    assert len(pages) >= EXPECTED[entry["id"]].pages
    assert min(len(page) for page in pages) > 200
    assert min(len(page) for page in pages[3:]) > 500


def test_cover_and_first_page_say_what_the_document_is(entry: dict, pages: list[str]):
    cover = pages[0].replace("\n", "")
    assert DISCLAIMER in cover
    assert f"Datum: {EXPECTED[entry['id']].date}" in cover
    assert f"Status: {entry['status']}" in cover
    assert f"Bron: {entry['origin']}" in cover
    assert DISCLAIMER in pages[1]


def test_metadata(entry: dict, pdf: Path):
    reader = pypdf.PdfReader(pdf)
    metadata = reader.metadata
    assert metadata.title == entry["title"]
    assert metadata.author == "Binnenstadswijzer"
    assert metadata.subject.startswith(DISCLAIMER)
    assert entry["status"] in metadata.subject
    assert entry["origin"] in metadata.subject
    assert "samenvatting in eigen woorden" in metadata["/Keywords"]
    assert metadata.creation_date.strftime("%Y-%m") == entry["date"]
    assert metadata.modification_date == metadata.creation_date
    root = reader.trailer["/Root"]
    assert root["/Lang"].startswith("nl")
    assert root["/MarkInfo"]["/Marked"]


def test_printed_numbers_start_after_the_cover_and_are_declared(pdf: Path, pages: list[str]):
    labels = pypdf.PdfReader(pdf).page_labels
    assert labels == ["i", *(str(number) for number in range(1, len(pages)))]
    assert [page.rsplit(maxsplit=1)[-1] for page in pages[1:]] == labels[1:]


def test_running_header_and_footer_on_every_page_but_the_cover(entry: dict, pages: list[str]):
    header = f"{entry['title']} Samenvatting in eigen woorden\n"
    footer = f"Binnenstad Assen | {EXPECTED[entry['id']].date} "
    assert all(page.startswith(header) and footer in page.splitlines()[-1] for page in pages[1:])
    assert header.strip() not in pages[0]


def test_bookmarks_lead_to_numbered_headings_that_the_contents_list(pdf: Path, pages: list[str]):
    reader = pypdf.PdfReader(pdf)
    places = [(mark.title, reader.get_destination_page_number(mark)) for mark in _flat(reader.outline)]
    assert [title for title, _ in places[:2]] == ["Over dit document", "Inhoud"]
    contents = " ".join(pages[2:4])
    for title, index in places[2:]:
        assert re.match(r"\d+(\.\d+)? \S", title)
        assert title in re.sub(r"-\ufffe|\ufffe|\s+", " ", pages[index])
        assert re.search(re.escape(title) + rf"[ .]+{index}\b", contents)


def _flat(outline: list) -> list:
    return [mark for part in outline for mark in (_flat(part) if isinstance(part, list) else [part])]


def test_chapters_start_on_a_new_page(pdf: Path, pages: list[str]):
    reader = pypdf.PdfReader(pdf)
    for mark in (mark for mark in reader.outline if not isinstance(mark, list)):
        body = pages[reader.get_destination_page_number(mark)].split("\n", 1)[1]
        assert body.replace(" \n", " ").startswith(mark.title)


def test_has_two_columns_with_words_broken_at_line_ends(pdf: Path, pages: list[str]):
    document = pypdfium2.PdfDocument(pdf)
    try:
        two_columns = [index for index, page in enumerate(document) if _lines_from_one_place_right(page) >= 5]
    finally:
        document.close()
    assert any("\ufffe" in pages[index] for index in two_columns)


def _lines_from_one_place_right(page: pypdfium2.PdfPage) -> int:
    """How many lines start at the same place in the right half of the page."""
    text = page.get_textpage()
    lefts = [round(text.get_rect(number)[0]) for number in range(text.count_rects())]
    return max((lefts.count(left) for left in lefts if left > page.get_width() / 2), default=0)


def test_has_bulleted_and_numbered_lists_and_a_tagged_table(pdf: Path, pages: list[str]):
    text = "\n".join(pages)
    assert re.search(r"^• \w", text, re.MULTILINE)
    assert re.search(r"^1\. \w.*\n2\. \w", text, re.MULTILINE)
    kinds = _kinds(pypdf.PdfReader(pdf).trailer["/Root"]["/StructTreeRoot"])
    assert {"/Table", "/TH", "/TR", "/TD", "/L", "/LI", "/H1", "/H2", "/TOC"} <= kinds


def _kinds(node: object) -> set[str]:
    """The structure types of a tagged PDF."""
    found: set[str] = set()
    todo = [node]
    while todo:
        item = todo.pop()
        item = item.get_object() if hasattr(item, "get_object") else item
        if isinstance(item, list):
            todo.extend(item)
        elif isinstance(item, dict):
            found.add(str(item.get("/S", "")))
            todo.append(item.get("/K"))
    return found


def test_the_funding_table_says_what_is_promised_and_what_is_asked():
    source = (DOCUMENTS / "source" / "uitvoeringsprogramma-binnenstad-2018-2021.md").read_text(encoding="utf-8")
    table = next(block for block in read_source(source).blocks if block["kind"] == "table")
    rows = [tuple("".join(run["text"] for run in cell) for cell in row) for row in table["rows"]]
    assert [(bron, bedrag, status.split(";")[0]) for bron, bedrag, status in rows[:3]] == [
        ("Gemeente Assen", "3 miljoen euro", "Toegezegd"),
        ("Provincie Drenthe, Binnenstadsfonds", "3 miljoen euro", "Gevraagd"),
        ("Private partijen (vastgoed)", "3 miljoen euro", "Gevraagd"),
    ]
    assert [row[1] for row in rows[3:]] == ["2 miljoen euro", "11 miljoen euro"]


def test_facts_are_there(entry: dict, running: str):
    assert [fact for fact in EXPECTED[entry["id"]].facts if fact not in running] == []


def test_no_figure_beyond_the_facts(entry: dict, pdf: Path):
    expected = EXPECTED[entry["id"]]
    text = (DOCUMENTS / "source" / f"{pdf.stem}.md").read_text(encoding="utf-8").split("+++\n", 2)[2]
    text = re.sub(r"<!--.*?-->", "", text)
    body = re.sub(r"(?m)^\d+\. |^\| \d\. |[Hh]oofdstuk \d+|\| [\d, en]+ \|$", " ", text)
    figures = {figure.replace(".", "") for figure in re.findall(r"\d+(?:\.\d{3})*", body)}
    assert figures == set(expected.figures.split())
    words = set(re.findall(r"\w+", text.lower())) & set(NUMBER_WORDS)
    assert words <= set(expected.counts.split())
