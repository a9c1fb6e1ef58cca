"""What a file says and its pages do not show: in a public report, that is news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from extractor.checks.context import CheckContext
from extractor.checks.places import home_of
from extractor.model import HiddenReason, HiddenText, Problem

# What says something: dots that a template's blank is filled over do not.
_LETTER = re.compile(r"[^\W_]")
_KEYS: dict[HiddenReason, str] = {
    "layer-off": "hidden-text/layer-off",
    "covered": "hidden-text/covered",
    "pale": "hidden-text/pale",
    "invisible": "hidden-text/invisible",
    "clipped": "hidden-text/clipped",
    "outside-page": "hidden-text/outside-page",
    "too-small": "hidden-text/too-small",
    "without-ink": "hidden-text/without-ink",
}
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
    told = [
        text
        for text in context.report.hidden_texts
        if _LETTER.search(text.text)
    ]
    for _, group in groupby(
        told,
        key=lambda text: (text.page_no, text.reason, _place(text, context)),
    ):
        texts = list(group)
        first = texts[0]
        yield Problem.of(
            _KEYS[first.reason],
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
    return (
        {}
        if text.reason == "clipped"
        else home_of(text.page_no, text.box, context)
    )
