"""Folds of the paper are taken off a scan; rulings, grounds and print stay as they are."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.imaging.folds import without_folds
from extractor.imaging.page_image import PageImage
from extractor.imaging.rulings import find_rulings
from extractor.model import PageTransform
from extractor.model.image import Pixels

DPI = 150.0
WIDTH, HEIGHT = 1240, 1754
ROW_LINES = tuple(range(200, 841, 80))
COLUMN_LINES = (90, 300, 800, 1150)


def ruled_page() -> Image.Image:
    """A table with a tinted header, ruled all around its cells."""
    page = Image.new("L", (WIDTH, HEIGHT), 250)
    draw = ImageDraw.Draw(page)
    draw.rectangle((90, 200, 1150, 280), fill=200)
    for y in ROW_LINES:
        draw.line((90, y, 1150, y), fill=20, width=2)
    for x in COLUMN_LINES:
        draw.line((x, 200, x, 840), fill=20, width=2)
    for y in range(225, 840, 80):
        for x in range(320, 700, 14):
            draw.rectangle((x, y, x + 8, y + 18), outline=30, width=2)
    return page


def folded(page: Image.Image, middle: float, lean: float = 0.0) -> Image.Image:
    """A page with a level fold, which leans by so many rows from one edge to the other."""
    rows = np.arange(HEIGHT)[:, None]
    places = middle + (np.arange(WIDTH)[None, :] / WIDTH - 0.5) * lean
    shade = 0.25 * np.exp(-((rows - places) ** 2) / 36)
    noise = np.random.default_rng(0).normal(0, 4, (HEIGHT, WIDTH))
    pixels = np.asarray(page, np.float32) * (1 - shade) + noise
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def image_of(page: Image.Image) -> PageImage:
    pixels: Pixels = np.asarray(page)
    transform = PageTransform(0, page.width * 72 / DPI, page.height * 72 / DPI)
    return PageImage(1, pixels, DPI, transform)


@pytest.mark.parametrize("lean", [0.0, 12.0, -12.0])
# Between two rows, on a ruling, and over the words of a row.
@pytest.mark.parametrize("middle", [500, 521, 554])
def test_the_paper_of_a_fold_is_as_light_as_beside_it(
    middle: int, lean: float
) -> None:
    unfolded = without_folds(image_of(folded(ruled_page(), middle, lean)))
    beside = unfolded.pixels[middle - 30 : middle + 30, 1170:1220]
    assert float(beside.mean(axis=1).min()) > 230  # in the fold: 187
    rulings, _ = find_rulings(unfolded)
    level = [ruling for ruling in rulings if ruling.x1 - ruling.x0 > 100]
    assert len(level) == len(ROW_LINES)


def test_a_fold_may_run_down_the_page() -> None:
    page = folded(
        ruled_page()
        .transpose(Image.Transpose.TRANSPOSE)
        .resize((WIDTH, HEIGHT)),
        620,
    ).transpose(Image.Transpose.TRANSPOSE)
    unfolded = without_folds(image_of(page))
    assert float(unfolded.pixels[20:60].mean(axis=0).min()) > 235


def test_grounds_and_rulings_of_a_table_are_no_folds() -> None:
    """Not even where the table reaches nearly to the edges of the paper."""
    image = image_of(ruled_page().crop((50, 0, 1190, HEIGHT)))
    assert without_folds(image) is image
