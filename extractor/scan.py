"""Pictures of pages become text: rulings, tables, the lines of each cell, OCR, and lines in cells, in that order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain, islice

import numpy as np

from extractor.imaging.coloured_stamps import unstamped
from extractor.imaging.components import Components, Ids
from extractor.imaging.dark_grounds import (
    dark_grounds,
    with_dark_print,
    without_sides,
)
from extractor.imaging.drawn_components import arrow_heads
from extractor.imaging.folds import without_folds
from extractor.imaging.line_images import SegmentedLine
from extractor.imaging.line_segmentation import segment_lines
from extractor.imaging.marks_over_rulings import with_marks_over_rulings
from extractor.imaging.overflow import components_of_cells
from extractor.imaging.page_image import PageImage
from extractor.imaging.pale_print import pared
from extractor.imaging.rulings import find_rulings, without_rulings
from extractor.imaging.stamp_lines import stamp_lines
from extractor.imaging.stamp_removal import Stamp
from extractor.imaging.struck_print import with_strikes_off
from extractor.imaging.tinted_grounds import tinted_grounds, without_tints
from extractor.imaging.white_rulings import white_rulings
from extractor.model import (
    Box,
    Drawing,
    Line,
    Origin,
    Page,
    PageContent,
    SetAside,
    Table,
    TableSearch,
    writable,
)
from extractor.ocr.base import Engine, RecognizedLine
from extractor.scan_drawings import with_scanned_drawings
from extractor.tables.alignment.letter_pieces import print_of_letters
from extractor.tables.alignment.page_print import PagePrint, prints_of
from extractor.tables.cell_assignment import assign_lines, text_areas
from extractor.tables.doubtful_digits import with_doubtful_digits
from extractor.tables.finders import with_further_tables
from extractor.tables.page_parts import in_turn
from extractor.tables.page_tables import FEWEST_COLUMNS_OF_GRID, ruled_tables
from extractor.tables.powers import with_plain_powers
from extractor.tables.ruled_headers import with_ruled_headers
from extractor.tables.sheets import with_gutter
from extractor.tables.stacked.bands import RuledPage
from extractor.tables.stacked.numbered_lines import with_numbered_rows
from extractor.tables.stacked.splitting import with_stacked_rows
from extractor.tables.undivided_headers import with_divided_headers
from extractor.turned_cells import turned_lines

# Points: the grid of a header on a dark ground reaches no further over the ground's sides.
_NEAR = 3.0
# The note of a page with a stamp of which no line could be read.
_STAMP_NOT_READ = "stamp-not-read"
# Points: marks of pale print are so high at least.
_LOWEST_MARK = 1.8
# The mean confidence of a pale line's letters, at least.
_LEGIBLE = 0.8
# A pale line has so many letters, marks aside (ร่าง has three), at least: specks in a row are read as - or T.
_FEWEST_LETTERS = 3


@dataclass(frozen=True)
class _SegmentedPage:
    """The lines of a page before they are read: of cells, outside of tables, pale ones, struck ones, and stamps'."""

    tables: list[list[list[SegmentedLine]]]
    outside: list[SegmentedLine]
    pale: list[SegmentedLine]
    struck: list[SegmentedLine]
    stamps: list[list[SegmentedLine]]


@dataclass(frozen=True, eq=False)
class _RecognizedPage:
    """The same lines, read."""

    tables: list[list[tuple[Line, ...]]]
    outside: list[Line]
    pale: list[Line]
    struck: list[Line]
    stamps: list[list[Line]]


@dataclass(frozen=True, eq=False)
class PreparedScan:
    """A scanned page whose tables are found, before it is read.

    Attributes:
        page_image: The page, its lines level.
        page: Its rulings and letters.
        components: Its print.
        tables: The tables that rulings make, or that were given.
        grounds: Its tinted grounds; none where rulings make a table, for they tell of its rows.
        pale: The pale print that its own is set over; None where it has none.
        stamps: The stamps of another colour that were taken out of it.
        headers: The grids of headers of several rows, of a table whose other rows no rulings part.
    """

    page_image: PageImage
    page: Page
    components: Components
    tables: tuple[Table, ...]
    grounds: tuple[Drawing, ...] = ()
    pale: Components | None = None
    stamps: tuple[Stamp, ...] = ()
    headers: tuple[Table, ...] = ()

    @cached_property
    def prints(self) -> list[PagePrint]:
        """Its print, as far as letters and grounds tell of it; of a sheet that of both pages."""
        other_print = tuple(
            map(self.components.box_of, self.components.other_print())
        )
        return prints_of(
            replace(self.page, drawings=self.grounds, other_print=other_print),
            print_of_letters,
        )

    def with_headers_alone(self) -> PreparedScan:
        """The page with the headers of which no table was found, as tables of their own."""
        tables = with_further_tables(self.tables, self.headers)
        return replace(self, tables=tuple(tables))

    def with_tables(self, tables: Sequence[Table]) -> PreparedScan:
        """The page with tables that were found elsewhere.

        Args:
            tables: They, their cells empty; those of the page that they overlap are left out.

        Returns:
            The page.
        """
        found = with_ruled_headers(tables, self.headers)
        return replace(
            self, tables=tuple(with_further_tables(found, self.tables))
        )


def prepared_scan(
    page_image: PageImage, search: TableSearch = "auto"
) -> PreparedScan:
    """Find the rulings, the letters and the ruled tables of a page.

    Args:
        page_image: The page, its lines level.
        search: How tables are looked for.

    Returns:
        The page before it is read.
    """
    parted = unstamped(without_folds(page_image))
    prepared = _prepared(parted.page_image, search)
    if prepared.grounds and search != "rulings":
        prepared = _with_white_rulings(prepared, parted.page_image)
    return replace(prepared, stamps=parted.stamps)


def _with_white_rulings(
    prepared: PreparedScan, as_scanned: PageImage
) -> PreparedScan:
    """A page whose tinted cells white lines part, all of them, with the table that these make."""
    grounds = [*dark_grounds(as_scanned), *prepared.grounds]
    rulings = white_rulings(as_scanned, grounds)
    if not rulings:
        return prepared
    page = replace(prepared.page, rulings=tuple(rulings))
    tables = ruled_tables(page, "rulings")
    if len(tables) != 1 or tables[0].cols < FEWEST_COLUMNS_OF_GRID:
        return prepared
    return replace(prepared, tables=tables, headers=())


def _prepared(as_scanned: PageImage, search: TableSearch) -> PreparedScan:
    """A page without its stamps, before it is read."""
    page_image = with_dark_print(as_scanned)
    prepared = _with_ruled_tables(page_image, search)
    if search == "rulings":
        return prepared
    grids = [
        table
        for table in prepared.tables
        if table.cols >= FEWEST_COLUMNS_OF_GRID
    ]
    if grids:
        headers = _headers_alone(as_scanned, grids)
        if not headers:
            return _with_divided_headers(prepared, as_scanned)
        several = [grid for grid in grids if grid.rows > 1]
        below = _below_headers(as_scanned, headers, several, search)
        return replace(below, headers=tuple(several))
    tints = tinted_grounds(page_image)
    return _on_paper(page_image, tints, search) if tints else prepared


def _with_divided_headers(
    prepared: PreparedScan, as_scanned: PageImage
) -> PreparedScan:
    """A page with the cells of headers between which no ruling shows on their ground."""

    def grounds() -> list[Drawing]:
        return [*dark_grounds(as_scanned), *tinted_grounds(as_scanned)]

    letters = prepared.page.letters
    tables = tuple(
        with_divided_headers(table, letters, grounds)
        for table in prepared.tables
    )
    return replace(prepared, tables=tables)


def _headers_alone(
    as_scanned: PageImage, grids: Sequence[Table]
) -> list[Drawing]:
    """The dark grounds of a page whose grids are but headers on them, of rows that no rulings part; else none."""
    if not all(map(_may_be_header, grids)):
        return []
    grounds = dark_grounds(as_scanned)
    is_alone = all(
        any(_lies_on(table.boxes[0][1], ground.box) for ground in grounds)
        for table in grids
    )
    return grounds if is_alone else []


def _may_be_header(table: Table) -> bool:
    """Whether a table may be a header alone: of one row, or of several with cells over others."""
    return table.rows == 1 or any(
        max(cell.rowspan, cell.colspan) > 1 for cell in table.cells
    )


def _lies_on(box: Box, ground: Box) -> bool:
    """Whether a box reaches no further than a ground, but for how its sides are drawn."""
    return ground.top - _NEAR <= box.top and box.bottom <= ground.bottom + _NEAR


def _below_headers(
    as_scanned: PageImage,
    headers: Sequence[Drawing],
    grids: Sequence[Table],
    search: TableSearch,
) -> PreparedScan:
    """A page whose dark headers are grounds like those of its rows, of which white lines part the cells."""
    tints = [
        tint
        for tint in tinted_grounds(as_scanned)
        if not any(_lies_on(tint.box, header.box) for header in headers)
    ]
    page_image = with_dark_print(as_scanned, ruled=False)
    if grids:
        cells = chain.from_iterable(grid.cells for grid in grids)
        boxes = [cell.fragments[0].box for cell in cells]
        page_image = without_sides(page_image, filter(None, boxes))
    return _on_paper(page_image, tints, search, headers)


def _on_paper(
    page_image: PageImage,
    tints: Sequence[Drawing],
    search: TableSearch,
    headers: Sequence[Drawing] = (),
) -> PreparedScan:
    """A page whose tints are taken for paper when its rulings and letters are looked for."""
    prepared = _with_ruled_tables(without_tints(page_image, tints), search)
    return replace(prepared, page_image=page_image, grounds=(*headers, *tints))


def _with_ruled_tables(
    page_image: PageImage, search: TableSearch
) -> PreparedScan:
    """A page with its rulings, its letters and the tables that rulings make."""
    rulings, streaks = find_rulings(page_image)
    strokes = [*rulings, *streaks]
    parted = pared(page_image, strokes)
    pale: Components | None = None
    if parted:
        page_image = parted.ink
        pale = Components(parted.pale, without_rulings(parted.pale, strokes))
    print_ = without_rulings(page_image, strokes)
    components = with_strikes_off(Components(page_image, print_), print_)
    page = Page(
        number=page_image.number,
        transform=page_image.transform,
        rulings=tuple(rulings),
        drawings=tuple(map(_shape, arrow_heads(components, rulings))),
        letters=tuple(map(components.box_of, components.letters())),
    )
    page = with_gutter(page)
    tables = ruled_tables(page, search)
    if search != "rulings":
        (ruled,) = with_stacked_rows([RuledPage(page, tables)])
        tables = ruled.tables
    return PreparedScan(page_image, page, components, tables, pale=pale)


def scan(page_image: PageImage, engine: Engine) -> PageContent:
    """Find the ruled tables of a page and read them cell by cell, and what stands outside them.

    Args:
        page_image: The page, its lines level.
        engine: What reads the lines.

    Returns:
        The page's tables and lines, in points of the page turned to be read.

    Raises:
        OcrError: The engine fails.
    """
    return read_prepared(prepared_scan(page_image), engine)


def read_prepared(prepared: PreparedScan, engine: Engine) -> PageContent:
    """Read the tables of a page cell by cell, and what stands outside them.

    Args:
        prepared: The page with its tables.
        engine: What reads the lines.

    Returns:
        The page's tables and lines, in points of the page turned to be read.

    Raises:
        OcrError: The engine fails.
    """
    prepared = prepared.with_headers_alone()
    tables = prepared.tables
    page = with_scanned_drawings(
        prepared.page, tables, prepared.components, prepared.page_image
    )
    segmented = _segmented(prepared, page)
    recognized = _recognized(segmented, engine, page.number)
    legible = [tuple(_watermarks(lines)) for lines in recognized.stamps]
    struck = [
        SetAside("struck-out", line)
        for line in recognized.struck
        if line.text.strip()
    ]
    aside = chain(_watermarks(recognized.pale), struck, *legible)
    page = replace(page, set_aside=tuple(aside))
    content = with_doubtful_digits(
        with_numbered_rows(
            assign_lines(page, tables, recognized.tables, recognized.outside)
        )
    )
    origin = Origin(
        f"{engine.name} {engine.version}".strip(), dpi=prepared.page_image.dpi
    )
    if not all(legible):
        content = content.noted(_STAMP_NOT_READ)
    return replace(content, origin=origin)


def _shape(box: Box) -> Drawing:
    return Drawing(
        "fill", box.x0, box.top, box.x1, box.bottom, is_rectangle=False
    )


def _watermarks(lines: Iterable[Line]) -> Iterator[SetAside]:
    """The pale lines that are text: what is hardly legible is a picture, or shows through from the other side."""
    for line in lines:
        sureness = line.confidences or (0.0,)
        is_legible = sum(sureness) / len(sureness) >= _LEGIBLE
        if is_legible and sum(map(str.isalpha, line.text)) >= _FEWEST_LETTERS:
            yield SetAside("watermark", line)


def _segmented(prepared: PreparedScan, page: Page) -> _SegmentedPage:
    """The lines of each cell, and of what stands outside the tables, page by page of a sheet."""
    components = prepared.components
    segmented_tables = []
    struck: list[SegmentedLine] = []
    areas = [text_areas(table) for table in prepared.tables]
    beside = components.outside(list(chain.from_iterable(areas)))
    for cell_areas in areas:
        print_of_cells = with_marks_over_rulings(
            components,
            list(map(components.page_image.pixel_sides, cell_areas)),
            components_of_cells(components, cell_areas, beside),
        )
        for ids in print_of_cells:
            beside = np.setdiff1d(beside, ids)
        turned = turned_lines(components, print_of_cells)
        segmented_tables.append(
            [
                _unstruck(
                    turned[number]
                    if number in turned
                    else segment_lines(components, ids),
                    struck,
                )
                for number, ids in enumerate(print_of_cells)
            ]
        )
    outside: list[SegmentedLine] = []
    for of_page in in_turn(
        beside.tolist(), page.gutter, partial(_sides, components)
    ):
        lines = segment_lines(components, np.array(of_page, np.int64))
        outside += _unstruck(lines, struck)
    pale: list[SegmentedLine] = []
    if prepared.pale:
        pale = segment_lines(prepared.pale, _marks_and_letters(prepared.pale))
    stamps = list(map(stamp_lines, prepared.stamps))
    return _SegmentedPage(segmented_tables, outside, pale, struck, stamps)


def _unstruck(
    lines: Iterable[SegmentedLine], struck: list[SegmentedLine]
) -> list[SegmentedLine]:
    """The lines that nobody struck out; the others are added to those that are."""
    left: list[SegmentedLine] = []
    for line in lines:
        (struck if line.is_struck else left).append(line)
    return left


def _marks_and_letters(pale: Components) -> Ids:
    """What of pale print is no noise, which is as dark."""
    lowest = _LOWEST_MARK * pale.page_image.pixels_per_point
    return pale.whole(pale.boxes.height >= lowest)


def _sides(components: Components, number: int) -> tuple[float, float]:
    """The left and the right side of a component, in points."""
    box = components.box_of(number)
    return box.x0, box.x1


def _recognized(
    segmented: _SegmentedPage, engine: Engine, page_no: int
) -> _RecognizedPage:
    """The lines of each cell of each table, without those in which nothing was read; and all others."""
    every_line: list[SegmentedLine] = []
    for table in segmented.tables:
        for cell in table:
            every_line += cell
    every_line += segmented.outside
    every_line += segmented.pale
    every_line += segmented.struck
    every_line += chain.from_iterable(segmented.stamps)
    # One call for the whole page: engines read lines in batches.
    recognized = engine.read([line.image for line in every_line])
    lines: list[Line] = []
    for segmented_line, recognized_line in zip(
        every_line, recognized, strict=False
    ):
        lines.append(_line(segmented_line, recognized_line, page_no))
    remaining = iter(lines)
    lines_of_tables: list[list[tuple[Line, ...]]] = []
    for table in segmented.tables:
        lines_of_cells: list[tuple[Line, ...]] = []
        for cell in table:
            of_cell = islice(remaining, len(cell))
            with_text = [line for line in of_cell if line.text]
            lines_of_cells.append(tuple(with_text))
        lines_of_tables.append(lines_of_cells)
    return _RecognizedPage(
        lines_of_tables,
        list(islice(remaining, len(segmented.outside))),
        list(islice(remaining, len(segmented.pale))),
        list(islice(remaining, len(segmented.struck))),
        [list(islice(remaining, len(stamp))) for stamp in segmented.stamps],
    )


def _line(
    segmented: SegmentedLine, recognized: RecognizedLine, page_no: int
) -> Line:
    return Line(
        text=with_plain_powers(writable(recognized.text)),
        page_no=page_no,
        box=segmented.box,
        confidences=recognized.confidences,
        alternatives=recognized.alternatives,
    )
