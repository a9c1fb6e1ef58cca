"""What the JSON of a report holds becomes rows of the tables, and rows become pandas frames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from extractor import forms
from extractor.dataset.change_context import changes_in_context
from extractor.dataset.schema import Content, schemas
from extractor.model.form import Form

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

_CONFIDENCE_DECIMALS = 4
_CORNERS = ("x0", "top", "x1", "bottom")


def table_frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Make a frame of rows.

    Args:
        table: Name of their table.
        rows: Rows by column name; what is no column is left out.

    Returns:
        The frame, in the table's columns; whole numbers are nullable integers.
    """
    import pandas as pd  # slow to import

    schema = schemas()[table]
    names = [column.name for column in schema.columns]
    data = pd.DataFrame(list(rows), columns=names)
    return data.astype(dict.fromkeys(schema.columns_of("integer"), "Int64"))


def table_rows(content: Content) -> dict[str, list[Row]]:
    """Make the rows of one report.

    Args:
        content: What its JSON holds.

    Returns:
        Rows by table, in order; a table of another form than the report's has none.
    """
    form = forms.of_content(content)
    report = content["report"]
    records = content.get(form.name, ())
    rows: dict[str, list[Row]] = {table: [] for table in schemas()}
    rows["reports"].append({**dict.fromkeys(_form_names(), 0), **report})
    rows[form.name] = [_record_row(report, record, form) for record in records]
    rows["items"] = list(_item_rows(content, form))
    rows["corrections"] = list(_correction_rows(content, form))
    about = {"report_id": report["report_id"], "source_file": report["source_file"]}
    rows["problems"] = [{**about, **problem} for problem in content["problems"]]
    return rows


def _form_names() -> list[str]:
    return [form.name for form in forms.every()]


def _record_row(report: Content, record: Content, form: Form) -> Row:
    row = {name: report[name] for name in ("report_id", "source_file", "fiscal_year_be", "agency", "province")}
    row[f"{form.record}_number"] = record["number"]
    for name in form.field_names:
        row[name] = record["fields"][name]["text"]
    for name in ("period_start", "period_end"):
        row[name] = record[name] or ""
    for name in ("page_first", "page_last", "confidence", "needs_review"):
        row[name] = record[name]
    return row


def _keyed_items(content: Content, form: Form, fields: Iterable[str]) -> Iterator[tuple[Row, Content]]:
    """The items of these fields, each with the columns that say which one it is."""
    report_id = content["report"]["report_id"]
    for record in content.get(form.name, ()):
        for name in fields:
            for item in record["fields"][name]["items"]:
                key = {
                    "report_id": report_id,
                    "measure_number": record["number"],
                    "field": name,
                    "item_number": item["number"],
                }
                yield key, item


def _item_rows(content: Content, form: Form) -> Iterator[Row]:
    for key, item in _keyed_items(content, form, form.item_field_names):
        yield {
            **key,
            "text": item["text"],
            "confidence": item["confidence"],
            **_place(item["fragments"]),
        }


def _place(fragments: list[Content]) -> Row:
    """The page and the box where an item begins."""
    if not fragments:
        return {"page_no": None, **dict.fromkeys(_CORNERS)}
    first = fragments[0]
    box = first["box"] or [None] * len(_CORNERS)
    return {"page_no": first["page_no"], **dict(zip(_CORNERS, box, strict=True))}


def _correction_rows(content: Content, form: Form) -> Iterator[Row]:
    for key, item in _keyed_items(content, form, form.field_names):
        for located in changes_in_context(item):
            change = located.change
            yield {
                **key,
                "rule": change.rule,
                "kind": change.kind,
                "status": change.status,
                "before": change.before,
                "after": change.after,
                "page_no": located.page_no,
                "context": located.context,
                "confidence": round(change.confidence, _CONFIDENCE_DECIMALS),
            }
