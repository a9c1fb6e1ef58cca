"""A report as data, exact and whole, as its JSON holds it: raw and published text, every fragment, every change."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict

from extractor.checks.plausibility import SURE
from extractor.dataset.provenance import Content, Told, box_content
from extractor.dataset.schema import COLUMNS
from extractor.model import FIELDS, ITEM_FIELDS, Line, Origin, PageTransform, Problem, Record, Report
from extractor.version import VERSION

# BE 2566 is CE 2023.
_BE_MINUS_CE = 543


def to_json(content: Content) -> bytes:
    """The bytes of a report's file."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def content_of(report: Report) -> Content:
    """Everything that the dataset tells of a report; `report` is its row in reports.csv."""
    told = Told({page_no: origin.read_by for page_no, origin, _ in report.origins})
    measures = [told.measure(measure, needs_review=_needs_review(report, measure)) for measure in report.measures]
    return {
        "report": _row(report, measures),
        "pages": [_page(*origin) for origin in report.origins],
        "reconciliation": [asdict(account) for account in report.accounts],
        "measures": measures,
        "front_matter": [_line(line) for line in report.front_matter],
        "left_over": [_line(line) for line in report.left_over],
        "other_tables": [told.table(table) for table in report.other_tables],
        "problems": [asdict(problem) for problem in report.problems],
    }


def with_findings(content: Content, findings: Iterable[Problem]) -> Content:
    """A report's content with what was found beside others, which its own JSON does not hold."""
    told = [asdict(problem) for problem in findings]
    row, problems = content["report"], [*content["problems"], *told]
    warned = row["status"] == "ok" and any(problem["severity"] == "warning" for problem in told)
    about = {**row, "problems": len(problems), "status": "warnings" if warned else row["status"]}
    return {**content, "report": about, "problems": problems}


def _row(report: Report, measures: list[Content]) -> Content:
    who, failed = report.identity, report.status == "failed"
    year = who.fiscal_year_be
    items = {name: [item for m in measures for item in m["fields"][name]["items"]] for name in FIELDS}
    return {
        "report_id": report.report_id,
        "source_file": report.source.name,
        "source_sha256": report.source.sha256,
        "source_kind": report.kind,
        "status": report.status,
        "pages": report.pages or None,
        "pages_ocr": report.pages_ocr,
        **{name: getattr(who, name) for name in COLUMNS["reports"] if hasattr(who, name)},
        "fiscal_year_ce": year - _BE_MINUS_CE if year else None,
        "measures": len(measures),
        "items": sum(len(items[name]) for name in ITEM_FIELDS),
        "corrections": sum(len(item["changes"]) for name in FIELDS for item in items[name]),
        "problems": len(report.problems),
        "confidence": None if failed else _mean(report),
        "version": VERSION,
    }


def _mean(report: Report) -> float:
    """Confidence of the report's characters: the items' own, weighted by length."""
    items = [item for measure in report.measures for name in FIELDS for item in measure.items[name]]
    length = sum(len(item.text) for item in items)
    return round(sum(item.confidence * len(item.text) for item in items) / length, 4) if length else 0.0


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


def _needs_review(report: Report, measure: Record) -> bool:
    warned = any(p.measure_number == measure.number and p.severity != "info" for p in report.problems)
    return warned or measure.confidence < SURE


def _line(line: Line) -> Content:
    return {"page_no": line.page_no, "box": box_content(line.box), "text": line.text}
