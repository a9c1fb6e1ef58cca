"""What is printed in a table, column by column: pieces of print end at column lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractor.model import Box, Page, Table
from extractor.tables.alignment.letter_pieces import (
    pieces_of_letters,
    width_of_letters,
)
from extractor.tables.alignment.page_print import (
    PagePrint,
    Piece,
    letter_width_of,
    pieces_of,
)
from extractor.tables.alignment.row_marks import RowMark

# Of a table's width, so much of it a fill covers that shades a row.
_FILLED_WIDTH = 0.9


def print_in_table(page: Page, table: Table) -> PagePrint:
    """Gather the print in a table.

    Args:
        page: The page, with its glyphs, or its letters where it is a picture.
        table: A table of it.

    Returns:
        The print, its pieces cut at the column lines, and the fills behind rows.
    """
    _, whole = table.boxes[0]
    inside = _part_of(page, whole)
    pieces: list[Piece] = []
    for left, right in pairwise(table.column_edges):
        pieces += _pieces(_part_of(inside, replace(whole, x0=left, x1=right)))
    letter_width = (
        letter_width_of(inside) if inside.glyphs else width_of_letters(inside)
    )
    of_table = PagePrint.of_pieces(page, pieces, letter_width)
    return replace(
        of_table,
        marks=tuple(
            mark for mark in of_table.marks if _shades_row(mark, whole)
        ),
    )


def _pieces(page: Page) -> list[Piece]:
    """The print of a page: of its glyphs, or of its letters where it is a picture."""
    return pieces_of(page) if page.glyphs else pieces_of_letters(page)


def _part_of(page: Page, box: Box) -> Page:
    """What is printed in a part of a page."""
    glyphs = [
        glyph
        for glyph in page.glyphs
        if _stands_in(glyph.x0, glyph.x1, glyph.baseline, box)
    ]
    letters = [
        letter
        for letter in page.letters
        if _stands_in(letter.x0, letter.x1, letter.bottom, box)
    ]
    return replace(
        page,
        glyphs=tuple(glyphs),
        letters=tuple(letters),
        rulings=(),
        drawings=(),
    )


def _stands_in(x0: float, x1: float, y: float, box: Box) -> bool:
    return box.x0 <= (x0 + x1) / 2 < box.x1 and box.top <= y < box.bottom


def _shades_row(mark: RowMark, whole: Box) -> bool:
    """Whether a mark is a fill from one side of a table to the other. A line that made no grid has a reason."""
    covered = min(mark.box.x1, whole.x1) - max(mark.box.x0, whole.x0)
    return mark.is_fill and covered >= _FILLED_WIDTH * whole.width
