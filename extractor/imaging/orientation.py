"""Which way up a picture of print lies, and how far it leans: read from its ink alone, whatever the file says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from extractor.imaging.page_image import PageImage

Boxes = NDArray[np.float64]
Number = TypeVar("Number", np.float64, np.int64)

# Letters of print, in inches: 5 to 36 points high; fewer of them tell nothing.
_LETTER, _FEWEST = (0.05, 0.5), 10
# Shares of a letter's height: what is smaller is a mark, if it stands so near above or below a letter.
_MARK, _NEAR = 0.75, 0.5
# Degrees: how far a scan leans, and in what steps to look; a step below the last moves a line less than a pixel.
_STEPS = ((0.5, 8.0), (0.1, 0.5), (0.02, 0.1))
# Longer ink than this (inches) is no letter.
_LONGEST = 0.6
# So many letters, and so many pixels, spread over the page, tell as much as all.
_LETTERS_ASKED, _PIXELS_ASKED = 300, 60_000


def letters(picture: PageImage) -> Boxes:
    """The boxes (x0, top, x1, bottom; pixels) of what may be letters and marks."""
    stats = picture.pieces[1][1:].astype(np.float64)
    fits = (np.maximum(stats[:, 2], stats[:, 3]) < _LONGEST * picture.dpi) & (stats[:, 4] >= 4)
    x, y, width, height = stats[fits, :4].T
    return np.stack([x, y, x + width, y + height], axis=1)


def quarter_turns(picture: PageImage) -> int:
    """By how many degrees clockwise (0, 90, 180, 270) a picture must be turned to be read."""
    found, dpi, ink = letters(picture), picture.dpi, picture.ink
    if not _lies(found, dpi):
        return 180 if _is_upside_down(found, dpi) else 0
    # Turned clockwise: a row becomes a column, counted from the right.
    x0, top, x1, bottom = found.T
    turned = np.stack([ink.shape[0] - bottom, x0, ink.shape[0] - top, x1], axis=1)
    return 270 if _is_upside_down(turned, dpi) else 90


def _lies(found: Boxes, dpi: float) -> bool:
    """Whether most letters have their nearest neighbour above or below rather than beside them."""
    core = found[_is_letter(found, dpi)]
    if len(core) < _FEWEST:
        return False
    some = _spread(core, _LETTERS_ASKED)
    beside, below = _gaps(core, some, 0), _gaps(core, some, 1)
    return bool((below < beside).sum() > (beside < below).sum())


def _gaps(core: Boxes, some: Boxes, axis: int) -> NDArray[np.float64]:
    """How far off the next letter stands from each of some along an axis (0 beside, 1 above or below)."""
    low, high, other_low, other_high = axis, axis + 2, 1 - axis, 3 - axis
    each = some[:, None]
    shared = np.minimum(core[:, other_high], each[..., other_high]) - np.maximum(
        core[:, other_low], each[..., other_low]
    )
    gap = np.maximum(core[:, low], each[..., low]) - np.minimum(core[:, high], each[..., high])
    fits = (shared > (each[..., other_high] - each[..., other_low]) / 2) & (gap > 0)
    nearest: NDArray[np.float64] = np.where(fits, gap, np.inf).min(axis=0)
    return nearest


def _is_letter(found: Boxes, dpi: float) -> NDArray[np.bool_]:
    sides = found[:, 2:] - found[:, :2]
    fits: NDArray[np.bool_] = (
        (sides.max(axis=1) > _LETTER[0] * dpi)
        & (sides.max(axis=1) < _LETTER[1] * dpi)
        & (sides.min(axis=1) > 0.6 * _LETTER[0] * dpi)
    )
    return fits


def _is_upside_down(found: Boxes, dpi: float) -> bool:
    """Whether more marks stand below letters than above: Thai has three times as many above, Latin its dots."""
    core = found[_is_letter(found, dpi)]
    if len(core) < _FEWEST:
        return False
    height = float(np.median(core[:, 3] - core[:, 1]))
    core = core[np.abs(core[:, 3] - core[:, 1] - 1.5 * height) < 0.9 * height]
    sides = found[:, 2:] - found[:, :2]
    marks = found[(sides.max(axis=1) < _MARK * height) & (sides.min(axis=1) > 0.1 * height)]
    sides_of = list(_sides(marks, core, height))
    return sides_of.count(True) < sides_of.count(False)


def _sides(marks: Boxes, core: Boxes, height: float) -> Iterator[bool]:
    """For each mark near a letter, whether it stands above it."""
    for x0, top, x1, bottom in marks:
        middle = (x0 + x1) / 2
        near = core[(core[:, 0] - 0.1 * height <= middle) & (middle <= core[:, 2] + 0.35 * height)]
        above, below = near[:, 1] - bottom, top - near[:, 3]
        gap_above = above[above > -0.2 * height].min(initial=np.inf)
        gap_below = below[below > -0.2 * height].min(initial=np.inf)
        if min(gap_above, gap_below) < _NEAR * height and gap_above != gap_below:
            yield bool(gap_above < gap_below)


def lean(picture: PageImage) -> float:
    """How many degrees counter-clockwise an upright picture must be turned for its lines to run level."""
    labels, stats = picture.pieces
    small = np.maximum(stats[:, 2], stats[:, 3]) < _LONGEST * picture.dpi
    small[0] = False
    pixels = np.argwhere(small[labels] if small.sum() >= _FEWEST else picture.ink)
    if len(pixels) < _FEWEST:
        return 0.0
    # Single precision is exact enough, and twice as fast.
    rows, cols = np.ascontiguousarray(_spread(pixels, _PIXELS_ASKED).T, np.float32)
    rows, across = rows + labels.shape[1], np.float32(labels.shape[1] / 2) - cols  # no row gets above 0
    best = 0.0
    for step, reach in _STEPS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(rows, across, angle)))
    return round(best, 2) + 0.0


def _spread(rows: NDArray[Number], count: int) -> NDArray[Number]:
    """At most about so many of these rows, evenly taken."""
    return rows[:: max(1, len(rows) // count)]


def _sharpness(rows: NDArray[np.float32], across: NDArray[np.float32], angle: float) -> float:
    """How sharply rows of ink begin and end once a picture is sheared about its middle by an angle (degrees)."""
    level = rows + across * np.float32(np.tan(np.radians(angle)))
    profile = np.bincount(level.astype(np.int64)).astype(np.float64)
    return float((np.diff(profile) ** 2).sum())
