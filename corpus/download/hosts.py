"""Which machines a name stands for, and whether one may be asked for a document."""

import ipaddress
import socket
import threading
from collections.abc import Callable

from corpus import texts
from corpus.errors import CorpusError

Resolver = Callable[[str, int, float], tuple[str, ...]]
"""Gives the IP addresses of a host and port within a number of seconds; raises OSError when there are none."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def look_up(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """The IP addresses of a host, as the system gives them. Raises TimeoutError when that takes too long."""
    found: list[str] = []
    failed: list[Exception] = []

    def ask() -> None:
        try:
            found.extend(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    # The system's look-up knows no limit of its own; one that hangs is left behind and ends with the process.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if failed:
        raise OSError(str(failed[0])) from failed[0]
    if not found:
        raise TimeoutError
    return tuple(dict.fromkeys(found))


def checked(addresses: tuple[str, ...], *, private: bool, problem: str, source: str) -> bool:
    """Say whether these addresses of one host are private; raises CorpusError, with ``problem``, when they may not be.

    A name that stands for both kinds is never asked: which of them answers would be up to whoever owns the name.
    """
    kinds = {is_private(address) for address in addresses}
    if len(kinds) > 1:
        raise CorpusError(texts.ADDRESS_MIXED.format(source=source))
    if True in kinds and not private:
        raise CorpusError(problem)
    return True in kinds


def is_private(address: str) -> bool:
    """Whether an IP address is not one of the internet: private, local, for many at once, or a cover for such a one."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        covered = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in _NAT64:
            covered = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if covered is not None:
            return is_private(str(covered))
    return not found.is_global or found.is_multicast
