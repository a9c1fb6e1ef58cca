"""Where pictures stand on a page of text that may hold print."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.model import Box, Page
from extractor.tables.letter_boxes import LetterBoxes

# Points: a picture that is lower or narrower has no room for a line of print.
_LOWEST = 8.0
_NARROWEST = 24.0
# Points: pictures that touch are one, cut into strips by who wrote the file.
_TOUCHING = 1.0


def pictures_of(page: Page) -> list[Box]:
    """The pictures of a page that have room for print and do not lie under any.

    Args:
        page: A page with a text layer.

    Returns:
        Their boxes, in points of the page turned to be read; strips that touch are one.
    """
    boxes = [
        drawing.box for drawing in page.drawings if drawing.kind == "picture"
    ]
    if not boxes:
        return []
    letters = LetterBoxes(page)
    whole = [
        box
        for box in _joined(boxes)
        if box.width >= _NARROWEST and box.height >= _LOWEST
    ]
    return [box for box in whole if not letters.any_in(box)]


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Pictures, those that lie edge to edge as one."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
        for index, other in enumerate(joined):
            if _are_strips(box, other):
                joined[index] = other.around(box)
                break
        else:
            joined.append(box)
    return joined


def _are_strips(box: Box, other: Box) -> bool:
    has_same_sides = (
        abs(box.x0 - other.x0) < _TOUCHING
        and abs(box.x1 - other.x1) < _TOUCHING
    )
    has_same_ends = (
        abs(box.top - other.top) < _TOUCHING
        and abs(box.bottom - other.bottom) < _TOUCHING
    )
    is_below = abs(box.top - other.bottom) < _TOUCHING
    is_beside = abs(box.x0 - other.x1) < _TOUCHING
    return (has_same_sides and is_below) or (has_same_ends and is_beside)
