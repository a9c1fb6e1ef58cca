"""The index of a dataset is brought up to date with its reports: those written anew, and those that are gone."""

from __future__ import annotations

import csv
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.batch.ledger import recorded_digests
from extractor.dataset.agency_cues import agency_of
from extractor.dataset.reader import (
    DatasetReader,
    listed_reports,
    report_file,
)
from extractor.dataset.table_schema import QUOTE
from extractor.errors import AlteredError
from extractor.review.decision_index import index_decisions_of
from extractor.review.index_schema import note, noted, transaction
from extractor.review.queue_cells import QueuedCell, queued_cells
from extractor.storage import has_sha256

# The table of findings. Those beside other reports stand there alone; they are of these codes (docs/problems.md).
_FINDINGS = "problems.csv"
_ACROSS = (
    "same-file",
    "same-agency-year",
    "copied-text",
    "copied-report",
    "measure-vanished",
    "measure-new",
)
# Of which state of problems.csv the index knows them.
_ACROSS_AT = "findings_across_at"
# Seconds that one transaction takes: so long others wait who want to write.
_TOGETHER = 0.02


def _wait_for_nobody() -> None:
    """Go on at once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the index is brought up to date at once.

    Attributes:
        seconds: After so many nothing more is begun, the first few reports aside; None: all is done.
        spared: Unless so many seconds, or less, would do for the rest.
        before_each: Called before each transaction: it may wait, to let others write.
    """

    seconds: float | None = None
    spared: float = 0.0
    before_each: Callable[[], None] = _wait_for_nobody


_NO_LIMITS = Limits()


def index_reports(
    connection: sqlite3.Connection,
    folder: Path,
    limits: Limits = _NO_LIMITS,
) -> int:
    """Index the reports that are new or were written anew, and forget those that are gone.

    The least certain reports come first, so that a queue of some of them begins much as that of all.

    Args:
        connection: The index.
        folder: The dataset's folder.
        limits: How far to go; at least a report is indexed.

    Returns:
        How many reports are still to be indexed.

    Raises:
        UsageError: There is no dataset, or it has records of a form that is not known here.
        AlteredError: A report, or the table of findings, is not as it was written.
    """
    reader = DatasetReader.of(folder, recorded_digests(folder))
    changed = _bring_to_order(connection, folder, reader.report_ids)
    done = first = 0
    started = time.monotonic()
    while done < len(changed):
        limits.before_each()
        with transaction(connection):
            done += _add_some(connection, reader, changed[done:])
        if not first:  # for which words and models are loaded
            first, started = done, time.monotonic()
        left = len(changed) - done
        if left and _is_enough(limits, started, done - first, left):
            return left
    _index_findings_across(connection, reader, limits)
    return 0


def _is_enough(limits: Limits, started: float, done: int, left: int) -> bool:
    """Whether the rest is left to later."""
    if limits.seconds is None:
        return False
    taken = time.monotonic() - started
    if taken < limits.seconds:
        return False
    return left * taken / max(1, done) >= limits.spared


def _bring_to_order(
    connection: sqlite3.Connection, folder: Path, report_ids: Sequence[str]
) -> list[tuple[str, str]]:
    """Forget the reports that are gone; those that are to be indexed, each with the stamp of its file."""
    known = dict(
        connection.execute("SELECT report_id, stamp FROM reports").fetchall()
    )
    gone = known.keys() - set(report_ids)
    if gone:
        with transaction(connection):
            for name in gone:
                _forget(connection, name)
    stamps = [(name, _stamp(folder, name)) for name in report_ids]
    changed = [one for one in stamps if known.get(one[0]) != one[1]]
    if not changed:
        return []
    sureness = {
        listed.report_id: listed.confidence for listed in listed_reports(folder)
    }
    return sorted(changed, key=lambda one: sureness.get(one[0], 1.0))


def _add_some(
    connection: sqlite3.Connection,
    reader: DatasetReader,
    reports: Sequence[tuple[str, str]],
) -> int:
    """Index the first few of some reports; how many these are."""
    started = time.monotonic()
    for number, (name, stamp) in enumerate(reports, 1):
        row = connection.execute(
            "SELECT stamp FROM reports WHERE report_id = ?", (name,)
        ).fetchone()
        if row is None or row["stamp"] != stamp:  # nobody else did it meanwhile
            _forget(connection, name)
            _add(connection, reader, name, stamp)
            index_decisions_of(connection, reader.folder, name)
        if time.monotonic() - started > _TOGETHER:
            return number
    return len(reports)


def _stamp(folder: Path, report_id: str) -> str:
    file = report_file(report_id)
    try:
        return _state_of(folder / file)
    except OSError as error:
        raise AlteredError(file=file) from error


def _state_of(path: Path) -> str:
    """What differs once a file is written anew."""
    state = path.stat()
    return f"{state.st_size}-{state.st_mtime_ns}"


def _forget(connection: sqlite3.Connection, report_id: str) -> None:
    row = connection.execute(
        "SELECT n FROM reports WHERE report_id = ?", (report_id,)
    ).fetchone()
    if row is None:
        return
    number = (row["n"],)
    connection.execute(
        "INSERT INTO texts (texts, rowid, text)"
        " SELECT 'delete', n, text FROM cells WHERE report = ? AND text > ''",
        number,
    )
    connection.execute(
        "DELETE FROM codes WHERE cell IN (SELECT n FROM cells WHERE report = ?)",
        number,
    )
    connection.execute("DELETE FROM cells WHERE report = ?", number)
    connection.execute("DELETE FROM reports WHERE n = ?", number)


def _add(
    connection: sqlite3.Connection,
    reader: DatasetReader,
    report_id: str,
    stamp: str,
) -> None:
    content = reader.as_read(report_id)
    report = content["report"]
    cursor = connection.execute(
        "INSERT INTO reports (report_id, stamp, source_file, sha256, kind, agency, year, province, agency_key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            report_id,
            stamp,
            report["source_file"],
            report["source_sha256"],
            report["source_kind"],
            report["agency"],
            report["fiscal_year_be"],
            report["province"],
            agency_of(report),
        ),
    )
    cells = list(queued_cells(content))
    for cell in cells:
        _add_cell(connection, cursor.lastrowid, cell)
    connection.execute(
        "UPDATE reports SET cells = ? WHERE report_id = ?",
        (len(cells), report_id),
    )


def _add_cell(
    connection: sqlite3.Connection, report: int | None, cell: QueuedCell
) -> None:
    cursor = connection.execute(
        "INSERT INTO cells (id, report, row, number, form, field, raw, tier, confidence, text, is_number,"
        " own_tier, in_column, likely) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            cell.id,
            report,
            cell.row,
            cell.number,
            cell.form,
            cell.field,
            cell.raw_sha256,
            cell.tier,
            cell.confidence,
            cell.text,
            cell.is_number,
            cell.tier,
            cell.guessed_column,
            cell.likely,
        ),
    )
    number = cursor.lastrowid
    if cell.text:
        connection.execute(
            "INSERT INTO texts (rowid, text) VALUES (?, ?)", (number, cell.text)
        )
    connection.executemany(
        "INSERT OR IGNORE INTO codes (code, cell) VALUES (?, ?)",
        [(code, number) for code in cell.codes],
    )


def _index_findings_across(
    connection: sqlite3.Connection, reader: DatasetReader, limits: Limits
) -> None:
    """Note the findings of reports beside each other, which their JSON does not hold."""
    path = reader.folder / _FINDINGS
    expected = reader.digests.get(_FINDINGS)
    if not path.is_file():
        if expected:
            raise AlteredError(file=_FINDINGS)
        return
    stamp = _state_of(path)
    if noted(connection, _ACROSS_AT) == stamp:
        return
    if expected and not has_sha256(path, expected):
        raise AlteredError(file=_FINDINGS)
    with transaction(connection):
        connection.execute(
            f"DELETE FROM codes WHERE code IN ({','.join('?' * len(_ACROSS))})",
            _ACROSS,
        )
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = (
                row for row in csv.DictReader(stream) if row["code"] in _ACROSS
            )
            while _add_findings(connection, rows, limits):
                pass
    # Nobody knows what it was, and it is no such table.
    except (ValueError, LookupError, csv.Error) as error:
        raise AlteredError(file=_FINDINGS) from error
    with transaction(connection):
        note(connection, _ACROSS_AT, stamp)


def _add_findings(
    connection: sqlite3.Connection,
    rows: Iterator[Mapping[str, str]],
    limits: Limits,
) -> bool:
    """Note some findings; whether there are more."""
    limits.before_each()
    started = time.monotonic()
    with transaction(connection):
        for row in rows:
            _add_finding(connection, row)
            if time.monotonic() - started > _TOGETHER:
                return True
    return False


def _add_finding(
    connection: sqlite3.Connection, row: Mapping[str, str]
) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO codes SELECT ?, c.n FROM cells c JOIN reports r ON r.n = c.report"
        " WHERE r.report_id = ? AND (? = '' OR c.form = ?) AND (? = '' OR c.number = ?)"
        " AND (? = '' OR c.field = ?)",
        (
            row["code"],
            row["report_id"].removeprefix(QUOTE),
            row["form"],
            row["form"],
            row["record_number"],
            row["record_number"],
            row["field"],
            row["field"],
        ),
    )
