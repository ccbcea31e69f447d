"""Reading, splitting and embedding what is new, and keeping it, document by document."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import numpy as np

from corpus.catalogue.describe import DESCRIBER_VERSION, account_of, counted_once, text_digest
from corpus.reading.read import READER_VERSION, UnreadableFile, read_pdf
from corpus.recognition.ocr import is_available
from corpus.splitting.split import SPLITTER_VERSION, split_pages
from corpus.values import Document
from index import texts
from index.model.weights import fingerprint
from index.passages import PASSAGES_VERSION, passage_text
from index.settings import Settings
from index.store.kept import About, Kept
from index.store.store import FORMAT
from index.values import Problem, Progress, Step
from index.words.analysis import ANALYSIS_VERSION

if TYPE_CHECKING:
    from index.model.embedding import Embedder

_AT_ONCE = 2
_TELL_EVERY = 0.2
_PAGES_SHARE = 0.5
"""How much of reading a document is done when its last page is; understanding it and splitting it come after that."""


class _Stopped(Exception):
    """Reading is given up, because something went wrong elsewhere or somebody pressed Ctrl-C."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A document that should be in the index, and where what was read of it is kept."""

    document: Document
    kept: Kept


def plan(settings: Settings, folder: Path, documents: Sequence[Document]) -> tuple[Planned, ...]:
    """Name the place of each document after everything that what is read of it depends on, its id last of all.

    A file that was renamed has another id and so another place, whose name begins the same: ``Kept.take_over_vectors``.
    """
    recognises = settings.ocr and is_available()
    found = []
    for document in documents:
        content = _key(FORMAT, READER_VERSION, SPLITTER_VERSION, document.digest, recognises)
        found.append(Planned(document=document, kept=Kept(folder / f"{content}-{_key(document.id)[:8]}")))
    return tuple(found)


def _key(*depends: str | bool) -> str:
    return sha256(json.dumps(depends).encode()).hexdigest()[:24]


def state_of(settings: Settings, planned: Sequence[Planned], warnings: Sequence[Problem]) -> str:
    """A digest of everything that the index is made of: equal states give equal indexes."""
    parts = [
        [FORMAT, ANALYSIS_VERSION, DESCRIBER_VERSION, vectors_name(fingerprint(settings.model)), settings.chroma_url],
        [[one.kept.name, asdict(one.document)] for one in planned],
        [problem.message for problem in warnings],
    ]
    return sha256(json.dumps(parts).encode()).hexdigest()


def vectors_name(model: str) -> str:
    """The name of vectors that this model made of these texts."""
    return f"{model}-{PASSAGES_VERSION}"


def lacks_vectors(planned: Sequence[Planned], name: str) -> bool:
    """Whether a document is still to be read or embedded; one that cannot be read needs no vectors."""
    abouts = [about for one in planned if (about := one.kept.about())]
    return len(abouts) < len(planned) or any(not one.kept.has_vectors(name) for one, _ in readable(planned, abouts))


def read_missing(settings: Settings, planned: Sequence[Planned], anew: frozenset[str], tell: Progress) -> list[About]:
    """Read and split what is not kept yet, two files at a time, and say what is known of each document.

    The documents with the ids ``anew`` are read whatever is kept; a file that could not be read for a reason that may
    pass is tried again.
    """
    kept = [None if one.document.id in anew else one.kept.about() for one in planned]
    missing = [one for one, about in zip(planned, kept, strict=True) if about is None or about.passing]
    shares = [0.0] * len(missing)
    stopping = Event()

    def read(place: int) -> None:
        def pages_done(done: int, total: int) -> None:
            if stopping.is_set():
                raise _Stopped
            shares[place] = _PAGES_SHARE * done / max(total, 1)

        _read(settings, missing[place], pages_done)
        shares[place] = 1.0

    with _pool(_AT_ONCE, stopping) as pool:
        futures = [pool.submit(read, place) for place in range(len(missing))]
        unfinished: set[Future[None]] = set(futures)
        while unfinished:
            _, unfinished = wait(unfinished, timeout=_TELL_EVERY)
            tell(Step(stage=texts.STAGE_READ, done=round(100 * sum(shares)), total=100 * len(missing)))
        for future in futures:
            future.result()
    return [one.kept.about() or _lost(one) for one in planned]


def readable(planned: Sequence[Planned], abouts: Sequence[About]) -> list[tuple[Planned, About]]:
    """The documents that have text, one for all files with the same text."""
    found = [(one, about) for one, about in zip(planned, abouts, strict=True) if about.chunks]
    once = counted_once([one.document for one, _ in found], [about.text for _, about in found])
    return [
        (replace(one, document=document), about)
        for (one, about), document in zip(found, once, strict=True)
        if document is not None
    ]


def embed_missing(
    documents: Sequence[Planned], counts: Sequence[int], name: str, embedder: "Embedder", tell: Progress
) -> None:
    """Embed the chunks of the documents without vectors of this name; ``counts`` are their chunks."""
    both = [(one.kept, count) for one, count in zip(documents, counts, strict=True)]
    missing = [(kept, count) for kept, count in both if not kept.has_vectors(name) and not kept.take_over_vectors(name)]
    total, before = sum(count for _, count in missing), 0
    for kept, count in missing:

        def share_done(done: int, of: int, before: int = before, count: int = count) -> None:
            tell(Step(stage=texts.STAGE_EMBED, done=before + count * done // max(of, 1), total=total))

        _embed(kept, name, embedder, share_done)
        before += count


def _read(settings: Settings, one: Planned, progress: Callable[[int, int], None]) -> None:
    """Read and split one document and keep what was found; a file that cannot be read is kept as its problem."""
    document = one.document
    try:
        reading = read_pdf(settings.corpus / document.file, document.id, ocr=settings.ocr, progress=progress)
    except UnreadableFile as error:
        problem = f"{error} {texts.TRIED_AGAIN}" if error.passing else str(error)
        about = About(pages=0, chunks=0, problem=problem, unread=True, passing=error.passing)
        one.kept.save(about, (), ())
        return
    chunks = split_pages(reading.pages) if reading.verdict != "unreadable" else ()
    told = account_of(reading)
    problem = " ".join(filter(None, [reading.reason, *reading.problems]))
    about = About(
        pages=len(reading.pages),
        chunks=len(chunks),
        problem=problem if chunks else problem or texts.NO_TEXT,
        claimed=told.claimed,
        closing=told.closing,
        text=text_digest(reading.pages),
        unread=bool(reading.unread) or not chunks,
    )
    one.kept.save(about, reading.pages, chunks)


def _embed(kept: Kept, name: str, embedder: "Embedder", progress: Callable[[int, int], None]) -> None:
    """Embed the chunks of one document; those that are the same once."""
    passages = [passage_text(chunk) for chunk, _ in kept.chunks()]
    places = {text: place for place, text in enumerate(dict.fromkeys(passages))}
    work = np.cumsum([len(text) for text in places])
    vectors = embedder.documents(list(places), lambda done, _: progress(int(work[done - 1]), int(work[-1])))
    kept.save_vectors(name, vectors[[places[text] for text in passages]])


def _lost(one: Planned) -> About:
    return About(pages=0, chunks=0, problem=texts.NO_TEXT, unread=True)


@contextmanager
def _pool(size: int, stopping: Event) -> Iterator[ThreadPoolExecutor]:
    """Threads that do not start on what is left when something goes wrong, or on Ctrl-C, and are told to stop."""
    pool = ThreadPoolExecutor(size)
    try:
        yield pool
    finally:
        stopping.set()
        pool.shutdown(wait=True, cancel_futures=True)
