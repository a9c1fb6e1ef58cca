"""The index of a dataset is brought up to date: reports that were written anew, and decisions that were added."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from extractor.batch.ledger import recorded_digests
from extractor.dataset.decision_log import DECISIONS_FILE, parsed
from extractor.dataset.decisions import Decision, in_effect
from extractor.dataset.reader import DatasetReader, report_file
from extractor.dataset.table_schema import QUOTE
from extractor.errors import AlteredError, OutputError
from extractor.review.queue_cells import (
    GUESSED,
    REST,
    QueuedCell,
    queued_cells,
)
from extractor.sqlite_files import is_in_the_way
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
# Reports that are indexed in one transaction.
_TOGETHER = 200

# Called now and then: how many reports are indexed, of how many that must be.
OnIndexed = Callable[[int, int], None]


def _nothing(done: int, total: int) -> None:
    """Tell nobody."""
    del done, total


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Change the index whole or not at all, while nobody else does.

    Args:
        connection: The index.

    Yields:
        Nothing.

    Raises:
        OutputError: It cannot be written, as where the disk is full.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            # A full disk has ended it already.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if is_in_the_way(error):
            raise OutputError.of(_place_of(connection), error) from error
        raise


def _place_of(connection: sqlite3.Connection) -> Path:
    """Where the file of a database lies."""
    found = connection.execute(
        "SELECT file FROM pragma_database_list WHERE name = 'main'"
    )
    return Path(found.fetchone()[0])


def index_reports(
    connection: sqlite3.Connection,
    folder: Path,
    on_indexed: OnIndexed = _nothing,
) -> None:
    """Index the reports that are new or were written anew, and forget those that are gone.

    Args:
        connection: The index.
        folder: The dataset's folder.
        on_indexed: Called after each few reports.

    Raises:
        UsageError: There is no dataset, or it has records of a form that is not known here.
        AlteredError: A report, or the table of findings, is not as it was written.
    """
    reader = DatasetReader.of(folder, recorded_digests(folder))
    stamps = {name: _stamp(folder, name) for name in reader.report_ids}
    known = dict(
        connection.execute("SELECT report_id, stamp FROM reports").fetchall()
    )
    changed = [
        name for name in reader.report_ids if known.get(name) != stamps[name]
    ]
    gone = [name for name in known if name not in stamps]
    # Before anything is noted: reports that are known are not looked at again.
    findings = list(_findings_across(reader)) if changed or gone else []
    with transaction(connection):
        for name in gone:
            _forget(connection, name)
    for start in range(0, len(changed), _TOGETHER):
        with transaction(connection):
            for name in changed[start : start + _TOGETHER]:
                _forget(connection, name)
                _add(connection, reader, name, stamps[name])
        on_indexed(min(start + _TOGETHER, len(changed)), len(changed))
    if changed or gone:
        with transaction(connection):
            for finding in findings:
                _note_finding(connection, finding)
            _set(connection, "decisions_at", "0")


def _stamp(folder: Path, report_id: str) -> str:
    file = report_file(report_id)
    try:
        state = (folder / file).stat()
    except OSError as error:
        raise AlteredError(file=file) from error
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
        "INSERT INTO reports (report_id, stamp, source_file, sha256, kind, agency, year, province)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            report_id,
            stamp,
            report["source_file"],
            report["source_sha256"],
            report["source_kind"],
            report["agency"],
            report["fiscal_year_be"],
            report["province"],
        ),
    )
    for cell in queued_cells(content):
        _add_cell(connection, cursor.lastrowid, cell)


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


def _findings_across(reader: DatasetReader) -> Iterator[Mapping[str, str]]:
    """The findings of reports beside each other, which their JSON does not hold."""
    path = reader.folder / _FINDINGS
    expected = reader.digests.get(_FINDINGS)
    if expected and not has_sha256(path, expected):
        raise AlteredError(file=_FINDINGS)
    if not path.is_file():
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["code"] in _ACROSS:
                    yield row
    # Nobody knows what it was, and it is no such table.
    except (OSError, ValueError, LookupError, csv.Error) as error:
        raise AlteredError(file=_FINDINGS) from error


def _note_finding(
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


def index_decisions(connection: sqlite3.Connection, folder: Path) -> None:
    """Take in the decisions that were added since the last time, whoever added them.

    Args:
        connection: The index.
        folder: The dataset's folder.
    """
    path = folder / DECISIONS_FILE
    size = path.stat().st_size if path.is_file() else 0
    if size == _known_size(connection):
        return
    with transaction(connection):
        start = _known_size(connection)
        if start == 0 or start > size:
            start = 0
            connection.execute("DELETE FROM decisions")
            connection.execute("UPDATE cells SET decided = 0 WHERE decided = 1")
            connection.execute(
                "UPDATE cells SET tier = own_tier WHERE in_column > ''"
            )
        data = b""
        if size:
            with path.open("rb") as file:
                file.seek(start)
                data = file.read(size - start)
        whole = data[: data.rfind(b"\n") + 1]
        added = [
            decision
            for decision in map(parsed, whole.split(b"\n"))
            if isinstance(decision, Decision)
        ]
        _note(connection, added)
        _set(connection, "decisions_at", str(start + len(whole)))


def _known_size(connection: sqlite3.Connection) -> int:
    row = connection.execute(
        "SELECT value FROM about WHERE name = 'decisions_at'"
    ).fetchone()
    return int(row["value"]) if row else 0


def _set(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)",
        (name, value),
    )


def _note(
    connection: sqlite3.Connection, decisions: Iterable[Decision]
) -> None:
    touched = dict[str, None]()
    for decision in decisions:
        connection.execute(
            "INSERT OR IGNORE INTO decisions (id, report_id, target, body) VALUES (?, ?, ?, ?)",
            (
                decision.id,
                decision.report_id,
                decision.target,
                decision.model_dump_json(),
            ),
        )
        touched[decision.target] = None
    for target in touched:
        _decide(connection, target)


def decisions_about(
    connection: sqlite3.Connection, target: str
) -> list[Decision]:
    """List the decisions about a cell, row or column.

    Args:
        connection: The index.
        target: Its id.

    Returns:
        All of them, the earliest first, those that were undone and the undoing ones too.
    """
    rows = connection.execute(
        "SELECT body FROM decisions WHERE target = ? ORDER BY seq", (target,)
    )
    return [Decision.model_validate_json(row["body"]) for row in rows]


def decisions_of_report(
    connection: sqlite3.Connection, report_id: str
) -> list[Decision]:
    """List the decisions about a report that are in effect.

    Args:
        connection: The index.
        report_id: Id of the report.

    Returns:
        The decisions, the earliest first.
    """
    rows = connection.execute(
        "SELECT body FROM decisions WHERE report_id = ? ORDER BY seq",
        (report_id,),
    )
    return in_effect(
        [Decision.model_validate_json(row["body"]) for row in rows]
    )


def _decide(connection: sqlite3.Connection, target: str) -> None:
    """Mark a cell, or all cells of a row, as decided or not."""
    holding = in_effect(decisions_about(connection, target))
    raw = holding[-1].raw_sha256 if holding else ""
    connection.execute(
        "UPDATE cells SET decided = (raw = ?) WHERE id = ?", (raw, target)
    )
    # A column that a person named is guessed no more.
    connection.execute(
        "UPDATE cells SET tier = CASE WHEN ? AND own_tier = ? THEN ? ELSE own_tier END"
        " WHERE in_column = ? AND in_column > ''",  # which lets the partial index be used
        (bool(holding), GUESSED, REST, target),
    )
    cells = connection.execute(
        "SELECT id FROM cells WHERE row = ?", (target,)
    ).fetchall()
    for cell in cells:
        own = in_effect(decisions_about(connection, cell["id"]))
        connection.execute(
            "UPDATE cells SET decided = ? WHERE id = ?",
            (bool(holding or own), cell["id"]),
        )
