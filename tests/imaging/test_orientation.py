"""Which way up a scan is read, whatever the size and the sharpness of its print."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from extractor.document import read_document
from extractor.imaging.orientation import quarter_turn_to_upright
from extractor.imaging.page_image import PageImage
from extractor.model import PageTransform, Source
from extractor.options import Options
from tests.helpers.printed_strips import FONTS, clean_strip
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


@pytest.mark.parametrize("face", ["Loma.ttf", "Norasi.ttf", "Waree-Bold.ttf"])
@pytest.mark.parametrize("turn", [0, 180])
def test_commas_and_points_of_figures_hang_on_no_letter(
    face: str, turn: int
) -> None:
    """A table of amounts has many more of them, at the foot of its lines, than marks above letters."""
    path = FONTS / face
    if not path.exists():
        pytest.skip(f"{face} is not installed")
    font = ImageFont.truetype(str(path), 36)
    page = Image.new("L", (1650, 1100), 255)
    draw = ImageDraw.Draw(page)
    for row, name in enumerate(("กองคลัง", "สำนักปลัด", "กองสวัสดิการสังคม")):
        draw.text((120, 120 + 70 * row), name, 0, font)
        for column, amount in enumerate(("11,206,000.00", "717,084.75")):
            draw.text((600 + 400 * column, 120 + 70 * row), amount, 0, font)
    pixels = np.asarray(page.rotate(turn))
    image = PageImage(
        number=1,
        pixels=pixels,
        dpi=DPI,
        transform=PageTransform(0, 594.0, 396.0),
    )
    degrees, _ = quarter_turn_to_upright(image)
    assert degrees == turn
