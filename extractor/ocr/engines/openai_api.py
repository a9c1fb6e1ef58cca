"""Reads lines through a service that takes pictures as OpenAI's does, such as vLLM serving Typhoon OCR."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from PIL import Image

from extractor.model.image import PAPER, LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.engines.openai_client import Service, service_address
from extractor.ocr.engines.openai_responses import first_model, reading_of
from extractor.options import Options

_PROMPT = (
    "This picture shows one printed line of a Thai government document. Reply with exactly the text of this line as "
    "printed, digits (Thai or Arabic) and spaces included: no comment, no translation, no markup, nothing else."
)
_AT_ONCE = 4
# Share of the time that a page may take, after which the process is killed.
_ALL = 0.9
# Seconds in which the service must name its models: less than an engine may take to start.
_START = 45.0
# No script of these documents prints more characters on a letter's height of line (Thai: some 3, marks counted); the
# rest is for what models wrap a line in. A token is a character or a part of one, so this bounds tokens, too.
_DENSEST, _WRAPPING = 8, 32
# Sides of a picture in pixels: the Qwen family, to which Typhoon OCR belongs, refuses less than 28.
_LEAST_SIDE = 56


class OpenAiEngine:
    """Asks a service about each line, a few at once; `RAINGAN_API_KEY` is the key that it gets, if any."""

    name = "remote"

    def __init__(self, options: Options) -> None:
        """Raises UsageError where the address makes no sense, OcrError where the service names no model."""
        address = service_address(options.endpoint)
        self._seconds = _ALL * options.ocr_timeout
        self._service = Service(address, options.ocr_timeout)
        self.version = options.model or self._first_model()
        self.settings = f"{address.netloc}{address.path} {hashlib.sha256(_PROMPT.encode()).hexdigest()[:12]}"

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines. Raises OcrError, which says what to do, where one of them cannot be had in time."""
        until = time.monotonic() + self._seconds
        crew = ThreadPoolExecutor(_AT_ONCE)
        try:
            return list(crew.map(lambda strip: self._read(strip, until), strips))
        finally:
            # After a failure nobody waits for the others: each ends with its own request.
            crew.shutdown(wait=False, cancel_futures=True)

    def _read(self, strip: LineImage, until: float) -> RecognizedLine:
        most = int(_DENSEST * strip.pixels.shape[1] / max(1.0, strip.height)) + _WRAPPING
        question = _question(self.version, strip, most)
        return reading_of(self._service.ask("/chat/completions", question, until), most)

    def _first_model(self) -> str:
        until = time.monotonic() + min(_START, self._seconds)
        return first_model(self._service.ask("/models", None, until))


def _question(model: str, strip: LineImage, most: int) -> bytes:
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


def _png(strip: LineImage) -> str:
    line = Image.fromarray(strip.pixels)
    sheet = Image.new("L", (max(line.width, _LEAST_SIDE), max(line.height, _LEAST_SIDE)), PAPER)
    sheet.paste(line, ((sheet.width - line.width) // 2, (sheet.height - line.height) // 2))
    file = io.BytesIO()
    sheet.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()
