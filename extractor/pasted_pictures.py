"""Pictures with print that were pasted into pages of text: a table, a cell's text, a few lines; read as scans are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from extractor.errors import (
    BrokenFileError,
    NotInstalledError,
    OcrError,
    TooLargeError,
    library_errors,
)
from extractor.imaging.page_image import PageImage
from extractor.inputs.backends import open_rasters
from extractor.inputs.base import PageRasters
from extractor.model import (
    Box,
    Cell,
    Line,
    PageContent,
    Source,
    Table,
    printed_count,
)
from extractor.model.image import PAPER, POINTS, PageRaster, quarter_turned
from extractor.ocr.registry import engine_for
from extractor.options import Options
from extractor.scan import PreparedScan, prepared_scan, read_prepared
from extractor.tables.alignment.blocks import may_hold_table
from extractor.tables.alignment.finder import find_aligned_tables
from normalizer import outside_words

# Pixels a point at which a picture is looked at first.
_FIRST_LOOK = 1.0
# Greys (0 black, 255 white): print stands on ground that is lighter than this, of one shade to within so many greys,
# which covers this share of the picture; text on paper has 0.6 to 0.95 of it.
_LIGHTEST_GROUND = 150
_ONE_SHADE = 16
_GROUND_SHARE = 0.45
# A picture on which nothing differs from its ground by so many greys is blank.
_CONTRAST = 60
# Characters, and how sure an engine must be of them on average (0 to 1): less is a logo, a seal, a code to be scanned.
_FEWEST_CHARACTERS = 4
_SURE = 0.8
# A line outside tables has so many characters, or is dirt.
_FEWEST_IN_LINE = 3
# Of the letters, the share that may stand in no known word.
_MOST_OUTSIDE_WORDS = 0.35
# Pictures of one document that are read.
_MOST_PICTURES = 200
# Of a picture's area, the share that must lie in a cell for the picture to be of that cell.
_IN_CELL = 0.8
# A small picture (points) that was found to say nothing is not read again on other pages.
_SMALL = 150.0
# Pixels a side, and greys, to which a small picture is reduced to know it again.
_REDUCED = 12
_REDUCED_GREYS = 32

# The pictures of each page that may hold print, by page number (1-based), in points of the page turned to be read.
Pictures = Mapping[int, Sequence[Box]]


def with_pasted_pictures(
    source: Source,
    page_contents: Sequence[PageContent],
    pictures: Pictures,
    options: Options,
) -> list[PageContent]:
    """Read what is printed in the pictures of pages of text.

    Args:
        source: The document, of a format whose pages can be seen.
        page_contents: All its pages.
        pictures: Where pictures stand on those whose text is believed.
        options: Which engine to read with, and the document's password.

    Returns:
        The pages: with the tables of pictures among theirs, their cells with the text of pictures that stand in them,
        and other lines of pictures among theirs; as they were where a picture says nothing.
    """
    rasters = _opened(source, options)
    if rasters is None:
        return list(page_contents)
    with closing(rasters):
        reader = _PictureReader(rasters, options)
        return [
            _with_pictures(page, pictures.get(page.page_no, ()), reader)
            for page in page_contents
        ]


def _opened(source: Source, options: Options) -> PageRasters | None:
    try:
        return open_rasters(source, options.password)
    except BrokenFileError:
        return None


def _with_pictures(
    page: PageContent, boxes: Sequence[Box], reader: _PictureReader
) -> PageContent:
    for box in boxes:
        read = reader.read(page, box)
        if isinstance(read, str):
            page = page.noted(read)
        elif read is not None:
            page = _placed(page, box, read)
    return page


class _PictureReader:
    """Reads pictures of a document, each once it is known to look like print."""

    def __init__(self, rasters: PageRasters, options: Options) -> None:
        self._rasters = rasters
        self._options = options
        self._left = _MOST_PICTURES
        self._silent: set[bytes] = set()
        self._raster: PageRaster | None = None
        self._look: tuple[int, NDArray[np.uint8]] | None = None

    def read(self, page: PageContent, box: Box) -> PageContent | str | None:
        """What stands in a picture; a note of the page where it could not be read; None where it says nothing."""
        if page.transform is None or not self._left:
            return None
        displayed = page.transform.to_displayed(box)
        try:
            with library_errors():
                ground, known = self._first_look(page.page_no, displayed)
                if ground is None or known in self._silent:
                    return None
                self._left -= 1
                content = self._content(page, displayed, ground)
        except TooLargeError:
            return "page-too-large"
        except BrokenFileError:
            return None
        except (OcrError, NotInstalledError):
            return "picture-not-read"
        if content is None and known:
            self._silent.add(known)
        return content

    def _first_look(self, page_no: int, box: Box) -> tuple[int | None, bytes]:
        """The shade of the ground that print may stand on, if any; and what a small picture looks like."""
        if self._look is None or self._look[0] != page_no:
            preview = self._rasters.preview(page_no, _FIRST_LOOK).convert("L")
            self._look = page_no, np.asarray(preview)
        pixels = self._look[1]
        rows = slice(
            max(0, int(box.top * _FIRST_LOOK) + 1),
            int(box.bottom * _FIRST_LOOK),
        )
        columns = slice(
            max(0, int(box.x0 * _FIRST_LOOK) + 1), int(box.x1 * _FIRST_LOOK)
        )
        part = pixels[rows, columns]
        if part.size == 0:
            return None, b""
        known = _reduced(part) if max(box.width, box.height) <= _SMALL else b""
        return _ground_of(part), known

    def _content(
        self, page: PageContent, box: Box, ground: int
    ) -> PageContent | None:
        prepared = prepared_scan(
            self._image(page, box, ground), self._options.strategy
        )
        if not prepared.page.letters:
            return None
        content = _sure_lines_of(
            read_prepared(_with_aligned(prepared), engine_for(self._options))
        )
        return content if _says_something(content) else None

    def _image(self, page: PageContent, box: Box, ground: int) -> PageImage:
        """The page with nothing but a picture on it, turned as its text is."""
        raster = self._raster
        if raster is None or raster.number != page.page_no:
            raster = self._raster = self._rasters.raster(page.page_no)
        assert page.transform is not None
        pixels_a_point = raster.dpi * raster.scale / POINTS
        top, bottom = (
            int(box.top * pixels_a_point) + 1,
            int(box.bottom * pixels_a_point),
        )
        left, right = (
            int(box.x0 * pixels_a_point) + 1,
            int(box.x1 * pixels_a_point),
        )
        pixels = np.full_like(raster.pixels, min(ground, PAPER))
        pixels[top:bottom, left:right] = raster.pixels[top:bottom, left:right]
        return PageImage(
            number=page.page_no,
            pixels=quarter_turned(pixels, page.transform.degrees),
            dpi=raster.dpi * raster.scale / page.transform.scale,
            transform=page.transform,
        )


def _reduced(pixels: NDArray[np.uint8]) -> bytes:
    """A picture so small and coarse that it is known again."""
    rows = np.linspace(0, pixels.shape[0] - 1, _REDUCED).astype(int)
    columns = np.linspace(0, pixels.shape[1] - 1, _REDUCED).astype(int)
    return bytes(
        (pixels[np.ix_(rows, columns)] // _REDUCED_GREYS).astype(np.uint8)
    )


def _ground_of(pixels: NDArray[np.uint8]) -> int | None:
    """The shade of light ground on which something dark stands; None where there is none."""
    counts = np.bincount(pixels.ravel(), minlength=256)
    shade = int(counts.argmax())
    near = counts[max(0, shade - _ONE_SHADE) : shade + _ONE_SHADE + 1].sum()
    is_ground = (
        shade >= _LIGHTEST_GROUND and near >= _GROUND_SHARE * pixels.size
    )
    return (
        shade if is_ground and shade - int(pixels.min()) >= _CONTRAST else None
    )


def _with_aligned(prepared: PreparedScan) -> PreparedScan:
    """A picture with the tables that its print makes where rulings make none."""
    if prepared.tables or not any(map(may_hold_table, prepared.prints)):
        return prepared
    aligned = find_aligned_tables(prepared.prints)
    return prepared.with_tables(aligned[prepared.page.number])


def _sure_lines_of(content: PageContent) -> PageContent:
    """What was read in a picture, of what stands outside tables only lines that an engine is sure of."""
    lines = tuple(line for line in content.lines if _is_sure(line))
    kept = replace(content, lines=lines)
    return replace(
        kept,
        printed=sum(
            printed_count(line.text) + line.doubled
            for line in kept.every_line()
        ),
    )


def _is_sure(line: Line) -> bool:
    if printed_count(line.text) < _FEWEST_IN_LINE:
        return False
    return sum(line.confidences) >= _SURE * len(line.confidences)


def _says_something(content: PageContent) -> bool:
    """Whether what was read in a picture is print, and not what an engine makes of a drawing."""
    lines = list(content.every_line())
    text = "\n".join(line.text for line in lines)
    confidences = list(chain.from_iterable(line.confidences for line in lines))
    if printed_count(text) < _FEWEST_CHARACTERS or not confidences:
        return False
    is_sure = sum(confidences) / len(confidences) >= _SURE
    return is_sure and outside_words(text) <= _MOST_OUTSIDE_WORDS


def _placed(page: PageContent, box: Box, read: PageContent) -> PageContent:
    """A page with what was read in a picture of it."""
    lines = list(read.every_line())
    origin = replace(page.origin, pictures=read.origin.read_by)
    page = replace(page, printed=page.printed + read.printed, origin=origin)
    home = _cell_around(page, box)
    if home is not None:
        table, cell = home
        filled = _with_text(table, cell, lines)
        tables = tuple(filled if one is table else one for one in page.tables)
        return replace(page, tables=tables)
    pasted = [replace(table, is_pasted=True) for table in read.tables]
    tables = tuple(sorted((*page.tables, *pasted), key=_top_of_table))
    return replace(
        page, tables=tables, lines=tuple(_in_order(page.lines, read.lines))
    )


def _cell_around(page: PageContent, box: Box) -> tuple[Table, int] | None:
    """The cell of a table of text, by its index, in which a picture stands."""
    for table in page.tables:
        for index, cell in enumerate(table.cells):
            around = cell.fragments[0].box
            if (
                around is not None
                and _common_area(around, box)
                >= _IN_CELL * box.width * box.height
            ):
                return table, index
    return None


def _common_area(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, width) * max(0.0, height)


def _with_text(table: Table, index: int, lines: Iterable[Line]) -> Table:
    """A table with further lines in one of its cells."""
    cells: list[Cell] = list(table.cells)
    fragment = cells[index].fragments[0]
    every_line = sorted((*fragment.lines, *lines), key=_top_left)
    filled = replace(fragment, lines=tuple(every_line), drawn="")
    cells[index] = replace(cells[index], fragments=(filled,))
    return replace(table, cells=tuple(cells))


def _in_order(lines: Sequence[Line], further: Iterable[Line]) -> Iterator[Line]:
    """Lines with further ones, each before the first that stands lower."""
    waiting = sorted(further, key=_top_left)
    for line in lines:
        while waiting and _top_left(waiting[0])[0] < _top_left(line)[0]:
            yield waiting.pop(0)
        yield line
    yield from waiting


def _top_left(line: Line) -> tuple[float, float]:
    return (line.box.top, line.box.x0) if line.box else (0.0, 0.0)


def _top_of_table(table: Table) -> float:
    return table.boxes[0][1].top
