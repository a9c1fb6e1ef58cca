"""Findings about a report's tables: columns that are missing or doubtful, numbers out of order, empty cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks.context import CheckContext, form_words, is_default
from extractor.model import ColumnMatch, Form, Problem, Record, column_name


def tables_without_rulings(context: CheckContext) -> Iterator[Problem]:
    """Tell of tables whose rows and columns no rulings make.

    Args:
        context: The report.

    Yields:
        A finding a table, in order.
    """
    for table in context.report.tables:
        if table.table.strategy == "alignment":
            page_no = table.table.page_first
            yield Problem.of(
                "table-without-rulings", page_no=page_no, page=page_no
            )


def missing_columns(context: CheckContext) -> Iterator[Problem]:
    """Find fields that a table of their form has no column for: those that are required, of measures all.

    Args:
        context: The report.

    Yields:
        A finding a field, form by form, in alphabetical order of their names.
    """
    for form in context.report.forms:
        names: set[str] = set()
        for table in context.tables_of(form):
            names.update(table.layout.missing if table.layout else ())
        for name in sorted(names):
            field = form.field(name)
            if field.required or is_default(form):
                yield Problem.of(
                    "column-missing",
                    form=form.name,
                    field=name,
                    column_thai=field.title_th,
                    column_english=name,
                )


def guessed_columns(context: CheckContext) -> Iterator[Problem]:
    """Tell of columns that may hold something else than what they were taken for.

    Args:
        context: The report.

    Yields:
        A finding a column, table by table from left to right.
    """
    for table in context.report.tables:
        if table.layout is None:
            continue
        for match in table.layout.matches:
            if match.guessed:
                yield _guess(match, table.layout.form, table.table.page_first)


def _guess(match: ColumnMatch, form: Form, page_no: int) -> Problem:
    taken_thai, taken_english = _reading(form, match.field)
    other_thai, other_english = _reading(form, match.alternative)
    return Problem.of(
        "column-guessed",
        page_no=page_no,
        form=form.name,
        field=match.field,
        header=column_name(match.header, match.col + 1),
        taken_thai=taken_thai,
        taken_english=taken_english,
        other_thai=other_thai,
        other_english=other_english,
    )


def _reading(form: Form, name: str | None) -> tuple[str, str]:
    """What a column is taken for, in Thai and in English."""
    return (
        (form.field(name).title_th, name)
        if name
        else ("ไม่ใช่ช่องข้อมูล", "no field")
    )


def unused_columns(context: CheckContext) -> Iterator[Problem]:
    """Tell of columns that hold something, but none of their form's fields.

    Args:
        context: The report.

    Yields:
        A finding a header, in the order in which they first hold something.
    """
    headers: dict[tuple[str, str], None] = {}  # keeps its order, unlike a set
    for record in context.records:
        for cell in record.other_columns:
            if cell.item:
                header = column_name(cell.header, cell.col + 1)
                headers[record.form.name, header] = None
    for form, header in headers:
        yield Problem.of("column-not-used", form=form, header=header)


def counted_numbers(context: CheckContext) -> Iterator[Problem]:
    """Tell of records whose number is not printed, though others have one, or though they are measures.

    Args:
        context: The report.

    Yields:
        A finding a record.
    """
    for records in context.records_by_table():
        expected = any(record.number_printed for record in records)
        for record in records:
            if not record.number_printed and (
                expected or is_default(record.form)
            ):
                yield Problem.of(
                    "measure-number-counted",
                    form=record.form.name,
                    record_number=record.number,
                    number=record.number,
                    **form_words(record.form),
                )


def numbers_out_of_order(context: CheckContext) -> Iterator[Problem]:
    """Find records whose number is not that of the record before, and one, nor 1 where a table or a section begins.

    Args:
        context: The report.

    Yields:
        A finding a record that does not follow.
    """
    for form in context.report.forms:
        for before, record in pairwise(context.records_of(form)):
            if not _follows(before, record):
                yield Problem.of(
                    "measure-number-order",
                    page_no=record.page_first,
                    form=form.name,
                    record_number=record.number,
                    before=before.number,
                    number=record.number,
                    **form_words(form),
                )


def _follows(before: Record, record: Record) -> bool:
    """Whether a number goes on from the one before, or begins anew with a table or a section."""
    place_before = (before.table_number, before.section)
    place = (record.table_number, record.section)
    if place != place_before and record.number == 1:
        return True
    return record.number == before.number + 1


def empty_cells(context: CheckContext) -> Iterator[Problem]:
    """Find cells in which nothing stands, of columns that are there: of required fields, of measures all.

    Args:
        context: The report.

    Yields:
        A finding a cell, record by record.
    """
    present = {
        form.name: _columns_of(context, form) for form in context.report.forms
    }
    for record in context.records:
        for field in record.form.fields:
            expected = field.required or is_default(record.form)
            is_there = field.name in present.get(record.form.name, ())
            if expected and is_there and not record.items[field.name]:
                yield Problem.of(
                    "empty-cell",
                    page_no=record.page_first,
                    form=record.form.name,
                    record_number=record.number,
                    field=field.name,
                    column_thai=field.title_th,
                    column_english=field.name,
                    number=record.number,
                    **form_words(record.form),
                )


def _columns_of(context: CheckContext, form: Form) -> set[str]:
    """The names of the fields for which a table has a column."""
    present: set[str] = set()
    for table in context.tables_of(form):
        present.update(table.layout.columns if table.layout else ())
    return present
