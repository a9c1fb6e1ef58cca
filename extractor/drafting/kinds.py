"""Of what kind a column is: by what its cells prove, what they seem to hold, and what such headers are elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import log

from extractor.drafting.columns import DraftColumn
from extractor.model import FieldKind
from extractor.model.contents import SPOKEN
from extractor.report.amounts import amount_of
from extractor.report.items import split_items
from extractor.report.month_marks import is_marked
from extractor.report.offers import offer_of
from extractor.report.periods import parse_period
from extractor.report.record_numbers import number_in
from extractor.report.unit_grammar import opening, rank_of

# Which classes of contents speak for each kind; all other spoken ones speak for a text.
_CLASSES: dict[FieldKind, tuple[str, ...]] = {
    "ordinal": ("ordinal",),
    "units": ("units",),
    "period": ("period",),
    "date": ("date",),
    "money": ("money",),
    "number": ("number",),
    "percent": ("percent",),
    "choice": ("choice",),
    "offers": ("offer",),
    "mark": ("mark",),
}
_CLAIMED = {name for names in _CLASSES.values() for name in names}
_CLASSES["text"] = tuple(name for name in SPOKEN if name not in _CLAIMED)
# Logarithm of odds a unit of likeness (0 to 1) of a header with those of a kind, from the neutral likeness on.
_HEADER_WEIGHT = 8.0
_HEADER_NEUTRAL = 0.5
# A header that is so much alike (0 to 1) says the kind where cells may say it in any words.
_HEADER_SAYS = 0.7
# What a kind is worth at least whose classes are not there at all: a probability.
_LEAST = 1e-3
# Share (0 to 1) of the cells that must say what a kind needs for it to be thought of, possible, and proved.
_SUGGESTED = 0.3
_POSSIBLE = 0.6
_PROVED = 0.9
# A choice: so many cells at least, so few different ones among them (share), none longer (characters).
_FEWEST_CHOICES = 4
_MOST_DIFFERENT = 0.5
_LONGEST_CHOICE = 40
# Share of cells with several items from which on a column holds lists.
_LISTED = 0.2
_ANY_YEAR = 2566
_BAHT = "บาท"


def field_kind_of(column: DraftColumn) -> FieldKind:
    """Guess of what kind the field of a column is.

    Args:
        column: The column.

    Returns:
        The kind; `text` where nothing says more. No column is a `label` by itself.
    """
    if not column.texts:
        return (
            "mark"
            if column.group == "months" or any(map(is_marked, column.cells))
            else "text"
        )
    possible = _possible_kinds(column)
    best = max(possible, key=lambda kind: _odds(column, kind))
    return "list" if best == "text" and holds_lists(column) else best


def holds_lists(column: DraftColumn) -> bool:
    """Whether cells of a column have several items.

    Args:
        column: The column.

    Returns:
        Whether enough of them do.
    """
    if column.group:
        return False
    several = [
        cell
        for cell in column.cells
        if len(split_items(cell.lines, column.wrapping)) > 1
    ]
    return len(several) >= _LISTED * len(column.cells)


def _possible_kinds(column: DraftColumn) -> list[FieldKind]:
    """The kinds that the cells do not speak against; where they prove one, no other."""
    if _share_of_amounts(column) >= _PROVED:
        return ["ordinal"] if _counts_up(column) else _kinds_of_amounts(column)
    if _share(column, _is_day) >= _PROVED:
        return ["date"]
    if _share(column, _is_period) >= _PROVED:
        return ["period"]
    if len(column.texts) == len(column.cells) and all(
        map(is_marked, column.cells)
    ):
        return ["mark"]
    return [*_kinds_of_words(column), *_kinds_that_cells_suggest(column)]


def _kinds_of_words(column: DraftColumn) -> list[FieldKind]:
    return ["choice"] if _is_choice(column) else ["text"]


def _kinds_that_cells_suggest(column: DraftColumn) -> Iterator[FieldKind]:
    if _names_units(column):
        yield "units"
    if _share_of_amounts(column) >= _POSSIBLE:
        yield from _kinds_of_amounts(column)
    if _share(column, _is_day) >= _POSSIBLE:
        yield "date"
    if (
        _share(column, _is_period) >= _SUGGESTED
        or _likeness(column, ("period",)) >= _HEADER_SAYS
    ):
        yield "period"
    if (
        _share(column, lambda text: offer_of(text).price is not None)
        >= _POSSIBLE
    ):
        yield "offers"


def _share_of_amounts(column: DraftColumn) -> float:
    return _share(
        column, lambda text: amount_of(text, "money", column.title) is not None
    )


def _kinds_of_amounts(column: DraftColumn) -> list[FieldKind]:
    """Money where the header or a cell says baht, shares where most cells say per cent, else any."""
    if _BAHT in column.title or any(_BAHT in text for text in column.texts):
        return ["money"]
    if (
        _share(column, lambda text: "%" in text or "ร้อยละ" in text) >= _POSSIBLE
        or "ร้อยละ" in column.title
    ):
        return ["percent"]
    return ["money", "number", "percent"]


def _odds(column: DraftColumn, kind: FieldKind) -> float:
    """How much speaks for a kind, as a logarithm."""
    by_contents = log(
        _LEAST + sum(column.contents[name] for name in _CLASSES[kind])
    )
    like: tuple[FieldKind, ...] = (
        ("text", "label", "list") if kind == "text" else (kind,)
    )
    return by_contents + _HEADER_WEIGHT * max(
        0.0, _likeness(column, like) - _HEADER_NEUTRAL
    )


def _likeness(column: DraftColumn, kinds: tuple[FieldKind, ...]) -> float:
    """How alike the header and those of known fields of some kinds are, 0 to 1."""
    return max(
        (
            likeness
            for likeness, field in column.likenesses
            if field.kind in kinds
        ),
        default=0.0,
    )


def _share(column: DraftColumn, says: Callable[[str], bool]) -> float:
    return sum(1 for text in column.texts if says(text)) / len(column.texts)


def _counts_up(column: DraftColumn) -> bool:
    """Whether the cells count the rows: 1, 2, 3 …, perhaps anew under a title."""
    numbers = [number_in(text) for text in column.texts]
    if None in numbers or column.group:
        return False
    steps = [
        after == (before or 0) + 1 or after == 1
        for before, after in pairwise(numbers)
    ]
    return numbers[0] == 1 and sum(steps) >= _PROVED * len(steps)


def _is_day(text: str) -> bool:
    period = parse_period(text, None)
    return period is not None and period[0] == period[1]


def _is_period(text: str) -> bool:
    return parse_period(text, _ANY_YEAR) is not None


def _names_units(column: DraftColumn) -> bool:
    """Whether most cells begin as units do; persons may be any, unless the header asks for units."""
    if _likeness(column, ("units",)) >= _HEADER_SAYS:
        return _share(column, lambda text: opening(text) > 0) >= _POSSIBLE
    return (
        _share(column, lambda text: rank_of(text) not in (None, "person"))
        >= _POSSIBLE
    )


def _is_choice(column: DraftColumn) -> bool:
    different = set(column.texts)
    if (
        len(column.texts) < _FEWEST_CHOICES
        or max(map(len, different)) > _LONGEST_CHOICE
    ):
        return False
    return len(different) <= _MOST_DIFFERENT * len(column.texts)
