"""Tables as JSON content: what each column was taken for and why, what is no record, and every raw cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from extractor.checks.unknown_tables import missing_fields
from extractor.dataset.ids import table_id, total_id
from extractor.dataset.record_json import RecordSerializer
from extractor.dataset.table_schema import Content
from extractor.model import (
    REVIEW_BELOW,
    ColumnMatch,
    PairedRow,
    ReportTable,
    Table,
)

# Decimals of margins, which are natural logarithms.
_MARGIN_DECIMALS = 2


def table_content(
    table: Table,
    serializer: RecordSerializer | None = None,
    paired: Sequence[PairedRow] = (),
) -> Content:
    """Tell all of a table: its cells with spans, fragments and boxes; raw text.

    Args:
        table: The table.
        serializer: What tells its cells; None: pages are not said to be read by anything.
        paired: Its rows that hold several things on the same lines.

    Returns:
        JSON content; rows and columns count from 0, boxes are in points.
    """
    return {
        "page_first": table.page_first,
        "page_last": table.page_last,
        "rows": table.rows,
        "cols": table.cols,
        **_how_found(table),
        "cells": list(
            (serializer or RecordSerializer({})).raw_cells(table.cells)
        ),
        **_paired(paired),
    }


def _paired(paired: Sequence[PairedRow]) -> Content:
    """The rows of rows that hold several things; nothing where there are none."""
    return (
        {"paired": [{"row": row.row, "rows": row.rows} for row in paired]}
        if paired
        else {}
    )


def report_table_content(
    report_id: str, table: ReportTable, serializer: RecordSerializer
) -> Content:
    """Tell all of a table of a report but its records.

    Args:
        report_id: Id of the report.
        table: The table.
        serializer: What tells its cells.

    Returns:
        JSON content; of a table of no known form with every cell, raw and repaired.
    """
    content: dict[str, Any] = {
        "id": table_id(report_id, table.number),
        "table_number": table.number,
        "title": table.title,
        "form": table.layout.form.name if table.layout else None,
        "nearest_form": table.nearest.name if table.nearest else None,
        "page_first": table.table.page_first,
        "page_last": table.table.page_last,
        "rows": table.table.rows,
        "cols": table.table.cols,
        **_how_found(table.table),
        "header_rows": table.header_rows,
        "header_cells": list(
            serializer.raw_cells(
                [
                    cell
                    for cell in table.table.cells
                    if cell.row < table.header_rows
                ],
                with_lines=True,
            )
        ),
        "columns": list(_columns(table)),
        "totals": list(_totals(report_id, table, serializer)),
        "sections": list(_sections(table, serializer)),
        **_paired(table.paired),
    }
    if table.layout is None:
        content["why_not"] = list(missing_fields(table))
        content["cells"] = list(
            serializer.raw_cells(table.table.cells, with_lines=True)
        )
        content["texts"] = serializer.text_cells(table.cells, content["id"])
    return content


def _how_found(table: Table) -> Content:
    """By what a table was found, and why the tables of pages were joined to it or not."""
    return {
        "strategy": table.strategy,
        "joins": [asdict(join) for join in table.joins],
    }


def _columns(table: ReportTable) -> Iterator[Content]:
    """The columns from left to right; what was taken for what is told of tables of a known form."""
    if table.layout is None:
        for column, header in enumerate(table.headers, 1):
            yield {"column": column, "header": header}
        return
    for match in table.layout.matches:
        yield _column(match)


def _column(match: ColumnMatch) -> Content:
    return {
        "column": match.col + 1,
        "header": match.header,
        "field": match.field,
        "key": match.key,
        "why": list(match.why),
        "margin": round(match.margin, _MARGIN_DECIMALS),
        "alternative": match.alternative,
        "guessed": match.guessed,
    }


def _totals(
    report_id: str, table: ReportTable, serializer: RecordSerializer
) -> Iterator[Content]:
    for place, total in enumerate(table.totals, 1):
        name = total_id(report_id, table.number, place)
        yield serializer.record(
            total, name, needs_review=total.confidence < REVIEW_BELOW
        )


def _sections(
    table: ReportTable, serializer: RecordSerializer
) -> Iterator[Content]:
    for cell in table.sections:
        yield {
            "text": cell.text,
            "fragments": serializer.fragments(cell.fragments),
        }
