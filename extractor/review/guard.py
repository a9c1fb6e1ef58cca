"""Who may ask the page what: this machine's browser, for this page alone; with a token where others see the page.

A page of a foreign site cannot make a browser ask (Host and Origin are looked at, and what changes something needs a
secret that only this page knows), and nothing that a report says can run (Content-Security-Policy; templates escape).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

# The name of the cookie with the token, and of the header with the secret of the page.
TOKEN_COOKIE = "raingan-token"
SECRET_HEADER = "X-Raingan"
# Bytes that a form may have: a text of 100,000 characters takes up to 9 bytes each (UTF-8, percent signs).
MOST_BYTES = 2_000_000
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_CHANGING = ("POST", "PUT", "PATCH", "DELETE")

Next = Callable[[Request], Awaitable[Response]]


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach an address.

    Args:
        host: A name or an address, such as `127.0.0.1`.

    Returns:
        Whether it can.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Guard:
    """What requests must show.

    Attributes:
        host: The address that the server listens at.
        port: Its port.
        names: Further names that browsers may call it by.
        token: What whoever asks must know; empty: nothing, for only this machine can ask.
        secret: What the page sends along with what changes something.
    """

    host: str
    port: int
    names: tuple[str, ...] = ()
    token: str = ""
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Answer a request, or refuse it.

        Args:
            request: The request.
            call_next: What answers.

        Returns:
            The answer, with the headers that keep a browser from doing anything else.
        """
        refused = self._refused(request)
        response = refused or await call_next(request)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def _refused(self, request: Request) -> Response | None:
        if not self._is_own_host(request.headers.get("host", "")):
            return _no(421, "This page is not called so.")
        if request.method in _CHANGING:
            if not self._is_own_page(request):
                return _no(403, "Not asked by this page.")
            if _length(request) > MOST_BYTES:
                return _no(413, "Too large.")
        elif request.headers.get("sec-fetch-site") == "cross-site" and (
            request.headers.get("sec-fetch-mode") != "navigate"
        ):
            return _no(403, "Not asked by this page.")
        return self._without_token(request)

    def _without_token(self, request: Request) -> Response | None:
        """What somebody gets who does not show the token; the first time it stands in the address."""
        if not self.token or _same(
            request.cookies.get(TOKEN_COOKIE, ""), self.token
        ):
            return None
        if request.method == "GET" and _same(
            request.query_params.get("token", ""), self.token
        ):
            answer = RedirectResponse("/", status_code=303)
            answer.set_cookie(
                TOKEN_COOKIE, self.token, httponly=True, samesite="strict"
            )
            return answer
        return _no(401, "Open the address that raingan review printed.")

    def _is_own_host(self, host: str) -> bool:
        return host in self.hosts

    @property
    def hosts(self) -> tuple[str, ...]:
        """What `Host` may be: the names of this machine, so that no foreign name leads here (DNS rebinding)."""
        names = list[str]()
        for name in (*_loopback_names(self.host), *self.names):
            shown = f"[{name}]" if ":" in name else name
            names.append(f"{shown}:{self.port}")
        return tuple(names)

    def _is_own_page(self, request: Request) -> bool:
        origin = request.headers.get("origin", "")
        if urlsplit(origin).netloc not in self.hosts:
            return False
        if (
            request.headers.get("sec-fetch-site", "same-origin")
            != "same-origin"
        ):
            return False
        return _same(request.headers.get(SECRET_HEADER, ""), self.secret)


def _loopback_names(host: str) -> Iterable[str]:
    return ("127.0.0.1", "localhost", "::1", host)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _length(request: Request) -> int:
    """How long a body is; one that does not say so is too long."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isdecimal() else MOST_BYTES + 1


def _no(status: int, why: str) -> Response:
    return PlainTextResponse(why, status_code=status)
