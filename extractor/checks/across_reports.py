"""What reports say of each other: the same file or year twice, copied results, measures that came or went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import (
    Callable,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from typing import Any, TypeAlias

from rapidfuzz import fuzz

from extractor.checks.copied_texts import copied_texts
from extractor.checks.report_traces import ReportTrace, trace_of
from extractor.model import Problem

# Names of files that a message lists.
_FILES_SHOWN = 3
# Titles so alike (rapidfuzz.fuzz.ratio, 0 to 100) are one measure in two years.
_SAME_TITLE = 70.0
# Characters of a title that a message shows.
_TITLE_SHOWN = 80

# A comparison takes the traces of all reports, and yields what it finds: the id of a report and a finding about it.
Comparison: TypeAlias = Callable[
    [Sequence[ReportTrace]], Iterable[tuple[str, Problem]]
]


def compare(contents: Iterable[Mapping[str, Any]]) -> dict[str, list[Problem]]:
    """Compare all reports of a dataset with each other.

    Args:
        contents: The reports, as their JSON holds them.

    Returns:
        The findings about each report by its id, comparison by comparison in the order of `COMPARISONS`; reports of
        which nothing was found are left out.
    """
    return compare_traces([trace_of(content) for content in contents])


def compare_traces(traces: Sequence[ReportTrace]) -> dict[str, list[Problem]]:
    """Compare all reports of a dataset with each other.

    Args:
        traces: What is kept of each, in order.

    Returns:
        The findings, as `compare` has them.
    """
    findings: dict[str, list[Problem]] = defaultdict(list)
    for comparison in COMPARISONS:
        for report_id, problem in comparison(traces):
            findings[report_id].append(problem)
    return findings


def _grouped(
    traces: Iterable[ReportTrace], key: Callable[[ReportTrace], Hashable]
) -> list[list[ReportTrace]]:
    """The traces of each key together, in the order in which the keys first come."""
    groups: dict[Hashable, list[ReportTrace]] = defaultdict(list)
    for trace in traces:
        groups[key(trace)].append(trace)
    return list(groups.values())


def same_files(traces: Sequence[ReportTrace]) -> Iterator[tuple[str, Problem]]:
    """Find files whose bytes are those of one before.

    Args:
        traces: All reports, in order.

    Yields:
        The id of each report but the first of its bytes, and the finding.
    """
    read = [trace for trace in traces if trace.records]
    for group in _grouped(read, lambda trace: trace.sha256):
        first, *again = group
        for trace in again:
            yield (
                trace.report_id,
                Problem.of("same-file", file=first.source_file),
            )


def same_agency_years(
    traces: Sequence[ReportTrace],
) -> Iterator[tuple[str, Problem]]:
    """Find several reports, of different bytes, of one agency for one year.

    Reports on measures come once a year; others may come each month, and are the same where they are titled the same.

    Args:
        traces: All reports, in order.

    Yields:
        The id of each such report, and the finding.
    """
    known = [trace for trace in traces if trace.agency and trace.fiscal_year_be]
    for group in _grouped(known, lambda trace: trace.subject):
        versions = _first_of_each_content(group)
        for trace in versions if len(versions) > 1 else ():
            files = sorted(
                version.source_file
                for version in versions
                if version is not trace
            )
            yield (
                trace.report_id,
                Problem.of(
                    "same-agency-year",
                    agency=trace.agency,
                    year=trace.fiscal_year_be,
                    files=", ".join(files[:_FILES_SHOWN]),
                ),
            )


def _first_of_each_content(traces: Iterable[ReportTrace]) -> list[ReportTrace]:
    firsts: dict[str, ReportTrace] = {}
    for trace in traces:
        firsts.setdefault(trace.sha256, trace)
    return list(firsts.values())


def changed_measures(
    traces: Sequence[ReportTrace],
) -> Iterator[tuple[str, Problem]]:
    """Find measures that an agency dropped, or began, from one year to the next.

    Args:
        traces: All reports, in order; of several for one year, the one of the lowest id is compared.

    Yields:
        The id of the later report, and the finding.
    """
    known = [
        trace
        for trace in traces
        if trace.agency and trace.fiscal_year_be and trace.measures
    ]
    for group in _grouped(known, lambda trace: trace.body):
        by_year = _first_of_each_year(group)
        for year, report in by_year.items():
            next_report = by_year.get(year + 1)
            if next_report:
                yield from _changes(report, next_report)


def _first_of_each_year(
    traces: Iterable[ReportTrace],
) -> dict[int, ReportTrace]:
    """Of each fiscal year (in order) the report of the lowest id."""
    firsts: dict[int, ReportTrace] = {}
    for trace in sorted(traces, key=lambda trace: trace.report_id):
        if trace.fiscal_year_be:
            firsts.setdefault(trace.fiscal_year_be, trace)
    return dict(sorted(firsts.items()))


def _changes(
    before: ReportTrace, after: ReportTrace
) -> Iterator[tuple[str, Problem]]:
    year = before.fiscal_year_be
    for record in before.measures:
        if not _has_title(after, record.title):
            title = record.title[:_TITLE_SHOWN]
            yield (
                after.report_id,
                Problem.of("measure-vanished", title=title, year=year),
            )
    for record in after.measures:
        if not _has_title(before, record.title):
            yield (
                after.report_id,
                Problem.of(
                    "measure-new",
                    form=record.form,
                    record_number=record.number,
                    year=year,
                ),
            )


def _has_title(trace: ReportTrace, title: str) -> bool:
    return any(
        fuzz.ratio(title, record.title) >= _SAME_TITLE
        for record in trace.measures
    )


# In the order of their findings in problems.csv.
COMPARISONS: tuple[Comparison, ...] = (
    same_files,
    same_agency_years,
    copied_texts,
    changed_measures,
)
