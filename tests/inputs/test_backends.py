"""A kind of file that the package does not know is read through a backend that a program registers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pdfminer import pdftypes

from extractor import extract
from extractor.document import read_document
from extractor.errors import NotAReportError
from extractor.inputs.backends import (
    all_backends,
    backend_for,
    open_rasters,
    registered_backend,
)
from extractor.inputs.base import FileContent, PageRasters
from extractor.inputs.discovery import find_files
from extractor.inputs.pdf.document import read_pages
from extractor.inputs.source import open_source
from extractor.model import (
    TRANSCRIPT,
    Cell,
    DeclaredContent,
    Fragment,
    Line,
    Page,
    Source,
    Table,
    printed_count,
)
from extractor.options import Options
from tests.helpers.pdfs import pdf, table
from tests.inputs.test_transcript import EXPECTED, HEADER, ROWS, fields, tabbed

SIGNATURE = b"\0slips\0"


class SlipBackend:
    """Slips of paper: after a signature, records of a table parted by form feeds, their cells by NULs."""

    formats = ("slips",)
    suffixes = (".slips",)
    origin = TRANSCRIPT

    def recognise(self, content: FileContent) -> str | None:
        return "slips" if content.data.startswith(SIGNATURE) else None

    def read_pages(
        self, source: Source, password: str | None
    ) -> Iterator[Page]:
        text = source.data.removeprefix(SIGNATURE).decode()
        rows = [row.split("\0") for row in text.split("\f")]
        cells = []
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                lines = tuple(
                    Line(line, 1, starts_paragraph=True)
                    for line in cell.split("\n")
                )
                cells.append(
                    Cell(number, column, fragments=(Fragment(1, None, lines),))
                )
        found = Table(
            tuple(cells),
            rows=len(rows),
            cols=len(rows[0]),
            page_first=1,
            page_last=1,
        )
        yield Page(
            1,
            transform=None,
            declared=DeclaredContent(
                (found,), (), printed_count(text.replace("\0", ""))
            ),
        )

    def open_rasters(
        self, source: Source, password: str | None
    ) -> PageRasters | None:
        return None


@pytest.fixture
def slips(tmp_path: Path) -> Path:
    path = tmp_path / "report.slips"
    text = "\f".join("\0".join(row) for row in (HEADER, *ROWS))
    path.write_bytes(SIGNATURE + text.encode())
    return path


def test_a_report_of_another_format_is_read_through_a_registered_backend(
    slips: Path,
) -> None:
    with registered_backend(SlipBackend()):
        report = extract(slips)
    assert fields(report) == EXPECTED
    assert report.source.format == "slips"
    assert report.kind == "transcript"


@pytest.mark.parametrize("ocr", ["never", "auto", "always"])
def test_pages_that_cannot_be_seen_are_never_read_by_ocr(
    slips: Path, ocr: str
) -> None:
    with registered_backend(SlipBackend()):
        source = open_source(slips, slips.name)
        assert open_rasters(source, None) is None
        document = read_document(source, Options.model_validate({"ocr": ocr}))
    assert document.pages_ocr == 0
    assert document.verdict is None


def test_files_of_a_registered_format_are_found_in_folders(slips: Path) -> None:
    assert find_files([slips.parent]) == []
    with registered_backend(SlipBackend()):
        assert find_files([slips.parent]) == [(slips, "report.slips")]


def test_a_format_is_forgotten_after_its_block(slips: Path) -> None:
    with registered_backend(SlipBackend()) as backend:
        assert backend_for("slips") is backend
    with pytest.raises(NotAReportError):
        extract(slips)


def test_a_registered_backend_is_asked_first(tmp_path: Path) -> None:
    class EverythingBackend(SlipBackend):
        formats = ("everything",)

        def recognise(self, content: FileContent) -> str | None:
            return "everything"

    (tmp_path / "r.txt").write_text(tabbed(), encoding="utf-8")
    with registered_backend(EverythingBackend()):
        assert open_source(tmp_path / "r.txt", "r.txt").format == "everything"
    assert open_source(tmp_path / "r.txt", "r.txt").format == "tabbed"


def test_no_two_backends_share_a_format_or_a_suffix() -> None:
    formats: list[str] = []
    suffixes: list[str] = []
    for backend in all_backends():
        formats += backend.formats
        suffixes += backend.suffixes
    assert len(formats) == len(set(formats))
    assert len(suffixes) == len(set(suffixes))


def test_pdfminer_is_as_it_was_between_pages_and_afterwards() -> None:
    unpack = pdftypes.decompress_corrupted
    content = table(
        [HEADER, ["๑. ลดกระดาษ", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"]], 60
    )
    for _ in read_pages(pdf(content, content)):
        assert pdftypes.decompress_corrupted is unpack
    assert pdftypes.decompress_corrupted is unpack
