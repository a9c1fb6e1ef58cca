"""Marks that stand over the upper side of their cell: print is so tight that tones of its first line cross the ruling.

They belong to the letters right below them, where the cell above has no letter so near. Lengths are shares of the
height of a letter such as บ.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractor.imaging.components import Components, Ids

# Left, upper, right and lower side of a cell in pixels.
Sides = tuple[float, float, float, float]
# A mark ends no further above its cell, and begins no further: a tone on a vowel is so high.
_ENDS_ABOVE = 0.35
_BEGINS_ABOVE = 0.9
# How high and wide a mark is at most, and how much ink it has at least (share of a letter's height, squared).
_HIGHEST = 0.9
_WIDEST = 0.9
_LEAST_INK = 0.005
# A mark stands on what is no further below it, and no further aside, and may overlap it as much.
_STANDS_WITHIN = 0.55
_ASIDE = 0.15
_OVERLAP = 0.3
# So far below the middle of a ruling its ink reaches at most.
_RULED = 0.12
# What stands below a mark belongs to letters whose heads are no further below the ruling.
_FIRST_LINE = 0.9
# Print beside letters of its own row is no mark: so far aside, and so much of its rows in common with them.
_NEAR_LETTERS = 1.5
_IN_THEIR_ROWS = 0.2
_LOWEST_LETTER = 0.6
# The letters of the cell above reach no nearer to a mark: what hangs from them is nearer.
_HANGS_WITHIN = 0.55


def with_marks_over_rulings(
    components: Components, sides: Sequence[Sides], inside: Sequence[Ids]
) -> list[Ids]:
    """Give cells the marks of their first lines that stand over their upper sides.

    Args:
        components: The page's.
        sides: Of each cell the left, upper, right and lower side, in pixels.
        inside: The numbers of the components of each cell.

    Returns:
        The same with such marks in the cell below, ascending.
    """
    cells = list(inside)
    for index, cell in enumerate(sides):
        marks = _marks_over(components, cell, cells[index])
        if len(marks):
            cells = [np.setdiff1d(ids, marks) for ids in cells]
            cells[index] = np.union1d(cells[index], marks)
            for mark in marks.tolist():
                foot = cell[1] + _RULED * components.letter_height
                components.lengthen(mark, round(foot))
    return cells


def _marks_over(components: Components, cell: Sides, ids: Ids) -> Ids:
    """The marks over the upper side of a cell that stand on its letters."""
    x0, ruling, x1, _ = cell
    unit = components.letter_height
    boxes = components.boxes
    is_near = (
        (boxes.x0 >= x0)
        & (boxes.x1 <= x1)
        & (boxes.top < ruling)
        & (boxes.top >= ruling - _BEGINS_ABOVE * unit)
        & (boxes.bottom >= ruling - _ENDS_ABOVE * unit)
    )
    is_mark = (
        (boxes.height <= _HIGHEST * unit)
        & (boxes.width <= _WIDEST * unit)
        & (components.area >= _LEAST_INK * unit**2)
    )
    near = np.setdiff1d(components.whole(is_near & is_mark), ids)
    first_line = ids[boxes.top[ids] <= ruling + _FIRST_LINE * unit]
    standing = [
        number
        for number in near.tolist()
        if _stands_on(components, number, first_line)
        and not _hangs(components, number, near)
        and not _is_beside_letters(components, number, ids)
    ]
    return np.array(standing, np.int64)


def _stands_on(components: Components, mark: int, ids: Ids) -> bool:
    """Whether one of some components is right below a mark."""
    unit = components.letter_height
    boxes = components.boxes
    gaps = boxes.top[_beside(components, mark, ids)] - boxes.bottom[mark]
    return bool(
        np.any((gaps >= -_OVERLAP * unit) & (gaps <= _STANDS_WITHIN * unit))
    )


def _hangs(components: Components, mark: int, others: Ids) -> bool:
    """Whether a component, none of some others, is so near above a mark that this may hang from it."""
    unit = components.letter_height
    boxes = components.boxes
    top = boxes.top[mark]
    is_above = (boxes.top < top) & (boxes.bottom > top - _HANGS_WITHIN * unit)
    is_print = components.area >= _LEAST_INK * unit**2
    above = np.setdiff1d(components.whole(is_above & is_print), others)
    return len(_beside(components, mark, above)) > 0


def _is_beside_letters(components: Components, mark: int, ids: Ids) -> bool:
    """Whether a mark stands in the row of letters that are not of some components: a full stop, or dirt there."""
    unit = components.letter_height
    boxes = components.boxes
    near = _NEAR_LETTERS * unit
    shared = np.minimum(boxes.bottom, boxes.bottom[mark]) - np.maximum(
        boxes.top, boxes.top[mark]
    )
    is_in_row = (
        (boxes.height >= _LOWEST_LETTER * unit)
        & boxes.beside(boxes.x0[mark], boxes.x1[mark], near)
        & (shared >= _IN_THEIR_ROWS * boxes.height[mark])
    )
    others = np.setdiff1d(components.whole(is_in_row), ids)
    return len(np.setdiff1d(others, [mark])) > 0


def _beside(components: Components, mark: int, ids: Ids) -> Ids:
    """Those of some components that stand straight above or below a mark, or hardly aside."""
    aside = _ASIDE * components.letter_height
    boxes = components.boxes
    beside: Ids = ids[
        boxes.at(ids).beside(boxes.x0[mark], boxes.x1[mark], aside)
    ]
    return beside
