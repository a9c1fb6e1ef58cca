"""What is drawn through the cells of a scanned page: arrows, bars and shades, which nothing should try to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.imaging.components import Components
from extractor.imaging.drawn_components import drawn_boxes, shades
from extractor.imaging.page_image import PageImage
from extractor.model import Box, Drawing, Page, Table
from extractor.tables.blank_cells import drawn_in_blank_cells, drawn_strokes

# Points: what is lower is a stroke, not a shape.
_LOW = 3.0
# Points from the end of a stroke to the middle of its head, at most.
_NEAR_END = 9.0
# Points by which a head may miss the middle of its stroke, and the highest head.
_OFF_MIDDLE = 1.5
_HIGHEST_HEAD = 18.0
# A shade this light is paper.
_PAPER = 1.0


def with_scanned_drawings(
    page: Page,
    tables: Sequence[Table],
    components: Components,
    page_image: PageImage,
) -> Page:
    """A scanned page with what is drawn through its cells, which is taken from its print.

    Args:
        page: The page, with its rulings, letters, and the heads that its strokes may have.
        tables: Its tables, their cells empty.
        components: Its print, of which arrows and bars are left out here.
        page_image: The page with its tints, which its print may have been found without.

    Returns:
        The page with its drawings.
    """
    if not tables:
        return replace(page, drawings=())
    strokes = drawn_strokes(tables, page)
    heads = [*(head.box for head in page.drawings), *page.letters]
    candidates = [
        _with_heads(stroke, heads)
        for stroke in [*strokes, *drawn_boxes(components)]
    ]
    letters = [
        box
        for box in page.letters
        if not any(_lies_in(box, candidate) for candidate in candidates)
    ]
    in_blank = list(
        drawn_in_blank_cells(
            tables, replace(page, letters=tuple(letters)), candidates
        )
    )
    drawn = [candidates[index] for index in in_blank]
    for box in drawn:
        components.leave_out(components.inside(box))
    shapes = [_drawing(box) for box in drawn]
    return replace(page, drawings=(*_shades(tables, page_image), *shapes))


def _with_heads(stroke: Box, heads: Sequence[Box]) -> Box:
    """A stroke with the heads at its ends."""
    arrow = stroke
    for head in heads:
        off_middle = (
            abs(stroke.top + stroke.bottom - head.top - head.bottom) / 2
        )
        is_level = off_middle <= _OFF_MIDDLE and head.height <= _HIGHEST_HEAD
        is_at_start = abs((head.x0 + head.x1) / 2 - stroke.x0) <= _NEAR_END
        is_at_end = abs((head.x0 + head.x1) / 2 - stroke.x1) <= _NEAR_END
        if is_level and (is_at_start or is_at_end):
            arrow = arrow.around(head)
    return arrow


def _lies_in(box: Box, other: Box) -> bool:
    """Whether the middle of a box is in another."""
    x = (box.x0 + box.x1) / 2
    y = (box.top + box.bottom) / 2
    return other.x0 <= x <= other.x1 and other.top <= y <= other.bottom


def _drawing(box: Box) -> Drawing:
    if box.height < _LOW:
        middle = (box.top + box.bottom) / 2
        return Drawing("stroke", box.x0, middle, box.x1, middle)
    return Drawing(
        "fill", box.x0, box.top, box.x1, box.bottom, is_rectangle=False
    )


def _shades(
    tables: Sequence[Table], page_image: PageImage
) -> Iterator[Drawing]:
    """The cells that are darker than the lightest of their table, as fills."""
    for table in tables:
        boxes = [
            fragment.box
            for cell in table.cells
            for fragment in cell.fragments
            if fragment.box
        ]
        for box, shade in zip(boxes, shades(page_image, boxes), strict=True):
            if shade < _PAPER:
                yield Drawing(
                    "fill",
                    box.x0,
                    box.top,
                    box.x1,
                    box.bottom,
                    (shade, shade, shade),
                )
