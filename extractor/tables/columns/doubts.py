"""How likely it is that a column was taken for the wrong field, or wrongly for none.

Learned (training/columns/learn_doubts.py) from tables whose writers of texts and headers the models had not seen: the
margin to the next best reading says most, but not all. A column that is left over while a field is missing, cells that
say another thing than the header, or doubts beside it tell of mistakes at any margin.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extractor.model import Form
from extractor.tables.columns.contents import other_content_models
from extractor.tables.columns.evidence import FormEvidence, TableEvidence
from extractor.tables.columns.letter_sequences import FloatArray, IntArray
from extractor.tables.columns.reading import Reading

DATA = Path(__file__).with_name("doubts.npz")

# What is likelier to be wrong than this is a guess, with a header and without. Of the columns that were taken wrong in
# tables of hands and wordings that nobody had seen, 97 in 100 are likelier; so are 4 in 100 of the right ones with a
# header, and 17 without (benchmarks/header_wordings.py).
_MOST_DOUBT = 0.001
_MOST_DOUBT_UNNAMED = 0.008
# A column that is no field takes none away where no field is missing.
_MOST_DOUBT_BESIDE_ALL = 0.006
# Another judge is heard from this much on, where it doubts so many times more: as much doubt says that there is little
# to go by, more of it that what was learned is of one hand.
_MOST_DOUBT_OF_OTHERS = 0.006
_DOUBTS_MORE = 1.1

# Logarithms of odds above this much say no more.
_MOST = 12.0
# Margins that are small.
_SMALL = (1.0, 2.0, 3.0, 4.5, 6.0, 8.0)
# A header or the cells alone contradict from this much on.
_SPEAKS = 2.0
# Rows, columns left over and missing fields above so many say no more.
_MOST_ROWS = 12
_MOST_LEFT = 3
_MOST_MISSING = 2


def mistake_chances(
    table: TableEvidence, evidence: FormEvidence, reading: Reading
) -> list[float]:
    """How likely each unit of a table was misread.

    Args:
        table: What its columns say.
        evidence: What speaks for each field of the form.
        reading: What each unit was given.

    Returns:
        Probabilities, one a unit.
    """
    means, scales, weights = doubt_model()
    scores = (
        doubt_features(table, evidence, reading) - means
    ) / scales @ weights[:-1] + weights[-1]
    chances: list[float] = (1 / (1 + np.exp(-scores))).tolist()
    return chances


def doubted_units(
    table: TableEvidence, evidence: FormEvidence, form: Form, reading: Reading
) -> npt.NDArray[np.bool_]:
    """Which units are guesses: the reading doubts them, or, where no header speaks, one of the other judges does.

    Who learned from some of the writers only is as good a judge of a hand that nobody has seen.

    Args:
        table: What its columns say.
        evidence: What speaks for each field of the form.
        form: The form.
        reading: What each unit was given.

    Returns:
        For each unit, whether it may be wrong.
    """
    own = np.array(mistake_chances(table, evidence, reading))
    doubted = own > _most_doubt(evidence, reading)
    if evidence.is_named.all():
        return np.asarray(doubted)
    least = np.maximum(_MOST_DOUBT_OF_OTHERS, _DOUBTS_MORE * own)
    for model in other_content_models():
        judged = table.judged_by(model)
        by_other = evidence.with_contents_of(judged)
        other = Reading.of(by_other, form)
        chances = np.array(mistake_chances(judged, by_other, other))
        doubts = (chances > least) | (other.given != reading.given)
        doubted |= doubts & ~evidence.is_named
    return np.asarray(doubted)


def _most_doubt(evidence: FormEvidence, reading: Reading) -> FloatArray:
    """The bound of each unit above which it is a guess."""
    given = reading.given
    is_none = given == reading.odds.shape[1] - 1
    is_harmless = is_none & (_missing(evidence, given) == 0)
    named = np.where(is_harmless, _MOST_DOUBT_BESIDE_ALL, _MOST_DOUBT)
    most: FloatArray = np.where(evidence.is_named, named, _MOST_DOUBT_UNNAMED)
    return most


@lru_cache(maxsize=1)
def doubt_model() -> tuple[FloatArray, FloatArray, FloatArray]:
    """Read the shipped table.

    Returns:
        What `make train-columns` learned: means and scales of the features, weights (logarithms of odds) and, last of
        these, the bias.
    """
    with np.load(DATA) as data:
        return data["means"], data["scales"], data["weights"]


def doubt_features(
    table: TableEvidence, evidence: FormEvidence, reading: Reading
) -> FloatArray:
    """What tells of mistakes in each unit of a table.

    Args:
        table: What its columns say.
        evidence: What speaks for each field of the form.
        reading: What each unit was given.

    Returns:
        Units x features.
    """
    given = reading.given
    margins = _clipped(np.array([choice.margin for choice in reading.choices]))
    features = (
        *_of_margins(margins),
        *_of_evidence(evidence, reading.odds, given),
        *_of_rows(table, evidence, margins),
        *_of_left_over(table, evidence, reading),
    )
    return np.stack(
        [np.asarray(feature, dtype=np.float64) for feature in features], axis=1
    )


def _of_margins(margins: FloatArray) -> list[FloatArray]:
    """The margin of each unit, and the smallest beside it."""
    others = np.array(
        [
            np.delete(margins, at).min(initial=_MOST)
            for at in range(len(margins))
        ]
    )
    return [
        margins,
        np.sqrt(margins),
        *(_as_number(margins < bound) for bound in _SMALL),
        others,
        _as_number(others < _SMALL[1]),
    ]


def _of_evidence(
    evidence: FormEvidence, odds: FloatArray, given: IntArray
) -> list[FloatArray]:
    """How much speaks for what each unit was given, by its header and by its cells, and whether they contradict it."""
    header = (
        _clipped(_lead(evidence.wording + evidence.meaning, given))
        * evidence.is_named
    )
    contents = _clipped(_lead(evidence.contents, given))
    is_other_by_header = header < 0
    contradictions = (
        is_other_by_header,
        contents < 0,
        (contents < -_SPEAKS) & evidence.is_named,
        (contents > _SPEAKS) & is_other_by_header,
    )
    return [
        _clipped(_lead(odds, given)),
        header,
        contents,
        *map(_as_number, contradictions),
    ]


def _of_rows(
    table: TableEvidence, evidence: FormEvidence, margins: FloatArray
) -> list[FloatArray]:
    """How much there is to go by: headers, rows."""
    named = evidence.is_named.astype(np.float64)
    rows = np.full_like(named, np.log1p(min(table.rows, _MOST_ROWS)))
    return [
        named,
        rows,
        rows * named,
        rows * margins,
        np.full_like(named, table.rows == 1),
    ]


def _of_left_over(
    table: TableEvidence, evidence: FormEvidence, reading: Reading
) -> list[FloatArray]:
    """Whether columns are left over while fields are missing."""
    is_none = reading.given == reading.odds.shape[1] - 1
    is_blank = np.array([table.is_blank(unit) for unit in table.units])
    left = is_none & ~is_blank
    beside = np.minimum(left.sum() - left, _MOST_LEFT)
    missing = _missing(evidence, reading.given)
    return [
        is_none,
        is_blank,
        left * (missing > 0),
        left * min(missing, _MOST_MISSING),
        ~is_none * beside,
        ~is_none * (beside > 0) * (missing > 0),
        np.full(len(left), missing),
        np.full(len(left), len(left)),
    ]


def _missing(evidence: FormEvidence, given: IntArray) -> int:
    """How many fields no unit was given, the ordinal one aside."""
    wanted = [
        at
        for at, field in enumerate(evidence.fields)
        if field.kind != "ordinal"
    ]
    return len(set(wanted) - set(given.tolist()))


def _lead(values: FloatArray, given: IntArray) -> FloatArray:
    """How much more speaks for what each unit was given than for anything else."""
    rows = np.arange(len(given))
    others = values.copy()
    others[rows, given] = -np.inf
    lead: FloatArray = values[rows, given] - others.max(axis=1)
    return lead


def _as_number(marks: npt.NDArray[np.bool_]) -> FloatArray:
    return marks.astype(np.float64)


def _clipped(values: FloatArray) -> FloatArray:
    return np.clip(values, -_MOST, _MOST)
