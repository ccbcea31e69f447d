"""The vectors of the chunks in Chroma: in a folder of its own, or a collection of its own on a server.

A collection is written once and never changed: one index has one generation of it, and the next gets a new one.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index import texts
from index.errors import IndexProblem, IndexUnwritable

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

HNSW: "CreateHNSWConfiguration" = {
    "space": "cosine",
    "max_neighbors": 48,
    "ef_construction": 200,
    "ef_search": 800,
}
"""Chroma's own values (16, 100, 100) find 52 % of the true ten nearest of 10,000 random vectors, these all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the collection ``name`` stands: in ``folder``, or on the server at ``url`` when that is not empty."""

    folder: Path
    url: str
    name: str


class VectorIndex:
    """Nearest chunks by cosine. Rows number the chunks. Safe to share between threads: one query at a time."""

    def __init__(self, place: Place) -> None:
        """Open a collection. Raises IndexProblem when the server cannot be reached, or whatever Chroma raises."""
        self._client = _client(place)
        try:
            self._collection = self._client.get_collection(place.name, embedding_function=None)
            self._size = self._collection.count()
        except BaseException:
            _close(self._client)
            raise
        self._querying = threading.Lock()

    def __len__(self) -> int:
        """How many vectors there are."""
        return self._size

    def search(self, vector: NDArray[np.float32], k: int) -> list[tuple[int, float]]:
        """The ``k`` nearest rows with their cosine, nearest first."""
        wanted = min(k, self._size)
        if wanted < 1:
            return []
        with self._querying:
            found = self._collection.query(query_embeddings=vector[None, :], n_results=wanted, include=["distances"])
        distances = found["distances"] or [[]]
        pairs = [(int(row), 1.0 - distance) for row, distance in zip(found["ids"][0], distances[0], strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def close(self) -> None:
        """Let go of the folder or the connection."""
        _close(self._client)


def write_vectors(place: Place, batches: Iterable[NDArray[np.float32]]) -> None:
    """Make a collection of the vectors, numbered from row 0 in the order given."""
    from chromadb.errors import ChromaError

    client = _client(place)
    try:
        collection = client.create_collection(place.name, configuration={"hnsw": HNSW}, embedding_function=None)
        row, most = 0, client.get_max_batch_size()
        for batch in batches:
            for start in range(0, len(batch), most):
                part = batch[start : start + most]
                collection.add(ids=[str(row + number) for number in range(len(part))], embeddings=part)
                row += len(part)
    except ChromaError as error:
        reason = texts.CHROMA_REFUSED.format(reason=str(error).splitlines()[0] if str(error) else type(error).__name__)
        raise IndexUnwritable(texts.INDEX_UNWRITABLE.format(path=place.url or place.folder, reason=reason)) from error
    finally:
        _close(client)


def drop_vectors(place: Place) -> None:
    """Delete a collection from a server, when it is there; an embedded one goes with its folder."""
    if not place.url:
        return
    client = _client(place)
    try:
        if place.name in {collection.name for collection in client.list_collections()}:
            client.delete_collection(place.name)
    finally:
        _close(client)


def _close(client: "Client") -> None:
    """Close a client, and the connections to a server, which are its own but which Chroma leaves open."""
    client.close()
    for server in (client._server, getattr(client._admin_client, "_server", None)):
        session = getattr(server, "_session", None)
        if session is not None:
            session.close()


def _client(place: Place) -> "Client":
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    quiet = ChromaSettings(anonymized_telemetry=False)
    if not place.url:
        return cast("Client", chromadb.PersistentClient(str(place.folder), settings=quiet))
    address = urlsplit(place.url if "//" in place.url else f"http://{place.url}")
    secure = address.scheme == "https"
    try:
        port = address.port or (443 if secure else 8000)
        host = address.hostname or "localhost"
        return cast("Client", chromadb.HttpClient(host=host, port=port, ssl=secure, settings=quiet))
    except Exception as error:  # httpx, Chroma and the system each raise their own
        raise IndexProblem(texts.CHROMA_SERVER.format(url=place.url)) from error
