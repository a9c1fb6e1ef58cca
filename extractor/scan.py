"""Pictures of pages become sheets: rulings, cells, and each cell's lines read by an OCR engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice

from extractor.errors import BrokenFileError, NotInstalledError, OcrError
from extractor.imaging.components import Components
from extractor.imaging.line_images import SegmentedLine
from extractor.imaging.line_segmentation import lines_in
from extractor.imaging.page_image import PageImage
from extractor.imaging.rulings import find_rulings, without_rulings
from extractor.inputs.pdf.rasterizer import open_pages
from extractor.model import TEXT_LAYER, Line, Origin, Page, PageContent, Source
from extractor.ocr.base import Engine, RecognizedLine
from extractor.ocr.registry import engine_for
from extractor.options import Options
from extractor.tables.cell_assignment import areas, fill_lines
from extractor.tables.finders import find_tables
from normalizer import outside_words

# What is noted of a page that could not be read.
_NOTES = {OcrError: "ocr-failed", NotInstalledError: "ocr-not-installed", BrokenFileError: "page-unreadable"}


def read_again(
    source: Source, sheets: Sequence[PageContent], reasons: Mapping[int, str], options: Options
) -> Iterator[PageContent]:
    """The sheets of a document, those with a reason read from their pictures.

    Raises OcrError, NotInstalledError or BrokenFileError where not one page can be read.
    """
    failures = 0
    with closing(open_pages(source, options.password)) as pages:
        for sheet in sheets:
            if sheet.page_no not in reasons:
                yield sheet
                continue
            try:
                read = scan(pages.picture(sheet.page_no), engine_for(options))
            except tuple(_NOTES) as error:
                failures += 1
                hopeless = isinstance(error, NotInstalledError) and len(reasons) == len(sheets)
                if hopeless or failures == len(sheets):
                    raise
                yield sheet.noted(next(note for kind, note in _NOTES.items() if isinstance(error, kind)))
            else:
                yield _better(sheet, read, reasons[sheet.page_no])


def _better(layer: PageContent, read: PageContent, reason: str) -> PageContent:
    """What an engine read; but an earlier OCR's hidden text where more of its letters stand in words."""
    if reason == "hidden-text" and _outside(layer) <= _outside(read):
        return replace(layer, origin=replace(TEXT_LAYER, reason="hidden-text-kept"))
    blank = ("page-is-picture",) * (not read.lines and not read.tables)
    return replace(read, notes=(*layer.notes, *blank), origin=replace(read.origin, reason=reason))


def _outside(sheet: PageContent) -> float:
    return outside_words("\n".join(line.text for line in sheet.every_line()))


def scan(picture: PageImage, engine: Engine) -> PageContent:
    """Find the tables of a page and read them cell by cell, and what stands outside them. Raises OcrError."""
    rulings, streaks = find_rulings(picture)
    page = Page(picture.number, picture.transform, rulings=tuple(rulings))
    tables = find_tables(page)
    ink = Components(picture, without_rulings(picture, rulings + streaks))
    boxes = [areas(table) for table in tables]
    cells = [[lines_in(ink, ink.inside(box)) for box in table] for table in boxes]
    outside = lines_in(ink, ink.outside([box for table in boxes for box in table]))
    printed = [line for table in cells for cell in table for line in cell] + outside
    readings = engine.read([line.strip for line in printed])
    lines = map(_line, printed, readings, [page.number] * len(printed))
    inside = [[tuple(_next(lines, len(cell))) for cell in table] for table in cells]
    sheet = fill_lines(page, tables, inside, list(lines))
    return replace(sheet, origin=Origin(f"{engine.name} {engine.version}".strip(), dpi=picture.dpi))


def _next(lines: Iterator[Line], count: int) -> list[Line]:
    """The next lines, but for those in which the engine read nothing."""
    return [line for line in islice(lines, count) if line.text]


def _line(printed: SegmentedLine, reading: RecognizedLine, page_no: int) -> Line:
    return Line(reading.text, page_no, printed.box, confidences=reading.confidences, alternatives=reading.alternatives)
