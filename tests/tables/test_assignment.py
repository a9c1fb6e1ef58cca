"""Columns get the fields that trying all ways gives, and so does the margin."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extractor.tables.columns.assignment import (
    FloatArray,
    assign_fields,
    best_sum,
)

BENEFITS = arrays(
    np.float64,
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    elements=st.floats(-8, 8, allow_nan=False).map(
        lambda value: round(value, 3)
    ),
)


def best_of_all(
    benefits: FloatArray, but: tuple[int, int | None] | None = None
) -> float:
    """The largest sum over all ways to give columns fields, one way to give a column left out."""
    columns, fields = benefits.shape
    best = -np.inf
    for choice in product([*range(fields), None], repeat=columns):
        given_fields = [field for field in choice if field is not None]
        is_forbidden = but is not None and choice[but[0]] == but[1]
        if len(given_fields) == len(set(given_fields)) and not is_forbidden:
            total = sum(
                benefits[column, field]
                for column, field in enumerate(choice)
                if field is not None
            )
            best = max(best, float(total))
    return best


@given(BENEFITS)
def test_the_sum_is_the_largest_that_can_be(benefits: FloatArray) -> None:
    total, choices = best_sum(benefits), assign_fields(benefits)
    assert total == pytest.approx(best_of_all(benefits), abs=1e-9)
    fields = [choice.field for choice in choices if choice.field is not None]
    assert len(fields) == len(set(fields))
    taken = sum(
        benefits[column, choice.field]
        for column, choice in enumerate(choices)
        if choice.field is not None
    )
    assert taken == pytest.approx(total, abs=1e-9)


@given(BENEFITS)
def test_a_margin_is_what_taking_anything_else_costs(
    benefits: FloatArray,
) -> None:
    total, choices = best_sum(benefits), assign_fields(benefits)
    for column, choice in enumerate(choices):
        second = best_of_all(benefits, but=(column, choice.field))
        assert choice.margin == pytest.approx(total - second, abs=1e-6)


def test_twenty_columns_are_assigned_at_once() -> None:
    rng = np.random.default_rng(7)
    choices = assign_fields(rng.normal(size=(20, 9)))
    assert len([choice for choice in choices if choice.field is not None]) == 9
