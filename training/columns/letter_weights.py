"""Which letter sequences speak for which content: multinomial logistic regression, by AdaGrad (Duchi et al. 2011)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from extractor.model.contents import SPOKEN
from extractor.tables.columns.column_features import log_softmax
from extractor.tables.columns.letter_sequences import (
    BUCKET_BITS,
    FloatArray,
    IntArray,
    sequences_of,
)
from training.columns.tables import TableMaker

BUCKETS = 1 << BUCKET_BITS
# Weights are kept in 127 steps up to this many natural units: a byte each.
WEIGHT_STEP = 8 / 127
_ITEMS_A_CONTENT = 2000
# Sequences that fewer items have say too little for their room.
_LEAST_SEEN = 4
# So do those whose weights are small: this many are kept.
_MOST_SEQUENCES = 20000
_EPOCHS = 5
_BATCH = 256
# Share of the sequences that is left out of each sight of an item: no word may decide alone.
_LEFT_OUT = 1 / 3
_RATE = 0.5
_BIAS_RATE = 0.02
# L2 regularisation, a step.
_DECAY = 2e-5
# The sum of squares that a weight starts with, lest its first step divide by nothing.
_FIRST_SQUARES = 1e-4


@dataclass(frozen=True)
class LetterWeights:
    """What letter sequences say.

    Attributes:
        rows: The row of each bucket in `weights`; 0, whose weights are nought, of those that say nothing.
        weights: Log-odds, a row a bucket, a column a content of `SPOKEN`.
        bias: Log-odds before a letter is read.
    """

    rows: IntArray
    weights: FloatArray
    bias: FloatArray


def learned_weights(parts: set[int], seed: int) -> LetterWeights:
    """Learn from items of some parts which letter sequences speak for which content.

    Args:
        parts: Of the hands.
        seed: Of the random numbers; the same gives the same weights.

    Returns:
        The weights of the sequences that say most.
    """
    texts, labels = _items(parts, seed)
    buckets, owners = sequences_of(texts)
    pairs = np.unique(owners * BUCKETS + buckets)
    seen = np.bincount(pairs % BUCKETS, minlength=BUCKETS)
    known = np.flatnonzero(seen >= _LEAST_SEEN)
    regression = _Regression(
        _rows(known)[buckets], owners, labels, len(known) + 1
    )
    regression.learn(seed)
    weights = regression.weights[1:]
    strength = np.abs(weights).max(axis=1) * np.sqrt(seen[known])
    kept = np.sort(np.argsort(-strength, kind="stable")[:_MOST_SEQUENCES])
    rounded = (
        np.clip(np.round(weights[kept] / WEIGHT_STEP), -127, 127) * WEIGHT_STEP
    )
    nought = np.zeros((1, len(SPOKEN)))
    return LetterWeights(
        _rows(known[kept]),
        np.concatenate((nought, rounded)).astype(np.float32),
        regression.bias,
    )


def _items(parts: set[int], seed: int) -> tuple[list[str], IntArray]:
    """Items of every spoken content, as they are read, and the index of each one's content."""
    maker = TableMaker(seed, parts)
    texts: list[str] = []
    for content in SPOKEN:
        for item in maker.cells.items(content, _ITEMS_A_CONTENT):
            texts.append(maker.misread(item.replace("\n", " ")))
    return texts, np.repeat(np.arange(len(SPOKEN)), _ITEMS_A_CONTENT)


def _rows(buckets: IntArray) -> IntArray:
    """The row of each bucket, counted from 1, when these buckets have one."""
    rows = np.zeros(BUCKETS, dtype=np.int64)
    rows[buckets] = np.arange(1, len(buckets) + 1)
    return rows


class _Regression:
    """Learns the weights of rows from the rows that each item has."""

    def __init__(
        self, rows: IntArray, owners: IntArray, labels: IntArray, size: int
    ) -> None:
        self._labels = labels
        counts = np.bincount(owners, minlength=len(labels))
        self._shares = (1 / (1 - _LEFT_OUT) / np.sqrt(counts)).astype(
            np.float32
        )
        self._rows = rows[rows > 0]
        self._ends = np.searchsorted(
            owners[rows > 0], np.arange(len(labels) + 1)
        )
        self.weights = np.zeros((size, len(SPOKEN)), dtype=np.float32)
        self.bias = np.zeros(len(SPOKEN), dtype=np.float32)
        self._squares = np.full_like(self.weights, _FIRST_SQUARES)

    def learn(self, seed: int) -> None:
        """See every item `_EPOCHS` times."""
        generator = np.random.default_rng(seed)
        for _ in range(_EPOCHS):
            for batch in _batches(generator.permutation(len(self._labels))):
                self._step(batch, generator)

    def _step(self, batch: IntArray, generator: np.random.Generator) -> None:
        rows, home = self._seen(batch, generator)
        share = self._shares[batch][home]
        error = np.exp(
            log_softmax(
                _summed(self.weights[rows] * share[:, None], home, len(batch))
                + self.bias
            )
        )
        error[np.arange(len(batch)), self._labels[batch]] -= 1
        unique, at = np.unique(rows, return_inverse=True)
        gradient = (
            _summed(error[home] * share[:, None], at, len(unique)) / len(batch)
            + _DECAY * self.weights[unique]
        )
        self._squares[unique] += gradient**2
        self.weights[unique] -= (
            _RATE * gradient / np.sqrt(self._squares[unique])
        )
        self.bias -= _BIAS_RATE * error.mean(axis=0)

    def _seen(
        self, batch: IntArray, generator: np.random.Generator
    ) -> tuple[IntArray, IntArray]:
        """The rows that the items of a batch have, but for those left out, and the place of each one's item in it."""
        rows = np.concatenate(
            [
                self._rows[self._ends[item] : self._ends[item + 1]]
                for item in batch
            ]
        )
        home = np.repeat(
            np.arange(len(batch)), self._ends[batch + 1] - self._ends[batch]
        )
        kept = generator.random(len(rows)) > _LEFT_OUT
        return rows[kept], home[kept]


def _batches(order: IntArray) -> Iterator[IntArray]:
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


def _summed(values: FloatArray, groups: IntArray, count: int) -> FloatArray:
    """The sum of the rows of each group."""
    return np.stack(
        [np.bincount(groups, column, count) for column in values.T], axis=1
    )
