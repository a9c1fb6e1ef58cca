"""A report as JSON: exact and whole, raw text beside published text, every fragment and every change."""

from __future__ import annotations

import json
from typing import Any

from extractor.model import FIELDS, Box, Field, Fragment, Item, Line, Measure, Origin, Report, Table, Turn
from normalizer import Change


def to_json(report: Report, row: dict[str, Any]) -> bytes:
    """The bytes of a report's file; `row` is its row in reports.csv."""
    content = {
        "report": row,
        "pages": [_page(*origin) for origin in report.origins],
        "measures": [_measure(measure) for measure in report.measures],
        "front_matter": [_line(line) for line in report.front_matter],
        "left_over": [_line(line) for line in report.left_over],
        "other_tables": [table_content(table) for table in report.other_tables],
        "problems": [{name: getattr(problem, name) for name in problem.__slots__} for problem in report.problems],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _page(page_no: int, origin: Origin, turn: Turn | None) -> dict[str, Any]:
    """How a page was read: by what, why not from its text layer, at what resolution, and turned how."""
    return {
        "page_no": page_no,
        "read_by": origin.read_by,
        "reason": origin.reason,
        "dpi": round(origin.dpi) if origin.dpi else None,
        "turned": turn.degrees if turn else 0,
        "skew": turn.skew if turn else 0.0,
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "number": measure.number,
        "number_printed": measure.number_printed,
        "page_first": measure.page_first,
        "page_last": measure.page_last,
        "period_start": measure.period_start.isoformat() if measure.period_start else None,
        "period_end": measure.period_end.isoformat() if measure.period_end else None,
        "fields": {name: _field(measure, name) for name in FIELDS},
        "other_columns": [
            {"header": header, "fragments": [_fragment(fragment) for fragment in fragments]}
            for header, fragments in measure.others
        ],
    }


def _field(measure: Measure, name: Field) -> dict[str, Any]:
    return {
        "text": measure.text(name),
        "items": [_item(item) for item in measure.items[name]],
        "fragments": [_fragment(fragment) for fragment in measure.cells[name]],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "marker": item.marker,
        "raw": item.raw,
        "text": item.text,
        "confidence": round(item.confidence, 4),
        "fragments": [_fragment(fragment) for fragment in item.fragments],
        "changes": [_change(change) for change in item.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {name: getattr(change, name) for name in change.__slots__}


def _fragment(fragment: Fragment) -> dict[str, Any]:
    return {"page_no": fragment.page_no, "box": _box(fragment.box), "lines": [line.text for line in fragment.lines]}


def _line(line: Line) -> dict[str, Any]:
    return {"page_no": line.page_no, "box": _box(line.box), "text": line.text}


def table_content(table: Table) -> dict[str, Any]:
    """A table as JSON content: its cells with spans, fragments and boxes; raw text."""
    cells = [
        {
            "row": cell.row,
            "col": cell.col,
            "rowspan": cell.rowspan,
            "colspan": cell.colspan,
            "fragments": [_fragment(fragment) for fragment in cell.fragments],
        }
        for cell in table.cells
    ]
    return {
        "page_first": table.page_first,
        "page_last": table.page_last,
        "rows": table.rows,
        "cols": table.cols,
        "cells": cells,
    }


def _box(box: Box | None) -> list[float] | None:
    return [round(side, 2) for side in (box.x0, box.top, box.x1, box.bottom)] if box else None
