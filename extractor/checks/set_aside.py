"""Findings about print that shows, but was not taken as text of the report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from extractor.checks.context import CheckContext
from extractor.model import Box, Fragment, Problem, Record, SetAside

# Characters of a message that show what was set aside; the JSON keeps all of it.
_SHOWN = 500


def print_set_aside(context: CheckContext) -> Iterator[Problem]:
    """Tell of print that was struck out, of watermarks and stamps, and of marks that refer to notes.

    Args:
        context: The report.

    Yields:
        A finding a cell and reason; one a page for what stands in no cell of a record, and for watermarks.
    """
    placed = [
        (print_, _place(context, print_)) for print_ in context.report.set_aside
    ]
    placed.sort(
        key=lambda pair: (
            pair[0].line.page_no,
            pair[0].reason,
            pair[1] or ("", 0, ""),
        )
    )
    for (page_no, reason, place), group in groupby(placed, _key):
        text = " / ".join(_shown(print_) for print_, _ in group)[:_SHOWN]
        form, number, field = place or (None, None, None)
        yield Problem.of(
            reason,
            page_no=page_no,
            form=form,
            record_number=number,
            field=field,
            page=page_no,
            text=text,
        )


def _shown(print_: SetAside) -> str:
    """What was set aside; of the mark of a note, what the note says, too."""
    text = print_.line.text.strip()
    return f"[{text}] {print_.note}" if print_.note else text


# The form, the number of the record, and the field in whose cell something stands.
_Place = tuple[str, int, str]


def _key(
    placed: tuple[SetAside, _Place | None],
) -> tuple[int, str, _Place | None]:
    print_, place = placed
    return print_.line.page_no, print_.reason, place


def _place(context: CheckContext, print_: SetAside) -> _Place | None:
    """The cell in which print stood; None for what stands in no cell of a record."""
    if print_.reason == "watermark":
        return None
    for record in context.records:
        for field, fragments in record.cells.items():
            if any(_holds(fragment, print_) for fragment in fragments):
                return _placed(record, field)
    return None


def _placed(record: Record, field: str) -> _Place:
    return record.form.name, record.number, field


def _holds(fragment: Fragment, print_: SetAside) -> bool:
    return fragment.page_no == print_.line.page_no and _is_in(
        fragment.box, print_.line.box
    )


def _is_in(cell: Box | None, print_: Box | None) -> bool:
    if cell is None or print_ is None:
        return False
    x = (print_.x0 + print_.x1) / 2
    y = (print_.top + print_.bottom) / 2
    return cell.x0 <= x <= cell.x1 and cell.top <= y <= cell.bottom
