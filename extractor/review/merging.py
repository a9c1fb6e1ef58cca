"""The decisions of two people who reviewed copies of one dataset become one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extractor.dataset.decision_log import (
    DECISIONS_FILE,
    DamagedLine,
    append_decisions,
    read_decisions,
)
from extractor.dataset.decisions import Decision, in_effect, last_by_target
from extractor.dataset.reader import listed_reports
from extractor.errors import UsageError


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell, row or column about which two people said different things.

    Attributes:
        target: Its id.
        ours: What is said in the dataset that is merged into.
        theirs: What is said in the other one.
    """

    target: str
    ours: Decision
    theirs: Decision


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge did.

    Attributes:
        added: How many decisions were added.
        conflicts: What was not added, for the other dataset says something else.
        damaged: The lines of the other file that are no decisions; they stay there.
    """

    added: int
    conflicts: list[Conflict]
    damaged: list[DamagedLine]


def merge_decisions(folder: Path, other: Path) -> Merge:
    """Add the decisions of another dataset of the same reports.

    Args:
        folder: The dataset that they are added to.
        other: The other one; nothing is changed there.

    Returns:
        What was added, and what contradicts each other: of such a cell nothing is added, and ours holds.

    Raises:
        UsageError: The other one is no dataset, and holds no decisions.
        OutputError: The file of decisions cannot be written.
    """
    if not (other / DECISIONS_FILE).exists() and not listed_reports(other):
        raise UsageError("usage/no-dataset", folder=other)
    ours, theirs = read_decisions(folder), read_decisions(other)
    known = {decision.id for decision in ours.decisions}
    new = [one for one in theirs.decisions if one.id not in known]
    our_last = last_by_target(in_effect(ours.decisions))
    their_last = last_by_target(in_effect(theirs.decisions))
    touched = {decision.target for decision in new}
    conflicts = [
        Conflict(target, our_last[target], their_last[target])
        for target in sorted(touched & our_last.keys() & their_last.keys())
        if _said(our_last[target]) != _said(their_last[target])
    ]
    contested = {conflict.target for conflict in conflicts}
    added = [one for one in new if one.target not in contested]
    append_decisions(folder, added)
    return Merge(len(added), conflicts, list(theirs.damaged))


def _said(decision: Decision) -> tuple[str, str]:
    """What a decision comes to: an accepted text and the same text typed are one."""
    if decision.kind in ("accept", "edit", "take-back"):
        is_accepted = decision.kind == "accept"
        return "text", decision.before if is_accepted else decision.after
    return decision.kind, decision.after
