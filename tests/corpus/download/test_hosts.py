import socket
import threading

import pytest

from corpus.download.hosts import checked, is_private, look_up
from corpus.errors import CorpusError


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("93.184.216.34", False),
        ("2606:2800:220::1", False),
        ("127.0.0.1", True),
        ("10.0.0.8", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("0.0.0.0", True),
        ("224.0.0.1", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("fd00::1", True),
        ("::ffff:127.0.0.1", True),
        ("2002:7f00:1::", True),
        ("64:ff9b::10.0.0.8", True),
        ("64:ff9b::93.184.216.34", False),
    ],
)
def test_private_addresses_are_known_in_every_cover(address: str, private: bool) -> None:
    assert is_private(address) is private


@pytest.mark.parametrize("private", [True, False])
def test_a_name_for_both_kinds_is_never_asked(private: bool) -> None:
    with pytest.raises(CorpusError, match="zowel naar internet als"):
        checked(("93.184.216.34", "10.0.0.8"), private=private, problem="besloten", source="http://a.nl")


def test_a_private_host_is_asked_only_when_it_may_be() -> None:
    assert checked(("10.0.0.8",), private=True, problem="besloten", source="http://a.nl")
    assert not checked(("93.184.216.34",), private=True, problem="besloten", source="http://a.nl")
    with pytest.raises(CorpusError, match="besloten"):
        checked(("10.0.0.8",), private=False, problem="besloten", source="http://a.nl")


def test_a_look_up_that_hangs_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: goes_on.wait(10) and [])
    try:
        with pytest.raises(TimeoutError):
            look_up("voorbeeld.nl", 80, 0.05)
    finally:
        goes_on.set()


def test_a_name_that_is_not_known_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(OSError, match="not known"):
        look_up("voorbeeld.nl", 80, 5)
