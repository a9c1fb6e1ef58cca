"""What the page shows of a report: its records with what was changed in them, and its pages with their boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor import forms
from extractor.audit.page_view import PageView
from extractor.dataset.change_context import changes_of
from extractor.dataset.reader import records_of
from extractor.dataset.table_schema import Content
from extractor.model import REVIEW_BELOW
from extractor.model.form import Form
from normalizer import Change
from normalizer.diff import diff, display_parts

# Where the characters of a page can have gone, as the JSON counts them.
_ACCOUNTS = ("printed", "cells", "headers", "front_matter", "other_tables", "furniture", "left_over", "lost")


def shown_report(content: Content, pages: Sequence[PageView]) -> Content:
    """Make what the templates show of a report.

    Args:
        content: What its JSON holds, with the findings beside other reports.
        pages: Its pages; may be empty.

    Returns:
        The content, its records with the least certain first, its pages with the boxes of cells on them.
    """
    form = forms.of_content(content)
    records = sorted(records_of(content), key=_least_certain_first)
    titles = {field.name: field.title_th for field in form.fields}
    totals = {name: _total(content, name) for name in _ACCOUNTS}
    shown_records = [_shown_record(record, form) for record in records]
    shown_pages = [_shown_page(content, form, page) for page in pages]
    return {
        **content,
        "form": form,
        "titles": titles,
        "records": shown_records,
        "shown_pages": shown_pages,
        "totals": totals,
    }


def _shown_page(content: Content, form: Form, page: PageView) -> Content:
    boxes = list(_boxes(content, form, page))
    return {"picture": page, "boxes": boxes}


def _least_certain_first(record: Content) -> tuple[float, int]:
    return record["confidence"], record["number"]


def _total(content: Content, name: str) -> int:
    return sum(page[name] for page in content["reconciliation"])


def _shown_record(record: Content, form: Form) -> Content:
    fields = {name: _shown_items(record["fields"][name]["items"]) for name in form.field_names}
    return {**record, "fields": fields}


def _shown_items(items: Iterable[Content]) -> list[Content]:
    """Items with the parts of their diff, and their rules, each once."""
    shown = list[Content]()
    for item in items:
        changes = changes_of(item)
        parts = list[tuple[str, str]]()
        for segment in diff(item["raw"], changes):
            parts += display_parts(segment)
        rules = dict.fromkeys(_rule(change) for change in changes)
        shown.append({**item, "diff": parts, "rules": list(rules)})
    return shown


def _rule(change: Change) -> tuple[str, str, float]:
    return change.rule, change.status, round(change.confidence, 2)


def _boxes(content: Content, form: Form, page: PageView) -> Iterator[Content]:
    """The cells on a page, as shares of its width and height in percent."""
    for record in records_of(content):
        for name in form.field_names:
            field = record["fields"][name]
            is_unsure = any(item["confidence"] < REVIEW_BELOW for item in field["items"])
            for fragment in field["fragments"]:
                if fragment["page_no"] == page.page_no and fragment["box"]:
                    about = {"record": record["number"], "field": name, "unsure": is_unsure}
                    yield {**about, **_placed(fragment["box"], page)}


def _placed(box: Sequence[float], page: PageView) -> Content:
    x0, top, x1, bottom = box
    return {
        "left": _percent(x0, page.width),
        "top": _percent(top, page.height),
        "width": _percent(x1 - x0, page.width),
        "height": _percent(bottom - top, page.height),
    }


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)
