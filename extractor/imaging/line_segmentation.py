"""Print is cut into lines with Thai in mind: each diacritic goes to the letter it belongs to, not to the nearest row.

Lengths without a unit are shares of the height of a letter such as บ.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractor.imaging.box_array import BoxArray, Measures
from extractor.imaging.components import Components, Ids, usual_height
from extractor.imaging.diacritics import REACH, Diacritic, hangs_from_above
from extractor.imaging.line_images import (
    LineComponents,
    SegmentedLine,
    cut_line,
)
from extractor.model import Box

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
# Components below this area (share of a letter's height, squared) are dirt.
_SPECK_AREA = 0.012
# A dash: how thick it is at most, how short and how long, and how many times as long as thick; dirt is rounder.
_THICKEST_DASH = 0.4
_SHORTEST_DASH = 0.3
_LONGEST_DASH = 1.6
_DASH_RATIO = 1.6
# In place of a line's index: the component belongs to no line, or to more than one.
_NO_LINE = -1
_SEVERAL_LINES = -2


@dataclass(frozen=True, eq=False)
class _Block:
    """Components that make up lines: those of a cell, or of what stands outside the tables.

    Attributes:
        components: The page's.
        ids: Numbers of the block's.
        letter_height: How many pixels high its letters are.
        baselines: The rows that its letters stand on, ascending; the index of one is a line's index.
    """

    components: Components
    ids: Ids
    letter_height: float
    baselines: Measures

    def heads(self) -> Measures:
        """The rows at which the letters of each line begin."""
        return self.baselines - self.letter_height


def segment_lines(components: Components, ids: Ids) -> list[SegmentedLine]:
    """The lines that components make up.

    Args:
        components: The page's.
        ids: Numbers of those of a cell, or of what stands outside the tables.

    Returns:
        The lines from top to bottom; empty where there is no letter.
    """
    smallest_area = _SPECK_AREA * components.letter_height**2
    ids = ids[components.area[ids] >= smallest_area]
    letter_height = components.letter_height_among(ids)
    heights = components.boxes.height[ids]
    ids = ids[heights <= _HIGHEST_PRINT * letter_height]
    letters = _letters_among(components, ids, letter_height)
    baselines = _baselines(components.boxes.bottom[letters], letter_height)
    if not baselines:
        return _dash_alone(components, ids, letter_height)
    block = _Block(components, ids, letter_height, np.array(baselines))
    line_of_each = _line_of_each(block)
    lines = []
    for line in range(len(baselines)):
        line_components = _components_of_line(block, line_of_each, line)
        if len(line_components.own):
            lines.append(cut_line(components, line_components))
    return lines


def _dash_alone(
    components: Components, ids: Ids, letter_height: float
) -> list[SegmentedLine]:
    """The line of a cell that says nothing but a dash, as those do that have no amount."""
    if len(ids) != 1:
        return []
    width = float(components.boxes.width[ids[0]])
    height = float(components.boxes.height[ids[0]])
    is_thin = (
        height <= _THICKEST_DASH * letter_height
        and width >= _DASH_RATIO * height
    )
    if (
        not is_thin
        or not _SHORTEST_DASH * letter_height
        <= width
        <= _LONGEST_DASH * letter_height
    ):
        return []
    middle = (
        float(components.boxes.top[ids[0]] + components.boxes.bottom[ids[0]])
        / 2
    )
    line = LineComponents(
        own=ids,
        shared=ids[:0],
        upper=0.0,
        lower=float(components.labels.shape[0]),
        baseline=middle + letter_height / 2,
        letter_height=letter_height,
    )
    return [cut_line(components, line)]


def _letters_among(
    components: Components, ids: Ids, letter_height: float
) -> Ids:
    """Those of some components that are as high as letters."""
    heights = components.boxes.height[ids]
    is_high_enough = heights >= _LOWEST_LETTER * letter_height
    is_low_enough = heights <= _HIGHEST_LETTER * letter_height
    return ids[is_high_enough & is_low_enough]


def _baselines(feet: Measures, letter_height: float) -> list[float]:
    """Where letters stand: the rows on which most of them end, from top to bottom."""
    tolerance = _ON_BASELINE * letter_height
    baselines: list[float] = []
    remaining = np.sort(feet)
    while len(remaining):
        first_near = np.searchsorted(remaining, remaining - tolerance)
        last_near = np.searchsorted(remaining, remaining + tolerance)
        most_common = remaining[np.argmax(last_near - first_near)]
        on_it = np.abs(remaining - most_common) <= tolerance
        baseline = float(np.median(remaining[on_it]))
        baselines.append(baseline)
        is_of_other_line = (
            np.abs(remaining - baseline) > _LINE_PITCH * letter_height
        )
        remaining = remaining[is_of_other_line]
    return sorted(baselines)


def _line_of_each(block: _Block) -> Ids:
    """For each component of a block the index of its line, `_NO_LINE`, or `_SEVERAL_LINES`."""
    # Components x lines: how many rows of a line's letters a component reaches over.
    boxes = block.components.boxes.at(block.ids[:, None])
    overlap_end = np.minimum(boxes.bottom, block.baselines)
    overlap_start = np.maximum(boxes.top, block.heads())
    overlap = overlap_end - overlap_start
    line_of_each: Ids = np.argmax(overlap, axis=1)
    line_of_each[overlap.max(axis=1) <= 0] = _NO_LINE
    is_joined_to = overlap > _JOINING_OVERLAP * block.letter_height
    joins_lines = is_joined_to.sum(axis=1) > 1
    line_of_each[joins_lines] = _SEVERAL_LINES
    # From the letters outwards: a tone mark stands on a vowel mark.
    for index in _between_lines_outwards(block, line_of_each):
        line_of_each[index] = _line_of_diacritic(block, line_of_each, index)
    return line_of_each


def _between_lines_outwards(block: _Block, line_of_each: Ids) -> list[int]:
    """The indices of the components that stand between lines, nearest to the letters below first."""
    distances = []
    for index in np.flatnonzero(line_of_each == _NO_LINE).tolist():
        foot = block.components.boxes.bottom[block.ids[index]]
        heads_below = block.heads() - foot
        distance = heads_below[heads_below > -1].min(initial=np.inf)
        distances.append((float(distance), index))
    return [index for _, index in sorted(distances)]


def _line_of_diacritic(block: _Block, line_of_each: Ids, index: int) -> int:
    """The line of a component that stands between lines: of the letters that it stands on, or hangs from."""
    box = _box_of(block, index)
    heads = block.heads()
    lower_line = int(np.searchsorted(heads, box.bottom - 1))
    upper_line = lower_line - 1
    gap_below = gap_above = np.inf
    if lower_line < len(block.baselines):
        gap_below = (heads[lower_line] - box.bottom) / block.letter_height
    if upper_line >= 0:
        gap_above = (
            box.top - block.baselines[upper_line]
        ) / block.letter_height
    if min(gap_below, gap_above) > REACH:
        return _NO_LINE
    if gap_below == np.inf:
        return upper_line
    if upper_line >= 0:
        described = Diacritic(
            box=_in_letter_heights(box, block.letter_height),
            upper_line=_boxes_of_line(block, line_of_each, upper_line),
            lower_line=_boxes_of_line(block, line_of_each, lower_line),
            gap_above=gap_above,
            gap_below=gap_below,
        )
        if hangs_from_above(described):
            return upper_line
    return lower_line if gap_below <= REACH else _NO_LINE


def _box_of(block: _Block, index: int) -> Box:
    """The box of a component of a block, in pixels."""
    number = block.ids[index]
    boxes = block.components.boxes
    return Box(
        x0=float(boxes.x0[number]),
        top=float(boxes.top[number]),
        x1=float(boxes.x1[number]),
        bottom=float(boxes.bottom[number]),
    )


def _in_letter_heights(box: Box, letter_height: float) -> Box:
    return Box(
        x0=box.x0 / letter_height,
        top=box.top / letter_height,
        x1=box.x1 / letter_height,
        bottom=box.bottom / letter_height,
    )


def _boxes_of_line(block: _Block, line_of_each: Ids, line: int) -> BoxArray:
    """The boxes of a line's components so far, in heights of letters."""
    ids = block.ids[line_of_each == line]
    return block.components.boxes.at(ids).in_units_of(block.letter_height)


def _components_of_line(
    block: _Block, line_of_each: Ids, line: int
) -> LineComponents:
    """What a line is made of; joined letters are cut half-way between a line's feet and the next one's heads."""
    own = block.ids[line_of_each == line]
    baseline = float(block.baselines[line])
    letter_height = _letter_height_of_line(
        block.components, own, block.letter_height
    )
    upper = 0.0
    if line > 0:
        baseline_above = float(block.baselines[line - 1])
        upper = (baseline_above + baseline - letter_height) / 2
    lower = float(block.components.labels.shape[0])
    if line + 1 < len(block.baselines):
        baseline_below = float(block.baselines[line + 1])
        lower = (baseline + baseline_below - letter_height) / 2
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
    )


def _letter_height_of_line(
    components: Components, ids: Ids, letter_height: float
) -> float:
    """The height of most letters of a line; headings are larger than what stands around them."""
    letters = _letters_among(components, ids, letter_height)
    if len(letters) < _ENOUGH_LETTERS:
        return letter_height
    heights = components.boxes.height[letters]
    return usual_height(heights, 0.0, np.inf)
