"""Several things in one ruled row: their names, amounts and units stand on the same lines of its cells.

Nobody rules a line between the projects of a row, but amounts stand each beside its project. Where every cell of a row
has the same number of paragraphs, they pair.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from extractor.line_wrapping import LineWrapping
from extractor.model import Cell, Line, PairedRow, Table
from normalizer import marker_at
from normalizer.thai import DIGIT, are_letters_below_each_other

# So many cells of a row, each with so many paragraphs, are paired.
_FEWEST_CELLS = 2
_FEWEST_PARAGRAPHS = 2
# Of the step from line to line, the share by which lines that stand beside each other may differ in height.
_BESIDE = 0.5
# A line that is a number alone, or the dash for none: 12,500 · 12,500.00 · 12.5 % · ๑๒๐ บาท · -
_D = f"[0-9{DIGIT}]"
_NUMBER = re.compile(
    rf"\s*(?:[-–—]|(?:{_D}{{1,3}}(?:,{_D}{{3}})+|{_D}+)(?:\.{_D}+)?\s*(?:บาท|%|\.-|-)?)\s*"
)

Paragraphs = list[list[Line]]
# The paragraphs of the cells of a row, by their column (0-based).
ByColumn = Mapping[int, Paragraphs]
# What makes a text of the lines of a paragraph.
Repair = Callable[[Sequence[Line]], str]


def is_number(line: Line) -> bool:
    """Whether a line is a number alone.

    Args:
        line: The line.

    Returns:
        Whether it is, with its unit perhaps, or the dash that says that there is none.

    >>> is_number(Line("๑๒,๕๐๐.๐๐ บาท", 1)), is_number(Line("๑๒,๕๐", 1))
    (True, False)
    """
    return bool(_NUMBER.fullmatch(line.text))


def wrappings_of(table: Table) -> list[LineWrapping]:
    """How wide the lines of each column are, by its cells that span no other.

    Args:
        table: The table.

    Returns:
        The wrapping of each column.
    """
    lines: list[list[Line]] = [[] for _ in range(table.cols)]
    for cell in table.cells:
        if cell.colspan == 1:
            lines[cell.col] += cell.lines
    return [LineWrapping(of_column) for of_column in lines]


def paragraphs_of(lines: Sequence[Line], wrapping: LineWrapping) -> Paragraphs:
    """The paragraphs of a cell: numbers below each other are one each, letters below each other one together.

    Args:
        lines: Its lines.
        wrapping: How wide the lines of its column are.

    Returns:
        The lines of each.
    """
    if are_letters_below_each_other([line.text for line in lines]):
        return [list(lines)]
    paragraphs: Paragraphs = []
    for index, line in enumerate(lines):
        if index == 0 or _begins_paragraph(lines[index - 1], line, wrapping):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _begins_paragraph(above: Line, line: Line, wrapping: LineWrapping) -> bool:
    if line.starts_paragraph or marker_at(line.text):
        return True
    return (is_number(above) and is_number(line)) or wrapping.breaks(
        above, line
    )


def paired_paragraphs(
    table: Table, wrappings: Sequence[LineWrapping]
) -> Iterator[tuple[int, Mapping[int, Paragraphs]]]:
    """The rows whose cells pair.

    Args:
        table: A stitched table.
        wrappings: How wide the lines of its columns are.

    Yields:
        The row, 0-based, and the paragraphs of its cells by their column, the same number of each.
    """
    by_row: defaultdict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.rowspan == 1 and not cell.blank:
            by_row[cell.row].append(cell)
    for row, cells in sorted(by_row.items()):
        if len(cells) < _FEWEST_CELLS or any(
            cell.colspan > 1 for cell in cells
        ):
            continue
        paragraphs = _beside_numbers(cells, wrappings) or _by_themselves(
            cells, wrappings
        )
        counts = {len(of_cell) for of_cell in paragraphs.values()}
        if len(counts) == 1 and min(counts) >= _FEWEST_PARAGRAPHS:
            yield row, paragraphs


def paired_rows(
    table: Table, repair: Repair, *, header_rows: int = 0
) -> tuple[PairedRow, ...]:
    """The rows of a table whose cells hold several things, a row each.

    Args:
        table: A stitched table.
        repair: What makes a text of the lines of a paragraph.
        header_rows: How many rows at the top are header; they pair nothing.

    Returns:
        The rows, from top to bottom.
    """
    rows = []
    for row, paragraphs in paired_paragraphs(table, wrappings_of(table)):
        if row < header_rows:
            continue
        count = len(next(iter(paragraphs.values())))
        texts = [
            _texts(paragraphs, place, table.cols, repair)
            for place in range(count)
        ]
        rows.append(PairedRow(row, tuple(texts)))
    return tuple(rows)


def _texts(
    paragraphs: ByColumn, place: int, cols: int, repair: Repair
) -> tuple[str, ...]:
    """The texts of one thing, a column each."""
    return tuple(
        repair(paragraphs[col][place]) if col in paragraphs else ""
        for col in range(cols)
    )


def _by_themselves(
    cells: Sequence[Cell], wrappings: Sequence[LineWrapping]
) -> ByColumn:
    return {
        cell.col: paragraphs_of(cell.lines, wrappings[cell.col])
        for cell in cells
    }


def _beside_numbers(
    cells: Sequence[Cell], wrappings: Sequence[LineWrapping]
) -> ByColumn | None:
    """The paragraphs of cells by the numbers beside them; None where no cell holds numbers alone, or one disagrees."""
    of_numbers = [
        cell
        for cell in cells
        if len(cell.lines) >= _FEWEST_PARAGRAPHS
        and all(map(is_number, cell.lines))
    ]
    if not of_numbers:
        return None
    anchors = of_numbers[0].lines
    paragraphs: dict[int, Paragraphs] = {}
    for cell in cells:
        parted = _parted_at(cell.lines, anchors)
        if parted is None or any(
            len(paragraphs_of(part, wrappings[cell.col])) > 1 for part in parted
        ):
            return None
        paragraphs[cell.col] = parted
    return paragraphs


def _parted_at(
    lines: Sequence[Line], anchors: Sequence[Line]
) -> Paragraphs | None:
    """Lines as paragraphs that begin beside anchors; None where one anchor has none, or what is above has no anchor."""
    paragraphs: Paragraphs = []
    for line in lines:
        if any(_are_beside(line, anchor, lines) for anchor in anchors):
            paragraphs.append([line])
        elif paragraphs:
            paragraphs[-1].append(line)
        else:
            return None
    return paragraphs if len(paragraphs) == len(anchors) else None


def _are_beside(line: Line, anchor: Line, lines: Sequence[Line]) -> bool:
    if line.box is None or anchor.box is None or line.page_no != anchor.page_no:
        return False
    return abs(line.box.bottom - anchor.box.bottom) <= _BESIDE * _pitch(
        lines, line.box.height
    )


def _pitch(lines: Sequence[Line], otherwise: float) -> float:
    """The step from line to line of a cell, in points."""
    tops = [line.box.top for line in lines if line.box]
    steps = [below - above for above, below in pairwise(tops) if below > above]
    return median(steps) if steps else otherwise
