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
from urllib.request import HTTPErrorProcessor, Request, build_opener

from extractor.errors import OcrError, UsageError
from extractor.ocr.engines.openai_errors import KEY, refused, silent
from extractor.ocr.engines.openai_responses import nonsense

_TRIES = 3
# Shares of the time that a page may take: for a request, and for the pause before the second try, which doubles with
# each further one.
_REQUEST, _PAUSE = 0.3, 0.005
_MOST_BYTES = 1_000_000


class Service:
    """An address that is asked, with the key from the environment; `seconds` are those that a page may take."""

    def __init__(self, address: SplitResult, seconds: float) -> None:
        """Raises UsageError where the key cannot be one."""
        self._address, self._host = address.geturl(), address.netloc
        self._seconds = seconds
        self._key = _key()
        self._opener = build_opener(_AsIs)

    def ask(self, path: str, question: bytes | None, until: float) -> bytes:
        """The body of the answer. Raises OcrError."""
        tried = 0
        while True:
            try:
                return self._ask_once(path, question, until)
            except _Passing as failure:
                pause = failure.pause
                if pause is None:
                    pause = _PAUSE * self._seconds * 2**tried * random.uniform(0.5, 1.5)
                tried += 1
                if tried == _TRIES or time.monotonic() + pause >= until:
                    raise failure.error from None
            time.sleep(pause)

    def _ask_once(self, path: str, question: bytes | None, until: float) -> bytes:
        key = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        request = Request(self._address + path, question, {"Content-Type": "application/json", **key})
        until = min(until, time.monotonic() + _REQUEST * self._seconds)
        try:
            with self._opener.open(request, timeout=max(0.001, until - time.monotonic())) as response:
                body = _body(response, until)
                status, headers = response.status, response.headers
        except (OSError, HTTPException, UnicodeError) as error:
            raise _Passing(silent(self._host, error)) from None
        if status == 200:
            return body
        refusal = refused(self._host, status, body, self._key)
        raise _Passing(refusal, _retry_after(headers)) if status == 429 or status >= 500 else refusal


class _Passing(Exception):
    """A failure that may be another matter soon; `pause` is for how many seconds the service wants to be left alone."""

    def __init__(self, error: OcrError, pause: float | None = None) -> None:
        super().__init__(error, pause)
        self.error, self.pause = error, pause


class _AsIs(HTTPErrorProcessor):
    """Hands on every answer, whatever its status: no redirect is followed."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:
        return response

    https_response = http_response


def _body(response: HTTPResponse, until: float) -> bytes:
    """What a service sends, as far as it is read. Raises OcrError where it is too long, TimeoutError where too slow."""
    body = bytearray()
    while piece := response.read1(_MOST_BYTES):
        body += piece
        if len(body) > _MOST_BYTES:
            raise nonsense("ยาวเกินไป", "it is far too long")
        if time.monotonic() > until:
            raise TimeoutError("timed out")
    return bytes(body)


def _retry_after(headers: Message) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3): given as such, or as a date."""
    said = headers.get("Retry-After", "")
    try:
        return float(said) if said.isdecimal() else max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def service_address(given: str | None) -> SplitResult:
    """The service's address. Raises UsageError where it is none, or holds what would be left out or shown to others."""
    try:
        address = urlsplit((given or "").strip())
        sound = address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
    except ValueError:
        sound = False
    if not sound or "@" in address.netloc or address.query or address.fragment:
        raise UsageError(
            "ตัวอ่าน remote ต้องรู้ที่อยู่ของบริการ กรุณาระบุเช่น --endpoint http://127.0.0.1:8000/v1 "
            f"(http หรือ https ไม่มีรหัสผ่านหรือเครื่องหมาย ? ส่วนกุญแจให้ใส่ในตัวแปร {KEY})",
            "The engine remote needs the address of a service. Give it as in --endpoint http://127.0.0.1:8000/v1 "
            f"(http or https, without password or question mark; a key belongs in the environment variable {KEY}).",
        )
    return address._replace(path=address.path.rstrip("/"))


def _key() -> str:
    """The key, if any. Raises UsageError where a header cannot hold it, whose own error would show it."""
    key = os.environ.get(KEY, "").strip()
    if not (key.isascii() and key.isprintable()):
        raise UsageError(
            f"กุญแจในตัวแปร {KEY} มีอักขระที่ใช้ไม่ได้ กรุณาคัดลอกมาใส่ใหม่",
            f"The key in the environment variable {KEY} holds characters that no key has. Copy it there anew.",
        )
    return key
