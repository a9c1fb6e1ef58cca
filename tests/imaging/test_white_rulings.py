"""White lines part the tinted cells of a scan as rulings do, headers of several rows and merged cells, too."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractor.imaging.page_image import PageImage
from extractor.imaging.white_rulings import white_rulings
from extractor.model import Drawing, PageTransform
from extractor.scan import prepared_scan
from tests.imaging.test_rulings import DPI, picture_of

XS = (120, 400, 760, 1000, 1240, 1530)
YS = (160, 230, 300, 370, 440, 510, 580)
# Column, row, and how many columns and rows each cell has.
CELLS = (
    *((0, 0, 1, 2), (1, 0, 1, 2), (2, 0, 2, 1), (4, 0, 1, 2)),
    *((2, 1, 1, 1), (3, 1, 1, 1)),
    *((0, 2, 1, 2), (1, 2, 1, 1), (2, 2, 1, 1), (3, 2, 1, 1), (4, 2, 1, 1)),
    *((1, 3, 1, 1), (2, 3, 1, 1), (3, 3, 1, 1), (4, 3, 1, 2)),
    *((0, 4, 1, 1), (1, 4, 1, 1), (2, 4, 1, 1), (3, 4, 1, 1)),
    *((number, 5, 1, 1) for number in range(5)),
)


def page(tint: int, line: int) -> PageImage:
    """A dark header of two rows over tinted rows, white lines of so many pixels between all cells."""
    image = Image.new("L", (1654, 1170), 250)
    draw = ImageDraw.Draw(image)
    for column, row, columns, rows in CELLS:
        left, top = XS[column], YS[row]
        draw.rectangle(
            (
                left,
                top,
                XS[column + columns] - line - 1,
                YS[row + rows] - line - 1,
            ),
            fill=50 if row < 2 else tint,
        )
        for letter in range(6):
            x = left + 20 + 20 * letter
            draw.rectangle(
                (x, top + 20, x + 12, top + 44),
                outline=250 if row < 2 else 20,
                width=4,
            )
    noise = np.random.default_rng(0).normal(0, 4, (1170, 1654))
    blurred = np.asarray(image.filter(ImageFilter.GaussianBlur(0.7)))
    noisy = np.clip(blurred + noise, 0, 255).astype(np.uint8)
    return picture_of(Image.fromarray(noisy))


@pytest.mark.parametrize("line", [2, 4])
@pytest.mark.parametrize("tint", [215, 228])
def test_white_lines_make_the_grid_of_tinted_cells(
    tint: int, line: int
) -> None:
    """Grounds ran into one where a line was thin, and rows with them."""
    (table,) = prepared_scan(page(tint, line)).tables
    assert (table.rows, table.cols) == (len(YS) - 1, len(XS) - 1)
    assert {
        (cell.col, cell.row, cell.colspan, cell.rowspan) for cell in table.cells
    } == set(CELLS)


def test_rows_of_which_every_other_is_tinted_are_left_to_their_print() -> None:
    bands = [
        Drawing("fill", 40, y, 560, y + 25, (0.9, 0.9, 0.9))
        for y in (60, 110, 160)
    ]
    pixels = np.full((1170, 1654), 250, np.uint8)
    for band in bands:
        rows = slice(round(band.y0 * DPI / 72), round(band.y1 * DPI / 72))
        pixels[rows, 111:1555] = 225
    image = PageImage(1, pixels, DPI, PageTransform(0, 595, 421))
    assert white_rulings(image, bands) == []
