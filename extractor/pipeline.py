"""One report through the stages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractor.checks import run_checks
from extractor.checks.coverage import reconcile
from extractor.document import read_document
from extractor.model import Line, Record, Report, Source
from extractor.model.displayed import as_displayed
from extractor.options import Options
from extractor.repair import TextRepair
from extractor.report.identity.identification import identify
from extractor.report.records import read_records, with_dates
from extractor.report.surrounding_lines import lines_around
from extractor.tables.form_matching import match_form
from extractor.tables.stitching import stitch


def read_report(source: Source, options: Options) -> Report:
    """Read a report: find its tables, match them with a form, read its records, say who reported, and check it.

    Args:
        source: The file.
        options: How it is read.

    Returns:
        The report, its boxes in points of the pages as displayed, origin top-left.

    Raises:
        ReportError: The file cannot give a report; the error's class says why.
        NotInstalledError: OCR is needed, and missing.
    """
    document = read_document(source, options)
    if document.verdict:
        raise document.verdict
    tables = stitch(document.sheets)
    match = match_form(tables)
    records = read_records(match.tables, document.mender)
    around = lines_around(document.sheets, match.tables[0][0])
    elsewhere = [*_repaired(around.left_over, document.mender), *_item_texts(records)]
    identity, findings = identify(_repaired(around.front_matter, document.mender), elsewhere)
    report = Report(
        source=source,
        kind=document.kind,
        identity=identity,
        form=match.form,
        records=with_dates(records, match.form, identity.fiscal_year_be),
        front_matter=around.front_matter,
        left_over=around.left_over,
        other_tables=match.other_tables,
        pages=len(document.sheets),
        pages_ocr=document.pages_ocr,
        origins=tuple((page.page_no, page.origin, page.transform) for page in document.sheets),
    )
    accounts = reconcile(
        document.sheets, records, match.tables, match.other_tables, around.front_matter, around.left_over
    )
    report = replace(report, accounts=accounts)
    problems = run_checks(report, match.layouts, document.sheets)
    report = replace(report, problems=(*findings, *problems))
    return as_displayed(report, document.transforms)


def _repaired(lines: Iterable[Line], text_repair: TextRepair) -> list[str]:
    """The text of each line, repaired by itself."""
    return [text_repair.repair([line]).text for line in lines]


def _item_texts(records: Iterable[Record]) -> list[str]:
    """The texts of all items."""
    texts = []
    for record in records:
        for items in record.items.values():
            texts += [item.text for item in items]
    return texts
