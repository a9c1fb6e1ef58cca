"""Pictures of pages with the cells that were found drawn over them."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PIL import ImageDraw
from PIL.Image import Image

from extractor.model import Box, Table

# Pixels a point: 108 dpi, readable and small.
_SCALE = 1.5
# Pixels: how thick a cell's outline is.
_OUTLINE_WIDTH = 2
# Red, blue, green, purple, orange; a further table begins with red again.
_COLOURS = ("#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e")


@dataclass(frozen=True)
class _Outline:
    """The box of a cell in points, and the colour of its table."""

    box: Box
    colour: str


def draw_tables(preview: Callable[[int, float], Image], tables: Sequence[Table]) -> Iterator[tuple[int, bytes]]:
    """Draw the cells of tables over their pages.

    Args:
        preview: Gives a page (1-based) as displayed, at so many pixels a point.
        tables: The tables, their boxes on the pages as displayed; each has a colour of its own.

    Yields:
        Page number (1-based) and PNG file of every page that holds a cell, in order.
    """
    for page_no, outlines in sorted(_outlines_by_page(tables).items()):
        yield page_no, _drawn(preview(page_no, _SCALE), outlines)


def _outlines_by_page(tables: Sequence[Table]) -> dict[int, list[_Outline]]:
    by_page: dict[int, list[_Outline]] = defaultdict(list)
    for number, table in enumerate(tables):
        colour = _COLOURS[number % len(_COLOURS)]
        for cell in table.cells:
            for fragment in cell.fragments:
                if fragment.box:
                    by_page[fragment.page_no].append(_Outline(fragment.box, colour))
    return by_page


def _drawn(page: Image, outlines: Sequence[_Outline]) -> bytes:
    """A PNG file of a page with outlines on it."""
    pen = ImageDraw.Draw(page)
    for outline in outlines:
        box = outline.box
        upper_left = (box.x0 * _SCALE, box.top * _SCALE)
        lower_right = (box.x1 * _SCALE, box.bottom * _SCALE)
        pen.rectangle(
            (upper_left, lower_right),
            outline=outline.colour,
            width=_OUTLINE_WIDTH,
        )
    stream = io.BytesIO()
    page.save(stream, "PNG", optimize=True)
    return stream.getvalue()
