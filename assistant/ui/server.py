"""What the server does besides the pages: Dutch as the page's language, nothing from outside, PDFs, and a script.

Streamlit's own page says it is English and may load from anywhere. The frame around it puts that right, so that a
screen reader speaks Dutch and no text in a document can make a browser ask another computer for anything.
"""

import base64
import hashlib
import json
import re
import secrets
from collections.abc import MutableMapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.ui import texts
from assistant.ui.settings import AppSettings
from assistant.ui.web.addresses import base, is_page, lost_page
from assistant.ui.web.gate import Gate
from index.errors import SettingsProblem
from index.settings import Settings

PDF_PATH = "pdf"
SCRIPT_PATH = "wijzer.js"
KEY_COOKIE = "wijzer_sleutel"
"""The cookie with the random key that a browser is known by; no script can read it, no other site gets it."""
_KEY_SECONDS = 400 * 86_400
_ENDS = 6
"""How many words at the start and the end of a quotation find it."""
_NOT_THERE = 404
_LOST = frozenset({400, _NOT_THERE, 405})
"""Answers that mean to somebody who looks at a page: there is nothing at this address."""
_SCRIPT = Path(__file__).with_name("browser.js")

_BODY = '<body><div id="wijzer-zegt" role="status" aria-live="polite" aria-label="{}"></div>'
_INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_POLICY = (
    "default-src 'self'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)


def pdf_address(file: str, page: int, quotation: str = "") -> str:
    """The address of a document of the corpus, opened at a page (1-based), as a link on any of the pages.

    A quotation is marked there by browsers that can: Firefox looks for ``search``, Chromium for ``:~:text``.
    """
    address = f"{PDF_PATH}/{quote(file)}#page={page}"
    words = quotation.split()
    if not words:
        return address
    start, end = (quote(" ".join(part), safe="").replace("-", "%2D") for part in (words[:_ENDS], words[-_ENDS:]))
    text = start if len(words) <= _ENDS else f"{start},{end}"
    return f"{address}&search={start}&phrase=true:~:text={text}"


def routes() -> list[BaseRoute]:
    """What the server answers besides the pages: the PDFs of the corpus, to open in the browser."""
    return [
        Route(f"{base()}/{PDF_PATH}/{{file:path}}", send_pdf),
        Route(f"{base()}/{SCRIPT_PATH}", send_script),
    ]


def middleware() -> list[Middleware]:
    """What stands around every answer of the server."""
    return [Middleware(Gate, hosts=_settings().hosts.split(",")), Middleware(DutchFrame)]


def _settings() -> AppSettings:
    try:
        return AppSettings.load()
    except SettingsProblem:  # the pages say what is wrong, to whoever is at this machine
        return AppSettings.model_construct()


def send_pdf(request: Request) -> Response:
    """Send a PDF of the corpus folder; anything else, hidden or outside it, is not found."""
    try:
        folder = Settings.load().corpus
    except SettingsProblem as problem:
        raise HTTPException(404) from problem
    path = corpus_file(folder, request.path_params["file"])
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, media_type="application/pdf", filename=path.name, content_disposition_type="inline")


def send_script(request: Request) -> Response:
    """Send what the pages do in the browser itself."""
    return FileResponse(_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


def corpus_file(folder: Path, file: str) -> Path | None:
    """The PDF that a path relative to the corpus folder names, or None when it is no such file."""
    parts = PurePosixPath(file).parts
    hidden = any(part.startswith((".", "/")) or "\\" in part or "\x00" in part for part in parts)
    if not parts or hidden or not file.lower().endswith(".pdf"):
        return None
    path = folder.joinpath(*parts)
    return path if path.is_file() else None


class DutchFrame:
    """ASGI middleware: makes the page Dutch, and lets a browser load from this server only."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and change the page on its way back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(_uncompressed_page(scope), receive, _Outgoing(send, scope))


class _Outgoing:
    """Holds a page back until it is whole, so that it can be changed; lets everything else through."""

    def __init__(self, send: Send, scope: Scope) -> None:
        self.send = send
        self.key = _new_key(scope)
        self.path = str(scope["path"])
        self.looks = scope["method"] == "GET" and "text/html" in Headers(scope=scope).get("accept", "")
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": list(message.get("headers", []))}
            _add_headers(message)
            if _is_page(message) or (self.looks and message["status"] in _LOST):
                self.start = message
                return
        if self.start is None:
            await self.send(message)
            return
        self.body += message.get("body", b"")
        if not message.get("more_body", False):
            found = self.start["status"] not in _LOST and is_page(self.path)
            page = dutch_page(self.body) if found else lost_page()
            start = _with_page_headers(self.start if found else _not_there(self.start), page)
            if self.key and found:
                MutableHeaders(raw=start["headers"]).append("Set-Cookie", self.key)
            await self.send(start)
            await self.send({"type": "http.response.body", "body": page})


def _not_there(start: Message) -> Message:
    """The start of an answer, made that of the page for an address that does not exist."""
    MutableHeaders(raw=start["headers"])["Content-Type"] = "text/html; charset=utf-8"
    return {**start, "status": _NOT_THERE}


def dutch_page(page: bytes) -> bytes:
    """Streamlit's page in Dutch: its language, its title, and what it says without JavaScript."""
    page = page.replace(b'<html lang="en">', b'<html lang="nl">', 1)
    page = page.replace(b"<title>Streamlit</title>", f"<title>{texts.TITLE}</title>".encode(), 1)
    words = json.dumps({**texts.BROWSER, "limit": _settings().question_chars}, ensure_ascii=False).replace(
        "<", "\\u003c"
    )
    own = (
        f'<script type="application/json" id="wijzer-woorden">{words}</script>'
        f'<script src="./{SCRIPT_PATH}" defer></script></head>'
    )
    page = page.replace(b"</head>", own.encode(), 1)
    page = page.replace(b"<body>", _BODY.format(texts.TITLE).encode(), 1)
    notice = f"<noscript><p>{texts.NEEDS_JAVASCRIPT}</p></noscript>".encode()
    return re.sub(rb"<noscript>.*?</noscript>", lambda _: notice, page, flags=re.DOTALL)


def policy(page: bytes) -> str:
    """The content security policy of a page: this server only, and no inline script but those of the page itself."""
    digests = (hashlib.sha256(script).digest() for script in _INLINE_SCRIPT.findall(page))
    scripts = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return _POLICY.format(scripts=scripts)


def _uncompressed_page(scope: Scope) -> MutableMapping[str, Any]:
    """The request, asking for a page as it is: what is compressed cannot be changed."""
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return scope
    return {**scope, "headers": [header for header in scope["headers"] if header[0] != b"accept-encoding"]}


def _new_key(scope: Scope) -> str:
    """The cookie for a browser that has none yet; empty for one that is known."""
    if f"{KEY_COOKIE}=" in Headers(scope=scope).get("cookie", ""):
        return ""
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    key = secrets.token_urlsafe(32)
    return f"{KEY_COOKIE}={key}; Path=/; Max-Age={_KEY_SECONDS}; HttpOnly; SameSite=Lax{secure}"


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers


def _add_headers(start: Message) -> None:
    headers = MutableHeaders(raw=start["headers"])
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")


def _with_page_headers(start: Message, page: bytes) -> Message:
    """The start of the answer that goes with a changed page: nothing is left that was about the page before."""
    headers = MutableHeaders(raw=start["headers"])
    for name in ("etag", "last-modified", "accept-ranges"):
        del headers[name]
    headers["Content-Length"] = str(len(page))
    headers["Content-Security-Policy"] = policy(page)
    return start
