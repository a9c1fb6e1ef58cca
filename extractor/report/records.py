"""Rows of a report's table become records: their cells split into items, each item's text repaired."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain, groupby

from extractor.errors import NoMeasuresError
from extractor.line_wrapping import LineWrapping
from extractor.model import Box, Cell, Form, Fragment, Item, Layout, Line, Record, Table, joined_lines
from extractor.repair import TextRepair
from extractor.report.items import RawItem, marker_of, split_items, without_start
from extractor.report.known_units import KnownUnits
from extractor.report.periods import parse_period
from extractor.report.responsible_units import split_units
from normalizer import Marker, arabic, likeliest_numbers, named_marker_at

# Texts of items that say that there is none.
_NOTHING = ("", "-", "–")
# Digits: longer numbers in an ordinal column are no counters of rows.
_LONGEST_NUMBER = 4


@dataclass(frozen=True, slots=True)
class RecordCells:
    """The cells of one record: of one row, or of several that share the cell that names it.

    Attributes:
        fields: The cells of each field, from top to bottom, by the field's name.
        other_columns: The cells of columns that hold no field, with their headers.
        ordinal: The raw text of the column that counts the rows, or empty.
    """

    fields: dict[str, tuple[Cell, ...]]
    other_columns: tuple[tuple[str, tuple[Cell, ...]], ...]
    ordinal: str


def read_records(tables: Sequence[tuple[Table, Layout]], text_repair: TextRepair) -> tuple[Record, ...]:
    """Read the records of a report.

    Args:
        tables: The tables of the report's form, stitched, each with its layout.
        text_repair: How the document's text is repaired.

    Returns:
        The records in order, those without a printed number counted on; their periods are not dated.

    Raises:
        NoMeasuresError: No table has a row below its header.
    """
    records: list[Record] = []
    known_units = _known_units(tables)
    for table, layout in tables:
        records += _table_records(table, layout, text_repair, known_units)
    if not records:
        raise NoMeasuresError
    return tuple(records)


def _known_units(tables: Iterable[tuple[Table, Layout]]) -> KnownUnits:
    """The units that the cells of all tables name."""
    unit_cells: list[tuple[Line, ...]] = []
    other_cells: list[tuple[Line, ...]] = []
    for table, layout in tables:
        unit_columns = {layout.columns.get(field.name) for field in layout.form.fields if field.kind == "units"}
        for cell in table.cells:
            if cell.row < layout.header_rows:
                continue
            cells = unit_cells if cell.col in unit_columns else other_cells
            cells.append(cell.lines)
    return KnownUnits(unit_cells, other_cells)


def _table_records(table: Table, layout: Layout, text_repair: TextRepair, known_units: KnownUnits) -> list[Record]:
    rows = _grouped_rows(table, layout)
    reader = _RecordReader(layout.form, _wrappings(rows, layout.form), text_repair, known_units)
    records = [reader.record(row) for row in rows]
    numbers = _numbers([record.number for record in records], rows, layout.form.label)
    return [replace(record, number=number) for record, number in zip(records, numbers, strict=True)]


def with_dates(records: Iterable[Record], form: Form, fiscal_year_be: int | None) -> tuple[Record, ...]:
    """Records with the two dates that their periods name.

    Args:
        records: The records.
        form: Their form; its first field of kind `period` is dated.
        fiscal_year_be: The report's fiscal year in the Buddhist era, if it is known.

    Returns:
        The records; one whose words prove no dates, or whose form has no period, is unchanged.
    """
    names = [field.name for field in form.fields if field.kind == "period"]
    if not names:
        return tuple(records)
    return tuple(_dated(record, names[0], fiscal_year_be) for record in records)


def _dated(record: Record, name: str, fiscal_year_be: int | None) -> Record:
    period = parse_period(record.text(name), fiscal_year_be)
    return replace(record, period_start=period[0], period_end=period[1]) if period else record


def _wrappings(rows: Sequence[RecordCells], form: Form) -> dict[str, LineWrapping]:
    """How wide the lines of each field's column are."""
    wrappings = {}
    for name in form.field_names:
        cells = chain.from_iterable(row.fields[name] for row in rows)
        # A cell that spans further columns is wider than its own.
        wrappings[name] = LineWrapping(_lines_of(cell for cell in cells if cell.colspan == 1))
    return wrappings


def _lines_of(cells: Iterable[Cell]) -> Iterator[Line]:
    for cell in cells:
        yield from cell.lines


def _numbers(printed: Sequence[int], rows: Sequence[RecordCells], label: str) -> list[int]:
    """The records' numbers: as printed, where none is (0) counted on; where OCR read them, as they likely count up."""
    if any(printed) and any(_was_read(row.fields[label]) for row in rows):
        return likeliest_numbers(printed)
    numbers: list[int] = []
    last = 0
    for number in printed:
        last = number or last + 1
        numbers.append(last)
    return numbers


def _was_read(cells: Iterable[Cell]) -> bool:
    """Whether an OCR engine read any line of some cells."""
    return any(line.confidences for line in _lines_of(cells))


_GridRow = Sequence[Cell | None]


def _grouped_rows(table: Table, layout: Layout) -> list[RecordCells]:
    """Group rows under the record that they belong to: a blank label cell goes on with the one above."""
    groups: list[list[_GridRow]] = []
    for row in table.grid()[layout.header_rows :]:
        if groups and _goes_on(row, groups[-1][-1], layout):
            groups[-1].append(row)
        elif any(cell and not cell.blank for cell in row):
            groups.append([row])
    return [_record_cells(group, layout) for group in groups]


def _goes_on(row: _GridRow, above: _GridRow, layout: Layout) -> bool:
    """Whether a row goes on with the record of the row above."""
    label = layout.columns[layout.form.label]
    cell = row[label]
    if cell is None or cell is above[label]:
        return True
    return cell.blank and not _has_ordinal(row, layout)


def _has_ordinal(row: _GridRow, layout: Layout) -> bool:
    cell = row[layout.ordinal] if layout.ordinal is not None else None
    return cell is not None and not cell.blank


def _record_cells(group: Sequence[_GridRow], layout: Layout) -> RecordCells:
    ordinal = group[0][layout.ordinal] if layout.ordinal is not None else None
    fields = {name: _column_cells(group, layout.columns.get(name)) for name in layout.form.field_names}
    other_columns = tuple((header, _column_cells(group, col)) for col, header in layout.other_columns.items())
    return RecordCells(fields, other_columns, ordinal.text if ordinal else "")


def _column_cells(group: Sequence[_GridRow], col: int | None) -> tuple[Cell, ...]:
    """The cells that stand in a column of some rows, each once."""
    if col is None:
        return ()
    cells: list[Cell] = []
    for row in group:
        cell = row[col]
        if cell is not None and not any(cell is known for known in cells):
            cells.append(cell)
    return tuple(cells)


@dataclass(frozen=True, slots=True)
class _RecordReader:
    form: Form
    wrappings: Mapping[str, LineWrapping]
    text_repair: TextRepair
    known_units: KnownUnits

    def record(self, row: RecordCells) -> Record:
        """The record of some cells; its number is 0 where none is printed."""
        fragments = {}
        items = {}
        bulleted = set()
        for name, cells in row.fields.items():
            fragments[name] = _fragments(cells)
            raw_items = self._raw_items(name, list(_lines_of(cells)))
            items[name] = self._items(raw_items)
            if _is_bulleted(raw_items):
                bulleted.add(name)
        number = self._printed_number(row)
        pages = _printed_pages(fragments) or [0]
        other_columns = [(header, _fragments(cells)) for header, cells in row.other_columns]
        return Record(
            number=number or 0,
            number_printed=number is not None,
            cells=fragments,
            items=items,
            bulleted=frozenset(bulleted),
            page_first=min(pages),
            page_last=max(pages),
            other_columns=tuple(other_columns),
        )

    def _printed_number(self, row: RecordCells) -> int | None:
        """The number of a record as printed: in the column that counts the rows, or before its label."""
        digits = arabic(row.ordinal).strip().rstrip(".)").lstrip("(")
        if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER:
            return int(digits)
        label = list(_lines_of(row.fields[self.form.label]))
        marker = _label_marker(label[0]) if label else None
        return marker.number if marker else None

    def _raw_items(self, name: str, lines: list[Line]) -> list[RawItem]:
        """The items of a field's cells, split as its kind asks."""
        match self.form.field(name).kind:
            case "label":
                return _label_item(lines)
            case "period" | "text":
                return [RawItem(1, None, tuple(lines))] if lines else []
            case "units":
                return split_units(lines, self.wrappings[name], self.known_units)
            case "list":
                return split_items(lines, self.wrappings[name])

    def _items(self, raw_items: Sequence[RawItem]) -> tuple[Item, ...]:
        items = [self._repaired(raw_item) for raw_item in raw_items]
        return tuple(item for item in items if item.text not in _NOTHING)

    def _repaired(self, raw_item: RawItem) -> Item:
        explained = self.text_repair.repair(raw_item.lines)
        return Item(
            number=raw_item.number,
            marker=raw_item.marker.printed if raw_item.marker else "",
            raw=joined_lines(raw_item.lines)[0],
            text=explained.text,
            changes=explained.changes,
            fragments=tuple(_page_fragments(raw_item.lines)),
            confidence=self.text_repair.confidence_of(raw_item.lines, explained.changes),
        )


def _fragments(cells: Iterable[Cell]) -> tuple[Fragment, ...]:
    return tuple(chain.from_iterable(cell.fragments for cell in cells))


def _printed_pages(fragments: Mapping[str, Sequence[Fragment]]) -> list[int]:
    """The pages on which something of a record is printed."""
    pages = []
    for parts in fragments.values():
        pages += [fragment.page_no for fragment in parts if fragment.lines]
    return pages


def _is_bulleted(raw_items: Iterable[RawItem]) -> bool:
    return any(raw_item.marker and raw_item.marker.number is None for raw_item in raw_items)


def _label_item(lines: Sequence[Line]) -> list[RawItem]:
    """The text that names a record, without the record's number, as one item."""
    if not lines:
        return []
    marker = _label_marker(lines[0])
    first = without_start(lines[0], len(marker.printed)) if marker else lines[0]
    return [RawItem(1, marker, (first, *lines[1:]))]


def _label_marker(line: Line) -> Marker | None:
    """The number before a record's name, also one that OCR may have misread."""
    marker = named_marker_at(line.text)
    if marker is None and line.confidences:
        return marker_of(line)
    return marker


def _page_fragments(lines: Sequence[Line]) -> Iterator[Fragment]:
    """The lines page by page, with the box around their print."""
    for page_no, group in groupby(lines, key=lambda line: line.page_no):
        page_lines = tuple(group)
        boxes = [line.box for line in page_lines if line.box]
        yield Fragment(page_no, reduce(Box.around, boxes) if boxes else None, page_lines)
