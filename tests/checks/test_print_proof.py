"""What print shows of a text layer that says something else is told once where a font does it again and again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.checks import CheckContext
from extractor.checks.print_proof import print_differs
from extractor.model import Cell, Fragment, Line, Mend, Problem, Table
from tests.helpers.made_reports import report, unknown_table


def swapped(text: str) -> Line:
    """A line taken as it was read in print; the layer says ำ for each า of it."""
    mends = tuple(
        Mend(at, at + 1, "ำ") for at, letter in enumerate(text) if letter == "า"
    )
    return Line(
        text,
        1,
        confidences=(0.99,) * len(text),
        mends=mends,
        proved=False,
        reading=text,
    )


def told_of(lines: Sequence[Line]) -> list[Problem]:
    """The findings about a report with these lines, a cell each."""
    cells = tuple(
        Cell(row, 0, 1, 1, (Fragment(1, None, (line,)),))
        for row, line in enumerate(lines)
    )
    made = report("gazette", (unknown_table([["อำเภอ"]]), []))
    (only,) = made.tables
    table = replace(only, table=Table(cells, len(cells), 1, 1, 1))
    return list(print_differs(CheckContext(replace(made, tables=(table,)), ())))


def test_what_a_font_does_to_many_lines_is_told_once() -> None:
    names = [f"อำเภอนา{name}" for name in "กขคงจฉชซฌญฎฏ"]
    other = replace(swapped("เทศบาล"), reading="เทศบท")
    often, one = told_of([*map(swapped, names), other])
    assert often.code == one.code == "print-differs"
    assert "In 12 lines" in often.message_en
    assert "(ำ → า)" in often.message_en
    assert "“อำเภอนำก”" in often.message_en
    assert "เทศบท" in one.message_en


def test_a_few_lines_are_told_each() -> None:
    assert len(told_of([swapped("ตำบลนาดี"), swapped("อำเภอนาน้อย")])) == 2
