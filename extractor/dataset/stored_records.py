"""The records of a report that was written, whatever their forms."""

from __future__ import annotations

from extractor import forms
from extractor.dataset.table_schema import Content
from extractor.errors import UsageError
from extractor.model import Form


def records_of(content: Content) -> list[tuple[Form, Content]]:
    """List the records of a report.

    Args:
        content: What its JSON holds.

    Returns:
        What the JSON holds of each record, with its form, table by table and row by row.

    Raises:
        UsageError: It has records of a form that is not known here.
    """
    records = list[tuple[Form, Content]]()
    for form in _known_forms(content):
        records += [(form, record) for record in content[form.name]]
    return sorted(records, key=_place_in_report)


def _known_forms(content: Content) -> tuple[Form, ...]:
    """The forms of a report; one that is not known here would be left out silently."""
    known = forms.of_content(content)
    names = {form.name for form in known}
    unknown = [
        table["form"]
        for table in content["tables"]
        if table["form"] and table["form"] not in names
    ]
    if unknown:
        raise UsageError(
            "usage/form-not-known",
            form=unknown[0],
            file=content["report"]["source_file"],
        )
    return known


def _place_in_report(record: tuple[Form, Content]) -> tuple[int, int]:
    _, content = record
    return content["table_number"], content["row_number"]
