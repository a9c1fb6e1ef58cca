"""Dotted leaders: the dots of a form on which somebody is to write stand in a line of print, and are no ruling."""

from __future__ import annotations

import numpy as np

from extractor.imaging.stroke_traces import is_dotted
from extractor.imaging.stroke_view import Stroke, StrokeView

# Points beyond both ends of a leader in which letters of its line stand.
_BESIDE = 10.0
# Points above the dots in which letters that stand on their row have print, and below them in which these have none.
_BODY = 3.0
_BELOW = 1.5
# Points: what is higher is no letter but the side of a table.
_HIGHEST = 24.0
# So many feet of letters on the row of the dots make these a part of their line.
_FEWEST_FEET = 2


def is_leader(stroke: Stroke, view: StrokeView) -> bool:
    """Whether a row of dots stands on the row that letters stand on; the dots of a table's ruling lie below them.

    Args:
        stroke: A level stroke.
        view: The page that it was found on.

    Returns:
        Whether it is print.
    """
    if not is_dotted(view, stroke):
        return False
    unit = view.pixels_per_point
    half = max(1, round(stroke.thickness / 2))
    top, bottom = round(stroke.position) - half, round(stroke.position) + half
    first = max(0, stroke.start - round(_BESIDE * unit))
    end = stroke.end + round(_BESIDE * unit)
    columns = view.foreground[:, first:end]
    on_row = columns[top:bottom].any(axis=0)
    above = columns[max(0, top - round(_BODY * unit)) : top].all(axis=0)
    below = columns[bottom : bottom + round(_BELOW * unit)].any(axis=0)
    is_high = columns[max(0, top - round(_HIGHEST * unit)) : top].all(axis=0)
    feet = on_row & above & ~below & ~is_high
    begins = np.diff(feet.astype(np.int8), prepend=0) > 0
    return int(begins.sum()) >= _FEWEST_FEET
