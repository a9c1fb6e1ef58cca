"""Whether aligned print is a table: three aligned columns, and two kinds of evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.tables.alignment.columns import Columns, count_aligned
from extractor.tables.alignment.headers import RunHeader
from extractor.tables.alignment.page_print import PrintLine
from extractor.tables.alignment.rows import RunRows
from extractor.tables.alignment.runs import Run
from extractor.tables.columns.header_likeness import names_columns
from normalizer import arabic

# Columns: two are prose in columns, labels with what they name, or signatures.
_FEWEST_ALIGNED = 3
_FEWEST_KINDS = 2
_FEWEST_ROWS = 2
# Rows below the header that numbers or marks tell of.
_FEWEST_NUMBERS = 2
_FEWEST_MARKS = 2
# A column of prose is so full: lines that reach its right end, of all its lines; so many of all lines have print in it.
_FULL_LINES = 0.7
_LINES_WITH_PRINT = 0.8
# In widths of a letter: a line reaches the end of its column within so much.
_NEAR_END = 1.5
# Kinds of evidence that prose, letters and signatures do not have.
_STRONG = frozenset({"repeated header", "lines or fills", "numbers", "known header", "amounts"})
_PAGE_NUMBER = re.compile(r"[0-9๐-๙]{1,3}")


def evidence_for(run: Run, columns: Columns, header: RunHeader, rows: RunRows) -> frozenset[str]:
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
    if len(columns) < _FEWEST_ALIGNED or count_aligned(columns, lines, width) < _FEWEST_ALIGNED:
        return frozenset()
    if sum(map(len, rows.starts)) < _FEWEST_ROWS - bool(header.lines) or not any(rows.starts):
        return frozenset()
    kinds = _kinds(run, columns, header, rows)
    if not kinds & _STRONG or len(kinds) < _FEWEST_KINDS:
        return frozenset()
    if _is_list_of_contents(run, columns, header) or (_is_prose(run, columns) and not kinds >= {"numbers"}):
        return frozenset()
    return kinds


def _kinds(run: Run, columns: Columns, header: RunHeader, rows: RunRows) -> frozenset[str]:
    kinds = set()
    if header.evidence == "repeated":
        kinds.add("repeated header")
    if header.evidence == "font":
        kinds.add("header in another font")
    if header.lines and names_columns(header_texts(run, columns, header)):
        kinds.add("known header")
    if rows.marks >= _FEWEST_MARKS or header.evidence == "mark":
        kinds.add("lines or fills")
    if rows.numbers >= _FEWEST_NUMBERS:
        kinds.add("numbers")
    if rows.steps >= _FEWEST_ROWS:
        kinds.add("white between rows")
    if rows.amounts:
        kinds.add("amounts")
    return frozenset(kinds)


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


def _is_prose(run: Run, columns: Columns) -> bool:
    """Whether every column is full of lines that reach its end, as prose set in columns is."""
    lines = run.lines
    near = _NEAR_END * run.parts[0].block.page.letter_width
    for column in range(len(columns)):
        pieces = [piece for line in lines for piece in line.pieces if columns.of(piece) == column]
        end = max((piece.x1 for piece in pieces), default=0.0)
        full = sum(piece.x1 >= end - near for piece in pieces)
        held = sum(any(columns.of(piece) == column for piece in line.pieces) for line in lines)
        if full < _FULL_LINES * len(pieces) or held < _LINES_WITH_PRINT * len(lines):
            return False
    return True


def _is_list_of_contents(run: Run, columns: Columns, header: RunHeader) -> bool:
    """Whether the last column holds nothing but the numbers of pages, as a list of contents does."""
    numbers = []
    for line in _body(run, header):
        for piece in line.pieces:
            if columns.of(piece) == len(columns) - 1:
                if not _PAGE_NUMBER.fullmatch(piece.text.strip()):
                    return False
                numbers.append(int(arabic(piece.text.strip())))
    is_ascending = numbers == sorted(numbers) and len(set(numbers)) > len(numbers) / 2
    says_page = "หน้า" in "".join(header_texts(run, columns, header))[-8:]
    return len(numbers) >= _FEWEST_ROWS and is_ascending and (says_page or not header.lines)


def _body(run: Run, header: RunHeader) -> list[PrintLine]:
    body: list[PrintLine] = []
    for part, first in zip(run.parts, header.lines_by_part, strict=True):
        body += part.lines[first:]
    return body


def is_thin(kinds: Sequence[str] | frozenset[str]) -> bool:
    """Whether the evidence for a table is no more than what is asked for.

    Args:
        kinds: The kinds of evidence.

    Returns:
        Whether a reader should look at it.
    """
    return len(kinds) <= _FEWEST_KINDS
