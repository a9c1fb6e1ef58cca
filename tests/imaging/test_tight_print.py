"""Print that is set so tight that marks of two lines touch, or stand on rulings: each stays with its letters."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.imaging.components import Components
from extractor.imaging.line_images import SegmentedLine
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.marks_over_rulings import with_marks_over_rulings
from extractor.imaging.page_image import PageImage
from extractor.imaging.rulings import without_rulings
from extractor.model import Box, PageTransform, Ruling
from extractor.ocr.reader.engine import shared_reader
from tests.helpers.tight_print import ink, letter_height

DPI = 180.0
FACE = "Laksaman.ttf"
UPPER = "จัดการดูแลบ้านเรือน"
LOWER = "รายงานที่สำนักงาน"


def page_of(pixels: np.ndarray) -> PageImage:
    rows, columns = pixels.shape
    return PageImage(1, pixels, DPI, PageTransform(0, columns, rows))


def box(x0: float, top: float, x1: float, bottom: float) -> Box:
    """A box in points, told in pixels."""
    return Box(*(side * 72 / DPI for side in (x0, top, x1, bottom)))


def components_of(pixels: np.ndarray) -> Components:
    page = page_of(pixels)
    return Components(page, (pixels < 128).astype(np.uint8))


def ink_below(line: SegmentedLine) -> int:
    return int(
        (line.image.pixels[round(line.image.baseline) + 3 :] < 128).sum()
    )


def ink_above(line: SegmentedLine) -> int:
    head = round(line.image.baseline - 1.15 * line.image.height)
    return int((line.image.pixels[:head] < 128).sum())


def two_lines(pitch: float) -> tuple[np.ndarray, np.ndarray]:
    """Two lines of which ดู stands right above ที่, so that the marks touch in the pitch of many files."""
    feet = 140
    upper = ink(UPPER, FACE, 60, feet)
    lower = ink(LOWER, FACE, 60, feet + pitch * letter_height(FACE))
    return upper, lower


def test_marks_of_two_lines_that_touch_are_taken_apart() -> None:
    """Read as one piece of ink, they all went to one line, and the other one lost its mark."""
    upper, lower = two_lines(1.9)
    lines = []
    # The lower line is moved until its marks touch the vowel that hangs.
    for shift in range(-60, 61, 3):
        moved = np.roll(lower, shift, axis=1)
        if joined(upper, moved):
            lines += [line.image for line in segment(upper | moved)]
    texts = [reading.text for reading in shared_reader().read(lines)]
    assert len(texts) > 12
    right = sum(text in (UPPER, LOWER) for text in texts)
    assert right >= 0.85 * len(texts)


def near(count: int, expected: int) -> bool:
    return abs(count - expected) <= 0.2 * expected + 12


def joined(upper: np.ndarray, lower: np.ndarray) -> bool:
    """Whether a piece of ink has print of both lines."""
    both = components_of(np.where(upper | lower, 0, 255).astype(np.uint8))
    of_upper = np.unique(both.labels[upper])
    of_lower = np.unique(both.labels[lower & ~upper])
    return len(np.intersect1d(of_upper, of_lower)) > 0


def segment(is_ink: np.ndarray) -> list[SegmentedLine]:
    components = components_of(np.where(is_ink, 0, 255).astype(np.uint8))
    return segment_lines(components, components.outside([]))


def test_a_tone_that_stands_over_the_upper_side_of_its_cell_is_read_with_its_letters() -> (
    None
):
    """What reached over the ruling went to the cell above, or with the ruling."""
    feet, height = 150, letter_height(FACE)
    line = ink("ขึ้นทะเบียนที่นี้", FACE, 60, feet)
    top = np.flatnonzero(line.any(axis=1))[0]
    ruling = int(top + 0.3 * height)
    pixels = np.where(line, 0, 255).astype(np.uint8)
    ImageDraw.Draw(image := Image.fromarray(pixels)).rectangle(
        (20, ruling, 1300, ruling + 3), fill=0
    )
    pixels = np.array(image)
    page = page_of(pixels)
    on = box(20, ruling, 1300, ruling + 4)
    components = Components(
        page,
        without_rulings(
            page,
            [Ruling(on.x0, on.top, on.x1, on.bottom)],
            (pixels < 128).astype(np.uint8),
        ),
    )
    middle = ruling + 2.0
    above, below = box(20, 10, 1300, middle), box(20, middle, 1300, 260)
    sides = [page.pixel_sides(above), page.pixel_sides(below)]
    inside = [components.inside(above), components.inside(below)]
    empty, cell = with_marks_over_rulings(components, sides, inside)
    assert len(empty) == 0
    (found,) = segment_lines(components, cell)
    (alone,) = segment(line)
    assert near(ink_above(found), ink_above(alone))


def test_a_stop_on_a_ruling_stays_with_the_letters_beside_it() -> None:
    """The stop of ๓. on the last row of a cell is no tone of the letter below."""
    height = letter_height(FACE)
    feet = 120
    upper = ink("๓. งบประมาณ", FACE, 60, feet)
    lower = ink("บบบบบบบบบบบบบบบบ", FACE, 60, feet + 1.35 * height)
    pixels = np.where(upper | lower, 0, 255).astype(np.uint8)
    page = page_of(pixels)
    components = Components(page, (pixels < 128).astype(np.uint8))
    middle = feet + 0.15 * height
    above, below = box(20, 10, 1300, middle), box(20, middle, 1300, 300)
    sides = [page.pixel_sides(above), page.pixel_sides(below)]
    inside = [components.inside(above), components.inside(below)]
    kept, _ = with_marks_over_rulings(components, sides, inside)
    assert kept.tolist() == inside[0].tolist()


def test_a_page_full_of_dirt_has_numbers_for_all_parts_that_are_cut() -> None:
    """Its components are so many that two bytes hold but one number more."""
    pixels = np.full((520, 520), 255, np.uint8)
    rows, columns = np.divmod(np.arange(65533), 257)
    pixels[2 * rows, 2 * columns] = 0
    pixels[514:520, 516] = 0
    components = components_of(pixels)
    whole = len(components) - 1
    lower = components.cut(whole, 516)
    lowest = components.cut(lower, 518)
    assert [
        (box.top[number], box.bottom[number])
        for box in [components.boxes]
        for number in (whole, lower, lowest)
    ] == [(514, 516), (516, 518), (518, 520)]
    assert (components.labels[514:, 516] == lowest).sum() == 2


@pytest.mark.parametrize(
    ("face", "scale", "shift"),
    [
        ("Norasi.ttf", 0.65, 30),
        ("Norasi.ttf", 0.65, 33),
        ("Garuda.ttf", 0.4, 21),
    ],
)
def test_tones_on_vowels_that_touch_the_line_above_are_taken_apart(
    face: str, scale: float, shift: int
) -> None:
    """They end higher over the heads than tones on letters do, and the vowels above went to the lower line."""
    above, below = "ดูแลบุคคลและหมู่", "เจ้าที่ปีนี้เพิ่มขึ้น"
    upper = smaller(ink(above, face, 60, 140), scale)
    lower = ink(below, face, 60, 140 + 2.45 * letter_height(face))
    lower = smaller(np.roll(lower, shift, axis=1), scale)
    assert joined(upper, lower)
    lines = [line.image for line in segment(upper | lower)]
    texts = [reading.text for reading in shared_reader().read(lines)]
    assert texts == [above, below]


def smaller(is_ink: np.ndarray, scale: float) -> np.ndarray:
    image = Image.fromarray(np.where(is_ink, 0, 255).astype(np.uint8))
    size = (round(image.width * scale), round(image.height * scale))
    return np.asarray(image.resize(size, Image.Resampling.BOX)) < 150
