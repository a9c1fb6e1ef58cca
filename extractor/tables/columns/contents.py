"""What the cells of a column hold, whatever its header says: learned from tables made of texts (training/columns)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extractor.model.contents import CONTENTS
from extractor.tables.columns.column_features import (
    beside_others,
    column_features,
    log_softmax,
)
from extractor.tables.columns.letter_sequences import FloatArray, IntArray

DATA = Path(__file__).with_name("contents.npz")
# What some of the writers teach, a part of them left out each time.
OTHERS_DATA = Path(__file__).with_name("contents_by_others.npz")


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
        return _model(data, "")


@lru_cache(maxsize=1)
def other_content_models() -> tuple[ContentModel, ...]:
    """Read the shipped tables of those who learned from other writers.

    Returns:
        Models that each lack a part of the writers: where they disagree, what was learned is of one hand.
    """
    with np.load(OTHERS_DATA) as data:
        return tuple(_model(data, f"{part}_") for part in range(data["parts"]))


def _model(data: Mapping[str, npt.NDArray[Any]], prefix: str) -> ContentModel:
    """A model out of the tables whose names begin so."""

    def table(name: str) -> npt.NDArray[Any]:
        return data[prefix + name]

    buckets = table("buckets").astype(np.int64)
    rows = np.zeros(int(table("bucket_count")), dtype=np.int64)
    rows[buckets] = np.arange(1, len(buckets) + 1)
    scale = np.float32(table("weight_scale"))
    learned = table("weights").astype(np.float32) * scale
    nothing = np.zeros((1, learned.shape[1]), dtype=np.float32)
    alone, together = (
        tuple(table(f"{judge}_{at}").astype(np.float64) for at in range(4))
        for judge in ("alone", "together")
    )
    return ContentModel(
        rows,
        np.concatenate((nothing, learned)),
        table("spoken_bias").astype(np.float64),
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
