"""Follow an address to a document and write it to a file."""

import http.client
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from corpus import texts
from corpus.download.connection import Deadline, ask, connect
from corpus.download.hosts import Resolver, checked, look_up
from corpus.errors import CorpusError

_BLOCK = 1 << 16
_REDIRECTS = 5
_REDIRECT_CODES = (301, 302, 303, 307, 308)
_OK = 200
_SAFE = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How much is taken in: bytes in all, seconds to wait for the other side, and seconds for everything together.

    ``private`` lets an address lie in a private network; without it only the internet is asked.
    """

    size: int = 200 * 1024 * 1024
    silence: float = 30.0
    seconds: float = 600.0
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was brought in: the file name it had, and where it was published (empty for a file)."""

    name: str
    origin: str


def download(source: str, target: Path, limits: FetchLimits, resolver: Resolver = look_up) -> Fetched:
    """Copy what a web address gives to ``target``; raises CorpusError when it is too large, too slow or out of reach.

    Only http and https, with a few redirects that lead neither to a less safe protocol nor into a private network. Each
    name is looked up once, and the connection goes to the address that was looked at. No proxy is used.
    """
    deadline = Deadline(limits.seconds)
    try:
        return _follow(source, target, limits, resolver, deadline)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if not deadline.left:
            raise CorpusError(texts.ADDRESS_SLOW.format(source=source, seconds=round(limits.seconds))) from error
        reason = error if str(error) else texts.ADDRESS_SILENT
        raise CorpusError(texts.ADDRESS_UNREACHABLE.format(source=source, reason=reason)) from error


def _follow(source: str, target: Path, limits: FetchLimits, resolver: Resolver, deadline: Deadline) -> Fetched:
    first = address = _written(source)
    private = limits.private
    for _ in range(_REDIRECTS + 1):
        parts = urlsplit(address)
        host, secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (http.client.HTTPS_PORT if secure else http.client.HTTP_PORT)
        found = resolver(host, port, min(limits.silence, deadline.left))
        # Once on the internet, no redirect leads into a private network, whatever was allowed.
        problem = texts.ADDRESS_PRIVATE if address == first else texts.ADDRESS_REDIRECTS
        private = checked(found, private=private, problem=problem.format(source=source, target=address), source=source)
        with connect(found, port, limits.silence, deadline) as connected, deadline.shuts(connected):
            asked = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            with ask(connected, host, port, asked, secure=secure) as response:
                if response.status not in _REDIRECT_CODES:
                    return _taken(response, source, first, address, target, limits, deadline)
                address = _next(source, address, response.headers.get("Location", ""))
    raise CorpusError(texts.ADDRESS_ROUND.format(source=source))


def _next(source: str, address: str, location: str) -> str:
    """Where a redirect leads; raises CorpusError when that is a less safe protocol or no web address."""
    after = urljoin(address, location)
    scheme = urlsplit(after).scheme
    if not location or scheme not in ("http", "https") or (scheme == "http" and address.startswith("https:")):
        raise CorpusError(texts.ADDRESS_REDIRECTS.format(source=source, target=after))
    return _written(after)


def _taken(
    response: http.client.HTTPResponse,
    source: str,
    first: str,
    last: str,
    target: Path,
    limits: FetchLimits,
    deadline: Deadline,
) -> Fetched:
    if response.status != _OK:
        raise CorpusError(texts.ADDRESS_REFUSED.format(source=source, code=response.status))
    _stream(response, target, source, limits, deadline)
    return Fetched(name=response.headers.get_filename() or _last_part(first) or _last_part(last), origin=first)


def _written(source: str) -> str:
    """Give the address in the form in which it is asked for; raises CorpusError when it may not be asked for."""
    try:
        parts = urlsplit(source.strip())
        if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and parts.port != 0:
            host = parts.netloc.encode("idna").decode()
            return urlunsplit((parts.scheme, host, quote(parts.path, _SAFE), quote(parts.query, _SAFE), ""))
    except ValueError as error:
        raise CorpusError(texts.ADDRESS_UNKNOWN.format(source=source)) from error
    raise CorpusError(texts.ADDRESS_UNKNOWN.format(source=source))


def _last_part(address: str) -> str:
    name = unquote(urlsplit(address).path.rpartition("/")[2])
    return name if name.lower().endswith(".pdf") else ""


def _stream(
    response: http.client.HTTPResponse, target: Path, source: str, limits: FetchLimits, deadline: Deadline
) -> None:
    """Write an answer to a file, block by block; raises CorpusError when it is too large, too slow or breaks off."""
    announced = response.headers.get("Content-Length", "")
    expected = int(announced) if announced.isdigit() else None
    size = 0
    with target.open("wb") as file:
        while (expected is None or expected <= limits.size) and (block := response.read1(_BLOCK)):
            file.write(block)
            size += len(block)
            if size > limits.size:
                break
    # A connection that is shut at the deadline looks like the end of what came in.
    if not deadline.left:
        raise CorpusError(texts.ADDRESS_SLOW.format(source=source, seconds=round(limits.seconds)))
    if max(size, expected or 0) > limits.size:
        raise too_large(source, limits)
    if expected is not None and size < expected:
        raise CorpusError(texts.ADDRESS_BROKEN_OFF.format(source=source))


def too_large(source: str, limits: FetchLimits) -> CorpusError:
    """What to raise for a source that is larger than the limits allow."""
    return CorpusError(texts.SOURCE_TOO_LARGE.format(source=source, megabytes=limits.size // (1024 * 1024)))
