"""Asks a service over HTTP until it answers, for as long as that makes sense.

What it sends is cut off beyond `_MOST_BYTES`, and no redirect is followed, so that the key and the pictures go to the
given host only.
"""

from __future__ import annotations

import os
import random
import time
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from urllib.parse import SplitResult, urlsplit
from urllib.request import Request

from extractor.errors import OcrError, UsageError
from extractor.ocr.engines.openai_errors import (
    KEY_VARIABLE,
    service_refused,
    service_silent,
)
from extractor.ocr.engines.timed_connection import TimedRequest

_TRIES = 3
# Share of the time that a page may take, for one request.
_REQUEST_SHARE = 0.3
# The same for the pause before the second try, which doubles with each further one.
_PAUSE_SHARE = 0.005
# A pause is that long times a random number of this range, lest many clients come back at once.
_JITTER = (0.5, 1.5)
# Bytes of an answer at most: texts of lines are far shorter.
_MOST_BYTES = 1_000_000
_OK = 200
_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500


class Service:
    """An address that is asked, with the key from the environment variable RAINGAN_API_KEY, if there is one."""

    def __init__(self, address: SplitResult, page_seconds: float) -> None:
        """Take an address.

        Args:
            address: As `service_address` gives it.
            page_seconds: Seconds that a page may take.

        Raises:
            UsageError: The key cannot be one.
        """
        self._address = address.geturl()
        self._host = address.netloc
        self._page_seconds = page_seconds
        self._key = _api_key()

    def ask(self, path: str, question: bytes | None, until: float) -> bytes:
        """Ask, and ask again after failures that may pass.

        Args:
            path: What follows the address, such as `/models`.
            question: JSON to post; None: the path is only got.
            until: When to give up, on the clock of `time.monotonic`.

        Returns:
            The body of the answer.

        Raises:
            OcrError: No answer came in time, or one that refuses.
        """
        tries = 0
        while True:
            try:
                return self._ask_once(path, question, until)
            except _TransientFailure as failure:
                pause = failure.pause
                if pause is None:
                    pause = (
                        _PAUSE_SHARE
                        * self._page_seconds
                        * 2**tries
                        * random.uniform(*_JITTER)
                    )
                tries += 1
                if tries == _TRIES or time.monotonic() + pause >= until:
                    raise failure.error from None
            time.sleep(pause)

    def _ask_once(
        self, path: str, question: bytes | None, until: float
    ) -> bytes:
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = Request(self._address + path, question, headers)
        until = min(
            until, time.monotonic() + _REQUEST_SHARE * self._page_seconds
        )
        try:
            with TimedRequest(request, until) as response:
                body = _body(response, until)
                status = response.status
                retry_after = _retry_after(response.headers)
        except (OSError, HTTPException, UnicodeError) as error:
            raise _TransientFailure(service_silent(self._host, error)) from None
        if status == _OK:
            return body
        refusal = service_refused(self._host, status, body, self._key)
        if status == _TOO_MANY_REQUESTS or status >= _SERVER_ERRORS:
            raise _TransientFailure(refusal, retry_after)
        raise refusal


class _TransientFailure(Exception):
    """A failure that may pass; `pause`: for how many seconds the service wants to be left alone, None if unsaid."""

    def __init__(self, error: OcrError, pause: float | None = None) -> None:
        super().__init__(error, pause)
        self.error = error
        self.pause = pause


def _body(response: HTTPResponse, until: float) -> bytes:
    """What a service sends, as far as it is read. Raises OcrError where it is too long, TimeoutError where too slow."""
    body = bytearray()
    while part := response.read1(_MOST_BYTES):
        body += part
        if len(body) > _MOST_BYTES:
            raise OcrError("ocr-failed/answer-too-large")
        if time.monotonic() > until:
            break
    if time.monotonic() > until:  # what was cut off looks as if it ended
        raise TimeoutError("timed out")
    return bytes(body)


def _retry_after(headers: Message) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3): given as such, or as a date; None where neither is."""
    value = headers.get("Retry-After", "")
    try:
        if value.isdecimal():
            return float(value)
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def service_address(given: str | None) -> SplitResult:
    """Take an address apart.

    Args:
        given: The address as the user gives it; None: none is given.

    Returns:
        The address, without a slash at its end.

    Raises:
        UsageError: It is none, or holds what would be left out or shown to others.

    >>> service_address("http://127.0.0.1:8000/v1/").geturl()
    'http://127.0.0.1:8000/v1'
    """
    try:
        address = urlsplit((given or "").strip())
        is_http = address.scheme in ("http", "https")
        is_sound = is_http and bool(address.hostname) and address.port != 0
    except ValueError:
        is_sound = False
    if (
        not is_sound
        or "@" in address.netloc
        or address.query
        or address.fragment
    ):
        raise UsageError("usage/no-endpoint", variable=KEY_VARIABLE)
    return address._replace(path=address.path.rstrip("/"))


def _api_key() -> str:
    """The key, if any. Raises UsageError where a header cannot hold it, whose own error would show it."""
    key = os.environ.get(KEY_VARIABLE, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise UsageError("usage/no-api-key", variable=KEY_VARIABLE)
    return key
