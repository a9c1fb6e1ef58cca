"""What the page shows of a report: its records with what was changed in them, and its pages with their boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor.audit.anchors import anchor_of
from extractor.audit.page_view import PageView
from extractor.dataset.change_context import changes_of
from extractor.dataset.decision_texts import KIND_TEXTS
from extractor.dataset.decisions import Decision
from extractor.dataset.stored_records import records_of
from extractor.dataset.table_schema import Content
from extractor.model import REVIEW_BELOW, Form, FormField
from normalizer import Change
from normalizer.diff import diff, display_parts

# Share of a line's height that its picture shows around it, and pixels of the screen a point of the page.
_RIM = 0.35
_PIXELS_A_POINT = 1.6
# What a finding is, the worst first.
_SEVERITIES = ("error", "warning", "info")
# Where the characters of a page can have gone, as the JSON counts them.
_ACCOUNTS = (
    "printed",
    "cells",
    "headers",
    "front_matter",
    "other_tables",
    "furniture",
    "left_over",
    "lost",
)


def shown_report(
    content: Content,
    pages: Sequence[PageView],
    decisions: Sequence[Decision] = (),
) -> Content:
    """Make what the templates show of a report.

    Args:
        content: What its JSON holds, with the findings beside other reports.
        pages: Its pages; may be empty.
        decisions: What people decided about it, those in effect.

    Returns:
        The content, its records with the least certain first, its tables of no known form, the columns that were
        guessed, its pages with the boxes of cells on them.
    """
    decided = {
        decision.target: _shown_decision(decision) for decision in decisions
    }
    records = [
        _shown_record(record, form, decided)
        for form, record in records_of(content)
    ]
    return {
        **content,
        "records": sorted(records, key=_least_certain_first),
        "problems": [
            _shown_problem(problem, records)
            for problem in sorted(content["problems"], key=_worst_first)
        ],
        "decisions": [
            _placed_decision(decision, records) for decision in decisions
        ],
        "guessed_columns": list(_guessed_columns(content)),
        "other_tables": [
            _shown_table(table)
            for table in content["tables"]
            if table["form"] is None
        ],
        "shown_pages": [_shown_page(records, page) for page in pages],
        "print_differs": list(
            _differences(content.get("print_differs", ()), pages)
        ),
        "pictures_of_differences": _pictures_of(
            content.get("print_differs", ()), pages
        ),
        "totals": {name: _total(content, name) for name in _ACCOUNTS},
    }


def _shown_page(records: Iterable[Content], page: PageView) -> Content:
    boxes = list(_boxes(records, page)) if page.url else []
    return {"picture": page, "boxes": boxes}


def _differences(
    differing: Iterable[Content], pages: Sequence[PageView]
) -> Iterator[Content]:
    """The lines of which print shows something else, each with the part of its page's picture, in pixels."""
    by_number = {page.page_no: page for page in pages if page.url}
    for line in differing:
        page = by_number.get(line["page_no"])
        yield {
            **line,
            "crop": _crop(line["box"], page) if page and line["box"] else None,
        }


def _crop(box: Sequence[float], page: PageView) -> Content:
    """Where a line stands on a page's picture, with room for marks."""
    x0, top, x1, bottom = box
    rim = _RIM * (bottom - top)
    return {
        "left": round((x0 - rim) * _PIXELS_A_POINT),
        "top": round((top - rim) * _PIXELS_A_POINT),
        "width": round((x1 - x0 + 2 * rim) * _PIXELS_A_POINT),
        "height": round((bottom - top + 2 * rim) * _PIXELS_A_POINT),
        "page_width": round(page.width * _PIXELS_A_POINT),
        "page_height": round(page.height * _PIXELS_A_POINT),
    }


def _pictures_of(
    differing: Iterable[Content], pages: Sequence[PageView]
) -> dict[int, str]:
    """The pictures of the pages on which such lines stand, by their numbers."""
    wanted = {line["page_no"] for line in differing}
    return {
        page.page_no: page.url
        for page in pages
        if page.url and page.page_no in wanted
    }


def _least_certain_first(record: Content) -> tuple[float, int, int]:
    return record["confidence"], record["table_number"], record["row_number"]


def _total(content: Content, name: str) -> int:
    return sum(page[name] for page in content["reconciliation"])


def _worst_first(problem: Content) -> int:
    return _SEVERITIES.index(problem["severity"])


def _shown_decision(decision: Decision) -> Content:
    return {**decision.model_dump(), "kind": KIND_TEXTS[decision.kind]}


def _placed_decision(decision: Decision, records: Iterable[Content]) -> Content:
    """A decision with the record that it is about, where that still stands on the page."""
    shown = {**_shown_decision(decision), "target": decision.target}
    for record in records:
        if record["id"] == decision.row:
            return {**shown, "anchor": record["anchor"], "name": record["name"]}
    return {**shown, "anchor": "", "name": ""}


def _shown_record(
    record: Content, form: Form, decided: Mapping[str, Content]
) -> Content:
    """A record with what it is called, its anchor on the page, and the cells in which something stands or should."""
    cells = [
        _shown_field(record["fields"][field.name], field, decided)
        for field in form.fields
    ]
    for place, cell in enumerate(record["other_columns"], 1):
        if cell["item"]:
            cells.append(
                _shown_cell(
                    f"other-{place}",
                    cell["header"],
                    "",
                    [cell["item"]],
                    cell["fragments"],
                    decided,
                )
            )
    name = f"{form.title_th}ที่ {record['number']}"
    anchor = anchor_of(record)
    return {
        **record,
        "form": form.name,
        "name": name,
        "anchor": anchor,
        "cells": cells,
        "unsure": record["needs_review"]
        or any(cell["unsure"] for cell in cells),
    }


def _shown_field(
    field: Content, declared: FormField, decided: Mapping[str, Content]
) -> Content:
    return _shown_cell(
        declared.name,
        declared.title_th,
        declared.name,
        field["items"],
        field["fragments"],
        decided,
    )


def _shown_cell(
    name: str,
    thai: str,
    english: str,
    items: Sequence[Content],
    fragments: Sequence[Content],
    decided: Mapping[str, Content],
) -> Content:
    return {
        "name": name,
        "thai": thai,
        "english": english,
        "items": _shown_items(items, decided),
        "unsure": any(item["confidence"] < REVIEW_BELOW for item in items),
        "fragments": fragments,
    }


def _shown_problem(problem: Content, records: Iterable[Content]) -> Content:
    """A finding with the record that it is about."""
    for record in records:
        if problem["record_number"] == record["number"] and problem["form"] in (
            None,
            record["form"],
        ):
            return {
                **problem,
                "anchor": record["anchor"],
                "name": record["name"],
            }
    return {**problem, "anchor": "", "name": ""}


def _guessed_columns(content: Content) -> Iterator[Content]:
    for table in content["tables"]:
        for column in table["columns"]:
            if column.get("guessed"):
                yield {
                    **column,
                    "table_number": table["table_number"],
                    "page_no": table["page_first"],
                }


def _shown_table(table: Content) -> Content:
    """A table of no known form as rows of texts."""
    texts = {
        (cell["row"], cell["column"]): cell["item"]["text"]
        for cell in table["texts"]
        if cell["item"]
    }
    last_row = max((row for row, _ in texts), default=0)
    columns = range(1, table["cols"] + 1)
    rows = [
        [texts.get((row, column), "") for column in columns]
        for row in range(1, last_row + 1)
    ]
    headers = [column["header"] for column in table["columns"]]
    return {**table, "headers": headers, "texts_by_row": rows}


def _shown_items(
    items: Iterable[Content], decided: Mapping[str, Content]
) -> list[Content]:
    """Items with the parts of their diff, and their rules, each once."""
    shown = list[Content]()
    for item in items:
        changes = changes_of(item)
        parts = list[tuple[str, str]]()
        for segment in diff(item["raw"], changes):
            parts += display_parts(segment)
        rules = dict.fromkeys(_rule(change) for change in changes)
        shown.append(
            {
                **item,
                "key": item.get("key", ""),
                "diff": parts,
                "rules": list(rules),
                "decision": decided.get(item["id"]),
            }
        )
    return shown


def _rule(change: Change) -> tuple[str, str, float]:
    return change.rule, change.status, round(change.confidence, 2)


def _boxes(records: Iterable[Content], page: PageView) -> Iterator[Content]:
    """The cells on a page, as shares of its width and height in percent."""
    for record in records:
        for cell in record["cells"]:
            about = {"record": record, "cell": cell}
            for fragment in cell["fragments"]:
                if fragment["page_no"] == page.page_no and fragment["box"]:
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
