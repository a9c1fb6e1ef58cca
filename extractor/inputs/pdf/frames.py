"""Frames that are drawn as two rectangles, the room between them filled: WeasyPrint draws borders of cells so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.layout import LTCurve

# A segment of a path as pdfminer has it: its operator and its coordinates.
_Segment = Sequence[Any]
# Left, lower, right, upper side.
_Sides = tuple[float, float, float, float]


def is_frame(path: Sequence[_Segment]) -> bool:
    """Whether a path is a rectangle in another one, so that the even-odd rule leaves its middle open.

    Args:
        path: Its segments.

    Returns:
        Whether it is.

    >>> outer = [("m", 0, 0), ("l", 9, 0), ("l", 9, 9), ("l", 0, 9), ("h",)]
    >>> inner = [("m", 1, 1), ("l", 8, 1), ("l", 8, 8), ("l", 1, 8), ("h",)]
    >>> is_frame(outer + inner), is_frame(outer)
    (True, False)
    """
    parts: list[list[_Segment]] = []
    for segment in path:
        if segment[0] == "m":
            parts.append([])
        if parts:
            parts[-1].append(segment)
    if len(parts) != 2:  # the outer one and the inner one
        return False
    one, other = (_rectangle(part) for part in parts)
    return (
        one is not None
        and other is not None
        and (_holds(one, other) or _holds(other, one))
    )


def _rectangle(part: Sequence[_Segment]) -> _Sides | None:
    """The sides of a part of a path that is a rectangle along the axes."""
    points = [
        (segment[-2], segment[-1])
        for segment in part
        if segment[0] in ("m", "l")
    ]
    xs = sorted({x for x, _ in points})
    ys = sorted({y for _, y in points})
    if (
        any(segment[0] not in ("m", "l", "h") for segment in part)
        or len(xs) != len(ys)
        or len(xs) != 2
    ):
        return None
    return xs[0], ys[0], xs[1], ys[1]


def _holds(outer: _Sides, inner: _Sides) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[2] >= inner[2]
        and outer[3] >= inner[3]
    )


def as_outline(shape: LTCurve) -> None:
    """Make of a side of a frame what it shows: an outline, not a fill.

    Args:
        shape: The outer or the inner rectangle; it is changed.
    """
    shape.fill = False
    shape.stroke = True
    shape.stroking_color = shape.non_stroking_color
