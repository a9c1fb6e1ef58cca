"""Learn what the cells of columns hold, and which are misread; write contents*.npz and doubts.npz of `tables/columns`.

Run it with `make train-columns`.

Letter sequences are learned first, from single items; then, from tables, how a column's words and looks, and its
neighbours, speak for a content. These tables are judged by letter sequences learned from other hands than theirs, as
reports will be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from extractor.model.contents import CONTENTS
from extractor.tables.columns.column_features import log_softmax
from extractor.tables.columns.contents import DATA, OTHERS_DATA, ContentModel
from extractor.tables.columns.letter_sequences import FloatArray, IntArray
from training.columns.judgement import (
    Judgement,
    Sample,
    learned_judgement,
    log_odds,
    samples_of,
)
from training.columns.learn_doubts import learn_doubts
from training.columns.letter_weights import (
    BUCKETS,
    WEIGHT_STEP,
    LetterWeights,
    learned_weights,
)
from training.columns.tables import TableMaker
from training.columns.texts import PARTS

_TABLES_A_PART = 3000
_EVERYTHING = set(range(PARTS))
# Factors of the log-odds that are tried.
_FACTORS = tuple(hundredth / 100 for hundredth in range(50, 151, 2))
# Row counts that are told apart in the report: the fewest and the most.
_ROW_COUNTS = ((1, 1), (2, 2), (3, 3), (4, 7), (8, 99))

# Columns judged by what was learned from other hands: rows of their tables, what they hold, log-odds.
Judged: TypeAlias = tuple[IntArray, IntArray, FloatArray]


def main() -> None:
    """Learn, tell how well it holds on held-out hands, and write."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        letters = pool.submit(learned_weights, _EVERYTHING, seed=11)
        learned = list(pool.map(_samples_of_part, range(PARTS)))
    parts = [samples for _, samples in learned]
    judgements = [_judgement_of_others(parts, part) for part in range(PARTS)]
    judged = _judged(
        [_judged_part(*both) for both in zip(parts, judgements, strict=True)]
    )
    _report(judged)
    factor = _calmest(judged)
    everything = _calmed(learned_judgement(_joined(parts), seed=7), factor)
    _write(DATA, _tables(letters.result(), everything))
    of_others = [
        (one, _calmed(both, factor))
        for (one, _), both in zip(learned, judgements, strict=True)
    ]
    _write_others(of_others)
    learn_doubts([_model(*one) for one in of_others])


def _samples_of_part(part: int) -> tuple[LetterWeights, list[Sample]]:
    """Letter sequences of the other parts, and tables of a part, judged by them."""
    letters = learned_weights(_EVERYTHING - {part}, seed=part)
    maker = TableMaker(100 + part, {part})
    return letters, samples_of(
        [maker.table() for _ in range(_TABLES_A_PART)], letters
    )


def _judgement_of_others(
    parts: Sequence[Sequence[Sample]], part: int
) -> Judgement:
    """What all parts but one teach."""
    return learned_judgement(
        _joined([samples for at, samples in enumerate(parts) if at != part]),
        seed=7,
    )


def _calmed(judgement: Judgement, factor: float) -> Judgement:
    """A judgement whose log-odds are so many times as large."""
    alone, (mean, scale, weights, bias) = judgement
    return alone, (mean, scale, weights * factor, bias * factor)


def _model(letters: LetterWeights, judgement: Judgement) -> ContentModel:
    return ContentModel(letters.rows, letters.weights, letters.bias, *judgement)


def _joined(parts: Sequence[Sequence[Sample]]) -> list[Sample]:
    return [sample for samples in parts for sample in samples]


def _judged_part(samples: Sequence[Sample], judgement: Judgement) -> Judged:
    """The columns of a part, judged by what the other parts teach."""
    scores = np.concatenate([log_odds(sample, judgement) for sample in samples])
    rows = np.concatenate(
        [np.full(len(sample.labels), sample.rows) for sample in samples]
    )
    labels = np.concatenate([sample.labels for sample in samples])
    return rows, labels, scores


def _judged(parts: Sequence[Judged]) -> Judged:
    rows, labels, scores = zip(*parts, strict=True)
    return np.concatenate(rows), np.concatenate(labels), np.concatenate(scores)


def _losses(labels: IntArray, scores: FloatArray) -> FloatArray:
    return -log_softmax(scores)[np.arange(len(labels)), labels]


def _calmest(judged: Judged) -> float:
    """The factor of the log-odds at which the loss is least (temperature scaling, Guo et al. 2017)."""
    _, labels, scores = judged
    losses = [_losses(labels, scores * factor).mean() for factor in _FACTORS]
    factor = _FACTORS[int(np.argmin(losses))]
    print(f"log-odds times {factor}")
    return factor


def _report(judged: Judged) -> None:
    """Print how many columns of held-out hands are told, by rows and by content, and what is taken for what."""
    rows, labels, scores = judged
    losses = _losses(labels, scores)
    taken = scores.argmax(axis=1)
    right = taken == labels
    print(
        f"held-out hands: {right.mean():.1%} right, log-loss {losses.mean():.3f}, {len(labels):,} columns"
    )
    for low, high in _ROW_COUNTS:
        among = (rows >= low) & (rows <= high)
        print(
            f"  {low}-{high} rows: {right[among].mean():.1%} right, log-loss {losses[among].mean():.3f}"
        )
    for at, content in enumerate(CONTENTS):
        among = labels == at
        print(
            f"  {content:10} {right[among].mean():.1%}  {_mistaken(taken[among & ~right], int(among.sum()))}"
        )


def _mistaken(taken: IntArray, count: int) -> str:
    """What a content is taken for most often, with the share of its columns."""
    wrong = np.bincount(taken, minlength=len(CONTENTS))
    worst = [other for other in np.argsort(-wrong)[:3] if wrong[other]]
    return ", ".join(
        f"{CONTENTS[other]} {wrong[other] / count:.1%}" for other in worst
    )


def _write_others(models: Sequence[tuple[LetterWeights, Judgement]]) -> None:
    tables: dict[str, NDArray[np.generic]] = {"parts": np.array(len(models))}
    for part, model in enumerate(models):
        for name, values in _tables(*model).items():
            tables[f"{part}_{name}"] = values
    _write(OTHERS_DATA, tables)


def _tables(
    letters: LetterWeights, judgement: Judgement
) -> dict[str, NDArray[np.generic]]:
    """A model as it is shipped."""
    buckets = np.flatnonzero(letters.rows)
    tables: dict[str, NDArray[np.generic]] = {
        "buckets": buckets.astype(np.uint16),
        "bucket_count": np.array(BUCKETS),
        "weights": np.round(letters.weights[1:] / WEIGHT_STEP).astype(np.int8),
        "weight_scale": np.array(WEIGHT_STEP),
        "spoken_bias": letters.bias.astype(np.float32),
    }
    for name, learned in zip(("alone", "together"), judgement, strict=True):
        for at, values in enumerate(learned):
            tables[f"{name}_{at}"] = values.astype(np.float32)
    return tables


def _write(path: Path, tables: Mapping[str, NDArray[np.generic]]) -> None:
    # Names and times of its members are fixed: the same weights give the same bytes.
    np.savez_compressed(path, allow_pickle=False, **tables)
    print(f"{path.stat().st_size:,} bytes -> {path.name}")


if __name__ == "__main__":
    main()
