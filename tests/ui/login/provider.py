"""An OpenID Connect provider on this machine, that lets everybody in as the person it is told."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_urlsafe
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "binnenstadswijzer", "alleen-voor-de-test"
_LONG = 600


class Provider(BaseHTTPRequestHandler):
    """Answers the four addresses that a login needs; ``claims`` is what it says of who logs in."""

    claims: ClassVar[dict[str, Any]] = {}
    key: ClassVar[RSAKey]
    given: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        """The configuration, the keys, and the page to log in on, which sends everybody back at once."""
        parts = urlsplit(self.path)
        origin = f"http://{self.headers['Host']}"
        if parts.path == "/.well-known/openid-configuration":
            self._json(
                {
                    "issuer": origin,
                    "authorization_endpoint": f"{origin}/authorize",
                    "token_endpoint": f"{origin}/token",
                    "jwks_uri": f"{origin}/keys",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )
        elif parts.path == "/keys":
            self._json({"keys": [self.key.as_dict(private=False)]})
        else:
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            code = token_urlsafe(8)
            self.given[code] = asked.get("nonce", "")
            self.send_response(302)
            back = urlencode({"code": code, "state": asked["state"]})
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()

    def do_POST(self) -> None:
        """The token, for a code that was given."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        nonce = self.given.pop(parse_qs(body)["code"][0])
        now = int(time.time())
        whole = {
            "iss": f"http://{self.headers['Host']}",
            "aud": CLIENT,
            "sub": "1",
            "iat": now,
            "exp": now + _LONG,
            "nonce": nonce,
            **self.claims,
        }
        token = jwt.encode({"alg": "RS256", "kid": self.key.kid}, whole, self.key)
        self._json({"access_token": token_urlsafe(8), "token_type": "Bearer", "expires_in": _LONG, "id_token": token})

    def _json(self, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def provider(claims: dict[str, Any]) -> Iterator[str]:
    """Serve such a provider; gives its address."""
    key = RSAKey.generate_key(2048, parameters={"kid": "een", "use": "sig", "alg": "RS256"})
    made = type("Told", (Provider,), {"claims": claims, "key": key, "given": {}})
    with ThreadingHTTPServer(("127.0.0.1", 0), made) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
