"""A report of a dataset on the terminal: what was printed, what is published, and which rule made the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from extractor import forms
from extractor.cli.diff_view import has_colours, render_diff
from extractor.dataset.change_context import changes_of
from extractor.dataset.reader import records_of
from extractor.dataset.table_schema import Content
from extractor.errors import UsageError
from extractor.model.form import Form
from normalizer import Change
from normalizer.diff import diff, rule_label


def print_report(content: Content, number: int | None) -> None:
    """Print the records of a report.

    Args:
        content: What its JSON holds.
        number: Number of the one record to print; None: all.

    Raises:
        UsageError: There is no such record.
    """
    console = Console(highlight=False)
    colours = has_colours(console)
    form = forms.of_content(content)
    records = _chosen(content, form, number)
    console.print(_heading(content), soft_wrap=True)
    for record in records:
        for line in _record(record, form, colours=colours):
            console.print(line, soft_wrap=True)


def _chosen(content: Content, form: Form, number: int | None) -> list[Content]:
    records = records_of(content)
    chosen = [record for record in records if number in (None, record["number"])]
    if not chosen:
        numbers = ", ".join(str(record["number"]) for record in records) or "-"
        raise UsageError("usage/no-record", record=form.record, number=number, numbers=numbers)
    return chosen


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
    for field in form.fields:
        items = record["fields"][field.name]["items"]
        if not items:
            continue
        title = f"{field.title_th} / {field.name}"
        yield Text.assemble("  ", (title, "underline"))
        for item in items:
            yield from _item(item, colours=colours)


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
    yield Text.assemble((origin, "dim"), (item["marker"], "dim"), line)
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
