"""A text is parted: each part keeps what was read there, the changes made to it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.dataset.table_schema import Content
from extractor.dataset.text_places import Draft
from normalizer import Change, replay, steps


def item_part(item: Draft, start: int, end: int) -> Draft | None:
    """Take a part out of a text.

    Args:
        item: What the JSON of a report holds of the text, such as one whose raw text is `๑. ประชุม` and `๒. แจ้งเวียน`
            in a line each; it stays as it is.
        start: The first character of its raw text, 0-based; spaces at both ends are left out.
        end: The character after the last one.

    Returns:
        The part, with the item's id; None where a change reaches beyond it, so that nobody can tell what belongs to it,
        or where it says nothing.
    """
    raw = str(item["raw"])
    start, end = _trimmed(raw, start, end)
    if start >= end:
        return None
    changes = _changes_within(item, start, end)
    if changes is None:
        return None
    part = {
        **item,
        "raw": raw[start:end],
        "text": replay(raw[start:end], changes),
        "changes": [change.to_json() for change in changes],
        "fragments": list(_fragments(item, start, end)),
    }
    return part if part["text"].strip() else None


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text without the spaces at its ends."""
    inner = raw[start:end]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())


def _changes_within(item: Draft, start: int, end: int) -> list[Change] | None:
    """The changes of a stretch, placed as in that stretch alone; None where one reaches over its ends."""
    kept = list[Change]()
    every = [Change.from_json(change) for change in item["changes"]]
    for step in steps(every):
        grown_before = grown_within = 0
        for change in step:
            is_applied = change.status == "applied"
            grown = len(change.after) - len(change.before)
            first, last = change.span
            if start <= first and last <= end:
                kept.append(_moved(change, start))
                grown_within += grown if is_applied else 0
            elif last <= start:
                grown_before += grown if is_applied else 0
            elif first < end and is_applied:
                return None
        start += grown_before
        end += grown_before + grown_within
    return kept


def _moved(change: Change, start: int) -> Change:
    first, last = change.span
    content = {**change.to_json(), "span": (first - start, last - start)}
    return Change.from_json(content)


def _fragments(item: Draft, start: int, end: int) -> Iterator[Draft]:
    """The page parts of a stretch with its lines; the boxes stay, for nothing tells where in them these are."""
    done = 0
    for fragment in item["fragments"]:
        lines, boxes = list[str](), list[Draft]()
        known = fragment.get("line_boxes", ())
        for at, line in enumerate(fragment["lines"]):
            first, last = max(done, start), min(done + len(line), end)
            if first < last:
                lines.append(line[first - done : last - done])
                boxes += known[at : at + 1]
            done += len(line) + 1
        if lines:
            yield {
                **fragment,
                "lines": lines,
                **({"line_boxes": boxes} if boxes else {}),
            }


def says_its_lines(item: Draft) -> bool:
    """Tell whether the lines of a text are its raw text, so that it can be parted by them.

    Args:
        item: What the JSON of a report holds of the text.

    Returns:
        Whether they are.
    """
    return "\n".join(lines_of(item)) == str(item["raw"])


def lines_of(item: Draft) -> Sequence[str]:
    """List the lines of a text.

    Args:
        item: What the JSON of a report holds of the text.

    Returns:
        Its lines, as they were read.
    """
    return [line for part in item["fragments"] for line in part["lines"]]


def line_boxes(part: Content) -> Sequence[Sequence[float]]:
    """Say where the lines of a page part stand.

    Args:
        part: What the JSON of a report holds of the part of a text that stands on one page.

    Returns:
        A box a line, in points; where only that of the block is known (older datasets), lines are taken for equally
        high; none in a transcript.
    """
    count = len(part["lines"])
    known: Sequence[Sequence[float]] = part.get("line_boxes", ())
    if len(known) == count:
        return known
    if not part["box"]:
        return ()
    x0, top, x1, bottom = part["box"]
    height = (bottom - top) / max(1, count)
    return [
        (x0, top + at * height, x1, top + (at + 1) * height)
        for at in range(count)
    ]
