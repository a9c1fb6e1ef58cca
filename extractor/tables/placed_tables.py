"""Tables of pages that are counted and placed otherwise, such as the two pages of a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractor.model import Box, Cell, Table


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of its own stands.

    Attributes:
        sheet: The number of its sheet (1-based).
        left: Its left side there, in points.
    """

    sheet: int
    left: float


def placed_table(table: Table, place_of: Mapping[int, Place]) -> Table:
    """Call the pages of a table by other numbers, and move its boxes with them; its lines stay as they are.

    Args:
        table: The table.
        place_of: Where its pages stand, by their number.

    Returns:
        The table there.
    """
    return replace(
        table,
        cells=tuple(_placed_cell(cell, place_of) for cell in table.cells),
        page_first=place_of[table.page_first].sheet,
        page_last=place_of[table.page_last].sheet,
        column_edges=tuple(
            x + place_of[table.page_first].left for x in table.column_edges
        ),
        boxes=tuple(
            (place_of[page_no].sheet, _placed_box(box, place_of[page_no]))
            for page_no, box in table.boxes
        ),
        joins=tuple(
            replace(join, page_no=place_of[join.page_no].sheet)
            for join in table.joins
        ),
    )


def _placed_cell(cell: Cell, place_of: Mapping[int, Place]) -> Cell:
    fragments = []
    for fragment in cell.fragments:
        place = place_of[fragment.page_no]
        box = _placed_box(fragment.box, place) if fragment.box else None
        fragments.append(replace(fragment, page_no=place.sheet, box=box))
    return replace(cell, fragments=tuple(fragments))


def _placed_box(box: Box, place: Place) -> Box:
    return replace(box, x0=box.x0 + place.left, x1=box.x1 + place.left)
