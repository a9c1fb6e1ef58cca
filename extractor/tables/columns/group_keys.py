"""Columns of a group are told apart by their headers: years or months."""

from __future__ import annotations

import re

from extractor.model.form import FieldGroup
from extractor.model.thai_calendar import MONTH_NAMES
from normalizer import arabic

_WHITE_SPACE = re.compile(r"\s+")
_MONTHS = {re.sub(r"[.\s]", "", name) for names in MONTH_NAMES for name in names}
# A year of the Buddhist era, perhaps the fiscal one, with what may stand around it.
_YEAR = re.compile(r"(?:ปี|พ\.?ศ\.?|งบประมาณ|งบ)*\(?(25[0-9]{2})\)?(?:\(?บาท\)?)?")
_YEAR_BEHIND = re.compile(r"(?:25)?[0-9]{2}$")


def group_of_key(header: str) -> FieldGroup:
    """What kind of group a column belongs to.

    Args:
        header: The lowest part of its header, raw, such as `ปี ๒๕๖๖` or `ต.ค.`.

    Returns:
        `years` or `months`; empty where the header names neither.

    >>> group_of_key("ปี ๒๕๖๖"), group_of_key("ต.ค."), group_of_key("งบประมาณ")
    ('years', 'months', '')
    """
    plain = _WHITE_SPACE.sub("", arabic(header))
    if _YEAR.fullmatch(plain):
        return "years"
    month = _YEAR_BEHIND.sub("", re.sub(r"[.\s]", "", plain))
    return "months" if month in _MONTHS else ""
