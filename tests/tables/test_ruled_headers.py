"""Headers of several rows on a dark ground keep their cells where the rows below them have no rulings."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractor.imaging.page_image import PageImage
from extractor.model import PageTransform, Table
from extractor.scan import prepared_scan
from extractor.scanned_print import read_print
from extractor.tables.alignment.finder import find_aligned_tables
from tests.tables.test_scans_without_lines import DPI, SilentEngine

XS = (70, 500, 800, 1100, 1560)
TOP, ROW = 100, 62


def letters(
    pen: ImageDraw.ImageDraw, x: int, y: int, count: int, grey: int, stroke: int
) -> None:
    for letter in range(count):
        left = x + 20 * letter
        pen.rectangle((left, y, left + 14, y + 22), outline=grey, width=stroke)


def page(header: int, tints: tuple[int, int], *, rows: int = 6) -> Image.Image:
    """White lines part all cells; the two names in the middle of the header have one more above them."""
    image = Image.new("L", (1654, 1170), 246)
    pen = ImageDraw.Draw(image)
    pen.rectangle((XS[0], TOP, XS[-1], TOP + 2 * ROW - 3), fill=header)
    for row in range(2, 2 + rows):
        y = TOP + row * ROW
        pen.rectangle((XS[0], y, XS[-1], y + ROW - 3), fill=tints[row % 2])
        for x, count in zip(XS, (12, 8, 9, 7), strict=False):
            letters(pen, x + 24, y + 18, count, 20, 3)
    foot = TOP + (2 + rows) * ROW
    for x in (XS[1], XS[3]):
        pen.line((x, TOP, x, foot), fill=250, width=3)
    pen.line((XS[2], TOP + ROW, XS[2], foot), fill=250, width=3)
    pen.line((XS[1], TOP + ROW, XS[3], TOP + ROW), fill=250, width=3)
    letters(pen, XS[1] + 180, TOP + 18, 11, 250, 5)
    for left, _ in pairwise(XS[1:4]):
        letters(pen, left + 24, TOP + ROW + 18, 8, 250, 5)
    for x in (XS[0], XS[3]):
        letters(pen, x + 24, TOP + ROW - 10, 9, 250, 5)
    return image.filter(ImageFilter.GaussianBlur(0.8))


def table_of(image: Image.Image) -> Table:
    size = (side * 72 / DPI for side in image.size)
    prepared = prepared_scan(
        PageImage(1, np.asarray(image), DPI, PageTransform(0, *size))
    )
    found = find_aligned_tables(read_print(prepared, SilentEngine()))
    (table,) = prepared.with_tables(found[1]).tables
    return table


@pytest.mark.parametrize(
    ("header", "tints"), [(60, (215, 228)), (100, (228, 215))]
)
def test_names_over_several_columns_stay_over_rows_without_rulings(
    header: int, tints: tuple[int, int]
) -> None:
    """The header was a table of its own, and the rows were lost."""
    table = table_of(page(header, tints))
    assert (table.rows, table.cols) == (8, 4)
    spans = {
        (cell.row, cell.col): (cell.rowspan, cell.colspan)
        for cell in table.cells
        if cell.row < 2
    }
    assert spans == {
        (0, 0): (2, 1),
        (0, 1): (1, 2),
        (0, 3): (2, 1),
        (1, 1): (1, 1),
        (1, 2): (1, 1),
    }


def test_a_header_below_which_no_table_is_found_stays() -> None:
    image = page(60, (215, 228), rows=0)
    size = (side * 72 / DPI for side in image.size)
    prepared = prepared_scan(
        PageImage(1, np.asarray(image), DPI, PageTransform(0, *size))
    )
    (table,) = prepared.with_headers_alone().tables
    assert (table.rows, table.cols) == (2, 4)
