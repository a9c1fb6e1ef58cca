"""Tables of single pages become one table: repeated headers dropped, rows that a page break split joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extractor.model import Box, Cell, Joint, Layout, Line, PageContent, Table, rows_between
from extractor.tables.header_matching import layout_of, row_texts, squeezed
from normalizer import arabic, blurred_marker_at, marker_at, named_marker_at

# Column boundaries of one table wander this far from page to page (points), in portions of rounding and borders.
_EDGE = 4.0
# rapidfuzz.ratio, 0 to 100, of two printings of one header row; where OCR read them.
_SAME_HEADER, _SAME_HEADER_READ = 90.0, 70.0
# Page numbers and stray marks: lines up to this many characters; a longer one between two tables parts them.
_FURNITURE = 12
_BARE_NUMBER = re.compile(r"\s*[0-9๐-๙]{1,4}\s*")


def stitch(sheets: Iterable[PageContent]) -> list[Table]:
    """All tables of a document in order, each whole. Every fragment keeps its page and box."""
    sheets, done = list(sheets), list[Table]()
    running = _running_lines(sheets)
    last: PageContent | None = None
    for sheet in sheets:
        for position, table in enumerate(sheet.tables):
            first = position == 0 and done and last and last.tables
            if first and last and _continues(done[-1], table, last, sheet, running):
                done[-1] = _appended(done[-1], table)
            else:
                done.append(table)
        last = sheet
    return done


def _continues(above: Table, below: Table, before: PageContent, after: PageContent, running: Collection[str]) -> bool:
    if below.page_first != above.page_last + 1 or below.cols != above.cols:
        return False
    apart = _titles(before, above, running, below=True) or _titles(after, below, running, below=False)
    header = _repeated_rows(above, below)
    if header:
        return not apart or _counts_on(above, rows_between(below, header, below.rows))
    if apart or layout_of(below):
        return False
    return all(abs(a - b) <= _EDGE for a, b in zip(above.edges, below.edges, strict=True))


def _counts_on(above: Table, below: Table) -> bool:
    """Whether the row numbers of `above` go on in `below`, or its last row does."""
    layout = layout_of(above)
    if not layout or not below.rows:
        return False
    first = row_texts(below, 0)[layout.key]
    if _was_read(below):
        return not first.strip() or blurred_marker_at(first) is not None
    last = next((n for n in map(_number, reversed(_keys(above, layout))) if n is not None), None)
    return not first.strip() or (last is not None and _number(first) == last + 1)


def _repeated_rows(above: Table, below: Table) -> int:
    """How many rows at the top of `below` say the header of `above` again."""
    layout = layout_of(above)
    rows = layout.header_rows if layout else 1
    return rows if rows <= below.rows and all(_same_row(above, below, row) for row in range(rows)) else 0


def _same_row(above: Table, below: Table, row: int) -> bool:
    """The same wording again; cells of a continued header may be blank."""
    first, again = row_texts(above, row), row_texts(below, row)
    pairs = [(squeezed(a), squeezed(b)) for a, b in zip(first, again, strict=True) if b.strip()]
    if len(pairs) < max(2, above.cols / 2):
        return False
    least = _SAME_HEADER_READ if _was_read(below) else _SAME_HEADER
    return all(fuzz.ratio(a, b) >= least for a, b in pairs)


def _titles(sheet: PageContent, table: Table, running: Collection[str], *, below: bool) -> bool:
    """Whether running text stands between a table and the page's end (or beginning), other than running heads.

    ตาราง … (ต่อ) says that the table goes on.
    """
    if not table.boxes or (table.open_bottom if below else table.open_top):
        return False  # the page cut it: what shows beyond are halves of cut letters
    box = table.boxes[-1 if below else 0][1]
    between = (line for line in sheet.lines if line.box and _beyond(line.box, box, below=below))
    texts = [line for line in between if len(line.text.strip()) > _FURNITURE and _masked(line) not in running]
    return bool(texts) and not any("(ต่อ)" in line.text for line in texts)


def _running_lines(sheets: Sequence[PageContent]) -> set[str]:
    """Lines that stand on more than one page: running heads and feet."""
    pages = Counter(text for sheet in sheets for text in {_masked(line) for line in sheet.lines})
    return {text for text, count in pages.items() if count > 1}


def _beyond(line: Box, table: Box, *, below: bool) -> bool:
    return line.top >= table.bottom - _EDGE if below else line.bottom <= table.top + _EDGE


def _masked(line: Line) -> str:
    """A line without what changes from page to page."""
    return re.sub(r"[0-9๐-๙\s]+", "", line.text)


def _appended(above: Table, below: Table) -> Table:
    header = _repeated_rows(above, below)
    repeated = tuple(line for cell in rows_between(below, 0, header).cells for line in cell.lines)
    below = rows_between(below, header, below.rows)
    cut = above.open_bottom and (below.open_top or header > 0)
    joint = _joint(above, below, cut=cut) if below.rows else ""
    shift = above.rows - bool(joint)
    cells = list(above.cells)
    for cell in below.cells:
        over = _cell_over(cells, above.rows, cell.col) if cell.row == 0 else None
        if over is not None and (joint or _merged(cells[over], cell)):
            cells[over] = _grown(cells[over], cell, shift, joint or "merged")
        else:
            cells.append(replace(cell, row=cell.row + shift))
    return replace(
        above,
        cells=tuple(cells),
        rows=shift + below.rows,
        page_last=below.page_last,
        boxes=above.boxes + below.boxes,
        open_bottom=below.open_bottom,
        repeated=above.repeated + repeated,
    )


def _cell_over(cells: Sequence[Cell], rows: int, col: int) -> int | None:
    """The index of the cell that stands in column `col` of the last of `rows` rows."""
    return next(
        (i for i, c in enumerate(cells) if c.row + c.rowspan == rows and c.col <= col < c.col + c.colspan), None
    )


def _merged(over: Cell, cell: Cell) -> bool:
    """A cell merged over rows that runs on over the page break: nothing is printed in it a second time."""
    return cell.blank and not over.blank and (over.rowspan > 1 or cell.rowspan > 1)


def _grown(over: Cell, cell: Cell, shift: int, joint: Joint) -> Cell:
    rowspan = cell.row + shift + cell.rowspan - over.row
    first, *more = cell.fragments
    return replace(over, rowspan=rowspan, fragments=(*over.fragments, replace(first, joined_by=joint), *more))


def _joint(above: Table, below: Table, *, cut: bool) -> Joint:
    """From what it follows that the first row of `below` goes on with the last row of `above`; empty: it does not."""
    layout = layout_of(above)
    keys, first = _keys(above, layout), row_texts(below, 0)
    key = first[layout.key if layout else 0]
    if not keys or _number(key) is not None or (_was_read(below) and blurred_marker_at(key)):
        return ""
    if not key.strip():
        return "no-name"
    if any(_number(text) is not None for text in keys):
        return "no-number"
    # Rows without numbers: the items of the other cells tell, else that the page cut the rulings.
    numbers = [marker.number for marker in map(marker_at, first) if marker and marker.number is not None]
    if numbers:
        return "items-go-on" if min(numbers) > 1 else ""
    return "rulings-cut" if cut else ""


def _was_read(table: Table) -> bool:
    """Whether OCR read the table: its numbers are not sure."""
    return any(line.confidences for cell in table.cells for line in cell.lines)


def _keys(table: Table, layout: Layout | None) -> list[str]:
    """The texts of the column that names the rows."""
    col, start = (layout.key, layout.header_rows) if layout else (0, 0)
    return [cell.text for row in table.grid()[start:] if (cell := row[col])]


def _number(text: str) -> int | None:
    """The number that a row is named by: a bare one, or a list marker's."""
    if _BARE_NUMBER.fullmatch(text):
        return int(arabic(text))
    marker = named_marker_at(text)
    return marker.number if marker else None
