"""Marks whose ink stands over letters are read, whichever word the model of letters likes better."""

from __future__ import annotations

import pytest

from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.engine import shared_reader
from extractor.ocr.reader.seen_line import SeenLine
from extractor.ocr.reader.unread_marks import with_unread_marks
from tests.helpers.printed_strips import clean_strip

WORDS = [
    ("หมายค้น", "หมายคน"),
    ("นายรุสลาม เจ๊ะมะ", "นายรุสลาม เจะมะ"),
    ("แพทย์ล่วงหน้า", "แพทยล่วงหน้า"),
    ("กำกับการใช้ยืม", "กำกับการใชยืม"),
    ("ผู้สังเกตการณ์จาก", "ผู้สังเกตการณจาก"),
    ("ผู้รับการประเมิน", "ผูรับการประเมิน"),
]


def reading(text: str, sureness: float = 0.99) -> RecognizedLine:
    return RecognizedLine(text, (sureness,) * len(text))


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize(("printed", "read"), WORDS)
def test_a_mark_that_was_passed_over_is_found(
    printed: str, read: str, dpi: int
) -> None:
    strip = clean_strip(printed, dpi=dpi)
    (frames,) = shared_reader().frames([strip])
    found = with_unread_marks(SeenLine(strip, frames), reading(read))
    assert found.text == printed
    assert len(found.confidences) == len(printed)


@pytest.mark.parametrize("printed", [printed for printed, _ in WORDS])
def test_marks_that_were_read_account_for_their_ink(printed: str) -> None:
    strip = clean_strip(printed)
    (frames,) = shared_reader().frames([strip])
    assert (
        with_unread_marks(SeenLine(strip, frames), reading(printed)).text
        == printed
    )


def test_of_a_reading_that_is_not_sure_nothing_is_made() -> None:
    strip = clean_strip("หมายค้น")
    (frames,) = shared_reader().frames([strip])
    unsure = reading("หมายคน", 0.6)
    assert with_unread_marks(SeenLine(strip, frames), unsure) == unsure
