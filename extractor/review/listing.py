"""What was decided about a dataset, with what became of each decision."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from extractor.batch.ledger import recorded_digests
from extractor.dataset.decided import stale_decisions
from extractor.dataset.decision_log import read_decisions
from extractor.dataset.decisions import (
    CELL_KINDS,
    Decision,
    in_effect,
    last_by_target,
)
from extractor.dataset.exporters.csv_files import to_csv
from extractor.dataset.reader import DatasetReader
from extractor.dataset.text_places import text_places

# What became of a decision: it holds; a later one about the same cell holds instead; it was undone; what it is about
# was read otherwise since; its report is not in the dataset any more; it undid another one.
State = Literal["holds", "replaced", "undone", "stale", "no-report", "undo"]
_COLUMNS = (
    "state",
    "id",
    "when",
    "who",
    "kind",
    "report_id",
    "row",
    "cell",
    "field",
    "before",
    "after",
    "reason",
    "raw_sha256",
    "undoes",
)


@dataclass(frozen=True, slots=True)
class ListedDecision:
    """A decision and what became of it.

    Attributes:
        decision: The decision.
        state: What became of it.
    """

    decision: Decision
    state: State


def listed_decisions(folder: Path) -> list[ListedDecision]:
    """List the decisions about a dataset.

    Args:
        folder: Its folder.

    Returns:
        All of them, the earliest first, those that do not hold too.

    Raises:
        UsageError: There is no dataset.
    """
    reader = DatasetReader.of(folder, recorded_digests(folder))
    log = read_decisions(folder)
    holding = in_effect(log.decisions)
    last = {decision.id for decision in last_by_target(holding).values()}
    stale = {decision.id for decision in _stale(reader, holding)}
    effective = {decision.id for decision in holding}
    reports = set(reader.report_ids)

    def state_of(decision: Decision) -> State:
        if decision.kind == "undo":
            return "undo"
        if decision.id not in effective:
            return "undone"
        if decision.report_id not in reports:
            return "no-report"
        if decision.id not in last:
            return "replaced"
        return "stale" if decision.id in stale else "holds"

    return [
        ListedDecision(decision, state_of(decision))
        for decision in log.decisions
    ]


def _stale(
    reader: DatasetReader, holding: Sequence[Decision]
) -> Iterator[Decision]:
    by_report = dict[str, list[Decision]]()
    for decision in holding:
        by_report.setdefault(decision.report_id, []).append(decision)
    for report_id in reader.report_ids:
        if report_id in by_report:
            content = reader.as_read(report_id)
            yield from stale_decisions(content, by_report[report_id])


def decisions_csv(listed: Sequence[ListedDecision]) -> bytes:
    """Write decisions as a spreadsheet reads them.

    Args:
        listed: The decisions.

    Returns:
        A CSV file.
    """
    rows = list[list[Any]]()
    for entry in listed:
        values = {**entry.decision.model_dump(), "state": entry.state}
        rows.append([values[name] for name in _COLUMNS])
    return to_csv(_COLUMNS, rows)


def training_pairs(
    folder: Path, listed: Sequence[ListedDecision]
) -> Iterator[str]:
    """Give what was read and what people say it is, for who trains a reader or a mender.

    Args:
        folder: The dataset's folder.
        listed: Its decisions.

    Yields:
        A line of JSON for each cell that was accepted or edited: `raw`, `read` (published before), `text`, and where.
    """
    reader = DatasetReader(folder, [])
    of_report = dict[str, list[Decision]]()
    for entry in listed:
        decision = entry.decision
        if entry.state == "holds" and decision.kind in CELL_KINDS:
            of_report.setdefault(decision.report_id, []).append(decision)
    for report_id, decisions in of_report.items():
        content = reader.as_read(report_id)
        places = {place.id: place for place in text_places(content)}
        for decision in decisions:
            place = places.get(decision.cell)
            if place and decision.kind != "unreadable":
                yield json.dumps(
                    {
                        "report_id": report_id,
                        "cell": decision.cell,
                        "form": place.form.name if place.form else None,
                        "field": place.field,
                        "raw": place.raw,
                        "read": place.text,
                        "text": _decided_text(decision),
                    },
                    ensure_ascii=False,
                )


def _decided_text(decision: Decision) -> str:
    return decision.before if decision.kind == "accept" else decision.after
