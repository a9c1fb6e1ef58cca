"""Which lines to look at, so that every glyph of a document is seen often enough and few lines are read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from extractor.proof.printed_lines import Key, PrintedLine, Sight

# How often each glyph of a document is looked at; figures, of which no other letter tells, more often.
_LOOKS = 1
_LOOKS_AT_FIGURES = 2
# What a line costs beside its letters, in letters: it is cut out, and paper is read on both sides.
_COST_OF_LINE = 4
# What it costs to open a page and draw it, in letters to read: 7 (Word) to 28 ms (web) against 0.3 ms a letter.
_COST_OF_PAGE = 40

# How often sights stand in a line, by their numbers.
_Counts = list[tuple[int, int]]


def needed_looks(
    lines: Iterable[PrintedLine], factor: int = 1
) -> Counter[Sight]:
    """How often to look at each glyph: so often, or as often as it stands there.

    Args:
        lines: The lines of a document.
        factor: How many times as often as usual.

    Returns:
        The number by glyph; of marks where they are the only ones at their letter, if they ever are.
    """
    occurrences = Counter[Sight]()
    for printed in lines:
        occurrences.update(printed.sights)
    needed = Counter[Sight]()
    for (key, is_alone), count in occurrences.items():
        if is_alone or (key, True) not in occurrences:
            needed[key, is_alone] = min(count, factor * wanted_looks(key))
    return needed


def wanted_looks(key: Key) -> int:
    """How often to look at a glyph, where it stands there as often.

    Args:
        key: The glyph.

    Returns:
        The number of times.
    """
    return (
        _LOOKS_AT_FIGURES
        if any(letter.isdigit() for letter in key[1])
        else _LOOKS
    )


def covering_lines(
    lines: Sequence[PrintedLine], needed: Mapping[Sight, int]
) -> list[PrintedLine]:
    """Choose lines that have each glyph as often as is needed: ever the one that brings most for what it costs.

    Args:
        lines: The lines to choose from.
        needed: How often to look at each glyph.

    Returns:
        The lines.
    """
    choice = _Choice(lines, needed)
    while choice.heap:
        choice.step()
    return [lines[number] for number in choice.chosen]


class _Choice:
    """Lines as they are chosen.

    Attributes:
        chosen: The numbers of those that are.
        heap: The others, the one that may be worth most first: what a line brings grows less with each that is chosen;
            once its page is open, a line costs less and is weighed anew.
    """

    def __init__(
        self, lines: Sequence[PrintedLine], needed: Mapping[Sight, int]
    ) -> None:
        numbers = {
            sight: number
            for number, (sight, count) in enumerate(needed.items())
            if count > 0
        }
        self._missing = {
            number: needed[sight] for sight, number in numbers.items()
        }
        self._counts: list[_Counts] = [
            [
                (numbers[sight], count)
                for sight, count in printed.sights.items()
                if sight in numbers
            ]
            for printed in lines
        ]
        self._costs = [len(printed.units) + _COST_OF_LINE for printed in lines]
        self._pages = [printed.line.page_no for printed in lines]
        self._on_page: defaultdict[int, list[int]] = defaultdict(list)
        for number, page_no in enumerate(self._pages):
            self._on_page[page_no].append(number)
        self._opened: set[int] = set()
        self.chosen: dict[int, None] = {}
        self.heap = [
            (-self._worth(number), number)
            for number, counts in enumerate(self._counts)
            if counts
        ]
        heapify(self.heap)

    def step(self) -> None:
        """Weigh the first line of the heap again, and choose it if it is still worth most."""
        _, number = heappop(self.heap)
        worth = 0.0 if number in self.chosen else self._worth(number)
        if not worth:
            return
        if self.heap and worth < -self.heap[0][0]:
            heappush(self.heap, (-worth, number))
            return
        self._choose(number)

    def _choose(self, number: int) -> None:
        self.chosen[number] = None
        for sight, count in self._counts[number]:
            self._missing[sight] = max(0, self._missing[sight] - count)
        page_no = self._pages[number]
        if page_no not in self._opened:
            self._opened.add(page_no)
            for other in self._on_page[page_no]:
                heappush(self.heap, (-self._worth(other), other))

    def _worth(self, number: int) -> float:
        """How many looks that are missing a line brings, for what it costs."""
        missing = self._missing
        brought = 0
        for sight, count in self._counts[number]:
            brought += min(count, missing[sight])
        cost = self._costs[number]
        return brought / (
            cost
            if self._pages[number] in self._opened
            else cost + _COST_OF_PAGE
        )
