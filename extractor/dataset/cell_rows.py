"""Rows of the tables of no known form, and of cells that are no field of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from extractor.dataset.table_schema import Content
from extractor.model import Form

# A row of any table, by column name.
Row = dict[str, Any]

# What stands between the headers of a table, and between the names of fields, in one cell.
_BETWEEN = " | "
_CORNERS = ("x0", "top", "x1", "bottom")
_ABOUT_REPORT = (
    "report_id",
    "source_file",
    "fiscal_year_be",
    "agency",
    "province",
)


def table_row(report: Content, table: Content) -> Row:
    """Make the row of a table of no known form.

    Args:
        report: What the JSON of its report holds under `report`.
        table: What it holds of the table.

    Returns:
        The row of tables.csv.
    """
    row = {name: report[name] for name in _ABOUT_REPORT}
    for name in (
        "id",
        "table_number",
        "title",
        "rows",
        "page_first",
        "page_last",
    ):
        row[name] = table[name]
    row["headers"] = _BETWEEN.join(
        column["header"] for column in table["columns"]
    )
    row["columns"] = table["cols"]
    row["nearest_form"] = table["nearest_form"] or ""
    row["why_not"] = _BETWEEN.join(table["why_not"])
    return row


def cell_rows(
    report: Content,
    records: Iterable[tuple[Form, Content]],
    others: Iterable[Content],
) -> Iterator[Row]:
    """Make the rows of cells that are no field of a form.

    Args:
        report: What the JSON of their report holds under `report`.
        records: What it holds of each record, with its form.
        others: What it holds of each table of no known form.

    Yields:
        A row of cells.csv for each cell in which something stands: those of further columns, record by record, then
        those of tables of no known form.
    """
    about = {"report_id": report["report_id"]}
    for form, record in records:
        key = {
            **about,
            "table_number": record["table_number"],
            "form": form.name,
            "record_number": record["number"],
        }
        yield from _rows_of(record["other_columns"], key)
    for table in others:
        yield from _rows_of(
            table["texts"],
            {**about, "table_number": table["table_number"], "form": ""},
        )


def _rows_of(cells: Sequence[Content], key: Row) -> Iterator[Row]:
    for cell in cells:
        item = cell["item"]
        if item:
            place = {
                name: cell[name] for name in ("id", "row", "column", "header")
            }
            value = Decimal(item["value"]) if "value" in item else None
            text = {
                "text": item["text"],
                "value": value,
                "confidence": item["confidence"],
                **place_of(item["fragments"]),
            }
            yield {**key, **place, **text}


def changed_cells(cells: Iterable[Content]) -> Iterator[Content]:
    """Go through the texts of cells.

    Args:
        cells: What the JSON holds of the cells.

    Yields:
        What it holds of the text of each; cells in which nothing stands are left out.
    """
    yield from (cell["item"] for cell in cells if cell["item"])


def place_of(fragments: Sequence[Content]) -> Row:
    """Say where a text begins.

    Args:
        fragments: What the JSON holds of its parts, page by page.

    Returns:
        Its page and the corners of its box there; None where that is not known.
    """
    if not fragments:
        return {"page_no": None, **dict.fromkeys(_CORNERS)}
    first = fragments[0]
    box = first["box"] or [None] * len(_CORNERS)
    return {
        "page_no": first["page_no"],
        **dict(zip(_CORNERS, box, strict=True)),
    }
