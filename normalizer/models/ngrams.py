"""N-grams with their chances, kept as sorted numbers: they load at once and are found by halving."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

Gram = tuple[str, ...]


class Grams:
    """N-grams of symbols; log-probabilities and back-off weights are in hundredths of natural logarithms.

    A gram is a number: its symbols' own numbers (from 1) as digits to the base `base`, whose last one is that of all
    symbols that no gram has.
    """

    def __init__(self, symbols: Sequence[str], keys: bytes, chances: bytes, weights: bytes) -> None:
        self.numbers = {symbol: at for at, symbol in enumerate(symbols, 1)}
        self.base = len(symbols) + 2
        self._keys, self._chances, self._weights = array("Q", keys), array("h", chances), array("h", weights)

    def key(self, *gram: str) -> int:
        """The number of a gram."""
        key = 0
        for symbol in gram:
            key = key * self.base + self.numbers.get(symbol, self.base - 1)
        return key

    def chance(self, key: int) -> int | None:
        """The log-probability of a gram's last symbol after the others; None where it was never seen."""
        at = self._at(key)
        return None if at is None else self._chances[at]

    def weight(self, key: int) -> int:
        """What is added where a gram is not followed by a symbol but its end is."""
        at = self._at(key)
        return 0 if at is None else self._weights[at]

    def _at(self, key: int) -> int | None:
        at = bisect_left(self._keys, key)
        return at if at < len(self._keys) and self._keys[at] == key else None

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], int]]:
        """Each gram with its log-probability."""
        symbols = ("", *self.numbers)
        for key, chance in zip(self._keys, self._chances, strict=True):
            gram = list[str]()
            while key:
                key, number = divmod(key, self.base)
                gram.append(symbols[number])
            yield tuple(reversed(gram)), chance


def load(table: Traversable) -> Grams:
    """The grams of a table that `save` wrote."""
    import numpy as np  # slow to import

    with table.open("rb") as file, np.load(file) as parts:
        keys = np.cumsum(parts["steps"], dtype=np.uint64)
        return Grams(parts["symbols"].tolist(), keys.tobytes(), parts["chances"].tobytes(), parts["weights"].tobytes())


def save(table: Path, grams: Mapping[Gram, tuple[int, int]]) -> None:
    """Write grams with their log-probabilities and back-off weights. Raises ValueError for too many symbols."""
    import numpy as np

    symbols = sorted({symbol for gram in grams for symbol in gram})
    if (len(symbols) + 2) ** max(map(len, grams)) >= 1 << 63:
        raise ValueError(f"{len(symbols)} symbols are too many")
    empty = Grams(symbols, b"", b"", b"")
    rows = sorted((empty.key(*gram), *values) for gram, values in grams.items())
    keys, chances, weights = (np.array(column) for column in zip(*rows, strict=True))
    steps = np.diff(keys.astype(np.uint64), prepend=np.uint64(0))
    np.savez_compressed(
        table,
        symbols=np.array(symbols),
        steps=steps,
        chances=chances.astype(np.int16),
        weights=weights.astype(np.int16),
    )
