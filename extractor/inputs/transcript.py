"""OCR transcripts (tab-separated rows, HTML, Markdown) become sheets with the same tables as a PDF's pages.

All three become HTML first and go through one parser. A page of the transcript is a table: its header repeats there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from markdown_it import MarkdownIt

from extractor.model import Cell, Format, Fragment, Line, PageContent, Table, ink

_BLOCKS = {"p", "div", "li", "ul", "ol", "tr", "table", "section", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
_HIDDEN = {"script", "style", "template", "head", "noscript"}
_WHITE = re.compile(r"[ \t\r\n\f]+")
# A row of a tab-separated table has at least three columns.
_TABS = 2
# Browsers cap spans (HTML Standard, 4.9.11); no report has more columns, or rows a page, than this.
_MOST_SPAN = 50


def read_sheets(text: str, kind: Format) -> Iterator[PageContent]:
    """Yield one sheet a table, with the running text before it; a last one for text after the last table."""
    soup = BeautifulSoup(_html(text, kind), "html5lib")
    for tag in soup(list(_HIDDEN)):
        tag.decompose()
    page_no, lines = 1, list[Line]()
    for part in _parts(soup):
        if isinstance(part, Tag):
            yield PageContent(page_no, (_table(part, page_no),), tuple(lines), printed=ink(_text(part)) + _ink(lines))
            page_no, lines = page_no + 1, []
        else:
            lines += [Line(text, page_no, starts=True) for text in part.split("\n")]
    if lines or page_no == 1:
        yield PageContent(page_no, (), tuple(lines), printed=_ink(lines))


def _ink(lines: list[Line]) -> int:
    return sum(ink(line.text) for line in lines)


def _html(text: str, kind: Format) -> str:
    if kind == "html":
        return text
    if kind == "markdown":
        return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    return "".join(_tabbed(text))


def _tabbed(text: str) -> Iterator[str]:
    """Runs of lines with tabs are tables; a line without, right below a row, goes on with its last cell."""
    for is_table, run in groupby(_joined_rows(text.splitlines()), key=lambda line: line.count("\t") >= _TABS):
        if is_table:
            rows = ("".join(f"<td>{cell}</td>" for cell in line.split("\t")) for line in run)
            yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
        else:
            yield from (f"<p>{line if '<' in line else escape(line)}</p>" for line in run)


def _joined_rows(lines: list[str]) -> Iterator[str]:
    row = ""
    for line in lines:
        if row and line.strip() and line.count("\t") < _TABS:
            row += f"<br>{line}"
            continue
        if row:
            yield row
        row = line if line.count("\t") >= _TABS else ""
        if not row:
            yield line
    if row:
        yield row


def _parts(soup: BeautifulSoup) -> Iterator[Tag | str]:
    """Outermost tables, and between them the running text, in document order."""
    tables = [table for table in soup.find_all("table") if table.find_parent("table") is None]
    for number, table in enumerate(tables):
        table.replace_with(f"\x00{number}\x00")
    pieces = re.split("\x00([0-9]+)\x00", _text(soup))
    for position, piece in enumerate(pieces):
        if position % 2:
            yield tables[int(piece)]
        elif piece.strip():
            yield piece


def _text(tag: Tag) -> str:
    """Text as a browser shows it: white space folded, a newline where a block or a break stands."""
    pieces: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            pieces.append(_opening(node))
        elif type(node) is NavigableString:
            pieces.append(_WHITE.sub(" ", node))
            pieces.append(_closing(node))
    lines = "".join(pieces).split("\n")
    return "\n".join(line.strip(" ") for line in lines if line.strip())


def _opening(tag: Tag) -> str:
    if tag.name == "br":
        return "\n"
    marker = _list_marker(tag) if tag.name == "li" else ""
    return f"\n{marker}" if tag.name in _BLOCKS else ""


def _closing(node: NavigableString) -> str:
    """A newline after the last text of a block."""
    child: NavigableString | Tag = node
    while child.parent is not None and child.next_sibling is None:
        child = child.parent
        if child.name in _BLOCKS:
            return "\n"
    return ""


def _list_marker(item: Tag) -> str:
    """What a browser draws before a list item, where its text has no marker of its own."""
    parent, own = item.parent, item.get_text().strip()[:1]
    styled_off = parent is not None and "none" in str(parent.get("style", ""))
    if parent is None or styled_off or own in {"-", "•", "–"} or re.match(r"\(?[0-9๐-๙]+[.)]", item.get_text().strip()):
        return ""
    if parent.name == "ol":
        return f"{len(item.find_previous_siblings('li')) + 1}. "
    return "- "


def _table(tag: Tag, page_no: int) -> Table:
    cells: dict[tuple[int, int], Cell] = {}
    rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
    for number, row in enumerate(rows):
        col = 0
        for entry in row.find_all(["td", "th"], recursive=False):
            while (number, col) in cells:
                col += 1
            cell = _cell(entry, number, col, len(rows), page_no)
            for place in _places(cell):
                cells.setdefault(place, cell)
            col += cell.colspan
    distinct = tuple({id(cell): cell for cell in cells.values()}.values())
    cols = max((cell.col + cell.colspan for cell in distinct), default=0)
    return Table(distinct, len(rows), cols, page_no, page_no)


def _cell(entry: Tag, row: int, col: int, rows: int, page_no: int) -> Cell:
    lines = tuple(Line(text, page_no, starts=True) for text in _text(entry).split("\n") if text)
    rowspan = min(_span(entry, "rowspan"), rows - row)
    return Cell(row, col, rowspan, _span(entry, "colspan"), (Fragment(page_no, None, lines),))


def _span(entry: Tag, name: str) -> int:
    value = str(entry.get(name, "1")).strip()
    return min(max(1, int(value)), _MOST_SPAN) if value.isascii() and value.isdecimal() else 1


def _places(cell: Cell) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.rowspan):
        for col in range(cell.col, cell.col + cell.colspan):
            yield row, col
