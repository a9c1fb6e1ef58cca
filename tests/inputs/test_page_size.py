"""Pages far larger or smaller than paper are read as if they were paper, and told of as they are."""

from __future__ import annotations

import io
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from extractor import extract
from extractor.imaging.deskew import deskewed
from extractor.imaging.rulings import find_rulings
from extractor.inputs.pdf.rasterizer import Rasterizer
from extractor.model import Page
from extractor.tables.finders import find_tables
from tests.helpers.pdfs import Paper, columns, page, pdf, table, tables_of
from tests.helpers.scans import drawn
from tests.helpers.small_report import COVER, MEASURES, REPORT

ROWS = [
    ["ที่", "รายการ", "ราคา"],
    *([f"{row}", "กระดาษและหมึกพิมพ์", "๑๒๐"] for row in range(1, 7)),
]
READ = [
    ["ที่", "รายการ", "ราคา"],
    *([f"{row}", "กระดาษและหมึกพิมพ์", "120"] for row in range(1, 7)),
]


def scanned(picture: Image.Image, dpi: float) -> bytes:
    """A picture as a page of a PDF, of so many dots an inch."""
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=dpi)
    return out.getvalue()


@pytest.mark.parametrize("dpi", [30.0, 72.0, 100.0, 200.0])
def test_a_scan_has_its_table_whatever_size_its_page_claims(dpi: float) -> None:
    picture = drawn(2).resize((2340, 1660))
    with closing(Rasterizer(scanned(picture, dpi))) as document:
        raster = document.raster(1)
    page_image = deskewed(raster)
    rulings, _ = find_rulings(page_image)
    (found,) = find_tables(
        Page(1, page_image.transform, rulings=tuple(rulings))
    )
    assert (found.rows, found.cols) == (3, 6)
    ((_, box),) = found.boxes
    left = page_image.transform.to_displayed(box).x0
    assert left == pytest.approx(60 * 2 * 72 / dpi, rel=0.05)


def test_a_turn_that_is_known_is_taken() -> None:
    with closing(Rasterizer(scanned(drawn(2), 144.0))) as document:
        raster = document.raster(1)
    assert [
        deskewed(raster, turn).transform.degrees for turn in (None, 0, 180)
    ] == [0, 0, 180]


@pytest.mark.parametrize("times", [0.05, 0.2, 1.0, 3.0, 12.0])
def test_a_text_layer_has_its_table_whatever_size_its_page_claims(
    times: float,
) -> None:
    content = b"%.4f 0 0 %.4f 0 0 cm\n%s" % (times, times, table(ROWS, 100))
    media = b"0 0 %.2f %.2f" % (842 * times, 595 * times)
    (found,) = tables_of(Paper(content, media=media))
    assert [list(row) for row in found.rows] == READ
    first = found.table.cells[0].fragments[0].box
    assert first
    assert first.x0 == pytest.approx(columns(3)[0] * times, abs=0.5 * times)


def picture_data(kind: str) -> tuple[bytes, bytes]:
    """A grey picture of 40 x 40 pixels, packed, and the name of its filter."""
    if kind == "DCTDecode":
        out = io.BytesIO()
        Image.new("L", (40, 40), 200).save(out, "JPEG")
        return out.getvalue(), b"/DCTDecode"
    return zlib.compress(bytes([200]) * 1600), b"/FlateDecode"


@pytest.mark.parametrize("points", [1, 2, 5, 9, 13, 30])
@pytest.mark.parametrize("kind", ["DCTDecode", "FlateDecode"])
def test_a_page_smaller_than_a_stamp_costs_itself_only(
    points: int, kind: str, tmp_path: Path
) -> None:
    data, name = picture_data(kind)
    stamp = Paper(
        b"q %d 0 0 %d 0 0 cm /I Do Q\n" % (points, points),
        media=b"0 0 %d %d" % (points, points),
    )
    made = pdf(page(COVER, REPORT), stamp, b"%here").replace(
        b"/Resources << ", b"/Resources << /XObject << /I 14 0 R >> "
    )
    at = made.index(b"<< /Length 5 >>")
    end = made.index(b"endstream", at) + len(b"endstream")
    picture = (
        b"<< /Subtype /Image /Width 40 /Height 40 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray /Filter %s /Length %d >>\nstream\n%s\nendstream"
        % (name, len(data), data)
    )
    file = tmp_path / "stamp.pdf"
    file.write_bytes(made[:at] + picture + made[end:])
    report = extract(file, engine="null", no_cache=True)
    assert [record.text("measure") for record in report.records] == MEASURES
    assert report.pages == 3
    with closing(Rasterizer(file.read_bytes())) as pages:
        assert pages.raster(2).pixels.size
