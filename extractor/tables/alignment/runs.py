"""Blocks of pages that follow one another become runs: one table, whose columns all its pages vote for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from extractor.tables.alignment.blocks import Block, blocks_of, grown, is_sparse
from extractor.tables.alignment.page_print import (
    PagePrint,
    PrintLine,
    are_alike,
    pieces_in,
)
from extractor.tables.alignment.white_gaps import FEWEST_GAPS, WhiteGaps

# Points: pages are shifted so far at most, by margins mirrored for binding (two centimetres are 57) or a scanner.
_LARGEST_SHIFT = 58.0
# Points between the shifts that are tried; so many are.
_SHIFT_STEP = 0.5
_MOST_SHIFTS = 24
# What a shift gains must be so much a piece: pages mostly stand alike.
_SHIFT_GAIN = 0.5
# Lines above the header on the first page, at most, that were taken for the table's.
_MOST_TITLE_LINES = 4
# So many parts are tried as the first one to count gaps from.
_MOST_SEEDS = 4
# In widths of a letter: left sides that differ by less are aligned.
_ALIGNED = 0.25
# Of a part's lines, so many may not fit the columns of the pages before: sections, titles.
_MISFIT_SHARE = 0.1
# Of the gaps so far, so many are left at least when a page joins.
_KEPT_SHARE = 0.75
# So many lines of one column, of which so many end near its right side, are a cell that is longer than a page; in
# widths of a letter how near, and how near their ends are to those of the column before.
_FEWEST_FILLING = 6
_FULL_SHARE = 0.6
_RAGGED = 7.0
_LIKE_ENDS = 3.0
# Pages: so many that are blank or photos may lie between two parts of a table.
_MOST_BETWEEN = 2
# Of a page's pieces, so many stand at a column's left side where the page joins by fitting alone.
_ALIGNED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a run on one page.

    Attributes:
        block: Its lines.
        shift: How many points its page stands further right than the first one.
        lines: Its lines, where they would stand on the first page.
    """

    block: Block
    shift: float
    lines: tuple[PrintLine, ...]

    @classmethod
    def of(cls, block: Block, shift: float = 0.0) -> Part:
        """A block, moved back.

        Args:
            block: The block.
            shift: How far its page stands to the right, in points.

        Returns:
            The part.
        """
        return cls(
            block, shift, tuple(line.moved(-shift) for line in block.lines)
        )


@dataclass(slots=True)
class Run:
    """Parts of pages that have the same columns.

    Attributes:
        parts: They, page after page.
        gaps: The white that all of them leave between their columns.
    """

    parts: list[Part]
    gaps: WhiteGaps
    starts: Counter[float] = field(default_factory=Counter)

    @property
    def lines(self) -> list[PrintLine]:
        """The lines of all parts."""
        every_line: list[PrintLine] = []
        for part in self.parts:
            every_line += part.lines
        return every_line

    def add(self, part: Part, gaps: WhiteGaps) -> None:
        """Let a further page vote.

        Args:
            part: Its part.
            gaps: The gaps with its lines taken.
        """
        self.parts.append(part)
        self.gaps = gaps
        for line in part.lines:
            self.starts.update(round(piece.x0 * 2) / 2 for piece in line.pieces)


def runs_of(pages: Sequence[PagePrint]) -> list[Run]:
    """Find what may be tables on pages that follow one another.

    Args:
        pages: The print of the pages, in order.

    Returns:
        The runs in the order in which they begin.
    """
    runs: list[Run] = []
    open_run: Run | None = None
    between = 0
    for page in pages:
        blocks = blocks_of(page)
        if open_run:
            joined = _joined(open_run, page, blocks)
            blocks = [
                block
                for block in blocks
                if joined is None or block.first > joined.last
            ]
            if joined is not None and not blocks:
                between = 0
                continue
            if joined is None and is_sparse(page) and between < _MOST_BETWEEN:
                between += 1
                continue
        open_run = None
        between = 0
        for block in blocks:
            open_run = _begun(block)
            runs.append(open_run)
    for run in runs:
        _drop_titles(run)
        _begin_alike(run)
        _count_again(run)
    return runs


def _count_again(run: Run) -> None:
    """Find the gaps of a run once more, beginning with the parts that have most: one page alone may lack some."""
    if len(run.parts) < 2:
        return
    richest = sorted(run.parts, key=lambda part: -len(part.block.gaps))[
        :_MOST_SEEDS
    ]
    for part in richest:
        gaps = WhiteGaps(
            run.gaps.least, [gap.moved(-part.shift) for gap in part.block.gaps]
        )
        for other in run.parts:
            if other is not part:
                for line in other.lines:
                    gaps.take(line)
        if len(gaps.known()) > len(run.gaps.known()):
            run.gaps = gaps


def _drop_titles(run: Run) -> None:
    """Let a run begin with the line with which its second page begins, if the first page has that below its title."""
    if len(run.parts) < 2:
        return
    first, second = run.parts[:2]
    for skipped in range(1, min(_MOST_TITLE_LINES + 1, len(first.lines) - 1)):
        if len(second.lines[0].pieces) > 1 and are_alike(
            first.lines[skipped], second.lines[0]
        ):
            block = replace(first.block, first=first.block.first + skipped)
            run.parts[0] = Part.of(block, first.shift)
            return


def _begin_alike(run: Run) -> None:
    """Let the parts of a run begin with the same lines, where the headers of some begin higher up than those of others.

    A piece over several columns may be the header's, or a title above it, by what else its page holds.
    """
    first_line = run.parts[0].lines[0]
    begins = [_place_of(first_line, part) for part in run.parts]
    rows_above = [
        part.block.first - place
        for part, place in zip(run.parts, begins, strict=True)
        if place is not None
    ]
    missed = max(0, -min(rows_above))
    if missed == max(rows_above) == 0:
        return
    heads = []
    for part, place in zip(run.parts, begins, strict=True):
        if place is not None:
            heads.append(_moved_lines(part, place - missed, place))
    if any(
        len(head) < missed or not all(map(are_alike, heads[0], head))
        for head in heads
    ):
        return
    for number, (part, place) in enumerate(zip(run.parts, begins, strict=True)):
        if place is not None:
            run.parts[number] = Part.of(
                replace(part.block, first=place - missed), part.shift
            )


def _place_of(line: PrintLine, part: Part) -> int | None:
    """The index on its page of the line near the top of a part that says the same as a line of the first part."""
    first = max(0, part.block.first - _MOST_TITLE_LINES)
    for index, other in enumerate(
        _moved_lines(part, first, part.block.first + _MOST_TITLE_LINES), first
    ):
        if are_alike(line, other):
            return index
    return None


def _moved_lines(part: Part, first: int, end: int) -> list[PrintLine]:
    """Lines of a part's page, by their indices, where they would stand on the first page."""
    return [
        line.moved(-part.shift)
        for line in part.block.page.lines[max(0, first) : end]
    ]


def _begun(block: Block) -> Run:
    """A run of one part: from the line with the most pieces its gaps are found once more, by all lines."""
    run = Run([], WhiteGaps(0.0))
    gaps = [gap.copy() for gap in block.gaps]
    least = WhiteGaps.of_line(block.lines[0], block.page.letter_width).least
    run.add(Part.of(block), WhiteGaps(least, gaps))
    return run


def _joined(run: Run, page: PagePrint, blocks: Sequence[Block]) -> Block | None:
    """The block with which a page goes on with a run, which takes it; None where it does not."""
    if blocks:
        shift = _shift(run, blocks[0].lines)
        if _takes(run, _with_head(run, page, blocks[0], shift), shift):
            return blocks[0]
    if not page.lines:
        return None
    first_lines = page.lines[: blocks[0].first] if blocks else page.lines
    return _joined_by_fitting(run, page, first_lines)


def _with_head(run: Run, page: PagePrint, block: Block, shift: float) -> Block:
    """A block with the lines above it, where these are the end of a row of the page before: they fit the columns."""
    above = [line.moved(-shift) for line in page.lines[: block.first]]
    gaps = run.gaps.copy()
    if not above or not all(gaps.take(line) for line in above):
        return block
    pieces = pieces_in(above)
    aligned = sum(
        _is_start(run, piece.x0, page.letter_width) for piece in pieces
    )
    return (
        replace(block, first=0)
        if aligned >= _ALIGNED_SHARE * len(pieces)
        else block
    )


def _takes(run: Run, block: Block, shift: float) -> bool:
    """Take a block into a run, if its lines leave the run's gaps white."""
    part = Part.of(block, shift)
    gaps = run.gaps.copy()
    misfits = sum(not gaps.take(line) for line in part.lines)
    is_fit = misfits <= max(1, _MISFIT_SHARE * len(part.lines))
    if not is_fit or len(gaps.known()) < max(
        FEWEST_GAPS, _KEPT_SHARE * len(run.gaps.known())
    ):
        return False
    run.add(part, gaps)
    return True


def _joined_by_fitting(
    run: Run, page: PagePrint, lines: Sequence[PrintLine]
) -> Block | None:
    """The last rows of a table at the top of a page, too few to make columns of their own."""
    if not lines:
        return None
    shift = _shift(run, lines)
    gaps = run.gaps.copy()
    moved = PagePrint(
        page.number,
        tuple(line.moved(-shift) for line in lines),
        (),
        page.letter_width,
        page.pitch,
    )
    last = grown(moved, gaps, -1, range(len(lines)))
    while last > 0 and len(lines[last].pieces) < 2 and _is_far(page, last):
        last -= 1
    fitting = moved.lines[: last + 1]
    width = page.letter_width
    if last < 0 or not (
        _stands_in_columns(run, fitting, width)
        or _fills_column(run, fitting, width)
    ):
        return None
    block = Block(page, 0, last, tuple(gaps.gaps))
    run.add(Part.of(block, shift), gaps)
    return block


def _is_far(page: PagePrint, index: int) -> bool:
    return (
        page.lines[index].baseline - page.lines[index - 1].baseline
        > 1.6 * page.pitch
    )


def _stands_in_columns(
    run: Run, lines: Sequence[PrintLine], width: float
) -> bool:
    """Whether lines begin where columns do, and some not in the first one."""
    pieces = pieces_in(lines)
    aligned = [piece for piece in pieces if _is_start(run, piece.x0, width)]
    first_gap = run.gaps.gaps[0]
    beyond = [piece for piece in aligned if piece.x0 > first_gap.left]
    return bool(beyond) and len(aligned) >= _ALIGNED_SHARE * len(pieces)


def _fills_column(run: Run, lines: Sequence[PrintLine], width: float) -> bool:
    """Whether lines fill one column, as a cell does that is longer than a page."""
    pieces = pieces_in(lines)
    left = min(piece.x0 for piece in pieces)
    right = max(piece.x1 for piece in pieces)
    ends = [gap.left for gap in run.gaps.known()]
    if (
        not ends
        or len(lines) < _FEWEST_FILLING
        or len(pieces) > len(lines)
        or not _is_start(run, left, width)
    ):
        return False
    of_run = [
        piece.x1
        for piece in pieces_in(run.lines)
        if abs(piece.x0 - left) <= _ALIGNED * width
    ]
    is_narrow = any(left < end for end in ends) or left > ends[-1]
    is_as_wide = abs(max(of_run, default=left) - right) <= _LIKE_ENDS * width
    full = sum(piece.x1 >= right - _RAGGED * width for piece in pieces)
    return is_narrow and is_as_wide and full >= _FULL_SHARE * len(pieces)


def _is_start(run: Run, x: float, width: float) -> bool:
    """Whether several pieces of a run begin at x."""
    return (
        sum(
            count
            for start, count in run.starts.items()
            if abs(start - x) <= _ALIGNED * width
        )
        >= 2
    )


def _shift(run: Run, lines: Sequence[PrintLine]) -> float:
    """How much further right a page stands than the first one of a run."""
    known = _shift_of_header(run, lines)
    if known is not None:
        return known
    fits = {
        shift: _fit(run, lines, shift)
        for shift in (0.0, *_likely_shifts(run, lines))
    }
    best = max(fits, key=lambda shift: (fits[shift], -abs(shift)))
    pieces = sum(len(line.pieces) for line in lines)
    return best if fits[best] > fits[0.0] + _SHIFT_GAIN * pieces else 0.0


def _likely_shifts(run: Run, lines: Iterable[PrintLine]) -> list[float]:
    """The shifts by which most pieces would begin where columns do."""
    known = [start for start, count in run.starts.items() if count > 1]
    shifts: Counter[float] = Counter()
    for line in lines:
        for piece in line.pieces:
            shifts.update(
                round((piece.x0 - start) / _SHIFT_STEP) * _SHIFT_STEP
                for start in known
            )
    near = Counter(
        {
            shift: count
            for shift, count in shifts.items()
            if abs(shift) <= _LARGEST_SHIFT
        }
    )
    return [shift for shift, _ in near.most_common(_MOST_SHIFTS)]


def _shift_of_header(run: Run, lines: Sequence[PrintLine]) -> float | None:
    """The shift by which the first line stands where it stood on the first page, if it says the same."""
    first = run.parts[0].lines[0]
    shifts = []
    for piece in lines[0].pieces:
        shifts += [
            piece.x0 - other.x0
            for other in first.pieces
            if other.text and other.text == piece.text
        ]
    is_alike = len(shifts) >= max(2, len(first.pieces) - 1)
    if (
        not is_alike
        or max(shifts) - min(shifts) > _SHIFT_STEP * 4
        or abs(median(shifts)) > _LARGEST_SHIFT
    ):
        return None
    return median(shifts)


def _fit(run: Run, lines: Iterable[PrintLine], shift: float) -> int:
    """How many pieces begin where columns begin, less those that cross a gap."""
    gaps = run.gaps.known()
    fit = 0
    for line in lines:
        for piece in line.pieces:
            x0 = piece.x0 - shift
            x1 = piece.x1 - shift
            starts = run.starts[round(x0 * 2) / 2]
            fit += min(3, starts) if starts > 1 else 0
            fit -= 4 * sum(x0 < gap.left and x1 > gap.right for gap in gaps)
    return fit
