"""Findings about a report's tables: columns that are missing or unknown, numbers out of order, cells that are empty."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.context import CheckContext
from extractor.model import FormField, Problem, Record, Table


def missing_columns(context: CheckContext) -> Iterator[Problem]:
    """Find fields that a table has no column for.

    Args:
        context: The report.

    Yields:
        A finding a field, in alphabetical order of their names.
    """
    names: set[str] = set()
    for layout in context.layouts:
        names.update(layout.missing)
    for name in sorted(names):
        yield Problem.of("column-missing", field=name, column=context.form.field(name))


def guessed_columns(context: CheckContext) -> Iterator[Problem]:
    """Tell of columns whose header says nothing known, and that were taken for the only field left.

    Args:
        context: The report.

    Yields:
        A finding a field, in alphabetical order of their names.
    """
    guesses = {layout.guessed for layout in context.layouts}
    names = [name for name in guesses if name]
    for name in sorted(names):
        yield Problem.of("column-guessed", field=name, column=context.form.field(name))


def unused_columns(context: CheckContext) -> Iterator[Problem]:
    """Tell of columns that hold something, but none of the form's fields.

    Args:
        context: The report.

    Yields:
        A finding a header, in the order in which they first hold something.
    """
    headers: dict[str, None] = {}  # keeps its order, unlike a set
    for record in context.records:
        headers.update(dict.fromkeys(_filled_headers(record)))
    for header in headers:
        yield Problem.of("column-not-used", header=header)


def _filled_headers(record: Record) -> Iterator[str]:
    """The headers of a record's further columns in which anything stands."""
    for header, fragments in record.other_columns:
        if any(fragment.lines for fragment in fragments):
            yield header


def counted_numbers(context: CheckContext) -> Iterator[Problem]:
    """Tell of records whose number is not printed.

    Args:
        context: The report.

    Yields:
        A finding a record.
    """
    for record in context.records:
        if not record.number_printed:
            yield Problem.of("measure-number-counted", measure_number=record.number, number=record.number)


def numbers_out_of_order(context: CheckContext) -> Iterator[Problem]:
    """Find records whose number is not that of the record before, and one.

    Args:
        context: The report.

    Yields:
        A finding a record that does not follow.
    """
    for before, record in pairwise(context.records):
        if record.number != before.number + 1:
            yield Problem.of(
                "measure-number-order",
                page_no=record.page_first,
                measure_number=record.number,
                before=before.number,
                number=record.number,
            )


def empty_cells(context: CheckContext) -> Iterator[Problem]:
    """Find cells in which nothing stands, of columns that are there.

    Args:
        context: The report.

    Yields:
        A finding a cell, record by record.
    """
    columns = _columns_of(context)
    for record in context.records:
        for field in columns:
            if not record.items[field.name]:
                yield Problem.of(
                    "empty-cell",
                    page_no=record.page_first,
                    measure_number=record.number,
                    field=field.name,
                    column=field,
                    number=record.number,
                )


def _columns_of(context: CheckContext) -> list[FormField]:
    """The fields for which a table has a column."""
    present: set[str] = set()
    for layout in context.layouts:
        present.update(layout.columns)
    return [field for field in context.form.fields if field.name in present]


def other_tables(context: CheckContext) -> Iterator[Problem]:
    """Tell of tables that hold no records; one of the form's width behind the records may belong to them.

    Args:
        context: The report.

    Yields:
        A finding a table.
    """
    last_page = max(record.page_last for record in context.records)
    for table in context.report.other_tables:
        if table.page_first > last_page and table.cols == len(context.form.fields):
            yield _table_finding("table-not-joined", table)
        else:
            yield _table_finding("other-table", table)


def _table_finding(key: str, table: Table) -> Problem:
    return Problem.of(
        key,
        page_no=table.page_first,
        page=table.page_first,
        rows=table.rows,
        columns=table.cols,
    )
