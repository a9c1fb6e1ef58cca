"""The tables of any document, whatever they hold."""

from __future__ import annotations

from extractor.document import read_document
from extractor.errors import NoTextError
from extractor.model import Source
from extractor.model.displayed import as_displayed
from extractor.options import Options
from extractor.tables.cell_text import TableText, read_texts
from extractor.tables.stitching import stitch


def read_tables(source: Source, options: Options) -> tuple[list[TableText], NoTextError | None]:
    """Read every ruled table of a document, stitched over pages, its text repaired.

    Args:
        source: The document.
        options: How to read it.

    Returns:
        Its tables, boxes in points of the pages as displayed; and why its text layer cannot be believed, if so.

    Raises:
        ReportError: The file cannot be read.
    """
    document = read_document(source, options)
    # A single row that no other page goes on with is a frame or the grid of a chart.
    tables = [table for table in stitch(document.sheets) if table.rows > 1]
    texts = [read_texts(table, document.mender) for table in tables]
    return as_displayed(texts, document.transforms), document.verdict
