"""Which cells of a table a rectangle meets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from extractor.model import Box, Table


class CellIndex:
    """The cells of a table of one page, to be asked for by place.

    Attributes:
        boxes: The box of each cell, in the table's order of cells.
    """

    def __init__(self, table: Table) -> None:
        """Sort them into bands.

        Args:
            table: The table, with its boxes.
        """
        whole = table.boxes[0][1]
        self.boxes = [cell.fragments[0].box or whole for cell in table.cells]
        self._tops = sorted({box.top for box in self.boxes})
        self._bands: dict[int, list[int]] = defaultdict(list)
        for index, box in enumerate(self.boxes):
            first = bisect_left(self._tops, box.top)
            end = bisect_left(self._tops, box.bottom)
            for band in range(first, max(end, first + 1)):
                self._bands[band].append(index)

    def meeting(self, box: Box) -> Iterator[int]:
        """The cells that a rectangle meets.

        Args:
            box: The rectangle, in points; it may be a line.

        Yields:
            The index of each, once.
        """
        first = max(0, bisect_right(self._tops, box.top) - 1)
        last = bisect_right(self._tops, box.bottom) - 1
        seen: set[int] = set()
        for band in range(first, last + 1):
            for index in self._bands[band]:
                cell = self.boxes[index]
                is_in_columns = cell.x0 <= box.x1 and box.x0 <= cell.x1
                is_in_rows = cell.top <= box.bottom and box.top <= cell.bottom
                if index not in seen and is_in_columns and is_in_rows:
                    seen.add(index)
                    yield index
