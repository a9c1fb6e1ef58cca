"""Pictures as arrays: a page as its file shows it, and a line cut out of one.

Kept apart from the rest of the model: whoever reads text layers and transcripts loads no numpy for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Rows x columns of 8-bit grey: 0 black, 255 paper.
Pixels = NDArray[np.uint8]
# Rows x columns x 3: 8 bits of blue, green and red each.
Colours = NDArray[np.uint8]

# Points an inch: what a dpi is divided by (PDF 1.7, ISO 32000-1, 8.3.2.3).
POINTS = 72.0
PAPER = 255


@dataclass(frozen=True, eq=False)
class PageRaster:
    """A page as displayed, as an input hands it on: neither turned nor straightened.

    Attributes:
        number: Page number, 1-based.
        pixels: Rows x columns of 8-bit grey (0 black, 255 paper).
        dpi: Dots an inch of `pixels`, on the page as it is read.
        width: Width of the page in points.
        height: Height of the page in points.
        scale: How many times as large the page is read: see `PageTransform`.
        colours: The same picture in colours; None where it has no coloured strokes.
    """

    number: int
    pixels: Pixels
    dpi: float
    width: float
    height: float
    scale: float = 1.0
    colours: Colours | None = None


@dataclass(frozen=True, eq=False)
class LineImage:
    """The picture of one printed line.

    Attributes:
        pixels: Rows x columns of 8-bit grey (0 black, 255 paper).
        baseline: The row that letters stand on.
        height: How many pixels high a letter such as บ is.
    """

    pixels: Pixels
    baseline: float
    height: float


def quarter_turned(pixels: Pixels, degrees: int) -> Pixels:
    """A picture turned clockwise.

    Args:
        pixels: Rows x columns.
        degrees: 0, 90, 180 or 270.

    Returns:
        The turned picture, contiguous in memory.
    """
    if not degrees:
        return pixels
    # numpy counts quarter turns counter-clockwise.
    turned = np.rot90(pixels, -degrees // 90)
    return np.ascontiguousarray(turned)
