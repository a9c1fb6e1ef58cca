"""One report through the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.errors import NoMeasuresError, NoTableError, NoTextError, OtherTableError, ReportError
from extractor.intake import decode
from extractor.model import Line, Measure, Report, Sheet, Source, SourceKind, Table, Turn
from extractor.options import Options
from extractor.reading.health import Health
from extractor.reading.transcript import read_sheets
from extractor.report.checks import check
from extractor.report.identity import identify
from extractor.report.measures import read_measures
from extractor.report.periods import parse_period
from extractor.tables.columns import layout_of
from extractor.tables.stitch import stitch
from extractor.turning import as_displayed
from normalizer import Config, FontCensus, evidence_of, explain

# Share of characters right in the OCR transcripts at hand, measured against hand-corrected text.
_TRANSCRIPT_CONFIDENCE = 0.99
# A producer that ends some lines with a space and others without says where the author put one; one that ends
# (nearly) every line or none with a space says nothing.
_TELLING = (0.02, 0.8)


def read_report(source: Source, options: Options) -> Report:
    """Read a report. Raises a ReportError where the file cannot give one."""
    sheets, config, verdict = read_source(source, options)
    if verdict:
        raise verdict
    tables = stitch(sheets)
    layouts = [layout_of(table) for table in tables]
    found = [(table, layout) for table, layout in zip(tables, layouts, strict=True) if layout]
    if not found:
        raise _no_report(tables)
    kind: SourceKind = "text-layer" if source.format == "pdf" else "transcript"
    confidence = 1.0 if kind == "text-layer" else _TRANSCRIPT_CONFIDENCE
    measures = [m for table, layout in found for m in read_measures(table, layout, config, confidence)]
    if not measures:
        raise NoMeasuresError(
            "พบหัวตารางของรายงาน แต่ไม่มีมาตรการใดอยู่ใต้หัวตาราง กรุณาตรวจว่าไฟล์ครบทุกหน้า",
            "The report's header was found, but no measure below it. Check that the file has all its pages.",
        )
    front, rest = _outside(sheets, found[0][0])
    identity, findings = identify(_texts(front, config), [*_texts(rest, config), *_words(measures)])
    report = Report(
        source=source,
        kind=kind,
        pages=len(sheets),
        identity=identity,
        measures=tuple(_dated(measure, identity.fiscal_year_be) for measure in measures),
        problems=findings,
        front_matter=tuple(front),
        left_over=tuple(rest),
        other_tables=tuple(table for table, layout in zip(tables, layouts, strict=True) if not layout),
    )
    report = replace(report, problems=(*findings, *check(report, [layout for _, layout in found], sheets)))
    return as_displayed(report, turns_of(sheets))


def read_source(source: Source, options: Options) -> tuple[list[Sheet], Config, NoTextError | None]:
    """The sheets of a source, how to normalise its text, and why its text layer cannot be believed, if so.

    Raises a ReportError where the file cannot be opened.
    """
    if source.format != "pdf":
        sheets = list(read_sheets(decode(source.data) or "", source.format))
        return sheets, _misread_config(sheets, options), None
    # pdfplumber takes a third of a second to import: only where there is a PDF.
    from extractor.reading.document import read_pages
    from extractor.tables.fill import fill
    from extractor.tables.grid import find_tables

    sheets, health = [], Health()
    for page in read_pages(source.data, options.password):
        health.add(page)
        sheets.append(fill(page, find_tables(page)))
    return sheets, _config(sheets, options), health.verdict()


def turns_of(sheets: Iterable[Sheet]) -> dict[int, Turn]:
    """The pages that had to be turned to be read."""
    return {sheet.page_no: sheet.turn for sheet in sheets if sheet.turn and sheet.turn.degrees}


def _config(sheets: Sequence[Sheet], options: Options) -> Config:
    census = FontCensus()
    for line in _all_lines(sheets):
        census.add(line.text, line.fonts)
    ends = [line.text.endswith(" ") for above in _paragraphs(sheets) for line in above]
    share = sum(ends) / len(ends) if ends else 0.0
    return Config(
        line_end_spaces=_TELLING[0] < share < _TELLING[1],
        swapped_fonts=census.swapped(),
        loses_sara_am=census.loses_sara_am(),
        misread=False,
        keep_thai_digits=options.keep_thai_digits,
    )


def _misread_config(sheets: Iterable[Sheet], options: Options) -> Config:
    """For text that OCR read: what its own words tell of its misreadings."""
    config = Config(keep_thai_digits=options.keep_thai_digits)
    return replace(config, evidence=evidence_of(_texts(_all_lines(sheets), replace(config, misread=False))))


def _all_lines(sheets: Iterable[Sheet]) -> Iterator[Line]:
    for sheet in sheets:
        yield from sheet.lines
        yield from (line for table in sheet.tables for cell in table.cells for line in cell.lines)


def _paragraphs(sheets: Iterable[Sheet]) -> Iterator[tuple[Line, ...]]:
    """The lines of cells that another line follows."""
    for sheet in sheets:
        yield from (cell.lines[:-1] for table in sheet.tables for cell in table.cells)


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


def _outside(sheets: Sequence[Sheet], first: Table) -> tuple[list[Line], list[Line]]:
    """The lines that stand in no table: those above the report's table, and the rest."""
    front, rest = list[Line](), list[Line]()
    for sheet in sheets:
        for line in sheet.lines:
            (front if _above(line, sheet, first) else rest).append(line)
    return front, rest


def _above(line: Line, sheet: Sheet, table: Table) -> bool:
    if sheet.page_no != table.page_first or not line.box or not table.boxes:
        return sheet.page_no <= table.page_first
    return line.box.top < table.boxes[0][1].top


def _texts(lines: Iterable[Line], config: Config) -> list[str]:
    return [explain(line.text, config, line.fonts).text for line in lines]


def _words(measures: Iterable[Measure]) -> list[str]:
    return [item.text for measure in measures for items in measure.items.values() for item in items]


def _dated(measure: Measure, fiscal_year_be: int | None) -> Measure:
    period = parse_period(measure.text("period"), fiscal_year_be)
    return replace(measure, period_start=period[0], period_end=period[1]) if period else measure
