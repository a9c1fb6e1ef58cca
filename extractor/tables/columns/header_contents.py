"""What a header says that its column holds: learned from what writers of many trades wrote (training/columns)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from extractor.tables.columns.column_features import log_softmax
from extractor.tables.columns.letter_groups import head_weights
from extractor.tables.columns.letter_sequences import FloatArray, IntArray
from normalizer import arabic, squeezed

DATA = Path(__file__).with_name("headers.npz")
_END = "$"
_NUMBER = re.compile("[0-9]+")


@dataclass(frozen=True)
class HeaderModel:
    """What was learned.

    Attributes:
        groups: The numbers of the groups of letters, ascending.
        weights: Log-odds of each class of `CONTENTS`, a row a group.
        bias: Log-odds of each class before a letter is read.
    """

    groups: NDArray[np.uint32]
    weights: FloatArray
    bias: FloatArray


@lru_cache(maxsize=1)
def header_model() -> HeaderModel:
    """Read the shipped table.

    Returns:
        What `make train-columns` learned.
    """
    with np.load(DATA) as data:
        weights = data["weights"].astype(np.float32) * np.float32(
            data["weight_scale"]
        )
        return HeaderModel(
            data["groups"], weights, data["bias"].astype(np.float64)
        )


def header_groups(text: str) -> tuple[NDArray[np.uint32], FloatArray]:
    """The groups of letters of a header as numbers.

    Args:
        text: The raw text of the header, such as `ผลการดำเนินงาน ปี ๒๕๖๗`; a number is like any other.

    Returns:
        The number of each group, and its weight; the squares of these add up to 1.
    """
    plain = _NUMBER.sub("0", arabic(squeezed(text))).lower() + _END
    weights = head_weights(plain)
    numbers = np.array(
        [crc32(group.encode()) for group in weights], dtype=np.uint32
    )
    values = np.array(list(weights.values()))
    return numbers, values / np.sqrt((values**2).sum())


@lru_cache(maxsize=4096)
def header_probabilities(readings: tuple[str, ...]) -> FloatArray:
    """What a header that may be read in several ways says that its column holds.

    Args:
        readings: Its readings, raw, such as ("วิธีการ", "แผนวิธีการ"); not empty.

    Returns:
        The probability of each class of `CONTENTS`.

    >>> from extractor.model.contents import CONTENTS
    >>> CONTENTS[header_probabilities(("หน่วยที่รับผิดชอบงาน",)).argmax()]
    'units'
    """
    return probabilities_by(header_model(), readings)


def probabilities_by(model: HeaderModel, readings: Sequence[str]) -> FloatArray:
    """The same by a model of one's own.

    Args:
        model: What was learned.
        readings: The readings of a header, raw, such as ["ผลลัพธ์"]; not empty.

    Returns:
        The probability of each class of `CONTENTS`, the mean over the readings.
    """
    probabilities: FloatArray = np.exp(
        log_softmax(np.array([_log_odds(model, text) for text in readings]))
    ).mean(axis=0)
    return probabilities


def _log_odds(model: HeaderModel, text: str) -> FloatArray:
    """The log-odds of each class of `CONTENTS`."""
    numbers, weights = header_groups(text)
    rows, known = known_groups(model.groups, numbers)
    log_odds: FloatArray = weights[known] @ model.weights[rows] + model.bias
    return log_odds


def known_groups(
    groups: NDArray[np.uint32], numbers: NDArray[np.uint32]
) -> tuple[IntArray, NDArray[np.bool_]]:
    """Look groups of letters up among those that are known.

    Args:
        groups: The known ones, ascending; not empty.
        numbers: Some.

    Returns:
        Where those stand that are known, and which of the numbers these are.
    """
    at = np.minimum(np.searchsorted(groups, numbers), len(groups) - 1)
    known = groups[at] == numbers
    return at[known], known
