"""What a report's JSON holds, as this version writes and reads it: that of another version may have another shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractor.dataset.table_schema import Content


class _Maybe:
    """A shape that may be missing: there is null in its place."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape


def _with(names: str, **parts: Any) -> dict[str, Any]:
    """An object with values of any kind under some names, and with parts that have shapes of their own."""
    return {**dict.fromkeys(names.split()), **parts}


# A mapping says which keys an object has (others besides do no harm), a list what its elements are, None anything.
_FRAGMENT = _with("page_no box lines confidence joined_by")
_ITEM = _with(
    "id number marker raw text confidence",
    fragments=[_FRAGMENT],
    changes=[_with("rule kind span before after confidence status step")],
)
_FIELD = _with("text proved", items=[_ITEM], fragments=[_FRAGMENT])
_TEXT_CELL = _with(
    "id row column header proved", fragments=[_FRAGMENT], item=_Maybe(_ITEM)
)
_RECORD = _with(
    "id table_number row_number section number number_printed page_first page_last period_start period_end confidence "
    "needs_review",
    fragments=[_with("page_no box joined_by")],
    other_columns=[_TEXT_CELL],
)
_RAW_CELL = _with("row col rowspan colspan proved", fragments=[_FRAGMENT])
_TABLE = _with(
    "id table_number title form nearest_form page_first page_last rows cols strategy header_rows",
    joins=[_with("page_no joined reason")],
    header_cells=[_RAW_CELL],
    columns=[_with("column header")],
    totals=[_RECORD],
    sections=[_with("text", fragments=[_FRAGMENT])],
)
# What is told besides of the columns of a form's table, and of a table of no known form.
_OF_FORM = {
    "columns": [_with("field key why margin alternative guessed")],
}
_OF_NO_FORM = _with(
    "why_not",
    cells=[_RAW_CELL],
    texts=[_TEXT_CELL],
)
_LINE = _with("page_no box text")
_REPORT = {
    "report": _with(
        "id report_id source_file source_sha256 source_kind status form pages pages_ocr title fiscal_year_be "
        "fiscal_year_ce agency agency_type subdistrict district province subdistrict_code district_code province_code "
        "measures records tables items corrections problems confidence proved version"
    ),
    "pages": [_with("page_no size read_by reason dpi turned skew")],
    "reconciliation": [
        _with(
            "page_no printed cells headers front_matter other_tables furniture left_over doubled hidden struck_out "
            "watermarks note_marks lost annotations pictures ink_not_read"
        )
    ],
    "tables": [_TABLE],
    "front_matter": [_LINE],
    "left_over": [_LINE],
    "print_differs": [_with("page_no box layer printed taken")],
    "hidden_texts": [_with("page_no box text reason")],
    "set_aside": [_with("reason page_no box text")],
    "problems": [
        _with(
            "id code severity message_th message_en page_no form record_number field"
        )
    ],
}


def has_shape(content: Any) -> bool:
    """Tell whether JSON is that of a report as this version writes it.

    Args:
        content: What a file holds.

    Returns:
        Whether all is there that is read of it; values are not looked at.

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
    if isinstance(shape, _Maybe):
        return value is None or _fits(value, shape.shape)
    if isinstance(shape, dict):
        return isinstance(value, Mapping) and all(
            name in value and (part is None or _fits(value[name], part))
            for name, part in shape.items()
        )
    if isinstance(shape, list):
        return _is_list(value) and _all_fit(value, shape[0])
    return True


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _all_fit(values: Iterable[Any], shape: Any) -> bool:
    return all(_fits(value, shape) for value in values)
