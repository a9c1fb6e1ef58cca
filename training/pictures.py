"""Pages of print as an office scanner sees them, with the text that stands on them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Debian's fonts-thai-tlwg.
_FOLDER = Path("/usr/share/fonts/truetype/tlwg")
_FONTS = (
    "Laksaman",
    "Laksaman-Bold",
    "Garuda",
    "Loma",
    "Norasi",
    "Kinnari",
    "Sawasdee",
)
_LINES_A_PAGE = 30
# Characters: a line of a table's cell holds so many, at least and at most.
_LENGTHS = (30, 70)
# Dots an inch of office scanners.
_RESOLUTIONS = (150, 200, 300)
# Points of the body of a report.
_FONT_SIZES = (13, 16)
_POINTS_AN_INCH = 72
# Distance of lines by font size.
_LINE_SPACINGS = (1.25, 1.5)
# 8-bit grey.
_WHITE = 255
# Grey of print at most.
_DARKEST_TO = 70
# Degrees that a page lies askew at most.
_SKEW = 0.4
# Pixels: the radius of the blur.
_BLURS = (0.4, 1.4)
# Standard deviation of the noise, in steps of grey.
_NOISES = (2, 22)
# The share of pages that are reduced to black and white.
_BILEVEL_SHARE = 0.4
# Grey above which a dot is white there.
_THRESHOLDS = (120, 190)


def pages(
    texts: Sequence[str], count: int, seed: int
) -> Iterator[tuple[Image.Image, list[str]]]:
    """Print pages and damage them.

    Args:
        texts: What lines are cut from.
        count: How many pages are wanted.
        seed: Of the random numbers; the same seed gives the same pages.

    Yields:
        A picture (8-bit grey, 150 to 300 dpi) and the lines printed on it, from top to bottom.
    """
    generator = random.Random(seed)
    for _ in range(count):
        lines = [
            _line(generator.choice(texts), generator)
            for _ in range(_LINES_A_PAGE)
        ]
        yield _damaged(_printed(lines, generator), generator), lines


def _line(text: str, generator: random.Random) -> str:
    """A part of a text, cut at a space where there is one."""
    length = generator.randint(*_LENGTHS)
    behind_spaces = [at + 1 for at, char in enumerate(text) if char == " "]
    start = generator.choice([0, *behind_spaces])
    end = start + length
    part = text[start:end]
    if end < len(text) and " " in part:
        whole_words, _ = part.rsplit(" ", 1)
        return whole_words
    return part


def _printed(lines: Sequence[str], generator: random.Random) -> Image.Image:
    dpi = generator.choice(_RESOLUTIONS)
    path = _FOLDER / f"{generator.choice(_FONTS)}.ttf"
    size = generator.uniform(*_FONT_SIZES) * dpi / _POINTS_AN_INCH
    font = ImageFont.truetype(path, round(size))
    pitch = round(font.size * generator.uniform(*_LINE_SPACINGS))
    margin = 2 * pitch
    width = round(max(font.getlength(line) for line in lines)) + 2 * margin
    height = pitch * (len(lines) + 3)
    page = Image.new("L", (width, height), _WHITE)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines, start=1):
        draw.text(
            (margin, pitch * number),
            line,
            font=font,
            fill=generator.randint(0, _DARKEST_TO),
        )
    return page


def _damaged(page: Image.Image, generator: random.Random) -> Image.Image:
    """Turned a little, blurred, thinned or thickened, noisy, and often reduced to black and white."""
    skew = generator.uniform(-_SKEW, _SKEW)
    skewed = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=_WHITE)
    blurred = skewed.filter(
        ImageFilter.GaussianBlur(generator.uniform(*_BLURS))
    )
    grey = np.asarray(blurred, dtype=np.float32)
    noise_generator = np.random.default_rng(generator.randrange(1 << 30))
    noise = noise_generator.normal(0, generator.uniform(*_NOISES), grey.shape)
    grey = np.clip(grey + noise, 0, _WHITE)
    if generator.random() < _BILEVEL_SHARE:
        grey = np.where(grey > generator.randint(*_THRESHOLDS), _WHITE, 0)
    return Image.fromarray(grey.astype(np.uint8))
