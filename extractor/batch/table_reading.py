"""The tables of any document, whatever they hold."""

from __future__ import annotations

from extractor.document import read_document
from extractor.errors import NoTextError
from extractor.forms import registered_forms
from extractor.model import Source
from extractor.model.displayed import as_displayed
from extractor.options import Options
from extractor.tables.cell_text import TableText, read_texts
from extractor.tables.sheets import stitch_sheets

# A single row that no other page goes on with is a frame or the grid of a chart.
_FEWEST_ROWS = 2


def read_tables(
    source: Source, options: Options
) -> tuple[list[TableText], NoTextError | None]:
    """Read every table of a document, stitched over pages, its text repaired.

    Args:
        source: The document.
        options: How to read it.

    Returns:
        Its tables, boxes in points of the pages as displayed; and why its text layer cannot be believed, if so.

    Raises:
        ReportError: The file cannot be read.
    """
    document = read_document(source, options)
    texts = list[TableText]()
    with registered_forms(options.forms):
        stitched = stitch_sheets(document.page_contents)
    for table in stitched:
        if table.rows < _FEWEST_ROWS:
            continue
        text = read_texts(table, document.text_repair)
        texts.append(text)
    texts = as_displayed(texts, document.transforms)
    return texts, document.verdict
