"""How a workbook looks: fonts, colours, and room enough for Thai to be seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import ceil
from typing import Any

from extractor.dataset.table_schema import Column
from normalizer.thai import MARK

# Excel's number for A3 paper.
PAPER_A3 = 8
# Thai offices write in this font; programs without it take another.
FONT = {"font_name": "TH Sarabun New", "font_size": 14, "valign": "top"}
# By the type of a column, by what a cell is for, and by severity.
CELL_FORMATS: dict[str, dict[str, Any]] = {
    "string": {"text_wrap": True},
    "integer": {"num_format": "0", "align": "center"},
    "number": {"num_format": "0.00", "align": "center"},
    "decimal": {"align": "right"},
    "date": {"num_format": "yyyy-mm-dd", "align": "center"},
    # Excel shows TRUE and FALSE anyway; LibreOffice shows some of them as 1 and 0 where nothing is said.
    "boolean": {"align": "center", "num_format": '"TRUE";"TRUE";"FALSE"'},
    "header": {
        "bold": True,
        "bg_color": "#DDEBF7",
        "text_wrap": True,
        "valign": "vcenter",
        "bottom": 1,
    },
    "link": {"font_color": "#0563C1", "underline": 1, "text_wrap": True},
    "error": {"bg_color": "#F8CBAD"},
    "warning": {"bg_color": "#FFE699"},
    "info": {"bg_color": "#E2EFDA"},
}
# Points from one line of a cell to the next: in the font above 22; where it is missing, others take its place, of which
# Laksaman (LibreOffice's choice on Debian) has 23.2, Waree 23.4, Norasi 23.9.
LINE_HEIGHT = 24.0
# Points: two lines of a header.
HEADER_HEIGHT = 50.0
# Points: Excel's limit for a row.
_MOST_HEIGHT = 409.0
# Widths of columns, in characters: of long texts, of names of files, and of others by what they hold.
_WIDTH_OF_TEXT = 48
_WIDTH_OF_NAME = 30
_WIDTHS = {
    "string": 18,
    "integer": 10,
    "number": 10,
    "decimal": 16,
    "date": 12,
    "boolean": 10,
}
_NAMES = {"id", "report_id", "source_file", "superseded_by"}
# Characters of a sheet's name that Excel takes at most, and those that it does not take.
_LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
# Decimals of an amount that are shown at most.
_MOST_DECIMALS = 15
# Letters that a line holds, as a share of its column's width in characters, which are those of a narrower font: 0.68 in
# Laksaman, 0.62 in Waree, by the advances of their glyphs; words are not cut.
_FILLED = 0.64
# Characters of a column's width that a bold letter of its header takes, and the button of its filter.
_BOLD_LETTER = 1.5
_FILTER_BUTTON = 3
# Characters that a header widens its column to at most: longer ones break.
_WIDEST_HEADER = 30
_MARKS = re.compile(f"[{MARK}]")


def sheet_name(thai: str, table: str, number: int) -> str:
    """Name a sheet as Excel takes it.

    Args:
        thai: What a row of its table is, in Thai.
        table: Name of the table, which is kept as far as it fits.
        number: Which sheet of the table it is, from 1.

    Returns:
        A name that no sheet of another table has, unless their own names begin with the same 28 characters.

    >>> sheet_name("โครงการ/กิจกรรมตามแผนพัฒนา", "development-plan", 1)
    'โครงการ กิจกรร development-plan'
    """
    counted = f" {number}" if number > 1 else ""
    name = table[: _LONGEST_SHEET_NAME - len(counted)] + counted
    room = _LONGEST_SHEET_NAME - len(name) - 1
    title = _NOT_IN_SHEET_NAME.sub(" ", thai)[: max(0, room)].strip()
    return f"{title} {name}".strip()


def amount_format(amount: Decimal) -> str:
    """Say how an amount is shown: grouped by thousands, with the decimals that are printed.

    Args:
        amount: The amount.

    Returns:
        A number format of Excel's.

    >>> amount_format(Decimal("-92302.00")), amount_format(Decimal("20000"))
    ('#,##0.00', '#,##0')
    """
    exponent = amount.as_tuple().exponent
    decimals = (
        min(_MOST_DECIMALS, max(0, -exponent))
        if isinstance(exponent, int)
        else 0
    )
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def column_width(column: Column) -> int:
    """Say how wide a column is.

    Args:
        column: The column.

    Returns:
        Its width in characters.
    """
    if column.long:
        return _WIDTH_OF_TEXT
    if column.name in _NAMES:
        return _WIDTH_OF_NAME
    return max(_WIDTHS[column.kind], _header_width(column.thai))


def _header_width(header: str) -> int:
    """Characters that a header needs so that it breaks between its words only: programs cut Thai amid syllables."""
    longest = max(len(_MARKS.sub("", part)) for part in header.split(" "))
    return min(_WIDEST_HEADER, ceil(longest * _BOLD_LETTER) + _FILTER_BUTTON)


def row_height(widths: Iterable[int], row: Sequence[Any]) -> float:
    """Say how high a row must be for its texts to be seen: no program but Excel finds out by itself.

    Args:
        widths: How wide the row's columns are, in characters.
        row: Its values, in their order; one at least is a text.

    Returns:
        The height in points.
    """
    lines = 1
    for width, value in zip(widths, row, strict=True):
        if isinstance(value, str):
            lines = max(lines, _line_count(value, width))
    return min(_MOST_HEIGHT, lines * LINE_HEIGHT)


def _line_count(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters; marks over and under letters take no room."""
    room = int(_FILLED * width)
    if len(text) <= room and "\n" not in text:
        return 1
    count = 0
    for line in text.split("\n"):
        characters = max(1, len(_MARKS.sub("", line)))
        full_lines, rest = divmod(characters, room)
        count += full_lines + (1 if rest else 0)
    return count
