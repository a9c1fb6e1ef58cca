"""The index knows what was decided, whoever decided it, and which guessed columns somebody named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractor.dataset.agency_cues import cued_columns
from extractor.dataset.decision_log import DECISIONS_FILE, parsed
from extractor.dataset.decisions import Decision, cues_among, in_effect
from extractor.dataset.reader import DatasetReader
from extractor.review.index_schema import note, noted, transaction
from extractor.review.queue_cells import GUESSED, REST

# How many bytes of the file of decisions the index knows.
_READ_UP_TO = "decisions_at"


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
        _note(connection, folder, added)
        note(connection, _READ_UP_TO, str(start + len(whole)))


def _known_size(connection: sqlite3.Connection) -> int:
    return int(noted(connection, _READ_UP_TO) or 0)


def _note(
    connection: sqlite3.Connection, folder: Path, decisions: Iterable[Decision]
) -> None:
    touched = dict[str, None]()
    for decision in decisions:
        connection.execute(
            "INSERT OR IGNORE INTO decisions (id, report_id, target, body, agency) VALUES (?, ?, ?, ?, ?)",
            (
                decision.id,
                decision.report_id,
                decision.target,
                decision.model_dump_json(),
                decision.agency,
            ),
        )
        touched[decision.target] = None
    for target in touched:
        _decide(connection, target)
        _name_for_agency(connection, folder, target)


def index_decisions_of(
    connection: sqlite3.Connection, folder: Path, report_id: str
) -> None:
    """Mark what was decided about a report that was indexed anew, as far as the index knows the decisions.

    Args:
        connection: The index, in a transaction.
        folder: The dataset's folder.
        report_id: Id of the report.
    """
    targets = connection.execute(
        "SELECT DISTINCT target FROM decisions WHERE report_id = ?",
        (report_id,),
    ).fetchall()
    for (target,) in targets:
        _decide(connection, target)
    (agency,) = connection.execute(
        "SELECT agency_key FROM reports WHERE report_id = ?", (report_id,)
    ).fetchone()
    cues = agency_cues(connection, agency)
    if cues:
        _name_columns(connection, folder, report_id, cues)


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


def agency_cues(connection: sqlite3.Connection, agency: str) -> list[Decision]:
    """List what holds of columns in all reports of an agency.

    Args:
        connection: The index.
        agency: The agency, as `agency_of` names it; empty: it is not known.

    Returns:
        The cues in effect, the earliest first.
    """
    rows = connection.execute(
        "SELECT body FROM decisions WHERE target IN"
        " (SELECT target FROM decisions WHERE agency = ? AND agency > '') ORDER BY seq",
        (agency,),
    )
    every = [Decision.model_validate_json(row["body"]) for row in rows]
    return [one for one in cues_among(in_effect(every)) if one.agency == agency]


def _name_for_agency(
    connection: sqlite3.Connection, folder: Path, target: str
) -> None:
    """Guessed columns that somebody named for all reports of an agency are guessed no more; undone, they are again."""
    agencies = connection.execute(
        "SELECT DISTINCT agency FROM decisions WHERE target = ? AND agency > ''",
        (target,),
    ).fetchall()
    for (agency,) in agencies:
        cues = agency_cues(connection, agency)
        reports = connection.execute(
            "SELECT DISTINCT r.report_id FROM reports r JOIN cells c ON c.report = r.n"
            " WHERE r.agency_key = ? AND r.agency_key > '' AND c.in_column > ''",
            (agency,),
        ).fetchall()
        for (report_id,) in reports:
            _name_columns(connection, folder, report_id, cues)


def _name_columns(
    connection: sqlite3.Connection,
    folder: Path,
    report_id: str,
    cues: Sequence[Decision],
) -> None:
    content = DatasetReader(folder, [report_id]).as_read(report_id)
    own = decisions_of_report(connection, report_id)
    cued = cued_columns(content, cues, own).decisions
    named = {one.cell for one in (*own, *cued) if one.kind == "column-is-field"}
    connection.execute(
        "UPDATE cells SET tier = CASE WHEN own_tier = ? AND in_column IN (SELECT value FROM json_each(?))"
        " THEN ? ELSE own_tier END"
        " WHERE report = (SELECT n FROM reports WHERE report_id = ?) AND in_column > ''",
        (GUESSED, json.dumps(sorted(named)), REST, report_id),
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
    # Who splits a row says nothing of its cells.
    is_settled = bool(holding) and holding[-1].kind != "split-row"
    cells = connection.execute(
        "SELECT id FROM cells WHERE row = ?", (target,)
    ).fetchall()
    for cell in cells:
        own = in_effect(decisions_about(connection, cell["id"]))
        connection.execute(
            "UPDATE cells SET decided = ? WHERE id = ?",
            (bool(is_settled or own), cell["id"]),
        )
