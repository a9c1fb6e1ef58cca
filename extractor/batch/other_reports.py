"""The reports of a dataset whose files are not given to a run: they are kept, or dropped where that is asked for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from extractor.batch.ledger_rows import Entry, Key
from extractor.batch.tasks import Task
from extractor.dataset.reader import ListedReport, listed_reports
from extractor.dataset.report_shape import has_shape
from extractor.errors import AlteredError
from extractor.storage import has_sha256


@dataclass(frozen=True, slots=True)
class OtherReports:
    """What a dataset holds besides the files that are given.

    Attributes:
        recorded: Entries of files that are not given.
        replaced: Entries of files that are given under another name: their reports are those of these files.
        unrecorded: Reports in reports.csv of files that are not given, and of which the ledger knows nothing.
    """

    recorded: Sequence[Entry]
    replaced: Sequence[Entry]
    unrecorded: Sequence[ListedReport]

    def check(self, folder: Path, made_by: str, *, prune: bool) -> None:
        """See that those which are kept are as they were written, and can be read by this version.

        Args:
            folder: The dataset's folder.
            made_by: Fingerprint of the code and the options of this run.
            prune: Whether they are dropped, and need not be.

        Raises:
            AlteredError: One is not, or nobody can tell.
        """
        if prune:
            return
        for entry in self.recorded:
            if not has_sha256(folder / entry.report_file, entry.digest):
                raise AlteredError(
                    "altered/source-not-given",
                    file=entry.report_file,
                    source=entry.name,
                )
            if entry.made_by != made_by and not _has_shape(folder, entry):
                raise AlteredError(
                    "altered/other-shape",
                    file=entry.report_file,
                    source=entry.name,
                )
        for report in self.unrecorded:
            raise AlteredError(
                "altered/not-recorded-nor-given",
                file=report.file,
                source=report.source_file,
            )

    def to_forget(self, *, prune: bool) -> Iterator[Key]:
        """Say which entries the ledger shall drop.

        Args:
            prune: Whether reports are dropped whose files are not given.

        Yields:
            Their keys.
        """
        dropped = self.recorded if prune else ()
        for entry in (*self.replaced, *dropped):
            yield entry.key

    def told(self, *, prune: bool) -> tuple[str, Sequence[str]]:
        """Say what becomes of them.

        Args:
            prune: Whether they are dropped.

        Returns:
            The key of a message, and the files that are not given.
        """
        names = [entry.name for entry in self.recorded]
        names += [report.source_file for report in self.unrecorded]
        return "reports-dropped" if prune else "reports-kept", names


def _has_shape(folder: Path, entry: Entry) -> bool:
    """Whether this version can read a report that another one wrote."""
    try:
        return has_shape(json.loads((folder / entry.report_file).read_bytes()))
    except (OSError, ValueError):
        return False


def at_known_places(
    tasks: Iterable[Task], earlier: Iterable[Entry]
) -> Iterator[Task]:
    """Tell files of one name apart where not all are given that a dataset has: each by its content.

    Else the second of two folders, given alone, would pass for the first one, and take its report away.

    Args:
        tasks: The files that are given, sorted by name.
        earlier: What the ledger knows.

    Yields:
        The same files; what is none of the known ones has a place of its own behind them.
    """
    known = defaultdict[str, list[Entry]](list)
    for entry in earlier:
        known[entry.name].append(entry)
    for name, group in groupby(tasks, attrgetter("name")):
        yield from _placed(list(group), known[name])


def _placed(tasks: list[Task], known: list[Entry]) -> Iterator[Task]:
    """Files of one name, at the places of those that are known."""
    if len(tasks) >= len(known):
        yield from tasks
        return
    places = defaultdict[str, list[int]](list)
    for entry in known:
        places[entry.sha256].append(entry.place)
    behind = max(entry.place for entry in known)
    for task in tasks:
        of_content = places[task.sha256]
        place = of_content.pop(0) if of_content else behind + task.place
        yield replace(task, place=place)


def other_reports(
    folder: Path, earlier: Mapping[Key, Entry], tasks: Sequence[Task]
) -> OtherReports:
    """Find what a dataset holds besides the files that are given.

    Args:
        folder: The dataset's folder.
        earlier: What the ledger knows.
        tasks: The files that are given.

    Returns:
        The reports of other files.
    """
    given = {task.key for task in tasks}
    given_ids = {task.report_id for task in tasks}
    absent = [entry for key, entry in earlier.items() if key not in given]
    return OtherReports(
        [entry for entry in absent if entry.report_id not in given_ids],
        [entry for entry in absent if entry.report_id in given_ids],
        list(_unrecorded(folder, earlier.values(), tasks)),
    )


def _unrecorded(
    folder: Path, entries: Iterable[Entry], tasks: Iterable[Task]
) -> Iterator[ListedReport]:
    """Those that were read of files which were read again since are none: their files are on record, or given."""
    known_names = {entry.name for entry in entries}
    known_names |= {task.name for task in tasks}
    known_ids = {entry.report_id for entry in entries}
    known_ids |= {task.report_id for task in tasks}
    for report in listed_reports(folder):
        if report.report_id in known_ids or report.source_file in known_names:
            continue
        if (folder / report.file).exists():
            yield report
