"""Ink of single lines, to be laid over each other as tightly as wanted."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont, features

from tests.helpers.printed_strips import FONTS

# Pixels: how large letters are printed, and on what.
_SIZE = 60
_PAGE = (1400, 320)
_DARK = 128


def ink(text: str, face: str, x: float, baseline: float) -> NDArray[np.bool_]:
    """Where a line has ink on its page.

    Args:
        text: What to print, such as `ดูแลที่นี้`.
        face: The name of a font's file.
        x: Where it begins, in pixels.
        baseline: The row it stands on.

    Returns:
        Rows x columns. The calling test is skipped where the face, or what sets stacked marks, is missing.
    """
    path = FONTS / face
    if not path.is_file() or not features.check("raqm"):
        pytest.skip("fonts-thai-tlwg or libraqm is not installed")
    font = ImageFont.truetype(
        str(path), _SIZE, layout_engine=ImageFont.Layout.RAQM
    )
    image = Image.new("L", _PAGE, 255)
    ImageDraw.Draw(image).text(
        (x, baseline), text, font=font, fill=0, anchor="ls"
    )
    return np.asarray(image) < _DARK


def letter_height(face: str) -> float:
    """How many pixels high the letters of a face are.

    Args:
        face: The name of a font's file.

    Returns:
        The height of บ.
    """
    rows = np.flatnonzero(ink("บ", face, 100, 200).any(axis=1))
    return float(rows[-1] - rows[0] + 1)
