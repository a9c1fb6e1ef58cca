"""What the audit is given to show of pages: it draws none itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class PageView(Protocol):
    """A page as displayed."""

    @property
    def page_no(self) -> int:
        """Its number, 1-based."""

    @property
    def url(self) -> str:
        """Its picture as a data URL, which a page that asks nobody for anything can show; empty where it has none."""

    @property
    def missing(self) -> tuple[str, str]:
        """Why it has no picture, in Thai and English; empty where it has one."""

    @property
    def width(self) -> float:
        """Its width in points."""

    @property
    def height(self) -> float:
        """Its height in points."""


class PageViews(Protocol):
    """Shows the pages of the files that were read."""

    def of(self, sha256: str) -> Sequence[PageView]:
        """Show the pages of a file.

        Args:
            sha256: Hash of its content, in hex.

        Returns:
            Its pages in order; none where they cannot be shown.
        """


class NoPageViews:
    """Shows no pages: for an audit without the files that were read."""

    def of(self, sha256: str) -> Sequence[PageView]:
        """Show nothing.

        Args:
            sha256: Hash of a file's content; whatever it is.

        Returns:
            No pages.
        """
        del sha256
        return ()
