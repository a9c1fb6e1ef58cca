"""A report as data, exact and whole, as its JSON holds it: raw and published text, every fragment, every change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from extractor import forms
from extractor.dataset.record_json import RecordSerializer, box_content
from extractor.dataset.schema import Content
from extractor.model import REVIEW_BELOW, Item, Line, Origin, PageTransform, Problem, Record, Report
from extractor.model.form import Form
from extractor.model.thai_calendar import BUDDHIST_ERA_OFFSET
from extractor.version import VERSION

_CONFIDENCE_DECIMALS = 4


def to_json(content: Content) -> bytes:
    r"""Write what is told of a report as its file holds it.

    Args:
        content: What `content_of` gives.

    Returns:
        UTF-8 without a byte order mark; half of a surrogate pair, which UTF-8 cannot hold, is spelled out.

    >>> to_json({"agency": "เทศบาลตำบลปรุใหญ่"}).decode()
    '{\n "agency": "เทศบาลตำบลปรุใหญ่"\n}\n'
    """
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def content_of(report: Report) -> Content:
    """Tell all that the dataset holds of a report.

    Args:
        report: The report, its boxes in points of the pages as displayed.

    Returns:
        JSON content: `report` is its row in reports.csv, its records stand under the name of its form.
    """
    form = form_of(report)
    read_by = {page_no: origin.read_by for page_no, origin, _ in report.origins}
    serializer = RecordSerializer(read_by)
    records = list[Content]()
    for record in report.records:
        needs_review = _needs_review(report, record)
        records.append(serializer.record(record, form, needs_review=needs_review))
    pages = [_page(*origin) for origin in report.origins]
    reconciliation = [asdict(account) for account in report.accounts]
    other_tables = [serializer.table(table) for table in report.other_tables]
    problems = [asdict(problem) for problem in report.problems]
    return {
        "report": _row(report, form),
        "pages": pages,
        "reconciliation": reconciliation,
        form.name: records,
        "front_matter": _lines(report.front_matter),
        "left_over": _lines(report.left_over),
        "other_tables": other_tables,
        "problems": problems,
    }


def form_of(report: Report) -> Form:
    """Say of what form a report is.

    Args:
        report: The report.

    Returns:
        Its form; that of a file which gave no report is the default one.
    """
    return report.form or forms.default()


def with_findings(content: Content, findings: Iterable[Problem]) -> Content:
    """Add what was found beside other reports, which a report's own JSON does not hold.

    Args:
        content: What its JSON holds.
        findings: The findings about it.

    Returns:
        The content with these problems, their count, and the status that follows from them.
    """
    row = content["report"]
    added = [asdict(problem) for problem in findings]
    problems = [*content["problems"], *added]
    is_warned = any(problem["severity"] == "warning" for problem in added)
    status = "warnings" if is_warned and row["status"] == "ok" else row["status"]
    return {
        **content,
        "report": {**row, "problems": len(problems), "status": status},
        "problems": problems,
    }


def _row(report: Report, form: Form) -> Content:
    """The report's row in reports.csv."""
    year = report.identity.fiscal_year_be
    items = _items(report.records, form.field_names)
    corrections = sum(len(item.changes) for item in items)
    return {
        "report_id": report.report_id,
        "source_file": report.source.name,
        "source_sha256": report.source.sha256,
        "source_kind": report.kind,
        "status": report.status,
        "pages": report.pages or None,
        "pages_ocr": report.pages_ocr,
        **asdict(report.identity),
        "fiscal_year_ce": year - BUDDHIST_ERA_OFFSET if year else None,
        form.name: len(report.records),
        "items": len(_items(report.records, form.item_field_names)),
        "corrections": corrections,
        "problems": len(report.problems),
        "confidence": None if report.status == "failed" else _mean_confidence(items),
        "version": VERSION,
    }


def _items(records: Iterable[Record], fields: Sequence[str]) -> list[Item]:
    """The items of these fields of all records."""
    items = list[Item]()
    for record in records:
        for name in fields:
            items += record.items[name]
    return items


def _mean_confidence(items: Sequence[Item]) -> float:
    """Confidence of the report's characters: the items' own, weighted by length."""
    length = sum(len(item.text) for item in items)
    if not length:
        return 0.0
    weighted = sum(item.confidence * len(item.text) for item in items)
    return round(weighted / length, _CONFIDENCE_DECIMALS)


def _page(page_no: int, origin: Origin, transform: PageTransform | None) -> Content:
    """How a page was read: by what, why not from its text layer, at what resolution, and turned how."""
    return {
        "page_no": page_no,
        "read_by": origin.read_by,
        "reason": origin.reason,
        "dpi": round(origin.dpi) if origin.dpi else None,
        "turned": transform.degrees if transform else 0,
        "skew": transform.skew if transform else 0.0,
    }


def _needs_review(report: Report, record: Record) -> bool:
    """Whether a person should look at a record: something was found about it, or its text is not sure."""
    for problem in report.problems:
        if problem.measure_number == record.number and problem.severity != "info":
            return True
    return record.confidence < REVIEW_BELOW


def _lines(lines: Iterable[Line]) -> list[Content]:
    contents = list[Content]()
    for line in lines:
        box = box_content(line.box)
        contents.append({"page_no": line.page_no, "box": box, "text": line.text})
    return contents
