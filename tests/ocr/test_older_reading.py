"""Pages whose picture an OCR read before us: its text helps where ours saw less."""

from dataclasses import replace

import pytest

from extractor.model import Alternative, Box, Line, PageContent
from extractor.older_reading import with_older_marks


def line(text: str, top: float = 100.0) -> Line:
    box = Box(50.0, top, 50.0 + 6.0 * len(text), top + 14.0)
    return Line(text, page_no=1, box=box, confidences=(1.0,) * len(text))


def page(*lines: Line) -> PageContent:
    return PageContent(page_no=1, tables=(), lines=lines)


@pytest.mark.parametrize(
    ("read", "older", "settled"),
    [
        (
            "ไมมีขอรองเรียน",
            "ไม่มีข้อรองเรียม",
            "ไม่มีข้อรองเรียน",
        ),  # marks of the one, letters of the other
        ("ทังสิน 1,250,000 บาท", "ทั้งสิ้น 1,260,000 บาท", "ทั้งสิ้น 1,250,000 บาท"),
        ("มกราคม 2566", "มกราคม 2568", "มกราคม 2566"),
        ("การเงิน", "ก่ารเงิน", "การเงิน"),  # a mark that makes no word
        ("กองช่าง", "กองคลัง", "กองช่าง"),
        ("สำนักปลัด", "หน้า 2", "สำนักปลัด"),
    ],
)
def test_an_older_reading_lends_its_marks_and_nothing_else(
    read: str, older: str, settled: str
) -> None:
    (found,) = with_older_marks(
        page(line(read)), page(line(older), line("ไม่มีข้อ", top=200.0))
    ).lines
    assert found.text == settled
    assert len(found.confidences) == len(settled)


def test_marks_that_the_older_reading_lends_are_counted() -> None:
    read = replace(page(line("ไมมีขอรองเรียน")), printed=14)
    assert with_older_marks(read, page(line("ไม่มีข้อร้องเรียน"))).printed == 17


def test_what_else_may_be_read_stays_at_its_letter() -> None:
    read = line("ขอเรือง")
    read = Line(
        read.text,
        1,
        read.box,
        confidences=read.confidences,
        alternatives=(Alternative(5, 6, "อื", -2.0),),
    )
    (found,) = with_older_marks(page(read), page(line("ข้อเรื่อง"))).lines
    assert found.text == "ข้อเรื่อง"
    (alternative,) = found.alternatives
    assert found.text[alternative.start : alternative.end] == read.text[5:6]
