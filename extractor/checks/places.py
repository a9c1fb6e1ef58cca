"""Where on a page something was found: the record and the field in whose cell it stands."""

from __future__ import annotations

from typing import Any

from extractor.checks.context import CheckContext
from extractor.model import Box, Record


def home_of(page_no: int, box: Box, context: CheckContext) -> dict[str, Any]:
    """The record and the field in whose cell the middle of a box lies.

    Args:
        page_no: The page, 1-based.
        box: What was found, in points of the page turned to be read.
        context: The report.

    Returns:
        What `Problem.of` takes of it: `form`, `record_number`, `field`; empty where it lies in no cell of a record.
    """
    for record in context.records:
        field = _field_at(record, page_no, box.centre)
        if field is not None:
            return {
                "form": record.form.name,
                "record_number": record.number,
                "field": field,
            }
    return {}


def _field_at(
    record: Record, page_no: int, point: tuple[float, float]
) -> str | None:
    for field, fragments in record.cells.items():
        for fragment in fragments:
            if (
                fragment.page_no == page_no
                and fragment.box
                and fragment.box.holds(*point)
            ):
                return field
    return None
