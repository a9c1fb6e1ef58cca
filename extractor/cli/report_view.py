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
from extractor.dataset.schema import Content
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
        raise UsageError("usage/no-record", form=form, number=number, numbers=numbers)
    return chosen


def _heading(content: Content) -> Text:
    row = content["report"]
    agency = f"{row['agency'] or '?'} {row['fiscal_year_be'] or '?'}"
    return Text.assemble((agency, "bold"), f" · {row['source_file']} · {row['report_id']} · {row['status']}")


def _record(record: Content, form: Form, *, colours: bool) -> Iterator[Text]:
    pages = ", ".join(_page(part) for part in record["fragments"])
    confidence = f"ความเชื่อมั่น/confidence {record['confidence']:.2f}"
    name = (f"{form.title_th}/{form.record} {record['number']}", "bold")
    yield Text()
    yield Text.assemble(name, f" · หน้า/page {pages} · {confidence}")
    for field in form.fields:
        items = record["fields"][field.name]["items"]
        if items:
            yield Text.assemble("  ", (f"{field.title_th} / {field.name}", "underline"))
        for item in items:
            yield from _item(item, colours=colours)


def _page(part: Content) -> str:
    """A page, and why what stands there goes on from the page before."""
    page = str(part["page_no"])
    return f"{page} ({part['joined_by']})" if part["joined_by"] else page


def _item(item: Content, *, colours: bool) -> Iterator[Text]:
    changes = changes_of(item)
    first = item["fragments"][0] if item["fragments"] else {}
    page = first.get("page_no", "?")
    read_by = first.get("read_by", "?")
    origin = f"    [{page} · {read_by} · {item['confidence']:.2f}] "
    line = render_diff(diff(item["raw"], changes), colours=colours)
    yield Text.assemble((origin, "dim"), (item["marker"], "dim"), line)
    if changes:
        yield Text.assemble("        ", (", ".join(_rules(changes)), "dim"))


def _rules(changes: Sequence[Change]) -> Iterator[str]:
    """Each rule with its confidence, and how often it was applied."""
    labels = [f"{rule_label(change.rule, change.status)} {change.confidence:.2f}" for change in changes]
    for label, count in Counter(labels).items():
        yield f"{label} ×{count}" if count > 1 else label
