"""What is doubtful about a report that was read (`CHECKS`), and about reports beside each other (`COMPARISONS`).

Another check is a function here (see `Check`), a line of `CHECKS`, a line of `extractor.messages.CATALOGUE` for what it
says, and a row of `docs/problems.md`. What is found about a report's agency, year and place is found where they are
decided: `extractor.report.identity.findings`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from extractor.checks import (
    cell_pictures,
    coverage,
    cut_cells,
    hidden_texts,
    pages,
    plausibility,
    print_proof,
    set_aside,
    structure,
    totals,
    unknown_tables,
    unread_ink,
)
from extractor.checks.across_reports import COMPARISONS, Comparison, compare
from extractor.checks.context import Check, CheckContext
from extractor.model import PageContent, Problem, Report

__all__ = [
    "CHECKS",
    "COMPARISONS",
    "Check",
    "CheckContext",
    "Comparison",
    "compare",
    "registered_check",
    "run_checks",
]

# In the order of their findings in problems.csv.
CHECKS: tuple[Check, ...] = (
    pages.reading_notes,
    pages.layers_not_believed,
    set_aside.print_set_aside,
    cell_pictures.pictures_in_cells,
    print_proof.print_differs,
    print_proof.print_mended,
    print_proof.print_not_read,
    structure.tables_without_rulings,
    unknown_tables.unknown_form,
    structure.missing_columns,
    structure.guessed_columns,
    structure.unused_columns,
    structure.counted_numbers,
    structure.numbers_out_of_order,
    structure.empty_cells,
    totals.wrong_totals,
    plausibility.doubtful_records,
    plausibility.repeated_texts,
    pages.text_at_edge,
    cut_cells.cut_cells,
    unknown_tables.other_tables,
    coverage.text_outside_tables,
    coverage.much_outside_tables,
    hidden_texts.hidden_texts,
    unread_ink.unread_ink,
    coverage.text_not_accounted,
)
_registered: list[Check] = []


def run_checks(
    report: Report, page_contents: Sequence[PageContent]
) -> tuple[Problem, ...]:
    """Check a report that was read.

    Args:
        report: The report.
        page_contents: Its pages in order, turned to be read.

    Returns:
        The findings, check by check in the order of `CHECKS`, then those of checks that were registered.
    """
    context = CheckContext(report, tuple(page_contents))
    findings: list[Problem] = []
    for check in (*CHECKS, *_registered):
        findings.extend(check(context))
    return tuple(findings)


@contextmanager
def registered_check(check: Check) -> Iterator[Check]:
    """Let one more check run, after all others, while a block runs.

    Args:
        check: The check. Worker processes that were started otherwise than by fork do not know it.

    Yields:
        The check.
    """
    _registered.append(check)
    try:
        yield check
    finally:
        _registered.remove(check)
