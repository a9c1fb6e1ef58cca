"""The numbers of a list as they must have been, where OCR misread some."""

from __future__ import annotations

from collections.abc import Sequence

# What numbers left out of a list cost, in misread numbers: a list that OCR read lacks few items.
_LEFT_OUT = 3.0
# The first item is 1 where its place is 0.
_USUAL_OFFSET = 1


def likeliest_numbers(read: Sequence[int]) -> list[int]:
    """Mend the numbers of a list where they do not count up.

    A list counts up by one and never back; a misread number costs 1, numbers left out cost more. The cheapest way is
    found by Viterbi's algorithm over offsets: number less place.

    Args:
        read: The numbers as OCR read them, from 1; 0 where it could not.

    Returns:
        As many numbers, each higher than the one before.

    >>> likeliest_numbers([1, 2, 0, 4, 6])
    [1, 2, 3, 4, 5]
    """
    if not read:
        return []
    offsets = _possible_offsets(read)
    path = _cheapest_path(read, offsets)
    return [place + offset for place, offset in enumerate(path)]


def _possible_offsets(read: Sequence[int]) -> list[int]:
    offsets = {_USUAL_OFFSET}
    for place, number in enumerate(read):
        if number > place:
            offsets.add(number - place)
    return sorted(offsets)


def _cheapest_path(read: Sequence[int], offsets: Sequence[int]) -> list[int]:
    """The offset of each place."""
    costs = [_misread(read[0], offset) for offset in offsets]
    choices: list[list[int]] = []
    for place, number in enumerate(read[1:], start=1):
        previous = _cheapest_previous(costs)
        costs = [
            _cost_from(costs, before, index)
            + _misread(number, place + offsets[index])
            for index, before in enumerate(previous)
        ]
        choices.append(previous)
    index = costs.index(min(costs))
    path = [offsets[index]]
    for previous in reversed(choices):
        index = previous[index]
        path.append(offsets[index])
    return path[::-1]


def _cheapest_previous(costs: Sequence[float]) -> list[int]:
    """For each offset, by its index, the one of the place before: itself or a lower one, the lowest of equals."""
    previous = [0]
    lowest = 0
    for index in range(1, len(costs)):
        stays_cheaper = costs[index] < costs[lowest] + _LEFT_OUT
        previous.append(index if stays_cheaper else lowest)
        if costs[index] < costs[lowest]:
            lowest = index
    return previous


def _cost_from(costs: Sequence[float], before: int, index: int) -> float:
    left_out = 0.0 if before == index else _LEFT_OUT
    return costs[before] + left_out


def _misread(read: int, meant: int) -> float:
    return 0.0 if read == meant else 1.0
