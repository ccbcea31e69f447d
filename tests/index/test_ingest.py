"""Reading and embedding a folder: what is told on the way, and stopping halfway."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from small_pdf import write_pdf

from index import texts
from index.build import update_index
from index.embedding import Embedder
from index.settings import Settings
from index.values import Step

MANY = [[f"# Hoofdstuk {page}", *[f"De gemeente geeft in {year} geld uit." for year in range(1990, 2020)]]
        for page in range(1_000)]  # fmt: skip


def shares(steps: Sequence[Step], stage: str) -> list[float]:
    return [step.done / step.total for step in steps if step.stage == stage]


def test_progress_never_goes_back_and_ends_whole(settings: Settings, embedder: Embedder) -> None:
    steps: list[Step] = []
    update_index(settings, progress=steps.append, embedder=embedder)
    for stage in (texts.STAGE_READ, texts.STAGE_EMBED, texts.STAGE_WRITE):
        told = shares(steps, stage)
        assert told == sorted(told)
        assert told[-1] == 1


def test_stopped_halfway_the_file_being_read_is_let_go_and_what_was_read_is_kept(
    settings: Settings, corpus: Path, embedder: Embedder
) -> None:
    write_pdf(corpus / "zeer-veel.pdf", MANY)

    def stop(step: Step) -> None:
        if step.stage == texts.STAGE_READ and step.done >= 300:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update_index(settings, progress=stop, embedder=embedder)
    assert len(list((settings.index / "documents").iterdir())) == 3
    (corpus / "zeer-veel.pdf").unlink()
    steps: list[Step] = []
    assert update_index(settings, progress=steps.append, embedder=embedder).added == 3
    assert shares(steps, texts.STAGE_READ) == []
