"""Tables as programs draw them: lines in parts, a part a cell; cells whose lines are set far apart."""

from __future__ import annotations

from pathlib import Path

from extractor import extract, tables
from tests.helpers.embedded_print import FIELDS, HEADERS, table_pdf


def test_lines_in_parts_are_a_table_of_few_ticks(tmp_path: Path) -> None:
    """No row has print in most columns, and no header is in another font: the parts of the lines tell the columns."""
    rows = [
        ["กิจกรรม", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "ผู้ปฏิบัติ"],
        ["ออกหน่วยเคลื่อนที่", "/", "", "/", "", "", "ทุกฝ่าย"],
        ["อบรมเจ้าหน้าที่", "", "", "/", "", "", "งานวิชาการ"],
        ["ปลูกต้นไม้", "", "/", "", "", "/", "งานแผน"],
        ["ติดตามงาน", "/", "", "", "", "/", "งานวิชาการ"],
        ["ตรวจสอบพัสดุ", "", "/", "", "/", "", "งานวิชาการ"],
    ]
    columns = (36.0, 236.0, 316.0, 396.0, 476.0, 556.0, 636.0, 806.0)
    file = tmp_path / "plan.pdf"
    file.write_bytes(
        table_pdf(rows, columns_ruled=False, columns=columns, cell_by_cell=True)
    )
    (table,) = tables(file)
    assert [list(row) for row in table.rows] == rows


def test_lines_set_far_apart_are_lines_of_one_row(tmp_path: Path) -> None:
    """Lines of a cell 2.9 sizes apart, as react-pdf sets them, are no rows that lack a line between them."""
    rows = [
        HEADERS,
        [
            "คัดแยกมูลฝอยก่อนส่ง\nกำจัด",
            "1. ชั่งน้ำหนักทุกถุง\n2. ติดตามใบกำกับ",
            "งานอนามัย\nสิ่งแวดล้อม",
            "152 วัน",
            "1. ส่งกำจัด 318 ถุง\n2. ตรวจครบ",
            "ชุมชนรอบโรงพยาบาล\nปลอดภัย",
        ],
        [
            "ใช้รถพยาบาลอย่าง\nคุ้มค่า",
            "1. ติดกล้องหน้ารถ\n2. บันทึกเวลา",
            "งานยานพาหนะ",
            "ตลอดปี",
            "1. ส่งต่อ 218 เที่ยว\n2. ไม่มีอุบัติเหตุ",
            "ค่าเชื้อเพลิงลดลง\nร้อยละ 8",
        ],
        [
            "เบิกค่าเวรตรง\nตามจริง",
            "1. สแกนลายนิ้วมือ\n2. หัวหน้ารับรอง",
            "กลุ่มงาน\nบุคคล",
            "ทุกเดือน",
            "1. ตรวจ 112 ใบ\n2. เรียกคืน 3 ราย",
            "ไม่มีการเบิกซ้ำ",
        ],
    ]
    file = tmp_path / "report.pdf"
    file.write_bytes(table_pdf(rows, leading=26.0))
    report = extract(file)
    read = [[record.text(name) for name in FIELDS] for record in report.records]
    assert [row[1] for row in read] == [row[1] for row in rows[1:]]
