"""Where a run of Thai is so odd that a misread word may have been cut at the wrong places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizer.spelling.lattice_edges import PrintedRun

# Log-probability of a syllable in its company: less likely ones are odd.
_ODD = -11.5
# Tokens on end that must be odd, where none is weak in itself.
_ODD_ON_END = 3
# Tokens on either side that belong to the zone, too.
_NEAR = 1


def find_odd_zones(printed: PrintedRun) -> Iterator[tuple[int, int]]:
    """Find where other words are looked for whatever the boundaries of those printed.

    Args:
        printed: A run as printed.

    Yields:
        (first, last) token of each zone, both inside; spaces and frozen tokens are in none.
    """
    weak = [token.is_weak for token in printed.tokens]
    odd = [is_weak or least < _ODD for is_weak, least in zip(weak, printed.least_likely, strict=True)]
    first: int | None = None
    for at, token in enumerate(printed.tokens):
        is_inside = not token.frozen and not token.is_space and _is_near_odd(weak, odd, at)
        if is_inside and first is None:
            first = at
        if not is_inside and first is not None:
            yield first, at - 1
            first = None
    if first is not None:
        yield first, len(printed.tokens) - 1


def _is_near_odd(weak: Sequence[bool], odd: Sequence[bool], at: int) -> bool:
    """Whether a weak token, or three odd ones on end, are at this token or next to it."""
    start = max(0, at - _NEAR - (_ODD_ON_END - 1))
    end = min(len(odd), at + _NEAR + 1)
    return any(weak[place] or all(odd[place : place + _ODD_ON_END]) for place in range(start, end))
