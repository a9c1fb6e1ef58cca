"""Whether a table goes on with that of a page further on, and from what that follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.model import (
    JoinReason,
    PageContent,
    PageJoin,
    Table,
    rows_between,
)
from extractor.model.running_heads import RunningHeads
from extractor.tables.columns.header_rows import header_of, row_texts
from extractor.tables.form_matching import layout_of
from extractor.tables.own_header import has_own_header
from extractor.tables.repeated_rows import (
    RepeatedRows,
    misread_rows,
    repeated_rows,
)
from extractor.tables.row_numbers import (
    counts_on_exactly,
    numbers_go_on,
    was_read,
)
from extractor.tables.same_columns import (
    are_scaled,
    common_shift,
    with_columns_of,
)
from extractor.tables.titles_between import (
    Surroundings,
    are_parted,
    titles_above,
)

# Pages: so many without a table (blank ones, photos) may lie between two parts of one.
_MOST_BETWEEN = 2
_NO_ROWS = RepeatedRows(0, 0, 0)


@dataclass(frozen=True, slots=True)
class TableStart:
    """What the part of a table on its first page says about all of it.

    Attributes:
        header_rows: How many rows at the top are header.
        key: The column (0-based) that names the rows.
        is_known: Whether the table is of a form that is known.
        titles: What stands above it on its page, without white space.
    """

    header_rows: int
    key: int
    is_known: bool
    titles: frozenset[str]

    @classmethod
    def of(cls, table: Table, page_content: PageContent) -> TableStart:
        """Look at the first part of a table.

        Args:
            table: The part, its cells filled.
            page_content: Its page.

        Returns:
            What it says.
        """
        titles = titles_above(page_content, table)
        layout = layout_of(table)
        if layout is None:
            return cls(header_of(table).rows, 0, is_known=False, titles=titles)
        return cls(layout.header_rows, layout.key, is_known=True, titles=titles)


@dataclass(frozen=True, slots=True)
class Continuation:
    """How the table of a page stands to the last one before.

    Attributes:
        join: Whether it goes on with it, and why.
        below: The table, in the columns of the one before where its cells are merged over them.
        repeated: Its rows that say the header again.
    """

    join: PageJoin
    below: Table
    repeated: RepeatedRows = _NO_ROWS


def continuation_of(
    above: Table,
    start: TableStart,
    below: Table,
    pages: Sequence[PageContent],
    heads: RunningHeads,
) -> Continuation:
    """Tell whether a table goes on with another one.

    Args:
        above: The last table before, stitched so far.
        start: How it starts.
        below: The first table of a page.
        pages: The page where `above` ends, those between, which have no tables, and that of `below`.
        heads: The document's running heads and feet.

    Returns:
        Whether it does, and why.
    """
    page_no = pages[-1].page_no
    below = with_columns_of(above, below)
    if below.cols != above.cols:
        return Continuation(PageJoin(page_no, False, "other-columns"), below)
    repeated = repeated_rows(above, start.header_rows, below)
    if not repeated.count:
        repeated = misread_rows(above, start.header_rows, start.key, below)
    is_parted = are_parted(
        above, below, pages, Surroundings(heads, start.titles)
    )
    reason = _reason(above, start, below, repeated, is_parted=is_parted)
    joined = reason in ("header-again", "same-columns", "numbers-go-on")
    if joined and len(pages) - 2 > _MOST_BETWEEN:
        return Continuation(PageJoin(page_no, False, "pages-between"), below)
    return Continuation(
        PageJoin(page_no, joined, reason),
        below,
        repeated if joined else _NO_ROWS,
    )


def _reason(
    above: Table,
    start: TableStart,
    below: Table,
    repeated: RepeatedRows,
    *,
    is_parted: bool,
) -> JoinReason:
    """Why a table of as many columns goes on with the one before, or why not."""
    if repeated.count:
        is_parted = is_parted or _has_other_title(above, below, repeated)
        if is_parted and not _counts_on(
            above, start, rows_between(below, repeated.end, below.rows)
        ):
            return "title-between"
        return "header-again"
    if common_shift(above, below) is None and not _is_picture_of_rest(
        above, start, below
    ):
        return "other-columns"
    if is_parted:
        return (
            "numbers-go-on"
            if numbers_go_on(above, start.header_rows, start.key, below)
            else "title-between"
        )
    if has_own_header(above, start.header_rows, start.key, below):
        return "other-header"
    return "same-columns"


def _is_picture_of_rest(above: Table, start: TableStart, below: Table) -> bool:
    """Whether a picture of further rows was pasted in: its columns are larger or smaller, or its numbers count on."""
    if above.is_pasted == below.is_pasted:
        return False
    if are_scaled(above, below):
        return True
    return start.is_known and counts_on_exactly(
        above, start.header_rows, start.key, below
    )


def _has_other_title(
    above: Table, below: Table, repeated: RepeatedRows
) -> bool:
    """Whether a title stands in the table above the header that is said again, and did not stand there before."""
    titles = {
        "".join(text.split())
        for row in range(repeated.header_rows)
        for text in row_texts(above, row)
    }
    own = {
        "".join(text.split())
        for row in range(repeated.first)
        for text in row_texts(below, row)
    }
    return any(text not in titles and "(ต่อ)" not in text for text in own)


def _counts_on(above: Table, start: TableStart, below: Table) -> bool:
    """Whether the rows below a header that is said again count on, or begin with the rest of one."""
    if not below.rows or (was_read(below) and not start.is_known):
        return False
    is_rest = start.is_known and not row_texts(below, 0)[start.key].strip()
    return is_rest or numbers_go_on(above, start.header_rows, start.key, below)


def with_header_rows(start: TableStart, repeated: RepeatedRows) -> TableStart:
    """What is known of a table once a page said its header again: there may be more rows of it.

    Args:
        start: What was known.
        repeated: The rows that were said again.

    Returns:
        What is known now.
    """
    return replace(
        start, header_rows=max(start.header_rows, repeated.header_rows)
    )
