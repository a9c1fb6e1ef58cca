"""What speaks for the fields of a form in the columns of a table that is known to be of it.

To tell of which form a table is, evidence is weighed so that tables of no form fall through. Once the form is known,
the question is another: which column is which field, and which is none. Of the weights that were tried, these give
fewest mistakes on tables whose writers of texts and headers the models had not seen (training/columns/form_tables.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractor.model import Form, FormField
from extractor.tables.columns.assignment import (
    Choice,
    FloatArray,
    assign_fields,
)
from extractor.tables.columns.evidence import ORDINAL, FormEvidence

# What a table pays for a field that no column holds, by whether the form requires it: logarithms of odds.
_MISSING = -0.5
_MISSING_REQUIRED = -3.0
# Every table has a column that names its rows.
_MISSING_LABEL = -8.0

# Of how a header is worded: the cues of a form are few, and many a header has the letters of another field's.
_WORDING = 0.5
# Of what a header means.
_MEANING = 1.0
# Of what the cells hold, beside a header, and without one.
_CONTENTS = 1.2
_CONTENTS_ALONE = 1.0
# How much more speaks for no field than the contents of columns without one do, with a header and without: these are
# many, so that each by itself is rare, and a column that is like none of them is rather a further one than a field.
_NO_FIELD = 2.2
_NO_FIELD_UNNAMED = 1.2


@dataclass(frozen=True)
class Reading:
    """Which field each column of a table holds.

    Attributes:
        odds: Units x fields: logarithm of the odds; the last column: for no field.
        choices: What each unit of columns was given.
    """

    odds: FloatArray
    choices: tuple[Choice, ...]

    @property
    def given(self) -> npt.NDArray[np.intp]:
        """For each unit, the index of what it was given; that of no field is the last."""
        none = self.odds.shape[1] - 1
        return np.array(
            [
                none if choice.field is None else choice.field
                for choice in self.choices
            ]
        )

    @classmethod
    def of(cls, evidence: FormEvidence, form: Form) -> Reading:
        """Read a table that is known to be of a form.

        Args:
            evidence: What its headers and cells say of the form's fields.
            form: The form.

        Returns:
            The reading that speaks best for all columns together.
        """
        odds = _reading_odds(evidence)
        benefits = (
            odds[:, :-1] - odds[:, -1:] - missing_costs(evidence.fields, form)
        )
        return cls(odds, assign_fields(benefits))


def missing_costs(fields: Sequence[FormField], form: Form) -> FloatArray:
    """What a table pays for each field that no column holds.

    Args:
        fields: Some of a form, or one that counts rows.
        form: The form.

    Returns:
        Logarithms of odds, none above nought.
    """
    return np.array([_missing_cost(field, form) for field in fields])


def _missing_cost(field: FormField, form: Form) -> float:
    if field is ORDINAL:
        return 0.0
    if field.name == form.label:
        return _MISSING_LABEL
    return _MISSING_REQUIRED if field.required else _MISSING


def _reading_odds(evidence: FormEvidence) -> FloatArray:
    """Weigh what speaks for each field, and for none."""
    is_named = evidence.is_named[:, None]
    header = _WORDING * evidence.wording + _MEANING * evidence.meaning
    odds = (
        header
        + np.where(is_named, _CONTENTS, _CONTENTS_ALONE) * evidence.contents
    )
    odds[:, -1] += np.where(evidence.is_named, _NO_FIELD, _NO_FIELD_UNNAMED)
    return odds
