"""What people decided about what was read: a line of `decisions.jsonl` each, and which of them are in effect."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

# What a person can say: `accept` (it is right), `edit`, `take-back` (a change of a rule was wrong), `unreadable` are
# about a cell; `exclude-row` (no record), `join-row` (it goes on from the row above) and `split-row` (it is two) about
# a record; `column-is-field` about a column; `undo` about an earlier decision.
DecisionKind = Literal[
    "accept",
    "edit",
    "take-back",
    "unreadable",
    "exclude-row",
    "join-row",
    "split-row",
    "column-is-field",
    "undo",
]
CELL_KINDS = ("accept", "edit", "take-back", "unreadable")
ROW_KINDS = ("exclude-row", "join-row", "split-row")
# The rule that the changes of people stand under in corrections.csv.
REVIEWER = "reviewer"
# Characters of a text that a person may write into a cell: a sheet of paper holds some 4,000.
_LONGEST_TEXT = 100_000
# Characters of a name, and of a reason.
_LONGEST_NAME = 200
_LONGEST_REASON = 2_000
# Characters of an id: that of a report has 240 at most.
_LONGEST_ID = 400
# Where a row is split: the page, and how far down it in points.
_CUT = re.compile(r"[1-9][0-9]{0,5}:[0-9]{1,6}(\.[0-9]{1,2})?")
# What no text may hold, as in what is read; line feeds and tabs stay.
_CONTROL = {*map(chr, range(32)), "\x7f"} - {"\n", "\t"}


class Decision(BaseModel):
    """A decision of a person, as a line of `decisions.jsonl` has it; frozen, and unknown names are refused.

    Attributes:
        id: What names it: 32 hex digits.
        kind: What was decided.
        report_id: Id of the report.
        row: Id of the record or table that it is about.
        cell: Id of the item, cell or column that it is about; empty: of the whole row.
        field: Name of the field; empty for a cell that is no field.
        raw_sha256: SHA-256 of the raw text that was looked at (UTF-8), in hex.
        before: What was published before.
        after: What shall be published; of `column-is-field` the field's name, empty: none; of `split-row` where the
            second row begins, as `PAGE:Y` (points from the page's top).
        who: Who decided.
        when: When, in UTC: `2026-01-31T08:15:00Z`.
        reason: Why, where it was said.
        undoes: Of `undo`: the id of the decision that holds no longer; undoing an undo is redoing.
        agency: Of `column-is-field`: the agency in all of whose reports columns of that header, and of the same form,
            are that field (`agency_cues.py`); empty: in this table alone.
        form: Of such a decision: the form's name.

    Raises:
        pydantic.ValidationError: A value makes no sense.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[0-9a-f]{32}$")
    kind: DecisionKind
    report_id: str = Field(min_length=1, max_length=_LONGEST_ID)
    row: str = Field(min_length=1, max_length=_LONGEST_ID)
    cell: str = Field("", max_length=_LONGEST_ID)
    field: str = Field("", max_length=_LONGEST_ID)
    raw_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    before: str = Field("", max_length=_LONGEST_TEXT)
    after: str = Field("", max_length=_LONGEST_TEXT)
    who: str = Field(min_length=1, max_length=_LONGEST_NAME)
    when: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
    reason: str = Field("", max_length=_LONGEST_REASON)
    undoes: str = Field("", pattern=r"^([0-9a-f]{32})?$")
    agency: str = Field("", max_length=_LONGEST_ID)
    form: str = Field("", max_length=_LONGEST_ID)

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if self.kind == "split-row" and not _CUT.fullmatch(self.after):
            raise ValueError("a row is split at PAGE:Y")
        return self

    @field_validator("after", "who", "reason")
    @classmethod
    def _is_text(cls, text: str) -> str:
        if _CONTROL & set(text):
            raise ValueError("control characters are no text")
        text.encode()  # half of a surrogate pair is none either
        return text

    @field_validator("before")
    @classmethod
    def _is_unicode(cls, text: str) -> str:
        text.encode()
        return text

    @property
    def target(self) -> str:
        """Id of what it is about: the cell, or the whole row."""
        return self.cell or self.row


def new_decision(kind: DecisionKind, **values: Any) -> Decision:
    """Make a decision of now.

    Args:
        kind: What is decided.
        **values: The attributes of `Decision` but id and time.

    Returns:
        The decision, with an id of its own.

    Raises:
        pydantic.ValidationError: A value makes no sense.

    >>> said = new_decision("edit", report_id="แผน-8a04aeb1", row="แผน-8a04aeb1:2.7", cell="แผน-8a04aeb1:2.7:methods:1",
    ...     raw_sha256=text_sha256("สํานัก"), before="สํานัก", after="สำนัก", who="มานี")
    >>> said.target
    'แผน-8a04aeb1:2.7:methods:1'
    """
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Decision(id=uuid.uuid4().hex, kind=kind, when=when, **values)


def text_sha256(*texts: str) -> str:
    """Digest the raw text that a decision is about.

    Args:
        *texts: The text of a cell, such as `สํานักงาน`; of a row the texts of all its cells.

    Returns:
        64 hex digits; a row is digested with its cells apart.
    """
    joined = "\x1f".join(texts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


def in_effect(decisions: Sequence[Decision]) -> list[Decision]:
    """Leave out what was undone.

    Args:
        decisions: All decisions, the earliest first.

    Returns:
        Those that hold, without the undoing ones, in order.
    """
    undone = set[str]()
    holding = list[Decision]()
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.kind == "undo":
            undone.add(decision.undoes)
        else:
            holding.append(decision)
    return holding[::-1]


def last_by_target(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Give what holds of each cell and row: the last word counts.

    Args:
        decisions: Decisions in effect, the earliest first.

    Returns:
        The last decision about each cell, row and column, by its id.
    """
    return {decision.target: decision for decision in decisions}


def cues_among(decisions: Iterable[Decision]) -> list[Decision]:
    """Pick what was said of a column for all reports of an agency.

    A later word about the same column takes an earlier one back, for the agency too.

    Args:
        decisions: Decisions in effect, the earliest first.

    Returns:
        The cues, the earliest first.
    """
    columns = [one for one in decisions if one.kind == "column-is-field"]
    last = {one.id for one in last_by_target(columns).values()}
    return [one for one in columns if one.agency and one.id in last]
