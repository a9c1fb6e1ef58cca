"""What pandas has for a value that is not known."""

from __future__ import annotations

from typing import Any

import pandas as pd


def is_missing(value: Any) -> bool:
    """Say whether a value of a frame is not known.

    Args:
        value: A single value.

    Returns:
        True for None, `pandas.NA` and NaN; False for an empty text.
    """
    # pandas.isna takes three times as long, and every cell is asked.
    if value is None:
        return True
    if value is pd.NA:
        return True
    is_nan: bool = value != value  # nothing else is unlike itself
    return is_nan
