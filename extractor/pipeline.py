"""One report through the stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.checks.coverage import reconcile
from extractor.checks.structure import check
from extractor.document import read_document
from extractor.errors import NoMeasuresError, NoTableError, OtherTableError, ReportError
from extractor.model import Line, PageContent, Record, Report, Source, Table
from extractor.model.displayed import as_displayed
from extractor.options import Options
from extractor.repair import TextRepair
from extractor.report.identity.identification import identify
from extractor.report.periods import parse_period
from extractor.report.records import read_measures
from extractor.tables.header_matching import layout_of
from extractor.tables.stitching import stitch


def read_report(source: Source, options: Options) -> Report:
    """Read a report. Raises a ReportError where the file cannot give one."""
    document = read_document(source, options)
    if document.verdict:
        raise document.verdict
    sheets, mender = document.sheets, document.mender
    tables = stitch(sheets)
    layouts = [layout_of(table) for table in tables]
    found = [(table, layout) for table, layout in zip(tables, layouts, strict=True) if layout]
    if not found:
        raise _no_report(tables)
    measures = [m for table, layout in found for m in read_measures(table, layout, mender)]
    if not measures:
        raise NoMeasuresError(
            "พบหัวตารางของรายงาน แต่ไม่มีมาตรการใดอยู่ใต้หัวตาราง กรุณาตรวจว่าไฟล์ครบทุกหน้า",
            "The report's header was found, but no measure below it. Check that the file has all its pages.",
        )
    front, rest = _outside(sheets, found[0][0])
    others = tuple(table for table, layout in zip(tables, layouts, strict=True) if not layout)
    identity, findings = identify(_texts(front, mender), [*_texts(rest, mender), *_words(measures)])
    report = Report(
        source=source,
        kind=document.kind,
        pages=len(sheets),
        pages_ocr=document.pages_ocr,
        origins=tuple((sheet.page_no, sheet.origin, sheet.transform) for sheet in sheets),
        identity=identity,
        measures=tuple(_dated(measure, identity.fiscal_year_be) for measure in measures),
        problems=findings,
        front_matter=tuple(front),
        left_over=tuple(rest),
        other_tables=others,
        accounts=reconcile(sheets, measures, found, others, front, rest),
    )
    report = replace(report, problems=(*findings, *check(report, [layout for _, layout in found], sheets)))
    return as_displayed(report, document.transforms)


def _no_report(tables: Sequence[Table]) -> ReportError:
    if tables:
        return OtherTableError(
            f"พบตาราง {len(tables)} ตาราง แต่ไม่มีตารางใดมีคอลัมน์ของรายงานมาตรการ หากต้องการทุกตารางให้ใช้คำสั่ง raingan tables",
            f"Found {len(tables)} table(s), none with the columns of a measures report. "
            "For tables of any shape use: raingan tables",
        )
    return NoTableError(
        "ไม่พบตารางที่มีเส้นในไฟล์นี้ กรุณาตรวจว่าเป็นรายงานที่ต้องการ",
        "There is no ruled table in this file. Check that it is the report you meant.",
    )


def _outside(sheets: Sequence[PageContent], first: Table) -> tuple[list[Line], list[Line]]:
    """The lines that stand in no table: those above the report's table, and the rest."""
    front, rest = list[Line](), list[Line]()
    for sheet in sheets:
        for line in sheet.lines:
            (front if _above(line, sheet, first) else rest).append(line)
    return front, rest


def _above(line: Line, sheet: PageContent, table: Table) -> bool:
    if sheet.page_no != table.page_first or not line.box or not table.boxes:
        return sheet.page_no <= table.page_first
    return line.box.top < table.boxes[0][1].top


def _texts(lines: Iterable[Line], mender: TextRepair) -> list[str]:
    return [mender.explain([line]).text for line in lines]


def _words(measures: Iterable[Record]) -> list[str]:
    return [item.text for measure in measures for items in measure.items.values() for item in items]


def _dated(measure: Record, fiscal_year_be: int | None) -> Record:
    period = parse_period(measure.text("period"), fiscal_year_be)
    return replace(measure, period_start=period[0], period_end=period[1]) if period else measure
