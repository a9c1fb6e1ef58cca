"""Tables made of texts, as if a finder had found them and a reader read them."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Cell, Fragment, Line, Table


def text_table(
    rows: Sequence[Sequence[str]],
    spans: Sequence[tuple[int, int, int, int]] = (),
) -> Table:
    """A table of one page.

    Args:
        rows: Texts by row and column.
        spans: Merged cells: row, column, rows, columns; what they cover otherwise is left out.

    Returns:
        The table; it has no boxes.
    """
    covered = set()
    sizes = {}
    for row, col, row_count, col_count in spans:
        sizes[row, col] = row_count, col_count
        covered |= {
            (row + down, col + right)
            for down in range(row_count)
            for right in range(col_count)
        }
        covered.remove((row, col))
    cells = []
    for row, texts in enumerate(rows):
        for col, text in enumerate(texts):
            if (row, col) not in covered:
                row_count, col_count = sizes.get((row, col), (1, 1))
                cells.append(
                    Cell(row, col, row_count, col_count, (_fragment(text),))
                )
    return Table(tuple(cells), len(rows), len(rows[0]), 1, 1)


def _fragment(text: str) -> Fragment:
    lines = [Line(line, 1) for line in text.split("\n") if line.strip()]
    return Fragment(1, None, tuple(lines))
