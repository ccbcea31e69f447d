"""The vectors of the chunks in Chroma: in a folder of its own, or a collection of its own on a server.

A collection is written once and never changed: one index has one generation of it, and the next gets a new one.
"""

import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration
    from chromadb.api.models.Collection import Collection

HNSW: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "max_neighbors": 48,
    "ef_construction": 200,
    "ef_search": 800,
}
"""Chroma's own values (16, 100, 100) find 52 % of the true ten nearest of 10,000 random vectors, these all of them."""

_SENT_AT_ONCE = 1_000
"""Vectors in one request to a server: it answers such a one within its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the collection ``name`` stands: in ``folder``, or on the server at ``url`` when that is not empty."""

    folder: Path
    url: str
    name: str


class Refused(Exception):
    """Chroma cannot write to its folder; the message is its own."""


class VectorIndex:
    """Nearest chunks by cosine. Rows number the chunks.

    Safe to share between threads: an embedded one is asked one question at a time, a server many.
    """

    def __init__(self, place: Place) -> None:
        """Open a collection. Raises IndexUnreachable or IndexDamaged for a server, or whatever Chroma raises."""
        self._open = ExitStack()
        try:
            self._collection, self._guard = _opened(place, self._open)
            with self._guard():
                self._size = self._collection.count()
        except BaseException:
            self._open.close()
            raise

    def __len__(self) -> int:
        """How many vectors there are."""
        return self._size

    def search(self, vector: NDArray[np.float32], k: int) -> list[tuple[int, float]]:
        """The ``k`` nearest rows with their cosine, nearest first."""
        wanted = min(k, self._size)
        if wanted < 1:
            return []
        with self._guard():
            found = self._collection.query(query_embeddings=vector[None, :], n_results=wanted, include=["distances"])
        distances = found["distances"] or [[]]
        pairs = [(int(row), 1.0 - distance) for row, distance in zip(found["ids"][0], distances[0], strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def close(self) -> None:
        """Let go of the folder or the connection."""
        self._open.close()


def write_vectors(place: Place, batches: Iterable[NDArray[np.float32]]) -> None:
    """Make a collection of the vectors, numbered from row 0 in the order given.

    Raises IndexUnreachable when a server does not take them, and Refused or OSError when a folder does not.
    """
    if place.url:
        from index.store.server import WRITING, Server

        with closing(Server(place.url, answer=WRITING)) as server:
            most = min(_SENT_AT_ONCE, server.most_at_once())
            collection = server.make(place.name, HNSW)
            with server.told():
                _fill(collection, most, batches)
        return
    from chromadb.errors import ChromaError

    try:
        with closing(_embedded(place.folder)) as client:
            collection = client.create_collection(place.name, configuration={"hnsw": HNSW}, embedding_function=None)
            _fill(collection, client.get_max_batch_size(), batches)
    except ChromaError as error:
        raise Refused(str(error)) from error


def has_vectors(place: Place, count: int) -> bool:
    """Whether a server has the whole collection; raises IndexUnreachable. One in a folder is known by its files."""
    if not place.url:
        return True
    from index.store.server import Server

    with closing(Server(place.url)) as server:
        try:
            collection = server.collection(place.name)
            with server.told():
                return collection.count() == count
        except IndexDamaged:
            return False


def check_server(url: str) -> None:
    """Raise IndexUnreachable when vectors should go to a server that does not answer: before anything is done."""
    if url:
        from index.store.server import Server

        with closing(Server(url)) as server:
            server.check()


def drop_vectors(place: Place) -> None:
    """Delete a collection from a server, when it is there; an embedded one goes with its folder."""
    if place.url:
        from index.store.server import Server

        with closing(Server(place.url)) as server:
            server.drop(place.name)


def _opened(place: Place, open_until: ExitStack) -> "tuple[Collection, Callable[[], AbstractContextManager[object]]]":
    """The collection, and what a question to it is asked in."""
    if place.url:
        from index.store.server import Server

        server = Server(place.url)
        open_until.callback(server.close)
        return server.collection(place.name), server.told
    client = _embedded(place.folder)
    open_until.callback(client.close)
    taking_turns = threading.Lock()
    return client.get_collection(place.name, embedding_function=None), lambda: taking_turns


def _fill(collection: "Collection", most: int, batches: Iterable[NDArray[np.float32]]) -> None:
    row = 0
    for batch in batches:
        for start in range(0, len(batch), most):
            part = batch[start : start + most]
            collection.add(ids=[str(row + number) for number in range(len(part))], embeddings=part)
            row += len(part)


def _embedded(folder: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    quiet = ChromaSettings(anonymized_telemetry=False)
    return cast("Client", chromadb.PersistentClient(str(folder), settings=quiet))
