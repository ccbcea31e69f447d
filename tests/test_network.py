"""The guard that keeps the tests off the network."""

import socket

import pytest

from tests.conftest import is_local


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("93.184.216.34", False), ("voorbeeld.nl", False)],
)
def test_only_this_machine_is_local(host: str, local: bool) -> None:
    assert is_local(host) is local


@pytest.mark.parametrize(("host", "family"), [("93.184.216.34", socket.AF_INET), ("2606:2800:220::1", socket.AF_INET6)])
def test_another_machine_is_out_of_reach(host: str, family: socket.AddressFamily) -> None:
    with socket.socket(family) as one, pytest.raises(AssertionError, match="reached for"):
        one.connect((host, 80))
    with socket.socket(family) as one, pytest.raises(AssertionError, match="reached for"):
        one.connect_ex((host, 80))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(AssertionError, match="looked up"):
        socket.create_connection(("voorbeeld.nl", 80))


def test_this_machine_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
