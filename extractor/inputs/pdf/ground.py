"""Which rulings show: one in the colour of what it is drawn on does not, unless it parts fills of other colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.model import Box, Drawing, Ruling
from extractor.model.text import Colour

_PAPER: Colour = (1.0, 1.0, 1.0)
# Shares of red, green or blue by which colours differ that are told apart.
_UNLIKE = 0.02
# Points. Thinner fills are rulings.
_THIN = 3.0
# Points from the side of a ruling to the ground beside it; fills end a little short of the rulings that part them.
_BESIDE = 1.5
# Points: ends of fills nearer than this to one another have nothing between them.
_SHORT = 0.5
# Of the length of a ruling, the share that must show for all of it to count: zebra rows are every other one.
_ENOUGH = 0.25


def told_from_ground(
    rulings: Iterable[Ruling], drawings: Sequence[Drawing]
) -> Iterator[Ruling]:
    """Say of rulings whether they show.

    Args:
        rulings: The rulings of a page.
        drawings: Its drawings, in the order in which they are painted.

    Yields:
        Each ruling; one of which a small part shows as several.
    """
    grounds = [drawing for drawing in drawings if _is_ground(drawing)]
    colours = {
        _PAPER,
        *(drawing.colour for drawing in grounds if drawing.colour),
    }
    for ruling in rulings:
        if ruling.colour is not None and any(
            _are_alike(ruling.colour, colour) for colour in colours
        ):
            yield from _parts(ruling, ruling.colour, grounds)
        else:
            yield ruling


def _is_ground(drawing: Drawing) -> bool:
    if drawing.kind == "stroke" or not drawing.is_rectangle:
        return False
    return min(drawing.box.width, drawing.box.height) >= _THIN


def _are_alike(one: Colour, other: Colour) -> bool:
    return all(
        abs(part - other_part) <= _UNLIKE
        for part, other_part in zip(one, other, strict=True)
    )


def _parts(
    ruling: Ruling, colour: Colour, grounds: Sequence[Drawing]
) -> Iterator[Ruling]:
    """A ruling as one where enough of it shows, or nothing; else what shows of it apart from what does not."""
    is_row = ruling.x1 - ruling.x0 >= ruling.bottom - ruling.top
    start, end = (
        (ruling.x0, ruling.x1) if is_row else (ruling.top, ruling.bottom)
    )
    around = Box(
        ruling.x0 - _BESIDE,
        ruling.top - _BESIDE,
        ruling.x1 + _BESIDE,
        ruling.bottom + _BESIDE,
    )
    near = [drawing for drawing in grounds if _meet(drawing.box, around)]
    parts = []
    for part_start, part_end in pairwise(
        _ends(near, start, end, is_row=is_row)
    ):
        part = _between(ruling, part_start, part_end, is_row=is_row)
        beside = _beside(part, is_row=is_row)
        parts.append(
            replace(
                part,
                shows=any(_differs(point, near, colour) for point in beside),
            )
        )
    shown = sum(_length(part) for part in parts if part.shows)
    if shown == 0 or shown >= _ENOUGH * (end - start):
        yield replace(ruling, shows=shown > 0)
    else:
        yield from parts


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x0 <= other.x1
        and other.x0 <= one.x1
        and one.top <= other.bottom
        and other.top <= one.bottom
    )


def _ends(
    near: Sequence[Drawing], start: float, end: float, *, is_row: bool
) -> list[float]:
    """Where the ground beside a ruling may change, from its start to its end."""
    ends = {start, end}
    for drawing in near:
        box = drawing.box
        ends.update((box.x0, box.x1) if is_row else (box.top, box.bottom))
    kept = [start]
    for position in sorted(ends):
        if kept[-1] + _SHORT < position <= end:
            kept.append(position)
    return kept if len(kept) > 1 else [start, end]


def _between(
    ruling: Ruling, start: float, end: float, *, is_row: bool
) -> Ruling:
    return (
        replace(ruling, x0=start, x1=end)
        if is_row
        else replace(ruling, top=start, bottom=end)
    )


def _length(ruling: Ruling) -> float:
    return max(ruling.x1 - ruling.x0, ruling.bottom - ruling.top)


def _beside(
    part: Ruling, *, is_row: bool
) -> tuple[tuple[float, float], tuple[float, float]]:
    """A point on either side of a part of a ruling."""
    x = (part.x0 + part.x1) / 2
    y = (part.top + part.bottom) / 2
    if is_row:
        return (x, part.top - _BESIDE), (x, part.bottom + _BESIDE)
    return (part.x0 - _BESIDE, y), (part.x1 + _BESIDE, y)


def _differs(
    point: tuple[float, float], near: Sequence[Drawing], colour: Colour
) -> bool:
    """Whether the ground at a point has another colour; a pattern and a picture have."""
    x, y = point
    for drawing in reversed(near):
        box = drawing.box
        if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
            return drawing.colour is None or not _are_alike(
                drawing.colour, colour
            )
    return not _are_alike(_PAPER, colour)
