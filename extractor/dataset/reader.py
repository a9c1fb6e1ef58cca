"""A dataset that was written: which reports it holds, and what their JSON says."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from extractor.dataset.decided import decided
from extractor.dataset.decision_log import decisions_of_reports
from extractor.dataset.report_json import with_findings
from extractor.dataset.table_schema import QUOTE, Content
from extractor.errors import UsageError

# So many reports a message names at most, where none fits.
_MOST_NAMED = 5


class ReportContents(Protocol):
    """What the JSON of reports holds, one after the other, as often as it is asked for."""

    def __iter__(self) -> Iterator[Content]:
        """Go through the reports from the first one on.

        Yields:
            The content of a report.
        """


@dataclass(frozen=True, slots=True)
class DatasetReader:
    """The content of a dataset's reports, one after the other, as often as it is asked for.

    Attributes:
        folder: The dataset's folder.
        report_ids: Ids of the reports, in order.
    """

    folder: Path
    report_ids: Sequence[str]

    @classmethod
    def of(cls, folder: Path) -> DatasetReader:
        """Read all reports of a dataset.

        Args:
            folder: The dataset's folder.

        Returns:
            Its reader, in the order of reports.csv.

        Raises:
            UsageError: There is no dataset.
        """
        report_ids = [entry.report_id for entry in listed_reports(folder)]
        if not report_ids:
            raise UsageError("usage/no-dataset", folder=folder)
        return cls(folder, report_ids)

    def __iter__(self) -> Iterator[Content]:
        """Go through the reports from the first one on.

        Yields:
            The content of a report.
        """
        for report_id in self.report_ids:
            yield self.content(report_id)

    def content(self, report_id: str) -> Content:
        """Read one report, as people decided it.

        Args:
            report_id: Its id.

        Returns:
            What its JSON holds, with the decisions about it that are in effect.

        Raises:
            OSError: There is none, or it cannot be read.
            UsageError: An older version wrote it.
        """
        said = decisions_of_reports(self.folder)
        # A line that is no decision names no report: it is told with the first one.
        is_first = report_id in self.report_ids[:1]
        return decided(
            self.as_read(report_id),
            said.by_report.get(report_id, ()),
            said.damaged if is_first else (),
        )

    def as_read(self, report_id: str) -> Content:
        """Read one report as it was extracted, whatever people decided since.

        Args:
            report_id: Its id.

        Returns:
            What its JSON holds.

        Raises:
            OSError: There is none, or it cannot be read.
            UsageError: An older version wrote it.
        """
        content: Content = json.loads(
            (self.folder / "reports" / f"{report_id}.json").read_bytes()
        )
        return _checked(content)


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A row of reports.csv.

    Attributes:
        report_id: The report's id.
        source_file: The file that it was read from, relative to the input root.
    """

    report_id: str
    source_file: str


def listed_reports(folder: Path) -> list[ListedReport]:
    """List the reports of a dataset.

    Args:
        folder: Its folder.

    Returns:
        The reports in order; none where there is no dataset.
    """
    try:
        with (folder / "reports.csv").open(
            encoding="utf-8-sig", newline=""
        ) as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, ValueError, csv.Error):
        return []
    return [_listed(row) for row in rows if row.get("report_id")]


def _listed(row: Mapping[str, Any]) -> ListedReport:
    """A row without the guards of CSV; an id names a file, and must not lead out of the folder."""
    report_id = str(row["report_id"]).removeprefix(QUOTE)
    source_file = str(row.get("source_file") or "").removeprefix(QUOTE)
    return ListedReport(Path(report_id).name, source_file)


def named_report(folder: Path, name: str) -> Content:
    """Read the report of a dataset that a user names.

    Args:
        folder: The dataset's folder.
        name: A report's id or source file, or how one of them begins.

    Returns:
        What its JSON holds.

    Raises:
        UsageError: No report is named so, or more than one; or an older version wrote it.
    """
    reader = DatasetReader.of(folder)
    matches = _matches(listed_reports(folder), name)
    if len(matches) != 1:
        candidates = [
            entry.report_id for entry in matches
        ] or reader.report_ids[:_MOST_NAMED]
        raise UsageError(
            "usage/not-one-report",
            folder=folder,
            name=name,
            count=len(matches),
            candidates=", ".join(candidates),
        )
    return reader.content(matches[0].report_id)


def _matches(entries: Iterable[ListedReport], name: str) -> list[ListedReport]:
    """The reports of just this name; where there are none, those whose name begins so."""
    entries = list(entries)
    exact = [
        entry
        for entry in entries
        if name in (entry.report_id, entry.source_file)
    ]
    if exact:
        return exact
    return [
        entry
        for entry in entries
        if entry.report_id.startswith(name)
        or entry.source_file.startswith(name)
    ]


def _checked(content: Content) -> Content:
    """The content of a report, if it was written as this version writes it."""
    if "tables" not in content or "reconciliation" not in content:
        raise UsageError("usage/older-dataset")
    return content


def compared_contents(reports: ReportContents) -> Iterator[Content]:
    """Go through reports with what they say of each other among their problems.

    Args:
        reports: All reports of a dataset; they are gone through twice.

    Yields:
        What the JSON of a report holds, with the findings beside all others.
    """
    from extractor.checks.across_reports import (
        compare,
    )  # numpy and rapidfuzz are slow to import

    findings = compare(reports)
    for content in reports:
        report_id = content["report"]["report_id"]
        yield with_findings(content, findings.get(report_id, ()))
