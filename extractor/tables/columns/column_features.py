"""What a column shows by its looks and words, and how it differs from the others of its table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from math import log

import numpy as np

from extractor.model.contents import SPOKEN
from extractor.tables.columns.cell_kinds import kinds_of_column
from extractor.tables.columns.letter_sequences import (
    FloatArray,
    IntArray,
    items_of,
    sequences_of,
)
from extractor.tables.columns.row_echoes import echo_features, row_echoes

# Rows that are looked at, half of them the first, half the last: more say nothing new.
_MOST_ROWS = 20
# Items of a column whose words are looked at, evenly chosen.
_MOST_ITEMS = 18
# The least logarithm of a probability that an item may give: one odd item must not decide.
_LEAST_LOG = -7.0


def column_features(
    columns: Sequence[Sequence[str]],
    rows: IntArray,
    weights: FloatArray,
    bias: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """What each column shows by itself, and how it answers the others.

    Args:
        columns: The raw texts, a sequence a column.
        rows: Of the model of letter sequences.
        weights: Of the same.
        bias: Of the same.

    Returns:
        Columns x features; and how columns answer each other, as `row_echoes` tells.
    """
    chosen = [
        cells if len(cells) <= _MOST_ROWS else _ends(cells) for cells in columns
    ]
    items = [items_of(cells) for cells in chosen]
    kinds = np.array(
        [
            kinds_of_column(cells, parts)
            for cells, parts in zip(chosen, items, strict=True)
        ]
    )
    texts = [
        _chosen(list(chain.from_iterable(parts)), _MOST_ITEMS)
        for parts in items
    ]
    logs = spoken_log_likelihoods(
        list(chain.from_iterable(texts)), rows, weights, bias
    )
    said: list[FloatArray] = []
    start = 0
    for column in texts:
        said.append(_said(logs[start : start + len(column)]))
        start += len(column)
    return np.concatenate((kinds, np.array(said)), axis=1), row_echoes(
        chosen, items
    )


def _ends(cells: Sequence[str]) -> Sequence[str]:
    return [*cells[: _MOST_ROWS // 2], *cells[-_MOST_ROWS // 2 :]]


def _chosen(texts: Sequence[str], most: int) -> Sequence[str]:
    """Some of the texts, evenly chosen."""
    if len(texts) <= most:
        return texts
    return [texts[at * len(texts) // most] for at in range(most)]


def spoken_log_likelihoods(
    texts: Sequence[str], rows: IntArray, weights: FloatArray, bias: FloatArray
) -> FloatArray:
    """How likely each text is of each spoken content, by its letter sequences.

    Args:
        texts: Items of cells.
        rows: The row of each bucket in the weights.
        weights: Log-odds, a row a bucket.
        bias: Log-odds before a letter is read.

    Returns:
        Natural logarithms, texts x `SPOKEN`.
    """
    if not texts:
        return np.zeros((0, len(SPOKEN)))
    buckets, owners = sequences_of(texts)
    counts = np.bincount(owners, minlength=len(texts))
    found = rows[buckets]
    known = found > 0
    found, owners = found[known], owners[known]
    sums = np.zeros((len(texts), weights.shape[1]))
    if len(found):
        starts = np.flatnonzero(
            np.concatenate(([True], owners[1:] != owners[:-1]))
        )
        sums[owners[starts]] = np.add.reduceat(weights[found], starts, axis=0)
    return log_softmax(bias + sums / np.sqrt(np.maximum(1, counts))[:, None])


def _said(logs: FloatArray) -> FloatArray:
    """What the items of a column say together: the mean of the logarithms, and of the probabilities."""
    if not len(logs):
        return np.concatenate(
            (np.full(len(SPOKEN), -log(len(SPOKEN))), np.zeros(len(SPOKEN)))
        )
    return np.concatenate(
        (np.maximum(logs, _LEAST_LOG).mean(axis=0), np.exp(logs).mean(axis=0))
    )


def beside_others(
    own: FloatArray, alone: FloatArray, echoes: FloatArray
) -> FloatArray:
    """What each column shows beside the others of its table.

    Args:
        own: Its own features, columns x features.
        alone: The logarithms of what it holds by these alone, columns x `CONTENTS`.
        echoes: How columns answer each other, as `row_echoes` tells.

    Returns:
        Columns x features: its own, by how much they differ from the others', what it and the others seem alone, how
        it answers them.
    """
    likely = np.exp(alone)
    count = len(own)
    most, total = _others(likely)
    clipped = np.maximum(alone, _LEAST_LOG)
    rivals = np.log(np.maximum(most, np.exp(_LEAST_LOG)))
    own_most, own_total = _others(own)
    if count == 1:
        own_most = own_total = own
    size = np.full((count, 1), log(1 + count))
    parts = (
        own,
        own - own_most,
        own - own_total / max(1, count - 1),
        clipped,
        likely,
        most,
        np.log1p(total),
        clipped - rivals,
        size,
        echo_features(echoes, likely),
    )
    return np.concatenate(parts, axis=1)


def _others(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The largest value and the sum among the other columns; nought where there are none."""
    most = np.zeros_like(values)
    if len(values) > 1:
        ordered = np.sort(values, axis=0)
        most = np.where(values == ordered[-1], ordered[-2], ordered[-1])
    return most, values.sum(axis=0) - values


def log_softmax(scores: FloatArray) -> FloatArray:
    """Log-odds as logarithms of probabilities.

    Args:
        scores: A row a case.

    Returns:
        The same shape; each row's exponentials sum to 1.
    """
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(
        shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    )
