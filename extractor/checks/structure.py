"""Findings about a report that was read: what is missing, out of order, or stands outside the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractor.checks.coverage import unaccounted
from extractor.checks.plausibility import questions
from extractor.model import Field, Layout, PageContent, Problem, Record, Report, Severity

TITLES: dict[Field, str] = {
    "measure": "มาตรการ/กิจกรรม",
    "methods": "วิธีการดำเนินการ",
    "responsible": "ผู้รับผิดชอบ",
    "period": "ระยะเวลาดำเนินการ",
    "results": "สรุปผลการดำเนินการ",
    "outcomes": "ผลลัพธ์/ความสำเร็จ",
}


def check(report: Report, layouts: Sequence[Layout], sheets: Sequence[PageContent]) -> tuple[Problem, ...]:
    """All findings, in a fixed order."""
    return (
        *_reading_notes(sheets, report.measures),
        *_missing_columns(layouts),
        *_other_columns(report.measures, layouts),
        *_numbers(report.measures),
        *_empty_cells(report.measures, layouts),
        *questions(report.measures, report.identity.fiscal_year_be, sheets),
        *_other_tables(report),
        *unaccounted(report.accounts, report.left_over),
    )


_NOTES: dict[str, tuple[Severity, str, str]] = {
    "file-rewritten": (
        "info",
        "ไฟล์ PDF นี้โครงสร้างชำรุด จึงเขียนใหม่ในหน่วยความจำก่อนอ่าน",
        "The PDF's structure is broken; it was written anew in memory before reading.",
    ),
    "page-damaged": (
        "warning",
        "ข้อมูลของหน้านี้ชำรุด ข้อความอาจขาดหาย กรุณาเทียบกับต้นฉบับหรือขอไฟล์ใหม่",
        "The data of this page are damaged and text may be missing. Compare the source, or ask for another copy.",
    ),
    "page-is-picture": (
        "info",
        "หน้านี้เป็นภาพที่ไม่มีข้อความให้อ่าน กรุณาตรวจกับต้นฉบับหากเป็นหน้าของตาราง",
        "This page is a picture in which no text was read. If it is a page of the table, check it.",
    ),
    "page-not-believed": (
        "warning",
        "ชั้นข้อความของหน้านี้เชื่อถือไม่ได้ กรุณาเรียกใหม่โดยไม่ใส่ --ocr never",
        "The text layer of this page cannot be believed. Run again without --ocr never.",
    ),
    "ocr-failed": (
        "warning",
        "อ่านภาพของหน้านี้ด้วย OCR ไม่สำเร็จ ข้อความของหน้านี้ขาดหาย กรุณาลองใหม่ หรือเลือกตัวอ่านอื่นด้วย --engine",
        "The OCR engine failed on this page; its text is missing. Try again, or choose another one with --engine.",
    ),
    "ocr-not-installed": (
        "warning",
        "หน้านี้เป็นภาพ แต่ยังไม่มี OCR ข้อความของหน้านี้ขาดหาย กรุณาเรียก raingan doctor เพื่อดูวิธีติดตั้ง",
        "This page is a picture, and OCR is not installed; its text is missing. Run: raingan doctor",
    ),
    "page-unreadable": (
        "warning",
        "อ่านหน้านี้ไม่ได้เลย ข้อความของหน้านี้ขาดหาย กรุณาขอไฟล์ใหม่จากผู้เผยแพร่",
        "This page could not be read at all; its text is missing. Ask the publisher for another copy.",
    ),
}


def _reading_notes(sheets: Iterable[PageContent], measures: Sequence[Record]) -> Iterator[Problem]:
    first, last = min(m.page_first for m in measures), max(m.page_last for m in measures)
    for sheet in sheets:
        for code in sheet.notes:
            severity, message_th, message_en = _NOTES[code]
            if code == "page-is-picture" and first < sheet.page_no < last:
                severity = "warning"  # a page of the table was scanned
            page_no = None if code == "file-rewritten" else sheet.page_no
            yield Problem(code, severity, message_th, message_en, page_no=page_no)


def _missing_columns(layouts: Sequence[Layout]) -> Iterator[Problem]:
    for name in sorted({name for layout in layouts for name in layout.missing}):
        yield Problem(
            "column-missing",
            "warning",
            f"ไม่พบคอลัมน์ {TITLES[name]} กรุณาเทียบกับหัวตารางในไฟล์ต้นฉบับ",
            f"No column {name} was found. Compare the table's header in the source file.",
            field=name,
        )


def _other_columns(measures: Sequence[Record], layouts: Sequence[Layout]) -> Iterator[Problem]:
    for name in sorted({layout.guessed for layout in layouts if layout.guessed}):
        yield Problem(
            "column-guessed",
            "warning",
            f"หัวคอลัมน์หนึ่งไม่เป็นที่รู้จัก จึงถือว่าเป็น {TITLES[name]} ซึ่งเหลืออยู่เพียงช่องเดียว กรุณาตรวจกับต้นฉบับ",
            f"The header of one column is not known; it was taken for {name}, the only field left. Check the source.",
            field=name,
        )
    filled = {header: None for measure in measures for header, cells in measure.others if any(c.lines for c in cells)}
    for header in filled:
        yield Problem(
            "column-not-used",
            "info",
            f"คอลัมน์ {header} ไม่อยู่ในหกคอลัมน์ของชุดข้อมูล ดูข้อความได้ใน JSON",
            f"The column {header} is none of the dataset's six; the JSON keeps its text.",
        )


def _numbers(measures: Sequence[Record]) -> Iterator[Problem]:
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


def _empty_cells(measures: Iterable[Record], layouts: Sequence[Layout]) -> Iterator[Problem]:
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
    last = max((measure.page_last for measure in report.measures), default=0)
    for table in report.other_tables:
        if table.page_first > last and table.cols == len(TITLES):
            yield Problem(
                "table-not-joined",
                "warning",
                f"หน้า {table.page_first} มีตารางหกคอลัมน์ต่อท้ายที่เชื่อมกับตารางมาตรการไม่ได้ กรุณาตรวจกับต้นฉบับ ดูได้ใน JSON",
                f"Page {table.page_first} has a six-column table that could not be joined to the measures. "
                "Check it against the source; the JSON keeps it.",
                page_no=table.page_first,
            )
            continue
        yield Problem(
            "other-table",
            "info",
            f"หน้า {table.page_first} มีตารางอื่นที่ไม่ใช่ตารางมาตรการ ({table.rows} แถว {table.cols} คอลัมน์) ดูได้ใน JSON",
            f"Page {table.page_first} has a table that holds no measures ({table.rows} rows, {table.cols} columns); "
            "the JSON keeps it.",
            page_no=table.page_first,
        )
