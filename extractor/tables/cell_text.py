"""The text of a table of any shape: each cell repaired, its paragraphs on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.line_wrapping import LineWrapping
from extractor.model import Cell, Line, Table
from extractor.model.displayed import Transforms, displayed
from extractor.repair import TextRepair
from normalizer import marker_at

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class TableText:
    """A stitched table and its texts, rows x columns; a cell merged over rows stands in each of them."""

    table: Table
    rows: tuple[tuple[str, ...], ...]

    def frame(self) -> pd.DataFrame:
        """The texts as a frame without header: which row is one is for the reader to say."""
        import pandas as pd  # slow to import

        return pd.DataFrame(self.rows)


@displayed.register
def _displayed_text(text: TableText, transforms: Transforms) -> TableText:
    return replace(text, table=displayed(text.table, transforms))


def read_texts(table: Table, mender: TextRepair) -> TableText:
    """Repair the texts of a table."""
    grid = table.grid()
    wrappings = [_wrapping(grid, col) for col in range(table.cols)]
    texts = {id(cell): _text(cell.lines, wrappings[cell.col], mender) for cell in table.cells}
    return TableText(table, tuple(tuple(_shown(cell, col, texts) for col, cell in enumerate(row)) for row in grid))


def _wrapping(grid: Sequence[Sequence[Cell | None]], col: int) -> LineWrapping:
    cells = (row[col] for row in grid)
    return LineWrapping(line for cell in cells if cell and cell.colspan == 1 for line in cell.lines)


def _shown(cell: Cell | None, col: int, texts: dict[int, str]) -> str:
    return texts[id(cell)] if cell and cell.col == col else ""


def _text(lines: Sequence[Line], wrapping: LineWrapping, mender: TextRepair) -> str:
    paragraphs: list[list[Line]] = []
    for i, line in enumerate(lines):
        if i == 0 or line.starts or marker_at(line.text) or wrapping.breaks(lines[i - 1], line):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return "\n".join(mender.explain(paragraph).text for paragraph in paragraphs)
