"""Opening what is measured: the index brought up to date, with or without distractors beside the corpus."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.pipeline import answer_question
from assistant.values import Answer
from corpus.catalogue.folder import list_documents
from corpus.catalogue.manifest import manifest_path
from corpus.files import reason_of
from eval import texts
from eval.running.runner import Ask
from eval.scoring.source import Source
from index.build import open_library, update_index
from index.library import Library
from index.model.weights import fingerprint
from index.settings import Settings
from index.values import Progress

_BESIDE = "afleiding"


class SessionError(ValueError):
    """What is to be measured cannot be opened; the message is Dutch and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An assistant to ask, its library, the documents to check it against, and how it is set."""

    ask: Ask
    library: Library
    source: Source
    settings: Mapping[str, str]
    distractors: int


@contextmanager
def open_session(
    settings: Settings, distractors: Path | None = None, progress: Progress | None = None
) -> Iterator[Session]:
    """Bring the index up to date and open it; distractors are indexed beside the corpus, in an index of their own.

    Raises:
        SessionError: the distractors cannot be used.
        CorpusError, IndexProblem: corpus or index cannot be used.

    """
    beside = 0
    if distractors is not None:
        beside = len(list_documents(distractors))
        settings = _with_distractors(settings, distractors)
    update_index(settings, progress=progress)
    with open_library(settings) as library:
        yield session_of(library, settings, beside)


def session_of(library: Library, settings: Settings, distractors: int = 0) -> Session:
    """Return what is measured on a library that is open already."""
    return Session(
        ask=asker(library),
        library=library,
        source=source_of(library),
        settings={"model": fingerprint(settings.model), "ocr": str(settings.ocr).lower()},
        distractors=distractors,
    )


def asker(library: Library) -> Ask:
    """Return the assistant on a library."""

    def ask(question: str, history: Sequence[str]) -> Answer:
        return answer_question(library, question, history)

    return ask


def source_of(library: Library) -> Source:
    """Return the documents and page texts of a library."""

    def page_text(document: str, number: int) -> str | None:
        try:
            return library.page(document, number).text
        except KeyError:
            return None

    return Source(documents={document.id: document for document in library.documents}, page_text=page_text)


def _with_distractors(settings: Settings, distractors: Path) -> Settings:
    """Return settings for a corpus of links to both folders, kept beside the index with an index of its own.

    Links, because the corpus must stay as it is and copies of large folders take room; what was there is made anew.
    """
    place = settings.index.parent / f"{settings.index.name}-{_BESIDE}"
    both = place / "corpus"
    manifest = manifest_path(settings.corpus)
    if not all(path.is_symlink() or path.is_dir() or path.name == manifest.name for path in both.rglob("*")):
        raise SessionError(texts.DISTRACTORS_IN_THE_WAY.format(folder=both))
    try:
        shutil.rmtree(both, ignore_errors=True)
        _link_pdfs(settings.corpus, both)
        _link_pdfs(distractors, both / _BESIDE)
        if manifest.is_file():
            shutil.copyfile(manifest, both / manifest.name)
    except OSError as error:
        raise SessionError(texts.DISTRACTORS_UNUSABLE.format(folder=distractors, reason=reason_of(error))) from error
    return settings.model_copy(update={"corpus": both, "index": place / "index"})


def _link_pdfs(folder: Path, target: Path) -> None:
    """Link every PDF of a folder, and of its subfolders, at the same place under another."""
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            if name.lower().endswith(".pdf"):
                path = Path(root, name)
                link = target / path.relative_to(folder)
                link.parent.mkdir(parents=True, exist_ok=True)
                link.symlink_to(path.resolve())
