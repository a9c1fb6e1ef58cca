"""Tinted rows of scans are found, whatever the light, and nothing else is taken for one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractor.imaging.tinted_grounds import tinted_grounds, without_tints
from extractor.model import Drawing
from extractor.model.image import Pixels
from tests.imaging.test_rulings import picture_of

ROWS = [(80, 150), (220, 330), (400, 520)]
LEFT, RIGHT = 90, 1090
# Pixels a point of the pictures, which have 200 dots an inch; the squares that tints are measured in are 1.5 points.
UNIT = 200 / 72
NEAR = 3.0
# Rows are parted by where grounds begin and end downwards; their ends need not be as sure.
NEAR_END = 5.0


def zebra(*greys: int, light: float = 0.0, noise: float = 0.0) -> Image.Image:
    """Lines of letters, some of them on grounds; a lamp on the left makes the right side darker."""
    image = Image.new("L", (1170, 830), 250)
    draw = ImageDraw.Draw(image)
    for (top, bottom), grey in zip(ROWS, greys, strict=False):
        draw.rectangle((LEFT, top, RIGHT, bottom), fill=grey)
    for y in range(90, 560, 34):
        for x in range(100, 1060, 18):
            draw.rectangle((x, y, x + 12, y + 18), outline=30, width=3)
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.8)), np.float32)
    lit = pixels * np.linspace(1.0, 1.0 - light, pixels.shape[1])
    noisy = lit + np.random.default_rng(0).normal(0, noise, pixels.shape)
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def grounds_of(image: Image.Image) -> list[Drawing]:
    return tinted_grounds(picture_of(image))


@pytest.mark.parametrize("grey", [160, 200, 225, 238])
@pytest.mark.parametrize(
    ("light", "noise"), [(0.0, 0.0), (0.25, 0.0), (0.0, 4.0), (0.15, 4.0)]
)
def test_tinted_rows_are_found_where_they_are(
    grey: int, light: float, noise: float
) -> None:
    found = grounds_of(zebra(grey, grey, grey, light=light, noise=noise))
    assert len(found) == len(ROWS)
    for ground, (top, bottom) in zip(found, ROWS, strict=True):
        assert (ground.y0, ground.y1) == pytest.approx(
            (top / UNIT, bottom / UNIT), abs=NEAR
        )
        assert (ground.x0, ground.x1) == pytest.approx(
            (LEFT / UNIT, RIGHT / UNIT), abs=NEAR_END
        )
        assert ground.colour is not None
        assert ground.colour[0] == pytest.approx(grey / 250, abs=0.02)


def test_rows_of_two_tints_that_meet_are_two() -> None:
    image = zebra()
    draw = ImageDraw.Draw(image)
    draw.rectangle((LEFT, 600, RIGHT, 660), fill=190)
    draw.rectangle((LEFT, 661, RIGHT, 760), fill=230)
    found = grounds_of(image)
    assert [
        round(ground.colour[0], 1) for ground in found if ground.colour
    ] == [0.8, 0.9]
    assert found[0].y1 == found[1].y0 == pytest.approx(660 / UNIT, abs=NEAR)


@pytest.mark.parametrize("shown", [(1, 3), (2,), (1, 2, 4)])
def test_cells_of_which_white_lines_part_but_some_are_rectangles(
    shown: tuple[int, ...],
) -> None:
    """What is white between two rows shows beside some columns only: what is left of these is no one rectangle."""
    image = Image.new("L", (1170, 830), 250)
    draw = ImageDraw.Draw(image)
    sides = [100, 300, 500, 700, 900, 1100]
    draw.rectangle((sides[0], 200, sides[-1], 420), fill=225)
    for column in shown:
        left, right = sides[column], sides[min(column + 1, 5)]
        draw.rectangle((left, 200, right, 204), fill=250)
        draw.rectangle((left - 3, 200, left + 3, 310), fill=250)
        draw.rectangle((right - 3, 200, right + 3, 310), fill=250)
        draw.rectangle((left, 307, right, 313), fill=250)
    found = grounds_of(image.filter(ImageFilter.GaussianBlur(1.5)))
    tops = {round(ground.y0 * UNIT / 110) for ground in found}
    assert tops == {2, 3}


def test_print_and_uneven_light_make_no_ground() -> None:
    assert grounds_of(zebra(light=0.3, noise=6.0)) == []


def test_photos_and_shadows_at_the_edge_are_no_grounds() -> None:
    image = zebra()
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 560, 60, 829), fill=120)
    draw.ellipse((300, 580, 700, 800), fill=180)
    for x in range(760, 1060):
        draw.line((x, 600, x, 800), fill=60 + (x - 760) // 2)
    assert grounds_of(image) == []


def test_a_page_without_its_tints_has_its_print_on_paper() -> None:
    picture = picture_of(zebra(190, 225, 225))
    even = without_tints(picture, tinted_grounds(picture))
    assert len(tinted_grounds(picture)) == len(ROWS)
    assert tinted_grounds(even) == []
    inside: Pixels = even.pixels[82:148, LEFT + 4 : RIGHT - 4]
    assert np.percentile(inside, 90) > 240
    assert inside.min() < 60


def test_grounds_of_a_coarse_picture_are_told_in_points_of_the_page() -> None:
    """A page of metres is read at 40 dots an inch: its pixels are larger than the squares of 1.5 points."""
    image = Image.new("L", (1170, 830), 250)
    for top, bottom in ROWS:
        ImageDraw.Draw(image).rectangle((LEFT, top, RIGHT, bottom), fill=200)
    unit = 40 / 72
    found = tinted_grounds(replace(picture_of(image), dpi=40.0))
    assert [(ground.y0, ground.y1) for ground in found] == [
        pytest.approx((top / unit, bottom / unit), abs=4 / unit)
        for top, bottom in ROWS
    ]
