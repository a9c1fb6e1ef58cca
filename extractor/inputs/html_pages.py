"""HTML becomes pages with the tables that it declares. A page is a table: in transcripts the header repeats there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from extractor.inputs.html_nesting import flattened
from extractor.inputs.html_raised import with_raised_digits
from extractor.model import (
    Cell,
    DeclaredContent,
    Fragment,
    Line,
    Page,
    SetAside,
    Table,
    as_seen,
    printed_count,
    writable,
)

# Elements that begin a line of their own as browsers draw them (HTML Standard, 15.3).
_BLOCKS = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "section",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
# Elements that browsers draw struck out.
_STRUCK_OUT = ["del", "s", "strike"]
# Elements that browsers do not show.
_HIDDEN = {"script", "style", "template", "head", "noscript"}
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
# What a list item may begin with where its text has a marker of its own.
_OWN_BULLETS = {"-", "•", "–"}
_OWN_NUMBER = re.compile(r"\(?[0-9๐-๙]+[.)]")
# Stands in the text where a table was taken out, with its number between two of these; HTML has no such character.
_TABLE_MARK = "\x00"
# Browsers cap spans (HTML Standard, 4.9.11); no report has more columns, or rows a page, than this.
_LONGEST_SPAN = 50

# A row and a column of a table, from 0.
_Slot = tuple[int, int]


def read_html(html: str) -> Iterator[Page]:
    """Read the tables of HTML, however broken, and the text between them.

    Args:
        html: A document or a part of one, such as `<p>รายงาน</p><table>…</table>`.

    Yields:
        A page for each outermost table, with the running text before it; a last one for text after the last table.
        Its lines have no boxes.
    """
    soup = BeautifulSoup(flattened(html), "html5lib")
    for tag in soup(list(_HIDDEN)):
        tag.decompose()
    page_no = 1
    lines: list[Line] = []
    for part in _parts(soup):
        if isinstance(part, Tag):
            yield _page(page_no, lines, part)
            page_no += 1
            lines = []
        else:
            lines += _lines(part, page_no)
    if lines or page_no == 1:
        yield _page(page_no, lines, None)


def _page(page_no: int, lines: Sequence[Line], table: Tag | None) -> Page:
    tables: tuple[Table, ...] = ()
    printed = sum(printed_count(line.raw) for line in lines)
    aside: list[SetAside] = []
    if table is not None:
        aside = list(_struck_out(table, page_no))
        tables = (_table(table, page_no),)
        printed += printed_count(_text(table))
        printed += sum(printed_count(print_.line.raw) for print_ in aside)
    return Page(
        page_no,
        transform=None,
        set_aside=tuple(aside),
        declared=DeclaredContent(tables, tuple(lines), printed),
    )


def _struck_out(table: Tag, page_no: int) -> Iterator[SetAside]:
    """Take what is struck out in the cells of a table out of them: 50,000 struck out before 45,000 is no part of it."""
    for tag in table.find_all(_STRUCK_OUT):
        text = " ".join(_text(tag).split())
        # Of those that nest, the outer one has taken the text of the inner ones.
        tag.clear()
        if text:
            yield SetAside("struck-out", _line(text, page_no))


def _lines(text: str, page_no: int) -> list[Line]:
    return [_line(line, page_no) for line in text.split("\n")]


def _line(text: str, page_no: int) -> Line:
    return as_seen(Line(writable(text), page_no, starts_paragraph=True))


def _parts(soup: BeautifulSoup) -> Iterator[Tag | str]:
    """Outermost tables, and between them the running text, in document order."""
    tables = [
        table
        for table in soup.find_all("table")
        if table.find_parent("table") is None
    ]
    for number, table in enumerate(tables):
        table.replace_with(f"{_TABLE_MARK}{number}{_TABLE_MARK}")
    # Splitting keeps the numbers of the tables: they stand at the odd places.
    parts = re.split(f"{_TABLE_MARK}([0-9]+){_TABLE_MARK}", _text(soup))
    for position, part in enumerate(parts):
        if position % 2 == 1:
            yield tables[int(part)]
        elif part.strip():
            yield part


def _text(tag: Tag) -> str:
    """Text as a browser shows it: white space folded, a newline where a block or a break stands."""
    parts: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            parts.append(_before_content(node))
        # Comments and the like are subclasses.
        elif type(node) is NavigableString:
            parts.append(_WHITE_SPACE.sub(" ", _shown(node, parts)))
            parts.append(_after_text(node))
    lines = "".join(parts).split("\n")
    return "\n".join(line.strip(" ") for line in lines if line.strip())


def _shown(node: NavigableString, before: Sequence[str]) -> str:
    """The text of a node; a mark of raised digits keeps looking like one behind what it is set on."""
    raised = node.find_parent("sup")
    if raised is None:
        return node
    last = next((part for part in reversed(before) if part), "\n")
    is_set_on = not last[-1].isspace()
    return with_raised_digits(node, raised.get_text()) if is_set_on else node


def _before_content(tag: Tag) -> str:
    if tag.name == "br":
        return "\n"
    if tag.name not in _BLOCKS:
        return ""
    return f"\n{_list_marker(tag)}" if tag.name == "li" else "\n"


def _after_text(node: NavigableString) -> str:
    """A newline after the last text of a block."""
    child: NavigableString | Tag = node
    while child.parent is not None and child.next_sibling is None:
        child = child.parent
        if child.name in _BLOCKS:
            return "\n"
    return ""


def _list_marker(item: Tag) -> str:
    """What a browser draws before a list item, where its text has no marker of its own."""
    parent = item.parent
    if parent is None or "none" in str(parent.get("style", "")):
        return ""
    text = item.get_text().strip()
    if text[:1] in _OWN_BULLETS or _OWN_NUMBER.match(text):
        return ""
    if parent.name == "ol":
        return f"{len(item.find_previous_siblings('li')) + 1}. "
    return "- "


def _table(tag: Tag, page_no: int) -> Table:
    rows = [
        row for row in tag.find_all("tr") if row.find_parent("table") is tag
    ]
    by_slot: dict[_Slot, Cell] = {}
    for row_number, row in enumerate(rows):
        column = 0
        for entry in row.find_all(["td", "th"], recursive=False):
            while (row_number, column) in by_slot:
                column += 1
            cell = _cell(entry, row_number, column, len(rows), page_no)
            for slot in _slots(cell):
                by_slot.setdefault(slot, cell)
            column += cell.colspan
    cells = list({id(cell): cell for cell in by_slot.values()}.values())
    # A column in which no cell begins is none: only a span that reaches too far makes it.
    columns = max((cell.col + 1 for cell in cells), default=0)
    within = [
        replace(cell, colspan=min(cell.colspan, columns - cell.col))
        for cell in cells
    ]
    return Table(
        tuple(within),
        len(rows),
        columns,
        page_first=page_no,
        page_last=page_no,
        strategy="declared",
    )


def _cell(
    entry: Tag, row: int, column: int, row_count: int, page_no: int
) -> Cell:
    lines = [_line(text, page_no) for text in _text(entry).split("\n") if text]
    return Cell(
        row=row,
        col=column,
        rowspan=min(_span(entry, "rowspan"), row_count - row),
        colspan=_span(entry, "colspan"),
        fragments=(Fragment(page_no, None, tuple(lines)),),
    )


def _span(entry: Tag, attribute: str) -> int:
    """How many rows or columns a cell spans; 1 where its attribute makes no sense."""
    value = str(entry.get(attribute, "1")).strip()
    if not (value.isascii() and value.isdecimal()):
        return 1
    return min(max(1, int(value)), _LONGEST_SPAN)


def _slots(cell: Cell) -> Iterator[_Slot]:
    for row in range(cell.row, cell.row + cell.rowspan):
        for column in range(cell.col, cell.col + cell.colspan):
            yield row, column
