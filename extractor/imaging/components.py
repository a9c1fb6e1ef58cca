"""The print of a page in connected components: letters, diacritics, dirt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.box_array import BoxArray, Measures
from extractor.imaging.page_image import PageImage, connected_components
from extractor.model import Box
from extractor.model.image import Pixels

# Points: how high letters of print are, diacritics aside.
_LOWEST_LETTER = 3.5
_HIGHEST_LETTER = 36.0
# So many components tell how high their letters are.
_ENOUGH_COMPONENTS = 8
# Letters that seem lower than this share of the page's are no letters.
_LEAST_OF_PAGE = 0.75
# Heights that differ by less (share) are one; so large a share of the commonest one's letters speaks for the page's.
_SAME_HEIGHT = 0.08
_SHARE_OF_PAGE = 0.5
# Shares of the usual height of letters between which letters are high.
_LEAST_OF_LETTER = 0.5
_MOST_OF_LETTER = 3.0
# So many times as long as high is no letter.
_LONGEST_LETTER = 2.5
# What is thinner than this share of its height is no letter, but left of a ruling: strokes of faces are twice as thick.
_THINNEST_LETTER = 0.05
# The least area of print (share of a letter's height, squared): dots have more, dirt mostly less.
_LEAST_PRINT = 0.02
# Weights of neighbouring heights (pixels) in a smoothed histogram.
_SMOOTHING = [1, 2, 3, 2, 1]

# Numbers of components.
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Strike:
    """A stroke that strikes print out.

    Attributes:
        x0: Its first column, in pixels.
        x1: The column after its last.
        top: Its first row.
        bottom: The row after its last.
    """

    x0: int
    x1: int
    top: int
    bottom: int


class Components:
    """The connected components of a page's print; number 0 is the paper.

    Attributes:
        page_image: The page.
        labels: Rows x columns of numbers.
        boxes: The box of each component in pixels, by its number.
        area: How many pixels it has.
        letter_height: How high most letters of the page are, in pixels.
        are_slivers: Whether each is thinner than any letter.
        strikes: Where strokes were taken off that strike print out.
    """

    def __init__(
        self,
        page_image: PageImage,
        foreground: Pixels,
        strikes: Sequence[Strike] = (),
    ) -> None:
        """Find the components.

        Args:
            page_image: The page.
            foreground: Rows x columns, 1 for print and 0 for paper, rulings left out.
            strikes: Where strokes that strike print out were left out, too.
        """
        labelling = connected_components(foreground)
        self.page_image = page_image
        self.strikes = strikes
        self.labels = labelling.labels
        self.boxes = labelling.boxes()
        self.area = labelling.area.astype(np.float64)
        heights = self.boxes.height[1:]
        self.letter_height = self._usual_height(heights)
        self.are_slivers = (
            self.boxes.width < _THINNEST_LETTER * self.boxes.height
        )
        self._is_whole = ~self._at_page_edge()

    def __len__(self) -> int:
        """How many components there are, the paper included."""
        return len(self.area)

    def inside(self, box: Box) -> Ids:
        """The components whose middle is in a box.

        Args:
            box: A box of the page, in points.

        Returns:
            Their numbers, ascending.
        """
        x0, top, x1, bottom = self.page_image.pixel_sides(box)
        middle_x = (self.boxes.x0 + self.boxes.x1) / 2
        middle_y = (self.boxes.top + self.boxes.bottom) / 2
        is_within_width = (x0 <= middle_x) & (middle_x < x1)
        is_within_height = (top <= middle_y) & (middle_y < bottom)
        is_inside = self._is_whole & is_within_width & is_within_height
        return np.flatnonzero(is_inside)

    def outside(self, boxes: Sequence[Box]) -> Ids:
        """The components whose middle is in none of some boxes.

        Args:
            boxes: Boxes of the page, in points.

        Returns:
            Their numbers, ascending.
        """
        is_outside = self._is_whole.copy()
        for box in boxes:
            is_outside[self.inside(box)] = False
        return np.flatnonzero(is_outside)

    def whole(self, is_wanted: NDArray[np.bool_]) -> Ids:
        """Those of some components that stand whole on the page.

        Args:
            is_wanted: Of each component, by its number, whether it is asked for.

        Returns:
            Their numbers, ascending.
        """
        return np.flatnonzero(self._is_whole & is_wanted)

    def leave_out(self, ids: Ids) -> None:
        """Count components no more, for they are no print.

        Args:
            ids: Their numbers.
        """
        self._is_whole[ids] = False

    def lengthen(self, number: int, foot: int) -> None:
        """Draw the lowest strokes of a component on downwards: what a ruling covers of a letter was erased with it.

        Args:
            number: The component.
            foot: The row before which the strokes end; a component that reaches further stays as it is.
        """
        bottom = int(self.boxes.bottom[number])
        if foot <= bottom:
            return
        columns = slice(int(self.boxes.x0[number]), int(self.boxes.x1[number]))
        lowest = self.labels[bottom - 1, columns] == number
        longer = self.labels[bottom:foot, columns]
        added = lowest[None, :] & (longer == 0)
        longer[added] = number
        self.area[number] += added.sum()
        self.boxes.bottom[number] = foot

    def cut(self, number: int, row: int) -> int:
        """Cut a component in two.

        Args:
            number: The component; what is above stays it.
            row: The row before which it is cut; both parts have ink.

        Returns:
            The number of the part below, a new one.
        """
        boxes = self.boxes
        top, bottom = int(boxes.top[number]), int(boxes.bottom[number])
        left, right = int(boxes.x0[number]), int(boxes.x1[number])
        is_its = self.labels[top:bottom, left:right] == number
        is_lower = is_its & (np.arange(top, bottom)[:, None] >= row)
        new = len(self)
        if new > np.iinfo(self.labels.dtype).max:
            self.labels = self.labels.astype(np.int32)
        self.labels[top:bottom, left:right][is_lower] = new
        self.area = np.append(self.area, float(is_lower.sum()))
        self.area[number] -= is_lower.sum()
        upper = _sides(is_its & ~is_lower, left, top)
        lower = _sides(is_lower, left, top)
        self.boxes = BoxArray(
            *(
                np.append(sides, lower[index])
                for index, sides in enumerate(
                    (boxes.x0, boxes.top, boxes.x1, boxes.bottom)
                )
            )
        )
        for index, sides in enumerate(
            (self.boxes.x0, self.boxes.top, self.boxes.x1, self.boxes.bottom)
        ):
            sides[number] = upper[index]
        self.are_slivers = np.append(self.are_slivers, False)
        self._is_whole = np.append(self._is_whole, self._is_whole[number])
        return new

    def letters(self) -> Ids:
        """The components that are as high as letters are.

        Returns:
            Their numbers, ascending.
        """
        heights = self.boxes.height
        is_high_enough = heights >= _LEAST_OF_LETTER * self.letter_height
        is_low_enough = heights <= _MOST_OF_LETTER * self.letter_height
        is_short_enough = self.boxes.width <= _LONGEST_LETTER * heights
        return self.whole(
            is_high_enough & is_low_enough & is_short_enough & ~self.are_slivers
        )

    def other_print(self) -> Ids:
        """The components that are print and no letters: dots and other parts of letters, and letters that touch.

        Returns:
            Their numbers, ascending.
        """
        heights = self.boxes.height
        is_no_dirt = self.area >= _LEAST_PRINT * self.letter_height**2
        is_low_enough = heights <= _MOST_OF_LETTER * self.letter_height
        return np.setdiff1d(
            self.whole(is_no_dirt & is_low_enough), self.letters()
        )

    def box_of(self, number: int) -> Box:
        """The box of a component.

        Args:
            number: Its number.

        Returns:
            Its box in points.
        """
        boxes = self.boxes
        return self.page_image.box(
            float(boxes.x0[number]),
            float(boxes.top[number]),
            float(boxes.x1[number]),
            float(boxes.bottom[number]),
        )

    def letter_height_among(self, ids: Ids) -> float:
        """How high the letters among some components are.

        Args:
            ids: Numbers of components, such as those of a cell.

        Returns:
            Their usual height in pixels; the page's where they are too few to tell, or seem too low.
        """
        if len(ids) < _ENOUGH_COMPONENTS:
            return self.letter_height
        heights = self.boxes.height[ids]
        own_height = self._usual_height(heights)
        is_too_low = own_height <= _LEAST_OF_PAGE * self.letter_height
        if (
            is_too_low
            or self._fits_page(heights, own_height)
            or self.are_lower(ids, self.letter_height, own_height)
        ):
            return self.letter_height
        return own_height

    def are_lower(self, ids: Ids, height: float, own_height: float) -> bool:
        """Whether letters are no higher than those around them, but joined to the marks above them, and to each other.

        Joined letters are few components, all as high as a mark reaches; each of their columns tells where a letter
        ends, but for those under a mark.

        Args:
            ids: Numbers of components that stand on one row, or of those of a cell.
            height: How high the letters around them are, in pixels.
            own_height: How high most of the components are.

        Returns:
            Whether many of their columns are as high as the letters around; never where these are the higher ones.
        """
        if own_height <= (1 + _SAME_HEIGHT) * height:
            return False
        columns = self._heights_of_columns(ids)

        def count(height: float) -> int:
            near = np.abs(columns - height) <= _SAME_HEIGHT * height
            return int(near.sum())

        return count(height) >= _SHARE_OF_PAGE * count(own_height)

    def _heights_of_columns(self, ids: Ids) -> Measures:
        """How high above the foot of its component each column of some components reaches, in pixels."""
        columns = [np.zeros(0)]
        for number in ids.tolist():
            rows = slice(
                int(self.boxes.top[number]), int(self.boxes.bottom[number])
            )
            across = slice(
                int(self.boxes.x0[number]), int(self.boxes.x1[number])
            )
            is_print = self.labels[rows, across] == number
            first = is_print.argmax(axis=0)
            columns.append((len(is_print) - first).astype(np.float64))
        return np.concatenate(columns)

    def _fits_page(self, heights: Measures, own_height: float) -> bool:
        """Whether many of some components are as high as the page's letters.

        In a word or two, more letters may by chance be those with a stroke above or below.
        """

        def count(height: float) -> int:
            near = np.abs(heights - height) <= _SAME_HEIGHT * height
            return int(near.sum())

        return count(self.letter_height) >= _SHARE_OF_PAGE * count(own_height)

    def _usual_height(self, heights: Measures) -> float:
        unit = self.page_image.pixels_per_point
        return usual_height(
            heights, _LOWEST_LETTER * unit, _HIGHEST_LETTER * unit
        )

    def _at_page_edge(self) -> NDArray[np.bool_]:
        """The paper itself, and what its edge cuts off: shadows, the next page."""
        rows, columns = self.labels.shape
        at_left = self.boxes.x0 <= 1
        at_top = self.boxes.top <= 1
        at_right = self.boxes.x1 >= columns - 1
        at_bottom = self.boxes.bottom >= rows - 1
        at_edge: NDArray[np.bool_] = at_left | at_top | at_right | at_bottom
        return at_edge


def _sides(
    is_ink: NDArray[np.bool_], left: int, top: int
) -> tuple[int, int, int, int]:
    """x0, top, x1 and bottom of ink in a part of a page that begins there."""
    rows = np.flatnonzero(is_ink.any(axis=1))
    columns = np.flatnonzero(is_ink.any(axis=0))
    return (
        left + int(columns[0]),
        top + int(rows[0]),
        left + int(columns[-1]) + 1,
        top + int(rows[-1]) + 1,
    )


def usual_height(heights: Measures, least: float, most: float) -> float:
    """The height that most letters have.

    Args:
        heights: Heights of components in pixels.
        least: Lower ones are no letters.
        most: Higher ones are no letters.

    Returns:
        The peak of their histogram, smoothed; twice the least where there is no letter.
    """
    is_letter = (heights >= least) & (heights <= most)
    letters = heights[is_letter]
    if not len(letters):
        return least * 2
    rounded = np.round(letters).astype(np.int64)
    counts = np.bincount(rounded, minlength=3)
    smoothed = np.convolve(counts.astype(np.float64), _SMOOTHING, "same")
    # Larger heights weigh more: diacritics and dots have a peak of their own.
    weights = np.sqrt(np.arange(len(counts)))
    return float(np.argmax(smoothed * weights))
