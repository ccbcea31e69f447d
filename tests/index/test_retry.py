"""A file that could not be read: tried again when the reason may have passed, not when the file itself is wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from corpus.reading.read import Reading, ReadingLimits
from index import ingest
from index.build import open_library, update_index
from index.errors import IndexProblem
from index.model.embedding import Embedder
from index.settings import Settings
from index.store.store import Store

NO_TIME = ReadingLimits(seconds=0.001)
Slow = Callable[..., list[str]]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Slow:
    """Let files of these names time out from now on; gives the names of all that is read."""
    real = ingest.read_pdf

    def slowed(*names: str) -> list[str]:
        read: list[str] = []

        def reading(path: Path, document: str, **how: Any) -> Reading:
            read.append(path.name)
            return real(path, document, NO_TIME if path.name in names else ReadingLimits(), **how)

        monkeypatch.setattr(ingest, "read_pdf", reading)
        return read

    return slowed


def generation(settings: Settings) -> str:
    current = Store(settings.index).current()
    assert current is not None
    return current.generation


def test_a_file_that_timed_out_is_read_at_the_next_run(settings: Settings, embedder: Embedder, slow: Slow) -> None:
    slow("markt.pdf")
    first = update_index(settings, retry=True, embedder=embedder)
    assert first.added == 2
    (problem,) = first.problems
    assert problem.file == "markt.pdf"
    assert "te lang" in problem.message
    assert "python -m index" in problem.message
    read = slow()
    second = update_index(settings, retry=True, embedder=embedder)
    assert read == ["markt.pdf"]
    assert (second.added, second.unchanged, second.problems) == (1, 2, ())
    with open_library(settings, embedder=embedder) as library:
        assert {document.file for document in library.documents} == {"groen.pdf", "markt.pdf", "parkeren.pdf"}
    assert update_index(settings, retry=True, embedder=embedder).up_to_date
    assert read == ["markt.pdf"]


def test_tried_again_in_vain_the_index_stays_as_it_was(settings: Settings, embedder: Embedder, slow: Slow) -> None:
    read = slow("markt.pdf")
    update_index(settings, embedder=embedder)
    made = generation(settings)
    read.clear()
    again = update_index(settings, retry=True, embedder=embedder)
    assert read == ["markt.pdf"]
    assert again.up_to_date
    assert [problem.file for problem in again.problems] == ["markt.pdf"]
    assert generation(settings) == made


def test_a_question_does_not_wait_for_another_try(settings: Settings, embedder: Embedder, slow: Slow) -> None:
    read = slow("markt.pdf")
    update_index(settings, embedder=embedder)
    read.clear()
    assert update_index(settings, embedder=embedder).up_to_date
    assert read == []


def test_what_is_wrong_with_a_file_itself_is_found_once(
    settings: Settings, corpus: Path, embedder: Embedder, slow: Slow
) -> None:
    (corpus / "leeg.pdf").write_bytes(b"")
    (corpus / "geen.pdf").write_text("dit is geen pdf")
    (corpus / "half.pdf").write_bytes((corpus / "groen.pdf").read_bytes()[:300])
    secret = pypdf.PdfWriter(clone_from=corpus / "groen.pdf")
    secret.encrypt("geheim", algorithm="RC4-128")
    secret.write(corpus / "geheim.pdf")
    read = slow()
    first = update_index(settings, embedder=embedder)
    assert len(first.problems) == 4
    assert not any("python -m index" in problem.message for problem in first.problems)
    read.clear()
    assert update_index(settings, retry=True, embedder=embedder).up_to_date
    assert read == []
    (corpus / "markt.pdf").unlink()
    changed = update_index(settings, retry=True, embedder=embedder)
    assert changed.problems == first.problems
    assert read == []
    (corpus / "half.pdf").write_bytes((corpus / "parkeren.pdf").read_bytes()[:-1])
    assert len(update_index(settings, embedder=embedder).problems) == 3
    assert read == ["half.pdf"]


def test_with_nothing_else_to_read_it_is_still_tried_again(
    settings: Settings, corpus: Path, embedder: Embedder, slow: Slow
) -> None:
    slow("markt.pdf", "groen.pdf", "parkeren.pdf")
    with pytest.raises(IndexProblem, match="Geen enkel document"):
        update_index(settings, retry=True, embedder=embedder)
    slow()
    assert update_index(settings, retry=True, embedder=embedder).added == 3
