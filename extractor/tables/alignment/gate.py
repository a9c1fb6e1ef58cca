"""Whether aligned print is a table: three aligned columns, and two kinds of evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractor.tables.alignment.columns import Columns, count_aligned
from extractor.tables.alignment.headers import (
    RunHeader,
    mark_edges,
    words_above_amounts,
)
from extractor.tables.alignment.page_print import pieces_in, reach_of
from extractor.tables.alignment.row_marks import RowMark, are_like_colours
from extractor.tables.alignment.rows import RunRows
from extractor.tables.alignment.runs import Run
from extractor.tables.columns.header_likeness import names_columns
from extractor.tables.finders.grid_lines import NEAR
from normalizer import arabic

# Columns: two are prose in columns, labels with what they name, or signatures.
_FEWEST_ALIGNED = 3
_FEWEST_KINDS = 2
_FEWEST_ROWS = 2
# Rows below the header that numbers or marks tell of.
_FEWEST_NUMBERS = 2
_FEWEST_MARKS = 2
# Columns and rows of a table whose rows begin level, and columns of one all of whose rows lines or fills part; of its
# columns, and of its rows, so many do.
_FEWEST_LEVEL_COLUMNS = 5
_FEWEST_PARTED_COLUMNS = 4
_FEWEST_LEVEL_ROWS = 3
_LEVEL_SHARE = 0.7
# Lines or fills that are drawn in parts, and of the sides of columns so many at which the parts of each meet.
_FEWEST_DRAWN = 3
_DRAWN_SHARE = 0.7
# A column of prose is so full of print, along its lines; so many of all lines have print in it.
_FULL_LINES = 0.72
_LINES_WITH_PRINT = 0.75
# The widest column of prose is at most so many times as wide as the narrowest.
_LIKE_WIDTHS = 1.2
# In line pitches: a line that closes a table stands so near below its last line of print.
_CLOSING_STEP = 1.5
# Points between the heights of the rule at the foot of pages; so many pages tell.
_SAME_HEIGHT = 8.0
_FEWEST_CLOSED = 3
# Of the columns of a table, so many have a header where there is one.
_HEADED_SHARE = 0.7
# Of the rows of a table, so many have print in each of three columns.
_FILLED_SHARE = 0.4
# Of the lines of a table, so many may be sections that run over its columns.
_SECTION_SHARE = 0.4
# Of the steps from page number to page number of a list of contents, so many do not go back.
_ASCENDING_SHARE = 0.8
# Kinds of evidence that prose, letters and signatures do not have.
_STRONG = frozenset(
    {
        "repeated header",
        "lines or fills",
        "numbers",
        "known header",
        "amounts",
        "rows begin level",
    }
)
# Points: the white between rows of cards; cells of a table are set no further apart.
_CARD_GAP = 4.0
# Of the lines of a block, so many stand on cards; text may follow below these.
_ON_CARDS = 0.6
# Those that prose set in columns, and cards, have not either.
_BEYOND_PROSE = frozenset({"numbers", "known header", "amounts"})
_NAME_IN_BRACKETS = re.compile(r"[(][^()0-9๐-๙]{4,}[)]")
_PAGE_NUMBER = re.compile(r"[0-9๐-๙]{1,3}")


def evidence_for(
    run: Run, columns: Columns, header: RunHeader, rows: RunRows
) -> frozenset[str]:
    """Gather what speaks for a run being a table.

    Args:
        run: The run.
        columns: Its columns.
        header: Its header.
        rows: Its rows.

    Returns:
        The kinds of evidence; empty where it is none.
    """
    width = run.parts[0].block.page.letter_width
    lines = run.lines
    if (
        len(columns) < _FEWEST_ALIGNED
        or count_aligned(columns, lines, width) < _FEWEST_ALIGNED
    ):
        return frozenset()
    if sum(map(len, rows.starts)) < _FEWEST_ROWS - bool(
        header.lines
    ) or not any(rows.starts):
        return frozenset()
    kinds = _kinds(run, columns, header, rows)
    if not kinds & _STRONG or len(kinds) < _FEWEST_KINDS:
        return frozenset()
    fewest_rows = 1 if "known header" in kinds else _FEWEST_ROWS
    if _is_signed(run) or not _is_filled(
        run, columns, rows, fewest_rows=fewest_rows
    ):
        return frozenset()
    if _is_list_of_contents(run, columns, header):
        return frozenset()
    is_arranged = _is_prose(run, columns) or _are_cards(run)
    if is_arranged and not kinds & _BEYOND_PROSE:
        return frozenset()
    return kinds


def _kinds(
    run: Run, columns: Columns, header: RunHeader, rows: RunRows
) -> frozenset[str]:
    headed = columns.held_by(run.parts[0].lines[: header.lines])
    is_headed = len(headed) >= _HEADED_SHARE * len(columns)
    kinds = _kinds_of_header(run, columns, header, is_headed=is_headed)
    if (
        _are_parted(run, rows)
        or _are_closed(run)
        or (header.evidence == "mark" and is_headed)
    ):
        kinds.add("lines or fills")
    if _are_drawn_in_cells(run, columns):
        kinds.add("drawn in cells")
    if rows.numbers >= _FEWEST_NUMBERS:
        kinds.add("numbers")
    if rows.steps >= (1 if "known header" in kinds else _FEWEST_ROWS):
        kinds.add("white between rows")
    if rows.amounts:
        kinds.add("amounts")
    told = max(rows.steps, rows.anew, rows.inner_marks)
    if told >= _FEWEST_LEVEL_ROWS and _begin_level(run, columns, rows):
        kinds.add("rows begin level")
    return frozenset(kinds)


def _kinds_of_header(
    run: Run, columns: Columns, header: RunHeader, *, is_headed: bool
) -> set[str]:
    """What a header speaks for by itself, which stands over most columns, or does not."""
    kinds = set()
    if header.evidence == "repeated" and is_headed:
        kinds.add("repeated header")
    if header.evidence == "font" and is_headed:
        kinds.add("header in another font")
    if is_headed and (
        header.evidence == "number"
        or 0 < header.lines == words_above_amounts(run.parts[0].lines)
    ):
        kinds.add("header above numbers")
    if header.lines and names_columns(header_texts(run, columns, header)):
        kinds.add("known header")
    return kinds


def _begin_level(run: Run, columns: Columns, rows: RunRows) -> bool:
    """Whether the cells of most rows begin on one line, in so many columns as no prose, form or letter is set in."""
    are_parted = rows.inner_marks >= sum(map(len, rows.starts)) - 1
    if len(columns) < (
        _FEWEST_PARTED_COLUMNS if are_parted else _FEWEST_LEVEL_COLUMNS
    ):
        return False
    level = 0
    count = 0
    for part, starts, sections in zip(
        run.parts, rows.starts, rows.sections, strict=True
    ):
        for start in starts:
            if start not in sections and start < len(part.lines):
                count += 1
                level += len(
                    columns.held_by([part.lines[start]])
                ) >= _LEVEL_SHARE * len(columns)
    return level >= max(_FEWEST_LEVEL_ROWS, _LEVEL_SHARE * count)


def _are_parted(run: Run, rows: RunRows) -> bool:
    """Whether lines or fills part rows, not at one height on page after page, as the rules of a page's foot stand."""
    if rows.inner_marks < _FEWEST_MARKS:
        return False
    heights = {
        round(y / _SAME_HEIGHT)
        for part, starts in zip(run.parts, rows.starts, strict=True)
        for start in starts[1:]
        for y in mark_edges(part)
        if part.lines[start - 1].waist < y < part.lines[start].waist
    }
    return len(heights) >= _FEWEST_MARKS


def _are_drawn_in_cells(run: Run, columns: Columns) -> bool:
    """Whether lines or fills of several rows are drawn in parts that meet where columns do: a program drew cells."""
    inner = columns.edges[1:-1]
    drawn = 0
    for part in run.parts:
        step = part.block.page.pitch
        first, last = part.lines[0].waist - step, part.lines[-1].waist + step
        for mark in part.block.page.marks:
            if mark.box.bottom < first or mark.box.top > last:
                continue
            breaks = mark.moved(-part.shift).breaks
            met = sum(
                any(abs(edge - x) < NEAR for x in breaks) for edge in inner
            )
            drawn += met >= _DRAWN_SHARE * len(inner)
    return drawn >= _FEWEST_DRAWN


def _are_closed(run: Run) -> bool:
    """Whether lines close the table on several pages, not at the same height as the rules of a page's foot do."""
    ends = []
    for part in run.parts:
        last = part.lines[-1].baseline
        below = [
            y
            for y in mark_edges(part)
            if 0 < y - last < _CLOSING_STEP * part.block.page.pitch
        ]
        ends += below[:1]
    heights = {round(y / _SAME_HEIGHT) for y in ends}
    return len(ends) >= _FEWEST_CLOSED and len(heights) > len(ends) / 2


def header_texts(run: Run, columns: Columns, header: RunHeader) -> list[str]:
    """What the header of a run says.

    Args:
        run: The run.
        columns: Its columns.
        header: Its header.

    Returns:
        The raw text of each column.
    """
    texts = [""] * len(columns)
    for line in run.parts[0].lines[: header.lines]:
        for piece in line.pieces:
            texts[columns.of(piece)] += piece.text.strip()
    return texts


def _is_filled(
    run: Run, columns: Columns, rows: RunRows, *, fewest_rows: int
) -> bool:
    """Whether enough columns have print in many rows; heads of letters and labels of charts are scattered."""
    filled: Counter[int] = Counter()
    count = 0
    full = 0
    sections = 0
    for part, starts, of_part in zip(
        run.parts, rows.starts, rows.sections, strict=True
    ):
        sections += len(of_part)
        for start, end in zip(
            starts, [*starts[1:], len(part.lines)], strict=False
        ):
            held = columns.held_by(part.lines[start:end])
            count += 1
            full += len(held) >= _FEWEST_ALIGNED and start not in of_part
            filled.update(held)
    if full < fewest_rows or sections > _SECTION_SHARE * len(run.lines):
        return False
    return (
        sum(often >= _FILLED_SHARE * count for often in filled.values())
        >= _FEWEST_ALIGNED
    )


def _is_signed(run: Run) -> bool:
    """Whether names stand side by side in brackets, as under signatures."""
    for line in run.lines:
        names = [
            piece
            for piece in line.pieces
            if _NAME_IN_BRACKETS.fullmatch(piece.text.strip())
        ]
        if len(names) >= 2 and len(names) >= len(line.pieces) - 1:
            return True
    return False


def _is_prose(run: Run, columns: Columns) -> bool:
    """Whether columns are as wide as one another, and full of lines: prose set in columns."""
    lines = run.lines
    widths = []
    for column in range(len(columns)):
        pieces = [
            piece for piece in pieces_in(lines) if columns.of(piece) == column
        ]
        held = sum(
            any(columns.of(piece) == column for piece in line.pieces)
            for line in lines
        )
        if not pieces or held < _LINES_WITH_PRINT * len(lines):
            return False
        left, right = reach_of(pieces)
        width = right - left
        if (
            sum(piece.x1 - piece.x0 for piece in pieces)
            < _FULL_LINES * width * held
        ):
            return False
        widths.append(width)
    return max(widths) <= _LIKE_WIDTHS * min(widths)


def _are_cards(run: Run) -> bool:
    """Whether print stands on fills of one colour in rows apart from each other: figures of a dashboard."""
    fills: list[RowMark] = []
    on_fills = 0
    for part in run.parts:
        waists = [line.waist for line in part.lines]
        own = [
            mark
            for mark in part.block.page.marks
            if mark.is_fill
            and mark.breaks
            and mark.box.bottom > waists[0]
            and mark.box.top < waists[-1]
        ]
        if not own or not _stand_apart(own):
            return False
        inside = [y for y in waists if own[0].box.top < y < own[-1].box.bottom]
        held = sum(
            any(mark.box.top < y < mark.box.bottom for mark in own)
            for y in inside
        )
        if held < len(inside):
            return False
        fills += own
        on_fills += held
    return len(fills) >= _FEWEST_ROWS and on_fills >= _ON_CARDS * len(run.lines)


def _stand_apart(fills: Sequence[RowMark]) -> bool:
    """Whether white parts the rows of fills, and all look the same."""
    return all(
        below.box.top - above.box.bottom >= _CARD_GAP
        and are_like_colours(above.colour, below.colour)
        for above, below in pairwise(fills)
    )


def _is_list_of_contents(run: Run, columns: Columns, header: RunHeader) -> bool:
    """Whether the last column holds nothing but the numbers of pages, as a list of contents does."""
    last = max(
        (columns.of(line.pieces[-1]) for line in header.body_of(run)), default=0
    )
    says_page = any(
        text.endswith("หน้า")
        for text in header_texts(run, columns, header)[last - 1 :]
    )
    if header.lines and not says_page:
        return False
    numbers = []
    for line in header.body_of(run):
        for piece in line.pieces:
            if columns.of(piece) == last:
                if not _PAGE_NUMBER.fullmatch(piece.text.strip()):
                    return False
                numbers.append(int(arabic(piece.text.strip())))
    ascending = sum(number >= before for before, number in pairwise(numbers))
    return len(numbers) >= _FEWEST_ROWS and ascending >= _ASCENDING_SHARE * (
        len(numbers) - 1
    )
