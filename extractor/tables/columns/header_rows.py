"""Which rows at the top of a table are its header, and what the header of each column says, from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.model import Cell, Table
from extractor.tables.columns.group_keys import group_of_key
from normalizer import arabic, compared, marker_at

_COUNTER = re.compile("[(]?([0-9]{1,2})[).]?")
_WHITE_SPACE = re.compile(r"\s+")
_AMOUNT = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?:\.?-)?")
# Rows: titles that span the table stand above its header, a header fills up to three rows itself.
_MOST_TITLE_ROWS = 3
_MOST_HEADER_ROWS = 3
# So many headers stand below a title that is not merged over the columns.
_FEWEST_HEADERS = 3
# Characters: the longest header seen has 60; a cell of running text is no header.
_LONGEST = 90
# Of a row's printed cells, so many must look like data for the row to be no header.
_DATA_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table.

    Attributes:
        rows: How many rows at the top it fills, titles over the whole table included; 0 where the table has none.
        paths: For each column, what stands above it from top to bottom, raw; empty where nothing is printed.
    """

    rows: int
    paths: tuple[tuple[str, ...], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The header of each column as one line, repaired, its rows joined by ` / `."""
        return tuple(" / ".join(map(_one_line, path)) for path in self.paths)


def _one_line(text: str) -> str:
    return " ".join(compared(text).split())


def row_texts(table: Table, row: int) -> list[str]:
    """The raw texts of a row.

    Args:
        table: A table, its cells filled.
        row: The row, 0-based.

    Returns:
        A text a column; a cell that spans columns says its text in each, an absent cell is an empty text.
    """
    texts = [""] * table.cols
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.rowspan:
            texts[cell.col : cell.col + cell.colspan] = [
                cell.text
            ] * cell.colspan
    return texts


def header_of(table: Table) -> Header:
    """Find the header of a table by how its first rows are drawn and what they look like.

    Args:
        table: A table, its cells filled; of one page, or stitched.

    Returns:
        Its header.
    """
    titles = count_titles(table)
    last = max(_end_of_header(table, titles), table.repeated_rows)
    if last == titles:
        return Header(titles, ((),) * table.cols)
    rows = [row_texts(table, row) for row in range(titles, last)]
    named = [texts for texts in rows if not only_counts(texts)]
    paths = [_path(named, col) for col in range(table.cols)]
    if last < table.rows and only_counts(row_texts(table, last)):
        last += 1
    return Header(last, tuple(paths))


def count_titles(table: Table) -> int:
    """Count the rows at the top of a table that are titles over the whole of it.

    Args:
        table: A table, its cells filled.

    Returns:
        How many there are.
    """
    rows = 0
    while (
        rows < min(_MOST_TITLE_ROWS, table.rows - 1)
        and table.cols > 1
        and _is_title_row(table, rows)
    ):
        rows += 1
    return rows


def _is_title_row(table: Table, row: int) -> bool:
    """Whether a row is a title over the table: one cell over all columns, or printed alone above a row of headers."""
    cells = _cells_of_row(table, row)
    if (
        len(cells) == 1
        and cells[0].colspan == table.cols
        and cells[0].rowspan == 1
    ):
        return True
    printed = [text for text in row_texts(table, row) if text.strip()]
    below = row_texts(table, row + 1)
    printed_below = [text for text in below if text.strip()]
    is_alone = len(printed) == 1 and all(cell.rowspan == 1 for cell in cells)
    return (
        is_alone
        and len(printed_below) >= max(_FEWEST_HEADERS, table.cols / 2)
        and not looks_like_data(below)
    )


def _cells_of_row(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a row."""
    return [cell for cell in table.cells if cell.row == row]


def _end_of_header(table: Table, first: int) -> int:
    """The row below the header that begins at row `first`; `first` itself where data begins there."""
    if looks_like_data(row_texts(table, first)):
        return first
    last = first + 1
    limit = min(first + _MOST_HEADER_ROWS, table.rows)
    while last < limit and _goes_on(table, last):
        last += 1
    return last


def _goes_on(table: Table, row: int) -> bool:
    """Whether a row belongs to the header above it: cells of the header reach into it, or split those above."""
    above = _cells_of_row(table, row - 1)
    reaching = [
        cell for cell in table.cells if cell.row < row < cell.row + cell.rowspan
    ]
    texts = row_texts(table, row)
    if looks_like_data(texts):
        return False
    own = _cells_of_row(table, row)
    splits = any(
        cell.colspan > 1 and _is_split(cell, own)
        for cell in above
        if not cell.blank
    )
    if splits or (
        reaching and own and all(len(cell.text) <= _LONGEST for cell in own)
    ):
        return True
    return _only_names_groups(row_texts(table, row - 1), texts)


def _is_split(cell: Cell, below: Sequence[Cell]) -> bool:
    """Whether several printed cells stand under a cell that spans columns."""
    columns = range(cell.col, cell.col + cell.colspan)
    under = [
        other
        for other in below
        if other.col in columns
        and other.colspan < cell.colspan
        and not other.blank
    ]
    return len(under) > 1


def _only_names_groups(above: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether a row says nothing but years or months, each below a cell that is blank or spans it."""
    printed = [col for col, text in enumerate(texts) if text.strip()]
    if len(printed) < 2 or len(printed) == len(texts):
        return False
    return all(
        group_of_key(texts[col]) and not group_of_key(above[col])
        for col in printed
    )


def looks_like_data(texts: Sequence[str]) -> bool:
    """Whether a row holds data rather than headers: amounts, numbered items, running text.

    Args:
        texts: The raw texts of the row; a header says no amounts, and is short.

    Returns:
        Whether it does; False for a blank row.

    >>> looks_like_data(["๑", "จัดซื้อครุภัณฑ์", "๑๒,๕๐๐.๐๐"]), looks_like_data(["ที่", "รายการ", "งบประมาณ"])
    (True, False)
    """
    printed = [text for text in texts if text.strip()]
    if not printed or only_counts(texts):
        return False
    data_like = [text for text in printed if _is_data(text)]
    return len(data_like) >= _DATA_SHARE * len(printed)


def _is_data(text: str) -> bool:
    plain = _WHITE_SPACE.sub("", arabic(text))
    if _AMOUNT.fullmatch(plain):
        return not group_of_key(text)
    return len(plain) > _LONGEST or marker_at(text) is not None


def only_counts(texts: Sequence[str]) -> bool:
    """Whether a row below the header only numbers the columns.

    Args:
        texts: The raw texts of the row.

    Returns:
        Whether it says 1, 2, 3 …, each perhaps in brackets.

    >>> only_counts(["(๑)", "(๒)", "(๓)"])
    True
    """
    matches = [_COUNTER.fullmatch(arabic(text).strip()) for text in texts]
    numbers = [int(match[1]) for match in matches if match]
    expected = list(range(1, len(texts) + 1))
    return numbers == expected and len(texts) > 1


def _path(rows: Sequence[Sequence[str]], col: int) -> tuple[str, ...]:
    """What stands above a column in the rows of a header, each text once."""
    path: list[str] = []
    for number, texts in enumerate(rows):
        text = texts[col]
        if not text.strip() and number == 0 and len(rows) > 1:
            text = _text_to_the_left(texts, rows[-1], col)
        if text.strip() and text not in path:
            path.append(text)
    return tuple(path)


def _text_to_the_left(
    texts: Sequence[str], lowest: Sequence[str], col: int
) -> str:
    """A title over several columns that is drawn in the first of them only; those below name years or months."""
    if not group_of_key(lowest[col]):
        return ""
    for left in range(col - 1, -1, -1):
        if texts[left].strip():
            return texts[left] if group_of_key(lowest[left]) else ""
    return ""
