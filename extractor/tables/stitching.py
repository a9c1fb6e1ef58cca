"""Tables of single pages become one table: repeated headers dropped, rows that a page break split joined again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.model import PageContent, PageJoin, Table
from extractor.model.running_heads import RunningHeads, running_heads
from extractor.tables.continuation import (
    Continuation,
    TableStart,
    continuation_of,
    with_header_rows,
)
from extractor.tables.growing_table import GrowingTable
from extractor.tables.joined_pages import with_part
from extractor.tables.side_by_side import joined_by_rows, joined_side_by_side


def stitch(page_contents: Iterable[PageContent]) -> list[Table]:
    """Put the tables of a document together.

    The columns of sheets wider than a page are put side by side first; then the first table of each page is compared
    with the last one before it; columns of the same rows that break elsewhere are joined last. `Table.joins` says of
    each page why its table was joined or not.

    Args:
        page_contents: The pages, in order.

    Returns:
        All tables in order, each whole; every fragment of a cell keeps its page and box.
    """
    pages = list(page_contents)
    heads = running_heads(pages)
    page_contents = joined_side_by_side(pages, heads)
    stitching = _Stitching(page_contents, heads)
    for index, page_content in enumerate(page_contents):
        if page_content.tables:
            stitching.add(index)
    tables = [table.whole() for table in stitching.tables]
    return joined_by_rows(tables, pages, heads)


class _Stitching:
    """The tables so far, and what is known of the last one."""

    def __init__(
        self, page_contents: Sequence[PageContent], heads: RunningHeads
    ) -> None:
        self.tables: list[GrowingTable] = []
        self._page_contents = page_contents
        self._heads = heads
        # The first part of the last table, and its page; what it says is asked only where a page follows.
        self._begun: tuple[Table, PageContent] | None = None
        self._start: TableStart | None = None
        self._last_page = 0

    def add(self, index: int) -> None:
        """Add the tables of the page with this index."""
        page_content = self._page_contents[index]
        first, *further = page_content.tables
        if self._begun is None:
            self._begin(first, page_content)
        else:
            start = self._start or TableStart.of(*self._begun)
            self._add_first(first, start, index)
        for table in further:
            self._begin(table, page_content)
        self._last_page = index

    def _add_first(self, table: Table, start: TableStart, index: int) -> None:
        """Add the first table of a page: it may go on with the last one before."""
        pages = self._page_contents[self._last_page : index + 1]
        continuation = continuation_of(
            self.tables[-1].ends, start, table, pages, self._heads
        )
        if continuation.join.joined:
            self._go_on(continuation, start)
        else:
            self._begin(table, pages[-1], continuation.join)

    def _go_on(self, continuation: Continuation, start: TableStart) -> None:
        self._start = with_header_rows(start, continuation.repeated)
        last = self.tables[-1]
        last.go_on(with_part(last.ends, self._start, continuation))

    def _begin(
        self, table: Table, page_content: PageContent, *joins: PageJoin
    ) -> None:
        begun = replace(table, joins=(*joins, *table.joins))
        self.tables.append(GrowingTable(begun))
        self._begun = (table, page_content)
        self._start = None
