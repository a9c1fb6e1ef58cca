"""Where each change of an item stands: the words around it, and its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.dataset.table_schema import Content
from normalizer import Change, apply, origin, steps

# Characters of context shown on each side of a change.
_CONTEXT = 20


@dataclass(frozen=True, slots=True)
class ChangeInContext:
    """A change and where it stands.

    Attributes:
        change: The change.
        context: The words around it in the text that its rule was given; a sign stands for a newline.
        page_no: The page (1-based) that it stands on; None where the item has no fragments.
    """

    change: Change
    context: str
    page_no: int | None


def changes_in_context(item: Content) -> Iterator[ChangeInContext]:
    """Go through the changes of an item.

    Args:
        item: What the JSON of a report holds of it.

    Yields:
        Each change with its context, in the order in which they were made.
    """
    text = item["raw"]
    earlier = list[Change]()
    for step in steps(changes_of(item)):
        for change in step:
            start, end = change.span
            around = text[max(0, start - _CONTEXT) : end + _CONTEXT]
            page_no = _page_at(item["fragments"], origin(earlier, start))
            yield ChangeInContext(change, around.replace("\n", "⏎"), page_no)
        text = apply(text, step)
        earlier += step


def changes_of(item: Content) -> list[Change]:
    """List the changes of an item.

    Args:
        item: What the JSON of a report holds of it.

    Returns:
        Its changes, in the order in which they were made.
    """
    return [Change.from_json(change) for change in item["changes"]]


def _page_at(fragments: Sequence[Content], position: int) -> int | None:
    """The page on which the character at a position of an item's raw text stands."""
    if not fragments:
        return None
    for fragment in fragments:
        # Lines are joined by newlines.
        position -= sum(len(line) + 1 for line in fragment["lines"])
        if position < 0:
            return int(fragment["page_no"])
    return int(fragments[-1]["page_no"])
