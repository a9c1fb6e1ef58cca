"""Print is cut into lines with Thai in mind: each diacritic goes to the letter it belongs to, not to the nearest row.

Lengths without a unit are shares of the height of a letter such as บ.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.components import Components, Ids, usual_height
from extractor.imaging.diacritics import (
    REACH,
    Diacritic,
    hangs_from_above,
)
from extractor.imaging.joined_marks import with_marks_apart
from extractor.imaging.line_block import Block, box_of, described
from extractor.imaging.line_images import (
    LineComponents,
    SegmentedLine,
    cut_line,
)
from extractor.imaging.struck_print import told_from_struck

# Letters are at least this high.
_LOWEST_LETTER = 0.6
# Letters are at most this high; what is higher joins letters of several lines.
_HIGHEST_LETTER = 2.2
# Feet of letters this near to a baseline stand on it.
_ON_BASELINE = 0.15
# Baselines stand further apart: diacritics above a letter end no lower than this.
_LINE_PITCH = 1.6
# Print higher than this is no letter, nor several that join: what a leaning ruling or the paper's edge left.
_HIGHEST_PRINT = 6.0
# A component joins lines where it reaches over this much of more than one.
_JOINING_OVERLAP = 0.5
# So many letters tell how high those of their line are.
_ENOUGH_LETTERS = 6
# Among so many letters their marks may be as many; these are no higher than such a share of the letter below.
_FEW_LETTERS = 12
_HIGHEST_MARK = 0.9
# A line leans whose feet stand so much lower at its one end than at its other.
_LEANS = 0.25
# Components below this area (share of a letter's height, squared) are dirt.
_SPECK_AREA = 0.012
# A dash: how thick it is at most, how short and how long, and how many times as long as thick; dirt is rounder.
_THICKEST_DASH = 0.4
_SHORTEST_DASH = 0.3
_LONGEST_DASH = 1.6
_DASH_RATIO = 1.6
# Specks in the cell of a dash have no more than this share of its ink.
_SPECK_TO_DASH = 0.35
# In place of a line's index: the component belongs to no line, or to more than one.
_NO_LINE = -1
_SEVERAL_LINES = -2


class _PrintedRow(NamedTuple):
    """A row that letters stand on, and how many pixels high most of these are."""

    baseline: float
    letter_height: float


def segment_lines(
    components: Components,
    ids: Ids,
    hangs: Callable[[Diacritic], bool] | None = None,
) -> list[SegmentedLine]:
    """The lines that components make up.

    Args:
        components: The page's.
        ids: Numbers of those of a cell, or of what stands outside the tables.
        hangs: Decides whether a diacritic between two lines belongs to the upper one; None for how it looks. Only then
            are marks of two lines that touch taken apart.

    Returns:
        The lines from top to bottom, what of one is struck out behind it; empty where there is no letter.
    """
    smallest_area = _SPECK_AREA * components.letter_height**2
    ids = ids[components.area[ids] >= smallest_area]
    letter_height = components.letter_height_among(ids)
    heights = components.boxes.height[ids]
    ids = ids[heights <= _HIGHEST_PRINT * letter_height]
    letters = _letters_among(components, ids, letter_height)
    rows = _lines_of_letters(components, letters, letter_height)
    if not rows:
        return _dash_alone(components, ids, letter_height)
    block = Block(
        components,
        ids,
        letter_height,
        np.array([row.baseline for row in rows]),
        np.array([row.letter_height for row in rows]),
        hangs or hangs_from_above,
    )
    line_of_each = _line_of_each(block)
    if hangs is None:
        parted = with_marks_apart(block, line_of_each)
        if len(parted) > len(block.ids):
            block = replace(block, ids=parted)
            line_of_each = _line_of_each(block)
    lines = []
    for line in range(len(rows)):
        left, struck = told_from_struck(
            components, _components_of_line(block, line_of_each, line)
        )
        if len(left.own):
            lines.append(cut_line(components, left))
        if len(struck.own):
            lines.append(replace(cut_line(components, struck), is_struck=True))
    return lines


def _dash_alone(
    components: Components, ids: Ids, letter_height: float
) -> list[SegmentedLine]:
    """The line of a cell that says nothing but a dash, as those do that have no amount; specks around it are dirt."""
    dashes = ids[_are_dashes(components, ids, letter_height)]
    if len(dashes) != 1:
        return []
    others = np.setdiff1d(ids, dashes)
    area = float(components.area[dashes[0]])
    if np.any(components.area[others] > _SPECK_TO_DASH * area):
        return []
    boxes = components.boxes
    middle = float(boxes.top[dashes[0]] + boxes.bottom[dashes[0]]) / 2
    line = LineComponents(
        own=dashes,
        shared=ids[:0],
        upper=0.0,
        lower=float(components.labels.shape[0]),
        baseline=middle + letter_height / 2,
        letter_height=letter_height,
    )
    return [cut_line(components, line)]


def _are_dashes(
    components: Components, ids: Ids, letter_height: float
) -> NDArray[np.bool_]:
    """Which of some components are as thin and as long as a dash."""
    width = components.boxes.width[ids]
    height = components.boxes.height[ids]
    is_thin = (height <= _THICKEST_DASH * letter_height) & (
        width >= _DASH_RATIO * height
    )
    result: NDArray[np.bool_] = (
        is_thin
        & (width >= _SHORTEST_DASH * letter_height)
        & (width <= _LONGEST_DASH * letter_height)
    )
    return result


def _letters_among(
    components: Components, ids: Ids, letter_height: float
) -> Ids:
    """Those of some components that are as high as letters."""
    heights = components.boxes.height[ids]
    is_high_enough = heights >= _LOWEST_LETTER * letter_height
    is_low_enough = heights <= _HIGHEST_LETTER * letter_height
    return ids[is_high_enough & is_low_enough & ~components.are_slivers[ids]]


def _lines_of_letters(
    components: Components, letters: Ids, letter_height: float
) -> list[_PrintedRow]:
    """Where letters stand, and how high they are there: the rows on which most of them end, from top to bottom.

    The marks above a heading may be as high as the letters of what stands around it: they make no line.
    """
    tolerance = _ON_BASELINE * letter_height
    rows: list[_PrintedRow] = []
    if len(letters) <= _FEW_LETTERS:
        letters = letters[~_are_marks(components, letters)]
    by_feet = letters[np.argsort(components.boxes.bottom[letters])]
    while len(by_feet):
        feet = components.boxes.bottom[by_feet]
        first_near = np.searchsorted(feet, feet - tolerance)
        last_near = np.searchsorted(feet, feet + tolerance)
        most_common = feet[np.argmax(last_near - first_near)]
        on_it = np.abs(feet - most_common) <= tolerance
        row = _PrintedRow(
            baseline=float(np.median(feet[on_it])),
            letter_height=_usual_letter_height(
                components, by_feet[on_it], letter_height
            ),
        )
        rows.append(row)
        higher = _LINE_PITCH * max(row.letter_height, letter_height)
        is_above = feet < row.baseline - higher
        is_below = feet > row.baseline + _LINE_PITCH * letter_height
        by_feet = by_feet[is_above | is_below]
    return sorted(rows)


def _are_marks(components: Components, letters: Ids) -> NDArray[np.bool_]:
    """Which of some letters stand on lower, higher ones, nearer than lines do: marks that are joined, such as ี่."""
    boxes = components.boxes.at(letters)
    middles = (boxes.x0 + boxes.x1) / 2
    # A possible mark a row, a possible letter a column.
    is_over = (boxes.x0 <= middles[:, None]) & (middles[:, None] < boxes.x1)
    is_above = boxes.bottom[:, None] <= boxes.top + _ON_BASELINE * boxes.height
    step = boxes.bottom - boxes.bottom[:, None]
    is_near = step < _LINE_PITCH * boxes.height
    is_lower = boxes.height[:, None] <= _HIGHEST_MARK * boxes.height
    result: NDArray[np.bool_] = np.any(
        is_over & is_above & is_near & is_lower, axis=1
    )
    return result


def _line_of_each(block: Block) -> Ids:
    """For each component of a block the index of its line, `_NO_LINE`, or `_SEVERAL_LINES`."""
    # Components x lines: how many rows of a line's letters a component reaches over.
    boxes = block.components.boxes.at(block.ids[:, None])
    overlap_end = np.minimum(boxes.bottom, block.baselines)
    overlap_start = np.maximum(boxes.top, block.heads())
    overlap = overlap_end - overlap_start
    line_of_each: Ids = np.argmax(overlap, axis=1)
    line_of_each[overlap.max(axis=1) <= 0] = _NO_LINE
    is_joined_to = overlap > _JOINING_OVERLAP * block.letter_heights
    joins_lines = is_joined_to.sum(axis=1) > 1
    line_of_each[joins_lines] = _SEVERAL_LINES
    # From the letters outwards: a tone mark stands on a vowel mark.
    for index in _between_lines_outwards(block, line_of_each):
        line_of_each[index] = _line_of_diacritic(block, line_of_each, index)
    return line_of_each


def _between_lines_outwards(block: Block, line_of_each: Ids) -> list[int]:
    """The indices of the components that stand between lines, nearest to the letters below first."""
    distances = []
    for index in np.flatnonzero(line_of_each == _NO_LINE).tolist():
        foot = block.components.boxes.bottom[block.ids[index]]
        heads_below = block.heads() - foot
        distance = heads_below[heads_below > -1].min(initial=np.inf)
        distances.append((float(distance), index))
    return [index for _, index in sorted(distances)]


def _line_of_diacritic(block: Block, line_of_each: Ids, index: int) -> int:
    """The line of a component that stands between lines: of the letters that it stands on, or hangs from."""
    box = box_of(block.components, int(block.ids[index]))
    heads = block.heads()
    lower_line = int(np.searchsorted(heads, box.bottom - 1))
    upper_line = lower_line - 1
    gap_below = gap_above = np.inf
    unit = block.letter_heights[max(upper_line, 0)]
    if upper_line >= 0:
        gap_above = (box.top - block.baselines[upper_line]) / unit
    if lower_line < len(block.baselines):
        unit = block.letter_heights[lower_line]
        gap_below = (heads[lower_line] - box.bottom) / unit
    if min(gap_below, gap_above) > REACH:
        return _NO_LINE
    if gap_below == np.inf:
        return upper_line
    if upper_line >= 0:
        diacritic = described(
            block, line_of_each, (upper_line, lower_line), int(block.ids[index])
        )
        if block.hangs(diacritic):
            return upper_line
    return lower_line if gap_below <= REACH else _NO_LINE


def _components_of_line(
    block: Block, line_of_each: Ids, line: int
) -> LineComponents:
    """What a line is made of; joined letters are cut half-way between a line's feet and the next one's heads."""
    own = block.ids[line_of_each == line]
    letter_height = float(block.letter_heights[line])
    slope, baseline = _slope_and_baseline(
        block.components, own, float(block.baselines[line]), letter_height
    )
    heads = block.heads()
    upper = 0.0
    if line > 0:
        baseline_above = float(block.baselines[line - 1])
        upper = (baseline_above + float(heads[line])) / 2
    lower = float(block.components.labels.shape[0])
    if line + 1 < len(block.baselines):
        lower = (baseline + float(heads[line + 1])) / 2
    shared = block.ids[line_of_each == _SEVERAL_LINES]
    shared_boxes = block.components.boxes.at(shared)
    begins_above_feet = shared_boxes.top < baseline
    ends_below_heads = shared_boxes.bottom > baseline - letter_height
    return LineComponents(
        own=own,
        shared=shared[begins_above_feet & ends_below_heads],
        upper=upper,
        lower=lower,
        baseline=baseline,
        letter_height=letter_height,
        slope=slope,
    )


def _slope_and_baseline(
    components: Components, ids: Ids, baseline: float, letter_height: float
) -> tuple[float, float]:
    """How much a long line leans (rows a column), and the row that its letters stand on in its middle.

    The median of the slopes between each letter and the one half a line on (after Theil 1950 and Sen 1968).
    """
    letters = _letters_among(components, ids, letter_height)
    boxes = components.boxes.at(letters)
    order = np.argsort(boxes.x0)
    middles = ((boxes.x0 + boxes.x1) / 2)[order]
    feet = boxes.bottom[order]
    half = len(order) // 2
    if half < _ENOUGH_LETTERS:
        return 0.0, baseline
    slopes = (feet[-half:] - feet[:half]) / np.maximum(
        1.0, middles[-half:] - middles[:half]
    )
    slope = float(np.median(slopes))
    width = float(boxes.x1.max() - boxes.x0.min())
    if abs(slope) * width < _LEANS * letter_height:
        return 0.0, baseline
    middle = (float(boxes.x0.min()) + float(boxes.x1.max())) / 2
    return slope, float(np.median(feet - slope * (middles - middle)))


def _usual_letter_height(
    components: Components, letters: Ids, letter_height: float
) -> float:
    """The height of most letters that stand on a line; headings are larger than what stands around them."""
    if len(letters) < _ENOUGH_LETTERS:
        return letter_height
    own_height = usual_height(components.boxes.height[letters], 0.0, np.inf)
    if components.are_lower(letters, letter_height, own_height):
        return letter_height
    return own_height
