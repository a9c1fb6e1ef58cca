"""How a column's looks and words, and its neighbours, speak for a content: multinomial logistic regression, by Adam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from extractor.model.contents import CONTENTS
from extractor.tables.columns.column_features import (
    beside_others,
    column_features,
    log_softmax,
)
from extractor.tables.columns.contents import layer
from extractor.tables.columns.letter_sequences import FloatArray, IntArray
from training.columns.letter_weights import LetterWeights
from training.columns.tables import MadeTable

_EPOCHS = 8
_BATCH = 512
# L2 regularisation: of 3e-4 to 1e-2, the best on held-out hands.
_DECAY = 4e-3
# Kingma and Ba 2015; the rate falls to nought.
_RATE = 0.02
_FIRST_MOMENT = 0.9
_SECOND_MOMENT = 0.999
_LEAST_ROOT = 1e-8
# Features that hardly vary are not blown up.
_LEAST_SCALE = 0.05

# Means and scales of features, weights, biases.
Layer: TypeAlias = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
# What judges a column alone, and beside the others.
Judgement: TypeAlias = tuple[Layer, Layer]


@dataclass(frozen=True)
class Sample:
    """A table as it is learned from.

    Attributes:
        own: The features of each column.
        echoes: How columns answer each other.
        labels: The index of what each holds in `CONTENTS`.
        rows: How many rows it has.
    """

    own: FloatArray
    echoes: FloatArray
    labels: IntArray
    rows: int


def samples_of(
    tables: Sequence[MadeTable], letters: LetterWeights
) -> list[Sample]:
    """Measure tables.

    Args:
        tables: With known contents.
        letters: Learned from other hands than theirs.

    Returns:
        A sample a table.
    """
    samples: list[Sample] = []
    for table in tables:
        own, echoes = column_features(
            table.columns, letters.rows, letters.weights, letters.bias
        )
        labels = [CONTENTS.index(name) for name in table.contents]
        samples.append(
            Sample(own, echoes, np.array(labels), len(table.columns[0]))
        )
    return samples


def learned_judgement(samples: Sequence[Sample], seed: int) -> Judgement:
    """Learn to judge columns alone, then beside each other.

    Args:
        samples: Of tables.
        seed: Of the random numbers.

    Returns:
        Both layers.
    """
    own = np.concatenate([sample.own for sample in samples])
    labels = np.concatenate([sample.labels for sample in samples])
    alone = _learned_layer(own, labels, seed)
    seen = np.concatenate([_seen(sample, alone) for sample in samples])
    return alone, _learned_layer(seen, labels, seed + 1)


def log_odds(sample: Sample, judgement: Judgement) -> FloatArray:
    """Judge the columns of a table.

    Args:
        sample: The table.
        judgement: Learned from others.

    Returns:
        Log-odds, columns x `CONTENTS`.
    """
    alone, together = judgement
    return layer(_seen(sample, alone), together)


def _seen(sample: Sample, alone: Layer) -> FloatArray:
    return beside_others(
        sample.own, log_softmax(layer(sample.own, alone)), sample.echoes
    )


def _learned_layer(features: FloatArray, labels: IntArray, seed: int) -> Layer:
    mean = features.mean(axis=0)
    scale = np.maximum(features.std(axis=0), _LEAST_SCALE)
    ones = np.ones((len(features), 1))
    inputs = np.concatenate(((features - mean) / scale, ones), axis=1).astype(
        np.float32
    )
    weights = _Adam(inputs, labels).learned(seed)
    return mean, scale, weights[:-1], weights[-1]


class _Adam:
    """Learns weights, the last row of them biases."""

    def __init__(self, inputs: FloatArray, labels: IntArray) -> None:
        self._inputs = inputs
        self._labels = labels
        self._weights = np.zeros(
            (inputs.shape[1], len(CONTENTS)), dtype=np.float32
        )
        self._first = np.zeros_like(self._weights)
        self._second = np.zeros_like(self._weights)

    def learned(self, seed: int) -> FloatArray:
        """See every column `_EPOCHS` times."""
        generator = np.random.default_rng(seed)
        count = len(self._labels)
        starts = range(0, count, _BATCH)
        step = 0
        for _ in range(_EPOCHS):
            order = generator.permutation(count)
            for start in starts:
                step += 1
                left = 1 - step / (_EPOCHS * len(starts) + 1)
                self._move(
                    self._gradient(order[start : start + _BATCH]),
                    step,
                    _RATE * left,
                )
        return self._weights

    def _gradient(self, batch: IntArray) -> FloatArray:
        error = np.exp(log_softmax(self._inputs[batch] @ self._weights))
        error[np.arange(len(batch)), self._labels[batch]] -= 1
        gradient = self._inputs[batch].T @ error / len(batch)
        gradient[:-1] += _DECAY * self._weights[:-1]
        return np.asarray(gradient)

    def _move(self, gradient: FloatArray, step: int, rate: float) -> None:
        self._first += (1 - _FIRST_MOMENT) * (gradient - self._first)
        self._second += (1 - _SECOND_MOMENT) * (gradient**2 - self._second)
        mean = self._first / (1 - _FIRST_MOMENT**step)
        root = np.sqrt(self._second / (1 - _SECOND_MOMENT**step)) + _LEAST_ROOT
        self._weights -= rate * mean / root
