"""Bold print is told from regular by its strokes, whatever its size."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.imaging.stroke_weight import stroke_weight
from extractor.model.image import LineImage


def line(stroke: int, *, scale: int = 1) -> LineImage:
    """Hollow letters of so many pixels' stroke."""
    image = Image.new("L", (400 * scale, 40 * scale), "white")
    draw = ImageDraw.Draw(image)
    for x in range(10, 380, 24):
        box = (x * scale, 10 * scale, (x + 16) * scale, 30 * scale)
        draw.rectangle(box, outline="black", width=stroke * scale)
    return LineImage(np.asarray(image), 30.0 * scale, 20.0 * scale)


def test_thicker_strokes_weigh_more() -> None:
    assert (
        stroke_weight(line(4))
        > 1.2 * stroke_weight(line(3))
        > 1.2 * 1.2 * stroke_weight(line(2))
    )


def test_the_size_of_print_does_not_matter() -> None:
    assert stroke_weight(line(3, scale=3)) == pytest.approx(
        stroke_weight(line(3)), rel=0.1
    )


def test_paper_has_no_strokes() -> None:
    assert (
        stroke_weight(LineImage(np.full((40, 40), 255, np.uint8), 30.0, 20.0))
        == 0.0
    )
