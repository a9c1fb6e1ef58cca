"""Two pages on one sheet: told by the white between them, and read one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractor.model import Line, Page, PageContent, Table
from extractor.tables.alignment.page_print import pieces_of
from extractor.tables.finders.grid_lines import grid_lines_of
from extractor.tables.page_parts import in_turn, is_right_of, parts_of
from extractor.tables.placed_tables import Place, placed_table
from extractor.tables.stitching import stitch

# Of a sheet's width, how far the white between its pages may be from its middle.
_OFF_MIDDLE = 0.03
# Heights of a letter that the white between two pages is wide, at least.
_LEAST_GUTTER = 2.0
# Of the margin left of the first page, the least share that the white between the pages has.
_LEAST_OF_MARGIN = 0.5
# So many lines stand on each page where the order of print tells of two; lines differ by so many points.
_FEWEST_LINES = 5
_LINE_STEP = 4.0
# Of a sheet's print, so much begins where columns of a whole sheet do where it goes on with those.
_SAME_COLUMNS_SHARE = 0.8
# So many lines across and down make a grid.
_FEWEST_ROW_LINES = 2
_FEWEST_COLUMN_LINES = 3


def with_gutter(page: Page) -> Page:
    """Say of a sheet where the first of its two pages ends.

    Args:
        page: The sheet, with its glyphs or letters and its rulings.

    Returns:
        The sheet with its gutter, where it holds two pages side by side: nothing crosses the white between them, and
        either both have a grid of rulings, or all of the first is printed before the second.
    """
    gutter = _white_middle(page)
    if gutter is None:
        return page
    parted = replace(page, gutter=gutter)
    if _is_printed_in_turn(page, gutter) or all(
        map(_has_grid, parts_of(parted))
    ):
        return parted
    return page


def with_gutters(sheets: Iterable[Page]) -> Iterator[Page]:
    """Say of sheets where the first of their two pages ends, but of those that go on with columns of a whole one.

    A row that the page before cut may go on in a few columns, left and right of the middle; it is printed column by
    column.

    Args:
        sheets: The sheets of a document, in order, each as `with_gutter` takes it.

    Yields:
        They, with the gutter of those that hold two pages.
    """
    whole: Page | None = None
    for sheet in sheets:
        parted = with_gutter(sheet)
        if (
            parted.gutter is not None
            and whole
            and _has_columns_of(whole, sheet)
        ):
            parted = sheet
        if parted.gutter is None:
            whole = sheet
        yield parted


def _has_columns_of(whole: Page, sheet: Page) -> bool:
    """Whether most print of a sheet begins where columns of another one do."""
    starts = Counter(round(piece.x0) for piece in pieces_of(whole))
    pieces = pieces_of(sheet)
    aligned = [
        piece
        for piece in pieces
        if sum(starts[round(piece.x0) + by] for by in (-1, 0, 1)) > 1
    ]
    return len(aligned) >= _SAME_COLUMNS_SHARE * len(pieces)


def _white_middle(page: Page) -> float | None:
    """The x of the white down the middle of a sheet that is wider than high; None where there is none."""
    if page.transform is None:
        return None
    width, height = page.transform.size
    if width <= height:
        return None
    middle = width / 2
    start, end = 0.0, width
    leftmost = width
    for x0, x1 in _sides(page):
        if (
            x0 < middle - _OFF_MIDDLE * width
            and x1 > middle + _OFF_MIDDLE * width
        ):
            return None
        if (x0 + x1) / 2 < middle:
            start = max(start, x1)
            leftmost = min(leftmost, x0)
        else:
            end = min(end, x0)
    is_filled = leftmost < start and end < width
    is_wide = end - start >= max(
        _LEAST_GUTTER * _letter_height(page), _LEAST_OF_MARGIN * leftmost
    )
    is_in_middle = (
        start <= middle + _OFF_MIDDLE * width
        and end >= middle - _OFF_MIDDLE * width
    )
    return (start + end) / 2 if is_filled and is_wide and is_in_middle else None


def _sides(page: Page) -> Iterable[tuple[float, float]]:
    """The left and the right side of each ruling and letter of a page."""
    for ruling in page.rulings:
        yield ruling.x0, ruling.x1
    for glyph in page.glyphs:
        if glyph.text.strip() and not glyph.aslant:
            yield glyph.x0, glyph.x1
    for box in page.letters:
        yield box.x0, box.x1


def _letter_height(page: Page) -> float:
    """The usual height of a page's letters, in points."""
    heights = [glyph.size for glyph in page.glyphs] or [
        box.height for box in page.letters
    ]
    return median(heights) if heights else 0.0


def _is_printed_in_turn(page: Page, gutter: float) -> bool:
    """Whether the stream goes over from the first page to the second once only, and both hold several lines."""
    glyphs = [glyph for glyph in page.glyphs if glyph.text.strip()]
    is_right = [is_right_of(gutter, glyph.x0, glyph.x1) for glyph in glyphs]
    if sum(one is not other for one, other in pairwise(is_right)) != 1:
        return False
    counts = []
    for part in parts_of(replace(page, gutter=gutter)):
        lines = {
            round(glyph.baseline / _LINE_STEP)
            for glyph in part.glyphs
            if glyph.text.strip()
        }
        counts.append(len(lines))
    return min(counts) >= _FEWEST_LINES


def _has_grid(page: Page) -> bool:
    """Whether a page has rulings enough for a table."""
    lines = grid_lines_of(page.rulings)
    columns = sum(line.is_column for line in lines)
    return (
        columns >= _FEWEST_COLUMN_LINES
        and len(lines) - columns >= _FEWEST_ROW_LINES
    )


def stitch_sheets(page_contents: Sequence[PageContent]) -> list[Table]:
    """Put the tables of a document together, the two pages of a sheet one after the other.

    Args:
        page_contents: The sheets, in order.

    Returns:
        All tables in order, each whole; every fragment of a cell keeps its sheet and box.
    """
    if all(content.gutter is None for content in page_contents):
        return stitch(page_contents)
    pages: list[PageContent] = []
    place_of: dict[int, Place] = {}
    for content in page_contents:
        for page, left in _pages_of(content):
            number = len(pages) + 1
            place_of[number] = Place(content.page_no, left)
            tables = [
                placed_table(table, {content.page_no: Place(number, -left)})
                for table in page.tables
            ]
            pages.append(replace(page, page_no=number, tables=tuple(tables)))
    return [placed_table(table, place_of) for table in stitch(pages)]


def _pages_of(content: PageContent) -> Iterable[tuple[PageContent, float]]:
    """The pages of a sheet, with the left side of each, in points."""
    if content.gutter is None or content.transform is None:
        yield content, 0.0
        return
    tables = in_turn(
        content.tables,
        content.gutter,
        lambda table: (table.boxes[0][1].x0, table.boxes[0][1].x1),
    )
    lines = in_turn(content.lines, content.gutter, _sides_of_line)
    for own_tables, own_lines, left in zip(
        tables, lines, (0.0, content.transform.size[0] / 2), strict=True
    ):
        yield (
            replace(
                content,
                tables=tuple(own_tables),
                lines=tuple(own_lines),
                gutter=None,
            ),
            left,
        )


def _sides_of_line(line: Line) -> tuple[float, float]:
    return (line.box.x0, line.box.x1) if line.box else (0.0, 0.0)
