"""Pages come with their tables: at once where rulings make a grid, else once all pages of a table have been seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractor.model import Page, PageContent, Table, TableSearch
from extractor.tables.alignment.blocks import may_hold_table, may_lie_between
from extractor.tables.alignment.finder import find_aligned_tables
from extractor.tables.alignment.page_print import PagePrint, prints_of
from extractor.tables.alignment.side_sheets import lie_beside
from extractor.tables.cell_assignment import assign_glyphs
from extractor.tables.finders import find_tables, with_further_tables
from extractor.tables.sheets import with_gutters
from extractor.tables.stacked.bands import RuledPage, are_same_columns
from extractor.tables.stacked.splitting import may_be_stacked, with_stacked_rows

# Pages that vote together at most: a page of dense print with its glyphs takes a megabyte.
MOST_PENDING = 40
# Pages without columns that lie between parts of a table at most: blank ones, photos, long cells.
MOST_BETWEEN = 3
# Columns: fewer make no grid.
FEWEST_COLUMNS_OF_GRID = 2


def pages_with_tables(
    pages: Iterable[Page], search: TableSearch = "auto"
) -> Iterator[PageContent]:
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
    for page in with_gutters(pages):
        ruled = ruled_tables(page, search)
        content = assign_glyphs(page, ruled) if ruled else None
        if content and any(
            table.cols >= FEWEST_COLUMNS_OF_GRID for table in content.tables
        ):
            yield from pending.released()
            if search == "rulings":
                yield content
            else:
                yield from stacked.taken(RuledPage(page, ruled), content)
            continue
        yield from stacked.released()
        prints = prints_of(page, PagePrint.of)
        is_candidate = search != "rulings" and any(map(may_hold_table, prints))
        if search == "rulings":
            yield content or assign_glyphs(page, ())
            continue
        if not pending.may_go_on(prints):
            yield from pending.released()
        pending.add(page, prints, ruled, is_candidate=is_candidate)
        if not pending.awaits_more(prints):
            yield from pending.released()
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

    def taken(
        self, ruled: RuledPage, content: PageContent
    ) -> Iterator[PageContent]:
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
        is_next = (
            len(self.pages) < MOST_PENDING
            and self.pages[-1].page.number == ruled.page.number - 1
        )
        return is_next and any(
            are_same_columns(last, table) for table in ruled.tables
        )

    def released(self) -> Iterator[PageContent]:
        """The pages with the rows of their tables; none is held any more."""
        held, self.pages = self.pages, []
        for ruled in with_stacked_rows(held):
            yield assign_glyphs(ruled.page, ruled.tables)


@dataclass(slots=True)
class _Pending:
    """Pages that are held until it is known which of them are one table; the last one in any case, for the next one."""

    pages: list[Page] = field(default_factory=list)
    prints: list[PagePrint] = field(default_factory=list)
    ruled: list[Sequence[Table]] = field(default_factory=list)
    between: int = 0
    has_columns: bool = False

    def may_go_on(self, prints: Sequence[PagePrint]) -> bool:
        """Whether a page may be one table with those that are held: below them, or beside the last one."""
        if self.pages and not self.has_columns:
            self.has_columns = lie_beside(self.prints[-1], prints[0])
        return not self.pages or self.has_columns

    def add(
        self,
        page: Page,
        prints: Sequence[PagePrint],
        ruled: Sequence[Table],
        *,
        is_candidate: bool,
    ) -> None:
        self.pages.append(page)
        self.prints += prints
        self.ruled.append(ruled)
        self.has_columns = self.has_columns or is_candidate
        self.between = 0 if is_candidate else self.between + 1

    def awaits_more(self, prints: Sequence[PagePrint]) -> bool:
        """Whether further pages may go on with the last one, whose print is given, or with those before it."""
        if len(self.pages) >= MOST_PENDING:
            return False
        if not self.between or len(self.pages) == 1:
            return True
        before = self.prints[: -len(prints)]
        is_held = may_lie_between(prints, before) or lie_beside(
            before[-1], prints[0]
        )
        return is_held and self.between <= MOST_BETWEEN

    def released(self) -> Iterator[PageContent]:
        """The pages with their tables; none is held any more."""
        if not self.pages:
            return
        aligned = find_aligned_tables(self.prints) if self.has_columns else {}
        for page, ruled in zip(self.pages, self.ruled, strict=True):
            yield assign_glyphs(
                page, with_further_tables(aligned.get(page.number, ()), ruled)
            )
        self.pages, self.prints, self.ruled = [], [], []
        self.between = 0
        self.has_columns = False
