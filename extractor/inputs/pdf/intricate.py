"""Shapes that may be letters drawn as curves, or handwriting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np

# A shape with more corners than this is no box and no arrow: letters drawn as curves have more.
_MOST_CORNERS = 12
# Points: print in tables is no larger.
_LARGEST = 40.0
# Share of its hull that a shape fills and is round, as an ellipse around a step of a process is.
_ROUND = 0.97
# Points: letters that are drawn as curves, and handwriting, are this high at least.
_LOWEST = 2.0


def is_letter_like(shape: dict[str, Any]) -> bool:
    """Whether a shape may be a letter.

    Args:
        shape: A curve as pdfplumber gives it.

    Returns:
        Whether it has more corners than a box or an arrow, and is not round.
    """
    return shape["bottom"] - shape["top"] >= _LOWEST and is_intricate(
        shape["pts"]
    )


def is_small_letter(shape: dict[str, Any]) -> bool:
    """Whether a shape may be a letter of a cell's print.

    Args:
        shape: A curve as pdfplumber gives it.

    Returns:
        Whether it is one by its corners and its size.
    """
    width = shape["x1"] - shape["x0"]
    height = shape["bottom"] - shape["top"]
    return max(width, height) <= _LARGEST and is_letter_like(shape)


def is_intricate(corners: Sequence[tuple[float, float]]) -> bool:
    """Whether corners make more than a box, an arrow or an ellipse.

    Args:
        corners: The ends of a shape's segments, in any unit.

    Returns:
        Whether they do.

    >>> is_intricate([(0, 0), (9, 0), (9, 9), (0, 9)])
    False
    """
    if len(corners) <= _MOST_CORNERS:
        return False
    outline = np.array(corners, np.float32)
    return bool(
        cv2.contourArea(outline)
        < _ROUND * cv2.contourArea(cv2.convexHull(outline))
    )
