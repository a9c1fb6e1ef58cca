"""OCR transcripts in three notations (tab-separated rows, HTML, Markdown): all become HTML, read by one parser."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import groupby

from extractor.inputs.base import FileContent
from extractor.inputs.encodings import decoded_text
from extractor.inputs.latin_for_thai import LATIN_FOR_THAI, text_in_thai
from extractor.model import TRANSCRIPT, Format, Page, Source

_HTML = re.compile(r"<(?:!doctype html|html|table|body)\b", re.IGNORECASE)
# The line below a table's header, of at least two columns.
_MARKDOWN = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*\|[\s|:-]*$", re.MULTILINE)
# What ends a line; and what may break one within a cell: CR, VT, NEL, and Unicode's separators of lines and paragraphs.
_LINE_END = re.compile("[\n\f]")
_BREAK = re.compile("[\r\v\x85\u2028\u2029]")
# A row of a tab-separated table has at least three columns.
_FEWEST_TABS = 2


class TranscriptBackend:
    """Transcripts (see `extractor.inputs.base.Backend`): any text is one, since tabbed rows need no other sign."""

    formats = ("html", "markdown", "tabbed")
    suffixes = (".txt", ".tsv", ".md", ".markdown", ".html", ".htm")
    origin = TRANSCRIPT

    def recognise(self, content: FileContent) -> Format | None:
        """See `Backend.recognise`: by tags, or by the line below a Markdown table's header.

        Args:
            content: The file.

        Returns:
            `html`, `markdown`, `tabbed`, or None where it is no text. Text that is named .pdf is no transcript: it is
            mostly a web page that says why there is no PDF.
        """
        if content.suffix == ".pdf" or content.text is None:
            return None
        if _HTML.search(content.text):
            return "html"
        return "markdown" if _MARKDOWN.search(content.text) else "tabbed"

    def read_pages(
        self, source: Source, password: str | None
    ) -> Iterator[Page]:
        """See `Backend.read_pages`.

        Args:
            source: A transcript.
            password: Not used.

        Yields:
            A page for each table, with its declared content.
        """
        # Its parser takes longer to load than a page to read.
        from extractor.inputs.html_pages import read_html

        text = decoded_text(source.data) or ""
        thai = text_in_thai(text)
        notes = (LATIN_FOR_THAI,) if thai != text else ()
        for page in read_html(as_html(thai, source.format)):
            yield replace(page, notes=(*notes, *page.notes))
            notes = ()

    def open_rasters(self, source: Source, password: str | None) -> None:
        """See `Backend.open_rasters`: nothing is to be seen.

        Args:
            source: A transcript.
            password: Not used.

        Returns:
            None.
        """
        return None


def as_html(text: str, notation: Format) -> str:
    """A transcript as HTML.

    Args:
        text: Its text.
        notation: `html`, `markdown` or `tabbed`.

    Returns:
        HTML with the same tables; it may be broken where the transcript's own HTML is.

    >>> as_html("รายงาน", "tabbed")
    '<p>รายงาน</p>'
    """
    if notation == "html":
        return text
    if notation == "markdown":
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark", {"html": True}).enable("table")
        return str(parser.render(text))
    return "".join(_html_of_tabbed(text))


def _html_of_tabbed(text: str) -> Iterator[str]:
    """Runs of lines with tabs are tables; their cells, and lines with a tag, are HTML themselves."""
    for is_table, lines in groupby(_rows_joined(_lines_of(text)), key=_is_row):
        if is_table:
            yield "<table>"
            yield from map(_html_row, lines)
            yield "</table>"
        else:
            yield from map(_html_paragraph, lines)


def _lines_of(text: str) -> list[str]:
    """The lines of a transcript, breaks within cells as HTML has them.

    Spreadsheets break a line within a cell by a lone carriage return or a vertical tab, which end no row; where a text
    has no other line ends, carriage returns are those.
    """
    text = text.replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    lines = _LINE_END.split(text)
    columns = Counter(
        line.count("\t")
        for line in lines
        if _is_row(line) and not _BREAK.search(line)
    )
    usual = columns.most_common(1)[0][0] if columns else 0
    return [part for line in lines for part in _unbroken(line, usual)]


def _unbroken(line: str, usual: int) -> list[str]:
    """A line as it is to be read: a row whole, unless each of its parts is a row as rows usually are here."""
    parts = _BREAK.split(line)
    if len(parts) == 1 or not _is_row(line):
        return parts
    are_rows = all(part.count("\t") == usual for part in parts)
    return parts if usual and are_rows else ["<br>".join(parts)]


def _is_row(line: str) -> bool:
    return line.count("\t") >= _FEWEST_TABS


def _html_row(line: str) -> str:
    cells = [f"<td>{cell}</td>" for cell in line.split("\t")]
    return f"<tr>{''.join(cells)}</tr>"


def _html_paragraph(line: str) -> str:
    return f"<p>{line}</p>" if "<" in line else f"<p>{escape(line)}</p>"


def _rows_joined(lines: list[str]) -> Iterator[str]:
    """Lines, those without tabs right below a row joined to its last cell."""
    row = ""
    for line in lines:
        if row and line.strip() and not _is_row(line):
            row += f"<br>{line}"
            continue
        if row:
            yield row
        if _is_row(line):
            row = line
        else:
            row = ""
            yield line
    if row:
        yield row
