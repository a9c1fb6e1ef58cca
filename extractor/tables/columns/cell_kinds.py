"""What the cells of one column look like: numbers, money, dates, marks, lengths, repetition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import log1p

from extractor.model.thai_calendar import MONTH_NAMES

# Thai digits as Arabic ones.
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MONTH = "|".join(
    f"{name}|{short[:-1]}\\.\\s?{short[-1]}\\.?" for name, short in MONTH_NAMES
)
# Only short cells are numbers, dates or marks.
_SHORT = 60
_WHOLE = re.compile(r"\d{1,2}$")
_LARGE = re.compile(r"\d{3,}$")
_FRACTION = re.compile(r"\d{1,3}\.\d+$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?:\s*\.?-)?$")
_CENTS = re.compile(r"\d[\d,]{2,}\.\d\d$")
_BAHT = re.compile(r"\d[\d,.]*(?:\.-|\s*บาท)")
_PERCENT = re.compile(r"(?:ร้อยละ|คิดเป็น)?\s*\d[\d.]*\s*%$|ร้อยละ\s*\d[\d.]*$")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[ก-ฮ])[.)]$|\d{1,2}(?:\.\d{1,2})+\.?$")
_DATE = re.compile(
    rf"(?<!\d)\d{{1,2}}\s*(?:{_MONTH})\s*(?:\d{{2}}|\d{{4}})|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
)
_MONTHS = re.compile(_MONTH)
_SPAN = re.compile(rf"(?:{_MONTH}|\d)\s*(?:[-–]|ถึง)\s*(?:{_MONTH}|\d)")
_TIME_WORD = re.compile(
    r"ไตรมาส|ปีงบประมาณ|ตลอดปี|ทุกเดือน|เดือน|ตลอด|ทั้งปี|ภาคเรียน|ปีการศึกษา|รายปี|\d\s*วัน"
)
_YEAR = re.compile(r"25\d\d")
_MARK = re.compile(r"[✓✔✗✘✕✖☒√/\\●•○xX☑■▲△*↔→←⇔⟷ü\-–—=<>\s]+$")
_NAME = re.compile(r"บริษัท|บจก|หจก|ห้างหุ้นส่วน|ร้าน|นาย|นาง|น\.ส\.|สหกรณ์|จำกัด")
_PAPER_NUMBER = re.compile(r"\d+/\d{2,4}")
_CONTRACT = re.compile(r"สัญญา|ใบสั่ง|ลงวันที่|ลว\.|เลขที่|PO|e-GP")
_LINK = re.compile(r"https?:|www\.|\.go\.th")
_LATIN = re.compile(r"[A-Za-z]")
_TELEPHONE = re.compile(r"(?<!\d)0\d{0,2}[- ]?\d{3,4}[- ]?\d{3,4}(?!\d)")
_CODE = re.compile(r"[A-Za-z]{1,4}[-. ]?\d[\d./-]*$")
# Such as ยุทธศาสตร์ที่ ๒, and ข้อ ๗.
_COUNTED_WORD = re.compile(r"[ก-์]{2,12}\s?\d{1,3}(?:\.\d{1,2})?$")
_BOX = re.compile(r"[☐☑☒]|\(\s*[/x]?\s*\)|\[\s*[/x]?\s*\]")
_DIGIT = re.compile(r"\d")
_PATTERNS = (
    _WHOLE, _LARGE, _FRACTION, _GROUPED, _CENTS, _BAHT, _PERCENT, _ORDINAL, _DATE, _MONTHS, _SPAN, _TIME_WORD, _YEAR,
    _MARK, _NAME, _PAPER_NUMBER, _CONTRACT, _LINK, _LATIN, _TELEPHONE, _CODE, _COUNTED_WORD, _BOX,
)  # fmt: skip
# Those that must match the whole cell; the others are looked for within it.
_WHOLE_CELL = {
    _WHOLE,
    _LARGE,
    _FRACTION,
    _GROUPED,
    _CENTS,
    _PERCENT,
    _ORDINAL,
    _MARK,
    _CODE,
    _COUNTED_WORD,
}
_NUMBER = re.compile(r"\(?(\d[\d,]*(?:\.\d+)?)")
_DASHES = {"-", "–", "—", "--", "- -", "ไม่มี", "0"}


def kinds_of_column(
    cells: Sequence[str], items: Sequence[Sequence[str]]
) -> list[float]:
    """Measure what the cells of a column look like.

    Args:
        cells: Their raw texts, such as `๑๒๐,๐๐๐.๐๐`.
        items: The items of each cell.

    Returns:
        Shares and logarithms between 0 and about 10, in a fixed order.
    """
    texts = [_in_one_line(cell) for cell in cells]
    filled = [text for text in texts if text]
    spoken = [text for text in filled if text not in _DASHES]
    return [
        *_fill_shares(texts, filled, spoken),
        *_lengths(spoken),
        *_pattern_shares(spoken),
        *_number_shape(spoken),
        *_repetition(texts, filled, spoken),
        *_items_a_cell(items),
    ]


def _in_one_line(cell: str) -> str:
    """The text with Arabic digits, where it is so short that it may be a number."""
    text = " ".join(cell.split())
    return text.translate(_DIGITS) if len(text) <= _SHORT else text


def _fill_shares(
    texts: Sequence[str], filled: Sequence[str], spoken: Sequence[str]
) -> list[float]:
    rows = max(1, len(texts))
    return [
        1 - len(filled) / rows,
        (len(filled) - len(spoken)) / rows,
        float(not filled),
        float(bool(filled) and not spoken),
        log1p(len(texts)),
        log1p(len(spoken)),
    ]


def _lengths(spoken: Sequence[str]) -> list[float]:
    lengths = [len(text) for text in spoken] or [0]
    logs = [log1p(length) for length in lengths]
    mean = sum(logs) / len(logs)
    spread = (sum((value - mean) ** 2 for value in logs) / len(logs)) ** 0.5
    short = [
        sum(length <= limit for length in lengths) / len(lengths)
        for limit in (2, 6, 15, 40, 100)
    ]
    return [mean, spread, max(logs), *short]


def _pattern_shares(spoken: Sequence[str]) -> list[float]:
    count = max(1, len(spoken))
    short = [text for text in spoken if len(text) <= _SHORT]
    shares: list[float] = []
    for pattern in _PATTERNS:
        matches = pattern.match if pattern in _WHOLE_CELL else pattern.search
        shares.append(sum(1 for text in short if matches(text)) / count)
    digits = sum(len(_DIGIT.findall(text)) for text in spoken)
    long_with_digits = sum(
        1 for text in spoken if len(text) > 10 and _DIGIT.search(text)
    )
    return [
        *shares,
        digits / max(1, sum(map(len, spoken))),
        long_with_digits / count,
    ]


def _number_shape(spoken: Sequence[str]) -> list[float]:
    """Whether the numbers that cells begin with count up, and how large they are."""
    numbers: list[float] = []
    for text in spoken:
        found = _NUMBER.match(text)
        if found and len(text) <= _SHORT:
            numbers.append(float(found[1].replace(",", "")))
    if not numbers:
        return [0.0] * 11
    steps = [after - before for before, after in pairwise(numbers)]
    count = max(1, len(steps))
    total = len(numbers)
    return [
        total / len(spoken),
        sum(step == 1 for step in steps) / count,
        sum(step > 0 for step in steps) / count,
        float(bool(steps)),
        float(numbers[0] == 1),
        sum(log1p(number) for number in numbers) / total,
        sum(number <= 5 for number in numbers) / total,
        sum(5 < number <= 25 for number in numbers) / total,
        sum(25 < number <= 100 for number in numbers) / total,
        sum(number > 1000 for number in numbers) / total,
        sum(number % 100 == 0 for number in numbers) / total,
    ]


def _repetition(
    texts: Sequence[str], filled: Sequence[str], spoken: Sequence[str]
) -> list[float]:
    if not spoken:
        return [0.0] * 5
    distinct = len(set(spoken))
    runs = sum(
        1 for before, after in pairwise(texts) if before == after and before
    )
    tail = next((at for at, text in enumerate(reversed(texts)) if text), 0)
    return [
        distinct / len(spoken),
        float(distinct == 1 and len(spoken) > 1),
        runs / max(1, len(texts) - 1),
        tail / len(texts),
        log1p(len(filled) / distinct),
    ]


def _items_a_cell(items: Sequence[Sequence[str]]) -> list[float]:
    counts = [len(parts) for parts in items if parts] or [0]
    return [
        sum(log1p(count) for count in counts) / len(counts),
        sum(count > 1 for count in counts) / len(counts),
    ]
