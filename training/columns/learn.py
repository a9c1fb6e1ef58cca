"""Learn what the cells of columns hold; write extractor/tables/columns/contents.npz. Run it with `make train-columns`.

The letter sequences are learned first, from single items; then, from tables, how a column's items and looks, and what its
neighbours hold, speak for a content. Tables are judged by letter sequences learned from other hands than theirs, as reports
will be.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.tables.columns.contents import (
    CONTENTS,
    DATA,
    SPOKEN,
    beside_others,
    column_features,
    layer,
    log_softmax,
)
from extractor.tables.columns.letter_sequences import BUCKET_BITS, FloatArray, IntArray, sequences_of
from training.columns.tables import MadeTable, TableMaker
from training.columns.texts import PARTS

_BUCKETS = 1 << BUCKET_BITS
_ITEMS_A_CONTENT = 800
# Sequences that fewer items have say too little for their room.
_LEAST_SEEN = 4
# So do those whose weights are small: this many are kept.
_MOST_SEQUENCES = 14000
_EPOCHS = 5
_BATCH = 256
_TABLES_A_PART = 1500
# A third of the sequences is left out of each sight of an item: no word may decide alone.
_LEFT_OUT = 1 / 3
# AdaGrad (Duchi et al. 2011); L2 regularisation, a step.
_RATE = 0.5
_LAYER_DECAY = 4e-3
_LAYER_EPOCHS = 8
_DECAY = 2e-5


@dataclass(frozen=True)
class Sequences:
    """Learned letter sequences: rows, weights and bias as `column_features` takes them."""

    rows: IntArray
    weights: FloatArray
    bias: FloatArray


def learned_sequences(parts: set[int], seed: int) -> Sequences:
    """Learn from items of some parts which letter sequences speak for which content.

    Args:
        parts: Of the hands.
        seed: Of the random numbers.

    Returns:
        The weights.
    """
    texts, labels = _items(parts, seed)
    buckets, owners = sequences_of(texts)
    pairs = np.unique(owners * _BUCKETS + buckets)
    seen = np.bincount(pairs % _BUCKETS, minlength=_BUCKETS)
    known = np.flatnonzero(seen >= _LEAST_SEEN)
    rows = np.zeros(_BUCKETS, dtype=np.int64)
    rows[known] = np.arange(1, len(known) + 1)
    counts = np.bincount(owners, minlength=len(texts))
    found = rows[buckets]
    weights, bias = _logistic(found[found > 0], owners[found > 0], counts, labels, len(known) + 1, seed)
    strength = np.abs(weights).max(axis=1) * np.sqrt(seen[np.concatenate(([0], known))])
    strength[0] = 0
    kept = np.sort(np.argsort(-strength, kind="stable")[: min(_MOST_SEQUENCES, len(known))])
    kept_rows = np.zeros(_BUCKETS, dtype=np.int64)
    kept_rows[known[kept - 1]] = np.arange(1, len(kept) + 1)
    scale = 8 / 127
    rounded = np.clip(np.round(weights[kept] / scale), -127, 127) * scale
    return Sequences(kept_rows, np.concatenate((np.zeros((1, len(SPOKEN))), rounded)), bias)


def _items(parts: set[int], seed: int) -> tuple[list[str], IntArray]:
    maker = TableMaker(seed, parts)
    texts: list[str] = []
    labels: list[int] = []
    for label, content in enumerate(SPOKEN):
        for item in maker.cells.items(content, _ITEMS_A_CONTENT):
            texts.append(maker.misread(item.replace("\n", " ")))
            labels.append(label)
    return texts, np.array(labels)


def _logistic(
    found: IntArray, owners: IntArray, counts: IntArray, labels: IntArray, size: int, seed: int
) -> tuple[FloatArray, FloatArray]:
    """Multinomial logistic regression of items on their letter sequences."""
    generator = np.random.default_rng(seed)
    ends = np.searchsorted(owners, np.arange(len(labels) + 1))
    classes = len(SPOKEN)
    weights = np.zeros((size, classes), dtype=np.float32)
    squares = np.full((size, classes), 1e-4, dtype=np.float32)
    bias = np.zeros(classes, dtype=np.float32)
    for _ in range(_EPOCHS):
        order = generator.permutation(len(labels))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            index = np.concatenate([found[ends[item] : ends[item + 1]] for item in batch])
            home = np.repeat(np.arange(len(batch)), ends[batch + 1] - ends[batch])
            kept = generator.random(len(index)) > _LEFT_OUT
            index, home = index[kept], home[kept]
            share = (1 / (1 - _LEFT_OUT) / np.sqrt(counts[batch]))[home].astype(np.float32)
            scores = np.stack([np.bincount(home, weights[index, at] * share, len(batch)) for at in range(classes)], 1)
            error = np.exp(log_softmax(scores + bias))
            error[np.arange(len(batch)), labels[batch]] -= 1
            unique, inverse = np.unique(index, return_inverse=True)
            sent = error[home] * share[:, None]
            gradient = np.stack([np.bincount(inverse, sent[:, at], len(unique)) for at in range(classes)], 1)
            gradient = (gradient / len(batch) + _DECAY * weights[unique]).astype(np.float32)
            squares[unique] += gradient**2
            weights[unique] -= _RATE * gradient / np.sqrt(squares[unique])
            bias -= (0.02 * error.mean(axis=0)).astype(np.float32)
    return weights.astype(np.float64), bias.astype(np.float64)


@dataclass(frozen=True)
class Sample:
    """A table as its columns' features, with the index of what each holds, -1 for none of the contents."""

    own: FloatArray
    labels: IntArray
    rows: int


def samples_of(tables: Sequence[MadeTable], sequences: Sequences) -> list[Sample]:
    """Measure tables.

    Args:
        tables: With known contents.
        sequences: Learned from other hands.

    Returns:
        A sample a table.
    """
    samples: list[Sample] = []
    for table in tables:
        own = column_features(table.columns, sequences.rows, sequences.weights, sequences.bias)
        labels = [CONTENTS.index(name) if name in CONTENTS else -1 for name in table.contents]
        samples.append(Sample(own, np.array(labels), len(table.columns[0])))
    return samples


Layer = tuple[FloatArray, FloatArray, FloatArray, FloatArray]


def learned_layer(features: FloatArray, labels: IntArray, seed: int, decay: float | None = None) -> Layer:
    """Multinomial logistic regression on dense features, by Adam (Kingma and Ba 2015) with a falling rate.

    Args:
        features: Columns x features.
        labels: What each column holds.
        seed: Of the random numbers.
        decay: L2 regularisation.

    Returns:
        The layer, as `layer` takes it.
    """
    decay = _LAYER_DECAY if decay is None else decay
    generator = np.random.default_rng(seed)
    mean = features.mean(axis=0)
    scale = np.maximum(features.std(axis=0), 0.05)
    scaled = ((features - mean) / scale).astype(np.float32)
    weights = np.zeros((features.shape[1] + 1, len(CONTENTS)), dtype=np.float32)
    first = np.zeros_like(weights)
    second = np.zeros_like(weights)
    inputs = np.concatenate((scaled, np.ones((len(scaled), 1), dtype=np.float32)), axis=1)
    step = 0
    epochs, size = _LAYER_EPOCHS, 512
    total = epochs * (len(labels) // size + 1)
    for _ in range(epochs):
        order = generator.permutation(len(labels))
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            error = np.exp(log_softmax(inputs[batch] @ weights))
            error[np.arange(len(batch)), labels[batch]] -= 1
            gradient = inputs[batch].T @ error / len(batch)
            gradient[:-1] += decay * weights[:-1]
            step += 1
            first += 0.1 * (gradient - first)
            second += 0.001 * (gradient**2 - second)
            rate = 0.02 * (1 - step / (total + 1))
            weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return mean, scale, weights[:-1], weights[-1]


def learned_layers(samples: Sequence[Sample], seed: int) -> tuple[Layer, Layer]:
    """Learn to judge columns alone, then beside each other.

    Args:
        samples: Of tables.
        seed: Of the random numbers.

    Returns:
        Both layers.
    """
    own = np.concatenate([sample.own for sample in samples])
    labels = np.concatenate([sample.labels for sample in samples])
    known = labels >= 0
    alone = learned_layer(own[known], labels[known], seed)
    seen = np.concatenate([beside_others(sample.own, log_softmax(layer(sample.own, alone))) for sample in samples])
    return alone, learned_layer(seen[known], labels[known], seed + 1)


def judged(sample: Sample, layers: tuple[Layer, Layer]) -> FloatArray:
    """Judge the columns of a table.

    Args:
        sample: The table.
        layers: Alone, and together.

    Returns:
        Logarithms of probabilities, columns x `CONTENTS`.
    """
    alone = log_softmax(layer(sample.own, layers[0]))
    return log_softmax(layer(beside_others(sample.own, alone), layers[1]))


def accuracy(samples: Sequence[Sample], layers: tuple[Layer, Layer]) -> NDArray[np.float64]:
    """Judge tables of hands that nothing was learned from.

    Args:
        samples: The tables.
        layers: Learned from other tables.

    Returns:
        A row a column: its table's rows, what it holds, what it is taken for, the logarithm for what it holds.
    """
    found: list[tuple[float, float, float, float]] = []
    for sample in samples:
        logs = judged(sample, layers)
        for label, row in zip(sample.labels, logs, strict=True):
            if label >= 0:
                found.append((sample.rows, label, int(row.argmax()), row[label]))
    return np.array(found)


def report(found: NDArray[np.float64]) -> None:
    """Print the accuracy by number of rows and by content, and what is taken for what.

    Args:
        found: As `accuracy` gives it.
    """
    rows, labels, taken, logs = found.T
    right = labels == taken
    print(f"held-out hands: {right.mean():.1%} right, log-loss {-logs.mean():.3f}, {len(found):,} columns")
    for low, high in ((1, 1), (2, 2), (3, 3), (4, 7), (8, 99)):
        among = (rows >= low) & (rows <= high)
        print(f"  {low}-{high} rows: {right[among].mean():.1%} right, log-loss {-logs[among].mean():.3f}")
    for at, content in enumerate(CONTENTS):
        among = labels == at
        if not among.any():
            continue
        wrong = np.bincount(taken[among & ~right].astype(int), minlength=len(CONTENTS))
        worst = ", ".join(
            f"{CONTENTS[other]} {wrong[other] / among.sum():.1%}" for other in np.argsort(-wrong)[:3] if wrong[other]
        )
        print(f"  {content:10} {right[among].mean():.1%}  {worst}")


def warmth(held_out: Sequence[tuple[Sequence[Sample], tuple[Layer, Layer]]]) -> float:
    """The factor of the log-odds at which tables of other hands are judged best (temperature scaling, Guo et al. 2017).

    Args:
        held_out: Tables, with layers learned from others.

    Returns:
        Below 1 where judgement is too sure of itself.
    """
    scores: list[FloatArray] = []
    for samples, (alone, together) in held_out:
        for sample in samples:
            seen = layer(beside_others(sample.own, log_softmax(layer(sample.own, alone))), together)
            scores += [np.concatenate((row, [label])) for row, label in zip(seen, sample.labels, strict=True) if label >= 0]
    found = np.array(scores)
    at = (np.arange(len(found)), found[:, -1].astype(int))
    losses = {factor / 50: -log_softmax(found[:, :-1] * (factor / 50))[at].mean() for factor in range(25, 76)}
    return min(losses, key=lambda factor: losses[factor])


def _part(part: int) -> list[Sample]:
    """Tables of a part, judged by letter sequences of the others."""
    sequences = learned_sequences(set(range(PARTS)) - {part}, seed=part)
    maker = TableMaker(100 + part, {part})
    return samples_of([maker.table() for _ in range(_TABLES_A_PART)], sequences)


def main() -> None:
    """Learn, tell how well it holds on held-out hands, and write."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        whole = pool.submit(learned_sequences, set(range(PARTS)), seed=11)
        parts = list(pool.map(_part, range(PARTS)))
        sequences = whole.result()
    held_out: list[tuple[Sequence[Sample], tuple[Layer, Layer]]] = []
    for part in range(PARTS):
        others = [sample for at, samples in enumerate(parts) if at != part for sample in samples]
        held_out.append((parts[part], learned_layers(others, seed=7)))
    report(np.concatenate([accuracy(samples, layers) for samples, layers in held_out]))
    factor = warmth(held_out)
    print(f"log-odds times {factor}")
    alone, (mean, scale, weights, bias) = learned_layers([sample for samples in parts for sample in samples], seed=7)
    _write(sequences, (alone, (mean, scale, weights * factor, bias * factor)))


def _write(sequences: Sequences, layers: tuple[Layer, Layer]) -> None:
    buckets = np.flatnonzero(sequences.rows)
    scale = 8 / 127
    tables: dict[str, NDArray[np.generic]] = {
        "buckets": buckets.astype(np.uint16),
        "bucket_count": np.array(_BUCKETS),
        "weights": np.round(sequences.weights[1:] / scale).astype(np.int8),
        "weight_scale": np.array(scale),
        "spoken_bias": sequences.bias.astype(np.float32),
    }
    for name, learned in zip(("alone", "together"), layers, strict=True):
        for at, values in enumerate(learned):
            tables[f"{name}_{at}"] = values.astype(np.float32)
    np.savez_compressed(DATA, **tables)  # type: ignore[arg-type]
    print(f"{len(buckets):,} letter sequences, {DATA.stat().st_size:,} bytes -> {DATA.name}")


if __name__ == "__main__":
    main()
