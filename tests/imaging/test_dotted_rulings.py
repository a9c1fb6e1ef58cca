"""Dotted and dashed rulings of scans, grey ones too, part every row, low ones too."""

from __future__ import annotations

from itertools import pairwise

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
