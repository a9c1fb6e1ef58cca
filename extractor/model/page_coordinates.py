"""Places on a page, and the arithmetic of turning it to be read.

By how much a page is turned is found elsewhere: of a PDF in `inputs/pdf/text_layer.py` and `displayed_frame.py`, of a
picture in `imaging/orientation.py` and `deskew.py`.

Coordinates are PDF points (1/72 inch) unless a function says otherwise, origin top-left, y grows downwards.
`extractor.model.image.quarter_turned` turns pixels by the same quarter turns.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import cos, radians, sin
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    # One coordinate, or an array of them.
    Coordinate = TypeVar("Coordinate", float, NDArray[np.float64])
else:  # numpy is not loaded for text layers and transcripts
    Coordinate = TypeVar("Coordinate")


# Degrees to level of print that runs up or down the page.
ACROSS = (90, 270)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin top-left.

    Attributes:
        x0: Left side.
        top: Upper side.
        x1: Right side, x0 < x1.
        bottom: Lower side, top < bottom.
    """

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """The x and the y of its middle."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it.

        Args:
            x: In points.
            y: In points, downwards.

        Returns:
            Whether it does; its sides are part of it.
        """
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def encloses(self, other: Box) -> bool:
        """Whether another rectangle lies in it.

        Args:
            other: The other one.

        Returns:
            Whether it does; its sides are part of it.
        """
        return (
            self.x0 <= other.x0
            and other.x1 <= self.x1
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def around(self, other: Box) -> Box:
        """The smallest box that holds this one and another.

        Args:
            other: A box of the same page.

        Returns:
            That box.
        """
        return Box(
            x0=min(self.x0, other.x0),
            top=min(self.top, other.top),
            x1=max(self.x1, other.x1),
            bottom=max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class PageTransform:
    """How a page as displayed is turned to be read: made the size of paper, turned by quarters, then straightened.

    Attributes:
        degrees: Clockwise turn: 0, 90, 180 or 270.
        width: Width of the page as displayed, in points.
        height: Height of the page as displayed, in points.
        skew: Further degrees counter-clockwise about its middle, on paper large enough to hold it.
        scale: How many times as large it is read: phones make a page of each pixel a point, three times the size of
            paper.
        lean: By how many points the columns of a photo lean to the right for each point down the page, amid its width.
        lean_spread: By how many more for each point further right.
    """

    degrees: int
    width: float
    height: float
    skew: float = 0.0
    scale: float = 1.0
    lean: float = 0.0
    lean_spread: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page when it is turned, in points."""
        width, height = self._straightened_size
        return width + 2 * self._lean_room, height

    @property
    def _straightened_size(self) -> tuple[float, float]:
        """Its size before columns that lean are set upright."""
        width, height = self._quarter_turned_size
        if not self.skew:
            return width, height
        angle = radians(self.skew)
        sine = abs(sin(angle))
        cosine = cos(angle)
        new_width = width * cosine + height * sine
        new_height = width * sine + height * cosine
        return new_width, new_height

    @property
    def is_identity(self) -> bool:
        """Whether the page is read as it is displayed."""
        return (
            not self.degrees
            and not self.skew
            and self.scale == 1.0
            and not self._leans
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page as displayed comes to stand.

        Args:
            x: Points from the left of the page as displayed.
            y: Points from its top.

        Returns:
            Its x and y on the turned page.
        """
        # Asked four times a glyph, most often on pages that are read as they are displayed.
        if self.is_identity:
            return x, y
        width, height = self._scaled_size
        x, y = quarter_turned_point(
            x * self.scale, y * self.scale, width, height, self.degrees
        )
        if self.skew:
            x, y = _rotated_point(
                x,
                y,
                self._quarter_turned_size,
                self._straightened_size,
                self.skew,
            )
        return (self._upright_x(x, y), y) if self._leans else (x, y)

    def leaning_x(self, x: Coordinate, y: Coordinate) -> Coordinate:
        """Where a point of the turned page stood before columns that leant were set upright.

        Args:
            x: Points from the left of the turned page, or an array of such coordinates.
            y: Points from its top.

        Returns:
            Its x then; its y was the same.
        """
        width, height = self._straightened_size
        x = x - self._lean_room
        lean = self.lean + self.lean_spread * (x - width / 2)
        return x + (y - height / 2) * lean

    def _upright_x(self, x: float, y: float) -> float:
        width, height = self._straightened_size
        down = y - height / 2
        from_middle = (x - width / 2 - down * self.lean) / (
            1 + down * self.lean_spread
        )
        return from_middle + width / 2 + self._lean_room

    @property
    def _leans(self) -> bool:
        return bool(self.lean or self.lean_spread)

    @property
    def _lean_room(self) -> float:
        """How much wider the page becomes on either side, in points, lest print at its corners be lost."""
        if not self._leans:
            return 0.0
        width, height = self._straightened_size
        farthest = abs(self.lean) + abs(self.lean_spread) * width / 2
        return farthest * height / 2

    def to_displayed(self, box: Box) -> Box:
        """Where a box of the turned page stands on the page as displayed.

        Args:
            box: A box of the turned page.

        Returns:
            The smallest box of the page as displayed that holds it.
        """
        quarter_turned = self._quarter_turned_size
        xs: list[float] = []
        ys: list[float] = []
        for corner in product((box.x0, box.x1), (box.top, box.bottom)):
            x, y = corner
            x, y = _rotated_point(
                self.leaning_x(x, y) if self._leans else x,
                y,
                self._straightened_size,
                quarter_turned,
                -self.skew,
            )
            x, y = quarter_turned_point(
                x, y, *quarter_turned, -self.degrees % 360
            )
            xs.append(x / self.scale)
            ys.append(y / self.scale)
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def _quarter_turned_size(self) -> tuple[float, float]:
        return quarter_turned_size(*self._scaled_size, self.degrees)

    @property
    def _scaled_size(self) -> tuple[float, float]:
        return self.width * self.scale, self.height * self.scale


def quarter_turned_size(
    width: float, height: float, degrees: int
) -> tuple[float, float]:
    """The size of a page after a quarter turn.

    Args:
        width: Its width, in any unit.
        height: Its height, in the same unit.
        degrees: 0, 90, 180 or 270.

    Returns:
        Its width and height then.
    """
    return (height, width) if degrees in (90, 270) else (width, height)


def quarter_turned_point(
    x: Coordinate, y: Coordinate, width: float, height: float, degrees: int
) -> tuple[Coordinate, Coordinate]:
    """Where a point comes to stand when its page is turned clockwise.

    Where y grows upwards from the lower left corner, as in PDF, the turn is counter-clockwise.

    Args:
        x: From the left of the page, in any unit; or an array of such coordinates.
        y: From its top.
        width: Width of the page before it is turned, in the same unit.
        height: Its height before.
        degrees: 0, 90, 180 or 270.

    Returns:
        x and y on the turned page.

    >>> quarter_turned_point(10.0, 20.0, 595.0, 842.0, 90)
    (822.0, 10.0)
    """
    if degrees == 90:
        return height - y, x
    if degrees == 180:
        return width - x, height - y
    if degrees == 270:
        return y, width - x
    return x, y


def quarter_turn_to_level(along_x: float, along_y: float) -> int:
    """By how much to turn print clockwise for it to run from left to right, to the next quarter.

    Args:
        along_x: How far print runs to the right as it goes on.
        along_y: How far it runs upwards.

    Returns:
        0, 90, 180 or 270 degrees.

    >>> quarter_turn_to_level(0.0, 1.0)
    90
    """
    if abs(along_x) >= abs(along_y):
        return 0 if along_x >= 0 else 180
    return 90 if along_y > 0 else 270


def _rotated_point(
    x: float,
    y: float,
    size: tuple[float, float],
    onto: tuple[float, float],
    degrees: float,
) -> tuple[float, float]:
    """A point of paper of one size, turned about its middle by `degrees` counter-clockwise, on paper of another."""
    if not degrees:
        return x, y
    angle = radians(degrees)
    sine = sin(angle)
    cosine = cos(angle)
    from_middle_x = x - size[0] / 2
    from_middle_y = y - size[1] / 2
    rotated_x = from_middle_x * cosine + from_middle_y * sine
    rotated_y = from_middle_y * cosine - from_middle_x * sine
    return rotated_x + onto[0] / 2, rotated_y + onto[1] / 2
