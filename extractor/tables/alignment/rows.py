"""Where rows begin: at lines and fills, at numbers that count on, after steps; each from the print of one part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.tables.alignment.amounts import are_amounts
from extractor.tables.alignment.begun_anew import (
    columns_begun_at,
    rows_begun_anew,
)
from extractor.tables.alignment.centred_cells import lines_below_straddling
from extractor.tables.alignment.columns import Columns
from extractor.tables.alignment.headers import ROW_STEP, RunHeader, mark_edges
from extractor.tables.alignment.page_print import PrintLine
from extractor.tables.alignment.runs import Part, Run
from extractor.tables.alignment.sections import sections_of
from normalizer import arabic, marker_at

# Of the usual columns, so many hold print between two steps where a row stands there.
_COLUMNS_OF_ROW = 0.5
# Numbers that count on tell of rows from so many on.
_FEWEST_NUMBERS = 2
# So many times more numbers than rows between marks: the marks part groups of rows.
_NUMBERS_BEYOND_MARKS = 1.5
# Of the lines of a table of one line a row, so many hold print in (nearly) all columns.
_FULL_SHARE = 0.6
_FULL_COLUMNS = 0.7
# Of the rows after a step, so many begin with their number where the rows are not centred.
_LEADING_SHARE = 0.6
# Of the rows, so many begin after a step where steps part all of them.
_PARTED_SHARE = 0.5
# In line pitches: lines of two rows stand no nearer, in whatever columns; those of a row set amid its height do.
_LEAST_ROW_STEP = 0.9
# In widths of a letter: texts that begin nearer to one another are aligned.
_ALIGNED = 0.35
_BARE_NUMBER = re.compile(r"[(]?([0-9๐-๙]{1,4})[.)]*")
# A total below numbered rows has no number.
_TOTAL = re.compile(r"รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน)?(?:[\s0-9๐-๙]|$)")


@dataclass(slots=True)
class RunRows:
    """The rows of a run.

    Attributes:
        starts: For each part the indices of the lines with which rows below the header begin.
        sections: For each part those of them that are one piece over several columns.
        numbers: How many rows begin with a number that counts on.
        marks: How many rows lie between lines or fills, if those tell.
        inner_marks: How many lines and sides of fills part rows below the header.
        steps: How many rows begin after a step.
        anew: How many begin where cells begin anew.
        amounts: Whether a column of amounts tells.
        numbered: For each part the lines that begin with such a number and nothing else in its column.
    """

    starts: list[list[int]] = field(default_factory=list)
    sections: list[list[int]] = field(default_factory=list)
    numbers: int = 0
    marks: int = 0
    inner_marks: int = 0
    steps: int = 0
    anew: int = 0
    amounts: bool = False
    numbered: list[list[int]] = field(default_factory=list)


def rows_of(run: Run, columns: Columns, header: RunHeader) -> RunRows:
    """Find the rows of a run.

    Args:
        run: The run.
        columns: Its columns.
        header: Its header.

    Returns:
        Its rows.
    """
    by_mark = [
        _starts_by_mark(part, count)
        for part, count in zip(run.parts, header.lines_by_part, strict=True)
    ]
    sections = sections_of(run, columns, header)
    numbered = _numbered_lines(run, columns, header)
    rows = RunRows(numbers=sum(map(len, numbered)), sections=sections)
    rows.numbered = [
        [index for index in lines if _is_bare_number(part.lines[index])]
        for part, lines in zip(run.parts, numbered, strict=True)
    ]
    numbered = _rows_of_numbers(run, columns, header, sections, numbered)
    besides = [
        set(starts) - _around_sections(titles)
        for starts, titles in zip(by_mark, sections, strict=True)
    ]
    most = max(map(len, besides))
    rows_by_mark = sum(map(len, by_mark)) - _count_around_sections(
        by_mark, sections
    )
    are_marks_sure = (
        most >= 2
        and rows.numbers <= _NUMBERS_BEYOND_MARKS * rows_by_mark
        and not _part_totals_alone(run, by_mark)
    )
    rows.marks = rows_by_mark if min(most, rows_by_mark) >= 2 else 0
    rows.inner_marks = sum(len(starts) - 1 for starts in by_mark if starts)
    is_numbered = rows.numbers >= _FEWEST_NUMBERS
    anew = rows_begun_anew(run, columns, header, sections)
    rows.anew = sum(map(len, anew))
    for number, part in enumerate(run.parts):
        first = header.lines_by_part[number]
        after_step = _starts_after_steps(
            part, columns, first, sections[number], is_numbered=is_numbered
        )
        rows.steps += len(set(after_step) - _around_sections(sections[number]))
        if are_marks_sure:
            starts = set(by_mark[number]) | _around_sections(sections[number])
        elif is_numbered:
            starts = (
                set(numbered[number]) | set(by_mark[number]) | set(after_step)
            )
            starts |= _texts_among_numbers(part, columns, numbered[number])
        else:
            starts = set(after_step) | set(by_mark[number]) | set(anew[number])
        rows.starts.append(sorted({*starts, first} - {len(part.lines)}))
    if not are_marks_sure and not is_numbered and not rows.steps:
        _begin_at_amounts(run, columns, header, rows)
    return rows


def _starts_by_mark(part: Part, first: int) -> list[int]:
    """The lines that are the first ones below a mark, the first one of the body among them."""
    starts = {first} if first < len(part.lines) else set()
    for y in mark_edges(part):
        below = [
            index for index, line in enumerate(part.lines) if line.waist > y
        ]
        if below and below[0] > first:
            starts.add(below[0])
    return sorted(starts)


def _part_totals_alone(run: Run, by_mark: Iterable[Sequence[int]]) -> bool:
    """Whether all marks below the header are those around totals, which tell nothing of the rows above."""
    begun = [
        part.lines[index].text.strip()
        for part, starts in zip(run.parts, by_mark, strict=True)
        for index in starts[1:]
    ]
    return all(map(_TOTAL.match, begun))


def _around_sections(sections: Sequence[int]) -> set[int]:
    """The lines with which titles begin, and those below them: white ones share a stretch between fills."""
    begun = {index for index in sections if index - 1 not in sections}
    return begun | {
        index + 1 for index in sections if index + 1 not in sections
    }


def _count_around_sections(
    by_mark: Iterable[Sequence[int]], sections: Iterable[Sequence[int]]
) -> int:
    """How many rows between marks are but sections, or begin below one: these may have a fill of their own."""
    count = 0
    for starts, of_part in zip(by_mark, sections, strict=True):
        count += sum(
            start in of_part or start - 1 in of_part for start in starts
        )
    return count


def _numbered_lines(
    run: Run, columns: Columns, header: RunHeader
) -> list[list[int]]:
    """For each part the lines that begin with a number that counts on in the first column."""
    found: list[list[int]] = []
    before: int | None = None
    count = 0
    counting_on = 0
    strays = 0
    for part, first in zip(run.parts, header.lines_by_part, strict=True):
        lines = []
        for index in range(first, len(part.lines)):
            number = _leading_number(part.lines[index], columns)
            if number is None:
                continue
            if number == 1 or before is None or number == before + 1:
                lines.append(index)
                counting_on += before is not None and number == before + 1
                before = number
                count += 1
            else:
                strays += 1
        found.append(lines)
    # The days of 11 ม.ค. and 1 มี.ค. do not.
    is_sure = (
        count >= _FEWEST_NUMBERS and counting_on > 0 and strays <= count / 4
    )
    return found if is_sure else [[] for _ in found]


def _texts_among_numbers(
    part: Part, columns: Columns, numbered: Sequence[int]
) -> set[int]:
    """The lines that begin with a text where rows begin with nothing but a number: totals.

    Those that begin where texts beside the numbers do go on with these.
    """
    if not numbered or not all(
        _is_bare_number(part.lines[index]) for index in numbered
    ):
        return set()
    width = part.block.page.letter_width
    left = columns.edges[1] - width
    names = [
        line.pieces[1].x0
        for index in numbered
        if len((line := part.lines[index]).pieces) > 1
    ]
    found = set()
    for index in range(numbered[0], len(part.lines)):
        line = part.lines[index]
        x = line.pieces[0].x0
        is_named = x < left and not _is_bare_number(line)
        goes_on = any(abs(name - x) <= _ALIGNED * width for name in names)
        if is_named and not goes_on and len(line.pieces) > 1:
            found.add(index)
    return found


def _is_bare_number(line: PrintLine) -> bool:
    return bool(_BARE_NUMBER.fullmatch(line.pieces[0].text.strip()))


def _rows_of_numbers(
    run: Run,
    columns: Columns,
    header: RunHeader,
    sections: Sequence[Sequence[int]],
    numbered: list[list[int]],
) -> list[list[int]]:
    """The lines with which the rows of numbers begin: they, or where rows are centred, lines above them."""
    raised: list[list[int]] = []
    leading = 0
    after_step = 0
    most = 0
    for part, first, titles, lines in zip(
        run.parts, header.lines_by_part, sections, numbered, strict=True
    ):
        of_part = []
        for start, end in _chunks(part, columns, first, titles):
            inside = [index for index in lines if start <= index < end]
            leading += inside[:1] == [start]
            after_step += bool(inside) and start > first
            most = max(most, len(inside))
            of_part += [start, *inside[1:]] if inside else []
        raised.append(of_part)
    count = sum(map(len, numbered))
    are_parted = most == 1 and after_step >= _PARTED_SHARE * count
    are_leading = leading >= _LEADING_SHARE * count or (
        most > 1 and _begin_anew(run, columns, numbered)
    )
    return numbered if are_leading and not are_parted else raised


def _begin_anew(
    run: Run, columns: Columns, numbered: Iterable[Sequence[int]]
) -> bool:
    """Whether more columns begin after white beside numbers than go on there, as where rows are set from the top."""
    fresh = 0
    running = 0
    for part, lines in zip(run.parts, numbered, strict=True):
        for index in lines:
            begun = columns_begun_at(
                part.lines, index, columns, part.block.page.pitch
            )
            fresh += len(begun.fresh - {0})
            running += len(begun.running - {0})
    return fresh > running


def _leading_number(line: PrintLine, columns: Columns) -> int | None:
    """The number with which a line begins in the first column."""
    piece = line.pieces[0]
    if piece.x0 >= columns.edges[1]:
        return None
    text = piece.text.strip()
    bare = _BARE_NUMBER.fullmatch(text)
    if bare:
        return int(arabic(bare[1]))
    marker = marker_at(text)
    if marker is None or marker.is_dotted:
        return None
    return marker.number


def _starts_after_steps(
    part: Part,
    columns: Columns,
    first: int,
    sections: Sequence[int],
    *,
    is_numbered: bool,
) -> list[int]:
    """The lines with which rows begin after a larger step than lines of a cell have, and around sections."""
    chunks = list(_chunks(part, columns, first, sections))
    usual = _usual_columns(part, columns, first)
    starts = []
    for number, (start, end) in enumerate(chunks):
        if number == 0:
            continue
        held = columns.held_by(part.lines[start:end])
        is_section = start in sections or chunks[number - 1][0] in sections
        is_total = len(held) > 1 and _TOTAL.match(
            part.lines[start].text.strip()
        )
        names_row = 0 in held or not is_numbered
        if (
            is_section
            or is_total
            or (len(held) >= max(2, _COLUMNS_OF_ROW * usual) and names_row)
        ):
            starts.append(start)
    return starts


def _chunks(
    part: Part, columns: Columns, first: int, sections: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Lines with a larger step between them in all columns, as (first, after the last); a section is one of its own."""
    start = first
    spanned = _spanned_lines(part, columns, first)
    straddled = lines_below_straddling(part, columns, first)
    for index in range(first + 1, len(part.lines)):
        is_end_of_section = (index in sections) != (index - 1 in sections)
        begins_anew = (
            index in sections and marker_at(part.lines[index].text) is not None
        )
        step = part.lines[index].baseline - part.lines[index - 1].baseline
        is_step = step >= _LEAST_ROW_STEP * part.block.page.pitch
        is_parted = (is_step and index not in spanned) or index in straddled
        if is_parted or is_end_of_section or begins_anew:
            yield start, index
            start = index
    if start < len(part.lines):
        yield start, len(part.lines)


def _spanned_lines(part: Part, columns: Columns, first: int) -> set[int]:
    """The lines above which a cell goes on: one of its lines stands there or further up, another there or below."""
    farthest = ROW_STEP * part.block.page.pitch
    before: dict[int, int] = {}
    spanned: set[int] = set()
    for index in range(first, len(part.lines)):
        for column in columns.held_by([part.lines[index]]):
            last = before.get(column)
            if (
                last is not None
                and part.lines[index].baseline - part.lines[last].baseline
                < farthest
            ):
                spanned.update(range(last + 1, index + 1))
            before[column] = index
    return spanned


def _usual_columns(part: Part, columns: Columns, first: int) -> int:
    """How many columns the body of a part fills."""
    return len(columns.held_by(part.lines[first:])) or len(columns)


def _begin_at_amounts(
    run: Run, columns: Columns, header: RunHeader, rows: RunRows
) -> None:
    """Let rows begin where a column of amounts has one; else, where nearly all lines are full, at each of those."""
    body = header.body_of(run)
    amounts = _amount_columns(body, columns)
    full = sum(_is_full(line, columns) for line in body)
    if not amounts and full < _FULL_SHARE * len(body):
        return
    rows.amounts = bool(amounts)
    for number, (part, first) in enumerate(
        zip(run.parts, header.lines_by_part, strict=True)
    ):
        starts = set(rows.starts[number])
        for index in range(first, len(part.lines)):
            held = columns.held_by([part.lines[index]])
            if (amounts and held & amounts and 0 in held) or (
                not amounts and _is_full(part.lines[index], columns)
            ):
                starts.add(index)
        rows.starts[number] = sorted(starts)


def _is_full(line: PrintLine, columns: Columns) -> bool:
    return len(columns.held_by([line])) >= _FULL_COLUMNS * len(columns)


def _amount_columns(lines: Sequence[PrintLine], columns: Columns) -> set[int]:
    """The columns, but for the first one, that hold amounts."""
    texts: dict[int, list[str]] = {}
    for line in lines:
        for piece in line.pieces:
            texts.setdefault(columns.of(piece), []).append(piece.text)
    return {
        column
        for column, of_column in texts.items()
        if column and are_amounts(of_column)
    }
