"""The frames of stamps: boxes in an ink of their own, laid over a table without regard to its lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractor.inputs.pdf.colours import are_unlike
from extractor.model import Box, Colour, Ruling

# Points by which the sides of a frame may miss each other, and by which what passes through one reaches into it.
_JOINT = 3.0
# A page has few stamps, each of few strokes; more of one colour are lines of a table.
_MOST_STROKES = 24


@dataclass(frozen=True)
class StampFrame:
    """A frame that lies over rulings of another colour.

    Attributes:
        box: Its outline.
        colour: What it is drawn in.
        sides: Its strokes.
    """

    box: Box
    colour: Colour
    sides: tuple[Ruling, ...]


def stamp_frames(rulings: Sequence[Ruling]) -> list[StampFrame]:
    """Find frames that may be stamps'.

    Args:
        rulings: The rulings of a page.

    Returns:
        Boxes of one colour through which rulings of another one pass.
    """
    of_colour: defaultdict[Colour, list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        if ruling.colour is not None and ruling.shows:
            of_colour[ruling.colour].append(ruling)
    found = []
    for colour, own in of_colour.items():
        others = [
            ruling
            for ruling in rulings
            if ruling.shows and are_unlike(ruling.colour, colour)
        ]
        if others and len(own) <= _MOST_STROKES:
            found += [
                StampFrame(box, colour, tuple(_sides(box, own)))
                for box in _boxes(own)
                if any(_passes_through(ruling, box) for ruling in others)
            ]
    return found


def _boxes(rulings: Iterable[Ruling]) -> Iterator[Box]:
    level = [ruling for ruling in rulings if _is_level(ruling)]
    upright = [ruling for ruling in rulings if not _is_level(ruling)]
    for one, other in combinations(sorted(level, key=lambda r: r.top), 2):
        box = Box(x0=one.x0, top=one.top, x1=one.x1, bottom=other.bottom)
        is_even = (
            abs(one.x0 - other.x0) <= _JOINT
            and abs(one.x1 - other.x1) <= _JOINT
        )
        if (
            is_even
            and _stands(upright, box, box.x0)
            and _stands(upright, box, box.x1)
        ):
            yield box


def _is_level(ruling: Ruling) -> bool:
    return ruling.x1 - ruling.x0 >= ruling.bottom - ruling.top


def _stands(upright: Iterable[Ruling], box: Box, x: float) -> bool:
    return any(
        abs(side.x0 - x) <= _JOINT
        and abs(side.top - box.top) <= _JOINT
        and abs(side.bottom - box.bottom) <= _JOINT
        for side in upright
    )


def _sides(box: Box, rulings: Iterable[Ruling]) -> Iterator[Ruling]:
    for ruling in rulings:
        if (
            ruling.x0 >= box.x0 - _JOINT
            and ruling.x1 <= box.x1 + _JOINT
            and ruling.top >= box.top - _JOINT
            and ruling.bottom <= box.bottom + _JOINT
        ):
            yield ruling


def _passes_through(ruling: Ruling, box: Box) -> bool:
    """Whether a ruling crosses a side of a box and goes on in it."""
    is_in = (
        ruling.x1 > box.x0 + _JOINT
        and ruling.x0 < box.x1 - _JOINT
        and ruling.bottom > box.top + _JOINT
        and ruling.top < box.bottom - _JOINT
    )
    is_out = (
        ruling.x0 < box.x0 - _JOINT
        or ruling.x1 > box.x1 + _JOINT
        or ruling.top < box.top - _JOINT
        or ruling.bottom > box.bottom + _JOINT
    )
    return is_in and is_out
