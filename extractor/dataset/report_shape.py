"""What a report's JSON holds, as this version writes and reads it: that of another version may have another shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractor.dataset.table_schema import Content


class _Maybe:
    """A shape that may be missing: there is null in its place."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape


class _Either:
    """A value of one of these kinds; who asks for a number means no `true`."""

    def __init__(self, *kinds: type) -> None:
        self.kinds = frozenset(kinds)


_TEXT = _Either(str)
_WHOLE = _Either(int)
_NUMBER = _Either(int, float)
_TRUTH = _Either(bool)
_PROVED = _Either(bool, str)


def _texts(names: str) -> dict[str, Any]:
    """Parts of an object that are texts, by their names."""
    return dict.fromkeys(names.split(), _TEXT)


def _wholes(names: str) -> dict[str, Any]:
    """Parts of an object that are whole numbers, by their names."""
    return dict.fromkeys(names.split(), _WHOLE)


# A mapping says which keys an object has (others besides do no harm), a list what its elements are.
_BOX = {"page_no": _WHOLE, "box": _Maybe([_NUMBER])}
_FRAGMENT = {
    **_BOX,
    **_texts("joined_by"),
    "lines": [_TEXT],
    "confidence": _NUMBER,
}
_CHANGE = {
    **_texts("rule kind before after status"),
    **_wholes("step"),
    "span": [_WHOLE],
    "confidence": _NUMBER,
}
_ITEM = {
    **_texts("id marker raw text"),
    **_wholes("number"),
    "confidence": _NUMBER,
    "fragments": [_FRAGMENT],
    "changes": [_CHANGE],
}
_FIELD = {
    **_texts("text"),
    "proved": _PROVED,
    "items": [_ITEM],
    "fragments": [_FRAGMENT],
}
_TEXT_CELL = {
    **_texts("id header"),
    **_wholes("row column"),
    "proved": _PROVED,
    "fragments": [_FRAGMENT],
    "item": _Maybe(_ITEM),
}
_RECORD = {
    **_texts("id section"),
    **_wholes("table_number row_number number page_first page_last"),
    "number_printed": _TRUTH,
    "needs_review": _TRUTH,
    "period_start": _Maybe(_TEXT),
    "period_end": _Maybe(_TEXT),
    "confidence": _NUMBER,
    "fragments": [{**_BOX, **_texts("joined_by")}],
    "other_columns": [_TEXT_CELL],
}
_RAW_CELL = {
    **_wholes("row col rowspan colspan"),
    "proved": _PROVED,
    "fragments": [_FRAGMENT],
}
_TABLE = {
    **_texts("id title strategy"),
    **_wholes("table_number page_first page_last rows cols header_rows"),
    "form": _Maybe(_TEXT),
    "nearest_form": _Maybe(_TEXT),
    "joins": [
        {**_wholes("page_no"), "joined": _TRUTH, **_texts("reason")},
    ],
    "header_cells": [_RAW_CELL],
    "columns": [{**_wholes("column"), **_texts("header")}],
    "totals": [_RECORD],
    "sections": [{**_texts("text"), "fragments": [_FRAGMENT]}],
}
# What is told besides of the columns of a form's table, and of a table of no known form.
_OF_FORM = {
    "columns": [
        {
            **_texts("key"),
            "field": _Maybe(_TEXT),
            "alternative": _Maybe(_TEXT),
            "why": [_TEXT],
            "margin": _NUMBER,
            "guessed": _TRUTH,
        }
    ],
}
_OF_NO_FORM = {
    "why_not": [_TEXT],
    "cells": [_RAW_CELL],
    "texts": [_TEXT_CELL],
}
_LINE = {**_BOX, **_texts("text")}
_REPORT = {
    "report": {
        **_texts(
            "id report_id source_file source_sha256 source_kind status form title agency agency_type subdistrict "
            "district province subdistrict_code district_code province_code version"
        ),
        **_wholes(
            "pages_ocr measures records tables items corrections problems"
        ),
        "pages": _Maybe(_WHOLE),
        "fiscal_year_be": _Maybe(_WHOLE),
        "fiscal_year_ce": _Maybe(_WHOLE),
        "confidence": _Maybe(_NUMBER),
        "proved": _Maybe(_NUMBER),
    },
    "pages": [
        {
            **_texts("read_by reason"),
            **_wholes("page_no turned"),
            "size": _Maybe([_NUMBER]),
            "dpi": _Maybe(_NUMBER),
            "skew": _NUMBER,
        }
    ],
    "reconciliation": [
        _wholes(
            "page_no printed cells headers front_matter other_tables furniture left_over doubled hidden struck_out "
            "watermarks note_marks lost annotations pictures ink_not_read"
        )
    ],
    "tables": [_TABLE],
    "front_matter": [_LINE],
    "left_over": [_LINE],
    "print_differs": [{**_BOX, **_texts("layer printed taken")}],
    "hidden_texts": [{**_LINE, **_texts("reason")}],
    "set_aside": [{**_LINE, **_texts("reason")}],
    "problems": [
        {
            **_texts("id code severity message_th message_en"),
            "page_no": _Maybe(_WHOLE),
            "form": _Maybe(_TEXT),
            "record_number": _Maybe(_WHOLE),
            "field": _Maybe(_TEXT),
        }
    ],
}


def has_shape(content: Any) -> bool:
    """Tell whether JSON is that of a report as this version writes it.

    Args:
        content: What a file holds.

    Returns:
        Whether all is there that is read of it, and each value is of its kind; what the values say is not looked at.

    >>> has_shape({"report": {"report_id": "รายงาน-8a04aeb1"}})
    False
    """
    if not _fits(content, _REPORT):
        return False
    forms = [name for name in content if name not in _REPORT]
    return all(map(_is_table, content["tables"])) and all(
        _are_records(content[name]) for name in forms
    )


def _is_table(table: Content) -> bool:
    return _fits(table, _OF_NO_FORM if table["form"] is None else _OF_FORM)


def _are_records(records: Any) -> bool:
    """Whether these are records of a form: each cell of theirs has a name of its own."""
    return _fits(records, [_RECORD]) and all(
        isinstance(record.get("fields"), Mapping)
        and _all_fit(record["fields"].values(), _FIELD)
        for record in records
    )


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, _Either):
        return type(value) in shape.kinds
    if isinstance(shape, _Maybe):
        return value is None or _fits(value, shape.shape)
    if isinstance(shape, dict):
        return isinstance(value, Mapping) and all(
            name in value and _fits(value[name], part)
            for name, part in shape.items()
        )
    return _is_list(value) and _all_fit(value, shape[0])


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _all_fit(values: Iterable[Any], shape: Any) -> bool:
    return all(_fits(value, shape) for value in values)
