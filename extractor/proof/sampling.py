"""Which lines to look at, so that every glyph of a document is seen often enough and few lines are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from extractor.proof.printed_lines import Key, PrintedLine, Sight

# How often each glyph of a document is looked at; digits, of which no other letter tells, more often.
_LOOKS = 3
_LOOKS_AT_DIGITS = 5
# What a line costs beside its letters, in letters.
_COST_OF_LINE = 4


def needed_looks(lines: Iterable[PrintedLine], factor: int = 1) -> Counter[Sight]:
    """How often to look at each glyph: so often, or as often as it stands there.

    Args:
        lines: The lines of a document.
        factor: How many times as often as usual.

    Returns:
        The number by glyph; of marks where they are the only ones at their letter, if they ever are.
    """
    occurrences: Counter[Sight] = Counter()
    for printed in lines:
        occurrences.update(printed.sights)
    needed = Counter[Sight]()
    for (key, is_alone), count in occurrences.items():
        if is_alone or (key, True) not in occurrences:
            needed[key, is_alone] = min(count, factor * _wanted(key))
    return needed


def _wanted(key: Key) -> int:
    return _LOOKS_AT_DIGITS if any(letter.isdigit() for letter in key[1]) else _LOOKS


def covering_lines(lines: Sequence[PrintedLine], needed: Mapping[Sight, int]) -> list[PrintedLine]:
    """Choose lines that have each glyph as often as is needed: ever the one that brings most for its length.

    Args:
        lines: The lines to choose from.
        needed: How often to look at each glyph.

    Returns:
        The lines.
    """
    missing = Counter(needed)
    heap = [(-_worth(printed, missing), number) for number, printed in enumerate(lines)]
    heapify(heap)
    chosen = []
    while heap:
        _, number = heappop(heap)
        worth = _worth(lines[number], missing)
        if not worth:
            continue
        if heap and worth < -heap[0][0]:
            heappush(heap, (-worth, number))  # worth less than when it was weighed
            continue
        chosen.append(lines[number])
        missing.subtract(lines[number].sights)
    return chosen


def _worth(printed: PrintedLine, missing: Mapping[Sight, int]) -> float:
    """How many looks that are missing a line brings, for what it costs."""
    brought = sum(min(count, max(0, missing.get(sight, 0))) for sight, count in printed.sights.items())
    return brought / (len(printed.units) + _COST_OF_LINE)
