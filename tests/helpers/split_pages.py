"""A table is printed over pages as producers do it: rows are cut or kept whole, headers said again, margins change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from tests.helpers.pdfs import (
    HEIGHT,
    LEADING,
    PADDING,
    WIDTH,
    Paper,
    line,
    shade,
    words,
)
from tests.helpers.random_tables import TrueCell, TrueTable

_NOTE = "เอกสารนี้จัดทำโดยงานแผนและงบประมาณ สำนักปลัด หน้า {}"
_HEAD = "รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2566"
TITLE = "ตารางที่ 4 ผลการดำเนินงานตามแผนพัฒนาท้องถิ่น"
_FOOTNOTE = "ข้อมูลจากระบบบัญชีคอมพิวเตอร์ของหน่วยงาน ณ วันสิ้นปีงบประมาณ"
_LEFT, _TOP = 30.0, 62.0


@dataclass(frozen=True, slots=True)
class Printing:
    """How a table is printed.

    Attributes:
        repeats: Whether its header is said again on every page.
        cuts: Whether rows are cut by the page.
        open_foot: Whether no ruling closes what the page cut.
        head: Whether a running head stands on every page.
        foot: Whether a running foot with the page's number does.
        title: What is said above the table on every page: nothing, its title, or that it goes on.
        footnotes: The pages (from 0) with a footnote.
        between: What comes after the first page: nothing, a blank page, a photo.
        shifts: How far each page is moved to the right, in points.
        late: Whether a merged cell that the page cuts has its text on the second page.
        first_top: Where the table begins on its first page.
        height: How high the pages are.
    """

    repeats: bool
    cuts: bool
    open_foot: bool
    head: bool
    foot: bool
    title: str
    footnotes: frozenset[int]
    between: str
    shifts: tuple[float, ...]
    late: bool
    first_top: float
    height: float

    @classmethod
    def at_random(cls, random: Random) -> Printing:
        """Some way of printing."""
        mirrored = random.uniform(0, 28)
        shifts = random.choice(
            ([0.0], [0.0, mirrored], [random.uniform(0, 28) for _ in range(9)])
        )
        return cls(
            repeats=random.random() < 0.6,
            cuts=random.random() < 0.5,
            open_foot=random.random() < 0.3,
            head=random.random() < 0.5,
            foot=random.random() < 0.5,
            title=random.choice(("", "", "again", "continued")),
            footnotes=frozenset(
                page for page in range(3) if random.random() < 0.25
            ),
            between=random.choice(("", "", "", "blank", "photo")),
            shifts=tuple(shifts),
            late=random.random() < 0.5,
            first_top=random.uniform(80, 160),
            height=random.uniform(330, HEIGHT),
        )


@dataclass(slots=True)
class _Piece:
    """The part of a row that stands on one page: lines `first` to `last` of each cell."""

    row: int
    first: int
    last: int
    height: float


@dataclass(slots=True)
class _Sheet:
    pieces: list[_Piece] = field(default_factory=list)
    top: float = _TOP


def printed_pages(
    table: TrueTable, printing: Printing, title: str = TITLE
) -> list[Paper]:
    """The pages of a table, below its title where that is printed."""
    sheets = _sheets(table, printing)
    papers = []
    for number in range(len(sheets)):
        papers.append(_paper(table, printing, title, sheets, number))
        if number == 0 and len(sheets) > 1 and printing.between:
            papers.append(_paper_between(printing))
    return papers


def _sheets(table: TrueTable, printing: Printing) -> list[_Sheet]:
    heights = [_lines_in(table, row) for row in range(table.rows)]
    header = [
        _Piece(row, 0, count, _height(count))
        for row, count in enumerate(heights[: table.header])
    ]
    sheets = [_Sheet(list(header), printing.first_top)]
    room = (
        printing.height
        - 75
        - printing.first_top
        - sum(piece.height for piece in header)
    )
    for row in range(table.header, table.rows):
        start, count = 0, heights[row]
        while start < count:
            fits = int((room - 2 * PADDING) / LEADING)
            rest = count - start
            if rest <= fits or (
                fits >= 1 and printing.cuts and rest >= 2 and count > 2
            ):
                end = start + min(rest, fits)
                sheets[-1].pieces.append(
                    _Piece(row, start, end, _height(end - start))
                )
                room -= _height(end - start)
                start = end
            if start < count:
                sheets.append(_Sheet(list(header) if printing.repeats else []))
                room = (
                    printing.height
                    - 75
                    - _TOP
                    - sum(piece.height for piece in sheets[-1].pieces)
                )
    return sheets


def _lines_in(table: TrueTable, row: int) -> int:
    return max(
        [
            1,
            *(
                len(cell.lines)
                for cell in table.cells
                if cell.row + cell.rowspan - 1 == row
            ),
        ]
    )


def _height(lines: int) -> float:
    return 2 * PADDING + LEADING * lines


def _paper(
    table: TrueTable,
    printing: Printing,
    title: str,
    sheets: Sequence[_Sheet],
    number: int,
) -> Paper:
    sheet = sheets[number]
    left = _LEFT + printing.shifts[number % len(printing.shifts)]
    made = _furniture(printing, title, number, left)
    ys = [sheet.top]
    for piece in sheet.pieces:
        ys.append(ys[-1] + piece.height)
    xs = [left]
    for width in table.widths:
        xs.append(xs[-1] + width)
    for cell in table.cells:
        made += _drawn(cell, table, printing, sheets, number, xs, ys)
    made += line(xs[0], ys[0], xs[0], ys[-1]) + line(
        xs[-1], ys[0], xs[-1], ys[-1]
    )
    return _on_page(made, printing)


def _on_page(made: bytes, printing: Printing) -> Paper:
    return Paper(
        made, media=b"0 %.2f %d %d" % (HEIGHT - printing.height, WIDTH, HEIGHT)
    )


def _furniture(
    printing: Printing, title: str, number: int, left: float
) -> bytes:
    made = b""
    if printing.head:
        made += words(_HEAD, 300, 28)
    if printing.foot:
        made += words(_NOTE.format(number + 1), 300, printing.height - 12)
    if printing.title and (number == 0 or printing.title == "again"):
        made += words(title, left, 48 if number else printing.first_top - 12)
    elif printing.title:
        made += words(f"{title} (ต่อ)", left, 48)
    if number in printing.footnotes:
        made += line(30, printing.height - 52, 170, printing.height - 52)
        made += words(str(number + 1), 30, printing.height - 42, size=6)
        made += words(_FOOTNOTE, 35, printing.height - 39, size=8)
    return made


def _paper_between(printing: Printing) -> Paper:
    """A page without a table: blank, or with a picture."""
    made = words(_HEAD, 300, 28) if printing.head else b""
    if printing.between == "photo":
        made += shade(200, 80, 600, printing.height - 80, 0.5)
    return _on_page(made, printing)


def _drawn(
    cell: TrueCell,
    table: TrueTable,
    printing: Printing,
    sheets: Sequence[_Sheet],
    number: int,
    xs: Sequence[float],
    ys: Sequence[float],
) -> bytes:
    """The part of a cell on a page: its sides, and its text, if that stands there."""
    pieces = sheets[number].pieces
    own = [at for at, piece in enumerate(pieces) if _spans(cell, piece)]
    if not own:
        return b""
    x0, x1 = xs[cell.col], xs[cell.col + cell.colspan]
    top, bottom = ys[own[0]], ys[own[-1] + 1]
    made = line(x1, top, x1, bottom) + line(x0, top, x0, bottom)
    first, last = pieces[own[0]], pieces[own[-1]]
    is_data = cell.row >= table.header
    began = is_data and (first.row > cell.row or first.first > 0)
    goes_on = is_data and (
        last.row < cell.row + cell.rowspan - 1
        or last.last < _lines_in(table, last.row)
    )
    if not (began and printing.open_foot and not printing.repeats):
        made += line(x0, top, x1, top)
    if not (goes_on and printing.open_foot):
        made += line(x0, bottom, x1, bottom)
    home = (
        _home(cell, sheets, printing)
        if is_data and cell.rowspan > 1
        else number
    )
    return made + (
        _text(cell, sheets[number], x0, top) if home == number else b""
    )


def _home(cell: TrueCell, sheets: Sequence[_Sheet], printing: Printing) -> int:
    """The page (from 0) on which the text of a cell stands that is merged over rows."""
    homes = [
        at
        for at, sheet in enumerate(sheets)
        if any(_spans(cell, piece) for piece in sheet.pieces)
    ]
    return homes[:2][-1] if printing.late else homes[0]


def _spans(cell: TrueCell, piece: _Piece) -> bool:
    return cell.row <= piece.row < cell.row + cell.rowspan


def _text(cell: TrueCell, sheet: _Sheet, x: float, top: float) -> bytes:
    """The lines of a cell that stand on a page."""
    shown = cell.lines
    if cell.rowspan == 1:
        (piece,) = [piece for piece in sheet.pieces if piece.row == cell.row]
        shown = cell.lines[piece.first : piece.last]
    return b"".join(
        words(text, x + PADDING, top + LEADING * (1 + at))
        for at, text in enumerate(shown)
    )
