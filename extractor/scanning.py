"""A picture of a page becomes a sheet: rulings, cells, and each cell's lines read by an OCR engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from extractor.model import Line, Origin, Page, Sheet
from extractor.reading.lines import Ink, PrintedLine, lines_in
from extractor.reading.ocr import Engine, Reading
from extractor.reading.picture import Picture
from extractor.reading.strokes import find_rulings, without_rulings
from extractor.tables.fill import areas, fill_lines
from extractor.tables.grid import find_tables


def scan(picture: Picture, engine: Engine) -> Sheet:
    """Find the tables of a page and read them cell by cell, and what stands outside them. Raises OcrError."""
    rulings = find_rulings(picture)
    page = Page(picture.number, picture.turn, rulings=rulings)
    tables = find_tables(page)
    ink = Ink(picture, without_rulings(picture, rulings))
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


def _line(printed: PrintedLine, reading: Reading, page_no: int) -> Line:
    return Line(reading.text, page_no, printed.box, confidences=reading.confidences)
