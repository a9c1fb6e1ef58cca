"""What changes made of a text, shown within it: which characters were removed, added, or are only suggested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from normalizer.changes import Change, Status, steps

# What a suggestion is about stands in the text; what is suggested does not.
PartKind = Literal["same", "removed", "added", "doubted", "suggested"]

# Signs for white space, which may be all that was changed.
_WHITE_SPACE_SIGNS = str.maketrans({" ": "␣", "\t": "⇥", "\n": "⏎"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text before and after its changes.

    Attributes:
        before: What stood there in the raw text; empty where something was put in.
        after: What stands there now; empty where something was taken out.
        suggested: A change that was not made, where one is proposed for this stretch; `before` is `after` then.
    """

    before: str
    after: str
    suggested: Change | None = None


@dataclass(frozen=True, slots=True)
class _Character:
    """A character of the text in work, with the span (end exclusive) of the raw text that it stands for."""

    text: str
    start: int
    end: int
    suggested: Change | None = None


def diff(raw: str, changes: Iterable[Change]) -> list[Segment]:
    """Compare a raw text with what its changes made of it.

    Args:
        raw: The text before all changes.
        changes: Its changes in the order of their steps, as `normalizer.explain` gives them.

    Returns:
        Segments in reading order: their `before` joined is the raw text, their `after` joined the final one.

    >>> from normalizer import explain
    >>> for segment in diff("ปี ๒๕๖๖ นี้", explain("ปี ๒๕๖๖ นี้").changes):
    ...     print(repr(segment.before), "->", repr(segment.after))
    'ปี ' -> 'ปี '
    '๒๕๖๖' -> '2566'
    ' นี้' -> ' นี้'
    """
    characters = [_Character(text, at, at + 1) for at, text in enumerate(raw)]
    for step in steps(changes):
        characters = list(_after_step(characters, step))
    return list(_merged(_segments(raw, characters)))


def display_parts(segment: Segment) -> Iterator[tuple[PartKind, str]]:
    """Say what to show of a segment, and as what.

    Args:
        segment: A segment of a diff.

    Yields:
        The kind of a part and its text, in which white space that matters and what cannot be printed are spelled out.

    >>> list(display_parts(Segment("จ า", "จำ")))
    [('removed', 'จ␣า'), ('added', 'จำ')]
    """
    if segment.suggested:
        yield "doubted", _with_signs(segment.before)
        yield "suggested", f"→{_with_signs(segment.suggested.after)}?"
        return
    if segment.before == segment.after:
        yield "same", _printable(segment.before)
        return
    if segment.before:
        yield "removed", _with_signs(segment.before)
    if segment.after:
        yield "added", _with_signs(segment.after)


def rule_label(rule: str, status: Status) -> str:
    """Name a rule as people see it; one that only suggests has a question mark.

    Args:
        rule: Name of the rule, such as `sara-am-lost`.
        status: Whether its change was applied or suggested.

    Returns:
        The label.

    >>> rule_label("sara-am-lost", "suggested")
    'sara-am-lost?'
    """
    return f"{rule}?" if status == "suggested" else rule


def _after_step(
    characters: Sequence[_Character], changes: Iterable[Change]
) -> Iterator[_Character]:
    """The characters once the changes of one step are made; suggested ones are noted on what they are about."""
    done = 0
    for change in changes:
        start, end = change.span
        yield from characters[done:start]
        replaced = characters[start:end]
        if change.status == "suggested":
            for character in replaced:
                yield replace(character, suggested=change)
        else:
            raw_start = characters[start - 1].end if start else 0
            raw_end = characters[end - 1].end if end else 0
            yield from _inserted(change.after, raw_start, raw_end)
        done = end
    yield from characters[done:]


def _inserted(text: str, raw_start: int, raw_end: int) -> Iterator[_Character]:
    """The characters of a change's `after`: the first stands for all that they replace."""
    for at, character in enumerate(text):
        yield _Character(character, raw_end if at else raw_start, raw_end)


def _segments(raw: str, characters: Iterable[_Character]) -> Iterator[Segment]:
    """A segment for each character, and for each gap between what characters stand for: it was removed."""
    done = 0
    for character in characters:
        if done < character.start:
            yield Segment(raw[done : character.start], "")
        yield Segment(
            raw[character.start : character.end],
            character.text,
            character.suggested,
        )
        done = character.end
    if done < len(raw):
        yield Segment(raw[done:], "")


def _merged(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Neighbours of one kind as one. A suggestion is dropped where its text was changed afterwards."""
    for kind, group in groupby(segments, key=_kind):
        neighbours = list(group)
        before = "".join(segment.before for segment in neighbours)
        after = "".join(segment.after for segment in neighbours)
        still_fits = isinstance(kind, Change) and before == after == kind.before
        yield Segment(
            before, after, neighbours[0].suggested if still_fits else None
        )


def _kind(segment: Segment) -> Change | bool:
    """What neighbours must share to be one: the same suggestion, or that they were changed, or not."""
    return segment.suggested or segment.before == segment.after


def _with_signs(text: str) -> str:
    return _printable(text.translate(_WHITE_SPACE_SIGNS))


def _printable(text: str) -> str:
    """What a terminal would obey, or not show, spelled out."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1]
        for character in text
    )
