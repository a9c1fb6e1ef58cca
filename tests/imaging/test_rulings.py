"""The tables of scanned pages, whatever dirt, stamps and bold print make of their rulings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractor.imaging.deskew import deskewed
from extractor.imaging.page_image import PageImage
from extractor.imaging.rulings import find_rulings, without_rulings
from extractor.inputs.pdf.rasterizer import Rasterizer
from extractor.model import Page, PageTransform
from extractor.tables.finders import find_tables
from tests.helpers.scans import drawn

REAL = Path(__file__).parents[3] / "shared" / "real"
DPI = 200.0


def picture_of(image: Image.Image) -> PageImage:
    return PageImage(
        1,
        np.array(image),
        DPI,
        PageTransform(0, *(side * 72 / DPI for side in image.size)),
    )


def grids(picture: PageImage) -> list[tuple[int, int]]:
    """Rows and columns of each table of a picture."""
    rulings, _ = find_rulings(picture)
    tables = find_tables(
        Page(picture.number, picture.transform, rulings=tuple(rulings))
    )
    return [(table.rows, table.cols) for table in tables]


def streaked(lean: int) -> PageImage:
    page = drawn(2)
    ImageDraw.Draw(page).line(
        (745 - lean, 0, 745 + lean, page.height), fill="black", width=2
    )
    return picture_of(page)


@pytest.mark.parametrize("lean", [0, 4])
def test_a_streak_of_dirt_cuts_no_cells(lean: int) -> None:
    assert grids(streaked(lean)) == [(3, 6)]


def test_a_streak_of_dirt_is_no_ink() -> None:
    picture = streaked(0)
    rulings, streaks = find_rulings(picture)
    assert not without_rulings(picture, rulings + streaks)[:70].any()


def pages(name: str) -> Iterator[PageImage]:
    data = (REAL / f"{name}.pdf").read_bytes()
    with closing(Rasterizer(data)) as document:
        for number in range(1, len(document) + 1):
            yield deskewed(document.raster(number))


# Tables as a look at the pages tells: page, rows, columns.
REAL_SCANS = {
    "scan-circular-2008": [(3, 5, 4), (4, 14, 7)],
    "scan-circular-tables": [
        (3, 3, 8),
        (4, 3, 7),
        (5, 3, 7),
        (6, 3, 7),
        (7, 3, 7),
    ],
    "six-column-improvement-report-scan": [(3, 5, 4), (5, 3, 4), (7, 4, 4)],
}


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the documents may not be handed on"
)
@pytest.mark.parametrize("name", REAL_SCANS)
def test_the_tables_of_real_scans_are_found(name: str) -> None:
    found = [
        (picture.number, *grid)
        for picture in pages(name)
        for grid in grids(picture)
    ]
    assert found == REAL_SCANS[name]


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the documents may not be handed on"
)
def test_rows_of_letters_are_no_rulings() -> None:
    rulings, _ = find_rulings(next(pages("control-chars-royal-gazette")))
    assert [(round(r.top), round(r.x1 - r.x0)) for r in rulings] == [
        (98, 466),
        (183, 94),
    ]
