"""Bringing the index up to date, from a folder of PDFs to a library: the whole pipeline, in order.

1. which documents are there, and is the index made of just these? Then nothing is loaded and nothing done
2. read and split what is new, and keep it (``index.ingest``)
3. embed what has no vectors of this model yet, and keep them (``index.ingest``)
4. say what each document is (``corpus.catalogue.describe``), and write a new generation: texts, words, vectors
   (``index.store.generation``)
5. let it count, and tidy up (``index.store.store``)

Killed between any two of these, the old index stays, and what was kept is not done again.
"""

import time
import uuid
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.catalogue.describe import describe
from corpus.catalogue.folder import scan_folder
from corpus.values import Document
from index import texts
from index.errors import IndexBusy, IndexProblem, IndexUnreachable, IndexUnwritable
from index.ingest import Planned, embed_missing, lacks_vectors, plan, read_missing, readable, state_of, vectors_name
from index.model.weights import fingerprint
from index.settings import Settings
from index.store.generation import (
    Made,
    Source,
    documents_of,
    forget_generation,
    read_whole,
    write_generation,
)
from index.store.kept import About
from index.store.place import check_place
from index.store.store import FORMAT, Current, Store, refusals
from index.store.vectors import check_server
from index.values import IndexReport, Problem, Progress, Step

if TYPE_CHECKING:
    from index.library import Library
    from index.model.embedding import Embedder


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What one run works with; ``state`` is a digest of everything the index should be made of.

    ``anew`` are the ids of the documents that are read whatever is kept of them.
    """

    settings: Settings
    store: Store
    planned: tuple[Planned, ...]
    warnings: tuple[Problem, ...]
    state: str
    started: float
    anew: frozenset[str]
    retry: bool


def update_index(
    settings: Settings,
    *,
    rebuild: bool = False,
    anew: Collection[str] = (),
    retry: bool = False,
    progress: Progress | None = None,
    embedder: "Embedder | None" = None,
) -> IndexReport:
    """Bring the index up to date with the corpus.

    ``rebuild`` reads everything again, ``anew`` the documents with these ids, and ``retry``, even when nothing changed,
    the files that could not be read for a reason that may have passed. What is wrong with a file itself is found once
    and kept.
    ``progress`` is called from this thread. ``embedder`` spares loading the model twice. Files that cannot be read are
    problems in the report. Raises CorpusError when the corpus cannot be used, IndexProblem (a subclass says which) when
    nothing in it can be read or the index cannot be written, IndexBusy when another process is writing it; whatever is
    raised, the index that was there is still there.
    """
    started = time.monotonic()
    tell = progress or _silent
    store = Store(settings.index)
    listing = scan_folder(settings.corpus, store.digests())
    with refusals(settings.index):
        check_place(settings.index, settings.corpus)
    planned = plan(settings, store.documents, listing.documents)
    warnings = tuple(Problem(file="", message=message) for message in listing.warnings)
    run = _Run(
        settings=settings,
        store=store,
        planned=planned,
        warnings=warnings,
        state=state_of(settings, planned, warnings),
        started=started,
        anew=frozenset(one.document.id for one in planned if rebuild or one.document.id in anew),
        retry=retry,
    )
    if report := _up_to_date(run):
        return report
    from index.model.embedding import Embedder

    with store.writing(lambda: tell(Step(stage=texts.INDEX_WAITS, done=0, total=0))):
        if report := _up_to_date(run):
            return report
        report = _make(run, tell, embedder or Embedder(settings))
        store.save_digests(listing.digests)
        return report


def open_library(settings: Settings, *, embedder: "Embedder | None" = None) -> "Library":
    """Open the index to read from; ``embedder`` spares loading the model twice.

    Raises IndexMissing when there is none, IndexDamaged when it cannot be used: damaged, of another version of the
    program, or made with another model, and IndexUnreachable when the server that has its vectors does not answer.
    """
    from index.library import open_current  # and with it what only reading needs

    return open_current(settings, embedder)


def open_up_to_date(
    settings: Settings, *, progress: Progress | None = None, embedder: "Embedder | None" = None
) -> "tuple[Library, str]":
    """Bring the index up to date and open it; when it cannot be made now, an older one of these documents will do.

    Also gives what the user should know, in Dutch, or nothing. Raises what ``update_index`` and ``open_library`` raise.
    """
    from index.library import open_older

    try:
        report = update_index(settings, progress=progress, embedder=embedder)
    except (IndexBusy, IndexUnwritable, IndexUnreachable) as problem:
        older = open_older(settings, embedder)
        if older is None:
            raise
        return older, f"{problem} {texts.OLDER_INDEX}"
    return open_library(settings, embedder=embedder), texts.INDEX_MENDED if report.mended else ""


def _silent(step: Step) -> None:
    """No progress asked for."""


def _up_to_date(run: _Run) -> IndexReport | None:
    """The report when the index is whole and made of just this; None when there is something to do."""
    made = None if run.anew else _made(run.store, run.state)
    abouts = [about for one in run.planned if (about := one.kept.about())]
    if made is None or lacks_vectors(run.planned, vectors_name(made.model)):
        return None
    if run.retry and any(about.passing for about in abouts):
        return None
    unchanged = {one.document.id: one.document.digest for one in run.planned}
    return _report(run, made, abouts, before=unchanged, up_to_date=True)


def _made(store: Store, state: str) -> Made | None:
    current = store.current()
    if current is None or current.format != FORMAT or current.state != state:
        return None
    return read_whole(store.generations / current.generation)


def _make(run: _Run, tell: Progress, embedder: "Embedder") -> IndexReport:
    store, model = run.store, fingerprint(run.settings.model)
    check_server(run.settings.chroma_url)
    current = store.current()  # what killed processes left may be what fills the disk
    store.clear_generations(current.generation if current else "", forget_generation)
    mended = not run.anew and _is_damaged(run)
    name, before = vectors_name(model), _documents_before(store)
    beside = ThreadPoolExecutor(1)
    try:
        loading = beside.submit(embedder.load) if run.anew or lacks_vectors(run.planned, name) else None
        abouts = read_missing(run.settings, run.planned, run.anew, tell)
        found = readable(run.planned, abouts)
        if not found:
            raise IndexProblem(texts.NOTHING_READABLE.format(path=run.settings.corpus, first=_first(run, abouts)))
        if loading:
            tell(Step(stage=texts.STAGE_MODEL, done=0, total=0))
            loading.result()
    finally:
        beside.shutdown(wait=False)  # why it stopped is told at once; Python does wait for the model at its end
    embed_missing([one for one, _ in found], [about.chunks for _, about in found], name, embedder, tell)
    made = None if run.anew else _made(store, run.state)
    if made is not None and before == {one.document.id: one.document.digest for one, _ in found}:
        # tried again in vain, or only something that is kept was made again
        return replace(_report(run, made, abouts, before=before, up_to_date=True), mended=mended)
    tell(Step(stage=texts.STAGE_WRITE, done=0, total=1))
    documents = describe([one.document for one, _ in found], [one.kept.account(about) for one, about in found])
    generation = uuid.uuid4().hex[:12]
    made = write_generation(
        store.generations / generation,
        [Source(document=document, kept=one.kept) for document, (one, _) in zip(documents, found, strict=True)],
        _problems(run, abouts),
        Made(
            model=model,
            vectors=name,
            chroma_url=run.settings.chroma_url,
            collection=f"binnenstad-{generation}",
            chunks=sum(about.chunks for _, about in found),
            pages=sum(about.pages for _, about in found),
        ),
    )
    store.switch(Current(format=FORMAT, generation=generation, state=run.state))
    store.clear_generations(generation, forget_generation)
    store.clear_documents(frozenset(one.kept.name for one in run.planned))
    tell(Step(stage=texts.STAGE_WRITE, done=1, total=1))
    return replace(_report(run, made, abouts, before=before, up_to_date=False), mended=mended)


def _first(run: _Run, abouts: list[About]) -> str:
    return next((f"{problem.file}: {problem.message}" for problem in _problems(run, abouts)), "")


def _documents_before(store: Store) -> dict[str, str]:
    """The digest of each document in the index that counts now, by id; none when it cannot be read."""
    current = store.current()
    found = documents_of(store.generations / current.generation) if current else ()
    return {document.id: document.digest for document in found}


def _is_damaged(run: _Run) -> bool:
    """Whether something of the index, or of what is kept for it, is there but not whole."""
    current = run.store.current()
    lost = run.store.is_named and current is None
    broken = current is not None and current.format == FORMAT and _made(run.store, current.state) is None
    name = vectors_name(fingerprint(run.settings.model))
    return lost or broken or any(one.kept.is_damaged(name) for one in run.planned)


def _problems(run: _Run, abouts: list[About]) -> tuple[Problem, ...]:
    found = ((one.document, about) for one, about in zip(run.planned, abouts, strict=True) if about.problem)
    told = (Problem(file=one.file, message=about.problem, unread=about.unread) for one, about in found)
    return (*told, *run.warnings)


def _report(run: _Run, made: Made, abouts: list[About], *, before: dict[str, str], up_to_date: bool) -> IndexReport:
    now: dict[str, Document] = {one.document.id: one.document for one, _ in readable(run.planned, abouts)}
    both = [document for id, document in now.items() if id in before]
    unchanged = sum(document.digest == before[document.id] for document in both)
    return IndexReport(
        added=len(now) - len(both),
        changed=len(both) - unchanged,
        removed=0 if up_to_date else len(before.keys() - now.keys()),
        unchanged=unchanged,
        problems=_problems(run, abouts),
        chunks=made.chunks,
        pages=made.pages,
        seconds=time.monotonic() - run.started,
        up_to_date=up_to_date,
    )
