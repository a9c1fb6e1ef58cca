"""Marks between tight lines go to the letters that they were printed for, whichever stand nearer."""

from __future__ import annotations

import numpy as np
import pytest

from extractor.imaging.components import Components
from extractor.imaging.diacritics import Diacritic, hangs_from_above
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.page_image import PageImage
from extractor.model import PageTransform
from tests.helpers.tight_print import ink, letter_height

# A mark with more pixels of both lines than this is a touching pair.
LEAST = 8
HANGING = "ขุดลอกคู ดูแลผู้สูงอายุ คุมกุญแจ ทุกจุด สุจริต"
STANDING = "ทั้งสิ้น ขึ้นชั้น ครั้งที่ ซื้อที่นี้ ตั้งชื่อให้สั้น"


def wrongly_put(face: str, pitch: float, shift: int) -> tuple[int, int]:
    """How many marks between two lines went to the wrong one, and of how many that touch no other line's print."""
    foot = 140
    upper = ink(HANGING, face, 40, foot)
    lower = ink(STANDING, face, 40 + shift, foot + pitch * letter_height(face))
    page = upper | lower
    picture = PageImage(
        1,
        np.where(page, 0, 255).astype(np.uint8),
        300.0,
        PageTransform(0, 700, 160),
    )
    components = Components(picture, page.astype(np.uint8))
    asked = []

    def noted(diacritic: Diacritic) -> bool:
        hangs = hangs_from_above(diacritic)
        its_ink = components.labels == diacritic.number
        above, below = (its_ink & upper).sum(), (its_ink & lower).sum()
        if min(above, below) < LEAST:
            asked.append(hangs == (above > below))
        return hangs

    segment_lines(components, components.outside([]), noted)
    return asked.count(False), len(asked)


@pytest.mark.parametrize(
    "face",
    ["Laksaman.ttf", "Laksaman-Bold.ttf", "Loma.ttf", "Norasi.ttf"],
)
def test_marks_between_tight_lines_go_to_the_letters_they_were_printed_for(
    face: str,
) -> None:
    """ดู lost its vowel to the line below wherever that had a letter near, and ที่ its tone to the one above."""
    wrong = marks = 0
    for pitch in (1.95, 2.1, 2.3):
        for shift in range(0, 90, 9):
            few, of = wrongly_put(face, pitch, shift)
            wrong += few
            marks += of
    assert marks > 500
    assert wrong <= 0.005 * marks
