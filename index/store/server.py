"""Chroma as a server: its own client, with limits to how long it may take, so that nobody waits for one that hangs.

Chroma's client waits for ever and gives up at the first refused connection. Here connecting takes 2 seconds at most and
an answer 5; what never reached the server, or was cut off by its restart, is tried again with growing pauses, for as
long as the person who asks does not wait longer than that.
"""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import httpx
from chromadb.api.fastapi import FastAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings as ChromaSettings
from chromadb.config import System
from chromadb.errors import NotFoundError
from tenacity import Retrying, retry_if_exception_type, stop_before_delay, wait_random_exponential

from index import texts
from index.errors import IndexDamaged, IndexUnreachable, SettingsProblem

if TYPE_CHECKING:
    from chromadb.api.collection_configuration import CreateHNSWConfiguration

CONNECT = 2.0
"""Seconds that making a connection may take."""

ANSWER = 5.0
"""Seconds that an answer may take, and all tries of one request together."""

WRITING = 120.0
"""Seconds that an answer may take while an index is made: nobody waits for that with a question."""

_PASSING = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError)
_LEAST = 0.5
_PORTS = {"http": 8000, "https": 443}
_REASON = 200

logging.getLogger("httpx").setLevel(logging.WARNING)  # a line for every request would hide what matters


class _Impatient(httpx.Client):
    """The connections to a server, with limits and more than one try. Safe to share between threads."""

    def __init__(self, answer: float, headers: httpx.Headers) -> None:
        super().__init__(headers=headers)
        self._answer = answer

    def request(self, *of: Any, **sent: Any) -> httpx.Response:  # noqa: ANN401 - as httpx has it
        started = time.monotonic()

        def once() -> httpx.Response:
            left = max(_LEAST, self._answer - (time.monotonic() - started))
            limits = httpx.Timeout(left, connect=min(CONNECT, left))
            return super(_Impatient, self).request(*of, **{**sent, "timeout": limits})

        tries = Retrying(
            retry=retry_if_exception_type(_PASSING),
            wait=wait_random_exponential(multiplier=0.1, max=1.0),
            stop=stop_before_delay(ANSWER - _LEAST),
            reraise=True,
        )
        return tries(once)


class Server:
    """A Chroma server, and what it says when something is wrong, in Dutch. Close it."""

    def __init__(self, url: str, *, answer: float = ANSWER) -> None:
        """Connect to nothing yet. Raises SettingsProblem when ``url`` is no address of a server."""
        self._address = _address(url)
        settings = ChromaSettings(
            anonymized_telemetry=False,
            chroma_api_impl="chromadb.api.fastapi.FastAPI",
            chroma_server_host=self._address,
        )
        settings.chroma_server_http_port = urlsplit(self._address).port
        self._api = FastAPI(System(settings))
        self._api._session.close()  # it would wait for ever
        self._session = self._api._session = _Impatient(answer, self._api._session.headers)

    def check(self) -> None:
        """Raise IndexUnreachable when the server does not answer."""
        with self.told():
            self._api.heartbeat()

    def collection(self, name: str) -> Collection:
        """A collection; raises IndexDamaged when the server does not have it, and IndexUnreachable."""
        with self.told():
            return self._with(self._api.get_collection(name))

    def make(self, name: str, hnsw: "CreateHNSWConfiguration") -> Collection:
        """Make a collection that is not there; raises IndexUnreachable."""
        with self.told():
            return self._with(self._api.create_collection(name, configuration={"hnsw": hnsw}, get_or_create=True))

    def most_at_once(self) -> int:
        """How many vectors the server takes in one request; raises IndexUnreachable."""
        with self.told():
            return self._api.get_max_batch_size()

    def drop(self, name: str) -> None:
        """Delete a collection, when it is there; raises IndexUnreachable."""
        with self.told():
            try:
                self._api.delete_collection(name)
            except NotFoundError:
                return

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn whatever goes wrong with the server into IndexUnreachable, or IndexDamaged for a lost collection."""
        try:
            yield
        except NotFoundError as error:
            raise IndexDamaged(texts.CHROMA_LOST.format(url=self._address)) from error
        except httpx.TimeoutException as error:
            late = texts.CHROMA_SERVER if isinstance(error, httpx.ConnectTimeout) else texts.CHROMA_SILENT
            raise IndexUnreachable(late.format(url=self._address)) from error
        except (httpx.TransportError, OSError) as error:
            raise IndexUnreachable(texts.CHROMA_SERVER.format(url=self._address)) from error
        except Exception as error:  # Chroma raises its own, and bare Exceptions with what the server said
            reason = " ".join(str(error).split())[:_REASON] or type(error).__name__
            raise IndexUnreachable(texts.CHROMA_SAYS.format(url=self._address, reason=reason)) from error

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()

    def _with(self, model: object) -> Collection:
        return Collection(client=self._api, model=cast(Any, model), embedding_function=None)


def _address(url: str) -> str:
    """The whole address, with scheme and port."""
    try:
        parts = urlsplit(url if "//" in url else f"http://{url}")
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        raise SettingsProblem(texts.WRONG_SETTING.format(name="BINNENSTAD_CHROMA_URL", value=url)) from error
    if not parts.hostname:
        raise SettingsProblem(texts.WRONG_SETTING.format(name="BINNENSTAD_CHROMA_URL", value=url))
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port}{parts.path.rstrip('/')}"
