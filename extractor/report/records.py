"""Rows of a report's tables become records: their cells split into items, each item's text repaired."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.errors import NoMeasuresError
from extractor.model import Line, Record, ReportTable
from extractor.paired_lines import paired_rows
from extractor.repair import TextRepair
from extractor.report.cell_items import CellReader
from extractor.report.known_units import KnownUnits
from extractor.report.periods import parse_period
from extractor.report.table_reader import TableReader, text_cell


def read_records(
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
            table, of_table = TableReader.of(
                table, table.layout, text_repair, known_units
            ).read()
            records += of_table
        else:
            table = _with_text_cells(table, text_repair)
        read.append(_with_pairs(table, text_repair))
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
        unit_columns = {
            match.col for match in matches if match.field in unit_names
        }
        for cell in table.table.cells:
            if cell.row >= table.header_rows:
                cells = unit_cells if cell.col in unit_columns else other_cells
                cells.append(cell.lines)
    return KnownUnits(unit_cells, other_cells)


def with_dates(
    records: Iterable[Record], fiscal_year_be: int | None
) -> tuple[Record, ...]:
    """Records with the two dates that their periods name.

    Args:
        records: The records; of each, the first field of kind `period` is dated.
        fiscal_year_be: The report's fiscal year in the Buddhist era, if it is known.

    Returns:
        The records; one whose words prove no dates, or whose form has no period, is unchanged.
    """
    return tuple(_dated(record, fiscal_year_be) for record in records)


def _dated(record: Record, fiscal_year_be: int | None) -> Record:
    names = [
        field.name for field in record.form.fields if field.kind == "period"
    ]
    if not names:
        return record
    period = parse_period(record.text(names[0]), fiscal_year_be)
    return (
        replace(record, period_start=period[0], period_end=period[1])
        if period
        else record
    )


def _with_pairs(table: ReportTable, text_repair: TextRepair) -> ReportTable:
    """A table with the rows of its rows that hold several things."""
    paired = paired_rows(
        table.table,
        lambda lines: text_repair.repair(lines).text,
        header_rows=table.header_rows,
    )
    return replace(table, paired=paired) if paired else table


def _with_text_cells(
    table: ReportTable, text_repair: TextRepair
) -> ReportTable:
    """A table of no known form with its cells below the header, row by row."""
    reader = CellReader({}, text_repair, KnownUnits())
    below = [
        cell for cell in table.table.cells if cell.row >= table.header_rows
    ]
    in_order = sorted(below, key=lambda cell: (cell.row, cell.col))
    headers = dict(enumerate(table.headers))
    return replace(
        table,
        cells=tuple(
            text_cell(cell, table.header_rows, headers, reader)
            for cell in in_order
        ),
    )
