"""Results that stand in a report of another agency or year, too, and reports that are such copies throughout."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractor.checks.comparable_text import FEWEST_LETTERS
from extractor.checks.report_traces import ReportTrace
from extractor.model import Problem

# A report of whose results this share (of the letters) stands in one other is a copy of it.
_WHOLE_REPORT = 0.8


class _Text(NamedTuple):
    """What a record says in a field, as `comparable` gives it."""

    report: ReportTrace
    form: str
    record_number: int
    field: str
    letters: str


class _Match(NamedTuple):
    """A text that is nearly another one's copy: how alike (75 to 100), and its position among all texts."""

    score: float
    position: int


def copied_texts(
    traces: Sequence[ReportTrace],
) -> Iterator[tuple[str, Problem]]:
    """Find results that are nearly those of another agency's or year's report.

    Args:
        traces: All reports, in order.

    Yields:
        The id of each of the two reports and the finding about its record, in the order of the records; then those of
        reports most of whose results stand in one other.
    """
    texts = _texts_of(traces)
    matches = _matches_between(texts)
    for position in sorted(matches):
        text = texts[position]
        best = min(
            matches[position], key=lambda match: (-match.score, match.position)
        )
        original = texts[best.position]
        further = len(matches[position]) - 1
        source = f"{original.report.description} #{original.record_number}"
        yield (
            text.report.report_id,
            Problem.of(
                "copied-text",
                form=text.form,
                record_number=text.record_number,
                field=text.field,
                similarity=best.score,
                source=f"{source} (+{further})" if further else source,
            ),
        )
    yield from _copied_reports(traces, texts, matches)


def _texts_of(traces: Sequence[ReportTrace]) -> list[_Text]:
    texts: list[_Text] = []
    for trace in traces:
        for record in trace.records:
            for field, text in record.texts:
                texts.append(
                    _Text(trace, record.form, record.number, field, text)
                )
    return texts


def _matches_between(texts: Sequence[_Text]) -> dict[int, list[_Match]]:
    """The matches of each text, by its position, in reports of another agency or year."""
    # Loads numpy, which the command need not wait for.
    from extractor.checks.near_duplicates import copies

    matches: dict[int, list[_Match]] = defaultdict(list)
    for first, later, score in copies([text.letters for text in texts]):
        if _is_same_report(texts[first].report, texts[later].report):
            continue
        matches[first].append(_Match(score, later))
        matches[later].append(_Match(score, first))
    return matches


def _is_same_report(one: ReportTrace, other: ReportTrace) -> bool:
    """Whether two reports are of one agency and year."""
    return one.body == other.body and one.fiscal_year_be == other.fiscal_year_be


def _copied_reports(
    traces: Sequence[ReportTrace],
    texts: Sequence[_Text],
    matches: Mapping[int, Sequence[_Match]],
) -> Iterator[tuple[str, Problem]]:
    """Reports most of whose results stand in one other report."""
    shared = _shared_letters(texts, matches)
    by_id = {trace.report_id: trace for trace in traces}
    for trace in traces:
        counts = shared.get(trace.report_id)
        if not counts:
            continue
        original_id = min(
            counts, key=lambda report_id: (-counts[report_id], report_id)
        )
        letters = _comparable_letters(trace)
        if counts[original_id] >= _WHOLE_REPORT * letters:
            share = 100 * counts[original_id] / letters
            source = by_id[original_id].description
            yield (
                trace.report_id,
                Problem.of("copied-report", share=share, source=source),
            )


def _shared_letters(
    texts: Sequence[_Text], matches: Mapping[int, Sequence[_Match]]
) -> dict[str, dict[str, int]]:
    """How many letters of a report stand in each other one, by the ids of both."""
    shared: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for position, matches_of_text in matches.items():
        text = texts[position]
        report_ids = {
            texts[match.position].report.report_id for match in matches_of_text
        }
        for report_id in report_ids:
            shared[text.report.report_id][report_id] += len(text.letters)
    return shared


def _comparable_letters(trace: ReportTrace) -> int:
    """The letters of a report's texts that are long enough to be compared."""
    count = 0
    for record in trace.records:
        for _, text in record.texts:
            if len(text) >= FEWEST_LETTERS:
                count += len(text)
    return count
