"""Findings about tables that are of no form that is known: what they look like, and what they lack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.checks.context import CheckContext
from extractor.model import FormField, Problem, ReportTable
from normalizer import squeezed

# Characters of headers that a message shows.
_SHOWN = 200
_WHITE_SPACE = re.compile(r"\s+")


def missing_fields(table: ReportTable) -> tuple[str, ...]:
    """Say what a table lacks to be of the form that it comes nearest to.

    Args:
        table: A table of no known form.

    Returns:
        Names of the fields which that form requires and no header names; none where it comes near no form.
    """
    if table.nearest is None:
        return ()
    headers = [squeezed(header) for header in table.headers]
    required = [field for field in table.nearest.fields if field.required]
    return tuple(
        field.name for field in required if not _is_named(field, headers)
    )


def unknown_form(context: CheckContext) -> Iterator[Problem]:
    """Tell of a report none of whose tables is of a form that is known.

    Args:
        context: The report.

    Yields:
        One finding, about its largest table; none where it has no table.
    """
    table = largest_table(context)
    if table is None or context.report.layouts:
        return
    values: dict[str, Any] = {
        "headers": " | ".join(_header(header) for header in table.headers)[
            :_SHOWN
        ],
        "file": context.report.source.name,
    }
    page_no = table.table.page_first
    if table.nearest is None:
        yield Problem.of("form-unknown", page_no=page_no, **values)
        return
    values["nearest"] = table.nearest.name
    missing = missing_fields(table)
    if missing:
        fields = [table.nearest.field(name) for name in missing]
        values["missing_thai"] = ", ".join(field.title_th for field in fields)
        values["missing_english"] = ", ".join(missing)
        yield Problem.of("form-unknown/columns", page_no=page_no, **values)
    else:
        yield Problem.of("form-unknown/contents", page_no=page_no, **values)


def other_tables(context: CheckContext) -> Iterator[Problem]:
    """Tell of tables that are of no known form; one as wide as the last of the records, behind it, may go on there.

    Args:
        context: The report.

    Yields:
        A finding a table; the one that `unknown_form` tells of is left out.
    """
    told = None if context.report.layouts else largest_table(context)
    for table in context.report.other_tables:
        if table is told:
            continue
        key = (
            "table-not-joined" if _may_go_on(table, context) else "other-table"
        )
        yield Problem.of(
            key,
            page_no=table.table.page_first,
            page=table.table.page_first,
            rows=table.table.rows,
            columns=table.table.cols,
        )


def largest_table(context: CheckContext) -> ReportTable | None:
    """The table of a report with most places for cells.

    Args:
        context: The report.

    Returns:
        The table; the first of several; None where the report has none.
    """
    tables = context.report.tables
    return max(
        tables,
        key=lambda table: table.table.rows * table.table.cols,
        default=None,
    )


def _may_go_on(table: ReportTable, context: CheckContext) -> bool:
    """Whether a table stands behind all others that hold records, and is as wide as the last of these."""
    known = [other for other in context.report.tables if other.layout]
    if not known:
        return False
    last = known[-1].table
    return (
        table.table.page_first > last.page_last
        and table.table.cols == last.cols
    )


def _is_named(field: FormField, headers: list[str]) -> bool:
    cues = [squeezed(cue) for cue in field.cues]
    return any(cue in header for cue in cues for header in headers)


def _header(header: str) -> str:
    return _WHITE_SPACE.sub(" ", header).strip() or "-"
