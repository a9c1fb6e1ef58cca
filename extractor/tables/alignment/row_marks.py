"""What is drawn along the rows of a table that has no grid: lines between rows, and fills behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from extractor.model import Box, Colour, Page

# Points: thinner than this is a line, higher is a fill.
_THICKEST_LINE = 3.0
# Points: parts of one line stand nearer than this, one behind the other; so do those of a band, but for white between
# its cells.
_NEAR = 3.0
_NEAR_FILLS = 16.0
# Points: positions of one line, or of sides of one band, differ by less.
_SAME_PLACE = 1.5
# Points: shorter lines are underlines.
_SHORTEST = 20.0
# Shares of red, green and blue: lighter fills are paper.
_PAPER = 0.985
# Shares of red, green and blue by which colours differ that look the same.
_LIKE = 0.015


@dataclass(frozen=True, slots=True)
class RowMark:
    """A line along rows, or a filled band, whole.

    Attributes:
        box: Where it is; a line has (nearly) no height.
        is_fill: Whether it is a band.
        colour: The fill of the band; None for a line.
        breaks: The x where its parts meet, if it is drawn in parts: a part a cell.
    """

    box: Box
    is_fill: bool
    colour: Colour | None
    breaks: tuple[float, ...]

    def moved(self, shift: float) -> RowMark:
        """The mark somewhere else.

        Args:
            shift: Points to the right.

        Returns:
            The mark there.
        """
        box = replace(self.box, x0=self.box.x0 + shift, x1=self.box.x1 + shift)
        return replace(
            self, box=box, breaks=tuple(x + shift for x in self.breaks)
        )


def row_marks_of(page: Page) -> tuple[RowMark, ...]:
    """The lines and bands along the rows of a page.

    Args:
        page: The page, with its rulings and drawings.

    Returns:
        They, from top to bottom.
    """
    rules = []
    for ruling in page.rulings:
        if ruling.bottom - ruling.top < _THICKEST_LINE:
            y = (ruling.top + ruling.bottom) / 2
            rules.append((Box(ruling.x0, y, ruling.x1, y), None))
    fills = []
    for drawing in page.drawings:
        is_band = (
            drawing.kind == "fill"
            and drawing.is_rectangle
            and drawing.box.height >= _THICKEST_LINE
        )
        if is_band and not _is_paper(drawing.colour):
            fills.append((drawing.box, drawing.colour))
    marks = [*_whole(rules, is_fill=False), *_whole(_seen(fills), is_fill=True)]
    return tuple(sorted(marks, key=lambda mark: (mark.box.top, mark.box.x0)))


def are_like_colours(one: Colour | None, other: Colour | None) -> bool:
    """Whether two fills look the same; those of a scan are never quite.

    Args:
        one: A colour; None for a pattern, or for no fill.
        other: Another one.

    Returns:
        Whether they do.
    """
    if one is None or other is None:
        return one is other
    return all(
        abs(part - other_part) <= _LIKE
        for part, other_part in zip(one, other, strict=True)
    )


def _is_paper(colour: Colour | None) -> bool:
    return colour is not None and min(colour) >= _PAPER


def _seen(
    fills: Iterable[tuple[Box, Colour | None]],
) -> list[tuple[Box, Colour | None]]:
    """The fills that are seen: none on another of its colour, as Qt draws one behind each line of a filled cell."""
    seen: list[tuple[Box, Colour | None]] = []
    below: list[tuple[Box, Colour | None]] = []
    for box, colour in sorted(
        fills, key=lambda fill: (fill[0].top, -fill[0].height, -fill[0].width)
    ):
        below = [fill for fill in below if fill[0].bottom > box.top]
        if not any(
            other.encloses(box) and are_like_colours(colour, other_colour)
            for other, other_colour in below
        ):
            below.append((box, colour))
            seen.append((box, colour))
    return seen


def _whole(
    parts: Sequence[tuple[Box, Colour | None]], *, is_fill: bool
) -> Iterator[RowMark]:
    """Parts in line, one behind the other, as one mark."""
    rest = sorted(
        parts, key=lambda part: (round(part[0].top / _SAME_PLACE), part[0].x0)
    )
    groups: list[list[tuple[Box, Colour | None]]] = []
    for part in rest:
        if groups and _goes_on(
            groups[-1], part, _NEAR_FILLS if is_fill else _NEAR
        ):
            groups[-1].append(part)
        else:
            groups.append([part])
    for group in groups:
        boxes = [box for box, _ in group]
        whole = Box(
            min(map(attrgetter("x0"), boxes)),
            min(map(attrgetter("top"), boxes)),
            max(map(attrgetter("x1"), boxes)),
            max(map(attrgetter("bottom"), boxes)),
        )
        if whole.width >= _SHORTEST:
            yield RowMark(
                whole,
                is_fill,
                group[0][1],
                tuple(_breaks(boxes, _NEAR_FILLS if is_fill else _NEAR)),
            )


def _goes_on(
    group: Sequence[tuple[Box, Colour | None]],
    part: tuple[Box, Colour | None],
    near: float,
) -> bool:
    box, colour = part
    last, last_colour = group[-1]
    is_level = (
        abs(box.top - last.top) <= _SAME_PLACE
        and abs(box.bottom - last.bottom) <= _SAME_PLACE
    )
    end = max(other.x1 for other, _ in group)
    return (
        is_level
        and are_like_colours(colour, last_colour)
        and last.x0 <= box.x0 <= end + near
    )


def _breaks(boxes: Iterable[Box], near: float) -> Iterator[float]:
    """The x where each part but the first begins; the middle of the white before it."""
    end: float | None = None
    for box in boxes:
        if (
            end is not None
            and -_NEAR <= box.x0 - end <= near
            and box.x1 > end + _NEAR
        ):
            yield (box.x0 + end) / 2
        end = box.x1 if end is None else max(end, box.x1)
