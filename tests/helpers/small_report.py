"""A report on one page, and what may be broken in its file."""

from __future__ import annotations

import re
from pathlib import Path

from extractor import extract
from extractor.errors import RainganError
from tests.helpers.pdfs import page, pdf

# A report on one page: its cover, then the table.
COVER = """รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส
ประจำปีงบประมาณ พ.ศ. ๒๕๖๖
เทศบาลตำบลปรุใหญ่
อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา"""


REPORT = [
    [
        "มาตรการ/กิจกรรม",
        "วิธีการดำเนินการ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "สรุปผลการดำเนินการ",
        "ผลลัพธ์/ความสำเร็จ",
    ],
    [
        "๑. ลดการใช้กระดาษ",
        "ใช้อีเมลในสำนักงาน",
        "กองคลัง",
        "ปีงบประมาณ พ.ศ. ๒๕๖๖",
        "ใช้อีเมลแล้ว",
        "ประหยัดงบประมาณ",
    ],
    [
        "๒. เปิดเผยข้อมูล",
        "ลงประกาศในเว็บไซต์",
        "สำนักปลัด",
        "ปีงบประมาณ พ.ศ. ๒๕๖๖",
        "ลงประกาศแล้ว",
        "ประชาชนรับรู้",
    ],
]


MEASURES = ["ลดการใช้กระดาษ", "เปิดเผยข้อมูล"]


GOOD = pdf(page(COVER, REPORT))


LOCKED = pdf(page(COVER, REPORT), user=b"open", owner=b"own")
PICTURE = b"q 842 0 0 595 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q\n"


# What is broken in a file of which nothing is lost.
MENDABLE = {
    "offsets": re.sub(rb"\d{10} 00000 n", b"0000000007 00000 n", GOOD),
    "startxref": re.sub(rb"startxref\n\d+", b"startxref\n99999", GOOD),
    "both": re.sub(
        rb"startxref\n\d+",
        b"startxref\n99",
        re.sub(rb"\d{10} 00000 n", b"0000000007 00000 n", GOOD),
    ),
    "root": GOOD.replace(b"/Root 1 0 R", b"/Root 99 0 R"),
    "lengths": re.sub(rb"/Length \d+", b"/Length 1", GOOD),
    "line ends": GOOD.replace(b"\n", b"\r\n"),
    "junk before": b"HTTP/1.1 200 OK\r\n\r\n" + GOOD,
    "junk after": GOOD + bytes(3000),
}


def outcome(path: Path) -> str:
    """The status of a report, or the code of what was wrong; any other exception is a fault of ours."""
    try:
        return extract(path).status
    except RainganError as error:
        return error.code


def texts(path: Path, password: str | None = None) -> list[dict[str, str]]:
    report = extract(path, password=password)
    return [
        {name: measure.text(name) for name in measure.items}
        for measure in report.records
    ]
