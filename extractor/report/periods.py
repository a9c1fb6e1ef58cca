"""The words of a period (ระยะเวลาดำเนินการ) as two dates, where they prove them; anything else stays words."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from extractor.model.thai_calendar import (
    BUDDHIST_ERA_OFFSET,
    FISCAL_YEAR_FIRST_MONTH,
    MONTH_NAMES,
    MONTHS,
)

Period = tuple[date, date]

# Characters: a longer text tells a story, not a period.
_LONGEST = 120
# Years from here on are of the Buddhist era, earlier ones of the Christian era.
_FIRST_BUDDHIST_YEAR = 2400
# A year of two digits from here on is of the Buddhist 2500s (พ.ศ. 2540 is 1997 CE); earlier ones are not told.
_FIRST_SHORT_YEAR = 40
_BUDDHIST_CENTURY = 2500
# Years (CE) of which reports tell.
_EARLIEST_YEAR = 1900
_LATEST_YEAR = 2100

# Thai digits and dashes of every kind as plain ones; and กรกฏาคม, as July is often misspelt, as กรกฎาคม: nothing else
# that periods are told by has either of the two letters.
_PLAIN = str.maketrans("๐๑๒๓๔๕๖๗๘๙–—−‐‑ฏ", "0123456789-----ฎ")
_MONTH = "|".join(
    rf"{full}|{short[:-1]}\.?\s?{short[-1]}\.?" for full, short in MONTH_NAMES
)
_YEAR = r"(?:[พค]\.?\s?ศ\.?)?\s?(?P<year>[0-9]{4}|[0-9]{2})"
_DAY = r"(?:วันที่)?\s?(?P<day>[0-9]{1,2})"
_WORDS = re.compile(
    rf"(?:{_DAY})?\s?(?:เดือน)?\s?(?P<month>{_MONTH})?\s?(?:{_YEAR})?"
)
_SLASHES = re.compile(rf"{_DAY}/(?P<month>[0-9]{{1,2}})/{_YEAR}")
_OF_FISCAL_YEAR = re.compile(
    rf"(?P<head>.*?)\s?(?:ภายใน|ใน|ตลอดทั้ง|ตลอด|ทั้ง|ประจำ|ของ)?\s?ปีงบ(?:ประมาณ)?\s?(?:{_YEAR})?"
)
_ALL_YEAR = re.compile(r"(?:ตลอดทั้ง|ตลอด|ทั้ง)ปี")
_QUARTERS = re.compile(
    r"ไตรมาส(?:ที่)?\s?(?P<first>[1-4])(?:\s?-\s?(?:ไตรมาส(?:ที่)?)?\s?(?P<last>[1-4]))?"
)
_HALF = re.compile(r"(?:รอบ\s?)?6\s?เดือน(?P<which>แรก|หลัง)")
_PAIR = re.compile(r"(?P<first>[^-]+?)\s?-\s?(?P<last>[^-]+)")
_OPENING = re.compile(r"^(?:ระหว่าง|ตั้งแต่|ช่วง)\s?")
_ONWARDS = re.compile(r"\s?เป็นต้นไป$")
_SPACE_IN_WORD = re.compile(r"(?<=[\u0e01-\u0e4d]) (?=[\u0e01-\u0e4d])")
_UNTIL = re.compile("(?:จน)?ถึง")
_BRACKETED = re.compile(r"(?P<outer>[^()]+?)\s?\((?P<inner>[^()]+)\)")


def parse_period(text: str, fiscal_year_be: int | None) -> Period | None:
    """The first and the last day that a period names.

    The fiscal year พ.ศ. 2566 runs from 1 October 2565 to 30 September 2566.

    Args:
        text: The words of the period, repaired.
        fiscal_year_be: The report's fiscal year in the Buddhist era, or None: months, quarters and halves without a
            year are of it.

    Returns:
        The two days; None where the words do not prove them.

    >>> parse_period("ต.ค. 65 - ก.ย. 66", None)
    (datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))
    >>> parse_period("ทุกเดือน", 2566)
    """
    if len(text) > _LONGEST:
        return None
    fiscal_year = (
        None if fiscal_year_be is None else fiscal_year_be - BUDDHIST_ERA_OFFSET
    )
    try:
        period = _period_said_once_or_twice(_plain(text), fiscal_year)
    # 31 April, or a year that no report is of.
    except (ValueError, OverflowError):
        return None
    if period is None:
        return None
    first_day, last_day = period
    return period if first_day <= last_day else None


def _plain(text: str) -> str:
    """A period with single spaces, none inside words, plain digits, and a dash for `until`."""
    words = text.translate(_PLAIN).split()
    spaced = " ".join(words)
    unparted = _SPACE_IN_WORD.sub("", spaced)
    return _UNTIL.sub("-", unparted)


# All years from here on are of the Christian era, `fiscal_year` too.


def _period_said_once_or_twice(
    text: str, fiscal_year: int | None
) -> Period | None:
    """A period said twice, as in ปีงบประมาณ 2566 (ต.ค. 65 - ก.ย. 66), holds if both say the same."""
    said_twice = _BRACKETED.fullmatch(text)
    if not said_twice:
        return _period(text, fiscal_year)
    outer = _period(said_twice["outer"], fiscal_year)
    inner = _period(said_twice["inner"], fiscal_year)
    return outer if outer == inner else None


def _period(text: str, fiscal_year: int | None) -> Period | None:
    """A period with what stands around it: its fiscal year, ภายใน (until), เป็นต้นไป (onwards)."""
    if match := _OF_FISCAL_YEAR.fullmatch(text):
        if match["year"]:
            fiscal_year = _year(match["year"])
        text = match["head"] or "ตลอดปี"
    has_two_ends = "-" in text
    if text.startswith("ภายใน"):
        if has_two_ends:
            return None
        deadline = text.removeprefix("ภายใน").strip()
        return _until(_stretch(deadline, fiscal_year), fiscal_year)
    opening = _OPENING.sub("", text)
    is_open = text.startswith("ตั้งแต่") or text.endswith("เป็นต้นไป")
    if is_open and not has_two_ends:
        opening = _ONWARDS.sub("", opening)
        return _since(_stretch(opening, fiscal_year), fiscal_year)
    return _stretch(opening, fiscal_year)


def _until(deadline: Period | None, fiscal_year: int | None) -> Period | None:
    """From the start of the fiscal year, if the deadline lies in it."""
    whole = _quarters(1, 4, fiscal_year)
    if whole and deadline and whole[0] <= deadline[1] <= whole[1]:
        return whole[0], deadline[1]
    return None


def _since(opening: Period | None, fiscal_year: int | None) -> Period | None:
    """To the end of the fiscal year, if the opening lies in it."""
    whole = _quarters(1, 4, fiscal_year)
    if whole and opening and whole[0] <= opening[0] <= whole[1]:
        return opening[0], whole[1]
    return None


def _stretch(text: str, fiscal_year: int | None) -> Period | None:
    """The year, a half, quarters, or from one day or month to another."""
    if _ALL_YEAR.fullmatch(text):
        return _quarters(1, 4, fiscal_year)
    if match := _HALF.fullmatch(text):
        if match["which"] == "แรก":
            return _quarters(1, 2, fiscal_year)
        return _quarters(3, 4, fiscal_year)
    if match := _QUARTERS.fullmatch(text):
        first = int(match["first"])
        last = int(match["last"] or first)
        return _quarters(first, last, fiscal_year)
    if match := _PAIR.fullmatch(text):
        start = _moment(match["first"])
        end = _moment(match["last"])
        return _between(start, end, fiscal_year)
    moment = _moment(text)
    return _between(moment, moment, fiscal_year)


def _quarters(first: int, last: int, fiscal_year: int | None) -> Period | None:
    """From one quarter to another; the first one begins in October of the year before."""
    if fiscal_year is None:
        return None
    # Months from the era's first to the fiscal year.
    before = fiscal_year * 12 - 12 + FISCAL_YEAR_FIRST_MONTH - 1
    opening = _month_after(before + 3 * (first - 1))
    closing = _month_after(before + 3 * last - 1)
    return opening.first, closing.last


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day or a whole month; what was not printed is None."""

    day: int | None
    month: int | None
    year: int | None

    @property
    def first(self) -> date:
        return date(self.year or 0, self.month or 0, self.day or 1)

    @property
    def last(self) -> date:
        year = self.year or 0
        month = self.month or 0
        if self.day:
            return date(year, month, self.day)
        _, days = monthrange(year, month)
        return date(year, month, days)

    def of(self, fiscal_year: int | None) -> _Moment:
        """The moment in the fiscal year, if its own year is not printed."""
        if self.year or fiscal_year is None or self.month is None:
            return self
        is_before_january = self.month >= FISCAL_YEAR_FIRST_MONTH
        year = fiscal_year - 1 if is_before_january else fiscal_year
        return replace(self, year=year)


def _month_after(months: int) -> _Moment:
    """The month that so many months after January of the year 0 begins."""
    return _Moment(None, months % 12 + 1, months // 12)


def _moment(text: str) -> _Moment | None:
    """A day, a month, or both, with a year where one is printed; a year wants a month."""
    match = _SLASHES.fullmatch(text) or _WORDS.fullmatch(text)
    if not match:
        return None
    if not match["month"] and (match["year"] or not match["day"]):
        return None
    month = re.sub(r"[.\s]", "", match["month"] or "")
    return _Moment(
        day=int(match["day"]) if match["day"] else None,
        month=int(month) if month.isdigit() else MONTHS.get(month),
        year=_year(match["year"]) if match["year"] else None,
    )


def _between(
    start: _Moment | None, end: _Moment | None, fiscal_year: int | None
) -> Period | None:
    """From one moment to the other; what the first leaves out it has from the second."""
    if (
        not start
        or not end
        or end.month is None
        or (start.year and not end.year)
    ):
        return None
    if start.month is None:
        start = replace(end, day=start.day) if end.day else None
    elif not start.year and end.year:
        is_year_before = start.month > end.month
        year = end.year - 1 if is_year_before else end.year
        start = replace(start, year=year)
    end = end.of(fiscal_year)
    if not start or not end.year:
        return None
    return start.of(fiscal_year).first, end.last


def _year(digits: str) -> int:
    """A year of either era as one of the Christian era. Raises ValueError for one that no report tells of."""
    year = int(digits)
    if len(digits) == 2 and year >= _FIRST_SHORT_YEAR:
        year += _BUDDHIST_CENTURY
    if year >= _FIRST_BUDDHIST_YEAR:
        year -= BUDDHIST_ERA_OFFSET
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        raise ValueError(digits)
    return year
