"""Where a run of Thai is so odd that a misread word may have been cut at the wrong places."""

from __future__ import annotations

from collections.abc import Iterator

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
    zone: list[int] = []
    for at, is_inside in enumerate(_tokens_inside(printed)):
        if is_inside:
            zone.append(at)
        elif zone:
            yield zone[0], zone[-1]
            zone = []
    if zone:
        yield zone[0], zone[-1]


def _tokens_inside(printed: PrintedRun) -> Iterator[bool]:
    """Whether each token is in a zone."""
    odd_starts = _odd_starts(printed)
    for at, token in enumerate(printed.tokens):
        if token.frozen or token.is_space:
            yield False
            continue
        first_start = max(0, at - _NEAR - _ODD_ON_END + 1)
        last_start = at + _NEAR
        yield any(odd_starts[first_start : last_start + 1])


def _odd_starts(printed: PrintedRun) -> list[bool]:
    """Whether each token is weak, or begins three on end that are odd."""
    weak = [token.is_weak for token in printed.tokens]
    odd: list[bool] = []
    for is_weak, least_likely in zip(weak, printed.least_likely, strict=True):
        odd.append(is_weak or least_likely < _ODD)
    starts: list[bool] = []
    for at, is_weak in enumerate(weak):
        on_end = odd[at : at + _ODD_ON_END]
        starts.append(is_weak or all(on_end))
    return starts
