"""The Thai official calendar: the Buddhist era, the names of the months, and the fiscal year."""

from __future__ import annotations

import re
from datetime import date

from normalizer import thai

# Years: พ.ศ. 2566 is 2023 CE. Exact since พ.ศ. 2484, when the year began to start on 1 January
# (พระราชบัญญัติปีประดิทิน พุทธศักราช 2483).
BUDDHIST_ERA_OFFSET = 543
# A fiscal year runs from 1 October to 30 September, and is called after the year in which it ends
# (พระราชบัญญัติวิธีการงบประมาณ พ.ศ. 2561 มาตรา 4).
FISCAL_YEAR_FIRST_MONTH = 10
# January to December: the name, and its abbreviation without the stops of ม.ค. (สำนักงานราชบัณฑิตยสภา).
MONTH_NAMES = tuple(
    (name, short.replace(".", ""))
    for name, short in zip(thai.MONTHS, thai.SHORT_MONTHS, strict=True)
)
# What each month is called before its ending, which tells how many days it has: คม 31, ยน 30.
MONTH_STEMS = tuple(
    re.sub("(?:คม|ยน|พันธ์)$", "", name) for name, _ in MONTH_NAMES
)
# Number (1 to 12) of each month by either name.
MONTHS: dict[str, int] = {}
for _number, _names in enumerate(MONTH_NAMES, 1):
    MONTHS.update(dict.fromkeys(_names, _number))


def fiscal_year_bounds(fiscal_year_be: int) -> tuple[date, date]:
    """The first and the last day of a fiscal year.

    Args:
        fiscal_year_be: The fiscal year in the Buddhist era, such as 2566.

    Returns:
        1 October of the year before, and 30 September.

    Raises:
        ValueError: The year is none that `datetime.date` knows.

    >>> fiscal_year_bounds(2566)
    (datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))
    """
    year = fiscal_year_be - BUDDHIST_ERA_OFFSET
    first_day = date(year - 1, FISCAL_YEAR_FIRST_MONTH, 1)
    last_day = date(year, FISCAL_YEAR_FIRST_MONTH - 1, 30)
    return first_day, last_day
