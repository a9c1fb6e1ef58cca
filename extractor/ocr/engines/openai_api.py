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
from extractor.ocr.engines.openai_responses import first_model, line_of
from extractor.options import OpenAiOptions

_PROMPT = (
    "This picture shows one printed line of a Thai government document. Reply with exactly the text of this line as "
    "printed, digits (Thai or Arabic) and spaces included: no comment, no translation, no markup, nothing else."
)
# Lines that are asked about at once.
_THREADS = 4
# Share of the time that a page may take, after which the process is killed.
_PAGE_SHARE = 0.9
# Seconds in which the service must name its models: less than an engine may take to start.
_START_TIMEOUT = 45.0
# No script of these documents prints more characters on a letter's height of line (Thai: some 3, marks counted). A
# token is a character or a part of one, so this bounds tokens, too.
_MOST_CHARACTERS_PER_HEIGHT = 8
# Characters that models wrap a line in, such as a Markdown fence.
_WRAPPING_CHARACTERS = 32
# Sides of a picture in pixels: the Qwen family, to which Typhoon OCR belongs, refuses less than 28.
_LEAST_SIDE = 56


class OpenAiEngine:
    """Asks a service about each line, a few at once; `RAINGAN_API_KEY` is the key that it gets, if any."""

    name = "remote"

    def __init__(self, options: OpenAiOptions) -> None:
        """Take a service, and ask for its first model where none is named.

        Args:
            options: The service's address, its model, and the seconds that a page may take.

        Raises:
            UsageError: The address or the key makes no sense.
            OcrError: The service names no model.
        """
        address = service_address(options.endpoint)
        self._page_seconds = _PAGE_SHARE * options.ocr_timeout
        self._service = Service(address, options.ocr_timeout)
        self.version = options.model or self._first_model()
        prompt_digest = hashlib.sha256(_PROMPT.encode()).hexdigest()[:12]
        self.settings = f"{address.netloc}{address.path} {prompt_digest}"

    @staticmethod
    def check_options(options: OpenAiOptions) -> None:
        """See that options name a service, without asking it anything.

        Args:
            options: Those that it would be made with.

        Raises:
            UsageError: The address makes no sense.
        """
        service_address(options.endpoint)

    def read(self, line_images: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines.

        Args:
            line_images: Pictures of one printed line each.

        Returns:
            One reading a line, without alternatives.

        Raises:
            OcrError: One of the lines cannot be had in time; it says what to do.
        """
        until = time.monotonic() + self._page_seconds
        threads = ThreadPoolExecutor(_THREADS)
        try:
            return list(
                threads.map(
                    lambda line_image: self._read(line_image, until),
                    line_images,
                )
            )
        finally:
            # After a failure nobody waits for the others: each ends with its own request.
            threads.shutdown(wait=False, cancel_futures=True)

    def _read(self, line_image: LineImage, until: float) -> RecognizedLine:
        most_characters = _most_characters(line_image)
        question = _question(self.version, line_image, most_characters)
        answer = self._service.ask("/chat/completions", question, until)
        return line_of(answer, most_characters)

    def _first_model(self) -> str:
        until = time.monotonic() + min(_START_TIMEOUT, self._page_seconds)
        return first_model(self._service.ask("/models", None, until))


def _most_characters(line_image: LineImage) -> int:
    """How many characters an answer about this line may have."""
    columns = line_image.pixels.shape[1]
    return (
        int(_MOST_CHARACTERS_PER_HEIGHT * columns / max(1.0, line_image.height))
        + _WRAPPING_CHARACTERS
    )


def _question(model: str, line_image: LineImage, most_tokens: int) -> bytes:
    picture = {
        "type": "image_url",
        "image_url": {"url": f"data:image/png;base64,{_png(line_image)}"},
    }
    content = [picture, {"type": "text", "text": _PROMPT}]
    question = {
        "model": model,
        "messages": [{"role": "user", "content": content}],
        "temperature": 0,
        "max_tokens": most_tokens,
        "logprobs": True,
    }
    return json.dumps(question).encode()


def _png(line_image: LineImage) -> str:
    """The line as PNG in Base64, with paper around it where it is smaller than services take."""
    line = Image.fromarray(line_image.pixels)
    width = max(line.width, _LEAST_SIDE)
    height = max(line.height, _LEAST_SIDE)
    picture = Image.new("L", (width, height), PAPER)
    picture.paste(
        line, ((width - line.width) // 2, (height - line.height) // 2)
    )
    file = io.BytesIO()
    picture.save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()
