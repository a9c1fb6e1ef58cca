"""Classifiers (ลักษณนาม) and units: what is counted stands behind the number."""

from __future__ import annotations

from functools import cache

from normalizer.models.data_files import data_rows


@cache
def classifiers() -> frozenset[str]:
    """List the classifiers and units of Thai official prose.

    Returns:
        The words of normalizer/data/classifiers.txt.

    >>> "คัน" in classifiers(), "ส่วนราชการ" in classifiers()
    (True, False)
    """
    return frozenset(data_rows("classifiers.txt"))
