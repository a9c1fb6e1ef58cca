"""Tables by hand, as the stages before hand them on: cells merged at will, on any page, with a layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.forms import load
from extractor.model import (
    Cell,
    ColumnMatch,
    Form,
    Fragment,
    Layout,
    Line,
    Record,
    ReportTable,
    Table,
)
from extractor.options import Options
from extractor.repair import TextRepair
from extractor.report.records import read_records

# A place that the cell on its left, or above, is merged over; one where there is no cell at all.
LEFT, ABOVE, MISSING = "<", "^", "!"
REPAIR = TextRepair.of([], Options.model_validate({}), transcript=False)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one table."""

    table: ReportTable
    records: tuple[Record, ...]

    def texts(self, name: str) -> list[str]:
        """A field of every record."""
        return [record.text(name) for record in self.records]

    @property
    def totals(self) -> list[str]:
        """The names of the totals."""
        return [total.text(total.form.label) for total in self.table.totals]

    @property
    def sections(self) -> list[str]:
        """The title that each record stands under."""
        return [record.section for record in self.records]


def lines(text: str, page_no: int = 1) -> tuple[Line, ...]:
    """The lines of a cell."""
    return (
        tuple(Line(part, page_no) for part in text.split("\n")) if text else ()
    )


def table_of(rows: Sequence[Sequence[str]], pages: Sequence[int] = ()) -> Table:
    """A table of texts, `<`, `^` and `!`; the page of each row, where it is not the first."""
    pages = pages or [1] * len(rows)
    cells = []
    for row, texts in enumerate(rows):
        for col, text in enumerate(texts):
            if text not in (LEFT, ABOVE, MISSING):
                colspan = _span(texts, col, LEFT)
                rowspan = _span([below[col] for below in rows], row, ABOVE)
                fragment = Fragment(pages[row], None, lines(text, pages[row]))
                cells.append(Cell(row, col, rowspan, colspan, (fragment,)))
    return Table(tuple(cells), len(rows), len(rows[0]), min(pages), max(pages))


def _span(texts: Sequence[str], start: int, mark: str) -> int:
    """How far a cell is merged: over the marks that follow it."""
    end = start + 1
    while end < len(texts) and texts[end] == mark:
        end += 1
    return end - start


def layout_of_fields(
    form: Form,
    fields: Sequence[str],
    header: Sequence[str] = (),
    header_rows: int = 0,
) -> Layout:
    """The layout of columns that hold these fields: `name`, `name:KEY` in a group, empty for no field."""
    matches = []
    for col, field in enumerate(fields):
        name, _, key = field.partition(":")
        matches.append(
            ColumnMatch(
                col, header[col] if header else field, name or None, key
            )
        )
    names = [match.field for match in matches]
    ordinal = names.index(form.ordinal) if form.ordinal in names else None
    return Layout(form, tuple(matches), ordinal, header_rows)


def read_rows(
    form: Form | str,
    fields: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    header: Sequence[str] = (),
    pages: Sequence[int] = (),
    ordinal: int | None = None,
) -> Read:
    """Read rows below no header; `ordinal`: a column that counts them and is no field."""
    form = load(form) if isinstance(form, str) else form
    layout = layout_of_fields(form, fields, header)
    if ordinal is not None:
        layout = replace(layout, ordinal=ordinal)
    table = ReportTable(1, table_of(rows, pages), layout=layout)
    (read,), records = read_records([table], REPAIR)
    return Read(read, records)


def unsettled(read: Read) -> list[str]:
    """The lines of a table that stand in no record, total, title or header, nor in a column that only counts."""
    settled: set[int] = set()
    for record in (*read.records, *read.table.totals):
        fragments = [
            fragment for cell in record.cells.values() for fragment in cell
        ]
        fragments += [
            fragment
            for cell in record.other_columns
            for fragment in cell.fragments
        ]
        settled.update(
            id(line) for fragment in fragments for line in fragment.lines
        )
    for title in read.table.sections:
        settled.update(map(id, title.lines))
    layout = read.table.layout
    counting = layout.ordinal if layout else None
    return [
        line.text
        for cell in read.table.table.cells
        if cell.row >= read.table.header_rows and cell.col != counting
        for line in cell.lines
        if id(line) not in settled
    ]
