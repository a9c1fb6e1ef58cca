"""Looks at which a reader overlooked what others saw: readers overlook marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

# The share of looks at which something is seen, from which on it was overlooked at the others.
_LEAST_SEEN = 0.2


def without_overlooked(
    counts: Counter[str], is_seen: Callable[[str], bool]
) -> Counter[str]:
    """Leave out the looks at a glyph that missed what it shows.

    Args:
        counts: How often it was seen to show what.
        is_seen: Whether that is something.

    Returns:
        The looks that saw something; all of them where too few did.

    >>> without_overlooked(Counter({"": 3, "้": 1}), bool)
    Counter({'้': 1})
    """
    seen = Counter({shown: n for shown, n in counts.items() if is_seen(shown)})
    return seen if seen.total() >= _LEAST_SEEN * counts.total() else counts
