"""Asks for the layout of tables whose columns are known, and judges the answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from benchmarks.wordings_tables import FIELDS, ORDINAL, WordedTable
from extractor.model import Table, rows_between

# Where the layout of a table is asked for.
_ROOMS = ("extractor.tables.form_matching", "extractor.tables.header_matching")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a field, or of a column that is none.

    Attributes:
        is_right: Whether the field was given its column, or none where it has none; whether the column got no field.
        is_flagged: Whether its column, or the one that it was given, is marked as guessed.
    """

    is_right: bool
    is_flagged: bool


@dataclass(frozen=True)
class Reading:
    """A table as it was read.

    Attributes:
        worded: The table as drawn.
        rows: How many of its rows were there; None where all were.
        columns: The column of each field, as read.
        verdicts: What became of each field and of each column that is none.
        is_refused: Whether it was taken for no report's table.
    """

    worded: WordedTable
    rows: int | None
    columns: Mapping[str, int]
    verdicts: tuple[Verdict, ...]
    is_refused: bool

    @property
    def wrong(self) -> int:
        """How many verdicts are wrong."""
        return sum(not verdict.is_right for verdict in self.verdicts)


def find_layout_of() -> Callable[[Table], Any]:
    """Find what tells the layout of a table.

    Returns:
        A function from a table to its layout, or to None for a table of no report.

    Raises:
        LookupError: No room has it.
    """
    for room in _ROOMS:
        try:
            found = getattr(import_module(room), "layout_of", None)
        except ModuleNotFoundError:
            continue
        if found:
            return found  # type: ignore[no-any-return]
    raise LookupError("layout_of")


def read_table(
    worded: WordedTable, rows: int | None, layout_of: Callable[[Table], Any]
) -> Reading:
    """Ask for the layout of a table and judge it.

    Args:
        worded: The table.
        rows: How many of its rows are shown; None for all.
        layout_of: Tells the layout.

    Returns:
        How it was read.
    """
    table = worded.table
    if rows is not None:
        table = rows_between(
            table, 0, min(table.rows, worded.header_rows + rows)
        )
    layout = layout_of(table)
    columns = dict(layout.columns) if layout else {}
    matches = getattr(layout, "matches", ())
    guessed = {match.col for match in matches if match.guessed}
    # A field may hold a group of columns, of which `columns` has the first.
    taken = {
        *columns.values(),
        *(match.col for match in matches if match.field is not None),
    }
    # Some forms have a field for what counts the rows.
    ordinal = getattr(layout, "ordinal", None)
    if ordinal is not None and worded.columns[ordinal].kind == ORDINAL:
        taken.discard(ordinal)
    verdicts = [
        *judge_fields(worded.truth, columns, guessed),
        *judge_extras(worded.extra_columns, taken, guessed),
    ]
    return Reading(worded, rows, columns, tuple(verdicts), layout is None)


def judge_fields(
    truth: Mapping[str, int],
    columns: Mapping[str, int],
    guessed: Collection[int],
) -> Iterator[Verdict]:
    """Judge which columns the fields were given.

    Args:
        truth: The column (0-based) of each field that is there.
        columns: The column of each field, as read.
        guessed: The columns that are marked as guessed.

    Yields:
        A verdict for each field, there or not.

    >>> [verdict.is_right for verdict in judge_fields({"measure": 0}, {"measure": 0, "period": 1}, {1})]
    [True, True, True, False, True, True]
    """
    for field in FIELDS:
        meant = truth.get(field)
        given = columns.get(field)
        yield Verdict(given == meant, given in guessed or meant in guessed)


def judge_extras(
    extra_columns: Iterable[int],
    taken: Collection[int],
    guessed: Collection[int],
) -> Iterator[Verdict]:
    """Judge whether columns that hold no field were left alone.

    Args:
        extra_columns: Those columns, 0-based.
        taken: The columns that were given a field.
        guessed: The columns that are marked as guessed.

    Yields:
        A verdict for each of them.

    >>> [verdict.is_right for verdict in judge_extras([0, 5], {1, 5}, set())]
    [True, False]
    """
    for column in extra_columns:
        yield Verdict(column not in taken, column in guessed)
