"""Findings about pictures that stand in cells without text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractor.checks.context import CheckContext
from extractor.model import Cell, Fragment, Problem, Record


def pictures_in_cells(context: CheckContext) -> Iterator[Problem]:
    """Tell of cells that are blank but for a picture, such as a tick that was pasted as one.

    Args:
        context: The report.

    Yields:
        A finding a field of a record, but for marks, which a picture sets; one a page for all other cells.
    """
    told: set[int] = set()
    for record in context.records:
        for name, fragments in record.cells.items():
            pictures = [
                fragment for fragment in fragments if _is_picture(fragment)
            ]
            told.update(map(id, pictures))
            if pictures and record.form.field(name).kind != "mark":
                yield _of_field(record, name, pictures)
    counts = Counter[int]()
    for table in context.report.tables:
        for cell in table.table.cells:
            counts.update(
                fragment.page_no
                for fragment in _pictures(cell)
                if id(fragment) not in told
            )
    for page_no, count in sorted(counts.items()):
        yield Problem.of(
            "picture-in-cell",
            severity="info",
            page_no=page_no,
            page=page_no,
            count=count,
        )


def _of_field(record: Record, name: str, pictures: list[Fragment]) -> Problem:
    page_no = pictures[0].page_no
    return Problem.of(
        "picture-in-cell",
        page_no=page_no,
        form=record.form.name,
        record_number=record.number,
        field=name,
        page=page_no,
        count=1,
    )


def _pictures(cell: Cell) -> list[Fragment]:
    return [fragment for fragment in cell.fragments if _is_picture(fragment)]


def _is_picture(fragment: Fragment) -> bool:
    return fragment.drawn == "picture" and not fragment.lines
