"""Records and cells as JSON content: where everything stands and how it was come by, down to every raw line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import groupby
from operator import attrgetter

from extractor.dataset.ids import cell_id, item_id
from extractor.dataset.table_schema import Content
from extractor.model import (
    TEXT_LAYER,
    Box,
    Cell,
    Fragment,
    Item,
    Record,
    TextCell,
    are_proved,
)

# Decimals of confidence, and of places in points.
_CONFIDENCE_DECIMALS = 4
_POINT_DECIMALS = 2
# What reads the print of a text layer.
_OUR_READER = "reader"
_NOT_LOOKED = "not-looked"


@dataclass(frozen=True, slots=True)
class RecordSerializer:
    """Makes JSON content of records and cells.

    Attributes:
        read_by: What read each page, by its number: an engine, `text-layer` or `transcript`; where a page is missing,
            nothing is said of it.
        pictures_read_by: The engine that read pictures on pages of text, by their numbers.
    """

    read_by: Mapping[int, str]
    pictures_read_by: Mapping[int, str] = field(default_factory=dict)

    def record(
        self, record: Record, name: str, *, needs_review: bool
    ) -> Content:
        """Tell all of a record: its cells, their items, and where on each page it stands.

        Args:
            record: The record.
            name: Its id.
            needs_review: Whether a person should look at it.

        Returns:
            JSON content; boxes are in points of the page as displayed, pages count from 1.
        """
        start = record.period_start
        end = record.period_end
        fields = {
            field: self._field(record, field, name)
            for field in record.form.field_names
        }
        return {
            "id": name,
            "table_number": record.table_number,
            "row_number": record.row_number,
            "section": record.section,
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
            "other_columns": self.text_cells(record.other_columns, name),
        }

    def text_cells(
        self, cells: Iterable[TextCell], owner: str
    ) -> list[Content]:
        """Tell all of cells that are no field of a form.

        Args:
            cells: The cells.
            owner: Id of their record, or of their table.

        Returns:
            JSON content; rows below the header and columns count from 1.
        """
        return [self._text_cell(cell, owner) for cell in cells]

    def fragments(self, fragments: Iterable[Fragment]) -> list[Content]:
        """Tell the parts of a cell, raw.

        Args:
            fragments: Its parts, page by page.

        Returns:
            JSON content; boxes are in points of the page as displayed.
        """
        return [self._fragment(fragment) for fragment in fragments]

    def raw_cells(
        self, cells: Iterable[Cell], *, with_lines: bool = False
    ) -> Iterator[Content]:
        """Tell all of cells as they stand in the grid of their table.

        Args:
            cells: The cells.
            with_lines: Whether to tell where each of their lines stands.

        Yields:
            JSON content, raw; rows and columns count from 0.
        """
        for cell in cells:
            fragments = [
                {
                    **self._fragment(part),
                    **(_line_boxes(part) if with_lines else {}),
                }
                for part in cell.fragments
            ]
            yield {
                "row": cell.row,
                "col": cell.col,
                "rowspan": cell.rowspan,
                "colspan": cell.colspan,
                "fragments": fragments,
                "proved": proof_content(cell.fragments),
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
            joints = [
                fragment.joined_by for fragment in on_page if fragment.joined_by
            ]
            yield {
                "page_no": page_no,
                "box": box_content(
                    reduce(Box.around, boxes) if boxes else None
                ),
                **self._reader_of(page_no, on_page),
                "joined_by": joints[0] if joints else "",
            }

    def _field(self, record: Record, field: str, owner: str) -> Content:
        items = record.items[field]
        return {
            "text": record.text(field),
            "items": [
                self._item(item, item_id(owner, field, place))
                for place, item in enumerate(items, 1)
            ],
            "fragments": self.fragments(record.cells[field]),
            "proved": proof_content(record.cells[field]),
        }

    def _text_cell(self, cell: TextCell, owner: str) -> Content:
        row = cell.row + 1
        column = cell.col + 1
        name = cell_id(owner, row, column)
        return {
            "id": name,
            "row": row,
            "column": column,
            "header": cell.header,
            "fragments": self.fragments(cell.fragments),
            "proved": proof_content(cell.fragments),
            "item": self._item(cell.item, name) if cell.item else None,
        }

    def _item(self, item: Item, name: str) -> Content:
        return {
            "id": name,
            "number": item.number,
            "marker": item.marker,
            "raw": item.raw,
            "text": item.text,
            **_meaning(item),
            "confidence": round(item.confidence, _CONFIDENCE_DECIMALS),
            "fragments": [
                {**self._fragment(part), **_line_boxes(part)}
                for part in item.fragments
            ],
            "changes": [change.to_json() for change in item.changes],
        }

    def _fragment(self, fragment: Fragment) -> Content:
        return {
            "page_no": fragment.page_no,
            "box": box_content(fragment.box),
            "lines": [line.raw for line in fragment.lines],
            **self._reader_of(fragment.page_no, [fragment]),
            "confidence": _engine_confidence(fragment),
            "joined_by": fragment.joined_by,
            **({"drawn": fragment.drawn} if fragment.drawn else {}),
        }

    def _reader_of(
        self, page_no: int, fragments: Iterable[Fragment]
    ) -> Content:
        """What read a part of a page: of a page of text, our reader, or an engine what stands in a picture."""
        reader = self.read_by.get(page_no)
        if reader == TEXT_LAYER.read_by and any(
            line.confidences for part in fragments for line in part.lines
        ):
            return {"read_by": self.pictures_read_by.get(page_no, _OUR_READER)}
        return {"read_by": reader} if reader is not None else {}


def _line_boxes(fragment: Fragment) -> Content:
    """Where each line stands; nothing in a transcript, nor of a line that is all of its part."""
    boxes = [box_content(line.box) for line in fragment.lines]
    is_told = boxes == [box_content(fragment.box)] or not all(boxes)
    return {"line_boxes": boxes} if boxes and not is_told else {}


def proof_content(fragments: Iterable[Fragment]) -> bool | str:
    """Write whether print shows what a cell says.

    Args:
        fragments: Its parts, page by page.

    Returns:
        True, False, or `not-looked`.
    """
    proved = are_proved(
        line for fragment in fragments for line in fragment.lines
    )
    return _NOT_LOOKED if proved is None else proved


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


def _meaning(item: Item) -> Content:
    """What the text of an item says, as far as it says it: its column, whom it names, an amount."""
    said = dict[str, str]()
    if item.key:
        said["key"] = item.key
    if item.name:
        said["name"] = item.name
    if item.value is not None:
        said["value"] = format(item.value, "f")
    return said


def _engine_confidence(fragment: Fragment) -> float:
    """The mean of what an engine says of each character; 1 where none read it."""
    confidences = list[float]()
    for line in fragment.lines:
        confidences += line.confidences
    if not confidences:
        return 1.0
    return round(sum(confidences) / len(confidences), _CONFIDENCE_DECIMALS)
