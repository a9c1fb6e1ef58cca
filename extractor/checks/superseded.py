"""Which report of several that say the same counts: an agency and year from two files must not be counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from rapidfuzz import fuzz

from extractor.checks.report_traces import RecordTrace, ReportTrace
from extractor.forms import default

# Names so alike (rapidfuzz.fuzz.ratio, 0 to 100) are one measure in two files, as from one year to the next.
_SAME_NAME = 70.0
# More than this share of the records of the report that has fewer stand in the other one, too.
_SHARED = 0.5
# Of reports with as many records, those whose texts have at least this share of the longest one's letters say as much.
_SAYS_AS_MUCH = 0.9


def superseded(traces: Sequence[ReportTrace]) -> dict[str, str]:
    """Tell which reports say again what another report of the dataset says.

    Two files are the same report where their bytes are; and where one body reports with both on one year, in the same
    forms, and most records of the one stand in the other: measures by their names, which an agency reports once a year;
    records of other forms, which may come each month, by all that they say, where the same stands above their tables,
    the month too. What is not known to be so counts.

    Args:
        traces: All reports of a dataset, in order.

    Returns:
        By the id of each report that does not count, the id of the one which does in its place: the one with the most
        records; of these the one that says the most, in texts that are not much shorter the surest one, then the one
        whose file comes last.
    """
    by_bytes = defaultdict[str, list[ReportTrace]](list)
    for trace in traces:
        if trace.records:
            by_bytes[trace.sha256].append(trace)
    instead = dict[str, str]()
    for group in _grouped(copies[0] for copies in by_bytes.values()):
        instead |= _superseded_among(group)
    for first, *copies in by_bytes.values():
        counts = instead.get(first.report_id, first.report_id)
        instead |= {copy.report_id: counts for copy in copies}
    return instead


def _grouped(traces: Iterable[ReportTrace]) -> list[list[ReportTrace]]:
    """The reports of each body, year and kind together; but for measures, those under the same heading only."""
    groups = defaultdict[Hashable, list[ReportTrace]](list)
    for trace in traces:
        if trace.agency and trace.fiscal_year_be:
            heading = "" if trace.measures else trace.heading
            groups[trace.subject, heading].append(trace)
    return list(groups.values())


def _superseded_among(group: Sequence[ReportTrace]) -> dict[str, str]:
    instead = dict[str, str]()
    left = list(group)
    while len(left) > 1:
        counts = _most_complete(left)
        left.remove(counts)
        again = [trace for trace in left if _say_the_same(trace, counts)]
        instead |= {trace.report_id: counts.report_id for trace in again}
        left = [trace for trace in left if trace not in again]
    return instead


def _most_complete(traces: Sequence[ReportTrace]) -> ReportTrace:
    most = max(len(trace.records) for trace in traces)
    fullest = [trace for trace in traces if len(trace.records) == most]
    longest = max(map(_letters, fullest))
    as_long = [
        trace for trace in fullest if _letters(trace) >= _SAYS_AS_MUCH * longest
    ]
    return max(as_long, key=lambda trace: (trace.confidence, trace.source_file))


def _letters(trace: ReportTrace) -> int:
    return sum(record.letters for record in trace.records)


def _say_the_same(fewer: ReportTrace, more: ReportTrace) -> bool:
    """Whether most records of a report stand in another one that has no fewer."""
    names = [record.title for record in more.measures]
    wholes = {record.whole for record in more.records}
    again = sum(
        record.whole in wholes or _is_among(record, names)
        for record in fewer.records
    )
    return again > _SHARED * len(fewer.records)


def _is_among(record: RecordTrace, names: Sequence[str]) -> bool:
    """Whether a record is a measure, and one of these names is its own."""
    return record.form == default().name and any(
        fuzz.ratio(record.title, name, score_cutoff=_SAME_NAME)
        for name in names
    )
