"""A run becomes tables, one a page, their cells empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.model import Box, Cell, Fragment, Table
from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import RunHeader, mark_edges
from extractor.tables.alignment.merged_cells import MergedCells, merged_cells_of
from extractor.tables.alignment.page_break import breaks_of
from extractor.tables.alignment.page_print import PrintLine
from extractor.tables.alignment.rows import RunRows
from extractor.tables.alignment.runs import Part, Run
from extractor.tables.alignment.sections import OVERFLOW

# In line pitches: how far a table reaches above its first baseline and below its last.
_ABOVE = 0.95
_BELOW = 0.4
# Of the white between the baselines of two rows, the part above the boundary.
_BOUNDARY = 0.35


def tables_of(
    run: Run, columns: Columns, header: RunHeader, rows: RunRows
) -> Iterator[Table]:
    """Make the tables of a run.

    Args:
        run: The run.
        columns: Its columns.
        header: Its header.
        rows: Its rows.

    Yields:
        A table a part, page by page, its cells empty.
    """
    are_cut = breaks_of(run, columns, header, rows)
    merged = merged_cells_of(run, columns, rows)
    for number, part in enumerate(run.parts):
        builder = _Builder(
            part,
            columns,
            header.lines_by_part[number],
            rows.starts[number],
            rows.sections[number],
            merged[number],
        )
        is_open_above = (
            number > 0
            and are_cut[number - 1]
            and not header.lines_by_part[number]
        )
        yield builder.table(open_top=is_open_above, open_bottom=are_cut[number])


class _Builder:
    """The table of one part."""

    def __init__(
        self,
        part: Part,
        columns: Columns,
        header: int,
        starts: Sequence[int],
        sections: Sequence[int],
        merged: MergedCells,
    ) -> None:
        self._part = part
        self._columns = columns
        self._header = header
        self._sections = frozenset(sections)
        self._merged = merged
        self._split = _split_of_header(
            part.lines[:header], columns, part.block.page.letter_width
        )
        header_starts = [0] if header else []
        if self._split:
            header_starts.append(self._split)
        self._starts = sorted({*header_starts, *starts}) or [0]
        self._edges = tuple(edge + part.shift for edge in columns.edges)

    def table(self, *, open_top: bool, open_bottom: bool) -> Table:
        """The table, open where its page cut a row."""
        page_no = self._part.block.page.number
        ys = self._boundaries()
        cells = []
        for row in range(len(ys) - 1):
            for col, colspan, rowspan in self._places(row):
                box = Box(
                    self._edges[col],
                    ys[row],
                    self._edges[col + colspan],
                    ys[row + rowspan],
                )
                is_last = row + rowspan == len(ys) - 1
                is_cut = is_last and (
                    open_bottom
                    or (colspan == 1 and col in self._merged.at_foot)
                )
                cells.append(
                    Cell(
                        row,
                        col,
                        rowspan,
                        colspan,
                        (Fragment(page_no, box, is_cut=is_cut),),
                    )
                )
        whole = Box(self._edges[0], ys[0], self._edges[-1], ys[-1])
        return Table(
            cells=tuple(cells),
            rows=len(ys) - 1,
            cols=len(self._columns),
            page_first=page_no,
            page_last=page_no,
            column_edges=self._edges,
            boxes=((page_no, whole),),
            open_top=open_top,
            open_bottom=open_bottom,
            strategy="alignment",
        )

    def _boundaries(self) -> list[float]:
        """The y between rows, the upper and the lower side of the table."""
        lines = self._part.lines
        pitch = self._part.block.page.pitch
        edges = mark_edges(self._part)
        ys = [
            max(
                [
                    lines[0].baseline - _ABOVE * pitch,
                    *self._below_other_print(edges),
                ]
            )
        ]
        ys += [
            _boundary(self._line_above(start), lines[start], edges)
            for start in self._starts[1:]
        ]
        ys.append(lines[-1].baseline + _BELOW * pitch)
        return ys

    def _below_other_print(self, edges: Sequence[float]) -> list[float]:
        """The y below the last line above the table, if there is one: rows of a single line are set far apart."""
        first = self._part.lines[0]
        height = max(piece.height for piece in first.pieces)
        above = [
            line
            for line in self._part.block.page.lines
            if line.baseline <= first.baseline - height
        ]
        return [_boundary(line, first, edges) for line in above[-1:]]

    def _line_above(self, start: int) -> PrintLine:
        """The last line above a row that is not of a cell that goes on in it."""
        over = self._merged.over.get(start, frozenset())
        others = [
            line
            for line in self._part.lines[:start]
            if self._columns.held_by([line]) - over
        ]
        return others[-1] if others else self._part.lines[start - 1]

    def _places(self, row: int) -> Iterator[tuple[int, int, int]]:
        """The cells of a row: the column, and how many columns and rows each spans."""
        count = len(self._columns)
        if (
            self._starts[row] in self._sections
            and self._starts[row] >= self._header
        ):
            yield 0, count, 1
            return
        if not self._split or row > 1:
            for col in range(count):
                if row == 0 or not self._goes_on(row, col):
                    yield col, 1, self._rowspan(row, col)
            return
        groups = _spans(
            self._part.lines[: self._split],
            self._columns,
            self._part.block.page.letter_width,
        )
        grouped = {col for start, end in groups for col in range(start, end)}
        if row == 0:
            for start, end in groups:
                yield start, end - start, 1
        for col in range(count):
            if (row == 0) != (col in grouped):
                yield col, 1, 1 if row else 2

    def _rowspan(self, row: int, col: int) -> int:
        """How many rows a cell spans that begins in a row."""
        span = 1
        while row + span < len(self._starts) and self._goes_on(row + span, col):
            span += 1
        return span

    def _goes_on(self, row: int, col: int) -> bool:
        """Whether the cell above a row below the header goes on in it."""
        start, above = self._starts[row], self._starts[row - 1]
        is_inside = above >= self._header and not self._sections & {
            start,
            above,
        }
        return is_inside and col in self._merged.over.get(start, ())


def _boundary(
    above: PrintLine, below: PrintLine, edges: Sequence[float]
) -> float:
    """The y between two lines: that of the first line or side of a fill, if there is one."""
    between = [y for y in edges if above.waist < y < below.waist]
    step = below.baseline - above.baseline
    return between[0] if between else above.baseline + _BOUNDARY * step


def _split_of_header(
    lines: Sequence[PrintLine], columns: Columns, width: float
) -> int:
    """The line below pieces that stand over several columns of a header; 0 where there is none."""
    for index in range(1, len(lines)):
        groups = _spans(lines[:index], columns, width)
        if groups and not _spans(lines[index:], columns, width):
            below = columns.held_by(lines[index:])
            if all(len(below & set(range(*group))) >= 2 for group in groups):
                return index
    return 0


def _spans(
    lines: Sequence[PrintLine], columns: Columns, width: float
) -> list[tuple[int, int]]:
    """The columns over which pieces of some lines stand, where they are several."""
    spans = []
    for line in lines:
        for piece in line.pieces:
            start, end = columns.over(piece, OVERFLOW * width / 2)
            if end - start >= 2:
                spans.append((start, end))
    return sorted(set(spans))
