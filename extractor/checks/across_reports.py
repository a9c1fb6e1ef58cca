"""What reports say of each other: the same file or year twice, copied results, measures that came or went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from extractor.checks.near_duplicates import SHORTEST, copies, letters
from extractor.model import Problem

# Copies of a measure that are told of by name; of more it is said how many there are.
_TOLD = 3
# Titles so alike (rapidfuzz.fuzz.ratio, 0 to 100) are one measure in two years.
_SAME_TITLE = 70.0
# A report of whose results this share stands in one other is a copy of it.
_WHOLE = 0.8


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure as it is compared: its number, its title, and the letters of its results."""

    number: int
    title: str
    results: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What is kept of a report to compare it: who reported when, and its measures."""

    report_id: str
    source_file: str
    sha256: str
    agency: str
    where: str
    year: int | None
    measures: tuple[Measured, ...]

    @property
    def who(self) -> tuple[str, str]:
        """The agency; a name alone may be borne in several provinces."""
        return self.agency, self.where

    @property
    def told(self) -> str:
        """How a message names it."""
        return f"{self.agency or '?'} {self.year or '?'} ({self.source_file})"


def trace_of(content: Mapping[str, Any]) -> Trace:
    """The trace of a report's content, as its JSON holds it."""
    row = content["report"]
    return Trace(
        report_id=row["report_id"],
        source_file=row["source_file"],
        sha256=row["source_sha256"],
        agency=row["agency"],
        where=row["district_code"] or row["district"] or row["province"],
        year=row["fiscal_year_be"],
        measures=tuple(
            Measured(m["number"], m["fields"]["measure"]["text"], letters(m["fields"]["results"]["text"]))
            for m in content["measures"]
        ),
    )


def compare(contents: Iterable[Mapping[str, Any]]) -> dict[str, list[Problem]]:
    """The findings about each report (by its id) beside all others, in an order that depends on nothing else."""
    traces = [trace_of(content) for content in contents]
    found: dict[str, list[Problem]] = defaultdict(list)
    for told in (_twice(traces), _same_year(traces), _copied(traces), _over_years(traces)):
        for report_id, problem in told:
            found[report_id].append(problem)
    return found


def _groups(traces: Sequence[Trace], key: str) -> Iterator[list[Trace]]:
    groups: dict[Any, list[Trace]] = defaultdict(list)
    for trace in traces:
        groups[getattr(trace, key)].append(trace)
    yield from groups.values()


def _twice(traces: Sequence[Trace]) -> Iterator[tuple[str, Problem]]:
    for group in _groups([trace for trace in traces if trace.measures], "sha256"):
        for trace in group[1:]:
            yield (
                trace.report_id,
                Problem(
                    "same-file",
                    "info",
                    f"ไฟล์นี้เหมือนกับ {group[0].source_file} ทุกไบต์ กรุณาเลือกใช้ไฟล์เดียว",
                    f"The file is {group[0].source_file} again, byte for byte. Keep one.",
                ),
            )


def _same_year(traces: Sequence[Trace]) -> Iterator[tuple[str, Problem]]:
    for agency in _groups([trace for trace in traces if trace.agency and trace.year], "who"):
        for group in _groups(agency, "year"):
            distinct = list({trace.sha256: trace for trace in reversed(group)}.values())
            for trace in distinct if len(distinct) > 1 else ():
                others = ", ".join(sorted(other.source_file for other in distinct if other is not trace)[:_TOLD])
                yield (
                    trace.report_id,
                    Problem(
                        "same-agency-year",
                        "warning",
                        f"มีรายงานอื่นของ {trace.agency} ปีงบประมาณ {trace.year}: {others} กรุณาเลือกใช้ฉบับเดียว",
                        f"There are other reports of {trace.agency} for {trace.year}: {others}. Choose one.",
                    ),
                )


def _copied(traces: Sequence[Trace]) -> Iterator[tuple[str, Problem]]:
    """Results that stand in a report of another agency or year, too."""
    places = [(trace, measure) for trace in traces for measure in trace.measures]
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for one, other, score in copies([measure.results for _, measure in places]):
        if (places[one][0].who, places[one][0].year) != (places[other][0].who, places[other][0].year):
            found[one].append((-score, other))
            found[other].append((-score, one))
    for at in sorted(found):
        trace, measure = places[at]
        best = sorted(found[at])
        (lost, other), *_ = best
        more = f" (+{len(best) - 1})" if len(best) > 1 else ""
        source = f"{places[other][0].told} #{places[other][1].number}"
        yield (
            trace.report_id,
            Problem(
                "copied-text",
                "warning",
                f"ผลการดำเนินการเหมือนร้อยละ {-lost:.0f} กับ {source}{more} กรุณาเทียบทั้งสองฉบับ",
                f"The result is {-lost:.0f}% that of {source}{more}. Compare the two.",
                measure_number=measure.number,
                field="results",
            ),
        )
    yield from _whole_copies(traces, places, found)


def _whole_copies(
    traces: Sequence[Trace], places: Sequence[tuple[Trace, Measured]], found: Mapping[int, list[tuple[float, int]]]
) -> Iterator[tuple[str, Problem]]:
    """Reports most of whose results stand in one other report."""
    shared: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for at, others in found.items():
        trace, measure = places[at]
        for report_id in {places[other][0].report_id for _, other in others}:
            shared[trace.report_id][report_id] += len(measure.results)
    by_id = {trace.report_id: trace for trace in traces}
    for trace in traces:
        whole = sum(len(m.results) for m in trace.measures if len(m.results) >= SHORTEST)
        best = min(((-count, report_id) for report_id, count in shared[trace.report_id].items()), default=None)
        if best and -best[0] >= _WHOLE * whole:
            source, share = by_id[best[1]].told, -100 * best[0] / whole
            yield (
                trace.report_id,
                Problem(
                    "copied-report",
                    "warning",
                    f"ผลการดำเนินการร้อยละ {share:.0f} ของรายงานนี้อยู่ในรายงานของ {source} กรุณาเทียบทั้งสองฉบับ",
                    f"{share:.0f}% of the results stand in the report of {source}, too. Compare the two.",
                ),
            )


def _over_years(traces: Sequence[Trace]) -> Iterator[tuple[str, Problem]]:
    """Measures that an agency dropped, or began, from one year to the next."""
    for agency in _groups([trace for trace in traces if trace.agency and trace.year and trace.measures], "who"):
        by_year = {trace.year: trace for trace in sorted(agency, key=lambda trace: trace.report_id, reverse=True)}
        years = sorted(year for year in by_year if year)
        for before, after in pairwise(years):
            if after == before + 1:
                yield from _changes(by_year[before], by_year[after])


def _changes(before: Trace, after: Trace) -> Iterator[tuple[str, Problem]]:
    for measure in before.measures:
        if not _has(after, measure.title):
            yield (
                after.report_id,
                Problem(
                    "measure-vanished",
                    "info",
                    f"มาตรการ “{measure.title[:80]}” ของปี {before.year} ไม่มีในปีนี้",
                    f"Measure “{measure.title[:80]}” of {before.year} is not in this report.",
                ),
            )
    for measure in after.measures:
        if not _has(before, measure.title):
            yield (
                after.report_id,
                Problem(
                    "measure-new",
                    "info",
                    f"มาตรการนี้ไม่มีในรายงานปี {before.year}",
                    f"This measure is not in the report of {before.year}.",
                    measure_number=measure.number,
                ),
            )


def _has(trace: Trace, title: str) -> bool:
    return any(fuzz.ratio(title, measure.title) >= _SAME_TITLE for measure in trace.measures)
