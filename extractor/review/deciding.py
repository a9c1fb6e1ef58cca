"""What a person does on the page becomes a decision, if it is about what that person saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.dataset.decisions import (
    CELL_KINDS,
    ROW_KINDS,
    Decision,
    DecisionKind,
    in_effect,
    new_decision,
    text_sha256,
)
from extractor.dataset.text_places import raw_texts_of_row
from extractor.review.cell_view import CellView


class DecisionRefused(Exception):
    """What was asked for cannot be decided; its text says why, for the page: a key of `page_texts`."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for.

    Attributes:
        kind: What shall be decided.
        text: The text that the editor holds, or the field that a column holds, or the place where a row begins anew.
        seen: The text that the page showed as published.
        who: Who asks.
        reason: Why, if that was said.
        for_agency: Whether what a column is shall hold for all reports of the agency.
    """

    kind: str
    text: str
    seen: str
    who: str
    reason: str
    for_agency: bool = False

    @classmethod
    def of(cls, form: Mapping[str, str], who: str) -> Wish:
        """Take a wish out of what a page sent.

        Args:
            form: The values by name.
            who: Who sent it.

        Returns:
            The wish; texts have plain line ends and none at the end.
        """
        return cls(
            form.get("kind", ""),
            _plain(form.get("text", "")),
            _plain(form.get("seen", "")),
            who,
            form.get("reason", "").strip(),
            form.get("for_agency", "") == "1",
        )


def _plain(text: str) -> str:
    """Forms are sent with CR LF."""
    return text.replace("\r\n", "\n").rstrip()


def decision_of(wish: Wish, view: CellView) -> Decision:
    """Make the decision that is asked for.

    Args:
        wish: What a person asks for.
        view: The cell, as it is now.

    Returns:
        The decision.

    Raises:
        DecisionRefused: There is no such kind, or the text is another one than the person saw.
        pydantic.ValidationError: It makes no sense.
    """
    if wish.kind in CELL_KINDS:
        return _about_cell(wish, view)
    if wish.kind in ROW_KINDS and view.place.form:
        return _about_row(wish, view)
    if wish.kind == "column-is-field" and view.column:
        return _about_column(wish, view)
    raise DecisionRefused("no-such-decision")


def _about_cell(wish: Wish, view: CellView) -> Decision:
    if wish.seen != view.text.rstrip():
        raise DecisionRefused("changed-meanwhile")
    if wish.kind == "accept" and wish.text != wish.seen:
        raise DecisionRefused("text-edited")
    return _made(
        wish,
        view,
        text_sha256(view.place.raw),
        cell=view.place.id,
        field=view.place.field,
        before=view.text,
        after=wish.text if wish.kind in ("edit", "take-back") else view.text,
    )


def _about_row(wish: Wish, view: CellView) -> Decision:
    if wish.kind == "join-row" and view.place.row["row_number"] == 1:
        raise DecisionRefused("no-row-above")
    is_split = wish.kind == "split-row"
    if is_split and wish.text not in view.places:
        raise DecisionRefused("no-such-place")
    return _made(
        wish,
        view,
        text_sha256(*raw_texts_of_row(view.place.row)),
        after=wish.text if is_split else "",
    )


def _about_column(wish: Wish, view: CellView) -> Decision:
    names = [field.name for field in view.fields]
    if wish.text and wish.text not in names:
        raise DecisionRefused("no-such-field")
    if wish.for_agency and not view.agency:
        raise DecisionRefused("no-agency")
    header = str(view.column["header"]) if view.column else ""
    return _made(
        wish,
        view,
        text_sha256(header),
        row=view.column_id.rpartition(":")[0],
        cell=view.column_id,
        field=view.place.field,
        before=view.field_now,
        after=wish.text,
        agency=view.agency if wish.for_agency else "",
        form=view.place.form.name if view.place.form else "",
    )


def _made(wish: Wish, view: CellView, raw: str, **values: str) -> Decision:
    kind: DecisionKind = wish.kind  # type: ignore[assignment]  # one of those that were looked for
    about = {
        "report_id": view.report["report_id"],
        "row": view.place.row_id,
        "raw_sha256": raw,
        "who": wish.who,
        "reason": wish.reason,
    }
    return new_decision(kind, **{**about, **values})


def undoing(decisions: Sequence[Decision], who: str) -> Decision | None:
    """Undo the latest decision of a person.

    Args:
        decisions: All decisions, the earliest first.
        who: The person.

    Returns:
        The undoing decision; None where nothing of that person is in effect.
    """
    own = [one for one in in_effect(decisions) if one.who == who]
    return _undo(own[-1], who) if own else None


def redoing(decisions: Sequence[Decision], who: str) -> Decision | None:
    """Let hold again what a person undid last.

    Args:
        decisions: All decisions, the earliest first.
        who: The person.

    Returns:
        The decision that undoes the undoing one; None where the person's last word undid nothing.
    """
    undone_undos = {one.undoes for one in decisions if one.kind == "undo"}
    by_id = {one.id: one for one in decisions}
    for one in reversed(decisions):
        if one.who != who:
            continue
        if one.kind != "undo":
            return None  # what was decided since stands in the way
        undid = by_id.get(one.undoes)
        is_redo = undid is not None and undid.kind == "undo"
        if one.id not in undone_undos and not is_redo:
            return _undo(one, who)
    return None


def _undo(decision: Decision, who: str) -> Decision:
    return new_decision(
        "undo",
        report_id=decision.report_id,
        row=decision.row,
        cell=decision.cell,
        field=decision.field,
        raw_sha256=decision.raw_sha256,
        who=who,
        undoes=decision.id,
    )
