"""With what the cells of a table are filled, and which fills are not their row's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extractor.model import Box, Cell, Colour, Drawing, Table, printed_count
from extractor.tables.cell_index import CellIndex

# Points. Thinner fills are rulings.
_THIN = 3.0
# Shares of red, green or blue by which colours differ that are told apart.
_UNLIKE = 0.02
_PAPER: Colour = (1.0, 1.0, 1.0)
# Stands for a pattern, which has no colour.
_PATTERN: Colour = (-1.0, -1.0, -1.0)


class CellFills:
    """The fills of a table's cells.

    Zebra rows, headers, sections and totals are filled from end to end, and columns from their header on: a fill that
    tells something of one cell is another than that of the cells of its row that hold text.
    """

    def __init__(
        self, table: Table, cells: CellIndex, drawings: Sequence[Drawing]
    ) -> None:
        """See what fills each cell.

        Args:
            table: The table, its cells filled with text.
            cells: Where they are.
            drawings: What is drawn on the page, in the order in which it is painted.
        """
        self._table = table
        self._cells = cells
        self._fills = [drawing for drawing in drawings if _is_fill(drawing)]
        self._fill_of_cell = [_PAPER] * len(table.cells)
        for drawing in self._fills:
            for index in cells.meeting(drawing.box):
                if _holds_middle(drawing.box, cells.boxes[index]):
                    self._fill_of_cell[index] = _colour_of(drawing)
        self._usual = (
            Counter(self._fill_of_cell).most_common(1)[0][0]
            if table.cells
            else _PAPER
        )
        self._fill_of_row = [self._row_fill(row) for row in range(table.rows)]
        self._header_of_column = self._headers()

    def standing_out(self) -> Iterator[tuple[int, Drawing, Box]]:
        """The fills that are not those of their rows and columns.

        Yields:
            The index of a cell, a fill, and the part of it that shows in the cell.
        """
        later: list[Box] = []
        for drawing in reversed(self._fills):
            for index in self._cells.meeting(drawing.box):
                part = _common_part(drawing.box, self._cells.boxes[index])
                if any(_holds_middle(box, part) for box in later):
                    continue
                if self._stands_out(
                    self._table.cells[index], _colour_of(drawing)
                ):
                    yield index, drawing, part
            later.append(drawing.box)

    def _stands_out(self, cell: Cell, fill: Colour) -> bool:
        if _are_alike(fill, _PAPER) or _are_alike(
            fill, self._fill_of_row[cell.row]
        ):
            return False
        return not _are_alike(
            fill, self._header_of_column.get(cell.col, _PAPER)
        )

    def _row_fill(self, row: int) -> Colour:
        """The fill behind most of the text of a row; the table's usual one where the row has no text."""
        letters: Counter[Colour] = Counter()
        for cell, fill in zip(
            self._table.cells, self._fill_of_cell, strict=True
        ):
            if cell.row <= row < cell.row + cell.rowspan and not cell.blank:
                letters[fill] += printed_count(cell.text)
        return letters.most_common(1)[0][0] if letters else self._usual

    def _headers(self) -> dict[int, Colour]:
        """The fill of the first text of a column, by column, where it is not that of its row."""
        headers: dict[int, Colour] = {}
        for cell, fill in zip(
            self._table.cells, self._fill_of_cell, strict=True
        ):
            if cell.colspan == 1 and cell.col not in headers and not cell.blank:
                is_of_row = _are_alike(fill, self._fill_of_row[cell.row])
                headers[cell.col] = _PAPER if is_of_row else fill
        return headers


def _is_fill(drawing: Drawing) -> bool:
    if drawing.kind != "fill" or not drawing.is_rectangle:
        return False
    return min(drawing.box.width, drawing.box.height) >= _THIN


def _colour_of(drawing: Drawing) -> Colour:
    if drawing.colour is None:
        return _PATTERN
    red, green, blue = drawing.colour
    return round(red, 2), round(green, 2), round(blue, 2)


def _are_alike(one: Colour, other: Colour) -> bool:
    return all(
        abs(part - other_part) <= _UNLIKE
        for part, other_part in zip(one, other, strict=True)
    )


def _holds_middle(box: Box, cell: Box) -> bool:
    x = (cell.x0 + cell.x1) / 2
    y = (cell.top + cell.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _common_part(one: Box, other: Box) -> Box:
    return Box(
        x0=max(one.x0, other.x0),
        top=max(one.top, other.top),
        x1=min(one.x1, other.x1),
        bottom=min(one.bottom, other.bottom),
    )
