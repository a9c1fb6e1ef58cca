"""What a person decided about rows and columns: a row is none, or goes on; a column is another field."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.dataset.decisions import REVIEWER, Decision
from extractor.dataset.text_places import Draft, drafts_of
from extractor.model import Form
from normalizer import Change

# Kinds of fields that hold one text; what goes on there is the same text.
_ITEMISED = ("list", "units", "offers")


def column_id(table_id: str, column: int) -> str:
    """Name a column of a table of a known form.

    Args:
        table_id: Id of the table.
        column: Its column, from 1.

    Returns:
        The id.

    >>> column_id("แผน-8a04aeb1:t2", 5)
    'แผน-8a04aeb1:t2:c5'
    """
    return f"{table_id}:c{column}"


def move_column(content: Draft, decision: Decision) -> None:
    """Let a column hold another field, or none.

    The texts of the column go to the field as they were split; what stood in that field goes where the column was.

    Args:
        content: What the JSON of the report holds; it is changed.
        decision: `column-is-field` about a column of a table of a known form.

    Raises:
        KeyError: There is no such column, or the form has no such field.
    """
    for table in content["tables"]:
        for column in table["columns"]:
            if column_id(table["id"], column["column"]) == decision.cell:
                _move(content, table, column, decision.after)
                return
    raise KeyError(decision.cell)


def _move(content: Draft, table: Draft, column: Draft, field: str) -> None:
    former = column["field"]
    taken = [
        other
        for other in table["columns"]
        if field and other is not column and other["field"] == field
    ]
    for form, record in drafts_of(content):
        if record["table_number"] != table["table_number"]:
            continue
        if field:
            form.field(field)
        given = _take(record, former, column["column"])
        displaced = _take(record, field or None, 0)
        _give(record, field or None, column, given)
        for other in taken:
            _give(record, former, other, displaced)
    for other in taken:
        other["field"] = former
    column.update(field=field or None, guessed=False, why=[REVIEWER])


def _take(record: Draft, field: str | None, column: int) -> list[Draft]:
    """Take the items of a field, or the text of a column that is none, out of a record."""
    if field:
        items: list[Draft] = record["fields"][field]["items"]
        record["fields"][field].update(items=[], text="", fragments=[])
        return items
    cells = [
        cell
        for cell in record["other_columns"]
        if cell["column"] == column and cell["item"]
    ]
    items = [cell["item"] for cell in cells]
    for cell in cells:
        cell["item"] = None
    return items


def _give(
    record: Draft, field: str | None, column: Draft, items: list[Draft]
) -> None:
    """Put items into a field of a record, or into its cells that are no field."""
    fragments = [part for item in items for part in item["fragments"]]
    if field:
        record["fields"][field].update(items=items, fragments=fragments)
        return
    for item in items:
        record["other_columns"].append(
            {
                "id": item["id"],
                "row": record["row_number"],
                "column": column["column"],
                "header": column["header"],
                "fragments": item["fragments"],
                "proved": "not-looked",
                "item": item,
            }
        )


def exclude_row(content: Draft, decision: Decision) -> None:
    """Take a record out of its form's table.

    Args:
        content: What the JSON of the report holds; it is changed.
        decision: `exclude-row` about the record.
    """
    for form, record in drafts_of(content):
        if record["id"] == decision.row:
            content[form.name].remove(record)


def join_row(content: Draft, decision: Decision) -> None:
    """Let a record go on with the one above it, as where a page's break cut it in two.

    Args:
        content: What the JSON of the report holds; it is changed.
        decision: `join-row` about the second of them.
    """
    records = drafts_of(content)
    ids = [record["id"] for _, record in records]
    at = ids.index(decision.row)
    form, record = records[at]
    if at and records[at - 1][1]["table_number"] == record["table_number"]:
        _join(form, records[at - 1][1], record)
        content[form.name].remove(record)


def _join(form: Form, above: Draft, below: Draft) -> None:
    for field in form.fields:
        upper, lower = above["fields"][field.name], below["fields"][field.name]
        if field.kind in _ITEMISED or field.group:
            upper["items"] += _numbered_on(upper["items"], lower["items"])
        else:
            upper["items"] = _one_text(upper["items"] + lower["items"])
        upper["fragments"] += lower["fragments"]
    above["other_columns"] += below["other_columns"]
    above["fragments"] += below["fragments"]
    above["page_last"] = max(above["page_last"], below["page_last"])


def _numbered_on(upper: Iterable[Draft], lower: Iterable[Draft]) -> list[Draft]:
    """Items behind others: those whose numbers stood there already count on."""
    last = max((item["number"] for item in upper), default=0)
    joined = list[Draft]()
    for item in lower:
        number = item["number"] if item["number"] > last else last + 1
        joined.append({**item, "number": number})
        last = number
    return joined


def _one_text(items: list[Draft]) -> list[Draft]:
    """The texts of both rows as one; its record of changes says how it was made of what is printed."""
    if len(items) < 2:
        return items
    raw = "\n".join(item["raw"] for item in items)
    text = " ".join(item["text"] for item in items if item["text"])
    change = Change(REVIEWER, "repair", (0, len(raw)), raw, text)
    return [
        {
            **items[0],
            "raw": raw,
            "text": text,
            "confidence": min(item["confidence"] for item in items),
            "fragments": [part for item in items for part in item["fragments"]],
            "changes": [change.to_json()] if raw != text else [],
        }
    ]
