"""Reads lines through a service that takes pictures as OpenAI's does, such as vLLM serving Typhoon OCR.

What the service says is not trusted: it is cut off beyond `_MOST_BYTES`, must be of the right shape and no longer than
its line's picture can hold, and no redirect is followed, so that the key and the pictures go to the given host only.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import math
import os
import random
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from typing import NoReturn, TypeVar
from urllib.error import URLError
from urllib.parse import SplitResult, urlsplit
from urllib.request import HTTPErrorProcessor, Request, build_opener

from PIL import Image
from pydantic import BaseModel, Field, ValidationError

from extractor.errors import OcrError, UsageError
from extractor.options import Options
from extractor.reading.ocr import Reading, Strip
from extractor.reading.picture import PAPER

KEY = "RAINGAN_API_KEY"
_PROMPT = (
    "This picture shows one printed line of a Thai government document. Reply with exactly the text of this line as "
    "printed, digits (Thai or Arabic) and spaces included: no comment, no translation, no markup, nothing else."
)
_AT_ONCE, _TRIES = 4, 3
# Shares of the time that a page may take: for a request, for all of them (then the process is killed), and for the
# pause before the second try, which doubles with each further one.
_REQUEST, _ALL, _PAUSE = 0.3, 0.9, 0.005
# Seconds in which the service must name its models: less than an engine may take to start.
_START = 45.0
_MOST_BYTES = 1_000_000
# No script of these documents prints more characters on a letter's height of line (Thai: some 3, marks counted); the
# rest is for what models wrap a line in. A token is a character or a part of one, so this bounds tokens, too.
_DENSEST, _WRAPPING = 8, 32
# Sides of a picture in pixels: the Qwen family, to which Typhoon OCR belongs, refuses less than 28.
_LEAST_SIDE = 56
# How likely a character is right where the service does not say: a guess, so that it is never taken for certain.
UNSAID = 0.9
_FENCED = re.compile(r"\s*```(?:[A-Za-z]*\n)?(.*?)```\s*", re.DOTALL)


class _Token(BaseModel):
    token: str
    logprob: float = Field(allow_inf_nan=False)
    bytes: list[int] | None = None

    @property
    def piece(self) -> bytearray:
        """Its UTF-8, often a part of a Thai letter only."""
        return bytearray(self.token.encode() if self.bytes is None else (byte & 0xFF for byte in self.bytes))


class _Logprobs(BaseModel):
    content: list[_Token] | None = None


class _Said(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Said
    finish_reason: str | None = None
    logprobs: _Logprobs | None = None


class _Answer(BaseModel):
    choices: list[_Choice] = Field(min_length=1)


class _Model(BaseModel):
    id: str = Field(min_length=1, max_length=200, pattern=r"^\P{C}+$")


class _Models(BaseModel):
    data: list[_Model]


_Shape = TypeVar("_Shape", bound=BaseModel)

# What to do about an answer's status; 300, 400 and 500 stand for all others of their hundred. {} is what was said.
_KEY_WRONG = f"กรุณาตรวจกุญแจในตัวแปร {KEY}", f"Check the key in the environment variable {KEY}."
_REMEDIES = {
    300: (
        "ซึ่งชี้ไปที่อยู่อื่น กรุณาระบุที่อยู่ของบริการเองด้วย --endpoint",
        "It points elsewhere, which is not followed. Give the service's own address with --endpoint.",
    ),
    400: (
        "“{}” กรุณาตรวจว่าแบบจำลองที่ระบุด้วย --model อ่านภาพได้",
        'It said "{}". Check that the model (--model) takes pictures.',
    ),
    401: _KEY_WRONG,
    403: _KEY_WRONG,
    404: (
        "กรุณาตรวจที่อยู่ใน --endpoint (มักลงท้ายด้วย /v1) และชื่อแบบจำลองใน --model",
        "Check the address in --endpoint (it mostly ends in /v1) and the model's name in --model.",
    ),
    429: (
        "คือรับคำขอได้จำกัด กรุณาลองใหม่ภายหลัง หรือขอเพิ่มจำนวนคำขอจากผู้ให้บริการ",
        "It limits how often it is asked. Try again later, or ask its operator for a higher limit.",
    ),
    500: ("กรุณาลองใหม่ภายหลัง หรือดูบันทึกของบริการ", "Try again later, or look into the service's log."),
}


class Remote:
    """Asks a service about each line, a few at once; `RAINGAN_API_KEY` is the key that it gets, if any."""

    name = "remote"

    def __init__(self, options: Options) -> None:
        """Raises UsageError where the address makes no sense, OcrError where the service names no model."""
        address = _address(options.endpoint)
        self._seconds = options.ocr_timeout
        self._service = _Service(address, self._seconds)
        self.version = options.model or self._first_model()
        self.settings = f"{address.netloc}{address.path} {hashlib.sha256(_PROMPT.encode()).hexdigest()[:12]}"

    def read(self, strips: Sequence[Strip]) -> list[Reading]:
        """Read lines. Raises OcrError, which says what to do, where one of them cannot be had in time."""
        until = time.monotonic() + _ALL * self._seconds
        crew = ThreadPoolExecutor(_AT_ONCE)
        try:
            return list(crew.map(lambda strip: self._read(strip, until), strips))
        finally:
            # After a failure nobody waits for the others: each ends with its own request.
            crew.shutdown(wait=False, cancel_futures=True)

    def _read(self, strip: Strip, until: float) -> Reading:
        most = int(_DENSEST * strip.pixels.shape[1] / max(1.0, strip.height)) + _WRAPPING
        question = _question(self.version, strip, most)
        answer = _parsed(_Answer, self._service.ask("/chat/completions", question, until)).choices[0]
        said = answer.message.content
        # A model that repeats itself or invents is an engine that failed: an empty line would hide that.
        if answer.finish_reason == "length" or len(said) > most:
            raise _nonsense("ข้อความยาวเกินกว่าที่ภาพบรรทัดจะมีได้", "more text than the line's picture can hold")
        return _reading(said, (answer.logprobs and answer.logprobs.content) or ())

    def _first_model(self) -> str:
        until = time.monotonic() + min(_START, _ALL * self._seconds)
        models = _parsed(_Models, self._service.ask("/models", None, until)).data
        if not models:
            raise _nonsense("ไม่มีแบบจำลองใด", "it serves no model")
        return models[0].id


def _question(model: str, strip: Strip, most: int) -> bytes:
    picture = {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{_png(strip)}"}}
    content = [picture, {"type": "text", "text": _PROMPT}]
    return json.dumps(
        {
            "model": model,
            "messages": [{"role": "user", "content": content}],
            "temperature": 0,
            "max_tokens": most,
            "logprobs": True,
        }
    ).encode()


def _png(strip: Strip) -> str:
    line = Image.fromarray(strip.pixels)
    sheet = Image.new("L", (max(line.width, _LEAST_SIDE), max(line.height, _LEAST_SIDE)), PAPER)
    sheet.paste(line, ((sheet.width - line.width) // 2, (sheet.height - line.height) // 2))
    file = io.BytesIO()
    sheet.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def _reading(said: str, tokens: Sequence[_Token]) -> Reading:
    """The line that an answer gives: without a fence, on one line, without control characters."""
    fenced = _FENCED.fullmatch(said)
    start, end = fenced.span(1) if fenced else (0, len(said))
    letters = list(_one_line(zip(said[start:end], _sureness(said, tokens)[start:end], strict=True)))
    if letters and letters[-1][0] == " ":
        letters.pop()
    return Reading("".join(letter for letter, _ in letters), tuple(sure for _, sure in letters))


def _one_line(letters: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    spaced = True
    for letter, sure in letters:
        if letter.isspace():
            if not spaced:
                yield " ", sure
            spaced = True
        elif unicodedata.category(letter) != "Cc":
            yield letter, sure
            spaced = False


def _sureness(said: str, tokens: Sequence[_Token]) -> list[float]:
    """How likely each character is right: as the least likely of the tokens that make it.

    Some services garble tokens that are parts of letters, or leave them empty. The letters up to the next token that is
    found again are then as likely as the least of these tokens.
    """
    data, owner = said.encode(), [at for at, letter in enumerate(said) for _ in letter.encode()]
    found: dict[int, float] = {}
    at, least, lost = 0, 1.0, False
    for token in tokens:
        piece = token.piece
        least = min(least, math.exp(min(0.0, token.logprob)))
        start = data.find(piece, at) if piece else -1
        lost = start < 0 or (start > at and not lost)
        if not lost:
            end = start + len(piece)
            found |= {letter: min(least, found.get(letter, 1.0)) for letter in owner[at:end]}
            at, least = end, 1.0
    return [round(found.get(letter, min(least, UNSAID)), 4) for letter in range(len(said))]


class _Service:
    """An address that is asked until it answers, for as long as that makes sense."""

    def __init__(self, address: SplitResult, seconds: float) -> None:
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
            raise _Passing(self._silent(error)) from None
        if status != 200:
            self._refuse(status, headers, body)
        return body

    def _silent(self, error: Exception) -> OcrError:
        reason = error.reason if isinstance(error, URLError) else error
        # An HTTPException quotes what the service sent.
        why = type(reason).__name__ if isinstance(reason, HTTPException) else str(reason)
        return OcrError(
            f"บริการ OCR ที่ {self._host} ไม่ตอบ ({why}) กรุณาตรวจว่าบริการเปิดอยู่และ --endpoint ถูกต้อง "
            "หรือเพิ่มเวลาด้วย --ocr-timeout",
            f"The OCR service at {self._host} did not answer ({why}). Check that it runs and that --endpoint is right, "
            "or give it more time with --ocr-timeout.",
        )

    def _refuse(self, status: int, headers: Message, body: bytes) -> NoReturn:
        """Raises OcrError, _Passing where it may be another matter soon."""
        passing = status == 429 or status >= 500
        said = body.decode(errors="replace")
        said = said.replace(self._key, "…") if self._key else said
        said = "".join(letter for letter, _ in _one_line((letter, 1.0) for letter in said[:200])).strip()
        usual = 300 if 300 <= status < 400 else 500 if passing else 400
        remedy_th, remedy_en = _REMEDIES.get(status, _REMEDIES[usual])
        error = OcrError(
            f"บริการ OCR ที่ {self._host} ตอบว่า {status} {remedy_th.format(said)}",
            f"The OCR service at {self._host} answered {status}. {remedy_en.format(said)}",
        )
        raise _Passing(error, _retry_after(headers)) if passing else error


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
            raise _nonsense("ยาวเกินไป", "it is far too long")
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


def _parsed(shape: type[_Shape], body: bytes) -> _Shape:
    try:
        return shape.model_validate_json(body)
    except ValidationError:
        raise _nonsense("ไม่ใช่รูปแบบของ OpenAI", "it is not of OpenAI's shape") from None


def _nonsense(why_th: str, why_en: str) -> OcrError:
    return OcrError(
        f"คำตอบของบริการ OCR ใช้ไม่ได้ ({why_th}) กรุณาตรวจ --endpoint เลือกแบบจำลองอื่นด้วย --model หรือตัวอ่านอื่นด้วย --engine",
        f"The OCR service's answer makes no sense ({why_en}). Check --endpoint, or choose another model with --model "
        "or another engine with --engine.",
    )


def _address(given: str | None) -> SplitResult:
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
