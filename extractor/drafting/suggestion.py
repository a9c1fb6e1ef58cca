"""Which table of a file a draft is made of, and whether the file is read by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.document import read_document
from extractor.drafting.draft import drafted_form
from extractor.drafting.toml_text import toml_of
from extractor.errors import NoTableError, UsageError
from extractor.forms import registered_form, registered_forms
from extractor.forms.declaration import form_from_toml
from extractor.model import Form, ReportTable, Source
from extractor.options import Options
from extractor.pipeline import matched_tables


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A draft of a form.

    Attributes:
        form: The form.
        text: The TOML that declares it.
        table: The table that it was made of; where the draft reads it, with the draft's layout.
        read_as: Name of the form that the table was read as without it; None where it was of none.
    """

    form: Form
    text: str
    table: ReportTable
    read_as: str | None

    @property
    def fits(self) -> bool:
        """Whether the table is read by the draft as it stands, each column by its own field."""
        layout = self.table.layout
        return (
            layout is not None
            and layout.form == self.form
            and not layout.missing
        )


def suggested_form(
    source: Source,
    options: Options,
    *,
    name: str = "",
    table_number: int | None = None,
) -> Suggestion:
    """Draft a form of a file.

    Args:
        source: The file.
        options: How to read it; the forms among them are known, too.
        name: The form's name; empty: by its title where that is Latin, else `my-form`.
        table_number: Which table, from 1; None: the largest one of no known form, or where there is none, the largest.

    Returns:
        The draft.

    Raises:
        ReportError: The file cannot be read, or has no table.
        UsageError: It has no table of this number, or a form cannot have this name.
    """
    document = read_document(source, options)
    if document.verdict:
        raise document.verdict
    with registered_forms(options.forms):
        tables = matched_tables(document)
        if not tables:
            raise NoTableError
        table = _chosen(tables, table_number)
        drafted = drafted_form(table, document.text_repair, name)
        read_as = table.layout.form.name if table.layout else None
        note = f"{source.name}: ตาราง/table {table.number}, หน้า/page {table.table.page_first}"
        text = toml_of(drafted, note)
        form = form_from_toml(drafted.name, text)
        with registered_form(form):
            again = matched_tables(document)
    read = (
        other for other in again if other.layout and other.layout.form == form
    )
    return Suggestion(form, text, next(read, table), read_as)


def _chosen(tables: Sequence[ReportTable], number: int | None) -> ReportTable:
    if number is None:
        unknown = [table for table in tables if table.layout is None]
        return max(
            unknown or tables,
            key=lambda table: table.table.rows * table.table.cols,
        )
    if not 1 <= number <= len(tables):
        raise UsageError(
            "usage/no-such-table", number=number, count=len(tables)
        )
    return tables[number - 1]
