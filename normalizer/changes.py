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
    """One edit of a text.

    Attributes:
        rule: The name of the rule that made it.
        kind: What sort of edit it is.
        span: (start, end), `end` exclusive, in the text that the rule was given: that of its step, not the raw one.
        before: What stood there.
        after: What is put in its place; may be empty.
        confidence: How likely (0 to 1) it is right.
        status: `applied`, or `suggested`: a finding that is not part of the text.
        step: Which pass of a rule it belongs to; the changes of one pass share it, and steps count up from 0.
    """

    rule: str
    kind: Kind
    span: tuple[int, int]
    before: str
    after: str
    confidence: float = 1.0
    status: Status = "applied"
    step: int = 0

    def to_json(self) -> dict[str, Any]:
        """The change as JSON knows it.

        Returns:
            Its attributes by name, in the order above; the span is a list of two.

        >>> Change("thai-digits", "digits", (4, 5), "๕", "5").to_json()["span"]
        [4, 5]
        """
        content = {name: getattr(self, name) for name in self.__slots__}
        content["span"] = list(self.span)
        return content

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Change:
        """The change that `to_json` wrote.

        Args:
            content: The attributes by name; those that have a default may be missing.

        Returns:
            An equal change.

        Raises:
            KeyError: If there is no span.
            TypeError: If another attribute without a default is missing, or one is unknown.

        >>> change = Change("thai-digits", "digits", (4, 5), "๕", "5")
        >>> Change.from_json(change.to_json()) == change
        True
        """
        start, end = content["span"]
        attributes = {**content, "span": (start, end)}
        return cls(**attributes)


@dataclass(frozen=True, slots=True)
class Explained:
    """A text and the changes that made it: `replay(raw, changes) == text`.

    Attributes:
        text: The text with all applied changes made.
        changes: All changes, also those only suggested, in the order of their steps.
    """

    text: str
    changes: tuple[Change, ...]


def apply(text: str, changes: Sequence[Change]) -> str:
    """Make the applied ones among the changes of one step.

    Args:
        text: The text that the step's rule was given.
        changes: Changes of one step, in order of their spans, which do not overlap.

    Returns:
        The text after the step.

    Raises:
        ValueError: If the text under a span is not the change's `before`, or spans overlap.

    >>> apply("ปี ๒", [Change("thai-digits", "digits", (3, 4), "๒", "2")])
    'ปี 2'
    """
    return "".join(_changed_parts(text, changes))


def replay(raw: str, changes: Iterable[Change]) -> str:
    """Make all changes again, step by step.

    Args:
        raw: The raw text that was explained.
        changes: The changes on record, in their order.

    Returns:
        The text that they made.

    Raises:
        ValueError: If the changes are of another text.

    >>> from normalizer import explain
    >>> replay("สํานักงาน", explain("สํานักงาน").changes)
    'สำนักงาน'
    """
    text = raw
    for step in steps(changes):
        text = apply(text, step)
    return text


def steps(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Divide a record by steps.

    Args:
        changes: The changes on record, in their order.

    Yields:
        The changes of one step, step by step.
    """
    for _, step in groupby(changes, key=attrgetter("step")):
        yield list(step)


def origin(changes: Sequence[Change], position: int) -> int:
    """Trace a position back to the raw text.

    Args:
        changes: Those made before the text in which the position is meant, in their order.
        position: Counts characters from 0.

    Returns:
        Where in the raw text it stood, before these changes moved it.
    """
    for step in reversed(list(steps(changes))):
        position = _before_step(step, position)
    return position


def _before_step(step: Iterable[Change], position: int) -> int:
    moved = 0
    for change in step:
        if change.status != "applied":
            continue
        start = change.span[0]
        if start + moved < position:
            moved += len(change.after) - len(change.before)
    return max(0, position - moved)


def _changed_parts(text: str, changes: Sequence[Change]) -> Iterator[str]:
    """The text piece by piece: up to and with each change, then the rest."""
    done = 0
    for change in changes:
        start, end = change.span
        if start < done or text[start:end] != change.before:
            raise ValueError(
                f"{change.rule} does not fit this text at {start}: expected {change.before!r}"
            )
        if change.status == "applied":
            yield text[done:start]
            yield change.after
            done = end
    yield text[done:]
