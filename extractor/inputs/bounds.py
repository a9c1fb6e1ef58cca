"""What no report has: pictures, pages and streams of data beyond these are told of, and neither drawn nor unpacked.

A small file can claim any amount of memory. What is behind these bounds fits, one at a time, into the memory that a
worker has by default.
"""

from __future__ import annotations

from extractor.errors import TooLargeError

# Pixels of a picture: A2 at 600 dots an inch, in grey.
MOST_PIXELS = 200_000_000
# Of one of one bit a pixel: A0 at 600 dots an inch. PDFium takes some four bits for each to unpack them.
MOST_ONE_BIT_PIXELS = 600_000_000
# Bytes of a picture, unpacked: A2 in colour at 550 dots an inch, A3 at 600 with half of that.
MOST_PICTURE_BYTES = 400_000_000
# Bytes of any other stream of data, unpacked, and of all of a page: the largest drawings of maps have a third of it.
MOST_STREAM_BYTES = 1 << 27
MOST_PAGE_BYTES = 1 << 28
# Pixels of a page that is drawn: A0 at 200 dots an inch, A2 at 300.
MOST_DRAWN_PIXELS = 64_000_000


def check_picture(width: int, height: int, bytes_a_pixel: float) -> None:
    """Look at what a picture claims before it is decoded.

    Args:
        width: Its pixels across.
        height: Its pixels down.
        bytes_a_pixel: How many bytes each takes in memory.

    Raises:
        TooLargeError: It claims more than any report has.
    """
    pixels = width * height
    if pixels > MOST_PIXELS or pixels * bytes_a_pixel > MOST_PICTURE_BYTES:
        raise TooLargeError(what=f"{width:,} x {height:,} pixels")


def check_drawing(width: float, height: float, scale: float) -> None:
    """Look at how large a page becomes before it is drawn.

    Args:
        width: Its width in points.
        height: Its height in points.
        scale: Pixels a point.

    Raises:
        TooLargeError: It has more pixels than are drawn.
    """
    if width * height * scale**2 > MOST_DRAWN_PIXELS:
        raise TooLargeError(what=f"{width:,.0f} x {height:,.0f} points")


def affordable_scale(width: float, height: float, scale: float) -> float:
    """The scale at which to draw a page whose drawing is measured, so that it need not be of a certain one.

    Args:
        width: Its width in points.
        height: Its height in points.
        scale: Pixels a point that are wanted.

    Returns:
        Pixels a point: as wanted, or as many as are drawn at most.

    >>> affordable_scale(595, 842, 2.0)
    2.0
    """
    square_points = max(1.0, width * height)
    most: float = (MOST_DRAWN_PIXELS / square_points) ** 0.5
    return min(scale, most)
