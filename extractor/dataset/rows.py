"""What the JSON of a report holds becomes rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extractor import forms
from extractor.dataset.amounts import (
    amount_or_words,
    printed_amounts,
    with_typed_amounts,
)
from extractor.dataset.cell_rows import (
    Row,
    cell_rows,
    changed_cells,
    place_of,
    table_row,
)
from extractor.dataset.change_context import changes_in_context
from extractor.dataset.form_columns import (
    itemised_fields,
    period_field,
    printed_name,
)
from extractor.dataset.ids import change_id
from extractor.dataset.schema import schemas
from extractor.dataset.stored_records import records_of
from extractor.dataset.table_schema import Content
from extractor.model import AMOUNT_KINDS, Form

if TYPE_CHECKING:
    import pandas as pd

_CONFIDENCE_DECIMALS = 4
_END_OF_RECORD = ("page_first", "page_last", "confidence", "needs_review")
_ABOUT_REPORT = (
    "report_id",
    "source_file",
    "fiscal_year_be",
    "agency",
    "province",
)


def typed_frame(table: str, data: pd.DataFrame) -> pd.DataFrame:
    """Give rows in types that pandas reckons with.

    Args:
        table: Name of their table.
        data: Rows as `TablePart.frame` gives them.

    Returns:
        The same rows: amounts as `Float64`, without the words that stand in their place, days as `datetime64`, yes and
        no as `boolean`, texts as `str`, codes among them.
    """
    import pandas as pd  # slow to import

    schema = schemas()[table]
    typed = with_typed_amounts(data, schema.columns_of("decimal"))
    for name in schema.columns_of("decimal"):
        amounts = [
            None if amount is None else float(amount) for amount in typed[name]
        ]
        typed[name] = pd.array(amounts, dtype="Float64")
    for name in schema.columns_of("date"):
        typed[name] = pd.to_datetime(typed[name].replace("", None))
    texts = dict.fromkeys(schema.columns_of("string"), "str")
    return typed.astype(
        {**texts, **dict.fromkeys(schema.columns_of("boolean"), "boolean")}
    )


def table_rows(content: Content) -> dict[str, list[Row]]:
    """Make the rows of one report.

    Args:
        content: What its JSON holds.

    Returns:
        Rows by table, in order; a table of a form that the report has not has none.

    Raises:
        UsageError: It has records of a form that is not known here.
    """
    report = content["report"]
    records = records_of(content)
    others = [table for table in content["tables"] if table["form"] is None]
    rows: dict[str, list[Row]] = {table: [] for table in schemas()}
    rows["reports"].append({**report, **_superseded_by(report)})
    for form, record in records:
        rows[form.name].append(_record_row(report, record, form))
    rows["items"] = [
        row
        for form, record in records
        for row in _item_rows(report, record, form)
    ]
    rows["tables"] = [table_row(report, table) for table in others]
    rows["cells"] = list(cell_rows(report, records, others))
    rows["corrections"] = list(_correction_rows(report, records, others))
    rows["problems"] = [
        _problem_row(report, problem) for problem in content["problems"]
    ]
    return rows


def _record_row(report: Content, record: Content, form: Form) -> Row:
    row = {name: report[name] for name in _ABOUT_REPORT}
    row |= _key_of(record, form)
    row["id"] = record["id"]
    row["section"] = record["section"]
    for field in form.fields:
        content = record["fields"][field.name]
        row[field.name] = content["text"]
        if field.kind in AMOUNT_KINDS:
            row[printed_name(field.name)] = printed_amounts(
                content, grouped=bool(field.group)
            )
            row[field.name] = (
                content["text"] if field.group else amount_or_words(content)
            )
    if period_field(form):
        row["period_start"] = record["period_start"] or ""
        row["period_end"] = record["period_end"] or ""
    row |= {name: record[name] for name in _END_OF_RECORD}
    return row | _superseded_by(report)


def _superseded_by(report: Content) -> Row:
    """The report that counts in the place of one; a report by itself counts."""
    return {"superseded_by": report.get("superseded_by", "")}


def _key_of(record: Content, form: Form) -> Row:
    """Which record it is; what readers of measures call its number is that of measures alone."""
    number = record["number"]
    return {
        "form": form.name,
        "table_number": record["table_number"],
        "record_number": number,
        "measure_number": _measure_number(form.name, number),
    }


def _measure_number(form: str | None, number: int | None) -> int | None:
    return number if form == forms.default().name else None


def _item_rows(report: Content, record: Content, form: Form) -> Iterator[Row]:
    about = {
        "report_id": report["report_id"],
        "agency": report["agency"],
        "fiscal_year_be": report["fiscal_year_be"],
        **_key_of(record, form),
        "measure": record["fields"][form.label]["text"],
        **_superseded_by(report),
    }
    for name in itemised_fields(form):
        for item in record["fields"][name]["items"]:
            yield {**about, "field": name, **_item_row(item)}


def _item_row(item: Content) -> Row:
    return {
        "id": item["id"],
        "item_number": item["number"],
        "key": item.get("key", ""),
        "text": item["text"],
        "name": item.get("name", ""),
        "value": amount_or_words({"text": "", "items": [item]}),
        "confidence": item["confidence"],
        **place_of(item["fragments"]),
    }


def _correction_rows(
    report: Content,
    records: Iterable[tuple[Form, Content]],
    others: Iterable[Content],
) -> Iterator[Row]:
    about = {"report_id": report["report_id"]}
    for form, record in records:
        key = {**about, **_key_of(record, form)}
        for name in form.field_names:
            for item in record["fields"][name]["items"]:
                yield from _changes_of(
                    item, {**key, "field": name, "item_number": item["number"]}
                )
        for item in changed_cells(record["other_columns"]):
            yield from _changes_of(item, key)
    for table in others:
        for item in changed_cells(table["texts"]):
            yield from _changes_of(
                item, {**about, "table_number": table["table_number"]}
            )


def _changes_of(item: Content, key: Row) -> Iterator[Row]:
    for place, located in enumerate(changes_in_context(item), 1):
        change = located.change
        yield {
            **key,
            "id": change_id(item["id"], place),
            "rule": change.rule,
            "kind": change.kind,
            "status": change.status,
            "before": change.before,
            "after": change.after,
            "page_no": located.page_no,
            "context": located.context,
            "confidence": round(change.confidence, _CONFIDENCE_DECIMALS),
        }


def _problem_row(report: Content, problem: Content) -> Row:
    about = {
        "report_id": report["report_id"],
        "source_file": report["source_file"],
    }
    measure_number = _measure_number(problem["form"], problem["record_number"])
    return {**about, **problem, "measure_number": measure_number}
