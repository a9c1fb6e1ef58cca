"""What a form and its fields cannot be called: names that a dataset has whatever its forms are."""

from __future__ import annotations

from extractor.dataset.form_columns import form_table
from extractor.dataset.report_json import content_of
from extractor.dataset.schema import schemas
from extractor.forms import every
from extractor.forms.declaration import (
    RESERVED_FIELD_NAMES,
    RESERVED_FORM_NAMES,
)
from extractor.model import Form, FormField, Report
from tests.helpers.pdfs import source


def test_names_of_tables_and_keys_are_reserved() -> None:
    report = Report(source(b""), "")
    names = {*schemas(), *content_of(report)} - {form.name for form in every()}
    assert {name for name in names if "_" not in name} <= RESERVED_FORM_NAMES


def test_names_of_columns_that_every_form_has_are_reserved() -> None:
    form = Form(
        "x", "x", "x", "x", (FormField("when", "x", "x", "period", ("x",)),)
    )
    assert {column.name for column in form_table(form).columns} - {
        "when"
    } == RESERVED_FIELD_NAMES


def test_no_built_in_form_has_a_reserved_name() -> None:
    assert RESERVED_FORM_NAMES.isdisjoint(form.name for form in every())
    assert RESERVED_FIELD_NAMES.isdisjoint(
        name for form in every() for name in form.field_names
    )
