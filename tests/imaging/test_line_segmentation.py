"""Ink cut into lines: what stands on or hangs from letters is theirs, and what is no print makes no line."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.imaging.components import Components
from extractor.imaging.line_images import SegmentedLine
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.page_image import PageImage
from extractor.model import Box, PageTransform
from extractor.ocr.reader.engine import shared_reader
from tests.helpers.printed_strips import clean_strip

# Pixels: letters are so high, their lines so far apart.
H, PITCH = 20, 48


def picture_of(image: Image.Image) -> PageImage:
    return PageImage(
        1,
        np.array(image),
        150.0,
        PageTransform(0, image.width / 2, image.height / 2),
    )


def lines_of(image: Image.Image) -> list[SegmentedLine]:
    picture = picture_of(image)
    ink = Components(picture, (picture.pixels < 128).astype(np.uint8))
    return segment_lines(ink, ink.outside([]))


def printed(lines: int, *, marked: bool = False) -> Image.Image:
    """Lines of twelve letters (boxes of ink), with heavy marks above them."""
    image = Image.new("L", (400, PITCH * (lines + 1)), 255)
    pen = ImageDraw.Draw(image)
    for line in range(lines):
        for letter in range(12):
            x, foot = 40 + letter * 24, PITCH * (line + 1)
            pen.rectangle((x, foot - H, x + 14, foot), outline=0, width=3)
            if marked and letter % 2:
                pen.rectangle((x, foot - H - 17, x + 12, foot - H - 4), fill=0)
    return image


def test_heavy_marks_make_no_line_of_their_own() -> None:
    found = lines_of(printed(3, marked=True))
    assert len(found) == 3
    assert all(line.image.baseline > H + 17 for line in found)


@pytest.mark.parametrize("letters", [1, 2])
@pytest.mark.parametrize("high", [13, 17])
def test_letters_that_all_have_heavy_marks_stand_on_the_row_below_these(
    letters: int, high: int
) -> None:
    """A header said `ที่`, its marks joined and as high as letters: their feet were the row, and nothing was read."""
    image = printed(3)
    pen = ImageDraw.Draw(image)
    foot = 2 * PITCH
    for letter in range(letters):
        x = 340 + letter * 24
        pen.rectangle((x, foot - H, x + 14, foot), outline=0, width=3)
        pen.rectangle(
            (x + 1, foot - H - 2 - high, x + 14, foot - H - 2), fill=0
        )
    picture = picture_of(image)
    ink = Components(picture, (picture.pixels < 128).astype(np.uint8))
    points = 72 / 150
    cell = ink.inside(Box(330 * points, 0, 400 * points, 4 * PITCH * points))
    (line,) = segment_lines(ink, cell)
    assert line.image.baseline > H + high


def test_low_letters_above_others_are_a_line() -> None:
    image = printed(3)
    pen = ImageDraw.Draw(image)
    for top, foot in ((40, 56), (72, 92)):
        pen.rectangle((340, top, 354, foot), outline=0, width=3)
    picture = picture_of(image)
    ink = Components(picture, (picture.pixels < 128).astype(np.uint8))
    points = 72 / 150
    cell = ink.inside(Box(330 * points, 0, 400 * points, 4 * PITCH * points))
    assert len(segment_lines(ink, cell)) == 2


def test_letters_that_are_joined_to_their_marks_are_no_higher() -> None:
    """A line of few pieces, most of them letters with the marks above them, was taken for a heading and misread."""
    image = printed(3)
    pen = ImageDraw.Draw(image)
    foot = 3 * PITCH
    for letter in range(0, 12, 2):
        x = 40 + letter * 24
        pen.rectangle((x, foot - 2, x + 30, foot), fill=0)  # joins two letters
        pen.rectangle((x + 32, foot - H - 10, x + 38, foot - H), fill=0)
    assert [round(line.image.height) for line in lines_of(image)] == [H + 1] * 3


def test_a_ruling_left_beside_letters_makes_no_line_taller() -> None:
    image = printed(4)
    ImageDraw.Draw(image).line((30, 20, 36, 220), fill=0, width=2)
    assert [round(line.image.height) for line in lines_of(image)] == [H + 1] * 4
    assert all(line.image.pixels.shape[0] < 2 * H for line in lines_of(image))


def test_a_sliver_left_of_a_ruling_between_lines_is_none_itself() -> None:
    """Taken for a row of its own, it drew the boundary between two rows through the marks of the lower one."""
    image = printed(3)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, PITCH + 8, 400, 2 * PITCH + 8), fill=255)
    pen.line((380, PITCH + 22, 380, PITCH + 46), fill=0, width=1)
    assert len(lines_of(image)) == 2


def test_between_tight_lines_tones_go_to_the_vowels_they_stand_on_and_vowels_to_the_letters_they_hang_from() -> (
    None
):
    image = Image.new("L", (400, 200), 255)
    pen = ImageDraw.Draw(image)
    upper, lower = 60, 60 + round(2 * H)
    for foot in (upper, lower):
        for letter in range(12):
            pen.rectangle(
                (40 + letter * 24, foot - H, 40 + letter * 24 + 14, foot),
                outline=0,
                width=3,
            )
    for letter in (1, 5, 9):  # hanging from the upper line
        right = 40 + letter * 24 + 14
        pen.rectangle((right - 5, upper + 3, right, upper + 12), fill=0)
    # A vowel on the lower line, and a tone on it, nearer to the upper one.
    for letter in (3, 7, 11):
        right = 40 + letter * 24 + 14
        pen.rectangle((right - 13, lower - H - 8, right, lower - H - 4), fill=0)
        pen.rectangle(
            (right - 4, lower - H - 18, right, lower - H - 11), fill=0
        )
    first, second = lines_of(image)
    # The vowels below.
    assert first.image.pixels.shape[0] - first.image.baseline > 0.6 * H
    assert second.image.baseline > 1.8 * H  # the tones above
    assert ink_below(first) == 3
    assert ink_below(second) == 0


def ink_below(line: SegmentedLine) -> int:
    """How many pieces of ink stand below the baseline."""
    below = (line.image.pixels[round(line.image.baseline) + 2 :] < 128).astype(
        np.uint8
    )
    return int(cv2.connectedComponents(below)[0]) - 1


def test_a_dash_alone_is_a_line_and_dirt_is_none() -> None:
    """A cell says - where there is no amount; what the page's letters are like is known from the rest of it."""
    image = printed(3)
    pen = ImageDraw.Draw(image)
    pen.rectangle((360, PITCH - 12, 370, PITCH - 9), fill=0)
    pen.rectangle((360, 2 * PITCH - 12, 363, 2 * PITCH - 9), fill=0)
    picture = PageImage(
        1,
        np.array(image),
        150.0,
        PageTransform(0, image.width / 2, image.height / 2),
    )
    ink = Components(picture, (picture.pixels < 128).astype(np.uint8))
    points = 72 / 150
    (line,) = segment_lines(
        ink, ink.inside(Box(350 * points, 0, 380 * points, PITCH * points))
    )
    assert line.image.height == ink.letter_height
    assert (
        segment_lines(
            ink,
            ink.inside(
                Box(
                    350 * points,
                    PITCH * points,
                    380 * points,
                    2 * PITCH * points,
                )
            ),
        )
        == []
    )


@pytest.mark.parametrize("specks", [0, 1, 3])
@pytest.mark.parametrize("size", [1, 2])
def test_a_dash_among_specks_is_a_line(specks: int, size: int) -> None:
    """A speck beside it must not cost a cell its dash."""
    image = printed(3)
    pen = ImageDraw.Draw(image)
    pen.rectangle((370, PITCH - 12, 380, PITCH - 9), fill=0)
    for speck in range(specks):
        x, y = 350 + 6 * speck, PITCH - 20 + 9 * speck
        pen.rectangle((x, y, x + size, y + size), fill=0)
    picture = picture_of(image)
    ink = Components(picture, (picture.pixels < 128).astype(np.uint8))
    points = 72 / 150
    cell = Box(345 * points, 0, 390 * points, PITCH * points)
    (line,) = segment_lines(ink, ink.inside(cell))
    assert round(line.box.x0 / points) == 370
    assert round(line.box.width / points) == 11


def test_a_heading_keeps_its_marks_above_print_that_is_smaller() -> None:
    """Its marks are as high as the letters below, and stand further off its feet than theirs do."""
    heading = clean_strip("หลักการของหลักสูตร", "Norasi.ttf", 500).pixels
    body = [
        clean_strip(text, "Norasi.ttf", 300).pixels
        for text in ("เป็นหลักสูตรระดับประกาศนียบัตร", "วิชาชีพหลังมัธยมศึกษาตอนต้น")
    ]
    page = Image.new("L", (1400, 700), "white")
    y = 40
    for pixels in (heading, *body):
        page.paste(Image.fromarray(pixels), (40, y))
        y += pixels.shape[0] - 20
    lines = lines_of(page)
    texts = [
        reading.text
        for reading in shared_reader().read([line.image for line in lines])
    ]
    assert texts == [
        "หลักการของหลักสูตร",
        "เป็นหลักสูตรระดับประกาศนียบัตร",
        "วิชาชีพหลังมัธยมศึกษาตอนต้น",
    ]


def test_a_line_that_leans_where_the_page_does_not_is_levelled() -> None:
    """As at the top of pages that were fed crookedly: at its ends, feet stand half a letter off the line's row."""
    text = "เรียน ประธาน ก.จ.จ., ก.ท.จ., ก.เมืองพัทยา และ ก.อบต.จังหวัด ทุกจังหวัด"
    level = Image.fromarray(clean_strip(text, "Garuda.ttf", 200).pixels)
    lean = 0.025
    shear = (1, 0, 0, -lean, 1, lean * level.width / 2)
    leaning = level.transform(
        level.size,
        Image.Transform.AFFINE,
        shear,
        Image.Resampling.BILINEAR,
        fillcolor=255,
    )
    page = Image.new("L", (level.width + 40, level.height + 40), 255)
    page.paste(leaning, (20, 20))
    (line,) = lines_of(page)
    assert shared_reader().read([line.image])[0].text == text
