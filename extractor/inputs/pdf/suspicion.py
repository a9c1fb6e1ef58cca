"""What speaks against the glyphs of a page being seen, as far as the file tells: what is painted over and under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pdfminer.layout import LTChar

from extractor.inputs.pdf.paint import Paint, Setting

# A colour that is not known.
_UNKNOWN = (np.nan, np.nan, np.nan)
# Of full contrast, the share below which nobody sees a letter.
LEAST_CONTRAST = 0.03
# The share below which a drawing is asked: colours of inks and of letters that are half transparent are near enough.
_DOUBTFUL_CONTRAST = 0.1
# Paints times glyphs that are compared at once.
_AT_ONCE = 2_000_000
# So many paints make a drawing: what shows of the text on it only a drawing tells.
_MOST_PAINTS = 3000

_Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Suspicion:
    """What speaks against glyphs being seen, an entry a glyph.

    Attributes:
        covered: Something was painted over them later.
        surely_covered: That hides all that is below it.
        pale: They hardly differ from their ground, or that is not known.
        surely_pale: They do not differ from it.
        pictured: A picture stands where they stand; not one out of which they cut their shape.
    """

    covered: Truths
    surely_covered: Truths
    pale: Truths
    surely_pale: Truths
    pictured: Truths


def suspicion_of(
    characters: Sequence[LTChar], paints: Sequence[Paint]
) -> Suspicion:
    """Compare glyphs with what was painted.

    Args:
        characters: Glyphs of a page, each with its setting.
        paints: What was painted on the page, in its order.

    Returns:
        What speaks against each of them.
    """
    count = len(characters)
    grounds = np.full((count, 3), 1.0)
    is_ground_known = np.ones(count, np.bool_)
    covered = np.zeros(count, np.bool_)
    surely_covered = np.zeros(count, np.bool_)
    pictured = np.zeros(count, np.bool_)
    if len(paints) > _MOST_PAINTS:
        is_ground_known[:] = False
    elif paints and count:
        colours = np.array([paint.colour or _UNKNOWN for paint in paints])
        is_solid = np.array([paint.is_solid for paint in paints])
        is_picture = np.array([not paint.corners for paint in paints])
        step = max(1, _AT_ONCE // len(paints))
        for start in range(0, count, step):
            part = slice(start, start + step)
            holds, holds_body, is_later = _compared(characters[part], paints)
            covered[part] = (holds & is_later).any(axis=1)
            cuts = np.array(
                [
                    character.setting.look.is_cut
                    for character in characters[part]
                ]
            )
            pictured[part] = (
                holds & is_picture & ~(is_later & cuts[:, None])
            ).any(axis=1)
            surely_covered[part] = (holds_body & is_later & is_solid).any(
                axis=1
            )
            below = holds & ~is_later
            has_ground = below.any(axis=1)
            last = len(paints) - 1 - np.argmax(below[:, ::-1], axis=1)
            grounds[part][has_ground] = colours[last[has_ground]]
            is_ground_known[part][has_ground] = is_solid[last[has_ground]]
    contrast = _contrast(characters, grounds)
    is_known = is_ground_known & ~np.isnan(contrast)
    return Suspicion(
        covered=covered,
        surely_covered=surely_covered,
        pale=~is_known | (contrast < _DOUBTFUL_CONTRAST),
        surely_pale=is_known & (contrast < LEAST_CONTRAST),
        pictured=pictured,
    )


def _compared(
    characters: Sequence[LTChar], paints: Sequence[Paint]
) -> tuple[Truths, Truths, Truths]:
    """Of each glyph and each paint: whether it holds the glyph's middle, all of its body, and comes after it."""
    boxes = np.array([(c.x0, c.y0, c.x1, c.y1) for c in characters])
    sides = np.array([paint[:4] for paint in paints])
    painted = np.array([c.setting.painted for c in characters])
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    middle = np.stack((x, y, x, y), axis=1)
    holds = _hold(sides, middle)
    quarter = (boxes[:, 3] - boxes[:, 1]) / 4
    body = boxes + np.stack(
        (0 * quarter, quarter, 0 * quarter, -quarter), axis=1
    )
    is_later = np.arange(len(paints))[None, :] >= painted[:, None]
    return holds, _hold(sides, body), is_later


def _hold(sides: _Numbers, boxes: _Numbers) -> Truths:
    """Whether boxes (columns) hold others (rows)."""
    lower = (sides[None, :, :2] <= boxes[:, None, :2]).all(axis=2)
    upper = (sides[None, :, 2:] >= boxes[:, None, 2:]).all(axis=2)
    return np.asarray(lower & upper, np.bool_)


def _contrast(characters: Sequence[LTChar], grounds: _Numbers) -> _Numbers:
    """By how much glyphs differ from their ground in the channel in which they do most; not a number: not known."""
    # A string's glyphs share one.
    settings = {
        id(character.setting): character.setting for character in characters
    }
    numbers = dict(zip(settings, range(len(settings)), strict=True))
    of_glyph = [numbers[id(character.setting)] for character in characters]
    colours = np.array(
        [setting.colour or _UNKNOWN for setting in settings.values()]
    ).reshape(-1, 3)
    alphas = np.array([_plain_alpha(setting) for setting in settings.values()])
    differences = np.abs(colours[of_glyph] - grounds).max(axis=1, initial=0.0)
    contrast: _Numbers = differences * alphas[of_glyph]
    return contrast


def _plain_alpha(setting: Setting) -> float:
    """How opaque letters are; not a number where that is not all there is to their look."""
    return setting.look.alpha_fill if setting.look.is_plain else np.nan
