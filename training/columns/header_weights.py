"""Which letters of a header speak for which content: multinomial logistic regression, by AdaGrad (Duchi et al. 2011).

Its texts are `headers/WRITER.txt`: a class of `CONTENTS`, a tab and a header a line; ` > ` parts a header of two rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.model.contents import CONTENTS
from extractor.tables.columns.column_features import log_softmax
from extractor.tables.columns.header_contents import (
    HeaderModel,
    header_groups,
    known_groups,
)
from extractor.tables.columns.letter_sequences import FloatArray, IntArray

FOLDER = Path(__file__).with_name("headers")
# Weights are kept in 127 steps up to this many natural units: a byte each.
HEADER_WEIGHT_STEP = 16 / 127
_ROW = " > "
# Groups that fewer headers have say too little for their room.
_LEAST_SEEN = 2
_EPOCHS = 20
_BATCH = 256
# Share of the groups that is left out of each sight of a header: no word may decide alone.
_LEFT_OUT = 1 / 3
_RATE = 1.0
_BIAS_RATE = 0.1
# L2 regularisation, a step.
_DECAY = 1e-5
# Factor of the log-odds at which held-out writers' headers were told with the least loss, of 0.5 to 2.
_SHARPER = 1.5
# The sum of squares that a weight starts with, lest its first step divide by nothing.
_FIRST_SQUARES = 1e-4


@dataclass(frozen=True, slots=True)
class WrittenHeader:
    """A header as a writer wrote it.

    Attributes:
        writer: Who.
        content: What its column holds, of `CONTENTS`.
        rows: What stands in its rows, from top to bottom.
    """

    writer: str
    content: str
    rows: tuple[str, ...]

    @property
    def readings(self) -> tuple[str, ...]:
        """What it is read as: its lowest row, and all."""
        return tuple(dict.fromkeys((self.rows[-1], "".join(self.rows))))


def written_headers() -> list[WrittenHeader]:
    """Read what all writers wrote.

    Returns:
        Their headers, writer by writer.
    """
    headers: list[WrittenHeader] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            content, wording = line.split("\t")
            headers.append(
                WrittenHeader(path.stem, content, tuple(wording.split(_ROW)))
            )
    return headers


def learned_headers(headers: Sequence[WrittenHeader], seed: int) -> HeaderModel:
    """Learn from headers which letters speak for which content.

    Args:
        headers: Some.
        seed: Of the random numbers; the same gives the same weights.

    Returns:
        What was learned, weights rounded as they are shipped.
    """
    texts = [
        (text, CONTENTS.index(header.content))
        for header in headers
        for text in header.readings
    ]
    found = [header_groups(text) for text, _ in texts]
    labels = np.array([label for _, label in texts])
    seen = Counter(group for numbers, _ in found for group in numbers.tolist())
    groups = np.array(
        sorted(group for group, count in seen.items() if count >= _LEAST_SEEN),
        dtype=np.uint32,
    )
    weights, bias = _regression(_inputs(found, groups), labels, seed)
    rounded = (
        np.clip(np.round(weights * _SHARPER / HEADER_WEIGHT_STEP), -127, 127)
        * HEADER_WEIGHT_STEP
    )
    return HeaderModel(groups, rounded.astype(np.float32), bias * _SHARPER)


def _inputs(
    found: Sequence[tuple[NDArray[np.uint32], FloatArray]],
    groups: NDArray[np.uint32],
) -> FloatArray:
    """The weight of each group in each header: headers x groups."""
    inputs = np.zeros((len(found), len(groups)), dtype=np.float32)
    for row, (numbers, weights) in enumerate(found):
        columns, known = known_groups(groups, numbers)
        inputs[row, columns] = weights[known]
    return inputs


def _regression(
    inputs: FloatArray, labels: IntArray, seed: int
) -> tuple[FloatArray, FloatArray]:
    """The weights (groups x `CONTENTS`) and biases that tell the labels best."""
    generator = np.random.default_rng(seed)
    weights = np.zeros((inputs.shape[1], len(CONTENTS)), dtype=np.float32)
    bias = np.zeros(len(CONTENTS), dtype=np.float32)
    squares = np.full_like(weights, _FIRST_SQUARES)
    for epoch in range(_EPOCHS):
        rate = _RATE * (1 - epoch / _EPOCHS)
        for batch in _batches(generator.permutation(len(labels))):
            is_seen = generator.random(inputs.shape[1]) >= _LEFT_OUT
            seen = np.where(
                is_seen, np.float32(1 / (1 - _LEFT_OUT)), np.float32(0)
            )
            sight = inputs[batch] * seen
            error = np.exp(log_softmax(sight @ weights + bias))
            error[np.arange(len(batch)), labels[batch]] -= 1
            gradient = sight.T @ error / len(batch) + _DECAY * weights
            squares += gradient**2
            weights -= rate * gradient / np.sqrt(squares)
            bias -= _BIAS_RATE * rate * error.mean(axis=0)
    return weights, bias


def _batches(order: IntArray) -> list[IntArray]:
    return [
        order[start : start + _BATCH] for start in range(0, len(order), _BATCH)
    ]
