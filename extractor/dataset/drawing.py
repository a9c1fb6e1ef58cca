"""Pictures of pages with the cells that were found drawn over them."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pypdfium2
from PIL import ImageDraw

from extractor.model import Box, Table

# Pixels a point: 108 dpi, readable and small.
_SCALE = 1.5
_COLOURS = ("#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e")


def draw_tables(data: bytes, tables: Sequence[Table], password: str | None = None) -> Iterator[tuple[int, bytes]]:
    """Yield (page number, PNG) for every page that holds a cell; each table has a colour of its own."""
    cells: dict[int, list[tuple[Box, str]]] = defaultdict(list)
    for number, table in enumerate(tables):
        for cell in table.cells:
            for fragment in cell.fragments:
                if fragment.box:
                    cells[fragment.page_no].append((fragment.box, _COLOURS[number % len(_COLOURS)]))
    document = pypdfium2.PdfDocument(data, password=password)
    for page_no in sorted(cells):
        picture = document[page_no - 1].render(scale=_SCALE).to_pil().convert("RGB")
        pen = ImageDraw.Draw(picture)
        for box, colour in cells[page_no]:
            pen.rectangle([side * _SCALE for side in (box.x0, box.top, box.x1, box.bottom)], outline=colour, width=2)
        stream = io.BytesIO()
        picture.save(stream, "PNG", optimize=True)
        yield page_no, stream.getvalue()
    document.close()
