"""N-grams with their probabilities, kept as sorted numbers: they load at once and are found by halving."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path

Ngram = tuple[str, ...]
# Of an n-gram: its log-probability and its back-off weight, in hundredths of natural logarithms.
Weights = tuple[int, int]
# Keys are kept in 64 bits.
_MOST_KEYS = 1 << 63


class NgramModel:
    """N-grams of symbols; log-probabilities and back-off weights are in hundredths of natural logarithms.

    An n-gram's key is a number: its symbols' own numbers (from 1) as digits to the base `base`, whose last one is that
    of all symbols that no n-gram has.

    Attributes:
        numbers: Symbol -> its number.
        base: How many digits keys are written with.

    >>> model = NgramModel.of({("ก",): (-150, -20), ("ก", "ข"): (-70, 0)})
    >>> model.log_probability(model.key("ก", "ข"))
    -70
    """

    def __init__(
        self,
        symbols: Sequence[str],
        keys: bytes,
        log_probabilities: bytes,
        backoff_weights: bytes,
    ) -> None:
        self.numbers = {
            symbol: number for number, symbol in enumerate(symbols, start=1)
        }
        self.base = len(symbols) + 2
        self._keys = array("Q", keys)
        self._log_probabilities = array("h", log_probabilities)
        self._backoff_weights = array("h", backoff_weights)

    @classmethod
    def of(cls, ngrams: Mapping[Ngram, Weights]) -> NgramModel:
        """Make a model.

        Args:
            ngrams: N-gram -> (log-probability, back-off weight), in hundredths of natural logarithms.

        Returns:
            The model.

        Raises:
            ValueError: If there are so many symbols that keys do not fit into 63 bits.
        """
        symbols = sorted(_symbols_of(ngrams))
        longest = max(map(len, ngrams))
        if (len(symbols) + 2) ** longest >= _MOST_KEYS:
            raise ValueError(f"{len(symbols)} symbols are too many")
        model = cls(symbols, b"", b"", b"")
        rows = sorted(
            (model.key(*ngram), *weights) for ngram, weights in ngrams.items()
        )
        for key, log_probability, backoff_weight in rows:
            model._keys.append(key)
            model._log_probabilities.append(log_probability)
            model._backoff_weights.append(backoff_weight)
        return model

    def key(self, *ngram: str) -> int:
        """Number an n-gram.

        Args:
            ngram: Its symbols, known or not.

        Returns:
            Its key.
        """
        key = 0
        for symbol in ngram:
            number = self.numbers.get(symbol, self.base - 1)
            key = key * self.base + number
        return key

    def log_probability(self, key: int) -> int | None:
        """Look up how likely an n-gram's last symbol is after the others.

        Args:
            key: That of the n-gram.

        Returns:
            The log-probability in hundredths; None where it was never seen.
        """
        at = self._find(key)
        if at is None:
            return None
        return self._log_probabilities[at]

    def backoff_weight(self, key: int) -> int:
        """Look up what is added where an n-gram is not followed by a symbol but its end is.

        Args:
            key: That of the n-gram.

        Returns:
            The weight in hundredths; 0 where the n-gram was never seen.
        """
        at = self._find(key)
        if at is None:
            return 0
        return self._backoff_weights[at]

    def __iter__(self) -> Iterator[tuple[Ngram, int]]:
        """Go through the n-grams.

        Yields:
            Each n-gram with its log-probability in hundredths.
        """
        symbols = ("", *self.numbers)
        for key, log_probability in zip(
            self._keys, self._log_probabilities, strict=True
        ):
            backwards: list[str] = []
            while key:
                key, number = divmod(key, self.base)
                backwards.append(symbols[number])
            yield tuple(reversed(backwards)), log_probability

    def write(self, path: Path) -> None:
        """Write a table that `load_ngrams` reads.

        Args:
            path: The file, whose name ends in .npz.
        """
        import numpy as np  # slow to import

        keys = np.array(self._keys, dtype=np.uint64)
        # Small numbers, which pack well.
        np.savez_compressed(
            path,
            symbols=np.array(list(self.numbers)),
            steps=np.diff(keys, prepend=np.uint64(0)),
            chances=np.array(self._log_probabilities, dtype=np.int16),
            weights=np.array(self._backoff_weights, dtype=np.int16),
        )

    def _find(self, key: int) -> int | None:
        at = bisect_left(self._keys, key)
        if at < len(self._keys) and self._keys[at] == key:
            return at
        return None


def load_ngrams(table: Traversable) -> NgramModel:
    """Load a model that `NgramModel.write` wrote.

    Args:
        table: The file.

    Returns:
        The model.
    """
    import numpy as np  # slow to import

    with table.open("rb") as file, np.load(file) as columns:
        keys = np.cumsum(columns["steps"], dtype=np.uint64)
        return NgramModel(
            columns["symbols"].tolist(),
            keys.tobytes(),
            columns["chances"].tobytes(),
            columns["weights"].tobytes(),
        )


def _symbols_of(ngrams: Iterable[Ngram]) -> set[str]:
    symbols: set[str] = set()
    for ngram in ngrams:
        symbols.update(ngram)
    return symbols
