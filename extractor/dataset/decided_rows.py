"""What a person decided about rows and columns: a row is none, or goes on; a column is another field."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.dataset.decisions import REVIEWER, Decision
from extractor.dataset.split_anew import ITEMISED, split_anew, units_of
from extractor.dataset.text_places import Draft, drafts_of
from extractor.model import Form
from extractor.report.known_units import KnownUnits
from normalizer import Change


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


def move_column(content: Draft, decision: Decision) -> set[str]:
    """Let a column hold another field, or none.

    The texts of the column go to the field, and become items as that field has them (`split_anew`); what stood in that
    field goes where the column was.

    Args:
        content: What the JSON of the report holds; it is changed.
        decision: `column-is-field` about a column of a table of a known form.

    Returns:
        Ids of the texts that stand elsewhere now, so that they say other things: an amount, a name.

    Raises:
        KeyError: There is no such column, or the form has no such field.
    """
    for table in content["tables"]:
        for column in table["columns"]:
            if column_id(table["id"], column["column"]) == decision.cell:
                return _move(content, table, column, decision.after)
    raise KeyError(decision.cell)


def _move(content: Draft, table: Draft, column: Draft, field: str) -> set[str]:
    moved = set[str]()
    former = column["field"] or ""
    if field != former:
        displaced = _displaced(content, table, column, field)
        records = [
            (form, record)
            for form, record in drafts_of(content)
            if record["table_number"] == table["table_number"]
        ]
        known = units_of(
            item for _, record in records for item in _standing(record, column)
        )
        for form, record in records:
            moved |= _move_in_record(
                form, record, column, field, displaced, known
            )
        for other in displaced:
            other.update(field=former or None, key=column["key"])
        is_group = _is_group(content, table, field)
        column["key"] = column["header"] if is_group else ""
    column.update(field=field or None, guessed=False, why=[REVIEWER])
    return moved


def _displaced(
    content: Draft, table: Draft, column: Draft, field: str
) -> list[Draft]:
    """The columns that held the field; those of a group keep it, for it has many."""
    if _is_group(content, table, field):
        return []
    return [
        other
        for other in table["columns"]
        if field and other is not column and other["field"] == field
    ]


def _is_group(content: Draft, table: Draft, field: str) -> bool:
    """Whether a field of a table has a column for each year, month or the like."""
    for form, record in drafts_of(content):
        if record["table_number"] == table["table_number"]:
            return bool(field and form.field(field).group)
    return False


def _move_in_record(
    form: Form,
    record: Draft,
    column: Draft,
    field: str,
    displaced: list[Draft],
    known: KnownUnits,
) -> set[str]:
    """Move the texts of a column of one record; what stood where they go comes where they were."""
    former = column["field"] or ""
    moved = _as_items(form, former, field, _take(record, column), known)
    others = [
        (other, _as_items(form, field, former, _take(record, other), known))
        for other in displaced
    ]
    _set_key(moved, form, field, column["header"])
    _give(record, field, column, moved)
    for other, items in others:
        _set_key(items, form, former, column["key"])
        _give(record, former, other, items)
        moved = moved + items
    return {item["id"] for item in moved}


def _as_items(
    form: Form, former: str, field: str, items: list[Draft], known: KnownUnits
) -> list[Draft]:
    """Texts as the field has them to which they go; what was split for a field of the same kind stays so."""
    if not field:
        return items
    kind = form.field(former).kind if former else "text"
    new = form.field(field)
    return items if new.kind == kind else split_anew(items, new, known)


def _set_key(items: list[Draft], form: Form, field: str, key: str) -> None:
    """Let texts say of which column of a group they are, and only of a group."""
    for item in items:
        item.pop("key", None)
        if field and form.field(field).group:
            item["key"] = key


def _standing(record: Draft, column: Draft) -> list[Draft]:
    """The texts of a column that stand in a record."""
    if column["field"]:
        holder = record["fields"][column["field"]]
        key = column["key"] or ""
        return [
            item for item in holder["items"] if key in ("", item.get("key"))
        ]
    return [
        cell["item"]
        for cell in record["other_columns"]
        if cell["column"] == column["column"] and cell["item"]
    ]


def _take(record: Draft, column: Draft) -> list[Draft]:
    """Take the texts of a column out of a record."""
    taken = _standing(record, column)
    if column["field"]:
        holder = record["fields"][column["field"]]
        holder["items"] = [
            item for item in holder["items"] if item not in taken
        ]
        holder["fragments"] = _fragments_of(holder["items"])
        return taken
    for cell in record["other_columns"]:
        if cell["column"] == column["column"]:
            cell["item"] = None
    return taken


def _fragments_of(items: Iterable[Draft]) -> list[Draft]:
    return [part for item in items for part in item["fragments"]]


def _give(record: Draft, field: str, column: Draft, items: list[Draft]) -> None:
    """Put texts into a field of a record, or into its cells that are no field."""
    if field:
        holder = record["fields"][field]
        holder["items"] = holder["items"] + items
        holder["fragments"] = holder["fragments"] + _fragments_of(items)
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
        if field.kind in ITEMISED or field.group:
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
