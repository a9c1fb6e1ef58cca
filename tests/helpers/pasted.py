"""Pictures pasted into pages: lines of print in a table, photographs, ticks."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from extractor.model.image import PAPER, Pixels
from tests.helpers.pdfs import HEIGHT
from tests.helpers.printed_strips import clean_strip
from tests.helpers.thai_print import TEXTS

# What makes a line as long as those of a page, and paper above and below it in pixels.
_TEXTS_A_LINE = 2
_MARGIN = 10


def line_picture(number: int) -> tuple[Pixels, str]:
    """A line as it is printed (300 dots an inch), and what is printed there."""
    text = " ".join(TEXTS[_TEXTS_A_LINE * number :][:_TEXTS_A_LINE])
    pixels = clean_strip(text).pixels
    rows = np.flatnonzero((pixels < PAPER).any(axis=1))
    return pixels[rows[0] - _MARGIN : rows[-1] + _MARGIN], text


def table_picture(
    numbers: Sequence[Sequence[int]],
) -> tuple[Pixels, list[list[str]]]:
    """A ruled table with a line in each cell, and what is printed there."""
    lines = [[line_picture(number) for number in row] for row in numbers]
    width = max(pixels.shape[1] for row in lines for pixels, _ in row) + 40
    height = max(pixels.shape[0] for row in lines for pixels, _ in row) + 40
    image = Image.new(
        "L", (width * len(numbers[0]) + 5, height * len(numbers) + 5), "white"
    )
    draw = ImageDraw.Draw(image)
    for row, of_row in enumerate(lines):
        for col, (pixels, _) in enumerate(of_row):
            x, y = col * width, row * height
            image.paste(Image.fromarray(pixels), (x + 20, y + 20))
            draw.rectangle(
                (x, y, x + width, y + height), outline="black", width=4
            )
    return np.asarray(image), [[text for _, text in row] for row in lines]


def photograph(seed: int = 1) -> Pixels:
    """A picture of things: shades without a ground."""
    random = np.random.default_rng(seed)
    coarse = random.integers(0, 256, (8, 12), dtype=np.uint8)
    smooth = Image.fromarray(coarse).resize(
        (360, 240), Image.Resampling.BICUBIC
    )
    noise = random.integers(-20, 20, (240, 360))
    shades: Pixels = np.clip(
        np.asarray(smooth, np.int64) + noise, 0, 255
    ).astype(np.uint8)
    return shades


def tick() -> Pixels:
    """A tick as a picture."""
    image = Image.new("L", (60, 60), "white")
    ImageDraw.Draw(image).line([(8, 32), (24, 50), (52, 8)], fill=0, width=7)
    return np.asarray(image)


def pasted(pixels: Pixels, x0: float, y0: float, x1: float, y1: float) -> bytes:
    """A picture at a place of a page, in its content stream."""
    rows, columns = pixels.shape
    data = zlib.compress(np.ascontiguousarray(pixels).tobytes()).hex().encode()
    place = b"%.2f 0 0 %.2f %.2f %.2f cm" % (x1 - x0, y1 - y0, x0, HEIGHT - y1)
    head = b"/W %d /H %d /CS /G /BPC 8 /F [/AHx /Fl]" % (columns, rows)
    return b"q %s BI %s ID %s> EI Q\n" % (place, head, data)
