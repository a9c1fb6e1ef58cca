"""Reports become rows, and rows pandas frames, with the columns of the dataset contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from extractor.dataset.contract import COLUMNS, INTEGERS
from extractor.model import FIELDS, ITEM_FIELDS, Box, Field, Item, Measure, Report
from extractor.version import VERSION
from normalizer import Change, apply, origin, steps

Row = dict[str, Any]

# BE 2566 is CE 2023.
_BE_MINUS_CE = 543
# A measure below this wants a second look (all text layers are above it).
_REVIEW_BELOW = 0.9
# Characters of context shown on each side of a change.
_CONTEXT = 20


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """A frame of one of the contract's tables; whole numbers are nullable integers."""
    data = pd.DataFrame(list(rows), columns=list(COLUMNS[table]))
    return data.astype({name: "Int64" for name in COLUMNS[table] if name in INTEGERS and name != table})


def rows_of(report: Report) -> dict[str, list[Row]]:
    """The rows of one report for every table."""
    found = {
        "measures": [_measure_row(report, measure) for measure in report.measures],
        "items": [row for measure in report.measures for row in _item_rows(report, measure)],
        "corrections": [row for measure in report.measures for row in _correction_rows(report, measure)],
        "problems": [_problem_row(report, problem) for problem in report.problems],
    }
    return {"reports": [_report_row(report, found)], **found}


def _report_row(report: Report, found: dict[str, list[Row]]) -> Row:
    who, failed = report.identity, report.status == "failed"
    year = who.fiscal_year_be
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
        **{table: len(rows) for table, rows in found.items()},
        "confidence": None if failed else _mean(report),
        "version": VERSION,
    }


def _mean(report: Report) -> float:
    """Confidence of the report's characters: the items' own, weighted by length."""
    items = [item for measure in report.measures for name in FIELDS for item in measure.items[name]]
    length = sum(len(item.text) for item in items)
    return round(sum(item.confidence * len(item.text) for item in items) / length, 4) if length else 0.0


def _measure_row(report: Report, measure: Measure) -> Row:
    who = report.identity
    warned = any(p.measure_number == measure.number and p.severity != "info" for p in report.problems)
    return {
        "report_id": report.report_id,
        "source_file": report.source.name,
        "fiscal_year_be": who.fiscal_year_be,
        "agency": who.agency,
        "province": who.province,
        "measure_number": measure.number,
        **{name: measure.text(name) for name in FIELDS},
        "period_start": measure.period_start.isoformat() if measure.period_start else "",
        "period_end": measure.period_end.isoformat() if measure.period_end else "",
        "page_first": measure.page_first,
        "page_last": measure.page_last,
        "confidence": round(measure.confidence, 4),
        "needs_review": warned or measure.confidence < _REVIEW_BELOW,
    }


def _item_rows(report: Report, measure: Measure) -> Iterator[Row]:
    for name in ITEM_FIELDS:
        for item in measure.items[name]:
            fragment = item.fragments[0] if item.fragments else None
            yield {
                "report_id": report.report_id,
                "measure_number": measure.number,
                "field": name,
                "item_number": item.number,
                "text": item.text,
                "page_no": fragment.page_no if fragment else None,
                **_corners(fragment.box if fragment else None),
                "confidence": round(item.confidence, 4),
            }


def _corners(box: Box | None) -> Row:
    return {name: round(getattr(box, name), 2) if box else None for name in ("x0", "top", "x1", "bottom")}


def _correction_rows(report: Report, measure: Measure) -> Iterator[Row]:
    for name in FIELDS:
        for item in measure.items[name]:
            for change, context, page_no in _in_context(item):
                yield {
                    "report_id": report.report_id,
                    "measure_number": measure.number,
                    "field": name,
                    "item_number": item.number,
                    "page_no": page_no,
                    **{key: getattr(change, key) for key in ("rule", "kind", "status", "before", "after")},
                    "context": context,
                    "confidence": round(change.confidence, 4),
                }


def _in_context(item: Item) -> Iterator[tuple[Change, str, int | None]]:
    """Each change, the words around it in the text that its rule was given, and the page that it stands on."""
    text, earlier = item.raw, list[Change]()
    for changes in steps(item.changes):
        for change in changes:
            start, end = change.span
            context = text[max(0, start - _CONTEXT) : end + _CONTEXT].replace("\n", "⏎")
            yield change, context, item.page_at(origin(earlier, start))
        text = apply(text, changes)
        earlier += changes


def _problem_row(report: Report, problem: Any) -> Row:
    fields = {name: getattr(problem, name) for name in COLUMNS["problems"] if hasattr(problem, name)}
    return {"report_id": report.report_id, "source_file": report.source.name, **fields}


__all__ = ["COLUMNS", "Field", "Row", "frame", "rows_of"]
