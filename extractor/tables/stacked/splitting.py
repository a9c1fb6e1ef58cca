"""Ruled rows that hold several rows are parted into them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.model import Cell, Table
from extractor.tables.alignment.headers import RunHeader, mark_edges
from extractor.tables.alignment.page_break import breaks_of
from extractor.tables.alignment.rows import RunRows
from extractor.tables.stacked.bands import (
    Band,
    BandGroup,
    RuledPage,
    band_groups_of,
    reaching,
)
from extractor.tables.stacked.evidence import may_hold_rows, stacked_rows

# Of the white between the baselines of two rows, the part above the boundary.
_BOUNDARY = 0.35


@dataclass(frozen=True, slots=True)
class _Cuts:
    """Where to part the rows of a table.

    Attributes:
        ys: The boundaries inside of rows, by row (0-based), in points from top to bottom.
        opens: Whether its first row goes on with the page before; as the table has it where that is None.
        ends_open: Whether its last row goes on on the next page.
    """

    ys: Mapping[int, Sequence[float]]
    opens: bool | None
    ends_open: bool


def may_be_stacked(ruled: RuledPage) -> bool:
    """Whether ruled rows of a page seem to hold several rows each.

    Args:
        ruled: The page with its tables.

    Returns:
        Whether those of any of its tables do.
    """
    return any(may_hold_rows(group) for group in band_groups_of([ruled]))


def with_stacked_rows(pages: Sequence[RuledPage]) -> Iterator[RuledPage]:
    """Part the ruled rows that hold several rows.

    Args:
        pages: Pages that follow one another, which vote together.

    Yields:
        They in the same order, their tables with the rows that a reader sees.
    """
    cuts: dict[tuple[int, int], _Cuts] = {}
    for group in band_groups_of(pages):
        starts = stacked_rows(group)
        if starts:
            cuts.update(_cuts_of(group, starts))
    for page_index, ruled in enumerate(pages):
        tables = []
        for table_index, table in enumerate(ruled.tables):
            of_table = cuts.get((page_index, table_index))
            tables.append(_parted(table, of_table) if of_table else table)
        yield replace(ruled, tables=tuple(tables))


def _cuts_of(
    group: BandGroup, starts: list[list[int]]
) -> dict[tuple[int, int], _Cuts]:
    """The boundaries inside of the rows of each table of a group."""
    header = RunHeader("", (0,) * len(starts))
    are_cut = breaks_of(
        group.run, group.columns, header, RunRows(starts=starts)
    )
    ys: dict[tuple[int, int], dict[int, list[float]]] = defaultdict(dict)
    opens: dict[tuple[int, int], bool] = {}
    ends_open: dict[tuple[int, int], bool] = {}
    goes_on = False
    for band, of_band, is_cut in zip(group.bands, starts, are_cut, strict=True):
        ys[band.place][band.row] = list(_boundaries(band, of_band))
        if band.row == 0:
            opens[band.place] = goes_on
        ends_open[band.place] = goes_on = is_cut
    return {
        place: _Cuts(of_table, opens.get(place), ends_open[place])
        for place, of_table in ys.items()
    }


def _boundaries(band: Band, starts: Sequence[int]) -> Iterator[float]:
    """The y between the rows of a ruled row: at the side of a fill, else in the white."""
    lines = band.part.lines
    edges = mark_edges(band.part)
    for start in starts[1:]:
        above, below = lines[start - 1], lines[start]
        between = [y for y in edges if above.waist < y < below.waist]
        yield (
            between[0]
            if between
            else above.baseline + _BOUNDARY * (below.baseline - above.baseline)
        )


def _parted(table: Table, cuts: _Cuts) -> Table:
    """A table with more rows."""
    table = reaching(table)
    first_rows = [0]
    for row in range(table.rows):
        first_rows.append(first_rows[-1] + 1 + len(cuts.ys.get(row, ())))
    cells: list[Cell] = []
    for cell in table.cells:
        row = first_rows[cell.row]
        rowspan = first_rows[cell.row + cell.rowspan] - row
        moved = replace(cell, row=row, rowspan=rowspan)
        cells += (
            _parts_of(moved, cuts.ys[cell.row])
            if rowspan > 1 and cell.rowspan == 1
            else [moved]
        )
    rows = first_rows[-1]
    cells = [
        _closed(cell, is_cut=cuts.ends_open and cell.row + cell.rowspan == rows)
        for cell in cells
    ]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    open_top = table.open_top if cuts.opens is None else cuts.opens
    return replace(
        table,
        cells=tuple(cells),
        rows=rows,
        open_top=open_top,
        open_bottom=cuts.ends_open,
    )


def _parts_of(cell: Cell, ys: Sequence[float]) -> Iterator[Cell]:
    """The cells of the rows that one cell holds."""
    (fragment,) = cell.fragments
    box = fragment.box
    if box is None:
        yield cell
        return
    for index, (top, bottom) in enumerate(pairwise([box.top, *ys, box.bottom])):
        part = replace(fragment, box=replace(box, top=top, bottom=bottom))
        yield replace(cell, row=cell.row + index, rowspan=1, fragments=(part,))


def _closed(cell: Cell, *, is_cut: bool) -> Cell:
    """A cell that the page cut or not."""
    (fragment,) = cell.fragments
    return replace(cell, fragments=(replace(fragment, is_cut=is_cut),))
