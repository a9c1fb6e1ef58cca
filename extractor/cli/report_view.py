"""A report of a dataset on the terminal: what was printed, what is published, and which rule made the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from extractor.cli.diff_view import has_colours, render_diff
from extractor.dataset.change_context import changes_of
from extractor.dataset.stored_records import records_of
from extractor.dataset.table_schema import Content
from extractor.errors import UsageError
from extractor.model.form import Form
from normalizer import Change
from normalizer.diff import diff, rule_label


def print_report(content: Content, number: int | None) -> None:
    """Print the records of a report, with columns that were guessed, and its tables of no known form.

    Args:
        content: What its JSON holds.
        number: Number of the one record to print, of each form and table that has it; None: all, and tables.

    Raises:
        UsageError: There is no such record.
    """
    console = Console(highlight=False)
    colours = has_colours(console)
    records = _chosen(content, number)
    console.print(_heading(content), soft_wrap=True)
    for line in _guessed_columns(content):
        console.print(line, soft_wrap=True)
    for form, record in records:
        for line in _record(record, form, colours=colours):
            console.print(line, soft_wrap=True)
    if number is None:
        for line in _other_tables(content, colours=colours):
            console.print(line, soft_wrap=True)


def _chosen(content: Content, number: int | None) -> list[tuple[Form, Content]]:
    records = records_of(content)
    if number is None:
        return records
    chosen = [
        (form, record) for form, record in records if record["number"] == number
    ]
    if not chosen:
        kinds = {form.record for form, _ in records}
        numbers = (
            ", ".join(str(record["number"]) for _, record in records) or "-"
        )
        raise UsageError(
            "usage/no-record",
            record="/".join(sorted(kinds)) or "-",
            number=number,
            numbers=numbers,
        )
    return chosen


def _guessed_columns(content: Content) -> Iterator[Text]:
    """The columns that may hold something else than what they were taken for."""
    for table in content["tables"]:
        for column in table["columns"]:
            if column.get("guessed"):
                readings = (
                    f"{column['field'] or '-'} / {column['alternative'] or '-'}"
                )
                place = f"ตาราง/table {table['table_number']}"
                yield Text(
                    f"  ? {place} · {column['header']} → {readings}", "yellow"
                )


def _other_tables(content: Content, *, colours: bool) -> Iterator[Text]:
    for table in content["tables"]:
        if table["form"] is not None:
            continue
        yield Text()
        nearest = (
            f" · คล้าย/nearest {table['nearest_form']}"
            if table["nearest_form"]
            else ""
        )
        name = f"ตาราง/table {table['table_number']}"
        yield Text.assemble(
            (name, "bold"),
            f" · หน้า/page {table['page_first']} · {table['title']}{nearest}",
        )
        for cell in table["texts"]:
            if cell["item"]:
                yield Text.assemble(
                    "  ", (f"{cell['row']} · {cell['header']}", "underline")
                )
                yield from _item(cell["item"], colours=colours)


def _heading(content: Content) -> Text:
    row = content["report"]
    agency = row["agency"] or "?"
    year = row["fiscal_year_be"] or "?"
    rest = " · ".join(("", row["source_file"], row["report_id"], row["status"]))
    return Text.assemble((f"{agency} {year}", "bold"), rest)


def _record(record: Content, form: Form, *, colours: bool) -> Iterator[Text]:
    number = record["number"]
    confidence = record["confidence"]
    pages = ", ".join(_page(part) for part in record["fragments"])
    name = f"{form.title_th}/{form.record} {number}"
    about = f" · หน้า/page {pages} · ความเชื่อมั่น/confidence {confidence:.2f}"
    yield Text()
    yield Text.assemble((name, "bold"), about)
    for title, items in _titled_items(record, form):
        yield Text.assemble("  ", (title, "underline"))
        for item in items:
            yield from _item(item, colours=colours)


def _titled_items(
    record: Content, form: Form
) -> Iterator[tuple[str, Sequence[Content]]]:
    """The items of each field, then those of columns that hold none; what is empty is left out."""
    for field in form.fields:
        items = record["fields"][field.name]["items"]
        if items:
            yield f"{field.title_th} / {field.name}", items
    for cell in record["other_columns"]:
        if cell["item"]:
            yield cell["header"], [cell["item"]]


def _page(part: Content) -> str:
    """A page, and why what stands there goes on from the page before."""
    page = str(part["page_no"])
    joined_by = part["joined_by"]
    return f"{page} ({joined_by})" if joined_by else page


def _item(item: Content, *, colours: bool) -> Iterator[Text]:
    changes = changes_of(item)
    first = item["fragments"][0] if item["fragments"] else {}
    page = first.get("page_no", "?")
    read_by = first.get("read_by", "?")
    confidence = item["confidence"]
    origin = f"    [{page} · {read_by} · {confidence:.2f}] "
    line = render_diff(diff(item["raw"], changes), colours=colours)
    key = f"{item['key']}: " if "key" in item else ""
    yield Text.assemble(
        (origin, "dim"), (key, "dim"), (item["marker"], "dim"), line
    )
    if changes:
        rules = ", ".join(_rules(changes))
        yield Text.assemble("        ", (rules, "dim"))


def _rules(changes: Sequence[Change]) -> Iterator[str]:
    """Each rule with its confidence, and how often it was applied."""
    counts = Counter[str]()
    for change in changes:
        label = rule_label(change.rule, change.status)
        counts[f"{label} {change.confidence:.2f}"] += 1
    for label, count in counts.items():
        yield f"{label} ×{count}" if count > 1 else label
