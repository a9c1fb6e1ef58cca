"""The tables of a dataset and their columns, in order; readers rely on them to the letter.

One table a form of report (`measures`), and those that all forms share.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor import forms
from extractor.dataset import shared_columns as shared
from extractor.dataset.form_columns import form_table
from extractor.dataset.table_schema import Column, TableSchema
from extractor.model import Form

# Tables that a dataset has with rows only: beside these, those of all forms but the default one.
_WITH_ROWS_ONLY = ("tables", "cells")


def schemas() -> dict[str, TableSchema]:
    """Describe the tables that a dataset may have, for the forms that are known now.

    Returns:
        Tables by name, in the order in which they are written.

    >>> [name for name in schemas() if name not in {form.name for form in forms.every()}]
    ['reports', 'items', 'tables', 'cells', 'corrections', 'problems']
    """
    known = known_forms()
    return {
        "reports": TableSchema(
            "รายงาน", "source files, failed ones too", shared.REPORT_COLUMNS
        ),
        **{form.name: form_table(form) for form in known},
        "items": _items_table(known),
        "tables": TableSchema(
            "ตารางอื่น", "tables of no known form", shared.TABLE_COLUMNS
        ),
        "cells": TableSchema(
            "ช่อง", "cells that are no field of a form", shared.CELL_COLUMNS
        ),
        "corrections": _corrections_table(known),
        "problems": _problems_table(known),
    }


def known_forms() -> tuple[Form, ...]:
    """The forms that are known, in the order of their tables.

    Returns:
        The default form, then the others.
    """
    default = forms.default().name
    return tuple(sorted(forms.every(), key=lambda form: form.name != default))


def always_written() -> tuple[str, ...]:
    """Name the tables that a dataset has even without rows.

    Returns:
        Their names, in order.

    >>> always_written()
    ('reports', 'measures', 'items', 'corrections', 'problems')
    """
    default = forms.default().name
    others = {form.name for form in forms.every() if form.name != default}
    return tuple(
        name
        for name in schemas()
        if name not in others and name not in _WITH_ROWS_ONLY
    )


def column_names(table: str) -> tuple[str, ...]:
    """Name the columns of a table.

    Args:
        table: Name of the table, such as `items`.

    Returns:
        The columns' names, in order.

    Raises:
        KeyError: There is no such table.
    """
    return tuple(column.name for column in schemas()[table].columns)


def _items_table(known: Sequence[Form]) -> TableSchema:
    columns = (
        shared.ID,
        shared.REPORT_ID,
        shared.AGENCY,
        shared.FISCAL_YEAR_BE,
        shared.FORM,
        shared.TABLE_NUMBER,
        shared.RECORD_NUMBER,
        shared.MEASURE_NUMBER,
        Column("measure", "ชื่อรายการ", "what names the record", long=True),
        _field_name(known),
        *shared.END_OF_ITEM,
    )
    return TableSchema("ข้อ", "items of the cells of records", columns)


def _corrections_table(known: Sequence[Form]) -> TableSchema:
    columns = (
        shared.ID,
        shared.REPORT_ID,
        shared.FORM,
        shared.TABLE_NUMBER,
        shared.RECORD_NUMBER,
        shared.MEASURE_NUMBER,
        _field_name(known),
        *shared.END_OF_CORRECTION,
    )
    return TableSchema(
        "การแก้ไข", "changes made to the text, or suggested", columns
    )


def _problems_table(known: Sequence[Form]) -> TableSchema:
    columns = (
        shared.ID,
        shared.REPORT_ID,
        shared.SOURCE_FILE,
        shared.PAGE,
        shared.FORM,
        shared.RECORD_NUMBER,
        shared.MEASURE_NUMBER,
        _field_name(known),
        *shared.END_OF_PROBLEM,
    )
    return TableSchema("ข้อสังเกต", "findings: what wants a look", columns)


def _field_name(known: Sequence[Form]) -> Column:
    """The column that names a field: one of any form."""
    names = dict[str, None]()
    for form in known:
        names.update(dict.fromkeys(form.field_names))
    return Column("field", "คอลัมน์", "field of the record", values=tuple(names))
