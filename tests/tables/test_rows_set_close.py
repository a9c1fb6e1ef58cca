"""Tables without lines whose rows are set no further apart than the lines of their cells, or tinted line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import extract
from tests.helpers.embedded_print import FIELDS, HEADERS, PADDING, table_pdf

ROWS = [
    [
        "การใช้รถราชการ",
        "1. ขออนุญาตทุกครั้ง\n2. ติดเครื่องระบุตำแหน่ง",
        "สำนักปลัด",
        "ตุลาคม 2566",
        "1. อนุญาต 12 ครั้ง\n2. ใช้เงิน 45,000 บาท",
        "ไม่พบการใช้ผิด",
    ],
    [
        "การเผยแพร่ราคากลาง\nและผลการประกวดราคา",
        "1. ประกาศบนเว็บไซต์\n2. ปิดประกาศ\n3. สรุปผลรายเดือน",
        "กองคลัง",
        "ทุกเดือน",
        "1. เผยแพร่ 30 โครงการ\n2. วงเงิน 1,250,000 บาท",
        "ประชาชนตรวจสอบได้",
    ],
    [
        "การรับเรื่อง\nร้องเรียน",
        "เปิดสายด่วนและแจ้งผู้ร้อง\nภายใน 15 วัน",
        "นิติกร",
        "ตลอดปี",
        "รับ 7 เรื่อง\nยุติ 6 เรื่อง",
        "ผู้ร้องพึงพอใจ",
    ],
    [
        "การประเมินความเสี่ยง",
        "1. วิเคราะห์กระบวนงาน\n2. จัดทำแผน",
        "หน่วยตรวจสอบ\nภายใน",
        "ธ.ค. 2566",
        "1. วิเคราะห์ 5 กระบวนงาน\n2. แผนได้รับความเห็นชอบ",
        "ความเสี่ยงลดลง",
    ],
    [
        "การยกย่องบุคลากร",
        "1. คัดเลือกผู้มีคุณธรรม\n2. มอบเกียรติบัตร",
        "งานการเจ้าหน้าที่",
        "มีนาคม 2567",
        "1. คัดเลือกได้ 8 ราย\n2. มอบเกียรติบัตรแล้ว",
        "บุคลากรมีกำลังใจ",
    ],
]


@pytest.mark.parametrize(
    ("between_rows", "tinted"), [(0.0, False), (1.0, False), (PADDING, True)]
)
def test_rows_are_told_apart(
    between_rows: float, tinted: bool, tmp_path: Path
) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(
        table_pdf(
            [HEADERS, *ROWS],
            ruled=() if tinted else (0, 1, len(ROWS) + 1),
            columns_ruled=False,
            between_rows=between_rows,
            tinted=tinted,
        )
    )
    records = extract(target).records
    read = [
        ["".join(record.text(name).split()) for name in FIELDS]
        for record in records
    ]
    assert read == [["".join(cell.split()) for cell in row] for row in ROWS]


@pytest.mark.parametrize("ruled", [(), (2, 3, 4, 5, 6)])
def test_headers_are_told_from_the_first_row(
    ruled: tuple[int, ...], tmp_path: Path
) -> None:
    """Neither a line nor white parts them where rows are set close; where lines close rows alone, white does."""
    target = tmp_path / "report.pdf"
    target.write_bytes(
        table_pdf(
            [HEADERS, *ROWS],
            ruled=ruled,
            columns_ruled=False,
            between_rows=PADDING if ruled else 0.0,
            headed_in_bold=bool(ruled),
        )
    )
    records = extract(target).records
    assert [record.text("measure") for record in records] == [
        row[0].replace("\n", "") for row in ROWS
    ]
    assert records[0].text("period") == ROWS[0][3]
