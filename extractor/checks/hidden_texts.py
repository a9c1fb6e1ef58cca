"""What a file says and its pages do not show: in a public report, that is news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from extractor.checks.context import CheckContext
from extractor.model import Box, HiddenText, Problem, Record

# What says something: dots that a template's blank is filled over do not.
_LETTER = re.compile(r"[^\W_]")
# Characters that a message shows of what is hidden; the JSON keeps all of it.
_SHOWN = 500


def hidden_texts(context: CheckContext) -> Iterator[Problem]:
    """Tell what is hidden, where, and why.

    Args:
        context: The report.

    Yields:
        A finding for each stretch of text that is hidden in one way on one page, with the record and the field in whose
        cell it stands, if it stands in one.
    """
    told = [text for text in context.report.hidden_texts if _LETTER.search(text.text)]
    for _, group in groupby(told, key=lambda text: (text.page_no, text.reason, _place(text, context))):
        texts = list(group)
        first = texts[0]
        yield Problem.of(
            f"hidden-text/{first.reason}",
            page_no=first.page_no,
            page=first.page_no,
            left=first.box.x0,
            top=first.box.top,
            text=" / ".join(text.text for text in texts)[:_SHOWN],
            **_home(first, context),
        )


def _place(text: HiddenText, context: CheckContext) -> tuple[Any, ...]:
    return tuple(_home(text, context).values())


def _home(text: HiddenText, context: CheckContext) -> dict[str, Any]:
    """The record and the field in whose cell a text stands; empty where it stands in none.

    What is cut off is of no cell: where a cell was too low for its text, `cell-text-cut` tells.
    """
    if text.reason == "clipped":
        return {}
    for record in context.records:
        field = _field_at(record, text.page_no, text.box)
        if field is not None:
            return {"form": record.form.name, "record_number": record.number, "field": field}
    return {}


def _field_at(record: Record, page_no: int, box: Box) -> str | None:
    x = (box.x0 + box.x1) / 2
    y = (box.top + box.bottom) / 2
    for field, fragments in record.cells.items():
        for fragment in fragments:
            cell = fragment.box
            is_there = fragment.page_no == page_no and cell is not None
            if is_there and cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom:
                return field
    return None
