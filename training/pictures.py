"""Pages of print as an office scanner sees them, with the text that stands on them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

_FOLDER = Path("/usr/share/fonts/truetype/tlwg")
_FONTS = ("Laksaman", "Laksaman-Bold", "Garuda", "Loma", "Norasi", "Kinnari", "Sawasdee")
_LINES = 30
# A line of a table's cell holds some 30 to 70 characters.
_WIDTHS = (30, 70)


def pages(texts: Sequence[str], count: int, seed: int) -> Iterator[tuple[Image.Image, list[str]]]:
    """Yield pictures (8-bit grey, 150 to 300 dpi) and the lines printed on them."""
    chance = random.Random(seed)
    for _ in range(count):
        lines = [_line(chance.choice(texts), chance) for _ in range(_LINES)]
        yield _damaged(_printed(lines, chance), chance), lines


def _line(text: str, chance: random.Random) -> str:
    """A piece of a text, cut at a space where there is one."""
    length = chance.randint(*_WIDTHS)
    start = chance.choice([0, *(i + 1 for i, char in enumerate(text) if char == " ")])
    piece = text[start : start + length]
    return piece.rsplit(" ", 1)[0] if start + length < len(text) and " " in piece else piece


def _printed(lines: Sequence[str], chance: random.Random) -> Image.Image:
    dpi = chance.choice((150, 200, 300))
    font = ImageFont.truetype(_FOLDER / f"{chance.choice(_FONTS)}.ttf", round(chance.uniform(13, 16) * dpi / 72))
    pitch = round(font.size * chance.uniform(1.25, 1.5))
    width = round(max(font.getlength(line) for line in lines)) + 4 * pitch
    page = Image.new("L", (width, pitch * (len(lines) + 3)), 255)
    draw = ImageDraw.Draw(page)
    for i, line in enumerate(lines):
        draw.text((2 * pitch, pitch * (i + 1)), line, font=font, fill=chance.randint(0, 70))
    return page


def _damaged(page: Image.Image, chance: random.Random) -> Image.Image:
    """Turned a little, blurred, thinned or thickened, noisy, and often reduced to black and white."""
    page = page.rotate(chance.uniform(-0.4, 0.4), Image.Resampling.BICUBIC, fillcolor=255)
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(0.4, 1.4)))
    grey = np.asarray(page, dtype=np.float32)
    noise = np.random.default_rng(chance.randrange(1 << 30)).normal(0, chance.uniform(2, 22), grey.shape)
    grey = np.clip(grey + noise, 0, 255)
    if chance.random() < 0.4:
        grey = np.where(grey > chance.randint(120, 190), 255, 0)
    return Image.fromarray(grey.astype(np.uint8))
