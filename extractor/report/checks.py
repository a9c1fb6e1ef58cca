"""Findings about a report that was read: what is missing, out of order, or stands outside the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from extractor.model import Field, Layout, Line, Measure, Problem, Report

TITLES: dict[Field, str] = {
    "measure": "มาตรการ/กิจกรรม",
    "methods": "วิธีการดำเนินการ",
    "responsible": "ผู้รับผิดชอบ",
    "period": "ระยะเวลาดำเนินการ",
    "results": "สรุปผลการดำเนินการ",
    "outcomes": "ผลลัพธ์/ความสำเร็จ",
}


def check(report: Report, layouts: Sequence[Layout]) -> tuple[Problem, ...]:
    """All findings, in a fixed order."""
    return (
        *_missing_columns(layouts),
        *_numbers(report.measures),
        *_empty_cells(report.measures, layouts),
        *_other_tables(report),
        *_left_over(report.left_over),
    )


def _missing_columns(layouts: Sequence[Layout]) -> Iterator[Problem]:
    for name in sorted({name for layout in layouts for name in layout.missing}):
        yield Problem(
            "column-missing",
            "warning",
            f"ไม่พบคอลัมน์ {TITLES[name]} กรุณาเทียบกับหัวตารางในไฟล์ต้นฉบับ",
            f"No column {name} was found. Compare the table's header in the source file.",
            field=name,
        )


def _numbers(measures: Sequence[Measure]) -> Iterator[Problem]:
    for measure in measures:
        if not measure.number_printed:
            yield Problem(
                "measure-number-counted",
                "info",
                f"มาตรการนี้ไม่มีเลขลำดับพิมพ์ไว้ จึงนับให้เป็นลำดับที่ {measure.number}",
                f"This measure has no printed number; it was counted as {measure.number}.",
                measure_number=measure.number,
            )
    for before, measure in pairwise(measures):
        if measure.number != before.number + 1:
            yield Problem(
                "measure-number-order",
                "warning",
                f"ลำดับมาตรการข้ามจาก {before.number} ไป {measure.number} กรุณาตรวจว่ามีมาตรการขาดหรือซ้ำหรือไม่",
                f"Measure {measure.number} follows measure {before.number}. Check whether one is missing or doubled.",
                page_no=measure.page_first,
                measure_number=measure.number,
            )


def _empty_cells(measures: Iterable[Measure], layouts: Sequence[Layout]) -> Iterator[Problem]:
    present = [name for name in TITLES if any(name not in layout.missing for layout in layouts)]
    for measure in measures:
        for name in present:
            if not measure.items[name]:
                yield Problem(
                    "empty-cell",
                    "info",
                    f"ช่อง {TITLES[name]} ของมาตรการที่ {measure.number} ว่าง",
                    f"The cell {name} of measure {measure.number} is empty.",
                    page_no=measure.page_first,
                    measure_number=measure.number,
                    field=name,
                )


def _other_tables(report: Report) -> Iterator[Problem]:
    for table in report.other_tables:
        yield Problem(
            "other-table",
            "info",
            f"หน้า {table.page_first} มีตารางอื่นที่ไม่ใช่ตารางมาตรการ ({table.rows} แถว {table.cols} คอลัมน์) ดูได้ใน JSON",
            f"Page {table.page_first} has a table that holds no measures ({table.rows} rows, {table.cols} columns); "
            "the JSON keeps it.",
            page_no=table.page_first,
        )


def _left_over(lines: Iterable[Line]) -> Iterator[Problem]:
    for page_no, group in groupby(lines, key=lambda line: line.page_no):
        texts = [line.text.strip() for line in group]
        shown = " / ".join(texts)[:120]
        yield Problem(
            "text-outside-table",
            "info",
            f"หน้า {page_no} มีข้อความนอกตาราง {len(texts)} บรรทัด: {shown}",
            f"Page {page_no} has {len(texts)} line(s) outside the table: {shown}",
            page_no=page_no,
        )
