"""Columns that lean in a photo stand upright to be read; what is found is given back where the photo shows it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.imaging.keystone import with_upright_columns
from extractor.imaging.rulings import find_rulings
from extractor.model import Box, PageTransform
from tests.imaging.test_rulings import DPI, grids, picture_of

XS = (150, 420, 800, 1100, 1500)
YS = tuple(range(200, 981, 130))


def table() -> Image.Image:
    image = Image.new("L", (1654, 1170), 235)
    draw = ImageDraw.Draw(image)
    for x in XS:
        draw.line((x, YS[0], x, YS[-1]), fill=30, width=3)
    for y in YS:
        draw.line((XS[0], y, XS[-1], y), fill=30, width=3)
    for y in YS[:-1]:
        for x in XS[:-1]:
            for letter in range(6):
                left = x + 12 + 24 * letter
                draw.rectangle(
                    (left, y + 40, left + 14, y + 66), outline=30, width=3
                )
    return image


def leaning(image: Image.Image, left: int, right: int) -> Image.Image:
    """A picture whose columns lean so many pixels to the right over its height, at its left and at its right side."""
    width, height = image.size
    onto = np.array(
        [[-left, 0], [width - right, 0], [width, height], [0, height]],
        np.float32,
    )
    corners = np.array(
        [[0, 0], [width, 0], [width, height], [0, height]], np.float32
    )
    matrix = cv2.getPerspectiveTransform(corners, onto)
    return Image.fromarray(
        cv2.warpPerspective(
            np.asarray(image),
            matrix,
            (width, height),
            borderMode=cv2.BORDER_REPLICATE,
        )
    )


@pytest.mark.parametrize(("left", "right"), [(-60, 10), (40, 40), (50, -50)])
def test_columns_that_lean_are_set_upright(left: int, right: int) -> None:
    upright = with_upright_columns(picture_of(leaning(table(), left, right)))
    assert grids(upright) == [(len(YS) - 1, len(XS) - 1)]
    columns = [
        ruling
        for ruling in find_rulings(upright)[0]
        if ruling.bottom - ruling.top > 100
    ]
    assert len(columns) == len(XS)


def test_what_is_found_is_given_back_where_the_photo_shows_it() -> None:
    image = leaning(table(), -60, 10)
    upright = with_upright_columns(picture_of(image))
    last = max(
        (r for r in find_rulings(upright)[0] if r.x1 - r.x0 < 9),
        key=lambda ruling: ruling.x1,
    )
    foot = upright.transform.to_displayed(
        Box(last.x0, last.bottom - 3, last.x1, last.bottom)
    )
    x, y = (round(place * DPI / 72) for place in foot.centre)
    row = np.asarray(image)[y]
    assert abs(x - np.flatnonzero(row < 120)[-1]) < 4


def test_points_come_back_from_where_columns_were_set_upright() -> None:
    transform = PageTransform(
        90, 842, 595, skew=1.2, lean=-0.03, lean_spread=0.0001
    )
    for x, y in ((10.0, 20.0), (400.0, 300.0), (800.0, 590.0)):
        turned = transform.point(x, y)
        back = transform.to_displayed(Box(*turned, *turned))
        assert back.centre == pytest.approx((x, y), abs=1e-6)
        assert 0 <= turned[0] <= transform.size[0]


def test_columns_that_stand_upright_are_left_as_they_are() -> None:
    picture = picture_of(table())
    assert with_upright_columns(picture) is picture
    nearly = picture_of(leaning(table(), 4, -3))
    assert with_upright_columns(nearly) is nearly
