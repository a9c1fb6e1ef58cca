"""Learn which columns are misread; write extractor/tables/columns/doubts.npz.

Tables of each part are read by models of contents and of headers that other parts taught, as reports will be; what went
wrong there is learned from by logistic regression (Newton's method).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extractor.forms import every, load
from extractor.tables.columns.contents import ContentModel, log_likelihoods_by
from extractor.tables.columns.doubts import DATA, doubt_features
from extractor.tables.columns.evidence import (
    FormEvidence,
    HeaderReader,
    TableEvidence,
)
from extractor.tables.columns.header_contents import probabilities_by
from extractor.tables.columns.header_likeness import wordings_of
from extractor.tables.columns.header_rows import Header
from extractor.tables.columns.letter_sequences import FloatArray
from extractor.tables.columns.reading import Reading
from training.columns.form_tables import (
    FIELD_OF_CONTENT,
    FormTable,
    form_tables,
    writers_of_part,
)
from training.columns.header_weights import learned_headers, written_headers

_SEED = 5
_TABLES_A_PART = 1500
_FORM = "measures"
# L2 regularisation of the weights.
_DECAY = 3e-4
# The bias is free, but for what keeps the equations solvable.
_BIAS_DECAY = 1e-9
_STEPS = 30
# Features that hardly vary are not blown up.
_LEAST_SCALE = 0.05
# Chances above which a column would be marked: what each marks is printed.
_CHANCES = (0.005, 0.008, 0.012, 0.016, 0.02, 0.03, 0.05)
# From this many rows on, tables are counted apart.
_SEVERAL_ROWS = 4

# Means and scales of the features, weights.
Doubts = tuple[FloatArray, FloatArray, FloatArray]


@dataclass(frozen=True)
class JudgedTable:
    """A table as it was read.

    Attributes:
        part: Whose hands it is of.
        is_named: Whether it has headers.
        rows: How many rows.
        features: Of each column.
        is_wrong: For each column, whether it was misread.
    """

    part: int
    is_named: bool
    rows: int
    features: FloatArray
    is_wrong: NDArray[np.bool_]


def learn_doubts(models: Sequence[ContentModel]) -> None:
    """Learn, tell how well it holds on held-out hands, and write.

    Args:
        models: For each part, what the others teach of contents.
    """
    tables = [
        table
        for part, model in enumerate(models)
        for table in judged_tables(part, model)
    ]
    chances = []
    for part in range(len(models)):
        doubts = learned_doubts(
            [table for table in tables if table.part != part]
        )
        chances += [
            mistake_chances_by(doubts, table.features)
            for table in tables
            if table.part == part
        ]
    _report(tables, chances)
    _write(learned_doubts(tables))


def judged_tables(part: int, model: ContentModel) -> list[JudgedTable]:
    """Read the tables of a part.

    Args:
        part: From 0 to PARTS - 1.
        model: What the other parts teach of contents.

    Returns:
        What became of each table.
    """
    headers = written_headers()
    held_out = writers_of_part(headers, part)
    of_headers = learned_headers(
        [header for header in headers if header.writer not in held_out], _SEED
    )

    @cache
    def understand(readings: tuple[str, ...]) -> FloatArray:
        return probabilities_by(of_headers, readings)

    drawn = form_tables(headers, part, _TABLES_A_PART, _SEED + part)
    return [_judged(table, part, model, understand) for table in drawn]


def _judged(
    table: FormTable, part: int, model: ContentModel, understand: HeaderReader
) -> JudgedTable:
    columns = table.made.columns
    by_column = np.exp(log_likelihoods_by(model, columns))
    evidence = TableEvidence.of_columns(
        Header(1, table.headers), columns, by_column, len(columns[0])
    )
    form = load(_FORM)
    of_form = FormEvidence.of(evidence, form, wordings_of(every()), understand)
    reading = Reading.of(of_form, form)
    features = doubt_features(evidence, of_form, reading)
    is_wrong = np.zeros(len(columns), dtype=bool)
    for unit, choice in zip(evidence.units, reading.choices, strict=True):
        given = (
            of_form.fields[choice.field].name
            if choice.field is not None
            else None
        )
        for col in unit.columns:
            is_wrong[col] = (
                given if given != "ordinal" else None
            ) != FIELD_OF_CONTENT.get(table.made.contents[col])
    by_unit = np.array(
        [is_wrong[list(unit.columns)].any() for unit in evidence.units]
    )
    return JudgedTable(
        part, bool(of_form.is_named.any()), evidence.rows, features, by_unit
    )


def learned_doubts(tables: Sequence[JudgedTable]) -> Doubts:
    """Learn how likely columns are misread.

    Args:
        tables: As they were read.

    Returns:
        Means and scales of the features, weights (logarithms of odds) and, last of these, the bias.
    """
    features = np.concatenate([table.features for table in tables])
    labels = np.concatenate([table.is_wrong for table in tables]).astype(
        np.float64
    )
    means = features.mean(axis=0)
    scales = np.maximum(features.std(axis=0), _LEAST_SCALE)
    inputs = np.concatenate(
        ((features - means) / scales, np.ones((len(features), 1))), axis=1
    )
    decay = np.full(inputs.shape[1], _DECAY)
    decay[-1] = _BIAS_DECAY
    weights = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-inputs @ weights))
        gradient = inputs.T @ (chances - labels) / len(labels) + decay * weights
        curvature = (
            inputs * (chances * (1 - chances))[:, None]
        ).T @ inputs / len(labels) + np.diag(decay)
        weights -= np.linalg.solve(curvature, gradient)
    return means, scales, weights


def mistake_chances_by(doubts: Doubts, features: FloatArray) -> FloatArray:
    """How likely columns are misread.

    Args:
        doubts: What was learned.
        features: Columns x features.

    Returns:
        A probability each.
    """
    means, scales, weights = doubts
    chances: FloatArray = 1 / (
        1 + np.exp(-((features - means) / scales @ weights[:-1] + weights[-1]))
    )
    return chances


def _report(
    tables: Sequence[JudgedTable], chances: Sequence[FloatArray]
) -> None:
    """Print how many columns of held-out hands are misread, and how many are marked."""
    for is_named in (True, False):
        for is_long in (True, False):
            chosen = [
                (table.is_wrong, chance)
                for table, chance in zip(tables, chances, strict=True)
                if table.is_named == is_named
                and (table.rows >= _SEVERAL_ROWS) == is_long
            ]
            wrong = np.concatenate([one for one, _ in chosen])
            chance = np.concatenate([one for _, one in chosen])
            name = f"{'headers' if is_named else 'no headers'}, {'several' if is_long else 'few'} rows"
            print(
                f"{name}: {wrong.mean():.2%} of {len(wrong):,} columns wrong; marked of the wrong, of the right"
            )
            for bound in _CHANCES:
                print(
                    f"  above {bound}: {(chance[wrong] > bound).mean():.1%}, {(chance[~wrong] > bound).mean():.1%}"
                )


def _write(doubts: Doubts) -> None:
    means, scales, weights = doubts
    # Names and times of its members are fixed: the same weights give the same bytes.
    np.savez_compressed(
        DATA, allow_pickle=False, means=means, scales=scales, weights=weights
    )
    print(
        f"{len(means)} features of doubt, {DATA.stat().st_size:,} bytes -> {DATA.name}"
    )
