"""The library that this process has open, shared by everybody who looks at the pages.

Opened once, and again when the corpus has changed. The index is brought up to date first; when that cannot be done now,
an older index is better than none, and says so.
"""

import math
import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.pipeline import answer_question
from assistant.ui.examples import Example, example_questions
from corpus.catalogue.folder import FileDigest, Listing, scan_folder
from index.build import open_up_to_date, update_index
from index.errors import IndexProblem
from index.library import Library
from index.model.embedding import Embedder
from index.settings import Settings
from index.values import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open library, and what it was made from.

    ``notice`` is Dutch, empty when the index is up to date; otherwise it is worth trying again at ``again`` (monotonic
    seconds).
    """

    library: Library
    settings: Settings
    listing: Listing
    examples: tuple[Example, ...]
    notice: str = ""
    again: float = math.inf

    @property
    def partly_read(self) -> Mapping[str, str]:
        """Why not all of it could be read, in Dutch, for every document that was read in part, by its file."""
        searched = {document.file for document in self.library.documents}
        return {one.file: one.message for one in self.library.problems if one.file in searched}

    @property
    def unread(self) -> frozenset[str]:
        """The files of which nothing is searched, because they could not be read."""
        return frozenset(one.file for one in self.library.problems if one.file) - self.partly_read.keys()

    def holds(self, settings: Settings, listing: Listing) -> bool:
        """Whether this is still what these settings and this corpus ask for, and what was written to disk."""
        same = (self.listing.documents, self.listing.warnings) == (listing.documents, listing.warnings)
        return self.settings == settings and same and time.monotonic() < self.again and self.library.is_whole


class Shelf:
    """Keeps one library open. Threads may share it; while one brings it up to date, who needs that too waits for it.

    When that fails, those who waited for it are told so too: each trying in turn would make the last wait for all.
    Whoever only has something to say about what is open does not wait.

    ``patience`` is the seconds after which an index that could not be brought up to date is tried again.
    """

    def __init__(self, patience: float = 60.0) -> None:
        self._patience = patience
        self._renewing = threading.Lock()
        self._changing = threading.Lock()
        self._opened: Opened | None = None
        self._retired: list[Library] = []
        self._digests: Mapping[str, FileDigest] = {}
        self._embedder: tuple[Settings, Embedder] | None = None
        self._failed: tuple[float, IndexProblem] | None = None

    @property
    def opened(self) -> Opened | None:
        """What is open, up to date or not."""
        return self._opened

    def current(self, settings: Settings) -> Opened | None:
        """What is open, or None when there is nothing or the corpus has changed; raises CorpusError."""
        opened, listing = self._opened, self._scan(settings)
        return opened if opened and opened.holds(settings, listing) else None

    def renew(
        self, settings: Settings, progress: Progress, *, rebuild: bool = False, anew: Collection[str] = ()
    ) -> Opened:
        """Bring the index up to date and open it; raises CorpusError or IndexProblem when there is nothing to open.

        ``rebuild`` reads everything again, also when nothing changed, and ``anew`` the documents with these ids. Until
        it is done, others are answered from what is open.
        """
        asked = time.monotonic()
        with self._renewing:
            if self._failed and self._failed[0] > asked:
                raise self._failed[1]
            try:
                if rebuild or anew:
                    embedder = self._embedder_for(settings)
                    update_index(settings, rebuild=rebuild, anew=anew, progress=progress, embedder=embedder)
                elif done := self.current(settings):
                    return done
                return self._renewed(settings, progress)
            except IndexProblem as problem:
                self._failed = (time.monotonic(), problem)
                raise

    def forget(self, opened: Opened) -> None:
        """Let the next look open the library anew: this one cannot be read any more."""
        with self._changing:
            if self._opened is opened:
                self._retire()

    def close(self) -> None:
        """Close everything; nothing is open after it."""
        with self._renewing, self._changing:
            self._retire()
            self._retire()

    def _scan(self, settings: Settings) -> Listing:
        listing = scan_folder(settings.corpus, self._digests)
        self._digests = listing.digests
        return listing

    def _renewed(self, settings: Settings, progress: Progress) -> Opened:
        listing = self._scan(settings)
        library, notice = open_up_to_date(settings, progress=progress, embedder=self._embedder_for(settings))
        examples = example_questions(library, lambda question: answer_question(library, question).status)
        opened = Opened(
            library=library,
            settings=settings,
            listing=listing,
            examples=examples,
            notice=notice,
            again=time.monotonic() + self._patience if notice else math.inf,
        )
        with self._changing:
            self._retire()
            self._opened = opened
        return opened

    def _embedder_for(self, settings: Settings) -> Embedder:
        if self._embedder is None or self._embedder[0] != settings:
            self._embedder = (settings, Embedder(settings))
        return self._embedder[1]

    def _retire(self) -> None:
        """Put the open library aside; it is closed one change later, so that an answer from it can be finished."""
        for library in self._retired:
            library.close()
        self._retired = [self._opened.library] if self._opened else []
        self._opened = None
