"""Stamps of another colour over the cells of a scan: what is below is read as if they were not there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from extractor import extract
from extractor.imaging.coloured_stamps import unstamped
from extractor.model import PageContent
from extractor.ocr.reader.engine import shared_reader
from extractor.scan import scan
from tests.helpers.stamped_pages import (
    BLACK,
    BLUE,
    HEIGHT,
    RED,
    ROWS,
    TOP,
    box_stamp,
    page_image,
    ring_stamp,
    scanned,
    stamped,
    table,
)

STAMP = ("สำเนาถูกต้อง", "ตรวจสอบแล้ว")
PLACE = (560, 250)


def read(page: Image.Image, quality: int = 70) -> PageContent:
    return scan(page_image(scanned(page, quality)), shared_reader())


def cells(content: PageContent) -> list[tuple[str, ...]]:
    """The texts of the page's table, row by row."""
    (found,) = content.tables
    return [
        tuple(
            "\n".join(line.text for line in cell.lines) if cell else ""
            for cell in row
        )
        for row in found.grid()
    ]


def aside(content: PageContent) -> str:
    return " ".join(print_.line.text for print_ in content.set_aside)


@pytest.mark.parametrize("quality", [60, 85])
@pytest.mark.parametrize("ink", [RED, BLUE])
def test_cells_below_a_framed_stamp_are_read(
    ink: tuple[int, int, int], quality: int
) -> None:
    page = stamped(table(), box_stamp(STAMP, 6), PLACE, ink)
    content = read(page, quality)
    assert cells(content) == list(ROWS)


@pytest.mark.parametrize("degrees", [0, 6])
def test_what_a_stamp_says_is_set_aside(degrees: float) -> None:
    content = read(stamped(table(), box_stamp(STAMP, degrees), PLACE, RED))
    assert {print_.reason for print_ in content.set_aside} == {"watermark"}
    assert STAMP[1] in aside(content)
    assert not content.notes


def test_every_character_of_a_stamped_page_is_counted() -> None:
    content = read(stamped(table(), box_stamp(STAMP, 0), PLACE, BLUE))
    read_ = "".join(map("".join, cells(content)))
    assert content.printed == len("".join((read_ + aside(content)).split()))


def test_a_round_stamp_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    page = stamped(table(), ring_stamp(), PLACE, RED)
    assert cells(read(page)) == list(ROWS)
    path = tmp_path / "scan.jpg"
    path.write_bytes(scanned(page))
    told = [problem.code for problem in extract(path).problems]
    assert "stamp-not-read" in told or "watermark" in told


def test_stamps_of_two_inks_that_cross_are_both_set_aside() -> None:
    page = stamped(table(), ring_stamp(), (420, 300), BLUE)
    page = stamped(page, box_stamp(STAMP, 4), PLACE, RED)
    assert cells(read(page)) == list(ROWS)
    assert len(unstamped(page_image(scanned(page))).stamps) == 2


def test_coloured_amounts_stay_in_their_cells() -> None:
    content = read(table((BLACK, BLACK, RED)))
    assert cells(content) == list(ROWS)
    assert not content.set_aside


@pytest.mark.parametrize("rulings", [BLACK, BLUE])
@pytest.mark.parametrize(
    "colours",
    [(BLACK, BLACK, BLACK), (BLACK, BLUE, RED), (BLUE, BLUE, BLUE)],
)
def test_coloured_print_of_a_table_is_no_stamp(
    colours: Sequence[tuple[int, int, int]], rulings: tuple[int, int, int]
) -> None:
    page = table(colours, rulings)
    assert not unstamped(page_image(scanned(page))).stamps


def test_coloured_grounds_are_no_stamps() -> None:
    page = table()
    grounds = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(grounds)
    draw.rectangle((120, TOP, 1080, TOP + HEIGHT), fill=(160, 190, 255))
    draw.rectangle((220, 420, 640, 470), fill=(255, 255, 70))
    shaded = ImageChops.multiply(page, grounds)
    assert not unstamped(page_image(scanned(shaded))).stamps


def test_a_red_line_through_words_is_no_stamp() -> None:
    page = table()
    draw = ImageDraw.Draw(page)
    for row in (1, 3):
        y = TOP + HEIGHT * row + 45
        draw.line((240, y, 620, y + 3), fill=RED, width=4)
    assert not unstamped(page_image(scanned(page))).stamps


def test_a_stamp_beside_the_print_is_read_as_print() -> None:
    """It spoils nothing there, and may be a heading."""
    page = stamped(table(), box_stamp(STAMP[:1], 0), (700, 710), RED)
    content = read(page)
    assert not content.set_aside
    assert any(STAMP[0] in line.text for line in content.lines)


def test_a_red_amount_beside_a_red_stamp_stays() -> None:
    page = stamped(
        table((BLACK, BLACK, RED)), box_stamp(STAMP, 3), (330, 250), RED
    )
    content = read(page)
    assert [row[2] for row in cells(content)] == [row[2] for row in ROWS]


def test_channels_that_miss_each_other_make_no_stamp() -> None:
    red, green, blue = table().split()
    moved = ImageChops.offset(red, 1, 0), green, ImageChops.offset(blue, 0, 1)
    page = Image.merge("RGB", moved)
    assert not unstamped(page_image(scanned(page))).stamps


def test_a_page_without_colours_keeps_none() -> None:
    assert page_image(scanned(table())).colours is None
