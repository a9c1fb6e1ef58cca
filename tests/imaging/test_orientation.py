"""Which way up a scan is read, whatever the size and the sharpness of its print."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from extractor.document import read_document
from extractor.model import Source
from extractor.options import Options
from tests.helpers.printed_strips import clean_strip
from tests.helpers.thai_print import TEXTS

DPI = 200.0


def scan(
    folder: Path, face: str, points: int, blur: float, turn: int, rows: int
) -> Path:
    """A page of small print, blurred and turned."""
    page = Image.new("L", (1650, 2340), 255)
    for row in range(rows):
        strip = clean_strip(
            TEXTS[row % len(TEXTS)], face, round(DPI * points / 14)
        ).pixels
        page.paste(Image.fromarray(strip), (120, 120 + 50 * row))
    file = folder / "scan.pdf"
    page.filter(ImageFilter.GaussianBlur(blur)).rotate(-turn, expand=True).save(
        file, resolution=DPI
    )
    return file


@pytest.mark.parametrize(
    ("turn", "rows"), [(0, 14), pytest.param(180, 40, marks=pytest.mark.long)]
)
def test_small_blurred_print_is_read_as_it_stands(
    turn: int, rows: int, tmp_path: Path
) -> None:
    """Its diacritics have run into their letters: by those alone it seemed to stand on its head."""
    file = scan(tmp_path, "Loma.ttf", 8, 1.6, turn, rows)
    source = Source(file, file.name, "", "pdf", file.read_bytes())
    document = read_document(source, Options.model_validate({}))
    (page,) = document.page_contents
    assert page.transform
    assert page.transform.degrees == turn
