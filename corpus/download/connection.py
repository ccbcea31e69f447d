"""A connection to exactly the machine that was checked, within one deadline for everything that is done with it."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Deadline:
    """One end for all that belongs to a download: at that moment what is open is shut, whatever it waits for.

    Waiting for the other side is limited for each read too, but a side that sends a byte now and then never runs into
    that.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds left, 0 when it has passed."""
        return max(0.0, self._end - time.monotonic())

    @contextmanager
    def shuts(self, connected: socket.socket) -> Iterator[None]:
        """Shut a connection when the time is over, also while another thread waits for it."""
        watched = connected.dup()
        timer = threading.Timer(self.left, _shut, (watched,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            watched.close()


def _shut(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def connect(addresses: tuple[str, ...], port: int, silence: float, deadline: Deadline) -> socket.socket:
    """Connect to the first of these IP addresses that answers. Raises OSError when none does."""
    failed: OSError = TimeoutError()
    for address in addresses:
        wait = min(silence, deadline.left)
        if wait <= 0:
            raise TimeoutError
        try:
            connected = socket.create_connection((address, port), timeout=wait)
        except OSError as error:
            failed = error
            continue
        connected.settimeout(silence)
        return connected
    raise failed


def ask(connected: socket.socket, host: str, port: int, target: str, *, secure: bool) -> http.client.HTTPResponse:
    """Ask for a target (path and query) over a connection; the name on the certificate must be that of the host."""
    default = http.client.HTTPS_PORT if secure else http.client.HTTP_PORT
    named = f"[{host}]" if ":" in host else host
    if secure:
        connected = ssl.create_default_context().wrap_socket(connected, server_hostname=host)
    connection = http.client.HTTPConnection(host, port)
    connection.sock = connected
    headers = {
        "Host": named if port == default else f"{named}:{port}",
        "User-Agent": "binnenstadswijzer",
        "Accept": "application/pdf",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    try:
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        connected.close()  # in fact it stays open until the answer is closed
        return response
    except BaseException:
        connection.close()
        raise
