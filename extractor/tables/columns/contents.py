"""What the cells of a column hold, whatever its header says: learned from tables made of texts (training/columns)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from extractor.model.contents import CONTENTS
from extractor.tables.columns.column_features import (
    beside_others,
    column_features,
    log_softmax,
)
from extractor.tables.columns.letter_sequences import FloatArray, IntArray

DATA = Path(__file__).with_name("contents.npz")


@dataclass(frozen=True)
class ContentModel:
    """What was learned.

    Attributes:
        rows: The row of each bucket of letter sequences in `weights`; row 0, all nought, where none was learned.
        weights: Log-odds of each spoken content, a row a bucket.
        spoken_bias: Log-odds of each spoken content before a letter is read.
        alone: What judges a column alone: means and scales of its features, weights, biases.
        together: What judges it beside the others, in the same way.
    """

    rows: IntArray
    weights: FloatArray
    spoken_bias: FloatArray
    alone: tuple[FloatArray, ...]
    together: tuple[FloatArray, ...]


@lru_cache(maxsize=1)
def content_model() -> ContentModel:
    """Read the shipped table.

    Returns:
        What `make train-columns` learned.
    """
    with np.load(DATA) as data:
        buckets = data["buckets"].astype(np.int64)
        rows = np.zeros(int(data["bucket_count"]), dtype=np.int64)
        rows[buckets] = np.arange(1, len(buckets) + 1)
        learned = data["weights"].astype(np.float32) * np.float32(
            data["weight_scale"]
        )
        weights = np.concatenate(
            (np.zeros((1, learned.shape[1]), dtype=np.float32), learned)
        )
        alone = tuple(data[f"alone_{at}"].astype(np.float64) for at in range(4))
        together = tuple(
            data[f"together_{at}"].astype(np.float64) for at in range(4)
        )
        return ContentModel(
            rows,
            weights,
            data["spoken_bias"].astype(np.float64),
            alone,
            together,
        )


def content_log_likelihoods(columns: Sequence[Sequence[str]]) -> FloatArray:
    """How likely it is that a column holds each kind of content.

    Args:
        columns: The raw texts of the body's cells, a sequence a column, "" for a blank cell; such as
            [["1", "2"], ["จัดทำคู่มือ", "อบรมบุคลากร"], ["แจกแล้ว 12 เล่ม", "อบรมแล้ว มีผู้เข้าร่วม 45 คน"]].

    Returns:
        The natural logarithm of P(content | cells and the other columns), columns x `CONTENTS`.
    """
    return log_likelihoods_by(content_model(), columns)


def log_likelihoods_by(
    model: ContentModel, columns: Sequence[Sequence[str]]
) -> FloatArray:
    """The same by a model of one's own.

    Args:
        model: What was learned.
        columns: As above.

    Returns:
        Natural logarithms, columns x `CONTENTS`.
    """
    if not columns:
        return np.zeros((0, len(CONTENTS)))
    own, echoes = column_features(
        columns, model.rows, model.weights, model.spoken_bias
    )
    alone = log_softmax(layer(own, model.alone))
    return log_softmax(layer(beside_others(own, alone, echoes), model.together))


def layer(features: FloatArray, learned: Sequence[FloatArray]) -> FloatArray:
    """The log-odds of a learned judgement.

    Args:
        features: Columns x features.
        learned: The means and scales of the features, weights and biases.

    Returns:
        Columns x `CONTENTS`.
    """
    mean, scale, weights, bias = learned
    return np.asarray((features - mean) / scale @ weights + bias)
