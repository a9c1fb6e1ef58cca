"""One report through the stages, each of them one verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.checks import run_checks
from extractor.checks.coverage import reconcile
from extractor.document import Document, read_document
from extractor.errors import NoTableError, NoTextError
from extractor.forms import registered_forms
from extractor.inputs.attached_files import attached_reports, is_attached
from extractor.model import (
    Line,
    Problem,
    Record,
    Report,
    ReportTable,
    Source,
    Table,
)
from extractor.model.displayed import as_displayed
from extractor.options import Options
from extractor.repair import TextRepair
from extractor.report.column_doubt import with_column_doubt
from extractor.report.identity.identification import identify
from extractor.report.records import read_records, with_dates
from extractor.report.surrounding_lines import lines_around, titles_of
from extractor.report.unseen_texts import unseen_texts
from extractor.tables.form_matching import report_tables
from extractor.tables.sheets import stitch_sheets

# A table of no known form has so many rows, its header among them, that fill so many columns; else it arranges a page.
_FEWEST_FILLED = 2
# Errors of a file that holds no report; attached to one, it is no fault.
_HOLDS_NOTHING = ("no-table", "no-text-layer/nothing-read")


def read_report(source: Source, options: Options) -> Report:
    """Read a report.

    The document is read page by page, its tables are stitched over pages and matched with a form, records are read, and
    the agency is identified; then characters are reconciled with those of the pages, and the report is checked.

    Args:
        source: The file.
        options: How it is read.

    Returns:
        The report, its boxes in points of the pages as displayed, origin top-left; without tables for the cover of a
        portfolio, and for what is attached to a report and holds none.

    Raises:
        ReportError: The file cannot give a report; the error's class says why.
        NotInstalledError: OCR is needed, and missing.
    """
    return report_from(source, read_document(source, options), options)


def report_from(source: Source, document: Document, options: Options) -> Report:
    """Make a report of a document that was read, with what is attached to it.

    Args:
        source: The file.
        document: Its pages with their tables.
        options: How it was read.

    Returns:
        The report, as `read_report` gives it.

    Raises:
        ReportError: The file cannot give a report; the error's class says why.
    """
    attached = _attached_findings(source, options)
    try:
        if document.verdict:
            raise document.verdict
        with registered_forms(options.forms):
            report = report_of(source, document)
    except (NoTableError, NoTextError) as error:
        if is_attached(source.name) and error.key in _HOLDS_NOTHING:
            attached = (Problem.of("nothing-attached"), *attached)
        if not attached:
            raise
        report = Report(
            source,
            document.kind,
            pages=len(document.page_contents),
            pages_ocr=document.pages_ocr,
        )
    return replace(report, problems=(*attached, *report.problems))


def _attached_findings(source: Source, options: Options) -> tuple[Problem, ...]:
    """That reports are attached to a file, which are files of their own for a run."""
    names = [
        attachment.name
        for attachment in attached_reports(source.data, options.password)
    ]
    return (
        (
            Problem.of(
                "reports-attached", names=" / ".join(names), count=len(names)
            ),
        )
        if names
        else ()
    )


def report_of(source: Source, document: Document) -> Report:
    """Make a report of pages that were read.

    Args:
        source: The file.
        document: Its pages with their tables; what was read on a page and stands in none of its lines is lost.

    Returns:
        The report, its boxes in points of the pages as displayed, origin top-left.

    Raises:
        NoTableError: There is no table; what only arranges a page is none.
        NoMeasuresError: There are tables of known forms, but no row in any.
    """
    pages = document.page_contents
    text_repair = document.text_repair
    matched = matched_tables(document)
    if not any(table.layout or _holds_data(table) for table in matched):
        raise NoTableError
    around = lines_around(pages, first_table=_first_table(matched))
    tables, records = read_records(matched, text_repair)
    records = with_column_doubt(records, tables)
    elsewhere = [
        *_repaired(around.left_over, text_repair),
        *_item_texts(records),
    ]
    identity, findings = identify(
        _repaired(around.front_matter, text_repair), elsewhere
    )
    report = Report(
        source=source,
        kind=document.kind,
        identity=identity,
        tables=tables,
        records=with_dates(records, identity.fiscal_year_be),
        front_matter=around.front_matter,
        left_over=around.left_over,
        hidden_texts=unseen_texts(pages),
        pages=len(pages),
        pages_ocr=document.pages_ocr,
        origins=tuple(
            (page.page_no, page.origin, page.transform) for page in pages
        ),
        set_aside=tuple(print_ for page in pages for print_ in page.set_aside),
    )
    report = replace(report, accounts=reconcile(report, pages))
    problems = run_checks(report, pages)
    report = replace(report, problems=(*findings, *problems))
    return as_displayed(report, document.transforms)


def matched_tables(document: Document) -> tuple[ReportTable, ...]:
    """Stitch the tables of a document, and match them with the forms that are known.

    Args:
        document: Its pages with their tables.

    Returns:
        The tables in order, each with its layout where its form is known.
    """
    stitched = stitch_sheets(document.page_contents)
    return report_tables(stitched, titles_of(stitched, document.page_contents))


def _holds_data(table: ReportTable) -> bool:
    """Whether a table of no known form is more than a frame or an arrangement: several rows fill several columns."""
    filled_rows = 0
    for row in table.table.grid():
        filled = {cell.col for cell in row if cell and not cell.blank}
        filled_rows += len(filled) >= _FEWEST_FILLED
    return filled_rows >= _FEWEST_FILLED


def _first_table(tables: Sequence[ReportTable]) -> Table:
    """The first table of a known form; of any form, where there is none."""
    known = [table.table for table in tables if table.layout]
    return known[0] if known else tables[0].table


def _repaired(lines: Iterable[Line], text_repair: TextRepair) -> list[str]:
    """The text of each line, repaired by itself."""
    return [text_repair.repair([line]).text for line in lines]


def _item_texts(records: Iterable[Record]) -> list[str]:
    """The texts of all items."""
    texts: list[str] = []
    for record in records:
        for items in record.items.values():
            texts += [item.text for item in items]
    return texts
