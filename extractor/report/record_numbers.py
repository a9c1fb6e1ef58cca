"""The numbers of records: as printed before their names or in a column of their own, else counted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from normalizer import arabic, likeliest_numbers

# Digits: longer numbers in an ordinal column are no counters of rows.
_LONGEST_NUMBER = 4


def number_in(ordinal: str) -> int | None:
    """The number that a cell of the column that counts the rows says.

    Args:
        ordinal: Its text, such as `(๑๒)`.

    Returns:
        The number; None for `๑.๑` and other words.

    >>> [number_in(text) for text in ("(๑๒)", "3.", "๑.๑", "")]
    [12, 3, None, None]
    """
    digits = arabic(ordinal).strip().rstrip(".)").lstrip("(")
    return (
        int(digits)
        if digits.isdecimal() and len(digits) <= _LONGEST_NUMBER
        else None
    )


def completed(
    printed: Sequence[int | None], sections: Sequence[str], *, was_read: bool
) -> list[int]:
    """Give a number to every record of a table.

    Args:
        printed: The numbers as printed, None where there is none; where OCR read them, 0 is none, too.
        sections: The title that each record stands under: under each the numbers may begin anew.
        was_read: Whether OCR read them: then they become the likeliest that count up.

    Returns:
        The numbers as printed, where none is counted on.

    >>> completed([1, None, 3, 1, 2], ["ก", "ก", "ก", "ข", "ข"], was_read=True)
    [1, 2, 3, 1, 2]
    >>> completed([0, 1, None], ["ก", "ก", "ก"], was_read=False)
    [0, 1, 2]
    """
    if was_read:
        printed = [number or None for number in printed]
        if any(printed):
            return _likeliest([number or 0 for number in printed], sections)
    numbers: list[int] = []
    last = 0
    for number in printed:
        last = last + 1 if number is None else number
        numbers.append(last)
    return numbers


def _likeliest(printed: Sequence[int], sections: Sequence[str]) -> list[int]:
    """What OCR read, mended title by title."""
    numbers: list[int] = []
    for _, group in groupby(
        zip(sections, printed, strict=True), key=itemgetter(0)
    ):
        numbers += likeliest_numbers([number for _, number in group])
    return numbers
