"""Ink in the cells of tables that is no character that was read: letters drawn as curves, handwriting."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.context import CheckContext
from extractor.checks.places import home_of
from extractor.model import Box, PageContent, Problem

# Square points in one cell: less is a speck. Clean pages leave none, a word that is drawn as curves 20 and more.
LEAST_INK = 20.0


def unread_ink(context: CheckContext) -> Iterator[Problem]:
    """Tell of ink that nothing explains.

    Args:
        context: The report.

    Yields:
        A finding a cell, with the record and the field, if it is one of a record.
    """
    for page in context.page_contents:
        for cell, area in inked_cells(page):
            yield Problem.of(
                "ink-not-read",
                page_no=page.page_no,
                page=page.page_no,
                area=area,
                left=cell.x0,
                top=cell.top,
                **home_of(page.page_no, cell, context),
            )


def inked_cells(page: PageContent) -> Iterator[tuple[Box, float]]:
    """The cells of a page in which there is ink that nothing explains.

    Args:
        page: The page.

    Yields:
        The box of each such cell, and how much ink it is, in square points.
    """
    if not page.ink:
        return
    for table in page.tables:
        for cell in table.cells:
            box = cell.fragments[0].box
            area = sum(
                ink.area
                for ink in page.ink
                if box and box.holds(*ink.box.centre)
            )
            if box and area >= LEAST_INK:
                yield box, area
