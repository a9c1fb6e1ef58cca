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
_UNSAID_CONFIDENCE = 0.9
_CONFIDENCE_DECIMALS = 4
_FENCED = re.compile(r"\s*```(?:[A-Za-z]*\n)?(.*?)```\s*", re.DOTALL)
_CONTROL = "Cc"


class _Token(BaseModel):
    token: str
    logprob: float = Field(allow_inf_nan=False)
    bytes: list[int] | None = None

    @property
    def utf8(self) -> bytearray:
        """Its UTF-8, often a part of a Thai letter only."""
        if self.bytes is None:
            return bytearray(self.token.encode())
        return bytearray(byte & 0xFF for byte in self.bytes)


class _Logprobs(BaseModel):
    content: list[_Token] | None = None


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None
    logprobs: _Logprobs | None = None


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)


class _Model(BaseModel):
    id: str = Field(min_length=1, max_length=200, pattern=r"^\P{C}+$")


class _Models(BaseModel):
    data: list[_Model]


_Shape = TypeVar("_Shape", bound=BaseModel)


def first_model(body: bytes) -> str:
    """Get the first of the models that a service names.

    Args:
        body: JSON that the service answered to `/models`.

    Returns:
        The model's name.

    Raises:
        OcrError: It names none, or the answer is malformed.

    >>> first_model(b'{"data": [{"id": "typhoon-ocr"}]}')
    'typhoon-ocr'
    """
    models = _parsed(_Models, body).data
    if not models:
        raise OcrError("ocr-failed/answer-without-model")
    return models[0].id


def line_of(body: bytes, most_characters: int) -> RecognizedLine:
    """Get the line that an answer gives: without a Markdown fence, on one line, without control characters.

    Args:
        body: JSON that the service answered to `/chat/completions`.
        most_characters: How many its line's picture can hold.

    Returns:
        The line, without alternatives.

    Raises:
        OcrError: The answer is malformed or too long.

    >>> line_of('{"choices": [{"message": {"content": "กองคลัง"}}]}'.encode(), 40).text
    'กองคลัง'
    """
    choice = _parsed(_Completion, body).choices[0]
    content = choice.message.content
    # A model that repeats itself or invents is an engine that failed: an empty line would hide that.
    if choice.finish_reason == "length" or len(content) > most_characters:
        raise OcrError("ocr-failed/answer-longer-than-line")
    tokens = choice.logprobs.content if choice.logprobs else None
    confidences = _confidences(content, tokens or ())
    fenced = _FENCED.fullmatch(content)
    start, end = fenced.span(1) if fenced else (0, len(content))
    characters = list(
        _on_one_line(
            zip(content[start:end], confidences[start:end], strict=True)
        )
    )
    if characters and characters[-1][0] == " ":
        characters.pop()
    text = "".join(character for character, _ in characters)
    return RecognizedLine(
        text, tuple(confidence for _, confidence in characters)
    )


def _on_one_line(
    characters: Iterable[tuple[str, float]],
) -> Iterator[tuple[str, float]]:
    """Characters with their confidences: white space becomes one space, none at the start; controls go."""
    after_space = True
    for character, confidence in characters:
        if character.isspace():
            if not after_space:
                yield " ", confidence
            after_space = True
        elif unicodedata.category(character) != _CONTROL:
            yield character, confidence
            after_space = False


def _confidences(content: str, tokens: Sequence[_Token]) -> list[float]:
    """How likely each character is right: as the least likely of the tokens that make it.

    Some services garble tokens that are parts of letters, or leave them empty. The letters up to the next token that is
    found again are then as likely as the least of these tokens.
    """
    data = content.encode()
    character_of_byte = _character_of_each_byte(content)
    confidences: dict[int, float] = {}
    position = 0
    least = 1.0
    is_lost = False
    for token in tokens:
        utf8 = token.utf8
        least = min(least, math.exp(min(0.0, token.logprob)))
        start = data.find(utf8, position) if utf8 else -1
        is_lost = start < 0 or (start > position and not is_lost)
        if is_lost:
            continue
        end = start + len(utf8)
        for index in character_of_byte[position:end]:
            confidences[index] = min(least, confidences.get(index, 1.0))
        position = end
        least = 1.0
    unsaid = min(least, _UNSAID_CONFIDENCE)
    return [
        round(confidences.get(index, unsaid), _CONFIDENCE_DECIMALS)
        for index in range(len(content))
    ]


def _character_of_each_byte(text: str) -> list[int]:
    """For each byte of a text's UTF-8 the index of its character."""
    indices: list[int] = []
    for index, character in enumerate(text):
        indices += [index] * len(character.encode())
    return indices


def _parsed(shape: type[_Shape], body: bytes) -> _Shape:
    try:
        return shape.model_validate_json(body)
    except ValidationError:
        raise OcrError("ocr-failed/answer-malformed") from None
