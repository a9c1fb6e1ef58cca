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
    # pandas.isna takes three times as long, and every cell is asked. Only NaN is unlike itself.
    return value is None or value is pd.NA or value != value
