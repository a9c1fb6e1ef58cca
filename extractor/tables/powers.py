"""Raised figures that are powers of units and of ten (250 ม.²), and refer to no note."""

from __future__ import annotations

import re

# What digits are raised on that are the value's own: units of area and volume, and powers of ten.
MEASURED = re.compile(
    r"(?:(?<![ก-๎])(?:ตร\.?\s?|ลบ\.?\s?)?[กซมด]?ม\.?|เมตร|วา|นิ้ว|ฟุต|(?<![A-Za-z])(?:[kcmd]?m|ft|in)\.?|[x×]\s?10)\s*$"
)
_CODED = re.compile("[⁰¹²³⁴-⁹]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def with_plain_powers(text: str) -> str:
    """Write the powers of units as text layers have them, whose figures are raised as they are set, not by their code.

    Args:
        text: A line that was read from a picture, such as `พื้นที่ 250 ม.²`.

    Returns:
        The same text, as long: `พื้นที่ 250 ม.2`; marks of notes (`1,250¹`) and powers of ten stay raised.
    """

    def plain(power: re.Match[str]) -> str:
        before = text[: power.start()]
        # 10⁶ would be another number.
        is_of_unit = MEASURED.search(before) and not before[-1:].isdigit()
        return power[0].translate(_PLAIN) if is_of_unit else power[0]

    return _CODED.sub(plain, text)
