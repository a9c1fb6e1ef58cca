"""A page that is a picture gives no text, and that is said."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

from extractor import extract

SAMPLE = Path(__file__).parents[2] / "samples" / "pru-yai-2566--word.pdf"


def with_picture(path: Path, at: int) -> Path:
    """The sample report with its page `at` (from 0) replaced by a picture."""
    document = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(SAMPLE) as source:
        document.import_pages(source, list(range(at)))
        page = document.new_page(842, 595)
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(
            pypdfium2.PdfBitmap.from_pil(Image.new("RGB", (84, 60), "white"))
        )
        image.set_matrix(pypdfium2.PdfMatrix().scale(842, 595))
        page.insert_obj(image)
        page.gen_content()
        rest = list(range(at + 1, len(source)))
        if rest:  # none would mean all
            document.import_pages(source, rest)
    document.save(path)
    return path


def test_a_scanned_page_amid_the_table_is_a_warning(tmp_path: Path) -> None:
    report = extract(with_picture(tmp_path / "report.pdf", 5))
    found = [
        (p.page_no, p.severity)
        for p in report.problems
        if p.code == "page-is-picture"
    ]
    assert found == [(6, "warning")]
    assert report.status == "warnings"
    assert len(report.records) > 5


def test_a_photograph_behind_the_table_is_only_told(tmp_path: Path) -> None:
    report = extract(with_picture(tmp_path / "report.pdf", 15))
    found = [
        (p.page_no, p.severity)
        for p in report.problems
        if p.code == "page-is-picture"
    ]
    assert found == [(16, "info")]
