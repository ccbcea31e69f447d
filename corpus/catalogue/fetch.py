"""Bring a PDF from a file or a web address into a file of our own, within limits and only when a user asks for it."""

import http.client
import ipaddress
import re
import shutil
import socket
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from corpus import texts
from corpus.errors import CorpusError
from corpus.files import reason_of

_BLOCK = 1 << 16
_HEADER_REACH = 1024
_REDIRECTS = 5
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """How much is taken in: bytes in all, seconds to wait for the other side, and seconds in all."""

    size: int = 200 * 1024 * 1024
    silence: float = 30.0
    seconds: float = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was brought in: the file name it had, and where it was published (empty for a file)."""

    name: str
    origin: str


def is_address(source: str) -> bool:
    """Say whether a source is a web address instead of a file."""
    return _ADDRESS.match(source) is not None


def fetch(source: str, target: Path, limits: FetchLimits) -> Fetched:
    """Copy a file or web address to ``target``; raises CorpusError when it is no PDF, too large or out of reach.

    Only http and https, with a few redirects that lead neither to a less safe protocol nor into a private network.
    """
    fetched = _download(source, target, limits) if is_address(source) else _copy(Path(source), target, limits)
    with target.open("rb") as file:
        start = file.read(_HEADER_REACH)
    if not start:
        raise CorpusError(texts.SOURCE_EMPTY.format(source=source))
    if b"%PDF-" not in start:
        problem = texts.SOURCE_IS_PAGE if b"<html" in start.lower() else texts.SOURCE_NO_PDF
        raise CorpusError(problem.format(source=source))
    return fetched


def _copy(source: Path, target: Path, limits: FetchLimits) -> Fetched:
    if not source.is_file():
        problem = texts.SOURCE_IS_FOLDER if source.is_dir() else texts.SOURCE_MISSING
        raise CorpusError(problem.format(source=source))
    if source.stat().st_size > limits.size:
        raise _too_large(str(source), limits)
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise CorpusError(texts.SOURCE_UNREADABLE.format(source=source, reason=reason_of(error))) from error
    return Fetched(name=source.name, origin="")


def _download(source: str, target: Path, limits: FetchLimits) -> Fetched:
    address = _checked(source)
    request = urllib.request.Request(address, headers={"User-Agent": "binnenstadswijzer", "Accept": "application/pdf"})
    opener = urllib.request.build_opener(_Redirects(address))
    try:
        with opener.open(request, timeout=limits.silence) as response:
            _stream(response, target, source, limits)
            name = response.headers.get_filename() or _last_part(address) or _last_part(response.url)
    except urllib.error.HTTPError as error:
        error.close()
        raise CorpusError(texts.ADDRESS_REFUSED.format(source=source, code=error.code)) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise CorpusError(texts.ADDRESS_UNREACHABLE.format(source=source, reason=reason)) from error
    return Fetched(name=name, origin=address)


def _checked(source: str) -> str:
    """Give the address in the form in which it is asked for; raises CorpusError when it may not be asked for."""
    try:
        parts = urlsplit(source.strip())
        if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc:
            host = parts.netloc.encode("idna").decode()
            return urlunsplit((parts.scheme, host, quote(parts.path, _SAFE), quote(parts.query, _SAFE), ""))
    except ValueError as error:
        raise CorpusError(texts.ADDRESS_UNKNOWN.format(source=source)) from error
    raise CorpusError(texts.ADDRESS_UNKNOWN.format(source=source))


def _last_part(address: str) -> str:
    name = unquote(urlsplit(address).path.rpartition("/")[2])
    return name if name.lower().endswith(".pdf") else ""


def _stream(response: http.client.HTTPResponse, target: Path, source: str, limits: FetchLimits) -> None:
    """Write an answer to a file, block by block; raises CorpusError when it is too large, too slow or breaks off."""
    announced = response.headers.get("Content-Length", "")
    expected = int(announced) if announced.isdigit() else None
    end = time.monotonic() + limits.seconds
    size = 0
    with target.open("wb") as file:
        while (expected is None or expected <= limits.size) and (block := response.read1(_BLOCK)):
            file.write(block)
            size += len(block)
            if size > limits.size:
                break
            if time.monotonic() > end:
                raise CorpusError(texts.ADDRESS_SLOW.format(source=source, seconds=round(limits.seconds)))
    if max(size, expected or 0) > limits.size:
        raise _too_large(source, limits)
    if expected is not None and size < expected:
        raise CorpusError(texts.ADDRESS_BROKEN_OFF.format(source=source))


def _too_large(source: str, limits: FetchLimits) -> CorpusError:
    return CorpusError(texts.SOURCE_TOO_LARGE.format(source=source, megabytes=limits.size // (1024 * 1024)))


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, but not to where the user cannot have meant to go."""

    max_redirections = _REDIRECTS

    def __init__(self, address: str) -> None:
        self._address = address

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Refuse a redirect to a less safe protocol, or from the internet into a private network."""
        before, after = urlsplit(self._address), urlsplit(newurl)
        less_safe = after.scheme != "https" and after.scheme != before.scheme
        if less_safe or (_is_private(after.hostname) and not _is_private(before.hostname)):
            fp.close()
            raise CorpusError(texts.ADDRESS_REDIRECTS.format(source=self._address, target=newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_private(host: str | None) -> bool:
    """Say whether a host is in a private network; a host that is not known is not (it will fail by itself)."""
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(info[4][0]).partition("%")[0]).is_global for info in found)
