"""Real parts for the tests of the index: small PDFs, the bundled model, and an index of three documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_pdf import write_pdf

from index.build import open_library, update_index
from index.library import Library
from index.model.embedding import Embedder
from index.settings import Settings

PARKING = [
    [
        "# Parkeren in het centrum",
        "Bewoners betalen 25 euro per jaar voor een parkeervergunning.",
        "Bezoekers parkeren in de garage.",
    ],
    [
        "# Fietsen",
        "De gemeente legt 300 plaatsen voor fietsen aan bij het station.",
        "Een fietspad komt langs het kanaal.",
    ],
]
GREEN = [
    [
        "# Bomen en groen",
        "In 2024 zijn 120 bomen geplant langs de singel.",
        "Meer groen houdt de straat koel in de zomer.",
    ],
]
MARKET = [
    ["# De markt", "De weekmarkt staat op dinsdag op het plein.", "Kooplieden betalen daarvoor 12 euro per meter."],
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with three small documents."""
    return fill(tmp_path / "corpus")


def fill(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, pages in (("parkeren", PARKING), ("groen", GREEN), ("markt", MARKET)):
        write_pdf(folder / f"{name}.pdf", pages)
    return folder


@pytest.fixture
def settings(corpus: Path, tmp_path: Path) -> Settings:
    """Settings for an index that is not there yet, of three small documents."""
    return Settings(corpus=corpus, index=tmp_path / "index-data")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Settings:
    """Settings for an index that is made once, for tests that only read."""
    folder = tmp_path_factory.mktemp("shared")
    made = Settings(corpus=fill(folder / "corpus"), index=folder / "index-data")
    update_index(made, embedder=embedder)
    return made


@pytest.fixture
def library(shared: Settings, embedder: Embedder) -> Iterator[Library]:
    """An open index of three small documents."""
    with open_library(shared, embedder=embedder) as opened:
        yield opened
