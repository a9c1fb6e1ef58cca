"""Headers of scans whose column lines do not show on their ground have a cell a column all the same."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractor.imaging.page_image import PageImage
from extractor.model import PageTransform
from extractor.scan import prepared_scan

XS = [60, 200, 560, 800, 1100]
YS = [80, 150, 240, 330, 420]
# Letters of a header's cells: how many, by column.
LETTERS = (4, 9, 6, 7)


def picture(
    ground: int,
    print_: int,
    *,
    line: int | None = None,
    shadow: float = 0.0,
    dpi: float = 200.0,
    header: tuple[tuple[int, int], ...] = (),
) -> PageImage:
    """A table whose header's lines have the grey of its ground, or another, and letters from some x on, so many."""
    image = Image.new("L", (1170, 830), 250)
    draw = ImageDraw.Draw(image)
    for x in XS:
        draw.line((x, YS[0], x, YS[-1]), fill=60, width=3)
    for y in YS:
        draw.line((XS[0], y, XS[-1], y), fill=60, width=3)
    draw.rectangle((XS[0], YS[0], XS[-1], YS[1]), fill=ground)
    if line is not None:
        for x in XS[1:-1]:
            draw.line((x, YS[0], x, YS[1]), fill=line, width=2)
    middles = [(left + right) // 2 for left, right in pairwise(XS)]
    in_columns = tuple(
        (middle - 10 * count, count)
        for middle, count in zip(middles, LETTERS, strict=True)
    )
    for x, count in header or in_columns:
        letters(draw, x, YS[0] + 25, count, print_)
    for top in YS[1:-1]:
        for left in XS[:-1]:
            letters(draw, left + 15, top + 25, 5, 30)
    size = round(1170 * dpi / 200), round(830 * dpi / 200)
    image = image.filter(ImageFilter.GaussianBlur(0.7)).resize(size)
    pixels = np.array(image, np.float32)
    pixels *= np.linspace(1, 1 - shadow, pixels.shape[1], dtype=np.float32)
    noise = np.random.default_rng(0).normal(0, 4, pixels.shape)
    return PageImage(
        1,
        np.clip(pixels + noise, 0, 255).astype(np.uint8),
        dpi,
        PageTransform(0, 1170 * 0.36, 830 * 0.36),
    )


def letters(
    draw: ImageDraw.ImageDraw, x: int, y: int, count: int, grey: int
) -> None:
    for place in range(count):
        left = x + 20 * place
        draw.rectangle((left, y, left + 12, y + 20), outline=grey, width=3)


def spans(page: PageImage) -> list[list[int]]:
    """How many columns the cells of each row span."""
    (table,) = prepared_scan(page).tables
    rows: list[list[int]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.colspan)
    return rows


CELLS = [1, 1, 1, 1]


@pytest.mark.parametrize("dpi", [150.0, 200.0, 300.0])
@pytest.mark.parametrize("shadow", [0.0, 0.2, 0.45, 0.6])
@pytest.mark.parametrize(
    ("ground", "print_"),
    [(20, 250), (50, 250), (90, 250), (140, 250), (200, 30), (225, 30)],
)
def test_a_header_whose_lines_have_its_ground_s_grey_has_a_cell_a_column(
    ground: int, print_: int, shadow: float, dpi: float
) -> None:
    page = picture(ground, print_, shadow=shadow, dpi=dpi)
    assert spans(page) == [CELLS] * 4


@pytest.mark.parametrize("line", [0, 20, 40, 70])
def test_lines_that_hardly_differ_from_the_ground_do_no_harm(line: int) -> None:
    assert spans(picture(50, 250, line=line)) == [CELLS] * 4


@pytest.mark.parametrize(("ground", "print_"), [(50, 250), (215, 30)])
@pytest.mark.parametrize(
    "title",
    [
        ((70, 7),),  # a section, from the left
        ((380, 20),),  # a title in the middle
        ((220, 8), (386, 8)),  # words that all stand in one column
        (
            (390, 8),
            (568, 10),
        ),  # words between which a column line happens to run
        ((70, 50),),  # a long one
    ],
)
def test_a_title_on_a_ground_stays_whole(
    title: tuple[tuple[int, int], ...], ground: int, print_: int
) -> None:
    page = picture(ground, print_, header=title)
    assert spans(page)[0] == [4]


def test_a_header_over_two_columns_keeps_both() -> None:
    columns = ((80, 4), (300, 9), (720, 12))
    assert spans(picture(50, 250, header=columns))[0] == [1, 1, 2]


def test_a_column_without_a_header_has_a_cell() -> None:
    columns = ((300, 9), (620, 7), (900, 6))
    assert spans(picture(50, 250, header=columns))[0] == CELLS
