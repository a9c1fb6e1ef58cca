"""Pictures of large pages need memory by their pixels: so many bytes for each, all that is held at a time together."""

from __future__ import annotations

import multiprocessing
import sys

import numpy as np
import pytest

# Pixels of a side of the page, and how it leans: what is straightened is held twice.
SIDE = 6000
MOST_BYTES_A_PIXEL = 11


def held_bytes() -> int:
    """The most bytes that finding rulings and tables on a page takes; asked for in a process of its own."""
    import resource

    import cv2

    from extractor.imaging.deskew import deskewed
    from extractor.model.image import PageRaster
    from extractor.scan import prepared_scan

    def raster(side: int) -> PageRaster:
        pixels = np.full((side, side), 240, np.uint8)
        dots = np.random.default_rng(1).integers(0, side, (2, side))
        pixels[dots[0], dots[1]] = 0
        for row in range(100, side - 100, 40):
            cv2.line(pixels, (100, row), (side - 100, row + side // 50), 0, 2)
        points = side * 72 / 50
        return PageRaster(1, pixels, 50.0, points, points)

    prepared_scan(deskewed(raster(500)))  # what is loaded once is no page's
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    prepared_scan(deskewed(raster(SIDE)))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (after - before) * 1024


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="others count in other units"
)
def test_a_large_page_is_not_held_in_copies() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        held = pool.apply(held_bytes)
    assert held < MOST_BYTES_A_PIXEL * SIDE**2, held / SIDE**2
