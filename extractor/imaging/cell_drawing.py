"""Pictures of pages with the cells that were found drawn over them, and how they were found."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PIL import ImageDraw, ImageFont
from PIL.Image import Image

from extractor.model import Box, Table

# Pixels a point: 108 dpi, readable and small.
_SCALE = 1.5
# Pixels: how thick a cell's outline is.
_OUTLINE_WIDTH = 2
# Red, blue, green, purple, orange; a further table begins with red again.
_COLOURS = ("#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e")


# Pixels: how high the letters of a caption are.
_CAPTION_SIZE = 13


@dataclass(frozen=True)
class _Caption:
    """What is said of a table at its upper left corner on a page, in points."""

    x: float
    top: float
    text: str
    colour: str


@dataclass(frozen=True)
class _Outline:
    """The box of a cell in points, and the colour of its table."""

    box: Box
    colour: str


def draw_tables(
    preview: Callable[[int, float], Image | None], tables: Sequence[Table]
) -> Iterator[tuple[int, bytes]]:
    """Draw the cells of tables over their pages.

    Args:
        preview: Gives a page (1-based) as displayed, at so many pixels a point; None of one that has no picture.
        tables: The tables, their boxes on the pages as displayed; each has a colour of its own, and a caption: its
            number, how it was found, and why it was joined to the table of a page before or not.

    Yields:
        Page number (1-based) and PNG file of every page that holds a cell and has a picture, in order.
    """
    captions = _captions_by_page(tables)
    for page_no, outlines in sorted(_outlines_by_page(tables).items()):
        picture = preview(page_no, _SCALE)
        if picture is not None:
            yield page_no, _drawn(picture, outlines, captions[page_no])


def _captions_by_page(tables: Sequence[Table]) -> dict[int, list[_Caption]]:
    by_page: dict[int, list[_Caption]] = defaultdict(list)
    for number, table in enumerate(tables, 1):
        colour = _COLOURS[(number - 1) % len(_COLOURS)]
        reasons = {
            join.page_no: f"{'joined' if join.joined else 'not joined'}: {join.reason}"
            for join in table.joins
        }
        for page_no, box in table.boxes:
            parts = [
                f"table {number}",
                table.strategy,
                reasons.get(page_no, ""),
            ]
            text = ", ".join(part for part in parts if part)
            by_page[page_no].append(_Caption(box.x0, box.top, text, colour))
    return by_page


def _outlines_by_page(tables: Sequence[Table]) -> dict[int, list[_Outline]]:
    by_page: dict[int, list[_Outline]] = defaultdict(list)
    for number, table in enumerate(tables):
        colour = _COLOURS[number % len(_COLOURS)]
        for cell in table.cells:
            for fragment in cell.fragments:
                if fragment.box:
                    by_page[fragment.page_no].append(
                        _Outline(fragment.box, colour)
                    )
    return by_page


def _drawn(
    page: Image, outlines: Sequence[_Outline], captions: Sequence[_Caption]
) -> bytes:
    """A PNG file of a page with outlines and captions on it."""
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
    font = ImageFont.load_default(_CAPTION_SIZE)
    for caption in captions:
        place = (caption.x * _SCALE, caption.top * _SCALE)
        pen.text(
            place,
            caption.text,
            caption.colour,
            font,
            anchor="lb",
            stroke_width=2,
            stroke_fill="white",
        )
    stream = io.BytesIO()
    page.save(stream, "PNG", optimize=True)
    return stream.getvalue()
