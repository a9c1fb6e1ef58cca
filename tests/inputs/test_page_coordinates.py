"""Turned pages: points and pixels turn alike, boxes come back to where they are displayed, class by class."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.model import (
    Box,
    Cell,
    Fragment,
    Line,
    PageTransform,
    SetAside,
    Table,
)
from extractor.model.displayed import as_displayed
from extractor.model.image import quarter_turned
from extractor.model.page_coordinates import (
    quarter_turned_point,
    quarter_turned_size,
)

TURNED = {2: PageTransform(90, 595, 842)}
LINE = Line("กองคลัง", 2, Box(10, 20, 60, 30))


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_points_turn_as_pixels_do(degrees: int) -> None:
    pixels = np.zeros((4, 7), np.uint8)
    pixels[1, 5] = 255
    ((row, column),) = np.argwhere(quarter_turned(pixels, degrees)).tolist()
    assert quarter_turned_point(5.5, 1.5, 7, 4, degrees) == (
        column + 0.5,
        row + 0.5,
    )
    assert (
        quarter_turned_size(7, 4, degrees)
        == quarter_turned(pixels, degrees).shape[::-1]
    )


@pytest.mark.parametrize("scale", [1.0, 0.4])
@pytest.mark.parametrize("skew", [0.0, 1.5])
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_point_that_is_turned_comes_back(
    degrees: int, skew: float, scale: float
) -> None:
    transform = PageTransform(degrees, 595, 842, skew, scale)
    x, y = transform.point(100, 200)
    back = transform.to_displayed(Box(x, y, x, y))
    assert (back.x0, back.top, back.x1, back.bottom) == pytest.approx(
        (100, 200, 100, 200)
    )


def test_every_box_of_a_table_comes_back() -> None:
    fragment = Fragment(2, Box(0, 0, 100, 50), (LINE,))
    table = Table(
        (Cell(0, 0, fragments=(fragment,)),),
        rows=1,
        cols=1,
        page_first=1,
        page_last=2,
        boxes=((1, Box(1, 2, 3, 4)), (2, Box(0, 0, 100, 50))),
        repeated=(LINE,),
    )
    (displayed,) = as_displayed([table], TURNED)
    (kept,) = displayed.cells[0].fragments
    assert displayed.boxes == ((1, Box(1, 2, 3, 4)), (2, Box(0, 742, 50, 842)))
    assert kept.box == Box(0, 742, 50, 842)
    assert (
        kept.lines[0].box == displayed.repeated[0].box == Box(20, 782, 30, 832)
    )


def test_print_that_was_set_aside_is_turned_back_as_well() -> None:
    (displayed,) = as_displayed([SetAside("watermark", LINE)], TURNED)
    assert displayed.line.box == Box(20, 782, 30, 832)


def test_a_class_that_nothing_is_known_of_is_said() -> None:
    assert as_displayed("text", {}) == "text"
    with pytest.raises(TypeError, match="str is not registered"):
        as_displayed("text", TURNED)
