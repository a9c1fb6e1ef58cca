"""The parts of a sheet that holds two pages side by side, the left one first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from extractor.model import Page

T = TypeVar("T")
# The left and the right side of a thing, in points.
_Sides = tuple[float, float]


def parts_of(page: Page) -> tuple[Page, ...]:
    """Part a sheet.

    Args:
        page: A page, with its gutter where it holds two.

    Returns:
        The page as it is, or its left and its right part, each of the sheet's number and in its coordinates.
    """
    if page.gutter is None:
        return (page,)
    return _part(page, right=False), _part(page, right=True)


def is_right_of(gutter: float | None, x0: float, x1: float) -> bool:
    """Whether something stands on the second page of a sheet.

    Args:
        gutter: The x of the white between its pages; None where it holds one page only.
        x0: The left side of the thing, in points.
        x1: Its right side.

    Returns:
        Whether its middle lies right of the gutter.
    """
    return gutter is not None and (x0 + x1) / 2 > gutter


def in_turn(
    things: Iterable[T],
    gutter: float | None,
    sides: Callable[[T], tuple[float, float]],
) -> tuple[list[T], ...]:
    """Part things of a sheet by the page on which they stand.

    Args:
        things: The things, in order.
        gutter: The x of the white between the pages; None where it holds one page only.
        sides: The left and the right side of a thing, in points.

    Returns:
        Those of each page, in the same order.
    """
    if gutter is None:
        return (list(things),)
    left: list[T] = []
    right: list[T] = []
    for thing in things:
        (right if is_right_of(gutter, *sides(thing)) else left).append(thing)
    return left, right


def _part(page: Page, *, right: bool) -> Page:
    def stays(x0: float, x1: float) -> bool:
        return is_right_of(page.gutter, x0, x1) is right

    return replace(
        page,
        glyphs=tuple(
            glyph for glyph in page.glyphs if stays(glyph.x0, glyph.x1)
        ),
        rulings=tuple(
            ruling for ruling in page.rulings if stays(ruling.x0, ruling.x1)
        ),
        drawings=tuple(
            drawing
            for drawing in page.drawings
            if stays(drawing.x0, drawing.x1)
        ),
        letters=tuple(box for box in page.letters if stays(box.x0, box.x1)),
        other_print=tuple(
            box for box in page.other_print if stays(box.x0, box.x1)
        ),
        gutter=None,
    )
