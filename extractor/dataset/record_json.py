"""Records and tables as JSON content: where everything stands and how it was come by, down to every raw line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import reduce
from itertools import groupby
from operator import attrgetter

from extractor.dataset.schema import Content
from extractor.model import Box, Fragment, Item, Record, Table
from extractor.model.form import Form

# Decimals of confidence, and of places in points.
_CONFIDENCE_DECIMALS = 4
_POINT_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class RecordSerializer:
    """Makes JSON content of records and tables.

    Attributes:
        read_by: What read each page, by its number: an engine, `text-layer` or `transcript`; where a page is missing,
            nothing is said of it.
    """

    read_by: Mapping[int, str]

    def record(self, record: Record, form: Form, *, needs_review: bool) -> Content:
        """Tell all of a record: its cells, their items, and where on each page it stands.

        Args:
            record: The record.
            form: The form of its report.
            needs_review: Whether a person should look at it.

        Returns:
            JSON content; boxes are in points of the page as displayed, pages count from 1.
        """
        start = record.period_start
        end = record.period_end
        fields = {name: self._field(record, name) for name in form.field_names}
        other_columns = [self._other_column(header, fragments) for header, fragments in record.other_columns]
        return {
            "number": record.number,
            "number_printed": record.number_printed,
            "page_first": record.page_first,
            "page_last": record.page_last,
            "period_start": start.isoformat() if start else None,
            "period_end": end.isoformat() if end else None,
            "confidence": round(record.confidence, _CONFIDENCE_DECIMALS),
            "needs_review": needs_review,
            "fragments": list(self._parts_by_page(record)),
            "fields": fields,
            "other_columns": other_columns,
        }

    def table(self, table: Table) -> Content:
        """Tell all of a table: its cells with spans, fragments and boxes; raw text.

        Args:
            table: The table.

        Returns:
            JSON content; rows and columns count from 0.
        """
        cells = list[Content]()
        for cell in table.cells:
            content = {
                "row": cell.row,
                "col": cell.col,
                "rowspan": cell.rowspan,
                "colspan": cell.colspan,
                "fragments": self._fragments(cell.fragments),
            }
            cells.append(content)
        return {
            "page_first": table.page_first,
            "page_last": table.page_last,
            "rows": table.rows,
            "cols": table.cols,
            "cells": cells,
        }

    def _parts_by_page(self, record: Record) -> Iterator[Content]:
        """The part of each page that holds the record: the box around its cells there."""
        fragments = list[Fragment]()
        for cell in record.cells.values():
            fragments += cell
        fragments.sort(key=attrgetter("page_no"))
        for page_no, group in groupby(fragments, key=attrgetter("page_no")):
            on_page = list(group)
            boxes = [fragment.box for fragment in on_page if fragment.box]
            joints = [fragment.joined_by for fragment in on_page if fragment.joined_by]
            yield {
                "page_no": page_no,
                "box": box_content(reduce(Box.around, boxes) if boxes else None),
                **self._reader_of(page_no),
                "joined_by": joints[0] if joints else "",
            }

    def _field(self, record: Record, name: str) -> Content:
        return {
            "text": record.text(name),
            "items": [self._item(item) for item in record.items[name]],
            "fragments": self._fragments(record.cells[name]),
        }

    def _other_column(self, header: str, fragments: Iterable[Fragment]) -> Content:
        return {"header": header, "fragments": self._fragments(fragments)}

    def _item(self, item: Item) -> Content:
        return {
            "number": item.number,
            "marker": item.marker,
            "raw": item.raw,
            "text": item.text,
            "confidence": round(item.confidence, _CONFIDENCE_DECIMALS),
            "fragments": self._fragments(item.fragments),
            "changes": [asdict(change) for change in item.changes],
        }

    def _fragments(self, fragments: Iterable[Fragment]) -> list[Content]:
        return [self._fragment(fragment) for fragment in fragments]

    def _fragment(self, fragment: Fragment) -> Content:
        return {
            "page_no": fragment.page_no,
            "box": box_content(fragment.box),
            "lines": [line.text for line in fragment.lines],
            **self._reader_of(fragment.page_no),
            "confidence": _engine_confidence(fragment),
            "joined_by": fragment.joined_by,
            **({"drawn": fragment.drawn} if fragment.drawn else {}),
        }

    def _reader_of(self, page_no: int) -> Content:
        return {"read_by": self.read_by[page_no]} if page_no in self.read_by else {}


def table_content(table: Table) -> Content:
    """Tell all of a table whose pages are not said to be read by anything.

    Args:
        table: The table.

    Returns:
        JSON content; rows and columns count from 0, boxes are in points.
    """
    return RecordSerializer({}).table(table)


def box_content(box: Box | None) -> list[float] | None:
    """Write a box as JSON has it.

    Args:
        box: A box in points, origin top-left; None where there is none, as in transcripts.

    Returns:
        x0, top, x1, bottom in points, or None.
    """
    if box is None:
        return None
    sides = (box.x0, box.top, box.x1, box.bottom)
    return [round(side, _POINT_DECIMALS) for side in sides]


def _engine_confidence(fragment: Fragment) -> float:
    """The mean of what an engine says of each character; 1 where none read it."""
    confidences = list[float]()
    for line in fragment.lines:
        confidences += line.confidences
    if not confidences:
        return 1.0
    return round(sum(confidences) / len(confidences), _CONFIDENCE_DECIMALS)
