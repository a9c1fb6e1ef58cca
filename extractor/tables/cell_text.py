"""The text of a table of any shape: each cell repaired, its paragraphs on lines of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.model import Cell, PairedRow, Table
from extractor.model.displayed import Transforms, displayed
from extractor.paired_lines import (
    paired_paragraphs,
    paired_rows,
    paragraphs_of,
    wrappings_of,
)
from extractor.repair import TextRepair

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
        paired: The rows whose cells hold several things on the same lines, and what they say of each.
    """

    table: Table
    rows: tuple[tuple[str, ...], ...]
    paired: tuple[PairedRow, ...] = ()

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
    wrappings = wrappings_of(table)
    paired = dict(paired_paragraphs(table, wrappings))
    texts = {}
    for cell in table.cells:
        of_row = paired.get(cell.row, {})
        paragraphs = of_row.get(cell.col) or paragraphs_of(
            cell.lines, wrappings[cell.col]
        )
        repaired = [
            text_repair.repair(paragraph).text for paragraph in paragraphs
        ]
        texts[id(cell)] = "\n".join(repaired)
    rows = [_row_of_texts(row, texts) for row in table.grid()]
    return TableText(
        table,
        tuple(rows),
        paired_rows(table, lambda lines: text_repair.repair(lines).text),
    )


def _row_of_texts(row: _GridRow, texts: Mapping[int, str]) -> tuple[str, ...]:
    """The texts of a row, by the identity of its cells."""
    row_of_texts = []
    for col, cell in enumerate(row):
        is_first_column = cell is not None and cell.col == col
        row_of_texts.append(texts[id(cell)] if is_first_column else "")
    return tuple(row_of_texts)
