"""What is drawn through the cells of scanned plans, on pictures with known truth."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from extractor.imaging.page_image import PageImage
from extractor.model import PageTransform, Table
from extractor.ocr.base import RecognizedLine
from extractor.scan import scan

DPI = 200.0
XS = [60, 140, 520, 760, *range(860, 1961, 100)]
YS = [160, 240, 340, 440, 540]
# First month and the one after the last, by row.
RUNS = {1: (2, 7), 2: (9, 12), 3: (0, 12)}
TRUTH = {row: list(range(*run)) for row, run in RUNS.items()}
# Draws from one x to another at a height.
Draw = Callable[[ImageDraw.ImageDraw, int, int, int], None]


class OneLetterEngine:
    """Reads every line as one letter: what is read does not matter, only where."""

    name, version, settings = "one-letter", "1", ""

    def read(self, line_images: Sequence[object]) -> list[RecognizedLine]:
        return [RecognizedLine("ก", (1.0,))] * len(line_images)


def arrow(pen: ImageDraw.ImageDraw, x0: int, x1: int, y: int) -> None:
    pen.line((x0 + 4, y, x1 - 4, y), fill=0, width=4)
    for tip, length in ((x0 + 2, 18), (x1 - 2, -18)):
        pen.polygon(
            [(tip, y), (tip + length, y - 9), (tip + length, y + 9)], fill=0
        )


def plain(pen: ImageDraw.ImageDraw, x0: int, x1: int, y: int) -> None:
    pen.line((x0, y, x1, y), fill=0, width=4)


def dashed(pen: ImageDraw.ImageDraw, x0: int, x1: int, y: int) -> None:
    for x in range(x0 + 6, x1 - 12, 18):
        pen.line((x, y, x + 11, y), fill=0, width=4)


def bar(pen: ImageDraw.ImageDraw, x0: int, x1: int, y: int) -> None:
    pen.rectangle((x0 + 6, y - 12, x1 - 6, y + 12), fill=90)


def shaded(pen: ImageDraw.ImageDraw, x0: int, x1: int, y: int) -> None:
    pen.rectangle((x0, y - 50, x1, y + 50), fill=190)


def letters(pen: ImageDraw.ImageDraw, x0: int, y0: int, count: int) -> None:
    for number in range(count):
        pen.rectangle(
            (x0 + 15 + 18 * number, y0 + 24, x0 + 26 + 18 * number, y0 + 48),
            outline=0,
            width=3,
        )


def picture(draw: Draw | None, shaded_row: int | None = None) -> PageImage:
    """A plan of three projects, as scanned."""
    image = Image.new("L", (2120, 700), 245)
    pen = ImageDraw.Draw(image)
    if shaded_row is not None:
        pen.rectangle(
            (XS[0], YS[shaded_row], XS[-1], YS[shaded_row + 1]), fill=200
        )
    for row, (first, end) in RUNS.items():
        if draw:
            draw(pen, XS[3 + first], XS[3 + end], (YS[row] + YS[row + 1]) // 2)
    for x in XS:
        pen.line((x, YS[0], x, YS[-1]), fill=0, width=3)
    for y in YS:
        pen.line((XS[0], y, XS[-1], y), fill=0, width=3)
    for row, top in enumerate(YS[:-1]):
        for col, left in enumerate(XS[: 3 if row else 15]):
            letters(pen, left, top, (2, 12, 7)[col] if col < 3 else 3)
    noise = np.random.default_rng(7).normal(0, 4, (700, 2120))
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.8))) + noise
    transform = PageTransform(0, 2120 * 72 / DPI, 700 * 72 / DPI)
    return PageImage(1, pixels.clip(0, 255).astype(np.uint8), DPI, transform)


def table_of(page_image: PageImage) -> Table:
    (table,) = scan(page_image, OneLetterEngine()).tables
    return table


def drawn_months(table: Table) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {row: [] for row in range(1, table.rows)}
    for cell in table.cells:
        if cell.drawn:
            found.setdefault(cell.row, []).append(cell.col - 3)
    return found


@pytest.mark.parametrize(
    "draw", [arrow, plain, dashed, bar, shaded], ids=lambda draw: draw.__name__
)
def test_the_months_of_a_scanned_project_are_seen(draw: Draw) -> None:
    table = table_of(picture(draw))
    assert (table.rows, table.cols) == (4, 15)
    assert drawn_months(table) == TRUTH


@pytest.mark.parametrize(
    "draw", [arrow, dashed, bar], ids=lambda draw: draw.__name__
)
def test_what_is_drawn_is_not_read_as_print(draw: Draw) -> None:
    months = [
        cell
        for cell in table_of(picture(draw)).cells
        if cell.row and cell.col >= 3
    ]
    assert [cell.text for cell in months] == [""] * len(months)


@pytest.mark.parametrize("row", [None, 0, 2])
def test_a_scanned_row_that_is_shaded_from_end_to_end_marks_nothing(
    row: int | None,
) -> None:
    assert not any(drawn_months(table_of(picture(None, row))).values())


def test_months_are_seen_in_a_scanned_row_that_is_shaded() -> None:
    assert drawn_months(table_of(picture(arrow, 2))) == TRUTH


def joined(pen: ImageDraw.ImageDraw, x: int, y: int, count: int) -> None:
    """Hollow letters that touch, as those of coarse scans do."""
    for place in range(count):
        left = x + 9 * place
        pen.rectangle((left, y - 8, left + 9, y + 8), outline=0, width=2)


@pytest.mark.parametrize("groups", [(2, 2), (3, 2), (2, 4, 2), (4, 5)])
def test_letters_that_touch_are_no_dashes_of_an_arrow(
    groups: tuple[int, ...],
) -> None:
    """Of 88.04 in a coarse scan 88 and 04 are two shapes in line: it was taken for a dashed arrow, and lost."""

    def amount(pen: ImageDraw.ImageDraw, x0: int, x1: int, y: int) -> None:
        for col in range((x1 - x0) // 100):
            x = x0 + 100 * col + 6
            for count in groups:
                joined(pen, x, y, count)
                x += 9 * count + 9

    table = table_of(picture(amount))
    assert not any(drawn_months(table).values())
    read = {
        row: [
            cell.col - 3
            for cell in table.cells
            if cell.row == row and cell.text and cell.col > 2
        ]
        for row in RUNS
    }
    assert read == TRUTH


def test_the_first_letter_of_a_merged_cell_is_no_head_of_a_ruling() -> None:
    """Set in the middle of two rows it stands at the end of the ruling between them, half above and half below."""
    xs, ys = [60, 500, 800, 1100, 1500], [100, 170, 240, 310, 380]
    image = Image.new("L", (1560, 480), 245)
    pen = ImageDraw.Draw(image)
    for x in xs:
        pen.line((x, ys[0], x, ys[-1]), fill=0, width=3)
    for number, y in enumerate(ys):
        pen.line(
            (xs[0], y, xs[-2] if number % 2 else xs[-1], y), fill=0, width=3
        )
    for top in ys[:-1]:
        for left, count in zip(xs[:3], (12, 6, 6), strict=True):
            letters(pen, left, top, count)
    for middle in ys[1::2]:
        letters(pen, xs[-2], middle - 36, 9)
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.8)))
    transform = PageTransform(0, 1560 * 72 / DPI, 480 * 72 / DPI)
    table = table_of(PageImage(1, pixels, DPI, transform))
    assert (table.rows, table.cols) == (4, 4)
    spans = [(cell.row, cell.rowspan) for cell in table.cells if cell.col == 3]
    assert spans == [(0, 2), (2, 2)]
