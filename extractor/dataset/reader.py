"""A dataset that was written: which reports it holds, and what their JSON says."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Protocol

from extractor.dataset.decided import decided
from extractor.dataset.decision_log import decisions_of_reports
from extractor.dataset.report_json import with_findings
from extractor.dataset.report_shape import has_shape
from extractor.dataset.table_schema import QUOTE, Content
from extractor.errors import AlteredError, UsageError
from extractor.storage import has_sha256

# So many reports a message names at most, where none fits.
_MOST_NAMED = 5
# The table that lists reports.
_REPORTS = "reports.csv"
# How an id ends that `model.report_id` gives: with the begin of a hash, and the number of a further copy.
_END_OF_ID = re.compile(r"-[0-9a-f]{8}(-[1-9][0-9]*)?\Z")


def is_report_id(text: str) -> bool:
    """Tell whether a text can name a report, and so its files.

    Args:
        text: What stands where an id should.

    Returns:
        False for what leads elsewhere, such as a path.

    >>> is_report_id("รายงาน-8a04aeb1-2"), is_report_id("../รายงาน-8a04aeb1")
    (True, False)
    """
    is_one_name = Path(text).name == text and "\0" not in text
    return is_one_name and _END_OF_ID.search(text) is not None


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
        digests: SHA-256 by file, relative to the folder, as the files were written; empty where nothing is known of
            them. Where it is not, a report that it does not know is not believed.
    """

    folder: Path
    report_ids: Sequence[str]
    digests: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, folder: Path, digests: Mapping[str, str] | None = None
    ) -> DatasetReader:
        """Read all reports of a dataset.

        Args:
            folder: The dataset's folder.
            digests: SHA-256 by file, as the files were written; None or empty where nothing is known of them.

        Returns:
            Its reader, in the order of reports.csv.

        Raises:
            UsageError: There is no dataset.
            AlteredError: reports.csv is not as it was written, or no table of reports.
        """
        known = digests or {}
        expected = known.get(_REPORTS)
        if expected and not has_sha256(folder / _REPORTS, expected):
            raise AlteredError(file=_REPORTS)
        report_ids = _checked_ids(folder)
        if not report_ids:
            _check_readable(folder)
            raise UsageError("usage/no-dataset", folder=folder)
        return cls(folder, report_ids, known)

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
            said.cues,
        )

    def as_read(self, report_id: str) -> Content:
        """Read one report as it was extracted, whatever people decided since.

        Args:
            report_id: Its id.

        Returns:
            What its JSON holds.

        Raises:
            AlteredError: It is not there, or not as it was written.
            UsageError: Another version wrote it.
        """
        file = report_file(report_id)
        path = self.folder / file
        # A pipe in its place would be waited for, and a device may have no end.
        if not path.is_file():
            raise AlteredError(file=file)
        try:
            data = path.read_bytes()
        except OSError:
            raise AlteredError(file=file) from None
        self._check(file, data)
        try:
            content: Content = json.loads(data)
            names_itself = content["report"]["report_id"] == report_id
        except (ValueError, LookupError, TypeError, RecursionError):
            names_itself = False
        if not names_itself:
            raise AlteredError(file=file)
        return _checked(content, file)

    def _check(self, file: str, data: bytes) -> None:
        """Raises AlteredError where a file is not as it was written, as far as that is known."""
        if not self.digests:
            return
        if file not in self.digests:
            raise AlteredError("altered/not-recorded", file=file)
        if hashlib.sha256(data).hexdigest() != self.digests[file]:
            raise AlteredError(file=file)


def report_file(report_id: str) -> str:
    """Say which file holds a report.

    Args:
        report_id: The report's id, such as `รายงาน-8a04aeb1`.

    Returns:
        Its JSON file, relative to the dataset's folder.
    """
    return f"reports/{report_id}.json"


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A row of reports.csv.

    Attributes:
        report_id: The report's id.
        source_file: The file that it was read from, relative to the input root.
        source_sha256: Hash of that file's content.
        has_pages: Whether it was read from pages, and is no transcript.
        confidence: How likely its texts are right, 0 to 1; 1 where that is not known.
    """

    report_id: str
    source_file: str
    source_sha256: str
    has_pages: bool
    confidence: float = 1.0

    @property
    def file(self) -> str:
        """Its JSON file, relative to the dataset's folder."""
        return report_file(self.report_id)


def listed_reports(folder: Path) -> list[ListedReport]:
    """List the reports of a dataset.

    Args:
        folder: Its folder.

    Returns:
        The reports in order, those left out whose id cannot be one; none where there is no dataset.
    """
    return [
        report
        for report in _all_listed(folder)
        if is_report_id(report.report_id)
    ]


def _check_readable(folder: Path) -> None:
    """Raises AlteredError where a list of reports is none, for a spreadsheet saved it, or is gone from beside them."""
    try:
        lines = (folder / _REPORTS).read_bytes().splitlines()
    except FileNotFoundError:
        if any(folder.glob(report_file("*"))):
            raise AlteredError(file=_REPORTS) from None
        return
    except OSError as error:
        raise AlteredError(file=_REPORTS) from error
    header = (lines[0] if lines else b"").removeprefix(b"\xef\xbb\xbf")
    if not header.startswith(b"report_id,"):
        raise AlteredError(file=_REPORTS)


def _all_listed(folder: Path) -> list[ListedReport]:
    try:
        with (folder / _REPORTS).open(
            encoding="utf-8-sig", newline=""
        ) as stream:
            rows = list(csv.DictReader(stream))
    except (OSError, ValueError, csv.Error):
        return []
    return [_listed(row) for row in rows if row.get("report_id")]


def _listed(row: Mapping[str, Any]) -> ListedReport:
    """A row without the guards of CSV."""
    report_id = str(row["report_id"]).removeprefix(QUOTE)
    source_file = str(row.get("source_file") or "").removeprefix(QUOTE)
    source_kind = row.get("source_kind")
    return ListedReport(
        report_id,
        source_file,
        str(row.get("source_sha256") or ""),
        has_pages=source_kind != "transcript",
        confidence=_share(row.get("confidence")),
    )


def _share(text: str | None) -> float:
    try:
        return float(text or 1.0)
    except ValueError:
        return 1.0


def _checked_ids(folder: Path) -> list[str]:
    """The ids of a dataset's reports; raises AlteredError where one would lead out of its folder."""
    ids = [report.report_id for report in _all_listed(folder)]
    for report_id in ids:
        if not is_report_id(report_id):
            raise AlteredError(
                "altered/report-id", file=_REPORTS, report_id=report_id
            )
    return ids


def named_report(reader: DatasetReader, name: str) -> Content:
    """Read the report of a dataset that a user names.

    Args:
        reader: The dataset.
        name: A report's id or source file, or how one of them begins.

    Returns:
        What its JSON holds.

    Raises:
        UsageError: No report is named so, or more than one; or another version wrote it.
        AlteredError: It is not as it was written.
    """
    listed = listed_reports(reader.folder)
    matches = _matches(listed, name)
    if len(matches) == 1:
        return reader.content(matches[0].report_id)
    if not matches:
        raise UsageError(
            "usage/no-such-report",
            folder=reader.folder,
            name=name,
            candidates=_shown(_alike(listed, name)),
        )
    raise UsageError(
        "usage/not-one-report",
        folder=reader.folder,
        name=name,
        count=len(matches),
        candidates=_shown([entry.report_id for entry in matches]),
    )


def _shown(names: Sequence[str]) -> str:
    more = ", …" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _alike(entries: Sequence[ListedReport], name: str) -> list[str]:
    """Ids of reports, those first whose id or source file holds a name, then those that are most like it."""

    def likeness(entry: ListedReport) -> tuple[bool, float]:
        names = (entry.report_id, entry.source_file)
        holds = any(name.casefold() in known.casefold() for known in names)
        ratios = [SequenceMatcher(None, name, known).ratio() for known in names]
        return holds, max(ratios)

    ordered = sorted(entries, key=likeness, reverse=True)
    return [entry.report_id for entry in ordered]


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


def _checked(content: Content, file: str) -> Content:
    """The content of a report, if it was written as this version writes it."""
    if not has_shape(content):
        raise UsageError("usage/older-dataset", file=file)
    return content


def compared_contents(reports: ReportContents) -> Iterator[Content]:
    """Go through reports with what they say of each other among their problems.

    Args:
        reports: All reports of a dataset; they are gone through twice.

    Yields:
        What the JSON of a report holds, with the findings beside all others, and `superseded_by` in its `report`: the
        id of the one that counts in its place; empty where it counts itself.
    """
    # Numpy and rapidfuzz are slow to import.
    from extractor.checks.across_reports import compare_traces
    from extractor.checks.report_traces import trace_of
    from extractor.checks.superseded import superseded

    traces = [trace_of(content) for content in reports]
    findings = compare_traces(traces)
    instead = superseded(traces)
    del traces  # they hold texts of all reports
    for content in reports:
        row = content["report"]
        report_id = row["report_id"]
        beside = {**row, "superseded_by": instead.get(report_id, "")}
        yield with_findings(
            {**content, "report": beside}, findings.get(report_id, ())
        )
