"""At how many dots an inch a page is read."""

from __future__ import annotations

from extractor.model.image import POINTS

# Dots an inch. Below, strokes of small print merge.
_LOWEST_DPI = 200.0
# Dots an inch. Above, nothing more is seen, only slower.
_HIGHEST_DPI = 300.0
# Pixels of a page at most: A2 at the highest resolution; posters are read more coarsely.
_MOST_PIXELS = 35e6


# Inches: the longer side of A4; of the largest paper that is scanned coarsely; of the smallest that is scanned finely.
_A4_LONGER_SIDE = 11.69
_LARGEST_LONGER_SIDE = 17.0
_SMALLEST_LONGER_SIDE = 8.0
# Dots an inch: nobody scans large paper more coarsely, nor small paper more finely.
_COARSEST_DPI = 110.0
_FINEST_DPI = 350.0


def paper_scale(native_dpi: float, width: float, height: float) -> float:
    """By how much to enlarge a page for it to be the size of paper.

    Phones and converters make a page of a scan, each pixel a point: what was A4 is then a page of A1, scanned at 72
    dots an inch.

    Args:
        native_dpi: Dots an inch at which the page claims to be scanned.
        width: Its width in points.
        height: Its height in points.

    Returns:
        The factor: 1 where its size is likely, else the one that makes it A4.

    >>> paper_scale(72.0, 1654.0, 2339.0) == paper_scale(300.0, 595.0, 842.0)
    False
    >>> paper_scale(300.0, 595.0, 842.0)
    1.0
    """
    longer_side = max(width, height) / POINTS
    is_too_large = (
        longer_side > _LARGEST_LONGER_SIDE and native_dpi < _COARSEST_DPI
    )
    is_too_small = (
        longer_side < _SMALLEST_LONGER_SIDE and native_dpi > _FINEST_DPI
    )
    return (
        _A4_LONGER_SIDE / longer_side if is_too_large or is_too_small else 1.0
    )


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
