"""A table of a known form is read: its records, totals and titles, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extractor.line_wrapping import LineWrapping
from extractor.model import (
    Cell,
    Fragment,
    Item,
    Layout,
    Record,
    ReportTable,
    TextCell,
)
from extractor.repair import TextRepair
from extractor.report.amounts import amount_of, is_dash
from extractor.report.cell_items import CellReader, label_marker
from extractor.report.known_units import KnownUnits
from extractor.report.record_cells import RecordCells, cells_of_records
from extractor.report.record_numbers import completed, number_in
from extractor.report.row_groups import group_rows
from extractor.report.table_columns import FieldColumns
from extractor.report.table_rows import lines_in
from normalizer import marker_at

# Between a title and the one below it.
_NEXT_LEVEL = " / "


def text_cell(
    cell: Cell, header_rows: int, headers: Mapping[int, str], reader: CellReader
) -> TextCell:
    """A cell that is no field of a form.

    Args:
        cell: The cell.
        header_rows: How many rows at the top of its table are header.
        headers: The header of each column (0-based) that has one.
        reader: What reads its text.

    Returns:
        The cell with its text.
    """
    header = headers.get(cell.col, "")
    item = reader.text_item(cell.lines)
    if item:
        item = replace(item, value=amount_of(item.text, "money", header))
    return TextCell(
        cell.row - header_rows, cell.col, header, cell.fragments, item
    )


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads a table of a known form.

    Attributes:
        table: The table.
        layout: Its layout.
        columns: The columns that tell its rows apart.
        cells: What reads its cells.
    """

    table: ReportTable
    layout: Layout
    columns: FieldColumns
    cells: CellReader

    @classmethod
    def of(
        cls,
        table: ReportTable,
        layout: Layout,
        text_repair: TextRepair,
        known_units: KnownUnits,
    ) -> TableReader:
        """A reader of a table.

        Args:
            table: The table.
            layout: Its layout.
            text_repair: How the document's text is repaired.
            known_units: The units that the document names.

        Returns:
            The reader.
        """
        columns = FieldColumns.of(table.table, layout)
        wrappings = _wrappings(table, layout, columns)
        return cls(
            table,
            layout,
            columns,
            CellReader(wrappings, text_repair, known_units),
        )

    def read(self) -> tuple[ReportTable, list[Record]]:
        """Read the table.

        Returns:
            The table with its totals and titles, and its records in order.
        """
        groups = group_rows(self.table.table, self.layout, self.columns)
        found = cells_of_records(groups, self.layout, self.columns)
        of_records = [cells for cells in found if cells.group.kind == "record"]
        of_totals = [cells for cells in found if cells.group.kind == "total"]
        totals = [
            self._record(cells, count)
            for count, cells in enumerate(of_totals, 1)
        ]
        titles = chain.from_iterable(group.title for group in groups)
        table = replace(
            self.table,
            totals=tuple(
                replace(total, number=0, number_printed=False)
                for total in totals
            ),
            sections=tuple(titles),
        )
        return table, self._numbered(of_records)

    def _numbered(self, of_records: Sequence[RecordCells]) -> list[Record]:
        records = [
            self._record(cells, count)
            for count, cells in enumerate(of_records, 1)
        ]
        numbers = completed(
            [
                record.number if record.number_printed else None
                for record in records
            ],
            [record.section for record in records],
            was_read=any(self._was_read(cells) for cells in of_records),
        )
        return [
            replace(record, number=number)
            for record, number in zip(records, numbers, strict=True)
        ]

    def _was_read(self, cells: RecordCells) -> bool:
        """Whether an OCR engine read any line of the cells that name and count a record."""
        named = [
            cells.columns.get(self.columns.label, ()),
            self._ordinals(cells),
        ]
        return any(
            line.confidences for line in lines_in(chain.from_iterable(named))
        )

    def _record(self, cells: RecordCells, row_number: int) -> Record:
        """The record of some cells; its number is 0 where none is printed."""
        items = self._items(cells)
        number = self._printed_number(cells)
        pages = _printed_pages(cells)
        return Record(
            form=self.layout.form,
            table_number=self.table.number,
            row_number=row_number,
            section=_NEXT_LEVEL.join(
                self.cells.title(title) for title in cells.group.titles
            ),
            number=number or 0,
            number_printed=number is not None,
            cells={
                name: tuple(self._fragments(name, cells))
                for name in self.layout.form.field_names
            },
            items=items,
            bulleted=frozenset(
                name
                for name, of_field in items.items()
                if _is_bulleted(of_field)
            ),
            page_first=min(pages),
            page_last=max(pages),
            other_columns=tuple(self._other_columns(cells)),
        )

    def _items(self, cells: RecordCells) -> dict[str, tuple[Item, ...]]:
        items = {}
        counted = "".join(cell.text for cell in self._ordinals(cells)[:1])
        parted = self._is_parted(cells)
        for field in self.layout.form.fields:
            matches = self.layout.matches_of(field.name)
            items[field.name] = self.cells.items(
                field, matches, cells.columns, counted, parted=parted
            )
        return items

    def _is_parted(self, cells: RecordCells) -> bool:
        """Whether rulings part a record into rows, all under one name; where print alone tells rows, lines may be."""
        rows = cells.group.rows
        label = rows[0].cells[self.columns.label]
        return (
            self.table.table.strategy != "alignment"
            and label is not None
            and label.row <= rows[0].index
            and label.row + label.rowspan > rows[-1].index > rows[0].index
        )

    def _fragments(self, name: str, cells: RecordCells) -> Iterator[Fragment]:
        """The printed cells of a field."""
        for match in self.layout.matches_of(name):
            for cell in cells.columns.get(match.col, ()):
                yield from cell.fragments

    def _other_columns(self, cells: RecordCells) -> Iterator[TextCell]:
        """The cells of columns that hold no field; of that which counts the rows, what is more than a number."""
        for col in range(self.columns.count):
            if col in self.columns.fields:
                continue
            for cell in cells.columns.get(col, ()):
                if col == self.columns.ordinal and not _says_more(cell):
                    continue
                yield text_cell(
                    cell,
                    self.layout.header_rows,
                    self.columns.headers,
                    self.cells,
                )

    def _printed_number(self, cells: RecordCells) -> int | None:
        """The number of a record as printed: in the column that counts the rows, or before its label."""
        ordinals = self._ordinals(cells)
        if ordinals and not is_dash(ordinals[0].text):
            return number_in(ordinals[0].text)
        label = list(lines_in(cells.columns.get(self.columns.label, ())))
        marker = label_marker(label[0]) if label else None
        return marker.number if marker else None

    def _ordinals(self, cells: RecordCells) -> Sequence[Cell]:
        return (
            cells.columns.get(self.columns.ordinal, ())
            if self.columns.ordinal is not None
            else ()
        )


def _wrappings(
    table: ReportTable, layout: Layout, columns: FieldColumns
) -> dict[int, LineWrapping]:
    """How wide the lines of each column are, by those of cells that stand in it alone."""
    by_column: dict[int, list[Cell]] = {col: [] for col in range(columns.count)}
    for cell in table.table.cells:
        if cell.row >= layout.header_rows and cell.colspan == 1:
            by_column[cell.col].append(cell)
    return {
        col: LineWrapping(lines_in(cells)) for col, cells in by_column.items()
    }


def _says_more(ordinal: Cell) -> bool:
    """Whether the cell that counts a row says something else than a number, such as `๑/๒`; OCR may misread one."""
    is_number = number_in(ordinal.text) is not None or is_dash(ordinal.text)
    was_read = any(line.confidences for line in ordinal.lines)
    return not (is_number or was_read)


def _printed_pages(cells: RecordCells) -> list[int]:
    """The pages on which something of a record is printed; what it shares with others only where there is no more."""
    own = [line.page_no for line in lines_in(cells.own)]
    return (
        own
        or [
            line.page_no
            for line in lines_in(chain.from_iterable(cells.columns.values()))
        ]
        or [0]
    )


def _is_bulleted(items: Iterable[Item]) -> bool:
    markers = [marker_at(f"{item.marker}ก") for item in items if item.marker]
    return any(
        marker is not None and marker.number is None for marker in markers
    )
