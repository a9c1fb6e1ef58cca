"""How thick the strokes of print are: headers are set in bold more often than not."""

from __future__ import annotations

import numpy as np

from extractor.model.image import PAPER, LineImage

# Of full ink, the darkness from which a pixel is counted among strokes.
_HALF = 0.5
# Percent of a picture's pixels that are as dark as full ink, at least.
_INK = 1.0
# A stroke has two edges: its thickness is its area by half of their length.
_EDGES = 0.5


def stroke_weight(line_image: LineImage) -> float:
    """Measure how thick the strokes of a line of print are.

    Args:
        line_image: The picture of a printed line.

    Returns:
        The thickness as a share of the height of its letters; 0 where there is no print.
    """
    pixels = line_image.pixels
    ink = float(np.percentile(pixels, _INK))
    darkness = np.clip(
        (PAPER - pixels.astype(np.float32)) / max(1.0, PAPER - ink), 0, 1
    )
    is_print = (darkness > _HALF).astype(np.int8)
    edges = int(np.abs(np.diff(is_print, axis=0)).sum()) + int(
        np.abs(np.diff(is_print, axis=1)).sum()
    )
    if not edges:
        return 0.0
    return (
        float(darkness.sum()) / (_EDGES * edges) / max(1.0, line_image.height)
    )
