"""Print is cut into lines with Thai in mind: each diacritic goes to the letter it belongs to, not to the nearest row.

Lengths without a unit are shares of the height of a letter such as บ.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractor.imaging.components import Components, Ids, Measures, usual_height
from extractor.imaging.diacritics import REACH, Diacritic, hangs_from_above
from extractor.imaging.line_images import LineComponents, SegmentedLine, cut_line

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
    ids = ids[components.area[ids] >= _SPECK_AREA * components.letter_height**2]
    letter_height = components.letter_height_among(ids)
    ids = ids[components.height[ids] <= _HIGHEST_PRINT * letter_height]
    letters = _letters_among(components, ids, letter_height)
    baselines = _baselines(components.bottom[letters], letter_height)
    if not baselines:
        return []
    block = _Block(components, ids, letter_height, np.array(baselines))
    line_of_each = _line_of_each(block)
    lines = []
    for line in range(len(baselines)):
        line_components = _components_of_line(block, line_of_each, line)
        if len(line_components.own):
            lines.append(cut_line(components, line_components))
    return lines


def _letters_among(components: Components, ids: Ids, letter_height: float) -> Ids:
    """Those of some components that are as high as letters."""
    heights = components.height[ids]
    is_letter = (heights >= _LOWEST_LETTER * letter_height) & (heights <= _HIGHEST_LETTER * letter_height)
    return ids[is_letter]


def _baselines(feet: Measures, letter_height: float) -> list[float]:
    """Where letters stand: the rows on which most of them end, from top to bottom."""
    tolerance = _ON_BASELINE * letter_height
    baselines: list[float] = []
    remaining = np.sort(feet)
    while len(remaining):
        first_near = np.searchsorted(remaining, remaining - tolerance)
        last_near = np.searchsorted(remaining, remaining + tolerance)
        most_common = float(remaining[int(np.argmax(last_near - first_near))])
        on_it = np.abs(remaining - most_common) <= tolerance
        baseline = float(np.median(remaining[on_it]))
        baselines.append(baseline)
        remaining = remaining[np.abs(remaining - baseline) > _LINE_PITCH * letter_height]
    return sorted(baselines)


def _line_of_each(block: _Block) -> Ids:
    """For each component of a block the index of its line, `_NO_LINE`, or `_SEVERAL_LINES`."""
    top = block.components.top[block.ids][:, None]
    bottom = block.components.bottom[block.ids][:, None]
    # Components x lines: how many rows of a line's letters a component reaches over.
    overlap = np.minimum(bottom, block.baselines) - np.maximum(top, block.heads())
    line_of_each = np.where(overlap.max(axis=1) > 0, np.argmax(overlap, axis=1), _NO_LINE)
    joins_lines = (overlap > _JOINING_OVERLAP * block.letter_height).sum(axis=1) > 1
    line_of_each[joins_lines] = _SEVERAL_LINES
    # From the letters outwards: a tone mark stands on a vowel mark.
    for index in _between_lines_outwards(block, line_of_each):
        line_of_each[index] = _line_of_diacritic(block, line_of_each, index)
    return line_of_each


def _between_lines_outwards(block: _Block, line_of_each: Ids) -> list[int]:
    """The indices of the components that stand between lines, nearest to the letters below first."""
    distances = []
    for index in np.flatnonzero(line_of_each == _NO_LINE).tolist():
        below = block.heads() - block.components.bottom[block.ids[index]]
        distance = float(below[below > -1].min(initial=np.inf))
        distances.append((distance, index))
    return [index for _, index in sorted(distances)]


def _line_of_diacritic(block: _Block, line_of_each: Ids, index: int) -> int:
    """The line of a component that stands between lines: of the letters that it stands on, or hangs from."""
    diacritic = block.ids[index]
    top = block.components.top[diacritic]
    bottom = block.components.bottom[diacritic]
    heads = block.heads()
    lower_line = int(np.searchsorted(heads, bottom - 1))
    upper_line = lower_line - 1
    gap_below = gap_above = np.inf
    if lower_line < len(block.baselines):
        gap_below = (heads[lower_line] - bottom) / block.letter_height
    if upper_line >= 0:
        gap_above = (top - block.baselines[upper_line]) / block.letter_height
    if min(gap_below, gap_above) > REACH:
        return _NO_LINE
    if gap_below == np.inf:
        return upper_line
    if upper_line >= 0:
        described = Diacritic(
            box=block.components.boxes[diacritic] / block.letter_height,
            upper_line=_boxes_of_line(block, line_of_each, upper_line),
            lower_line=_boxes_of_line(block, line_of_each, lower_line),
            gap_above=gap_above,
            gap_below=gap_below,
        )
        if hangs_from_above(described):
            return upper_line
    return lower_line if gap_below <= REACH else _NO_LINE


def _boxes_of_line(block: _Block, line_of_each: Ids, line: int) -> Measures:
    """The boxes of a line's components so far, in heights of letters."""
    boxes: Measures = block.components.boxes[block.ids[line_of_each == line]]
    return boxes / block.letter_height


def _components_of_line(block: _Block, line_of_each: Ids, line: int) -> LineComponents:
    """What a line is made of; joined letters are cut half-way between a line's feet and the next one's heads."""
    components = block.components
    baselines = block.baselines
    own = block.ids[line_of_each == line]
    letter_height = _letter_height_of_line(components, own, block.letter_height)
    upper = 0.0
    if line > 0:
        upper = (baselines[line - 1] + baselines[line] - letter_height) / 2
    lower = float(components.labels.shape[0])
    if line + 1 < len(baselines):
        lower = (baselines[line] + baselines[line + 1] - letter_height) / 2
    shared = block.ids[line_of_each == _SEVERAL_LINES]
    begins_above_feet = components.top[shared] < baselines[line]
    ends_below_heads = components.bottom[shared] > baselines[line] - letter_height
    return LineComponents(
        own=own,
        shared=shared[begins_above_feet & ends_below_heads],
        upper=upper,
        lower=lower,
        baseline=float(baselines[line]),
        letter_height=letter_height,
    )


def _letter_height_of_line(components: Components, ids: Ids, letter_height: float) -> float:
    """The height of most letters of a line; headings are larger than what stands around them."""
    letters = _letters_among(components, ids, letter_height)
    if len(letters) < _ENOUGH_LETTERS:
        return letter_height
    return usual_height(components.height[letters], 0.0, np.inf)
