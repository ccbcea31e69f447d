"""A real Chroma server that is not there, hangs, comes back, or has lost what it had."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from chroma_server import MISSING, PROGRAM, ChromaServer
from numpy.typing import NDArray

from index.build import open_library, open_up_to_date, update_index
from index.errors import IndexDamaged, IndexUnreachable, SettingsProblem
from index.model.embedding import Embedder
from index.search import search
from index.settings import Settings
from index.store.server import Server
from index.store.vectors import Place, VectorIndex, drop_vectors, has_vectors, write_vectors
from index.texts import CHROMA_SERVER as UNREACHABLE

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=MISSING)
LONGEST = 6.0
QUESTION = "Wanneer is de weekmarkt?"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    with ChromaServer(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def on_server(settings: Settings, server: ChromaServer) -> Settings:
    return settings.model_copy(update={"chroma_url": server.url})


def random_vectors(count: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(1).normal(size=(count, 384)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def timed(ask: Callable[[], object]) -> tuple[str, float]:
    started = time.monotonic()
    try:
        ask()
        told = ""
    except (IndexUnreachable, IndexDamaged) as problem:
        told = str(problem)
    return told, time.monotonic() - started


def test_a_server_keeps_a_collection_until_it_is_dropped(server: ChromaServer, tmp_path: Path) -> None:
    vectors = random_vectors(2_500)
    there = Place(folder=tmp_path / "chroma", url=server.url, name="proef")
    write_vectors(there, [vectors])
    index = VectorIndex(there)
    with ThreadPoolExecutor(8) as visitors:
        rows = list(visitors.map(lambda row: index.search(vectors[row], 1)[0][0], range(0, 2_500, 25)))
    assert rows == list(range(0, 2_500, 25))
    index.close()
    assert has_vectors(there, 2_500)
    assert not has_vectors(there, 2_501)
    drop_vectors(there)
    drop_vectors(there)
    assert not has_vectors(there, 2_500)
    assert not (tmp_path / "chroma").exists()
    with pytest.raises(IndexDamaged, match="heeft deze index niet meer"):
        VectorIndex(there)


@pytest.mark.parametrize("url", ["ftp://localhost", "http://", "http://localhost:poort", "http://localhost:99999"])
def test_what_is_no_address_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(SettingsProblem, match="BINNENSTAD_CHROMA_URL"):
        Server(url)


def test_one_that_is_not_there_is_told_in_time(on_server: Settings, embedder: Embedder) -> None:
    nowhere = on_server.model_copy(update={"chroma_url": "http://127.0.0.1:9"})
    told, seconds = timed(lambda: update_index(nowhere, embedder=embedder))
    assert "niet bereikbaar" in told
    assert seconds < LONGEST


def test_one_that_hangs_is_told_to_every_visitor_in_time_and_then_answers_again(
    server: ChromaServer, on_server: Settings, embedder: Embedder
) -> None:
    update_index(on_server, embedder=embedder)
    with open_library(on_server, embedder=embedder) as library, ThreadPoolExecutor(20) as visitors:
        vector = library.embed_query(QUESTION)
        right = library.dense(vector, 3)
        server.hang()
        try:
            asked = [visitors.submit(timed, lambda: library.dense(vector, 3)) for _ in range(20)]
            told = [one.result() for one in asked]
        finally:
            server.go_on()
        assert all("geeft geen antwoord" in text for text, _ in told)
        assert max(seconds for _, seconds in told) < LONGEST
        assert library.dense(vector, 3) == right


def test_a_connection_that_is_cut_off_is_tried_again() -> None:
    """As a server that restarts does."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            for _ in range(2):
                listening.accept()[0].close()
            connection, _ = listening.accept()
            with connection:
                connection.recv(10_000)
                body = b'{"nanosecond heartbeat": 1}'
                head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
                connection.sendall(head.encode() + body)

        answering = threading.Thread(target=answer)
        answering.start()
        with closing(Server(f"http://127.0.0.1:{listening.getsockname()[1]}")) as server:
            server.check()
        answering.join()


def test_a_restart_in_the_middle_is_no_more_than_told(
    server: ChromaServer, on_server: Settings, embedder: Embedder
) -> None:
    update_index(on_server, embedder=embedder)
    with open_library(on_server, embedder=embedder) as library, ThreadPoolExecutor(4) as visitors:
        vector = library.embed_query(QUESTION)
        right = library.dense(vector, 3)
        asked = [visitors.submit(timed, lambda: library.dense(vector, 3)) for _ in range(100)]
        server.restart()
        told = [one.result() for one in asked]
        assert max(seconds for _, seconds in told) < LONGEST
        assert {text for text, _ in told} <= {"", UNREACHABLE.format(url=server.url)}
        assert library.dense(vector, 3) == right


def test_what_it_lost_is_made_again(server: ChromaServer, on_server: Settings, embedder: Embedder) -> None:
    update_index(on_server, embedder=embedder)
    with open_library(on_server, embedder=embedder) as library:
        right = search(library, QUESTION)
        server.lose_everything()
        with pytest.raises(IndexDamaged, match="heeft deze index niet meer"):
            search(library, QUESTION)
    opened, notice = open_up_to_date(on_server, embedder=embedder)
    with opened:
        assert search(opened, QUESTION) == right
    assert "opnieuw gemaakt" in notice
    assert update_index(on_server, embedder=embedder).up_to_date
