"""Dotted and dashed rulings of scans, grey ones too, part every row, low ones too."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.imaging.test_rulings import grids, picture_of

XS = [60, 300, 560, 800, 1100]
YS = [80, 150, 300, 370, 520, 580]


def page(dot: int, pitch: int, grey: int) -> Image.Image:
    """A table whose rulings are dots so long, so far from start to start (pixels at 200 dots an inch)."""
    image = Image.new("L", (1170, 830), 250)
    draw = ImageDraw.Draw(image)
    for y in YS:
        for x in range(XS[0], XS[-1] + 1, pitch):
            draw.rectangle((x, y, x + dot - 1, y + 1), fill=grey)
    for x in XS:
        for y in range(YS[0], YS[-1] + 1, pitch):
            draw.rectangle((x, y, x + 1, y + dot - 1), fill=grey)
    for top, bottom in pairwise(YS):
        for left in XS[:-1]:
            for line in range(top + 15, bottom - 30, 40):
                for place in range(9):
                    x = left + 8 + 20 * place
                    draw.rectangle(
                        (x, line, x + 12, line + 20), outline=30, width=3
                    )
    return image.filter(ImageFilter.GaussianBlur(0.6))


@pytest.mark.parametrize("grey", [0, 90, 150])
@pytest.mark.parametrize(
    ("dot", "pitch"), [(2, 5), (2, 7), (3, 8), (4, 10), (8, 14), (12, 18)]
)
def test_dotted_rulings_part_every_cell(
    dot: int, pitch: int, grey: int
) -> None:
    assert grids(picture_of(page(dot, pitch, grey))) == [(5, 4)]


def test_dots_to_be_written_on_are_no_rulings() -> None:
    image = Image.new("L", (1170, 830), 250)
    draw = ImageDraw.Draw(image)
    for y in (120, 180, 240):
        for x in range(200, 900, 7):
            draw.rectangle((x, y, x + 2, y + 2), fill=20)
    assert grids(picture_of(image)) == []


def noisy(image: Image.Image) -> Image.Image:
    """A picture with the grain of a scanner."""
    grain = np.random.default_rng(1).normal(0, 4, (image.height, image.width))
    greys = np.asarray(image) + grain
    return Image.fromarray(greys.clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("grey", [150, 180, 200])
@pytest.mark.parametrize(("dot", "pitch"), [(1, 2), (1, 4), (2, 4), (2, 7)])
def test_dots_too_faint_to_be_print_part_every_cell(
    dot: int, pitch: int, grey: int
) -> None:
    assert grids(picture_of(noisy(page(dot, pitch, grey)))) == [(5, 4)]


@pytest.mark.parametrize(("dot", "pitch", "grey"), [(2, 5, 90), (5, 5, 30)])
def test_what_shows_through_the_paper_parts_no_rows(
    dot: int, pitch: int, grey: int
) -> None:
    image = page(dot, pitch, grey)
    other_side = Image.new("L", image.size, 255)
    draw = ImageDraw.Draw(other_side)
    for y in (120, 230, 410, 480):
        draw.line((XS[0], y, XS[-1], y), fill=248, width=2)
    image = Image.fromarray(
        np.minimum(np.asarray(image), np.asarray(other_side))
    )
    assert grids(picture_of(noisy(image))) == [(5, 4)]


@pytest.mark.parametrize("grey", [20, 120])
def test_dots_to_be_written_on_part_no_rows_between_dotted_rulings(
    grey: int,
) -> None:
    image = page(2, 5, 150)
    draw = ImageDraw.Draw(image)
    top, bottom = YS[1], YS[2]
    for left, right in pairwise(XS):
        draw.rectangle((left + 4, top + 4, right - 4, bottom - 4), fill=250)
        for line in (top + 60, top + 110):
            draw.rectangle((left + 10, line - 24, left + 13, line + 1), fill=20)
            draw.rectangle((left + 18, line - 24, left + 21, line + 1), fill=20)
            for x in range(left + 28, right - 6, 5):
                draw.rectangle((x, line, x + 1, line + 1), fill=grey)
    assert grids(picture_of(noisy(image))) == [(5, 4)]
