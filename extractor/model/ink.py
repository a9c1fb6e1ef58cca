"""Ink of a page that nobody read."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.model.page_coordinates import Box


@dataclass(frozen=True, slots=True)
class Ink:
    """Ink on a page that is neither text of its text layer nor a ruling, a fill or a picture.

    Attributes:
        box: Where it is, in points.
        area: How much it is, in square points.
    """

    box: Box
    area: float
