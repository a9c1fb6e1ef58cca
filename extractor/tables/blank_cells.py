"""What is drawn in cells without print: there a long stroke is no underline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from extractor.model import Box, Page, Table
from extractor.tables.cell_index import CellIndex
from extractor.tables.drawn_cells import strokes_through
from extractor.tables.letter_boxes import LetterBoxes

# Of a cell's width, the share over which something is drawn that is in the cell.
_COVERED_SHARE = 0.4
# Of what is drawn, the share of its width that lies in a cell that it does not cover so far.
_INSIDE_SHARE = 0.8
# Points: what is lower may be a dash, which says that there is nothing.
_LEAST_HEIGHT = 3.0


def drawn_in_blank_cells(
    tables: Sequence[Table], page: Page, drawn: Sequence[Box]
) -> Iterator[int]:
    """Which of some boxes stand in cells of tables where nothing is printed.

    Args:
        tables: The tables of a page, with their boxes.
        page: The page: where its letters are; those that are parts of what is drawn are not among them.
        drawn: The boxes of what may be drawn, in points.

    Yields:
        The index of each such box that covers enough of a cell to be no sign of print, as a typed arrow is.
    """
    letters = LetterBoxes(page)
    indices = [CellIndex(table) for table in tables]
    for number, box in enumerate(drawn):
        cells = list(
            chain.from_iterable(_cells_of(box, index) for index in indices)
        )
        has_print = any(map(letters.any_in, cells))
        is_enough = box.height >= _LEAST_HEIGHT or any(
            _covers(box, cell) for cell in cells
        )
        if cells and is_enough and not has_print:
            yield number


def drawn_strokes(tables: Sequence[Table], page: Page) -> list[Box]:
    """The strokes of a page that run through cells of its tables, away from their sides.

    Args:
        tables: The tables of the page.
        page: The page, with its rulings.

    Returns:
        Their boxes, in points.
    """
    strokes: dict[Box, None] = {}
    for table in tables:
        for stroke in strokes_through(CellIndex(table), page):
            strokes[stroke] = None
    return list(strokes)


def _cells_of(box: Box, index: CellIndex) -> Iterator[Box]:
    """The cells in which something is drawn: its middle is at their height, and it runs through most of them."""
    middle = (box.top + box.bottom) / 2
    for number in index.meeting(box):
        cell = index.boxes[number]
        is_inside = _common_width(box, cell) >= _INSIDE_SHARE * box.width
        if (
            is_inside or _covers(box, cell)
        ) and cell.top < middle < cell.bottom:
            yield cell


def _covers(box: Box, cell: Box) -> bool:
    return _common_width(box, cell) >= _COVERED_SHARE * cell.width


def _common_width(one: Box, other: Box) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)
