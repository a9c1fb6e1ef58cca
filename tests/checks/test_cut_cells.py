"""A cell that was too low for its text is told, and the record wants a look."""

from __future__ import annotations

from tests.helpers.pdfs import columns, fill, page, report_of, rules
from tests.helpers.small_report import REPORT

XS = columns(6, 125)
# The third row ends in the middle of the line that stands in it.
CUT = [100.0, 140.0, 180.0, 193.0]
WHOLE = [100.0, 140.0, 180.0, 220.0]


def test_a_last_line_that_crosses_the_ruling_below_is_told() -> None:
    report = report_of(page("", []) + rules(XS, CUT) + fill(REPORT, XS, CUT))
    found = [
        (problem.record_number, problem.severity)
        for problem in report.problems
        if problem.code == "cell-text-cut"
    ]
    assert found == [(2, "warning")] * 6


def test_cells_that_are_high_enough_are_not() -> None:
    report = report_of(rules(XS, WHOLE) + fill(REPORT, XS, WHOLE))
    assert "cell-text-cut" not in {problem.code for problem in report.problems}
