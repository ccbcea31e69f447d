"""ASGI middleware that answers only under the names that the operator gave, and no page of another website.

A name that somebody else points at this machine, or a page elsewhere that asks for something here in the name of who
looks at it, is refused before the app sees it. Streamlit's own check comes later, lets in pages from any other port of
this machine, and looks up this machine's address on the internet to decide.
"""

import logging
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.ui.web import texts

_REFUSED = 1008
"""The code of a websocket that is closed because of a rule."""

logger = logging.getLogger(__name__)


class Gate:
    """Lets requests and websockets through that ask for one of ``hosts`` and come from the app's own pages."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self.app = app
        self.hosts = frozenset(plain for host in hosts if (plain := host_of(_bracketed(host.strip()))))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        problem = self._problem(Headers(scope=scope)) if scope["type"] in ("http", "websocket") else ""
        if not problem:
            await self.app(scope, receive, send)
            return
        logger.info("refused: %s", "host" if problem is texts.HOST_REFUSED else "origin")
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": _REFUSED, "reason": ""})
            return
        status = 400 if problem is texts.HOST_REFUSED else 403
        await PlainTextResponse(f"{problem}\n", status_code=status)(scope, receive, send)

    def _problem(self, headers: Headers) -> str:
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or host_of(hosts[0]) not in self.hosts:
            return texts.HOST_REFUSED
        if any(not _same(origin, hosts[0]) for origin in origins):
            return texts.ORIGIN_REFUSED
        return ""


def host_of(host: str) -> str:
    """The name or IP address in a Host header, in small letters and without its port; empty when it is none."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return ""
    if "@" in parts.netloc or parts.path or parts.query or parts.fragment:
        return ""
    return (parts.hostname or "").rstrip(".")


def _bracketed(host: str) -> str:
    return f"[{host}]" if host.count(":") > 1 and not host.startswith("[") else host


def _same(origin: str, host: str) -> bool:
    """Whether an Origin header is that of a page under this Host; behind a proxy that knows https both are without."""
    parts = urlsplit(origin) if origin.isprintable() else None
    return parts is not None and parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()
