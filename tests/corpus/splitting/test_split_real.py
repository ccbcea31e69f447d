"""The splitter on real pages: the shipped documents, and real municipal PDFs where BINNENSTAD_REAL_PDFS names them."""

import os
from pathlib import Path

import pytest

from corpus.catalogue.folder import list_documents
from corpus.catalogue.manifest import DEFAULT_FOLDER
from corpus.reading.read import Reading, read_pdf
from corpus.splitting.split import split_pages

REAL = os.environ.get("BINNENSTAD_REAL_PDFS", "")
POLICY = sorted(Path(REAL, "beleid").glob("*.pdf")) if REAL else []


def check(reading: Reading) -> None:
    """Every character of the text is in one chunk, once, and leads back to its place."""
    chunks = split_pages(reading.pages)
    assert len({chunk.id for chunk in chunks}) == len(chunks) > 0
    for page in reading.pages:
        spans = [(span, chunk) for chunk in chunks for span in chunk.spans if span.page == page.number]
        assert all(
            chunk.text[span.start : span.end].split() == page.text[span.page_start : span.page_end].split()
            for span, chunk in spans
        )
        places = sorted((span.page_start, span.page_end) for span, _ in spans)
        assert all(before[1] <= after[0] for before, after in zip(places, places[1:], strict=False))
        assert all(span.boxes for span, _ in spans)
        held = sum(len("".join(page.text[start:end].split())) for start, end in places)
        lines = [line for line in page.lines if line.role not in ("toc", "furniture") and line.start >= 0]
        if page.quality in ("text", "sparse"):
            assert held >= 0.95 * sum(len("".join(line.text.split())) for line in lines) - 20
    assert all(len(chunk.text) <= 1400 or len(chunk.spans) <= 2 for chunk in chunks)


@pytest.mark.parametrize("document", list_documents(DEFAULT_FOLDER), ids=lambda document: document.id)
def test_a_shipped_document_is_split_without_loss(document) -> None:
    check(read_pdf(DEFAULT_FOLDER / document.file, document.id))


@pytest.mark.skipif(not POLICY, reason="BINNENSTAD_REAL_PDFS does not name a folder with beleid/*.pdf")
@pytest.mark.parametrize("path", POLICY, ids=lambda path: path.stem)
def test_a_real_document_is_split_without_loss(path: Path) -> None:
    check(read_pdf(path, path.stem, ocr=False))
