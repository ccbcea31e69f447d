"""What the tests of several packages share: no network, the model, and the shipped documents indexed once."""

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.catalogue.manifest import DEFAULT_FOLDER
from index.build import open_library, update_index
from index.library import Library
from index.model.embedding import Embedder
from index.settings import Settings

_NOWHERE = "http://127.0.0.1:9"


class NetworkReached(AssertionError):
    """A test tried to reach another machine."""


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Let nothing here reach another machine; programs that a test starts find no way out through a proxy either."""
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded(self: socket.socket, address: Any) -> None:
        refuse_remote(self.family, address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        refuse_remote(self.family, address)
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *rest: Any, **named: Any) -> Any:
        if isinstance(host, str) and "." in host.strip(".") and not is_address(host):
            raise NetworkReached(f"a test looked up {host}")
        return look_up(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        patch.setattr(socket.socket, "connect_ex", guarded_ex)
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        patch.setenv("HF_HUB_OFFLINE", "1")
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
            patch.setenv(name, _NOWHERE)
        for name in ("NO_PROXY", "no_proxy"):
            patch.setenv(name, "localhost,127.0.0.1,::1")
        yield


def refuse_remote(family: int, address: Any) -> None:
    """Raise NetworkReached for an address that is not this machine."""
    if family in (socket.AF_INET, socket.AF_INET6) and not is_local(str(address[0])):
        raise NetworkReached(f"a test reached for {address}")


def is_local(host: str) -> bool:
    """Whether a host is this machine."""
    return host in ("localhost", "") or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def is_address(host: str) -> bool:
    """Whether a host is written as an IP address."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The bundled model, loaded once for all tests."""
    return Embedder(Settings())


@pytest.fixture(scope="session")
def shipped_settings(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Settings:
    """Settings for an index of the shipped documents that is made once, for tests that only read it."""
    settings = Settings(corpus=Path(DEFAULT_FOLDER), index=tmp_path_factory.mktemp("shipped") / "index-data")
    update_index(settings, embedder=embedder)
    return settings


@pytest.fixture(scope="session")
def shipped_library(shipped_settings: Settings, embedder: Embedder) -> Iterator[Library]:
    """The index of the shipped documents, open."""
    with open_library(shipped_settings, embedder=embedder) as library:
        yield library
