"""The text of a table of any shape: each cell repaired, its paragraphs on lines of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.line_wrapping import LineWrapping
from extractor.model import Cell, Line, Table
from extractor.model.displayed import Transforms, displayed
from extractor.repair import TextRepair
from normalizer import marker_at

if TYPE_CHECKING:
    import pandas as pd

_GridRow = Sequence[Cell | None]


@dataclass(frozen=True, slots=True)
class TableText:
    """A stitched table and its texts.

    Attributes:
        table: The table.
        rows: Its texts, rows x columns. A cell merged over rows stands in each of them, one merged over columns in the
            first of them.
    """

    table: Table
    rows: tuple[tuple[str, ...], ...]

    def frame(self) -> pd.DataFrame:
        """The texts as a frame.

        Returns:
            The frame, without header: which row is one is for the reader to say.
        """
        import pandas as pd  # slow to import

        return pd.DataFrame(self.rows)


@displayed.register
def _displayed_text(text: TableText, transforms: Transforms) -> TableText:
    return replace(text, table=displayed(text.table, transforms))


def read_texts(table: Table, text_repair: TextRepair) -> TableText:
    """Repair the texts of a table.

    Args:
        table: The table, stitched.
        text_repair: How the document's text is repaired.

    Returns:
        The table and its texts.
    """
    grid = table.grid()
    wrappings = [_wrapping(grid, col) for col in range(table.cols)]
    texts = {}
    for cell in table.cells:
        paragraphs = _paragraphs(cell.lines, wrappings[cell.col])
        repaired = [text_repair.repair(paragraph).text for paragraph in paragraphs]
        texts[id(cell)] = "\n".join(repaired)
    rows = [_row_of_texts(row, texts) for row in grid]
    return TableText(table, tuple(rows))


def _wrapping(grid: Sequence[_GridRow], col: int) -> LineWrapping:
    """How wide the lines of a column are, by its cells that span no other."""
    lines: list[Line] = []
    for row in grid:
        cell = row[col]
        if cell and cell.colspan == 1:
            lines += cell.lines
    return LineWrapping(lines)


def _row_of_texts(row: _GridRow, texts: Mapping[int, str]) -> tuple[str, ...]:
    """The texts of a row, by the identity of its cells."""
    row_of_texts = []
    for col, cell in enumerate(row):
        is_first_column = cell is not None and cell.col == col
        row_of_texts.append(texts[id(cell)] if is_first_column else "")
    return tuple(row_of_texts)


def _paragraphs(lines: Sequence[Line], wrapping: LineWrapping) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    for index, line in enumerate(lines):
        if index == 0 or _begins_paragraph(lines[index - 1], line, wrapping):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _begins_paragraph(above: Line, line: Line, wrapping: LineWrapping) -> bool:
    if line.starts_paragraph or marker_at(line.text):
        return True
    return wrapping.breaks(above, line)
