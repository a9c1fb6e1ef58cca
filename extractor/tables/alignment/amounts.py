"""Amounts among the pieces of print of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

_AMOUNT = re.compile(r"[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?%?(?:\.?-)?|-")
# Of a column's pieces, so many are amounts where it is one of amounts, and so many pieces tell.
_AMOUNT_SHARE = 0.8
_FEWEST_AMOUNTS = 3


def is_amount(text: str) -> bool:
    """Whether a text is an amount, a percentage, or the dash that stands for none.

    Args:
        text: The text of a piece.

    Returns:
        Whether it is nothing else.

    >>> is_amount("๑,๒๓๔.๕๐"), is_amount("85%"), is_amount("12 คน")
    (True, True, False)
    """
    return bool(_AMOUNT.fullmatch(text.strip()))


def are_amounts(texts: Sequence[str]) -> bool:
    """Whether texts are those of a column of amounts.

    Args:
        texts: The texts of its pieces, such as `๑,๒๓๔` and `-`.

    Returns:
        Whether nearly all are amounts, and enough of them.
    """
    amounts = sum(map(is_amount, texts))
    return amounts >= max(_FEWEST_AMOUNTS, _AMOUNT_SHARE * len(texts))
