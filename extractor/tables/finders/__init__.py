"""Ways of finding the tables of a page, a module each, and the list of those that are tried.

A finder is a function that takes a page and returns its tables from top to bottom, their cells empty. Another one is
a file in this folder and a line of `_FINDERS`; a program may register one for a while with `registered_finder`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from extractor.model import Box, Page, Table
from extractor.tables.finders.rulings import find_ruled_tables
from extractor.tables.page_parts import parts_of

TableFinder = Callable[[Page], Sequence[Table]]

# In the order in which they are asked: what an earlier one finds counts.
_FINDERS: list[TableFinder] = [
    find_ruled_tables,
]


def find_tables(page: Page) -> tuple[Table, ...]:
    """The tables of a page, by every finder.

    Args:
        page: The page, with its glyphs and rulings.

    Returns:
        The tables from top to bottom, of two pages on a sheet those of the left one first, their cells empty; one that
        overlaps a table of an earlier finder is left out.
    """
    tables: list[Table] = []
    for part in parts_of(page):
        tables += _tables_of_part(part)
    return tuple(tables)


def _tables_of_part(page: Page) -> list[Table]:
    tables: list[Table] = []
    for finder in _FINDERS:
        tables = with_further_tables(tables, finder(page))
    return tables


def with_further_tables(
    known: Sequence[Table], further: Iterable[Table]
) -> list[Table]:
    """Put tables of a page together that were found in several ways.

    Args:
        known: Those that count.
        further: Further ones; those that overlap known ones are left out.

    Returns:
        They from top to bottom.
    """
    apart = [table for table in further if not _overlaps_any(table, known)]
    return sorted([*known, *apart], key=lambda table: _box_of(table).top)


@contextmanager
def registered_finder(
    finder: TableFinder, *, first: bool = False
) -> Iterator[None]:
    """Ask one more finder while a block runs.

    Args:
        finder: The finder.
        first: Whether it is asked before those that are there, so that what it finds counts; else after them.

    Yields:
        Nothing.
    """
    _FINDERS.insert(0 if first else len(_FINDERS), finder)
    try:
        yield
    finally:
        _FINDERS.remove(finder)


def _box_of(table: Table) -> Box:
    """Where a table of one page stands."""
    return table.boxes[0][1]


def _overlaps_any(table: Table, known_tables: Iterable[Table]) -> bool:
    return any(
        _overlap(_box_of(table), _box_of(known)) for known in known_tables
    )


def _overlap(one: Box, two: Box) -> bool:
    share_columns = one.x0 < two.x1 and two.x0 < one.x1
    share_rows = one.top < two.bottom and two.top < one.bottom
    return share_columns and share_rows
