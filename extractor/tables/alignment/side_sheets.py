"""Pages to be laid side by side, as a spreadsheet prints what is wider than a page: their lines stand level."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from rapidfuzz import fuzz

from extractor.model import Box, Cell, Table
from extractor.tables.alignment.page_print import (
    PagePrint,
    Piece,
    PrintLine,
    pieces_in,
    reach_of,
)
from extractor.tables.alignment.row_marks import RowMark, are_like_colours
from extractor.tables.placed_tables import Place, placed_table

# Points: lines of one row differ by no more from page to page, but for rounding.
_LEVEL = 1.5
# Of the lines of the page that has fewer, so many stand level with one of the other page; so many at least.
_LEVEL_SHARE = 0.8
_FEWEST_LEVEL = 4
# rapidfuzz.ratio (0 to 100): a header so much alike is said again, not the next columns.
_SAID_AGAIN = 80.0
# Of the pieces beyond the first column, so many begin or end where so many of the other page do.
_ALIKE_SHARE = 0.5
_FEWEST_ALIKE = 2
# Points: mirrored margins move a page by no more, and where its print begins tells of it but for so much.
_MOST_MOVED = 14
_ABOUT = 3
# In line pitches: a title stands so far above the first line of the right page.
_ABOVE = 1.5
# Of the steps from line to line, so many are others than the usual one: no other table has the same by chance.
_OTHER_STEPS_SHARE = 0.15
# On both pages together lines usually have so many pieces: prose has one on each.
_FEWEST_PIECES = 3
# Where all lines are level, so many of them, and of the longer page's, tell.
_FEWEST_ROWS = 8
_ROWS_SHARE = 0.85
# In widths of a letter: the white that is put between the pages.
_WHITE = 4.0


@dataclass(frozen=True, slots=True)
class SideSheet:
    """Pages side by side.

    Attributes:
        pages: The print of each, from left to right, where it was printed.
        whole: The print of all of them on one wide page.
        offsets: By how many points each stands further right there.
        boundaries: The x there between one page and the next.
    """

    pages: tuple[PagePrint, ...]
    whole: PagePrint
    offsets: tuple[float, ...]
    boundaries: tuple[float, ...]

    def parts_of(self, table: Table) -> Iterator[tuple[PagePrint, Table]]:
        """Give each page its columns of a table that was found on all of them.

        Args:
            table: The table, its cells empty.

        Yields:
            A page, and the table of it.
        """
        if len(self.pages) == 1:
            yield self.pages[0], table
            return
        cuts = [0]
        for x in self.boundaries:
            distances = [abs(edge - x) for edge in table.column_edges]
            cuts.append(distances.index(min(distances)))
        cuts.append(table.cols)
        for page, offset, (first, end) in zip(
            self.pages, self.offsets, pairwise(cuts), strict=True
        ):
            if first < end:
                part = _columns_between(table, first, end)
                yield (
                    page,
                    placed_table(
                        part,
                        {table.page_first: Place(table.page_first, -offset)},
                    ),
                )


def side_sheets_of(pages: Sequence[PagePrint]) -> Iterator[SideSheet]:
    """Lay pages side by side where their lines tell that they belong so.

    Args:
        pages: The print of pages that follow one another.

    Yields:
        The sheets, in the order of their left pages; mostly of one page each.
    """
    first = 0
    while first < len(pages):
        down = _pages_down(pages, first)
        if not down:
            yield SideSheet((pages[first],), pages[first], (0.0,), ())
            first += 1
            continue
        end = first + down
        while end + down <= len(pages) and _all_lie_beside(
            pages, first, end, down
        ):
            end += down
        for step in range(down):
            yield _laid_side_by_side(pages[first + step : end : down])
        first = end


def lie_beside(left: PagePrint, right: PagePrint) -> bool:
    """Whether two pages hold columns of the same rows.

    Args:
        left: The print of a page.
        right: That of a page further on.

    Returns:
        Whether their lines stand level, the right one does not say the header of the left one again, and either a
        title stands above the lines of the left page, where the right one is white, or columns stand elsewhere, and
        rows are of several heights, or both pages have as many.
    """
    pairs = _level_pairs(left, right)
    fewest = min(len(left.lines), len(right.lines))
    if (
        len(pairs) < max(_FEWEST_LEVEL, _LEVEL_SHARE * fewest)
        or _count_pieces(pairs) < _FEWEST_PIECES
    ):
        return False
    header, header_right = pairs[0]
    if fuzz.ratio(header.text, header_right.text) >= _SAID_AGAIN:
        return False
    if left.lines[0].baseline < right.lines[0].baseline - _ABOVE * left.pitch:
        return True
    if _begin_alike(left, pairs):
        return False
    has_own_steps = _has_steps_of_its_own([one.baseline for one, _ in pairs])
    return has_own_steps or _are_as_long(left, right, pairs)


def _are_as_long(
    left: PagePrint,
    right: PagePrint,
    pairs: Sequence[tuple[PrintLine, PrintLine]],
) -> bool:
    """Whether both pages end level, in rows of several columns, all of them level."""
    most = max(len(left.lines), len(right.lines))
    ends_level = (
        abs(left.lines[-1].baseline - right.lines[-1].baseline) <= _LEVEL
    )
    return ends_level and len(pairs) >= max(_FEWEST_ROWS, _ROWS_SHARE * most)


def _count_pieces(pairs: Sequence[tuple[PrintLine, PrintLine]]) -> int:
    """How many pieces lines usually have on both pages together."""
    pieces = sorted(len(one.pieces) + len(other.pieces) for one, other in pairs)
    return pieces[len(pieces) // 2]


def _begin_alike(
    page: PagePrint, pairs: Sequence[tuple[PrintLine, PrintLine]]
) -> bool:
    """Whether columns but the first one stand as on the left page, anywhere on it: the one goes on with the other."""
    left = _but_first(line for line, _ in pairs)
    right = _but_first(line for _, line in pairs)
    if not right:
        return not left
    starts = Counter(round(piece.x0) for piece in _but_first(page.lines))
    ends = Counter(round(piece.x1) for piece in left)
    for moved in _ways_moved(pairs):
        alike = sum(
            max(_near(starts, piece.x0 - moved), _near(ends, piece.x1 - moved))
            >= _FEWEST_ALIKE
            for piece in right
        )
        if alike >= _ALIKE_SHARE * len(right):
            return True
    return False


def _ways_moved(pairs: Sequence[tuple[PrintLine, PrintLine]]) -> set[int]:
    """By how many points the right page may be moved against the left one: as its print begins, or not at all."""
    left, _ = reach_of(pieces_in([line for line, _ in pairs]))
    right, _ = reach_of(pieces_in([line for _, line in pairs]))
    moved = round(right - left)
    if not _ABOUT < abs(moved) <= _MOST_MOVED:
        return {0}
    return {0, *range(moved - _ABOUT, moved + _ABOUT + 1)}


def _but_first(lines: Iterable[PrintLine]) -> list[Piece]:
    """The pieces of lines but each line's first one."""
    return list(chain.from_iterable(line.pieces[1:] for line in lines))


def _near(places: Counter[int], x: float) -> int:
    return sum(places[round(x) + by] for by in (-1, 0, 1))


def _level_pairs(
    left: PagePrint, right: PagePrint
) -> list[tuple[PrintLine, PrintLine]]:
    """The lines of two pages that stand at the same height."""
    ys = [line.baseline for line in left.lines]
    pairs = []
    for line in right.lines:
        index = bisect_left(ys, line.baseline - _LEVEL)
        if index < len(ys) and ys[index] <= line.baseline + _LEVEL:
            pairs.append((left.lines[index], line))
    return pairs


def _has_steps_of_its_own(ys: Sequence[float]) -> bool:
    steps = sorted(below - above for above, below in pairwise(ys))
    usual = steps[len(steps) // 2]
    others = [step for step in steps if abs(step - usual) > _LEVEL]
    return len(others) > max(1.0, _OTHER_STEPS_SHARE * len(steps))


def _pages_down(pages: Sequence[PagePrint], first: int) -> int:
    """How many pages from `first` on have their right parts on as many pages that follow; 0 where none has."""
    for down in range(1, (len(pages) - first) // 2 + 1):
        if _all_lie_beside(pages, first, first + down, down):
            return down
    return 0


def _all_lie_beside(
    pages: Sequence[PagePrint], first: int, over: int, down: int
) -> bool:
    return all(
        lie_beside(pages[first + step], pages[over + step])
        for step in range(down)
    )


def _laid_side_by_side(pages: Sequence[PagePrint]) -> SideSheet:
    whole = pages[0]
    offsets = [0.0]
    boundaries = []
    for page in pages[1:]:
        white = _WHITE * page.letter_width
        right = max(
            max((mark.box.x1 for mark in whole.marks), default=0.0),
            _ends(whole)[1],
        )
        left = min(
            min((mark.box.x0 for mark in page.marks), default=_ends(page)[0]),
            _ends(page)[0],
        )
        offsets.append(right + white - left)
        boundaries.append(right + white / 2)
        whole = _joined(whole, page.begun_at(-offsets[-1]), boundaries[-1])
    return SideSheet(
        tuple(pages),
        replace(whole, left=pages[0].left),
        tuple(offsets),
        tuple(boundaries),
    )


def _ends(page: PagePrint) -> tuple[float, float]:
    pieces = pieces_in(page.lines)
    return reach_of(pieces)


def _joined(left: PagePrint, right: PagePrint, boundary: float) -> PagePrint:
    """The print of two pages on one: lines that stand level are one, and so are marks."""
    lines: list[PrintLine] = []
    for line in sorted(
        [*left.lines, *right.lines],
        key=lambda line: (line.baseline, line.pieces[0].x0),
    ):
        before = lines[-1] if lines else None
        if (
            before
            and line.baseline - before.baseline <= _LEVEL
            and before.pieces[-1].x1 <= line.pieces[0].x0
        ):
            lines[-1] = replace(before, pieces=(*before.pieces, *line.pieces))
        else:
            lines.append(line)
    marks = []
    rest = list(right.marks)
    for mark in left.marks:
        beside = next((other for other in rest if _is_level(mark, other)), None)
        if beside:
            rest.remove(beside)
            breaks = (*mark.breaks, boundary, *beside.breaks)
            mark = replace(
                mark, box=replace(mark.box, x1=beside.box.x1), breaks=breaks
            )
        marks.append(mark)
    in_order = sorted(
        [*marks, *rest], key=lambda mark: (mark.box.top, mark.box.x0)
    )
    return replace(left, lines=tuple(lines), marks=tuple(in_order))


def _is_level(one: RowMark, other: RowMark) -> bool:
    are_level = (
        abs(one.box.top - other.box.top) <= _LEVEL
        and abs(one.box.bottom - other.box.bottom) <= _LEVEL
    )
    return (
        are_level
        and one.is_fill == other.is_fill
        and are_like_colours(one.colour, other.colour)
    )


def _columns_between(table: Table, first: int, end: int) -> Table:
    """Some columns of a table; of a cell that spans further ones that part which stands in them."""
    edges = table.column_edges[first : end + 1]
    cells: list[Cell] = []
    for cell in table.cells:
        start, stop = max(cell.col, first), min(cell.col + cell.colspan, end)
        if start >= stop:
            continue
        (fragment,) = cell.fragments
        box = fragment.box and replace(
            fragment.box,
            x0=table.column_edges[start],
            x1=table.column_edges[stop],
        )
        cells.append(
            replace(
                cell,
                col=start - first,
                colspan=stop - start,
                fragments=(replace(fragment, box=box),),
            )
        )
    boxes = tuple(
        (page_no, Box(edges[0], box.top, edges[-1], box.bottom))
        for page_no, box in table.boxes
    )
    return replace(
        table,
        cells=tuple(cells),
        cols=end - first,
        column_edges=edges,
        boxes=boxes,
    )
