"""Empty boxes to tick are read as boxes, whatever their size; no letter of any face is taken for one."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.imaging.components import Components
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.page_image import PageImage
from extractor.imaging.tick_boxes import empty_boxes
from extractor.model import PageTransform
from extractor.ocr.reader.engine import shared_reader
from tests.helpers.printed_strips import FACES
from tests.helpers.tight_print import ink, letter_height

FACE = "Laksaman.ttf"
TEXT = "ได้รับการสงเคราะห์เบี้ยยังชีพ"


def components_of(is_ink: np.ndarray) -> Components:
    rows, columns = is_ink.shape
    pixels = np.where(is_ink, 0, 255).astype(np.uint8)
    page = PageImage(1, pixels, 180.0, PageTransform(0, columns, rows))
    return Components(page, is_ink.astype(np.uint8))


def with_box(size: float, stroke: int, ticked: bool) -> np.ndarray:
    """A line behind a box, so many times as high as its letters."""
    image = Image.fromarray(~ink(TEXT, FACE, 200, 160))
    side = round(size * letter_height(FACE))
    corners = (80, 166 - side, 80 + side, 166)
    pen = ImageDraw.Draw(image)
    pen.rectangle(corners, outline=0, width=stroke)
    if ticked:
        middle = 166 - side // 2
        pen.line((90, middle, 100, 158, 80 + side - 8, 174 - side), 0, 4)
    return ~np.asarray(image)


@pytest.mark.parametrize("size", [1.3, 1.7, 2.2])
@pytest.mark.parametrize("stroke", [2, 6])
def test_an_empty_box_is_read_as_one(size: float, stroke: int) -> None:
    """A box higher than the letters behind it was read as L."""
    components = components_of(with_box(size, stroke, ticked=False))
    (line,) = segment_lines(components, components.outside([]))
    (reading,) = shared_reader().read([line.image])
    assert reading.text.lstrip("□☐").strip() == TEXT
    assert reading.text[0] in "□☐"


def test_a_ticked_box_is_not_drawn_empty() -> None:
    components = components_of(with_box(1.7, 4, ticked=True))
    ids = components.outside([])
    assert empty_boxes(components, ids, letter_height(FACE)) == []


@pytest.mark.parametrize("face", [*FACES])
def test_no_letter_or_digit_is_a_box(face: str) -> None:
    """However large a heading is beside what its line is measured by."""
    letters = "0 O D Q o ๐ ๑ ๒ ๓ ๔ ๕ ๖ ๗ ๘ ๙ บ ป ษ ข ช ซ ถ ณ B 8 U L E"
    for part in (letters[:26], letters[26:]):
        components = components_of(ink(part, face, 20, 160))
        ids = components.outside([])
        for unit in (0.4, 0.6, 0.8):
            found = empty_boxes(components, ids, unit * letter_height(face))
            assert found == []
