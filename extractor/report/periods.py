"""ระยะเวลาดำเนินการ as two dates, where the words prove them; anything else stays words."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

Period = tuple[date, date]

_BUDDHIST = 543
_LONGEST = 120
_SAME = str.maketrans("๐๑๒๓๔๕๖๗๘๙–—−‐‑", "0123456789-----")
_NAMES = (
    ("มกราคม", "มค"),
    ("กุมภาพันธ์", "กพ"),
    ("มีนาคม", "มีค"),
    ("เมษายน", "เมย"),
    ("พฤษภาคม", "พค"),
    ("มิถุนายน", "มิย"),
    ("กรกฎาคม", "กค"),
    ("สิงหาคม", "สค"),
    ("กันยายน", "กย"),
    ("ตุลาคม", "ตค"),
    ("พฤศจิกายน", "พย"),
    ("ธันวาคม", "ธค"),
)
# Names of months, full and short, and their numbers.
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}

_MONTH = "|".join(rf"{full}|{short[:-1]}\.?\s?{short[-1]}\.?" for full, short in _NAMES)
_YEAR = r"(?:[พค]\.?\s?ศ\.?)?\s?(?P<year>[0-9]{4}|[0-9]{2})"
_DAY = r"(?:วันที่)?\s?(?P<day>[0-9]{1,2})"
_WORDS = re.compile(rf"(?:{_DAY})?\s?(?:เดือน)?\s?(?P<month>{_MONTH})?\s?(?:{_YEAR})?")
_SLASHES = re.compile(rf"{_DAY}/(?P<month>[0-9]{{1,2}})/{_YEAR}")
_OF_FISCAL_YEAR = re.compile(rf"(?P<head>.*?)\s?(?:ภายใน|ใน|ตลอดทั้ง|ตลอด|ทั้ง|ประจำ|ของ)?\s?ปีงบ(?:ประมาณ)?\s?(?:{_YEAR})?")
_ALL_YEAR = re.compile(r"(?:ตลอดทั้ง|ตลอด|ทั้ง)ปี")
_QUARTERS = re.compile(r"ไตรมาส(?:ที่)?\s?(?P<first>[1-4])(?:\s?-\s?(?:ไตรมาส(?:ที่)?)?\s?(?P<last>[1-4]))?")
_HALF = re.compile(r"(?:รอบ\s?)?6\s?เดือน(?P<which>แรก|หลัง)")
_PAIR = re.compile(r"(?P<first>[^-]+?)\s?-\s?(?P<last>[^-]+)")
_OPENING = re.compile(r"^(?:ระหว่าง|ตั้งแต่|ช่วง)\s?")
_ONWARDS = re.compile(r"\s?เป็นต้นไป$")
_STRAY = re.compile(r"(?<=[\u0e01-\u0e4d]) (?=[\u0e01-\u0e4d])")
_BRACKETED = re.compile(r"(?P<outer>[^()]+?)\s?\((?P<inner>[^()]+)\)")


def parse_period(text: str, fiscal_year_be: int | None) -> Period | None:
    """The first and the last day that a period names; None where its words do not prove them.

    The fiscal year พ.ศ. 2566 runs from 1 October 2565 to 30 September 2566. `fiscal_year_be` is the report's: months,
    quarters and halves without a year are of it.
    """
    if len(text) > _LONGEST:
        return None
    plain = re.sub("(?:จน)?ถึง", "-", _STRAY.sub("", " ".join(text.translate(_SAME).split())))
    try:
        period = _read(plain, None if fiscal_year_be is None else fiscal_year_be - _BUDDHIST)
    except (ValueError, OverflowError):  # 31 April, or a year that no report is of
        return None
    return period if period and period[0] <= period[1] else None


def _read(text: str, fiscal: int | None) -> Period | None:
    """A period said twice, as in ปีงบประมาณ 2566 (ต.ค. 65 - ก.ย. 66), holds if both say the same."""
    both = _BRACKETED.fullmatch(text)
    if not both:
        return _period(text, fiscal)
    outer, inner = (_period(part, fiscal) for part in both.group("outer", "inner"))
    return outer if outer == inner else None


def _period(text: str, fiscal: int | None) -> Period | None:
    if found := _OF_FISCAL_YEAR.fullmatch(text):
        fiscal = _year(found["year"]) if found["year"] else fiscal
        text = found["head"] or "ตลอดปี"
    if text.startswith("ภายใน"):
        return None if "-" in text else _until(_stretch(text.removeprefix("ภายใน").strip(), fiscal), fiscal)
    if "-" not in text and (text.startswith("ตั้งแต่") or text.endswith("เป็นต้นไป")):
        return _since(_stretch(_ONWARDS.sub("", _OPENING.sub("", text)), fiscal), fiscal)
    return _stretch(_OPENING.sub("", text), fiscal)


def _until(deadline: Period | None, fiscal: int | None) -> Period | None:
    """From the start of the fiscal year, if the deadline lies in it."""
    whole = _quarters(1, 4, fiscal)
    return (whole[0], deadline[1]) if whole and deadline and whole[0] <= deadline[1] <= whole[1] else None


def _since(opening: Period | None, fiscal: int | None) -> Period | None:
    """To the end of the fiscal year, if the opening lies in it."""
    whole = _quarters(1, 4, fiscal)
    return (opening[0], whole[1]) if whole and opening and whole[0] <= opening[0] <= whole[1] else None


def _stretch(text: str, fiscal: int | None) -> Period | None:
    if _ALL_YEAR.fullmatch(text):
        return _quarters(1, 4, fiscal)
    if found := _HALF.fullmatch(text):
        return _quarters(1, 2, fiscal) if found["which"] == "แรก" else _quarters(3, 4, fiscal)
    if found := _QUARTERS.fullmatch(text):
        return _quarters(int(found["first"]), int(found["last"] or found["first"]), fiscal)
    if found := _PAIR.fullmatch(text):
        return _between(_moment(found["first"]), _moment(found["last"]), fiscal)
    moment = _moment(text)
    return _between(moment, moment, fiscal)


def _quarters(first: int, last: int, fiscal: int | None) -> Period | None:
    """The first quarter is October to December of the year before."""
    if fiscal is None:
        return None
    opens, closes = (fiscal * 12 + 3 * quarter - 6 for quarter in (first, last))
    return _Moment(None, opens % 12 + 1, opens // 12).first, _Moment(
        None, (closes + 2) % 12 + 1, (closes + 2) // 12
    ).last


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day or a whole month, its year of the Christian era; what was not printed is None."""

    day: int | None
    month: int | None
    year: int | None

    @property
    def first(self) -> date:
        return date(self.year or 0, self.month or 0, self.day or 1)

    @property
    def last(self) -> date:
        year, month = self.year or 0, self.month or 0
        return date(year, month, self.day or monthrange(year, month)[1])

    def of(self, fiscal: int | None) -> _Moment:
        """The moment in the fiscal year, if its own year is not printed."""
        if self.year or fiscal is None or self.month is None:
            return self
        return replace(self, year=fiscal - (self.month >= 10))


def _moment(text: str) -> _Moment | None:
    found = _SLASHES.fullmatch(text) or _WORDS.fullmatch(text)
    if not found or not (found["month"] or found["day"]) or (found["year"] and not found["month"]):
        return None
    month = re.sub(r"[.\s]", "", found["month"] or "")
    return _Moment(
        int(found["day"]) if found["day"] else None,
        int(month) if month.isdigit() else MONTHS.get(month),
        _year(found["year"]) if found["year"] else None,
    )


def _between(start: _Moment | None, end: _Moment | None, fiscal: int | None) -> Period | None:
    """From one moment to the other; what the first leaves out it has from the second."""
    if not start or not end or end.month is None or (start.year and not end.year):
        return None
    if start.month is None:
        start = replace(end, day=start.day) if end.day else None
    elif not start.year and end.year:
        start = replace(start, year=end.year - (start.month > end.month))
    if not start or not end.of(fiscal).year:
        return None
    return start.of(fiscal).first, end.of(fiscal).last


def _year(digits: str) -> int:
    """A year of either era as one of the Christian era; two digits are of the Buddhist 2500s. Raises ValueError."""
    year = int(digits) + (2500 if len(digits) == 2 and digits >= "40" else 0)
    year -= _BUDDHIST if year >= 2400 else 0
    if not 1900 <= year <= 2100:
        raise ValueError(digits)
    return year
