"""Sheets wider than a page, printed on pages to be laid side by side, become whole: their columns are joined by rows.

Spreadsheets are printed down and then over (pages 1, 2, 3 hold the left columns, 4, 5, 6 the right ones), or over and
then down (1 and 2, 3 and 4): the rulings of the rows stand at the same heights. Who splits a table by hand says the
names of the rows again, or goes on with the columns of a known form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractor.model import (
    Box,
    Cell,
    Fragment,
    PageContent,
    PageJoin,
    Table,
)
from extractor.model.running_heads import RunningHeads
from extractor.tables.row_matches import (
    RowMatch,
    beside,
    columns_from,
    level_match,
    named_match,
)
from extractor.tables.same_columns import common_shift
from extractor.tables.titles_between import (
    Surroundings,
    are_parted,
    titles_above,
)

# Pages: the left columns of a sheet fill so many at most before the right ones begin.
_MOST_DOWN = 40


def joined_side_by_side(
    page_contents: Sequence[PageContent], heads: RunningHeads
) -> list[PageContent]:
    """Put the pages of sheets that are wider than a page side by side.

    Args:
        page_contents: The pages, in order.
        heads: Their running heads and feet.

    Returns:
        The same pages; a table whose right part stands on a later page holds that, too, and is missing there.
    """
    sheets = _Sheets(list(page_contents), heads)
    first = 0
    while first < len(sheets.pages):
        down = sheets.pages_down(first)
        if down:
            sheets.join_over(first, down)
        first += down or 1
    return sheets.pages


def joined_by_rows(
    tables: Sequence[Table],
    page_contents: Sequence[PageContent],
    heads: RunningHeads,
) -> list[Table]:
    """Join the columns of stitched tables that hold the same rows on other pages: these break elsewhere.

    Args:
        tables: The tables in order, stitched over pages.
        page_contents: The pages.
        heads: Their running heads and feet.

    Returns:
        The tables; one whose rows the next one goes on with holds the columns of that, too.
    """
    page_of = {page.page_no: page for page in page_contents}
    joined: list[Table] = []
    for table in tables:
        last = joined[-1] if joined else None
        if (
            last
            and last.boxes
            and table.boxes
            and last.page_last < table.page_first
        ):
            pages = page_of[last.page_first], page_of[table.page_first]
            match = _named(last, table, pages, heads)
            if match:
                joined[-1] = _side_by_side(last, table, match)
                continue
        joined.append(table)
    return joined


@dataclass(slots=True)
class _Sheets:
    """The pages of a document, of which some are put together; and the columns of those that were."""

    pages: list[PageContent]
    heads: RunningHeads
    known: list[tuple[Table, Table]] = field(default_factory=list)

    def pages_down(self, first: int) -> int:
        """How many pages from `first` on have their right parts on as many pages that follow; 0 where none has."""
        most = min(_MOST_DOWN, (len(self.pages) - first) // 2)
        for down in range(1, most + 1):
            if not self.pages[first + down - 1].tables:
                return 0
            if self._matches(first, first + down, down):
                return down
        return 0

    def join_over(self, first: int, down: int) -> None:
        """Put the right parts of `down` pages to their left ones, as often as there are pages further right."""
        over = first + down
        while over + down <= len(self.pages):
            matches = self._matches(first, over, down)
            if not matches:
                return
            for step, match in enumerate(matches):
                self._join(first + step, over + step, match)
            over += down

    def _join(self, one: int, other: int, match: RowMatch) -> None:
        left, right = self.pages[one], self.pages[other]
        self.known.append((left.tables[0], right.tables[0]))
        table = _side_by_side(left.tables[0], right.tables[0], match)
        self.pages[one] = replace(left, tables=(table,))
        self.pages[other] = replace(right, tables=())

    def _matches(self, first: int, over: int, down: int) -> list[RowMatch]:
        """How `down` pages match those from `over` on; none where one does not, or no pair is sure."""
        matches: list[RowMatch] = []
        for step in range(down):
            match = self._match(first + step, over + step)
            if match is None:
                return []
            matches.append(match)
        return matches if any(match.is_sure for match in matches) else []

    def _match(self, one: int, other: int) -> RowMatch | None:
        """How two pages match; surely, too, where their columns are those of pages before that did."""
        left, right = self.pages[one], self.pages[other]
        if len(left.tables) != 1 or len(right.tables) != 1:
            return None
        tables = left.tables[0], right.tables[0]
        if not (tables[0].boxes and tables[1].boxes):
            return None  # of a transcript, which has no pages to be laid side by side
        is_higher = _is_printed_above(left) and not _is_printed_above(right)
        match = level_match(*tables, is_higher=is_higher)
        if match and not match.is_sure:
            return replace(match, is_sure=self._are_as(tables))
        return match or _named(*tables, (left, right), self.heads)

    def _are_as(self, tables: tuple[Table, Table]) -> bool:
        """Whether two tables have the columns of two that were put side by side before."""
        return any(
            all(
                table.cols == known.cols
                and common_shift(known, table) is not None
                for known, table in zip(pair, tables, strict=True)
            )
            for pair in self.known
        )


def _named(
    one: Table,
    other: Table,
    pages: tuple[PageContent, PageContent],
    heads: RunningHeads,
) -> RowMatch | None:
    """How the rows of two tables match though they are not level; None where a title parts the tables."""
    match = named_match(one, other)
    if match is None:
        return None
    around = Surroundings(heads, titles_above(pages[0], one))
    return None if are_parted(one, other, pages, around) else match


def _is_printed_above(page_content: PageContent) -> bool:
    top = page_content.tables[0].boxes[0][1].top
    return any(
        line.box is not None and line.box.top < top
        for line in page_content.lines
    )


def _side_by_side(left: Table, right: Table, match: RowMatch) -> Table:
    """One table of the columns of two; columns of the right one that say those of the left again are dropped."""
    further = columns_from(right, match.again)
    blank = _blank_headers(left, further, match.lacking)
    dropped = [
        line
        for cell in right.cells
        if cell.col + cell.colspan <= match.again
        for line in cell.lines
    ]
    whole = beside(left, further, lacking=match.lacking)
    pages = dict.fromkeys(page_no for page_no, _ in right.boxes)
    told = [PageJoin(page_no, True, "side-by-side") for page_no in pages]
    return replace(
        whole,
        cells=tuple(sorted((*whole.cells, *blank), key=_place)),
        page_last=right.page_last,
        boxes=left.boxes + right.boxes,
        repeated=(*left.repeated, *dropped, *right.repeated),
        joins=(*left.joins, *told),
    )


def _blank_headers(left: Table, further: Table, lacking: int) -> Iterator[Cell]:
    """The empty cells above columns whose header is not printed."""
    page_no, box = further.boxes[0]
    for row in range(lacking):
        for col in range(further.cols):
            x0, x1 = further.column_edges[col : col + 2]
            room = Box(x0, box.top, x1, box.top)
            yield Cell(
                row, left.cols + col, fragments=(Fragment(page_no, room, ()),)
            )


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.col
