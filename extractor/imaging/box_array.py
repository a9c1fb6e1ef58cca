"""Many boxes at once: those of the connected components of a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.model import Box

# One measure of each box.
Measures = NDArray[np.float64]
# Which boxes to take: True and False for each, or their indices.
Choice = NDArray[np.bool_] | NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class BoxArray:
    """Boxes, origin top-left; all four arrays are as long, in whatever unit the maker says.

    Attributes:
        x0: Left sides.
        top: Upper sides.
        x1: Right sides.
        bottom: Lower sides.
    """

    x0: Measures
    top: Measures
    x1: Measures
    bottom: Measures

    def __len__(self) -> int:
        """How many boxes there are."""
        return len(self.x0)

    @property
    def width(self) -> Measures:
        """Their widths."""
        return self.x1 - self.x0

    @property
    def height(self) -> Measures:
        """Their heights."""
        return self.bottom - self.top

    @property
    def longer_side(self) -> Measures:
        """The longer side of each."""
        return np.maximum(self.width, self.height)

    @property
    def shorter_side(self) -> Measures:
        """The shorter side of each."""
        return np.minimum(self.width, self.height)

    @property
    def mirrored(self) -> BoxArray:
        """The same boxes with x and y exchanged."""
        return BoxArray(self.top, self.x0, self.bottom, self.x1)

    def at(self, chosen: Choice) -> BoxArray:
        """Some of the boxes.

        Args:
            chosen: Which.

        Returns:
            Those boxes.
        """
        return BoxArray(
            x0=self.x0[chosen],
            top=self.top[chosen],
            x1=self.x1[chosen],
            bottom=self.bottom[chosen],
        )

    def with_box(self, box: Box) -> BoxArray:
        """The boxes and one more.

        Args:
            box: It, in the same unit.

        Returns:
            All of them, the further one last.
        """
        return BoxArray(
            x0=np.append(self.x0, box.x0),
            top=np.append(self.top, box.top),
            x1=np.append(self.x1, box.x1),
            bottom=np.append(self.bottom, box.bottom),
        )

    def in_units_of(self, length: float) -> BoxArray:
        """The same boxes in another unit.

        Args:
            length: How long the other unit is in this one.

        Returns:
            Boxes with all sides divided by it.
        """
        return BoxArray(
            x0=self.x0 / length,
            top=self.top / length,
            x1=self.x1 / length,
            bottom=self.bottom / length,
        )

    def beside(self, x0: float, x1: float, aside: float) -> NDArray[np.bool_]:
        """Which of them stand straight above, below or in a stretch, or hardly aside of it.

        Args:
            x0: Where the stretch begins.
            x1: Where it ends.
            aside: How far a box may stand aside.

        Returns:
            Of each whether it does.
        """
        return (self.x0 < x1 + aside) & (self.x1 > x0 - aside)
