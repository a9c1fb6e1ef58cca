"""Pictures of pages become text: rulings, tables, the lines of each cell, OCR, and lines in cells, in that order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from extractor.errors import BrokenFileError, NotInstalledError, OcrError
from extractor.imaging.components import Components
from extractor.imaging.dark_grounds import with_dark_print
from extractor.imaging.deskew import deskewed
from extractor.imaging.drawn_components import arrow_heads
from extractor.imaging.line_images import SegmentedLine
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.overflow import components_of_cells
from extractor.imaging.page_image import PageImage
from extractor.imaging.rulings import find_rulings, without_rulings
from extractor.inputs.backends import open_rasters
from extractor.model import TEXT_LAYER, Box, Drawing, Line, Origin, Page, PageContent, Source, Table
from extractor.ocr.base import Engine, RecognizedLine
from extractor.ocr.registry import engine_for
from extractor.options import Options
from extractor.scan_drawings import with_scanned_drawings
from extractor.tables.cell_assignment import assign_lines, text_areas
from extractor.tables.finders import find_tables
from extractor.tables.page_parts import in_turn
from extractor.tables.sheets import with_gutter
from normalizer import outside_words

# Notes of a page whose picture could not be read.
_NOTES: dict[type[Exception], str] = {
    OcrError: "ocr-failed",
    NotInstalledError: "ocr-not-installed",
    BrokenFileError: "page-unreadable",
}
# Reason to read a page whose text an earlier OCR hid under its picture, and of keeping that text.
_HIDDEN_TEXT = "hidden-text"
_HIDDEN_TEXT_KEPT = "hidden-text-kept"


def read_again(
    source: Source, page_contents: Sequence[PageContent], reasons: Mapping[int, str], options: Options
) -> Iterator[PageContent]:
    """Read pages of a document from their pictures.

    Args:
        source: The document, of a format whose pages can be seen.
        page_contents: All its pages, as its text layer has them.
        reasons: Why to read a page, by page number (1-based); pages left out stay as they are.
        options: Which engine to read with, and the document's password.

    Yields:
        Each page in order. One that cannot be read stays as it is, with a note.

    Raises:
        OcrError: No page could be read: the engine failed.
        NotInstalledError: No page could be read: the engine is missing.
        BrokenFileError: No page could be read: none can be made a picture.
    """
    rasters = open_rasters(source, options.password)
    if rasters is None:
        yield from page_contents
        return
    failures = 0
    with closing(rasters):
        for page in page_contents:
            if page.page_no not in reasons:
                yield page
                continue
            try:
                page_read = scan(deskewed(rasters.raster(page.page_no)), engine_for(options))
            except tuple(_NOTES) as error:
                failures += 1
                is_hopeless = isinstance(error, NotInstalledError) and len(reasons) == len(page_contents)
                if is_hopeless or failures == len(page_contents):
                    raise
                yield page.noted(_note_of(error))
            else:
                yield _better_of(page, page_read, reasons[page.page_no])


def _note_of(error: Exception) -> str:
    return next(note for error_class, note in _NOTES.items() if isinstance(error, error_class))


def _better_of(layer: PageContent, page_read: PageContent, reason: str) -> PageContent:
    """What an engine read; but an earlier OCR's hidden text where more of its letters stand in words."""
    if reason == _HIDDEN_TEXT and _share_outside_words(layer) <= _share_outside_words(page_read):
        return replace(layer, origin=replace(TEXT_LAYER, reason=_HIDDEN_TEXT_KEPT))
    notes = layer.notes
    if not page_read.lines and not page_read.tables:
        notes = (*notes, "page-is-picture")
    return replace(page_read, notes=notes, origin=replace(page_read.origin, reason=reason))


def _share_outside_words(page: PageContent) -> float:
    return outside_words("\n".join(line.text for line in page.every_line()))


@dataclass(frozen=True)
class _SegmentedPage:
    """The lines of a page before they are read: those of each cell of each table, and those outside."""

    tables: list[list[list[SegmentedLine]]]
    outside: list[SegmentedLine]


def scan(page_image: PageImage, engine: Engine) -> PageContent:
    """Find the tables of a page and read them cell by cell, and what stands outside them.

    Args:
        page_image: The page, its lines level.
        engine: What reads the lines.

    Returns:
        The page's tables and lines, in points of the page turned to be read.

    Raises:
        OcrError: The engine fails.
    """
    page_image = with_dark_print(page_image)
    rulings, streaks = find_rulings(page_image)
    components = Components(page_image, without_rulings(page_image, [*rulings, *streaks]))
    page = Page(
        number=page_image.number,
        transform=page_image.transform,
        rulings=tuple(rulings),
        drawings=tuple(map(_shape, arrow_heads(components, rulings))),
        letters=tuple(map(components.box_of, components.letters())),
    )
    page = with_gutter(page)
    tables = find_tables(page)
    page = with_scanned_drawings(page, tables, components)
    segmented = _segmented(components, tables, page)
    lines_of_cells, lines_outside = _recognized(segmented, engine, page.number)
    content = assign_lines(page, tables, lines_of_cells, lines_outside)
    origin = Origin(f"{engine.name} {engine.version}".strip(), dpi=page_image.dpi)
    return replace(content, origin=origin)


def _shape(box: Box) -> Drawing:
    return Drawing("fill", box.x0, box.top, box.x1, box.bottom, is_rectangle=False)


def _segmented(components: Components, tables: Sequence[Table], page: Page) -> _SegmentedPage:
    """The lines of each cell, and of what stands outside the tables, page by page of a sheet."""
    segmented_tables = []
    every_area = []
    for table in tables:
        cell_areas = text_areas(table)
        every_area += cell_areas
        print_of_cells = components_of_cells(components, cell_areas)
        segmented_tables.append([segment_lines(components, ids) for ids in print_of_cells])
    outside: list[SegmentedLine] = []
    for ids in in_turn(components.outside(every_area).tolist(), page.gutter, partial(_sides, components)):
        outside += segment_lines(components, np.array(ids, np.int64))
    return _SegmentedPage(segmented_tables, outside)


def _sides(components: Components, number: int) -> tuple[float, float]:
    """The left and the right side of a component, in points."""
    box = components.box_of(number)
    return box.x0, box.x1


def _recognized(
    segmented: _SegmentedPage, engine: Engine, page_no: int
) -> tuple[list[list[tuple[Line, ...]]], list[Line]]:
    """The lines of each cell of each table, without those in which nothing was read; and all those outside."""
    every_line: list[SegmentedLine] = []
    for table in segmented.tables:
        for cell in table:
            every_line += cell
    every_line += segmented.outside
    # One call for the whole page: engines read lines in batches.
    recognized = engine.read([line.image for line in every_line])
    lines: list[Line] = []
    for segmented_line, recognized_line in zip(every_line, recognized, strict=False):
        lines.append(_line(segmented_line, recognized_line, page_no))
    position = 0
    lines_of_tables: list[list[tuple[Line, ...]]] = []
    for table in segmented.tables:
        lines_of_cells: list[tuple[Line, ...]] = []
        for cell in table:
            end = position + len(cell)
            with_text = [line for line in lines[position:end] if line.text]
            lines_of_cells.append(tuple(with_text))
            position = end
        lines_of_tables.append(lines_of_cells)
    return lines_of_tables, lines[position:]


def _line(segmented: SegmentedLine, recognized: RecognizedLine, page_no: int) -> Line:
    return Line(
        text=recognized.text,
        page_no=page_no,
        box=segmented.box,
        confidences=recognized.confidences,
        alternatives=recognized.alternatives,
    )
