"""What a service may answer: its shapes, and how the text of a line becomes a reading.

Nothing it says is trusted: it must be of the right shape, and no longer than its line's picture can hold.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from pydantic import BaseModel, Field, ValidationError

from extractor.errors import OcrError
from extractor.ocr.base import RecognizedLine

# How likely a character is right where the service does not say: a guess, so that it is never taken for certain.
_UNSAID = 0.9
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


def first_model(body: bytes) -> str:
    """The first of the models that a service names. Raises OcrError."""
    models = _parsed(_Models, body).data
    if not models:
        raise nonsense("ไม่มีแบบจำลองใด", "it serves no model")
    return models[0].id


def reading_of(body: bytes, most: int) -> RecognizedLine:
    """The line that an answer gives: without a fence, on one line, without control characters. Raises OcrError."""
    answer = _parsed(_Answer, body).choices[0]
    said = answer.message.content
    # A model that repeats itself or invents is an engine that failed: an empty line would hide that.
    if answer.finish_reason == "length" or len(said) > most:
        raise nonsense("ข้อความยาวเกินกว่าที่ภาพบรรทัดจะมีได้", "more text than the line's picture can hold")
    sureness = _sureness(said, (answer.logprobs and answer.logprobs.content) or ())
    fenced = _FENCED.fullmatch(said)
    part = slice(*fenced.span(1)) if fenced else slice(None)
    letters = list(_one_line(zip(said[part], sureness[part], strict=True)))
    if letters and letters[-1][0] == " ":
        letters.pop()
    return RecognizedLine("".join(letter for letter, _ in letters), tuple(sure for _, sure in letters))


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
    return [round(found.get(letter, min(least, _UNSAID)), 4) for letter in range(len(said))]


def _parsed(shape: type[_Shape], body: bytes) -> _Shape:
    try:
        return shape.model_validate_json(body)
    except ValidationError:
        raise nonsense("ไม่ใช่รูปแบบของ OpenAI", "it is not of OpenAI's shape") from None


def nonsense(why_th: str, why_en: str) -> OcrError:
    """What is told of an answer that cannot be used."""
    return OcrError(
        f"คำตอบของบริการ OCR ใช้ไม่ได้ ({why_th}) กรุณาตรวจ --endpoint เลือกแบบจำลองอื่นด้วย --model หรือตัวอ่านอื่นด้วย --engine",
        f"The OCR service's answer makes no sense ({why_en}). Check --endpoint, or choose another model with --model "
        "or another engine with --engine.",
    )
