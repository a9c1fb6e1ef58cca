"""Rows of a report's tables become records: their cells split into items, each item's text repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extractor.errors import NoMeasuresError
from extractor.line_wrapping import LineWrapping
from extractor.model import Cell, Fragment, Item, Layout, Line, Record, ReportTable, TextCell
from extractor.repair import TextRepair
from extractor.report.cell_items import CellReader, label_marker
from extractor.report.known_units import KnownUnits
from extractor.report.periods import parse_period
from extractor.report.record_cells import RecordCells, cells_of_records
from extractor.report.record_numbers import completed, number_in
from extractor.report.row_groups import group_rows
from extractor.report.table_rows import Columns, lines_in
from normalizer import marker_at

# Between a title and the one below it.
_NEXT_LEVEL = " / "


def read_tables(
    tables: Sequence[ReportTable], text_repair: TextRepair
) -> tuple[tuple[ReportTable, ...], tuple[Record, ...]]:
    """Read the tables of a report.

    Args:
        tables: Its tables, stitched, each with its headers, and with its layout where its form is known.
        text_repair: How the document's text is repaired.

    Returns:
        The tables with their totals and titles, or, where their form is not known, with their cells; and the records of
        all of them in order, those without a printed number counted on; their periods are not dated.

    Raises:
        NoMeasuresError: There are tables of a known form, but nothing stands below any header.
    """
    known_units = _known_units(tables)
    read: list[ReportTable] = []
    records: list[Record] = []
    for table in tables:
        if table.layout:
            table, of_table = _TableReader.of(table, table.layout, text_repair, known_units).read()
            records += of_table
        else:
            table = _with_text_cells(table, text_repair)
        read.append(table)
    are_empty = not records and not any(table.cells for table in read)
    if are_empty and any(table.layout for table in read):
        raise NoMeasuresError
    return tuple(read), tuple(records)


def _known_units(tables: Iterable[ReportTable]) -> KnownUnits:
    """The units that the cells of all tables name."""
    unit_cells: list[tuple[Line, ...]] = []
    other_cells: list[tuple[Line, ...]] = []
    for table in tables:
        fields = table.layout.form.fields if table.layout else ()
        unit_names = {field.name for field in fields if field.kind == "units"}
        matches = table.layout.matches if table.layout else ()
        unit_columns = {match.col for match in matches if match.field in unit_names}
        for cell in table.table.cells:
            if cell.row >= table.header_rows:
                cells = unit_cells if cell.col in unit_columns else other_cells
                cells.append(cell.lines)
    return KnownUnits(unit_cells, other_cells)


def with_dates(records: Iterable[Record], fiscal_year_be: int | None) -> tuple[Record, ...]:
    """Records with the two dates that their periods name.

    Args:
        records: The records; of each, the first field of kind `period` is dated.
        fiscal_year_be: The report's fiscal year in the Buddhist era, if it is known.

    Returns:
        The records; one whose words prove no dates, or whose form has no period, is unchanged.
    """
    return tuple(_dated(record, fiscal_year_be) for record in records)


def _dated(record: Record, fiscal_year_be: int | None) -> Record:
    names = [field.name for field in record.form.fields if field.kind == "period"]
    if not names:
        return record
    period = parse_period(record.text(names[0]), fiscal_year_be)
    return replace(record, period_start=period[0], period_end=period[1]) if period else record


def _with_text_cells(table: ReportTable, text_repair: TextRepair) -> ReportTable:
    """A table of no known form with its cells below the header, row by row."""
    reader = CellReader({}, text_repair, KnownUnits())
    below = [cell for cell in table.table.cells if cell.row >= table.header_rows]
    in_order = sorted(below, key=lambda cell: (cell.row, cell.col))
    headers = dict(enumerate(table.headers))
    return replace(table, cells=tuple(_text_cell(cell, table.header_rows, headers, reader) for cell in in_order))


def _text_cell(cell: Cell, header_rows: int, headers: Mapping[int, str], reader: CellReader) -> TextCell:
    return TextCell(
        row=cell.row - header_rows,
        col=cell.col,
        header=headers.get(cell.col, ""),
        fragments=cell.fragments,
        item=reader.text_item(cell.lines),
    )


@dataclass(frozen=True, slots=True)
class _TableReader:
    """Reads a table of a known form."""

    table: ReportTable
    layout: Layout
    columns: Columns
    cells: CellReader

    @classmethod
    def of(cls, table: ReportTable, layout: Layout, text_repair: TextRepair, known_units: KnownUnits) -> _TableReader:
        columns = Columns.of(table.table, layout)
        wrappings = _wrappings(table, layout, columns)
        return cls(table, layout, columns, CellReader(wrappings, text_repair, known_units))

    def read(self) -> tuple[ReportTable, list[Record]]:
        """The table with its totals and titles, and its records."""
        groups = group_rows(self.table.table, self.layout, self.columns)
        found = cells_of_records(groups, self.layout, self.columns)
        of_records = [cells for cells in found if cells.group.kind == "record"]
        of_totals = [cells for cells in found if cells.group.kind == "total"]
        totals = [self._record(cells, count) for count, cells in enumerate(of_totals, 1)]
        titles = chain.from_iterable(group.titles[-1] for group in groups if group.kind == "title")
        table = replace(
            self.table,
            totals=tuple(replace(total, number=0, number_printed=False) for total in totals),
            sections=tuple(titles),
        )
        return table, self._numbered(of_records)

    def _numbered(self, of_records: Sequence[RecordCells]) -> list[Record]:
        records = [self._record(cells, count) for count, cells in enumerate(of_records, 1)]
        numbers = completed(
            [record.number for record in records],
            [record.section for record in records],
            was_read=any(self._was_read(cells) for cells in of_records),
        )
        return [replace(record, number=number) for record, number in zip(records, numbers, strict=True)]

    def _was_read(self, cells: RecordCells) -> bool:
        """Whether an OCR engine read any line of the cells that name and count a record."""
        named = [cells.columns.get(self.columns.label, ()), self._ordinals(cells)]
        return any(line.confidences for line in lines_in(chain.from_iterable(named)))

    def _record(self, cells: RecordCells, row_number: int) -> Record:
        """The record of some cells; its number is 0 where none is printed."""
        items = self._items(cells)
        number = self._printed_number(cells)
        pages = _printed_pages(cells)
        return Record(
            form=self.layout.form,
            table_number=self.table.number,
            row_number=row_number,
            section=_NEXT_LEVEL.join(self.cells.title(title) for title in cells.group.titles),
            number=number or 0,
            number_printed=number is not None,
            cells={name: tuple(self._fragments(name, cells)) for name in self.layout.form.field_names},
            items=items,
            bulleted=frozenset(name for name, of_field in items.items() if _is_bulleted(of_field)),
            page_first=min(pages),
            page_last=max(pages),
            other_columns=tuple(self._other_columns(cells)),
        )

    def _items(self, cells: RecordCells) -> dict[str, tuple[Item, ...]]:
        items = {}
        counted = "".join(cell.text for cell in self._ordinals(cells)[:1])
        for field in self.layout.form.fields:
            matches = self.layout.matches_of(field.name)
            items[field.name] = self.cells.items(field, matches, cells.columns, counted)
        return items

    def _fragments(self, name: str, cells: RecordCells) -> Iterator[Fragment]:
        """The printed cells of a field."""
        for match in self.layout.matches_of(name):
            for cell in cells.columns.get(match.col, ()):
                yield from cell.fragments

    def _other_columns(self, cells: RecordCells) -> Iterator[TextCell]:
        """The cells of columns that hold no field and do not count the rows."""
        for col in range(self.columns.count):
            if col in self.columns.fields or col == self.columns.ordinal:
                continue
            for cell in cells.columns.get(col, ()):
                yield _text_cell(cell, self.layout.header_rows, self.columns.headers, self.cells)

    def _printed_number(self, cells: RecordCells) -> int | None:
        """The number of a record as printed: in the column that counts the rows, or before its label."""
        ordinals = self._ordinals(cells)
        number = number_in(ordinals[0].text) if ordinals else None
        if number is not None:
            return number
        label = list(lines_in(cells.columns.get(self.columns.label, ())))
        marker = label_marker(label[0]) if label else None
        return marker.number if marker else None

    def _ordinals(self, cells: RecordCells) -> Sequence[Cell]:
        return cells.columns.get(self.columns.ordinal, ()) if self.columns.ordinal is not None else ()


def _wrappings(table: ReportTable, layout: Layout, columns: Columns) -> dict[int, LineWrapping]:
    """How wide the lines of each column are, by those of cells that stand in it alone."""
    by_column: dict[int, list[Cell]] = {col: [] for col in range(columns.count)}
    for cell in table.table.cells:
        if cell.row >= layout.header_rows and cell.colspan == 1:
            by_column[cell.col].append(cell)
    return {col: LineWrapping(lines_in(cells)) for col, cells in by_column.items()}


def _printed_pages(cells: RecordCells) -> list[int]:
    """The pages on which something of a record is printed; what it shares with others only where there is no more."""
    own = [line.page_no for line in lines_in(cells.own)]
    return own or [line.page_no for line in lines_in(chain.from_iterable(cells.columns.values()))] or [0]


def _is_bulleted(items: Iterable[Item]) -> bool:
    markers = [marker_at(f"{item.marker}ก") for item in items if item.marker]
    return any(marker is not None and marker.number is None for marker in markers)
