"""The columns of a table as a draft sees them: header, cells, what they seem to hold, which fields they are like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from extractor.forms import every
from extractor.line_wrapping import LineWrapping
from extractor.model import Cell, FieldGroup, Form, FormField, Line, Table
from extractor.model.contents import CONTENTS
from extractor.repair import TextRepair
from extractor.report.amounts import is_dash
from extractor.report.table_rows import lines_in
from extractor.tables.columns.evidence import ColumnUnit, TableEvidence
from extractor.tables.columns.header_likeness import wordings_of
from extractor.tables.columns.header_rows import Header, header_of

# A row of which fewer columns than this share (0 to 1) are filled is a title or the rest of another one.
_FULL_ROW = 0.6


@dataclass(frozen=True, slots=True)
class DraftColumn:
    """A column of a table, or several of a group.

    Attributes:
        number: Counts the columns from 1; of a group the first one's.
        group: What tells the columns of a group apart; empty for a single column.
        headers: What stands above it from top to bottom, repaired; of a group without its years or months.
        keys: Of a group: what tells its columns apart, repaired.
        cells: The filled cells below the header.
        texts: Their texts, repaired; without those that hold but a dash.
        wrapping: How wide its lines are.
        contents: The probability of each class of contents.
        likenesses: How alike its header and those of known fields are, 0 to 1, the likeliest first.
        is_complete: Whether it is filled in every row that is.
    """

    number: int
    group: FieldGroup
    headers: tuple[str, ...]
    keys: tuple[str, ...]
    cells: tuple[Cell, ...]
    texts: tuple[str, ...]
    wrapping: LineWrapping
    contents: dict[str, float]
    likenesses: tuple[tuple[float, FormField], ...]
    is_complete: bool

    @property
    def title(self) -> str:
        """What people read for it: its header as printed; empty where it has none."""
        return " ".join(self.headers)


# Asks for the columns under one header together.
_WITH_ANY_GROUP = Form(
    "any",
    "record",
    "",
    "",
    (
        FormField(
            "values",
            "",
            "columns under one header",
            "text",
            ("",),
            group="columns",
        ),
    ),
)


def draft_columns(
    table: Table, text_repair: TextRepair, *, under_one_header: bool = False
) -> list[DraftColumn]:
    """Look at the columns of a table.

    Args:
        table: The table, its cells filled.
        text_repair: How the document's text is repaired.
        under_one_header: Whether any columns under one header are a group, not only years and months.

    Returns:
        Its columns from left to right, those of a group as one.
    """
    header = header_of(table)
    evidence = TableEvidence.of(table, header)
    if under_one_header:
        evidence = evidence.grouped_for(_WITH_ANY_GROUP)
    complete = _complete_columns(table, header.rows)
    return [
        _column(
            unit,
            evidence,
            table,
            text_repair,
            is_complete=complete.issuperset(unit.columns),
        )
        for unit in evidence.units
    ]


def _column(
    unit: ColumnUnit,
    evidence: TableEvidence,
    table: Table,
    text_repair: TextRepair,
    *,
    is_complete: bool,
) -> DraftColumn:
    header = evidence.header
    cells = [
        cell
        for col in unit.columns
        for cell in _cells_below(table, header, col)
    ]
    texts = [text_repair.repair(cell.lines).text for cell in cells]
    path = header.paths[unit.columns[0]]
    raw_headers = path[:-1] if unit.group else path
    keys = [header.paths[col][-1] for col in unit.columns] if unit.group else []
    return DraftColumn(
        number=unit.columns[0] + 1,
        group=cast(FieldGroup, unit.group),
        headers=tuple(_repaired(text, text_repair) for text in raw_headers),
        keys=tuple(_repaired(text, text_repair) for text in keys),
        cells=tuple(cells),
        texts=tuple(text for text in texts if not is_dash(text)),
        wrapping=LineWrapping(lines_in(cells)),
        contents=dict(
            zip(CONTENTS, evidence.contents_in(unit).tolist(), strict=True)
        ),
        likenesses=tuple(_likenesses(raw_headers)),
        is_complete=is_complete,
    )


def _cells_below(table: Table, header: Header, col: int) -> list[Cell]:
    """The filled cells of a column; one merged over columns, as titles and totals are, is none of it."""
    below = [
        cell
        for cell in table.cells
        if cell.row >= header.rows and cell.col == col and cell.colspan == 1
    ]
    return [
        cell
        for cell in sorted(below, key=lambda cell: cell.row)
        if not cell.blank
    ]


def _complete_columns(table: Table, header_rows: int) -> set[int]:
    """The columns (0-based) that are filled in every row that is."""
    complete = set(range(table.cols))
    for row in table.grid()[header_rows:]:
        filled = {
            col
            for col, cell in enumerate(row)
            if cell is not None and not cell.blank
        }
        is_merged = any(cell is not None and cell.colspan > 1 for cell in row)
        if len(filled) >= _FULL_ROW * table.cols and not is_merged:
            complete &= filled
    return complete


def _repaired(text: str, text_repair: TextRepair) -> str:
    """A header, whose lines are one text."""
    lines = [Line(part, page_no=0) for part in text.split("\n")]
    return " ".join(text_repair.repair(lines).text.split())


def _likenesses(headers: Sequence[str]) -> list[tuple[float, FormField]]:
    """The fields of all known forms, by how alike a header and their wordings are."""
    if not headers:
        return []
    readings = [
        wordings_of(every()).likenesses(text)
        for text in (headers[-1], "".join(headers))
    ]
    found = []
    for form in every():
        for field in form.fields:
            likeness = max(
                reading.get((form.name, field.name), 0.0)
                for reading in readings
            )
            found.append((likeness, field))
    return sorted(found, key=lambda pair: -pair[0])
