"""How the cells of two columns answer each other row by row: they speak of one thing, and in as many items.

What was done speaks of what was planned, in the same row; a remark, a law or a source of money speaks of no row more
than of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from extractor.model.contents import CONTENTS
from extractor.tables.columns.letter_sequences import (
    FloatArray,
    hashed_sequences,
)

# Letters of a sequence: most Thai syllables have two or three, so four reach over one.
_LENGTH = 4
# Sequences are counted in 2^11 buckets: a table has some thousands, each row a hundred.
_BUCKET_BITS = 11
# Contents that columns are asked to answer: what a row is about, what is planned, what was done, what came of it.
_ANSWERED = tuple(
    CONTENTS.index(name) for name in ("title", "plan", "deed", "benefit")
)


def row_echoes(
    columns: Sequence[Sequence[str]], items: Sequence[Sequence[Sequence[str]]]
) -> FloatArray:
    r"""Measure how columns answer each other.

    Args:
        columns: The raw texts of the cells, a sequence a column, such as [["อบรมครู", "ล้างท่อ"], ["อบรมครู ๒ ครั้ง", "-"]].
        items: The items of each cell, in the same order.

    Returns:
        Three matrices of columns x columns: how alike the cells of a row are (0 to 1), how much more so than cells of
        different rows (-1 to 1), and in which share of the rows with lists both have as many items (0 to 1). Nought
        on the diagonals, and for columns of different lengths.
    """
    count = len(columns)
    echoes = np.zeros((3, count, count))
    rows = max((len(cells) for cells in columns), default=0)
    whole = [at for at, cells in enumerate(columns) if len(cells) == rows]
    if not rows or len(whole) < 2:
        return echoes
    vectors = _vectors([columns[at] for at in whole])
    products = (vectors @ vectors.T).reshape(len(whole), rows, len(whole), rows)
    of_row = np.trace(products, axis1=1, axis2=3) / rows
    of_others = (products.sum(axis=(1, 3)) - of_row * rows) / max(
        1, rows * (rows - 1)
    )
    place = np.ix_(whole, whole)
    echoes[0][place] = of_row
    echoes[1][place] = of_row - of_others if rows > 1 else 0.0
    echoes[2][place] = _as_many_items([items[at] for at in whole])
    for matrix in echoes:
        np.fill_diagonal(matrix, 0.0)
    return echoes


def echo_features(echoes: FloatArray, likely: FloatArray) -> FloatArray:
    """How much each column answers any other, and those that seem to hold what is answered.

    Args:
        echoes: As measured.
        likely: The probability of each of `CONTENTS` for each column alone.

    Returns:
        Columns x features.
    """
    # Their roots: one word of ten in common is much.
    roots = np.sqrt(np.maximum(0.0, echoes))
    parts = [roots[0].max(axis=1), roots[1].max(axis=1), roots[1].sum(axis=1)]
    for matrix in roots:
        parts += [
            (matrix * likely[:, content]).max(axis=1) for content in _ANSWERED
        ]
    return np.stack(parts, axis=1)


def _vectors(columns: Sequence[Sequence[str]]) -> FloatArray:
    """The letter sequences of each cell, the rarer the heavier, as vectors of length 1; noughts for a blank cell."""
    texts = list(chain.from_iterable(columns))
    buckets, owners = hashed_sequences(texts, _LENGTH, _BUCKET_BITS)
    has = np.zeros((len(texts), 1 << _BUCKET_BITS), dtype=np.float32)
    has[owners, buckets] = 1.0
    seen = has.sum(axis=0)
    has *= np.log((1 + len(texts)) / np.maximum(1.0, seen)).astype(np.float32)
    lengths = np.sqrt((has**2).sum(axis=1, keepdims=True))
    vectors: FloatArray = has / np.maximum(lengths, 1e-6)
    return vectors


def _as_many_items(items: Sequence[Sequence[Sequence[str]]]) -> FloatArray:
    """The share of rows in which two columns have as many items, of those in which one has several."""
    counts = np.array([[len(parts) for parts in cells] for cells in items])
    has_list = (counts[:, None] > 1) | (counts[None] > 1)
    is_same = (counts[:, None] == counts[None]) & has_list
    share: FloatArray = is_same.sum(axis=2) / np.maximum(
        1, has_list.sum(axis=2)
    )
    return share
