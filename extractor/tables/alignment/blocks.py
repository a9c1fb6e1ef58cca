"""Stretches of lines that leave the same white between their pieces: where a table may stand on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.tables.alignment.page_print import (
    PagePrint,
    PrintLine,
    pieces_in,
    reach_of,
)
from extractor.tables.alignment.row_marks import RowMark
from extractor.tables.alignment.white_gaps import FEWEST_GAPS, Gap, WhiteGaps
from extractor.tables.finders.grid_lines import NEAR

# So many lines in a row may cross all gaps and still be sections of the table.
_MOST_SECTION_LINES = 2
# In line pitches: a table has no larger white between two lines; a line alone after so much white is none of its.
_LARGEST_STEP = 7.0
_LARGEST_STEP_ALONE = 2.3
# So many lines with the most pieces are tried as the first one of a block.
_MOST_SEEDS = 12
# A line above the first row of several pieces belongs to it where it is set so near.
_CLOSE_STEP = 1.1
# Of as many pieces as there are gaps, a title has so many at most.
_TITLE_SHARE = 0.6
# A title above the lines of a table runs over so many gaps.
_GAPS_UNDER_TITLE = 2
# In widths of a letter: its middle stands no further from that of the table.
_AMID = 2.0
# In heights of print: lines of a cell are set no further apart, were they at one and a half times their usual pitch.
_FAR_ABOVE = 2.1
# In widths of a letter: spaces between the words of a title are no wider.
_WIDEST_SPACE = 1.5
# Of the width of the lines of a table, so much a title above them fills at most, or it runs over gaps.
_TITLE_REACH = 0.75
_FEWEST_LINES = 2
# A header alone at the foot of a page has so many gaps, though each between few lines, and no more lines.
_FEWEST_GAPS_OF_HEADER = 3
MOST_HEADER_LINES = 8
# A blank page or a photo has so many lines: a running head, a page number, a caption.
_MOST_SPARSE_LINES = 3
# A header that is said again has so many lines, mostly.
_HEADER_LINES = 4
# Of the width of a table, so much one of its cells fills.
_NARROW_SHARE = 0.75
# In line pitches: a row of one line below the last one ends no further down.
_ROOM_IN_ROW = 3.0
# So many lines as wide stand above the one that closes a table: those around its header, or between its rows.
_FEWEST_ABOVE = 2
# Names of groups of columns are so many on a line; in line pitches how near above the next line they stand, and in
# widths of a letter how far from the middle of their columns.
_FEWEST_GROUPS = 2
_GROUP_STEP = 2.2
_OFF_MIDDLE = 2.5
# In line pitches: lines of one cell are set no nearer.
_INTERLEAVED = 0.75
# In heights of print: lines of which none reaches into the other are set no nearer.
_AS_HIGH = 1.3
# Leaders of tables of contents and of blanks to be filled in.
_LEADERS = re.compile(r"[.…·_]{5,}|(?:\. ){4,}")
# Of the lines of a block, so many with leaders make it a list of contents or a form.
_LED_SHARE = 1 / 3


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a page that may be a table, or a part of one.

    Attributes:
        page: The print of its page.
        first: The index of its first line on the page.
        last: The index of its last line.
        gaps: The white between its columns.
    """

    page: PagePrint
    first: int
    last: int
    gaps: tuple[Gap, ...]

    @property
    def lines(self) -> tuple[PrintLine, ...]:
        """Its lines, from top to bottom."""
        return self.page.lines[self.first : self.last + 1]


def may_hold_table(page: PagePrint) -> bool:
    """Whether a page has lines in three columns or more.

    Args:
        page: Its print.

    Returns:
        Whether any neighbouring lines do.
    """
    return bool(blocks_of(page))


def may_lie_between(
    prints: Sequence[PagePrint], before: Sequence[PagePrint]
) -> bool:
    """Whether a page without columns may lie between two parts of a table: a blank one, a photo, one long cell.

    Args:
        prints: The print of the page, or of both pages of a sheet.
        before: That of the pages before.

    Returns:
        Whether it has hardly any print, or its print is narrower than that before.
    """
    widest = max(map(_width, before), default=0.0)
    return all(
        is_sparse(page) or _width(page) < _NARROW_SHARE * widest
        for page in prints
    )


def is_sparse(page: PagePrint) -> bool:
    """Whether a page has hardly any print: it is blank, or a photo with a caption.

    Args:
        page: Its print.

    Returns:
        Whether it has a few lines at most.
    """
    return len(page.lines) <= _MOST_SPARSE_LINES


def _width(page: PagePrint) -> float:
    """How wide the print of a page is, but for a header at its head and a line at its foot."""
    middle = page.lines[_HEADER_LINES:-1] or page.lines
    pieces = pieces_in(middle)
    if not pieces:
        return 0.0
    left, right = reach_of(pieces)
    return right - left


def blocks_of(page: PagePrint) -> list[Block]:
    """The stretches of a page that may be tables.

    Args:
        page: Its print.

    Returns:
        They, from top to bottom.
    """
    blocks: list[Block] = []
    _find_blocks(page, 0, len(page.lines) - 1, blocks)
    return sorted(blocks, key=lambda block: block.first)


def _find_blocks(
    page: PagePrint, first: int, last: int, blocks: list[Block]
) -> None:
    """Find the best block among some lines, then those above and below it."""
    seeds = [
        index
        for index in range(first, last + 1)
        if len(page.lines[index].pieces) > FEWEST_GAPS
    ]
    seeds.sort(key=lambda index: -len(page.lines[index].pieces))
    best: Block | None = None
    for seed in seeds[:_MOST_SEEDS]:
        if best and best.first <= seed <= best.last:
            continue
        block = _block_from(page, first, last, seed)
        if block and (best is None or _weight(block) > _weight(best)):
            best = block
    if best is None:
        return
    blocks.append(best)
    _find_blocks(page, first, best.first - 1, blocks)
    _find_blocks(page, best.last + 1, last, blocks)


def _is_interleaved(page: PagePrint, index: int) -> bool:
    """Whether a line reaches into the next one's height: both are of cells that are set amid the height of one row.

    Where rows of a single line are set far apart, their pitch does not tell how high a line is.
    """
    below = page.lines[index + 1]
    step = below.baseline - page.lines[index].baseline
    height = max(piece.height for piece in below.pieces)
    return step < min(_INTERLEAVED * page.pitch, _AS_HIGH * height)


def _names_groups(page: PagePrint, gaps: Sequence[Gap], index: int) -> bool:
    """Whether a line right above a block names groups of columns: its pieces run over gaps, each amid its columns."""
    line, below = page.lines[index], page.lines[index + 1]
    is_near = below.baseline - line.baseline <= _GROUP_STEP * page.pitch
    if len(line.pieces) < _FEWEST_GROUPS or not is_near:
        return False
    return not _is_title_of_words(page, index) and _stand_amid_groups(
        page, gaps, index
    )


def _stand_amid_groups(
    page: PagePrint, gaps: Sequence[Gap], index: int
) -> bool:
    """Whether pieces of a line run over gaps of a block below it, each amid some of its columns."""
    line = page.lines[index]
    inside = [(gap.left + gap.right) / 2 for gap in gaps]
    header = page.lines[index + 1 : index + 1 + MOST_HEADER_LINES]
    leftmost, rightmost = reach_of(pieces_in(header))
    edges = [leftmost, *inside, rightmost]
    middles = [
        (left + right) / 2
        for number, left in enumerate(edges)
        for right in edges[number + 2 :]
    ]
    over = [piece for piece in line.pieces if any(map(piece.goes_over, inside))]
    near = _OFF_MIDDLE * page.letter_width
    return bool(over) and all(
        any(abs(piece.middle - middle) <= near for middle in middles)
        for piece in over
    )


def _weight(block: Block) -> float:
    return (block.last - block.first + 1) * len(block.gaps)


def _block_from(
    page: PagePrint, top: int, bottom: int, seed: int
) -> Block | None:
    """The block that grows from one line downwards and upwards, as long as its gaps stay white."""
    gaps = WhiteGaps.of_line(page.lines[seed], page.letter_width)
    last = grown(page, gaps, seed, range(seed + 1, bottom + 1))
    first = grown(page, gaps, seed, range(seed - 1, top - 1, -1))
    if (
        len(gaps.known()) < FEWEST_GAPS
        and len(gaps.gaps) < _FEWEST_GAPS_OF_HEADER
    ):
        return None
    first, last = _without_loose_ends(page, gaps.gaps, first, last)
    last = _end_of_marks(page, first, last)
    last = _end_of_last_row(page, gaps.gaps, first, last)
    if (
        not first <= seed <= last
        or last - first + 1 < _FEWEST_LINES
        or _is_led(page.lines[first : last + 1])
    ):
        return None
    gaps = WhiteGaps.around(
        page.lines[first : last + 1], seed - first, page.letter_width
    )
    is_header = (
        len(gaps.gaps) >= _FEWEST_GAPS_OF_HEADER
        and last - first < MOST_HEADER_LINES
    )
    while first > top and (
        _is_interleaved(page, first - 1)
        or _names_groups(page, gaps.gaps, first - 1)
    ):
        first -= 1
    return (
        Block(page, first, last, tuple(gaps.gaps))
        if is_header or len(gaps.known()) >= FEWEST_GAPS
        else None
    )


def grown(
    page: PagePrint, gaps: WhiteGaps, reached: int, indices: Iterable[int]
) -> int:
    """Take line after line, as long as they leave the gaps white.

    Args:
        page: The print of the page.
        gaps: The gaps so far; they are narrowed.
        reached: The index of the line from which to go on.
        indices: Those of the next lines, in order.

    Returns:
        The index of the last line that was reached.
    """
    pending = 0
    before = reached
    for index in indices:
        line = page.lines[index]
        step = abs(line.baseline - page.lines[max(before, 0)].baseline)
        if step > _LARGEST_STEP * page.pitch and before >= 0:
            break
        before = index
        if gaps.take(line):
            reached = index
            pending = 0
        else:
            pending += 1
            if pending > _MOST_SECTION_LINES:
                break
    return reached


def _without_loose_ends(
    page: PagePrint, gaps: Sequence[Gap], first: int, last: int
) -> tuple[int, int]:
    """Without lines of one piece that stand far from the rest: a page number, a note, the end of a title."""
    lines = page.lines
    limit = _LARGEST_STEP_ALONE * page.pitch
    cut = last = min(last, _end_of_rows(page, gaps, first, last))
    for index in range(last, first, -1):
        if len(lines[index].pieces) > 1:
            break
        if lines[index].baseline - lines[index - 1].baseline > limit:
            cut = index - 1
    row = next(
        (
            index
            for index in range(first, cut + 1)
            if len(lines[index].pieces) > 1
        ),
        cut,
    )
    top = row
    while top > first and _leads_on(page, top - 1):
        top -= 1
    while top < cut and _is_title(page, gaps, top):
        top += 1
    return top, cut


def _is_title(page: PagePrint, gaps: Sequence[Gap], index: int) -> bool:
    """Whether a line at the top of a block runs over columns, and stands apart from what is below."""
    pieces = page.lines[index].pieces
    crosses = any(
        piece.x0 < gap.left and gap.right < piece.x1
        for piece in pieces
        for gap in gaps
    )
    y = page.lines[index].waist
    is_below_mark = any(
        0 < y - mark.box.top < 2 * page.pitch for mark in page.marks
    )
    is_short = len(pieces) <= _TITLE_SHARE * len(gaps)
    if (
        _is_above_marks(page, gaps, index)
        or _is_title_of_words(page, index)
        or _is_above_no_column(page, index)
        or _is_of_words_over_columns(page, gaps, index)
        or _is_amid_columns(page, gaps, index)
    ):
        return True
    return (
        is_short
        and crosses
        and not is_below_mark
        and not _leads_on(page, index)
    )


def _is_above_marks(page: PagePrint, gaps: Sequence[Gap], index: int) -> bool:
    """Whether a line stands above all marks, amid their width, and runs over gaps: spaces of large type are wide."""
    line = page.lines[index]
    widest = max(
        sum(piece.x0 < gap.left and gap.right < piece.x1 for gap in gaps)
        for piece in line.pieces
    )
    return widest >= _GAPS_UNDER_TITLE and _is_amid_marks(page, line)


def _is_above_no_column(page: PagePrint, index: int) -> bool:
    """Whether a line of one piece stands above all marks, amid their width, and in line with no piece below it.

    What is set in another font than those is in line with them by chance.
    """
    line, below = page.lines[index], page.lines[index + 1]
    if len(line.pieces) > 1 or not _is_amid_marks(page, line):
        return False
    (title,) = line.pieces
    near = _AMID * page.letter_width
    return len(below.pieces) > 1 and not any(
        title.font == piece.font
        and (
            abs(title.middle - piece.middle) <= near
            or abs(title.x0 - piece.x0) <= near
            or abs(title.x1 - piece.x1) <= near
        )
        for piece in below.pieces
    )


def _is_amid_columns(page: PagePrint, gaps: Sequence[Gap], index: int) -> bool:
    """Whether a line of one piece stands amid the width of the next one, which names every column, and far above it.

    The upper line of a header of two is set no further above the lower one than lines of a cell are.
    """
    line, below = page.lines[index], page.lines[index + 1]
    if len(line.pieces) > 1 or len(below.pieces) <= len(gaps):
        return False
    (title,) = line.pieces
    left, right = reach_of(below.pieces)
    height = max(piece.height for piece in below.pieces)
    return (
        abs(2 * title.middle - left - right) <= 2 * _AMID * page.letter_width
        and below.baseline - line.baseline > _FAR_ABOVE * height
    )


def _is_amid_marks(page: PagePrint, line: PrintLine) -> bool:
    """Whether a line stands above all marks, amid their width."""
    if not page.marks or min(mark.box.top for mark in page.marks) < line.waist:
        return False
    left, right = _sides_of_marks(page)
    off = (line.pieces[0].x0 + line.pieces[-1].x1 - left - right) / 2
    return abs(off) <= _AMID * page.letter_width


def _sides_of_marks(page: PagePrint) -> tuple[float, float]:
    return (
        min(mark.box.x0 for mark in page.marks),
        max(mark.box.x1 for mark in page.marks),
    )


def _is_title_of_words(page: PagePrint, index: int) -> bool:
    """Whether a line above all marks and those below it say a title, whose spaces by chance make gaps.

    Names of columns, and of groups of columns, are set further apart.
    """
    if len(page.lines[index].pieces) < 2 or not _is_amid_marks(
        page, page.lines[index]
    ):
        return False
    left, right = _sides_of_marks(page)
    first_mark = min(mark.box.top for mark in page.marks)
    return all(
        _is_of_words(page, line, right - left)
        for line in page.lines[index:]
        if line.waist < first_mark
    )


def _is_of_words_over_columns(
    page: PagePrint, gaps: Sequence[Gap], index: int
) -> bool:
    """Whether a line runs over columns that the next one names all, its own white but spaces between words.

    Names of groups of columns stand amid these, each over its own.
    """
    line, below = page.lines[index], page.lines[index + 1]
    return (
        len(line.pieces) > 1
        and len(below.pieces) > len(gaps)
        and not _is_in_columns(line, gaps)
        and _widest_space(line) <= _WIDEST_SPACE * page.letter_width
        and not _stand_amid_groups(page, gaps, index)
    )


def _is_of_words(page: PagePrint, line: PrintLine, width: float) -> bool:
    """Whether all white of a line is spaces between words, and it is much shorter than a table is wide."""
    reach = line.pieces[-1].x1 - line.pieces[0].x0
    return (
        _widest_space(line) <= _WIDEST_SPACE * page.letter_width
        and reach <= _TITLE_REACH * width
    )


def _widest_space(line: PrintLine) -> float:
    """How wide the white between the pieces of a line is at most."""
    return max(
        (piece.x0 - before.x1 for before, piece in pairwise(line.pieces)),
        default=0.0,
    )


def _leads_on(page: PagePrint, index: int) -> bool:
    """Whether a line is set right above the next one, as lines of one cell are, and no mark parts them."""
    above, below = page.lines[index], page.lines[index + 1]
    is_parted = any(
        above.waist < mark.box.top < below.waist for mark in page.marks
    )
    # Where rows of a single line are set far apart, their pitch is not that of lines of a cell.
    height = max(piece.height for piece in below.pieces)
    close = min(_CLOSE_STEP * page.pitch, _FAR_ABOVE * height)
    return below.baseline - above.baseline <= close and not is_parted


def _end_of_rows(
    page: PagePrint, gaps: Sequence[Gap], first: int, last: int
) -> int:
    """The last line above the line that closes a table; a row below a line has print in several columns."""
    inside = [
        mark.box.top
        for mark in page.marks
        if not mark.is_fill and page.lines[first].waist < mark.box.top
    ]
    for y in sorted(inside, reverse=True):
        below = [
            index
            for index in range(first, last + 1)
            if page.lines[index].waist > y
        ]
        if below:
            return (
                last
                if _stand_in_columns(page.lines[below[0] : last + 1], gaps)
                else max(first, below[0] - 1)
            )
    return last


def _end_of_marks(page: PagePrint, first: int, last: int) -> int:
    """The last line that stands on a fill, or above a line, as wide as those of a block and next to them."""
    lines = page.lines
    wide = [mark.box for mark in _wide_marks(page, first, last)]
    while last + 1 < len(lines):
        far = lines[last].baseline + _ROOM_IN_ROW * page.pitch
        below = lines[last + 1]
        if not any(
            lines[last].waist < box.bottom
            and box.top < far
            and below.waist < box.bottom < far
            for box in wide
        ):
            break
        last += 1
    return last


def _wide_marks(page: PagePrint, first: int, last: int) -> list[RowMark]:
    """The marks of a page that are as wide as those between two of its lines."""
    lines = page.lines
    inside = [
        mark.box
        for mark in page.marks
        if mark.box.top < lines[last].waist
        and mark.box.bottom > lines[first].waist
    ]
    left = min((box.x0 for box in inside), default=0.0)
    right = max((box.x1 for box in inside), default=0.0)
    return [
        mark
        for mark in page.marks
        if abs(mark.box.x0 - left) <= NEAR and abs(mark.box.x1 - right) <= NEAR
    ]


def _end_of_last_row(
    page: PagePrint, gaps: Sequence[Gap], first: int, last: int
) -> int:
    """The last line above the line that closes a table with lines between its rows, however far its lines are set.

    Those below the last row's first line stand in its columns: what runs over a gap is no cell's.
    """
    ys = [
        mark.box.top
        for mark in _wide_marks(page, first, last)
        if not mark.is_fill
    ]
    above = [y for y in ys if y < page.lines[last].waist]
    closing = min((y for y in ys if y > page.lines[last].waist), default=0.0)
    if len(above) < _FEWEST_ABOVE:
        return last
    end = last
    while (
        end + 1 < len(page.lines)
        and page.lines[end + 1].waist < closing
        and _is_in_columns(page.lines[end + 1], gaps)
        and page.lines[end + 1].baseline - page.lines[end].baseline
        <= _LARGEST_STEP * page.pitch
    ):
        end += 1
    is_all = end + 1 >= len(page.lines) or page.lines[end + 1].waist > closing
    return end if is_all else last


def _is_in_columns(line: PrintLine, gaps: Sequence[Gap]) -> bool:
    """Whether no piece of a line runs over a gap."""
    return not any(
        piece.x0 < gap.left and gap.right < piece.x1
        for piece in line.pieces
        for gap in gaps
    )


def _stand_in_columns(lines: Sequence[PrintLine], gaps: Sequence[Gap]) -> bool:
    """Whether lines have print on both sides of a gap."""
    middles = [piece.middle for piece in pieces_in(lines)]
    return any(
        min(middles) < gap.left and gap.right < max(middles) for gap in gaps
    )


def _is_led(lines: Sequence[PrintLine]) -> bool:
    """Whether dots lead from one column to the next, as in a table of contents."""
    led = sum(bool(_LEADERS.search(line.text)) for line in lines)
    return led > _LED_SHARE * len(lines)
