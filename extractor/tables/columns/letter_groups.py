"""The groups of neighbouring letters of a header, weighed by where they stand.

A Thai compound begins with its head: ผลลัพธ์ของการดำเนินการ is a ผลลัพธ์, วิธีการดำเนินการตามมาตรการ a วิธีการ. So what a header
begins with says more than what follows.
"""

from __future__ import annotations

from math import exp

# Letters of a group; the beginning of a wording counts as one.
_SHORTEST = 2
_LONGEST = 4
_BEGINNING = "^"
# Characters after which a letter weighs a third (1/e) of what the first one does, above the least weight.
_HEAD_LENGTH = 10.0
_LEAST_WEIGHT = 0.3


def head_weights(text: str) -> dict[str, float]:
    """The groups of letters of a header, its beginning marked.

    Args:
        text: The header without white space, such as `ผลลัพธ์`.

    Returns:
        The weight (0 to 1) of each, greatest at the beginning.

    >>> [(group, round(weight, 2)) for group, weight in head_weights("ข้อ").items()]
    [('^ข', 1.0), ('ข้', 0.93), ('้อ', 0.87), ('^ข้', 1.0), ('ข้อ', 0.93), ('^ข้อ', 1.0)]
    """
    marked = _BEGINNING + text
    weights_from = [
        _LEAST_WEIGHT + (1 - _LEAST_WEIGHT) * exp(-start / _HEAD_LENGTH)
        for start in range(len(marked))
    ]
    weights: dict[str, float] = {}
    for length in range(_SHORTEST, _LONGEST + 1):
        for start in range(len(marked) - length + 1):
            weights.setdefault(
                marked[start : start + length], weights_from[start]
            )
    return weights
