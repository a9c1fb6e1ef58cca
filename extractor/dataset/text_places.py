"""Every text of a report that a person can decide about, by its id: items of fields, and cells that are no field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from extractor.dataset.ids import item_id
from extractor.dataset.stored_records import records_of
from extractor.dataset.table_schema import Content
from extractor.model import Form

# What the JSON of a report, or of a part of it, holds where it is changed.
Draft = dict[str, Any]


def drafts_of(content: Content) -> list[tuple[Form, Draft]]:
    """List the records of a report, to change them.

    Args:
        content: What its JSON holds.

    Returns:
        What it holds of each record, with its form, table by table and row by row.

    Raises:
        UsageError: It has records of a form that is not known here.
    """
    return cast("list[tuple[Form, Draft]]", records_of(content))


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text stands in what the JSON of a report holds.

    Attributes:
        id: Id of the item or the cell; of a field in which nothing was read that of its first item.
        row: What the JSON holds of its record; of a table of no known form what it holds of the table.
        holder: What it holds of the field, or of the cell.
        item: What it holds of the text; None where nothing was read.
        form: The form of its record; None in a table of no known form.
        field: Name of its field; empty for a cell that is no field.
        header: The header above a cell that is no field.
    """

    id: str
    row: Draft
    holder: Draft
    item: Draft | None
    form: Form | None = None
    field: str = ""
    header: str = ""

    @property
    def raw(self) -> str:
        """What is printed there; empty where nothing is."""
        return str(self.item["raw"]) if self.item else ""

    @property
    def text(self) -> str:
        """What is published; empty where nothing is."""
        return str(self.item["text"]) if self.item else ""

    @property
    def row_id(self) -> str:
        """Id of its record or table."""
        return str(self.row["id"])


def text_places(content: Content) -> Iterator[TextPlace]:
    """Go through the texts of a report.

    Args:
        content: What its JSON holds.

    Yields:
        Each text, and each field and cell in which nothing was read, record by record, then table by table.

    Raises:
        UsageError: It has records of a form that is not known here.
    """
    for form, record in drafts_of(content):
        for field in form.field_names:
            yield from _of_field(form, record, field)
        for cell in record["other_columns"]:
            yield TextPlace(
                cell["id"],
                record,
                cell,
                cell["item"],
                form,
                header=cell["header"],
            )
    for table in content["tables"]:
        if table["form"] is None:
            for cell in table["texts"]:
                yield TextPlace(
                    cell["id"],
                    table,
                    cell,
                    cell["item"],
                    header=cell["header"],
                )


def _of_field(form: Form, record: Draft, field: str) -> Iterator[TextPlace]:
    holder = record["fields"][field]
    for item in holder["items"]:
        yield TextPlace(item["id"], record, holder, item, form, field)
    if not holder["items"]:
        name = item_id(record["id"], field, 1)
        yield TextPlace(name, record, holder, None, form, field)


def raw_texts_of_row(record: Content) -> list[str]:
    """List what is printed in a row.

    Args:
        record: What the JSON holds of a record.

    Returns:
        The raw text of each item of its fields, then of its other cells.
    """
    texts = list[str]()
    for field in record["fields"].values():
        texts += [item["raw"] for item in field["items"]]
    texts += [
        cell["item"]["raw"] for cell in record["other_columns"] if cell["item"]
    ]
    return texts
