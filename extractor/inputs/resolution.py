"""At how many dots an inch a page is read."""

from __future__ import annotations

from extractor.model.image import POINTS

# Dots an inch. Below, strokes of small print merge.
_LOWEST_DPI = 200.0
# Dots an inch. Above, nothing more is seen, only slower.
_HIGHEST_DPI = 300.0
# Pixels of a page at most: A2 at the highest resolution; posters are read more coarsely.
_MOST_PIXELS = 35e6


def reading_dpi(native_dpi: float, width: float, height: float) -> float:
    """The resolution at which to read a page.

    Args:
        native_dpi: Dots an inch at which it was scanned.
        width: Its width in points.
        height: Its height in points.

    Returns:
        Dots an inch.

    >>> reading_dpi(96.0, 595.0, 842.0)
    200.0
    """
    square_points = width * height
    pixels_a_square_point = _MOST_PIXELS / square_points
    affordable_dpi = POINTS * pixels_a_square_point**0.5
    useful_dpi = max(round(native_dpi), _LOWEST_DPI)
    return float(min(useful_dpi, _HIGHEST_DPI, affordable_dpi))
