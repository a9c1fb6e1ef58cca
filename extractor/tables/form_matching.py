"""Which tables of a document are of a form of report, and of which form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.errors import NoTableError, OtherTableError
from extractor.model import Form, Layout, Table
from extractor.tables.header_matching import layout_of


@dataclass(frozen=True, slots=True)
class FormMatch:
    """The tables of a document, told apart by a form.

    Attributes:
        form: The form of report.
        tables: The tables of that form with their layouts, in order; at least one.
        other_tables: All other tables, in order.
    """

    form: Form
    tables: tuple[tuple[Table, Layout], ...]
    other_tables: tuple[Table, ...]

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """The layouts of the tables of the form, in order."""
        return tuple(layout for _, layout in self.tables)


def match_form(tables: Sequence[Table]) -> FormMatch:
    """Find the form of a document's tables.

    Args:
        tables: All tables of the document, stitched.

    Returns:
        The form that most rows are of (that of the earlier table on a tie), and which tables are of it.

    Raises:
        NoTableError: There is no table.
        OtherTableError: There are tables, but of no form that is known.
    """
    if not tables:
        raise NoTableError
    layouts = [layout_of(table) for table in tables]
    form = _most_common_form(tables, layouts)
    matched: list[tuple[Table, Layout]] = []
    other_tables: list[Table] = []
    for table, layout in zip(tables, layouts, strict=True):
        if layout and layout.form == form:
            matched.append((table, layout))
        else:
            other_tables.append(table)
    return FormMatch(form, tuple(matched), tuple(other_tables))


def _most_common_form(tables: Sequence[Table], layouts: Sequence[Layout | None]) -> Form:
    rows: dict[str, int] = {}
    forms: dict[str, Form] = {}
    for table, layout in zip(tables, layouts, strict=True):
        if layout:
            name = layout.form.name
            forms[name] = layout.form
            rows[name] = rows.get(name, 0) + table.rows
    if not rows:
        raise OtherTableError(count=len(tables))
    return forms[max(rows, key=lambda name: rows[name])]
