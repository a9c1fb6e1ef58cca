"""What was changed, where, and how to do it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal

Kind = Literal["repair", "join", "spacing", "digits", "spelling", "name"]
Status = Literal["applied", "suggested"]


@dataclass(frozen=True, slots=True)
class Change:
    """One edit. `span` is (start, end) in the text that the rule `rule` was given, `end` exclusive.

    `confidence` is 0 to 1. A `suggested` change is a finding: it is not part of the text. Changes of one pass of one
    rule share a `step`; steps count up.
    """

    rule: str
    kind: Kind
    span: tuple[int, int]
    before: str
    after: str
    confidence: float = 1.0
    status: Status = "applied"
    step: int = 0

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Change:
        """Make a change of what JSON holds of it.

        Args:
            content: Its attributes by name; JSON has a list where `span` is a pair.

        Returns:
            The change.

        >>> Change.from_json({"rule": "double-e", "kind": "repair", "span": [0, 2], "before": "เเ", "after": "แ"}).span
        (0, 2)
        """
        start, end = content["span"]
        return cls(**{**content, "span": (start, end)})


@dataclass(frozen=True, slots=True)
class Explained:
    """A text and the changes that made it: `replay(raw, changes) == text`."""

    text: str
    changes: tuple[Change, ...]


def apply(text: str, changes: Sequence[Change]) -> str:
    """Make the applied ones among the changes of one step, which are in order and do not overlap.

    Raises ValueError where the text under a span is not the change's `before`.
    """
    return "".join(_pieces(text, changes))


def replay(raw: str, changes: Iterable[Change]) -> str:
    """Make all changes again, step by step, from the raw text. Raises ValueError if they are of another text."""
    for group in steps(changes):
        raw = apply(raw, group)
    return raw


def steps(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """The changes, step by step."""
    return (list(group) for _, group in groupby(changes, key=attrgetter("step")))


def origin(changes: Sequence[Change], position: int) -> int:
    """Where in the raw text a position stood, before these changes moved it."""
    for group in reversed(list(steps(changes))):
        position = _before(group, position)
    return position


def _before(changes: Iterable[Change], position: int) -> int:
    moved = 0
    for change in changes:
        if change.status == "applied" and change.span[0] + moved < position:
            moved += len(change.after) - len(change.before)
    return max(0, position - moved)


def _pieces(text: str, changes: Sequence[Change]) -> Iterator[str]:
    done = 0
    for change in changes:
        start, end = change.span
        if start < done or text[start:end] != change.before:
            raise ValueError(f"{change.rule} does not fit this text at {start}: expected {change.before!r}")
        if change.status == "applied":
            yield text[done:start] + change.after
            done = end
    yield text[done:]
