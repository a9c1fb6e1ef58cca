"""Pages laid otherwise than they were set: two on a sheet, a wide one on two, blank ones between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.model import Page, PageTransform
from tests.helpers.bare_tables import HEIGHT, WIDTH


def moved(page: Page, by: float) -> Page:
    """A page with all that is on it further right."""
    return replace(
        page,
        glyphs=tuple(
            replace(glyph, x0=glyph.x0 + by, x1=glyph.x1 + by)
            for glyph in page.glyphs
        ),
        rulings=tuple(
            replace(ruling, x0=ruling.x0 + by, x1=ruling.x1 + by)
            for ruling in page.rulings
        ),
        drawings=tuple(
            replace(drawing, x0=drawing.x0 + by, x1=drawing.x1 + by)
            for drawing in page.drawings
        ),
    )


def two_on_a_sheet(pages: Sequence[Page]) -> list[Page]:
    """Pages on sheets of two."""
    sheets = []
    for number, start in enumerate(range(0, len(pages), 2), 1):
        of_sheet = [
            moved(page, place * WIDTH)
            for place, page in enumerate(pages[start : start + 2])
        ]
        sheets.append(
            Page(
                number,
                PageTransform(0, 2 * WIDTH, HEIGHT),
                sum((page.glyphs for page in of_sheet), ()),
                sum((page.rulings for page in of_sheet), ()),
                sum((page.drawings for page in of_sheet), ()),
            )
        )
    return sheets


def cut_at(page: Page, x: float) -> list[Page]:
    """A page as two to be laid side by side."""
    left = replace(
        page,
        glyphs=tuple(glyph for glyph in page.glyphs if glyph.x1 <= x),
        rulings=tuple(
            replace(ruling, x1=min(ruling.x1, x))
            for ruling in page.rulings
            if ruling.x0 < x
        ),
    )
    right = replace(
        page,
        number=page.number + 1,
        glyphs=tuple(glyph for glyph in page.glyphs if glyph.x0 >= x),
        rulings=tuple(
            replace(ruling, x0=max(ruling.x0, x))
            for ruling in page.rulings
            if ruling.x1 > x
        ),
    )
    return [left, moved(right, 40.0 - x)]


def with_page_after_first(pages: Sequence[Page], between: Page) -> list[Page]:
    """Pages with another one after the first."""
    every_page = [pages[0], between, *pages[1:]]
    return [
        replace(page, number=number)
        for number, page in enumerate(every_page, 1)
    ]


def blank_page() -> Page:
    """A page with nothing on it."""
    return Page(1, PageTransform(0, WIDTH, HEIGHT))
