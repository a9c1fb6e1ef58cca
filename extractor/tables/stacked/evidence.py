"""Whether the ruled rows of a table hold several rows each: numbers that count on, white, fills or amounts tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.tables.alignment.begun_anew import columns_begun_at
from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import RunHeader, run_header_of
from extractor.tables.alignment.page_print import PrintLine, pieces_in
from extractor.tables.alignment.rows import RunRows, rows_of
from extractor.tables.stacked.bands import BandGroup
from normalizer import arabic, marker_at

# Two columns are labels with what they name.
_FEWEST_COLUMNS = 3
# Of the lines of the ruled rows, so many stand in those that hold several rows; where lines part rows, a list in one
# of them does not tell.
_STACKED_SHARE = 0.6
# Of a row's columns, so many begin in its first line where rows are set from the top.
_BEGUN_SHARE = 0.7
# Of the rows inside of ruled rows, so many begin as rows do.
_USUAL_SHARE = 0.7
# So many rows begin inside of ruled rows at least: of those that no number names, and of those of one line each.
_FEWEST_UNNUMBERED = 2
_FEWEST_DENSE = 3
# Numbers that count on through ruled rows tell from so many on.
_FEWEST_COUNTED = 3
_BARE_NUMBER = re.compile(r"[(]?[0-9๐-๙]{1,4}[.)]*")


@dataclass(frozen=True, slots=True)
class _Start:
    """How a row begins inside of a ruled row.

    Attributes:
        is_numbered: Whether a number or a marker stands in its first column.
        is_bare: Whether that is all that stands there.
        names_row: Whether its first line has print in the first column.
        begun: Of the columns that hold print, the share that begins in its first line.
        fresh: How many columns begin after white.
        running: How many columns have print right above, too.
    """

    is_numbered: bool
    is_bare: bool
    names_row: bool
    begun: float
    fresh: int
    running: int


def stacked_rows(group: BandGroup) -> list[list[int]]:
    """Find the rows that stand in the ruled rows of tables.

    Args:
        group: The ruled rows.

    Returns:
        For each of them the indices of the lines with which rows begin, the first line among them; a single one where
        it is a row by itself. Nothing where rulings part the rows.
    """
    header, rows = _rows_of_group(group)
    starts = _inner_starts(group, header, rows)
    if (
        not starts
        or _are_numbered_themselves(group, header)
        or not _speak_for_rows(group, header, rows, starts)
    ):
        return []
    return [sorted({0, *of_band}) for of_band in rows.starts]


def may_hold_rows(group: BandGroup) -> bool:
    """Whether further pages may tell that several rows stand in ruled rows.

    Args:
        group: The ruled rows of a page.

    Returns:
        Whether rows seem to begin inside of most of them.
    """
    header, rows = _rows_of_group(group)
    starts = _inner_starts(group, header, rows)
    return bool(starts) and (
        _are_stacked_mostly(group, header, rows) or _count_on(group, rows)
    )


def _rows_of_group(group: BandGroup) -> tuple[RunHeader, RunRows]:
    """The rows inside of ruled rows, if these held several; and how many lines of them are header."""
    run = group.run
    header = (
        RunHeader("", (0,) * len(group.bands))
        if group.headed
        else run_header_of(run)
    )
    if len(group.columns) < _FEWEST_COLUMNS:
        return header, RunRows(starts=[[] for _ in group.bands])
    rows = rows_of(run, group.columns, header)
    if not rows.numbers and not rows.inner_marks and not rows.amounts:
        _begin_at_ragged_lines(group, header, rows)
    return header, rows


def _begin_at_ragged_lines(
    group: BandGroup, header: RunHeader, rows: RunRows
) -> None:
    """Let rows begin where the first column and most others do, after the white that longer cells left in them."""
    columns = group.columns
    for band, first, starts in zip(
        group.bands, header.lines_by_part, rows.starts, strict=True
    ):
        lines = band.part.lines
        usual = len(columns.held_by(lines[first:]))
        for index in range(first + 1, len(lines)):
            begun = columns_begun_at(
                lines, index, columns, band.part.block.page.pitch
            )
            is_whole = len(begun.every) >= _BEGUN_SHARE * usual
            if (
                is_whole
                and 0 in begun.fresh
                and len(begun.fresh) > len(begun.running)
            ):
                starts.append(index)
        starts[:] = sorted(set(starts))


def _speak_for_rows(
    group: BandGroup, header: RunHeader, rows: RunRows, starts: Sequence[_Start]
) -> bool:
    """Whether what is known of the rows inside of ruled rows speaks for them."""
    if not _are_rows_above(group, header, rows):
        return False
    if _count_on(group, rows) and _are_numbered(starts):
        return True
    if not _are_stacked_mostly(group, header, rows):
        return False
    return (
        rows.inner_marks >= _FEWEST_UNNUMBERED
        or _are_numbered(starts)
        or _are_parted(starts, rows)
    )


def _are_rows_above(group: BandGroup, header: RunHeader, rows: RunRows) -> bool:
    """Whether rows stand above those that begin inside of ruled rows: cells set to the middle or the bottom leave none.

    One that has nothing in the first column is none, nor one most of whose columns begin below its first line; the
    first of a page may go on from the page before.
    """
    stand_alone = 0
    ruled_rows = 0
    pages: set[tuple[int, int]] = set()
    for band, of_band, first in zip(
        group.bands, rows.starts, header.lines_by_part, strict=True
    ):
        inner = [start for start in of_band if start > first]
        if inner and band.place in pages:
            ruled_rows += 1
            above = group.columns.held_by(band.part.lines[first : inner[0]])
            begun = group.columns.held_by(band.part.lines[first : first + 1])
            stand_alone += 0 in above and len(begun) >= _BEGUN_SHARE * len(
                above
            )
        if inner:
            pages.add(band.place)
    return stand_alone >= _USUAL_SHARE * ruled_rows


def _are_numbered_themselves(group: BandGroup, header: RunHeader) -> bool:
    """Whether each ruled row has a number in its first column, one more than the one above, and no other."""
    numbers: list[int] = []
    for band, first in zip(group.bands, header.lines_by_part, strict=True):
        lines = band.part.lines[first:]
        markers = [marker_at(name) for name in _names(lines, group.columns)]
        numbered = [marker for marker in markers if marker]
        if lines and (len(numbered) != 1 or markers[0] is None):
            return False
        numbers += [
            marker.number for marker in numbered if marker.number is not None
        ]
    return len(numbers) >= _FEWEST_COUNTED and all(
        number == before + 1 for before, number in pairwise(numbers)
    )


def _are_stacked_mostly(
    group: BandGroup, header: RunHeader, rows: RunRows
) -> bool:
    """Whether most lines stand in ruled rows inside of which rows begin."""
    held = 0
    total = 0
    for band, of_band, first in zip(
        group.bands, rows.starts, header.lines_by_part, strict=True
    ):
        lines = len(band.part.lines)
        total += lines
        held += lines if any(start > first for start in of_band) else 0
    return held >= _STACKED_SHARE * total


def _count_on(group: BandGroup, rows: RunRows) -> bool:
    """Whether the numbers in the first column count on through all ruled rows, inside of them too."""
    numbers: list[int] = []
    for band, of_band in zip(group.bands, rows.starts, strict=True):
        lines = band.part.lines
        ends = [*of_band[1:], len(lines)]
        for start, end in zip(of_band, ends, strict=True):
            names = _names(lines[start:end], group.columns)
            marker = marker_at(names[0]) if names else None
            if names and _BARE_NUMBER.fullmatch(names[0]):
                numbers.append(int(arabic(names[0].strip("().- "))))
            elif marker and marker.number is not None:
                numbers.append(marker.number)
    are_next = all(number == before + 1 for before, number in pairwise(numbers))
    return (
        are_next
        and len(numbers) >= _FEWEST_COUNTED
        and len(numbers) > len(group.bands)
    )


def _are_numbered(starts: Sequence[_Start]) -> bool:
    """Whether numbers that count on begin rows: alone in their column, or beside columns that begin anew."""
    numbered = [start for start in starts if start.is_numbered]
    if len(numbered) < _USUAL_SHARE * len(starts):
        return False
    bare = sum(start.is_bare for start in numbered)
    fresh = sum(
        start.fresh > 0 and start.begun >= _BEGUN_SHARE for start in numbered
    )
    return max(bare, fresh) >= _USUAL_SHARE * len(numbered)


def _are_parted(starts: Sequence[_Start], rows: RunRows) -> bool:
    """Whether rows begin after white, or each with an amount, in most columns and in the first one."""
    whole = [
        start
        for start in starts
        if start.names_row and start.begun >= _BEGUN_SHARE
    ]
    if len(whole) < max(_FEWEST_UNNUMBERED, _USUAL_SHARE * len(starts)):
        return False
    if rows.amounts:
        return len(whole) >= _FEWEST_DENSE
    return all(start.fresh > start.running for start in whole)


def _inner_starts(
    group: BandGroup, header: RunHeader, rows: RunRows
) -> list[_Start]:
    """How each row but the first one of a ruled row begins."""
    inner = []
    for band, of_band, first in zip(
        group.bands, rows.starts, header.lines_by_part, strict=True
    ):
        lines = band.part.lines
        ends = [*of_band[1:], len(lines)]
        for start, end in zip(of_band, ends, strict=False):
            if start > first:
                inner.append(
                    _start_at(
                        lines,
                        start,
                        end,
                        group.columns,
                        band.part.block.page.pitch,
                    )
                )
    return inner


def _start_at(
    lines: Sequence[PrintLine],
    start: int,
    end: int,
    columns: Columns,
    pitch: float,
) -> _Start:
    begun = columns_begun_at(lines, start, columns, pitch)
    held = columns.held_by(lines[start:end])
    names = _names(lines[start:end], columns)
    is_bare = len(names) == 1 and bool(_BARE_NUMBER.fullmatch(names[0]))
    return _Start(
        is_numbered=is_bare
        or (bool(names) and marker_at(names[0]) is not None),
        is_bare=is_bare,
        names_row=0 in begun.every,
        begun=len(begun.every) / len(held),
        fresh=len(begun.fresh),
        running=len(begun.running),
    )


def _names(lines: Sequence[PrintLine], columns: Columns) -> list[str]:
    """What stands in the first column, line by line."""
    return [
        piece.text.strip()
        for piece in pieces_in(lines)
        if columns.of(piece) == 0
    ]
