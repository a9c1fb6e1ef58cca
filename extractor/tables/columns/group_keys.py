"""Columns of a group are told apart by their headers: years or months."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.model.form import FieldGroup
from extractor.model.thai_calendar import MONTH_NAMES, MONTHS
from normalizer import arabic

_WHITE_SPACE = re.compile(r"\s+")
# So large a share of the headers of a row of months must be read for the others to follow.
_KNOWN_MONTHS = 0.5
# A year of the Buddhist era, perhaps the fiscal one, with what may stand around it.
_YEAR = re.compile(
    r"(?:ปี|พ\.?ศ\.?|งบประมาณ|งบ)*\(?(25[0-9]{2})\)?(?:\(?บาท\)?)?"
)
_YEAR_BEHIND = re.compile(r"(?:25)?[0-9]{2}$")


def month_names(headers: Sequence[str]) -> list[str]:
    """The months that columns in a row are called by, also where some headers cannot be read.

    Args:
        headers: The lowest part of the header of each column, raw, from left to right.

    Returns:
        The headers as they are where they name months; else the month that follows from its neighbours, by its usual
        abbreviation. Headers of which too few name months, or in no order, stay as they are.

    >>> month_names(["ต.ค.", "พ.ย.", "ร.ก.", "ม.ค."])
    ['ต.ค.', 'พ.ย.', 'ธ.ค.', 'ม.ค.']
    """
    numbers = [month_number(header) for header in headers]
    firsts = [
        (number - 1 - place) % len(MONTH_NAMES)
        for place, number in enumerate(numbers)
        if number
    ]
    if (
        not firsts
        or firsts.count(firsts[0]) < len(firsts)
        or len(firsts) < _KNOWN_MONTHS * len(headers)
    ):
        return list(headers)
    names = []
    for place, header in enumerate(headers):
        _, letters = MONTH_NAMES[(firsts[0] + place) % len(MONTH_NAMES)]
        names.append(
            header if numbers[place] else f"{letters[:-1]}.{letters[-1]}."
        )
    return names


def month_number(header: str) -> int | None:
    """The month that a header names.

    Args:
        header: The lowest part of a header, raw, such as `ต.ค. ๖๖`.

    Returns:
        1 (January) to 12, or None.
    """
    plain = _WHITE_SPACE.sub("", arabic(header))
    name = _YEAR_BEHIND.sub("", re.sub(r"[.\s]", "", plain))
    return MONTHS.get(name)


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
    return "months" if month_number(header) else ""
