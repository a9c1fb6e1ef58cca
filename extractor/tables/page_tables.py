"""Pages come with their tables: at once where rulings make a grid, else once all pages of a table have been seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.model import Page, PageContent, Table, TableSearch
from extractor.tables.alignment.blocks import may_hold_table
from extractor.tables.alignment.finder import find_aligned_tables
from extractor.tables.alignment.page_print import PagePrint
from extractor.tables.cell_assignment import assign_glyphs
from extractor.tables.finders import find_tables, top_of, without_overlapping
from extractor.tables.sheets import with_gutter

# Pages that vote together at most: a page of dense print with its glyphs takes a megabyte.
MOST_PENDING = 40
# Columns: fewer make no grid.
FEWEST_COLUMNS_OF_GRID = 2


def pages_with_tables(pages: Iterable[Page], search: TableSearch = "auto") -> Iterator[PageContent]:
    """Find the tables of pages, and put the glyphs of each page into them.

    Args:
        pages: Pages in order, each with its glyphs. Of those without a grid of rulings that may hold a table, up to 40
            are held until a page comes that does not go on with them.
        search: How tables are looked for.

    Yields:
        The pages in the same order, with their tables and lines.
    """
    pending = _Pending()
    for page in map(with_gutter, pages):
        ruled = ruled_tables(page, search)
        content = assign_glyphs(page, ruled) if ruled else None
        if content and any(table.cols >= FEWEST_COLUMNS_OF_GRID for table in content.tables):
            yield from pending.released()
            yield content
            continue
        page_print = PagePrint.of(page)
        is_candidate = search != "rulings" and may_hold_table(page_print)
        if is_candidate or pending.pages:
            pending.add(page, page_print, ruled)
            if not is_candidate or len(pending.pages) >= MOST_PENDING:
                yield from pending.released()
        else:
            yield content or assign_glyphs(page, ())
    yield from pending.released()


def ruled_tables(page: Page, search: TableSearch) -> tuple[Table, ...]:
    """The tables that rulings make, where they are looked for.

    Args:
        page: The page, with its rulings.
        search: How tables are looked for.

    Returns:
        The tables from top to bottom, their cells empty.
    """
    return () if search == "alignment" else find_tables(page)


@dataclass(slots=True)
class _Pending:
    """Pages that are held until it is known which of them are one table."""

    pages: list[Page] = field(default_factory=list)
    prints: list[PagePrint] = field(default_factory=list)
    ruled: list[Sequence[Table]] = field(default_factory=list)

    def add(self, page: Page, page_print: PagePrint, ruled: Sequence[Table]) -> None:
        self.pages.append(page)
        self.prints.append(page_print)
        self.ruled.append(ruled)

    def released(self) -> Iterator[PageContent]:
        """The pages with their tables; none is held any more."""
        if not self.pages:
            return
        aligned: dict[int, list[Table]] = defaultdict(list)
        for table in find_aligned_tables(self.prints):
            aligned[table.page_first].append(table)
        for page, ruled in zip(self.pages, self.ruled, strict=True):
            own = aligned[page.number]
            tables = sorted([*own, *without_overlapping(ruled, own)], key=top_of)
            yield assign_glyphs(page, tables)
        self.pages, self.prints, self.ruled = [], [], []
