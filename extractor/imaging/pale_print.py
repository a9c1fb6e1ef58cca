"""Pale print that dark print is set over, such as watermarks and what shows through from the other side of a sheet.

Ink has one shade, however thin its strokes; so the middles of a page's strokes tell how many inks it has. What is far
paler than the rest, and has the rest printed over it, is taken away before letters are looked for: letters that stand
on it would be one shape with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extractor.imaging.components import Components
from extractor.imaging.page_image import PageImage, widened
from extractor.imaging.rulings import without_rulings
from extractor.model import Ruling
from extractor.model.image import PAPER, Pixels

# Points: strokes are thinner, those of watermarks all over a page, too.
_THICKEST_STROKE = 14.0
# Greys (of 256) that a stroke is darker than its paper, at least; and times as much as three quarters of the paper are,
# which is four standard deviations of noise that is normal.
_LEAST_DEPTH = 18
_ABOVE_NOISE = 6.0
_QUARTILE = 0.75
# Of the strokes of a page, so many are no darker than its ink is taken to be.
_INK_QUANTILE = 0.9
# Pale print is at most so dark (share of the ink's depth): the thinnest strokes of letters are darker.
_PALEST_INK = 0.6
# Between pale print and ink lies a gap so wide (share of the ink's depth), in which hardly any stroke (share of the
# pale ones) has its shade.
_GAP = 0.15
_FEW = 0.04
# A pixel is pale print from such a share of its strokes' depth on.
_HALF = 0.5
# Pale letters, and dark ones that stand on pale print, are at least so many.
_FEWEST_LETTERS = 5
_FEWEST_CROSSED = 5
# Of the box around it, a letter fills no more: a ground does.
_FULLEST_LETTER = 0.8
# Points: how high letters are, at least.
_LOWEST_LETTER = 3.5
# Pale print is not much less than ink (share of its area), and letters make up such a share of it: dirt is small.
_LEAST_PALE = 0.03
_LETTERS_SHARE = 0.6
# Points around ink in which its strokes fade out.
_FADE = 0.6
# How dark (of 255) pale print is made where it just differs from paper.
_DARK = 90.0
# The shades of a picture.
_SHADES = 256


@dataclass(frozen=True, slots=True)
class _Shades:
    """How much darker than paper a pixel is that belongs to pale print, and one that belongs to ink."""

    pale: int
    ink: int


@dataclass(frozen=True, eq=False)
class ParedPage:
    """A page without the pale print that its ink is set over.

    Attributes:
        ink: The page's ink alone.
        pale: Its pale print alone, as far as no ink covers it.
    """

    ink: PageImage
    pale: PageImage


def pared(page_image: PageImage, rulings: Sequence[Ruling]) -> ParedPage | None:
    """Part the ink of a page from pale print below it.

    Args:
        page_image: A page, its lines level, its print dark on paper.
        rulings: Its rulings, which are no print whatever their shade.

    Returns:
        The two; None where it has no such print.
    """
    reduced = page_image.reduced
    depth = _depth(reduced)
    shades = _shades(depth, without_rulings(reduced, rulings))
    if shades is None or not _is_underprint(reduced, rulings, depth, shades):
        return None
    return _parted(page_image, shades)


def _depth(page_image: PageImage) -> Pixels:
    """How much darker than most of the paper around it each pixel is."""
    side = round(_THICKEST_STROKE * page_image.pixels_per_point) | 1
    depth = cv2.morphologyEx(
        page_image.pixels, cv2.MORPH_BLACKHAT, np.ones((side, side), np.uint8)
    ).astype(np.uint8, copy=False)
    # That is, darker than the lightest of it, which noise makes lighter than the rest.
    lighter = np.uint8(np.median(depth))
    return np.maximum(depth, lighter) - lighter


def _shades(depth: Pixels, print_: Pixels) -> _Shades | None:
    """What parts pale strokes from paper and ink; None where strokes are of one ink."""
    is_middle = (cv2.dilate(depth, np.ones((3, 3), np.uint8)) == depth) & (
        print_ > 0
    )
    noise = float(np.quantile(depth[print_ == 0], _QUARTILE))
    least = max(_LEAST_DEPTH, round(_ABOVE_NOISE * noise))
    middles = depth[is_middle & (depth >= least)]
    if not middles.size:
        return None
    ink = float(np.quantile(middles, _INK_QUANTILE))
    counts = np.bincount(middles, minlength=_SHADES)
    up_to = np.cumsum(counts)
    gap = round(_GAP * ink)
    for end in range(least + gap, round(_PALEST_INK * ink)):
        pale = int(up_to[end - gap])
        if pale and up_to[end] - pale <= _FEW * pale:
            usual = float(np.median(middles[middles <= end - gap]))
            return _Shades(round(_HALF * usual), end - gap // 2)
    return None


def _is_underprint(
    page_image: PageImage,
    rulings: Sequence[Ruling],
    depth: Pixels,
    shades: _Shades,
) -> bool:
    """Whether letters are printed palely, and others stand on pale print."""

    def print_from(least: int) -> Pixels:
        is_print = (depth >= least).view(np.uint8)
        return without_rulings(page_image, rulings, is_print)

    ink = print_from(shades.ink)
    pale_print = print_from(shades.pale) & ~_with_fade(ink, page_image)
    return (
        pale_print.sum() >= _LEAST_PALE * ink.sum()
        and _is_lettering(Components(page_image, pale_print))
        and _is_crossed(pale_print, Components(page_image, ink))
    )


def _is_lettering(pale: Components) -> bool:
    """Whether print is letters, for the most part."""
    boxes = pale.boxes
    is_high_enough = (
        boxes.height >= _LOWEST_LETTER * pale.page_image.pixels_per_point
    )
    is_hollow = pale.area <= _FULLEST_LETTER * boxes.width * boxes.height
    letters = pale.whole(is_high_enough & is_hollow & ~pale.are_slivers)
    enough = _LETTERS_SHARE * float(pale.area[1:].sum())
    return (
        len(letters) >= _FEWEST_LETTERS
        and float(pale.area[letters].sum()) >= enough
    )


def _is_crossed(pale_print: Pixels, ink: Components) -> bool:
    """Whether letters of ink stand on pale print."""
    beside = _with_fade(_with_fade(pale_print, ink.page_image), ink.page_image)
    crossing = np.unique(ink.labels[beside > 0])
    return len(np.intersect1d(crossing, ink.letters())) >= _FEWEST_CROSSED


def _with_fade(print_: Pixels, page_image: PageImage) -> Pixels:
    """1 where print is, or fades out."""
    return widened(print_, _FADE, page_image.pixels_per_point)


def _parted(page_image: PageImage, shades: _Shades) -> ParedPage:
    depth = _depth(page_image)
    is_ink = _with_fade((depth >= shades.ink).view(np.uint8), page_image) > 0
    paper = cv2.add(page_image.pixels, depth)
    ink = np.where(is_ink, page_image.pixels, paper).astype(np.uint8)
    # As dark as ink is: what finds and reads letters is used to that.
    greys = PAPER - np.arange(_SHADES) * (_DARK / shades.pale)
    darkened = np.clip(greys, 0, PAPER).astype(np.uint8)
    pale = np.where(is_ink, np.uint8(PAPER), darkened[depth])
    return ParedPage(
        replace(page_image, pixels=ink), replace(page_image, pixels=pale)
    )
