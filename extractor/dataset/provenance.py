"""Where everything of a report stands and how it was come by: pages, boxes, raw lines, what read them, every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from typing import Any

from extractor.model import FIELDS, Box, Field, Fragment, Item, Record, Table
from normalizer import Change

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """Tells where things stand and what read them: an engine, `text-layer` or `transcript` by page, or nothing."""

    read_by: Mapping[int, str]

    def measure(self, measure: Record, *, needs_review: bool) -> Content:
        """A measure: its cells, their items, and where on each page it stands."""
        return {
            "number": measure.number,
            "number_printed": measure.number_printed,
            "page_first": measure.page_first,
            "page_last": measure.page_last,
            "period_start": measure.period_start.isoformat() if measure.period_start else None,
            "period_end": measure.period_end.isoformat() if measure.period_end else None,
            "confidence": round(measure.confidence, 4),
            "needs_review": needs_review,
            "fragments": list(self._parts(measure)),
            "fields": {name: self._field(measure, name) for name in FIELDS},
            "other_columns": [
                {"header": header, "fragments": self._fragments(fragments)} for header, fragments in measure.others
            ],
        }

    def table(self, table: Table) -> Content:
        """A table: its cells with spans, fragments and boxes; raw text."""
        cells = [
            {
                "row": cell.row,
                "col": cell.col,
                "rowspan": cell.rowspan,
                "colspan": cell.colspan,
                "fragments": self._fragments(cell.fragments),
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

    def _parts(self, measure: Record) -> Iterator[Content]:
        """The part of each page that holds the measure: the box around its cells there."""
        cells = sorted((f for cell in measure.cells.values() for f in cell), key=lambda f: f.page_no)
        for page_no, group in groupby(cells, key=lambda f: f.page_no):
            parts = list(group)
            boxes = [part.box for part in parts if part.box]
            joined_by = next((part.joined_by for part in parts if part.joined_by), "")
            box = reduce(Box.around, boxes) if boxes else None
            yield {"page_no": page_no, "box": box_content(box), **self._by(page_no), "joined_by": joined_by}

    def _field(self, measure: Record, name: Field) -> Content:
        return {
            "text": measure.text(name),
            "items": [self._item(item) for item in measure.items[name]],
            "fragments": self._fragments(measure.cells[name]),
        }

    def _item(self, item: Item) -> Content:
        return {
            "number": item.number,
            "marker": item.marker,
            "raw": item.raw,
            "text": item.text,
            "confidence": round(item.confidence, 4),
            "fragments": self._fragments(item.fragments),
            "changes": [_change(change) for change in item.changes],
        }

    def _fragments(self, fragments: Iterable[Fragment]) -> list[Content]:
        return [self._fragment(fragment) for fragment in fragments]

    def _fragment(self, fragment: Fragment) -> Content:
        sure = [value for line in fragment.lines for value in line.confidences]
        return {
            "page_no": fragment.page_no,
            "box": box_content(fragment.box),
            "lines": [line.text for line in fragment.lines],
            **self._by(fragment.page_no),
            "confidence": round(sum(sure) / len(sure), 4) if sure else 1.0,
            "joined_by": fragment.joined_by,
        }

    def _by(self, page_no: int) -> Content:
        return {"read_by": self.read_by[page_no]} if page_no in self.read_by else {}


def table_content(table: Table) -> Content:
    """A table as JSON content, wherever it was read."""
    return Told({}).table(table)


def _change(change: Change) -> Content:
    return {name: getattr(change, name) for name in change.__slots__}


def box_content(box: Box | None) -> list[float] | None:
    """x0, top, x1, bottom."""
    return [round(side, 2) for side in (box.x0, box.top, box.x1, box.bottom)] if box else None
