"""Pictures of pages with the cells that were found drawn over them."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from PIL import ImageDraw
from PIL.Image import Image

from extractor.model import Box, Table

# Pixels a point: 108 dpi, readable and small.
_SCALE = 1.5
_COLOURS = ("#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e")


def draw_tables(shown: Callable[[int, float], Image], tables: Sequence[Table]) -> Iterator[tuple[int, bytes]]:
    """Yield (page number, PNG) for every page that holds a cell; each table has a colour of its own.

    `shown` gives a page (1-based) as displayed, at so many pixels a point.
    """
    cells: dict[int, list[tuple[Box, str]]] = defaultdict(list)
    for number, table in enumerate(tables):
        for cell in table.cells:
            for fragment in cell.fragments:
                if fragment.box:
                    cells[fragment.page_no].append((fragment.box, _COLOURS[number % len(_COLOURS)]))
    for page_no in sorted(cells):
        picture = shown(page_no, _SCALE)
        pen = ImageDraw.Draw(picture)
        for box, colour in cells[page_no]:
            pen.rectangle([side * _SCALE for side in (box.x0, box.top, box.x1, box.bottom)], outline=colour, width=2)
        stream = io.BytesIO()
        picture.save(stream, "PNG", optimize=True)
        yield page_no, stream.getvalue()
