"""Pages come with their tables: at once where rulings make a grid, else once all pages of a table have been seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.model import Page, PageContent, Table, TableSearch
from extractor.tables.alignment.blocks import may_hold_table, may_lie_between
from extractor.tables.alignment.finder import find_aligned_tables
from extractor.tables.alignment.page_print import PagePrint, prints_of
from extractor.tables.cell_assignment import assign_glyphs
from extractor.tables.finders import find_tables, with_further_tables
from extractor.tables.sheets import with_gutter
from extractor.tables.stacked.bands import RuledPage, are_same_columns
from extractor.tables.stacked.splitting import may_be_stacked, with_stacked_rows

# Pages that vote together at most: a page of dense print with its glyphs takes a megabyte.
MOST_PENDING = 40
# Pages without columns that lie between parts of a table at most: blank ones, photos, long cells.
MOST_BETWEEN = 3
# Columns: fewer make no grid.
FEWEST_COLUMNS_OF_GRID = 2


def pages_with_tables(pages: Iterable[Page], search: TableSearch = "auto") -> Iterator[PageContent]:
    """Find the tables of pages, and put the glyphs of each page into them.

    Args:
        pages: Pages in order, each with its glyphs. Of those without a grid of rulings that may hold a table, up to 40
            are held until a page comes that does not go on with them; so are those whose rulings part columns only.
        search: How tables are looked for.

    Yields:
        The pages in the same order, with their tables and lines.
    """
    pending = _Pending()
    stacked = _Stacked()
    for page in map(with_gutter, pages):
        ruled = ruled_tables(page, search)
        content = assign_glyphs(page, ruled) if ruled else None
        if content and any(table.cols >= FEWEST_COLUMNS_OF_GRID for table in content.tables):
            yield from pending.released()
            if search == "rulings":
                yield content
            else:
                yield from stacked.taken(RuledPage(page, ruled), content)
            continue
        yield from stacked.released()
        prints = prints_of(page, PagePrint.of)
        is_candidate = search != "rulings" and any(map(may_hold_table, prints))
        if is_candidate or pending.pages:
            pending.add(page, prints, ruled)
            is_held = is_candidate or may_lie_between(prints, pending.print_before(prints))
            if not pending.awaits_more(is_candidate=is_candidate, is_held=is_held):
                yield from pending.released()
        else:
            yield content or assign_glyphs(page, ())
    yield from pending.released()
    yield from stacked.released()


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
class _Stacked:
    """Pages with a grid that are held until it is known whether rows stand in its ruled rows."""

    pages: list[RuledPage] = field(default_factory=list)

    def taken(self, ruled: RuledPage, content: PageContent) -> Iterator[PageContent]:
        """Hold a page if it may have such rows or goes on with one that has; those that are known are handed on."""
        if self.pages and self._goes_on(ruled):
            self.pages.append(ruled)
            return
        yield from self.released()
        if may_be_stacked(ruled):
            self.pages.append(ruled)
        else:
            yield content

    def _goes_on(self, ruled: RuledPage) -> bool:
        """Whether a table of a page has the columns of the last one that is held."""
        last = self.pages[-1].tables[-1]
        is_next = len(self.pages) < MOST_PENDING and self.pages[-1].page.number == ruled.page.number - 1
        return is_next and any(are_same_columns(last, table) for table in ruled.tables)

    def released(self) -> Iterator[PageContent]:
        """The pages with the rows of their tables; none is held any more."""
        held, self.pages = self.pages, []
        for ruled in with_stacked_rows(held):
            yield assign_glyphs(ruled.page, ruled.tables)


@dataclass(slots=True)
class _Pending:
    """Pages that are held until it is known which of them are one table."""

    pages: list[Page] = field(default_factory=list)
    prints: list[PagePrint] = field(default_factory=list)
    ruled: list[Sequence[Table]] = field(default_factory=list)
    between: int = 0

    def add(self, page: Page, prints: Sequence[PagePrint], ruled: Sequence[Table]) -> None:
        self.pages.append(page)
        self.prints += prints
        self.ruled.append(ruled)

    def print_before(self, prints: Sequence[PagePrint]) -> PagePrint:
        """The print of the page before the last one added, whose print is given."""
        return self.prints[-len(prints) - 1]

    def awaits_more(self, *, is_candidate: bool, is_held: bool) -> bool:
        """Whether further pages may vote, too: the last one may hold a part of a table, or lie between two."""
        self.between = 0 if is_candidate else self.between + 1
        return is_held and self.between <= MOST_BETWEEN and len(self.pages) < MOST_PENDING

    def released(self) -> Iterator[PageContent]:
        """The pages with their tables; none is held any more."""
        if not self.pages:
            return
        aligned = find_aligned_tables(self.prints)
        for page, ruled in zip(self.pages, self.ruled, strict=True):
            yield assign_glyphs(page, with_further_tables(aligned[page.number], ruled))
        self.pages, self.prints, self.ruled = [], [], []
        self.between = 0
