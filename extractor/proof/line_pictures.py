"""Lines of a text layer drawn apart, ready to be read: each with the height that letters of its font have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

import cv2
import numpy as np

from extractor.inputs.base import DrawnLine, DrawsLines
from extractor.model.image import LineImage
from extractor.proof.printed_lines import PrintedLine

# Height of letters such as บ where it cannot be measured, and what it may be: shares of the size of the type.
_USUAL_HEIGHT = 0.6
_HEIGHTS = (0.25, 0.85)
# So many measured letters tell the height of all that are set in a font and size.
_ENOUGH_HEIGHTS = 500
# What stands on the baseline ends this near to it (share of the size).
_ON_BASELINE = 0.12
# Darker than this of 256 greys is ink.
INK = 160


@dataclass(frozen=True, eq=False)
class LinePicture:
    """A line with its picture.

    Attributes:
        printed: The line.
        drawn: Its picture.
        image: The same, as a reader takes it.
    """

    printed: PrintedLine
    drawn: DrawnLine
    image: LineImage

    def column_of(self, x: float) -> int:
        """Which column of the picture shows a place.

        Args:
            x: The place, in points of the page turned to be read.

        Returns:
            The column; before the first one or behind the last where the place is not in the picture.
        """
        return round((x - self.drawn.x0) * self.drawn.scale)

    def x_of(self, column: float) -> float:
        """Where on the page a column of the picture stands.

        Args:
            column: The column.

        Returns:
            Its x in points.
        """
        return self.drawn.x0 + column / self.drawn.scale


@dataclass
class LinePictures:
    """Draws lines, and learns as it does how high the letters of each font are.

    Attributes:
        drawer: Draws them.
    """

    drawer: DrawsLines
    _heights: dict[tuple[int, float], list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def of(
        self,
        page_no: int,
        lines: Sequence[PrintedLine],
        *,
        unclipped: bool = False,
    ) -> list[LinePicture]:
        """Draw lines of a page.

        Args:
            page_no: Page number, 1-based.
            lines: They, one or more.
            unclipped: Whether to draw what is cut off, too.

        Returns:
            Their pictures; a line that is not found is left out.

        Raises:
            BrokenFileError: The page cannot be drawn.
        """
        pictures = self.drawer.draw_lines(
            page_no,
            lines[0].transform,
            [printed.place for printed in lines],
            unclipped=unclipped,
        )
        seen = [
            (printed, drawn)
            for printed, drawn in zip(lines, pictures, strict=True)
            if drawn
        ]
        for printed, drawn in seen:
            heights = self._heights[printed.type_face]
            if len(heights) < _ENOUGH_HEIGHTS:
                heights += _letter_heights(drawn, printed.place.size)
        shares = {
            face: median(heights)
            for face, heights in self._heights.items()
            if heights
        }
        return [
            LinePicture(
                printed,
                drawn,
                LineImage(
                    drawn.pixels,
                    drawn.baseline,
                    shares.get(printed.type_face, _USUAL_HEIGHT)
                    * printed.place.size
                    * drawn.scale,
                ),
            )
            for printed, drawn in seen
        ]


def _letter_heights(drawn: DrawnLine, size: float) -> list[float]:
    """How high what stands on the baseline of a line is, as shares of the size of its type."""
    ink = (drawn.pixels < INK).astype(np.uint8)
    _, _, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    pixels = size * drawn.scale
    tops = boxes[1:, cv2.CC_STAT_TOP]
    ends = tops + boxes[1:, cv2.CC_STAT_HEIGHT]
    heights = (drawn.baseline - tops) / pixels
    stands = np.abs(ends - drawn.baseline) < _ON_BASELINE * pixels
    is_letter = stands & (heights > _HEIGHTS[0]) & (heights < _HEIGHTS[1])
    kept: list[float] = heights[is_letter].tolist()
    return kept
