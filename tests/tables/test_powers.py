"""The powers of units in scans are written as text layers have them; marks of notes stay raised."""

from __future__ import annotations

import pytest

from extractor.tables.powers import with_plain_powers


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("พื้นที่ 320 ม.² แล้วเสร็จ", "พื้นที่ 320 ม.2 แล้วเสร็จ"),
        ("1,850 ลบ.ม.³", "1,850 ลบ.ม.3"),
        ("12 km² 5 cm³", "12 km2 5 cm3"),
        ("3 x 10⁶", "3 x 10⁶"),
        ("เบิกจ่าย 1,250¹ บาท", "เบิกจ่าย 1,250¹ บาท"),
        ("รั่วไหล¹ ม.²", "รั่วไหล¹ ม.2"),
        ("อบต.¹", "อบต.¹"),
        ("", ""),
    ],
)
def test_powers_of_units_are_plain(text: str, plain: str) -> None:
    assert with_plain_powers(text) == plain
    assert len(plain) == len(text)
