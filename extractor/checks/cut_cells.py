"""Cells whose last line crosses the ruling below: the producer printed no more of the text than the row was high."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from extractor.checks.context import CheckContext, form_words
from extractor.model import Fragment, Problem

# By what share of its height the last line of a cell reaches below the cell: 0.1 and more in all 66 cells that
# LibreOffice Calc cut, below 0 in 1,000 cells of ten whole files of five producers.
_CROSSING = 0.08
# The same of a last line that fills its cell.
_FULL = -0.25


def cut_cells(context: CheckContext) -> Iterator[Problem]:
    """Find cells that were too low for their text.

    Args:
        context: The report; what an engine read is left out, for a picture shows ink and no line heights.

    Yields:
        A finding a field of a record.
    """
    least = _CROSSING
    if any(
        _reach_below(cell.fragments) >= _CROSSING
        for table in context.report.tables
        for cell in table.table.cells
    ):
        least = _FULL  # this producer cuts: where the last line fills the cell, more may have followed
    for record in context.records:
        for name, fragments in record.cells.items():
            if _reach_below(fragments) >= least:
                field = record.form.field(name)
                yield Problem.of(
                    "cell-text-cut",
                    page_no=fragments[-1].page_no,
                    form=record.form.name,
                    record_number=record.number,
                    field=name,
                    column_thai=field.title_th,
                    column_english=field.name,
                    number=record.number,
                    **form_words(record.form),
                )


def _reach_below(fragments: Sequence[Fragment]) -> float:
    """By what share of its height the last line of a cell reaches below the cell; -inf where none is known."""
    if not fragments or not fragments[-1].lines:
        return -inf
    cell = fragments[-1].box
    last = fragments[-1].lines[-1]
    if cell is None or last.box is None or last.confidences:
        return -inf
    return (last.box.bottom - cell.bottom) / last.box.height
