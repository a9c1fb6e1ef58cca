"""Rows that are drawn apart, as cards are: cells in the columns of the table above them, with nothing between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.model import Box
from extractor.tables.finders.grid_lines import NEAR, boundaries
from extractor.tables.letter_boxes import LetterBoxes

# Columns: fewer may be two boxes of a form below each other.
_FEWEST_COLUMNS = 3
# Points: no line of print fits into white that is lower.
_WIDEST_GAP = 12.0


def with_cards_joined(
    tables: Iterable[Sequence[Box]], letters: LetterBoxes
) -> list[list[Box]]:
    """Put rows that are drawn apart into the table above them.

    Args:
        tables: The cells of each table, in points.
        letters: Where letters stand on their page.

    Returns:
        The cells of each table from top to bottom; those of a row that stood apart begin where the row above ends.
    """
    joined: list[list[Box]] = []
    for cells in sorted(tables, key=_top):
        above = next(
            (
                other
                for other in reversed(joined)
                if _is_card_below(other, cells, letters)
            ),
            None,
        )
        if above is None:
            joined.append(list(cells))
        else:
            foot = _bottom(above)
            above += [replace(cell, top=foot) for cell in cells]
    return joined


def _is_card_below(
    above: Sequence[Box], cells: Sequence[Box], letters: LetterBoxes
) -> bool:
    columns = _sides_of_columns(cells)
    gap = _top(cells) - _bottom(above)
    return (
        NEAR < gap <= _WIDEST_GAP
        and len(cells) == len(columns) - 1 >= _FEWEST_COLUMNS
        and _are_alike(columns, _sides_of_columns(above))
        and not letters.count_in(
            columns[0], _bottom(above), columns[-1], _top(cells)
        )
    )


def _sides_of_columns(cells: Sequence[Box]) -> list[float]:
    return boundaries(x for cell in cells for x in (cell.x0, cell.x1))


def _are_alike(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(
        abs(x - other_x) <= NEAR for x, other_x in zip(one, other, strict=True)
    )


def _top(cells: Sequence[Box]) -> float:
    return min(cell.top for cell in cells)


def _bottom(cells: Sequence[Box]) -> float:
    return max(cell.bottom for cell in cells)
