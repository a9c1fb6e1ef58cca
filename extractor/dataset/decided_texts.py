"""What a person decided about a cell becomes part of its text and its record of changes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import takewhile

from extractor.dataset.decisions import REVIEWER, Decision
from extractor.dataset.text_places import Draft, TextPlace
from normalizer import Change

# Characters up to which it is worked out which of them a person changed; the time grows with their square.
_LONGEST_COMPARED = 2_000
# Letters that two texts have alike by chance: fewer between two edits make them one.
_ALIKE = 4


def decide_text(place: TextPlace, decision: Decision) -> None:
    """Let a decision about a cell hold.

    Args:
        place: The cell; what the JSON holds of it is changed.
        decision: What was decided: `accept`, `edit`, `take-back` or `unreadable`.
    """
    if decision.kind == "unreadable":
        if place.item:
            place.item["confidence"] = 0.0
        return
    item = place.item or _new_item(place)
    # What a person accepts is what that person saw.
    text = decision.before if decision.kind == "accept" else decision.after
    item["changes"] = [*item["changes"], *_changes(item, text)]
    item["text"] = text
    item["confidence"] = 1.0


def _new_item(place: TextPlace) -> Draft:
    """The item of a cell in which nothing was read."""
    item: Draft = {
        "id": place.id,
        "number": 1,
        "marker": "",
        "raw": "",
        "text": "",
        "confidence": 1.0,
        "fragments": place.holder["fragments"],
        "changes": [],
    }
    if place.field:
        place.holder["items"].append(item)
    else:
        place.holder["item"] = item
    return item


def _changes(item: Draft, text: str) -> list[Draft]:
    """The changes that make a person's text of what is published, as one more step."""
    step = max((change["step"] for change in item["changes"]), default=-1) + 1
    return [
        Change(REVIEWER, "repair", span, before, after, step=step).to_json()
        for span, before, after in edits(item["text"], text)
    ]


def edits(
    before: str, after: str
) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Say how one text becomes another.

    Args:
        before: The text, such as `กองคลง ๒๕๖๖`.
        after: What it becomes.

    Yields:
        (start, end) in the first text, what stands there, and what is put in its place; spans do not overlap.

    >>> list(edits("กองคลง เทศบาล 66", "กองคลัง เทศบาล 2566"))
    [((5, 5), '', 'ั'), ((14, 14), '', '25')]
    """
    start = _alike(before, after)
    tail = _alike(before[start:][::-1], after[start:][::-1])
    old = before[start : len(before) - tail]
    new = after[start : len(after) - tail]
    if old == new:
        return
    if max(len(old), len(new)) > _LONGEST_COMPARED:
        yield (start, start + len(old)), old, new
        return
    for from_, to, new_from, new_to in _stretches(old, new):
        span = (start + from_, start + to)
        yield span, old[from_:to], new[new_from:new_to]


def _stretches(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """Where two texts differ, in both; stretches with hardly a letter between them are one."""
    stretches = list[tuple[int, int, int, int]]()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, from_, to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            continue
        if stretches and from_ - stretches[-1][1] < _ALIKE:
            first, _, new_first, _ = stretches.pop()
            stretches.append((first, to, new_first, new_to))
        else:
            stretches.append((from_, to, new_from, new_to))
    return stretches


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
