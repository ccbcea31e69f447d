"""What was read of each document, kept on disk so that it is read and embedded once.

A folder for each document, named after everything its contents depend on, its id last: ``document.json`` (what the
pages tell about it), ``pages.jsonl``, ``chunks.jsonl`` and, for each model, ``vectors-*.npy``; ``seals.json`` says what
they should be. A folder appears when it is whole, and what is not whole any more counts as not kept.
"""

import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from corpus.catalogue.describe import FIRST_PAGES, Account
from corpus.catalogue.titles import Metadata
from corpus.codec import page_from_json, page_to_json
from corpus.files import write_text
from corpus.values import Chunk, Page
from index.store.sealed import Seal, are_whole, seal_files, sealed_text, sealed_value, seals_from_json, seals_to_json

_ABOUT = "document.json"
_PAGES = "pages.jsonl"
_CHUNKS = "chunks.jsonl"
_SEALS = "seals.json"
_READ = (_ABOUT, _PAGES, _CHUNKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What reading a document told: what it says of itself, how much of it there is, and what was wrong.

    ``claimed`` and ``closing`` are those of its ``Account``; ``text`` is a digest of all its text. ``unread`` says that
    something in the document is not in its text, ``passing`` that it could not be read for a reason that may be gone
    another time.
    """

    pages: int
    chunks: int
    problem: str
    claimed: Metadata = field(default_factory=Metadata)
    closing: str = ""
    text: str = ""
    unread: bool = False
    passing: bool = False


@cache
def chunk_adapter() -> TypeAdapter[Chunk]:
    """Chunks to JSON and back."""
    return TypeAdapter(Chunk)


@cache
def _about_adapter() -> TypeAdapter[About]:
    return TypeAdapter(About)


class Kept:
    """The kept results of one document."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self._folder.name

    def about(self) -> About | None:
        """What is known of the document; None when it was not read yet, or what was kept is not whole."""
        if not self._whole(_READ):
            return None
        try:
            return _about_adapter().validate_json((self._folder / _ABOUT).read_text(encoding="utf-8"))
        except (OSError, ValueError, TypeError):
            return None

    def save(self, about: About, pages: Iterable[Page], chunks: Iterable[Chunk]) -> None:
        """Keep what was read, in place of what was there."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=self._folder.parent) as making:
            made = Path(making) / "document"
            made.mkdir()
            _write_lines(made / _PAGES, (json.dumps(page_to_json(page), ensure_ascii=False) for page in pages))
            _write_lines(made / _CHUNKS, (chunk_adapter().dump_json(chunk).decode() for chunk in chunks))
            (made / _ABOUT).write_text(json.dumps(asdict(about), ensure_ascii=False), encoding="utf-8")
            _save_seals(made, seal_files(made, _READ))
            shutil.rmtree(self._folder, ignore_errors=True)
            made.replace(self._folder)

    def pages(self) -> Iterator[tuple[int, str]]:
        """The number and the JSON of each page."""
        for line in _read_lines(self._folder / _PAGES):
            yield int(json.loads(line)["number"]), line

    def account(self, about: About) -> Account:
        """What the document says of itself."""
        first = (page_from_json(json.loads(line)) for _, line in islice(self.pages(), FIRST_PAGES))
        return Account(claimed=about.claimed, closing=about.closing, pages=tuple(first))

    def chunks(self) -> Iterator[tuple[Chunk, str]]:
        """Each chunk, and its JSON."""
        for line in _read_lines(self._folder / _CHUNKS):
            yield chunk_adapter().validate_json(line), line

    def save_vectors(self, model: str, vectors: NDArray[np.float32]) -> None:
        """Keep the vectors of the chunks, (chunks, dimension)."""
        written = io.BytesIO()  # NumPy does not say why it could not write to a file
        np.save(written, vectors.astype(np.float16))
        self._add_vectors(model, written.getvalue())

    def has_vectors(self, model: str) -> bool:
        """Whether the vectors of this model are kept, and whole."""
        return self._whole([self._vectors(model).name])

    def take_over_vectors(self, model: str) -> bool:
        """Take the vectors of the same file under another id, when they are kept: the file was renamed.

        Such a folder has a name that begins the same, up to the hyphen. Recognition may read a page in another way the
        second time; then there is nothing to take over.
        """
        content = self.name.partition("-")[0]
        kept = self._folder.parent.glob(f"{content}-*/{self._vectors(model).name}")
        others = (Kept(path.parent) for path in kept)
        whole = (other for other in others if other._whole([*_READ, self._vectors(model).name]))
        found = next((other for other in whole if other._texts() == self._texts()), None)
        if found is None:
            return False
        self._add_vectors(model, found._vectors(model).read_bytes())
        return True

    def is_damaged(self, model: str) -> bool:
        """Whether something is kept that is not whole: of what was read, or the vectors of this model."""
        vectors = self._vectors(model)
        return self._folder.is_dir() and (self.about() is None or (vectors.exists() and not self.has_vectors(model)))

    def _texts(self) -> list[tuple[tuple[str, ...], str, int]]:
        """What vectors are made of: the headings and the text of each chunk, and how many spans it has."""
        return [(chunk.headings, chunk.text, len(chunk.spans)) for chunk, _ in self.chunks()]

    def vectors(self, model: str) -> NDArray[np.float32]:
        """The vectors of the chunks, (chunks, dimension)."""
        return np.asarray(np.load(self._vectors(model)), np.float32)

    def _vectors(self, model: str) -> Path:
        return self._folder / f"vectors-{model}.npy"

    def _add_vectors(self, model: str, contents: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix=".making-", dir=self._folder.parent) as making:
            made = Path(making) / "vectors.npy"
            made.write_bytes(contents)
            made.replace(self._vectors(model))
        _save_seals(self._folder, {**self._seals(), **seal_files(self._folder, [self._vectors(model).name])})

    def _seals(self) -> dict[str, Seal]:
        """What the files should be; nothing when that cannot be read."""
        try:
            return seals_from_json(sealed_value((self._folder / _SEALS).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _whole(self, names: Sequence[str]) -> bool:
        seals = self._seals()
        return seals.keys() >= set(names) and are_whole(self._folder, {name: seals[name] for name in names})


def _save_seals(folder: Path, seals: Mapping[str, Seal]) -> None:
    write_text(folder / _SEALS, sealed_text(seals_to_json(seals)))


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def _read_lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line.rstrip("\n")
