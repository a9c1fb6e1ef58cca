"""The columns of a form's table: one a field, and what an amount or a period brings with it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor import forms
from extractor.dataset import shared_columns as shared
from extractor.dataset.table_schema import Column, TableSchema
from extractor.model import AMOUNT_KINDS, Form, FormField

# Kinds of fields whose texts may fill lines; units and periods are short.
_LONG_KINDS = ("label", "list", "text", "offers")


def itemised_fields(form: Form) -> tuple[str, ...]:
    """Name the fields of a form whose items have rows of their own.

    Args:
        form: The form.

    Returns:
        The names of lists, units, offers, and groups of columns, in order.
    """
    names = form.item_field_names
    return tuple(
        field.name
        for field in form.fields
        if field.group or field.name in names
    )


def printed_name(field: str) -> str:
    """Name the column that holds an amount as it is printed.

    Args:
        field: Name of the field, such as `budget`.

    Returns:
        The column's name.

    >>> printed_name("budget")
    'budget_printed'
    """
    return f"{field}_printed"


def period_field(form: Form) -> str | None:
    """Name the field whose two days a record tells.

    Args:
        form: The form.

    Returns:
        Its first period; None where it has none.
    """
    return next(
        (field.name for field in form.fields if field.kind == "period"), None
    )


def form_table(form: Form) -> TableSchema:
    """Describe the table of a form.

    Args:
        form: The form.

    Returns:
        Its columns: those that every record has, around one a field.
    """
    is_default = form.name == forms.default().name
    columns = _default_columns(form) if is_default else _other_columns(form)
    return TableSchema(form.title_th, form.title_en, columns)


def _default_columns(form: Form) -> tuple[Column, ...]:
    """The columns that readers know of measures.csv, and what came later before the end."""
    number = Column(
        f"{form.record}_number",
        f"{form.title_th}ที่",
        f"number of the {form.record}",
        "integer",
    )
    return (
        shared.ID,
        shared.REPORT_ID,
        shared.SOURCE_FILE,
        shared.FISCAL_YEAR_BE,
        shared.AGENCY,
        shared.PROVINCE,
        number,
        *_field_columns(form),
        shared.TABLE_NUMBER,
        shared.SECTION,
        *shared.END_OF_RECORD,
    )


def _other_columns(form: Form) -> tuple[Column, ...]:
    return (
        shared.ID,
        shared.REPORT_ID,
        shared.SOURCE_FILE,
        shared.AGENCY,
        shared.PROVINCE,
        shared.FISCAL_YEAR_BE,
        shared.TABLE_NUMBER,
        shared.RECORD_NUMBER,
        shared.SECTION,
        *_field_columns(form),
        *shared.END_OF_RECORD,
    )


def _field_columns(form: Form) -> Iterator[Column]:
    """A column a field; behind a period stand its days, behind an amount its print."""
    dated = period_field(form)
    for field in form.fields:
        yield _field_column(field)
        if field.name == dated:
            yield from shared.PERIOD_DATES
        if field.kind in AMOUNT_KINDS:
            thai = f"{field.title_th} (ตามที่พิมพ์)"
            yield Column(
                printed_name(field.name), thai, f"{field.title_en}: as printed"
            )


def _field_column(field: FormField) -> Column:
    if field.kind in AMOUNT_KINDS and not field.group:
        return Column(field.name, field.title_th, field.title_en, "decimal")
    is_long = field.kind in _LONG_KINDS or bool(field.group)
    return Column(field.name, field.title_th, field.title_en, long=is_long)
