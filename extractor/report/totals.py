"""What speaks for a row that sums up others: its words, and that its amounts are the sum or the mean of theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from extractor.model import FieldKind
from normalizer import squeezed

Amounts = Mapping[int, Decimal]

# How the name of a total begins; some records begin so, too: รวมพลังชุมชน.
_BEGINS = re.compile(
    "(?:ยอด|คะแนน|ค่า|ผล|จำนวน|เงิน|งบประมาณ|สรุป|ภาพ|โดย)?(?:รวม|เฉลี่ย|ทั้งสิ้น|ทั้งหมด|ยกมา|ยกไป)|(?:sub|grand)?-?total|sum|average|mean",
    re.IGNORECASE,
)
# Words of which a name can only be that of a total.
_WORDS = (
    "ยอด|คะแนน|ค่า|ผล|จำนวน|เงิน|งบประมาณ|สรุป|ภาพ|โดย|รวม|เฉลี่ย|ทั้งสิ้น|ทั้งหมด|ทั้ง|ทุก|ยกมา|ยกไป|เป็น|สุทธิ|ย่อย|ใหญ่|กลุ่ม|ร้อยละ|"
    "ประเภท|ด้าน|หมวด|หน้า|นี้|ปี|บาท|โครงการ|กิจกรรม|เรื่อง|รายการ|แห่ง|หน่วยงาน|แผนงาน|ยุทธศาสตร์|ระดับ|จังหวัด|อำเภอ|ประเทศ|"
    "sub|grand|total|sum|average|mean|[0-9๐-๙]|[\\W_]"
)
_BARE = re.compile(f"(?:{_WORDS})+", re.IGNORECASE)
# How far a mean may be off that was rounded to two decimals, and one that was cut off there.
_ROUNDING = Decimal("0.01")
# Rows that a sum or a mean must have, else any row is the sum of the one above.
FEWEST_ROWS = 2


def begins_as_total(label: str) -> bool:
    """Whether the name of a row begins as those of totals do.

    Args:
        label: The name, such as `รวมทั้งสิ้น`; also `รวมพลังชุมชน`, which is none.

    Returns:
        Whether it does.

    >>> [begins_as_total(label) for label in ("รวมทั้งสิ้น", "คะแนนเฉลี่ย", "รวมพลังชุมชน", "โครงการรวมพลัง")]
    [True, True, True, False]
    """
    return _BEGINS.match(squeezed(label)) is not None


def is_bare_total(label: str) -> bool:
    """Whether the name of a row is that of a total and nothing else.

    Args:
        label: The name.

    Returns:
        Whether it is.

    >>> [is_bare_total(label) for label in ("รวม ๕ โครงการ", "เฉลี่ยกลุ่ม", "รวมพลังชุมชน", "โครงการ")]
    [True, True, False, False]
    """
    word = squeezed(label)
    return _BEGINS.match(word) is not None and _BARE.fullmatch(word) is not None


def is_worded_sum(text: str) -> bool:
    """Whether one text says a sum: that of a total that is merged over all columns.

    Args:
        text: The text.

    Returns:
        Whether it does.

    >>> is_worded_sum("รวมทั้งสิ้น ๑๐ โครงการ งบประมาณ ๔๕๔,๐๐๐ บาท")
    True
    """
    return begins_as_total(text) and any(
        character.isdigit() for character in text
    )


class RunningSums:
    """Sums of the rows since a place of a table, by column."""

    def __init__(self, kinds: Mapping[int, FieldKind]) -> None:
        """Begin with no rows.

        Args:
            kinds: The kind of field of each column (0-based) that holds amounts.
        """
        self._kinds = kinds
        self._sums: dict[int, Decimal] = {}
        self._counts: dict[int, int] = {}
        self.rows = 0

    def add(self, amounts: Amounts) -> None:
        """Add a row.

        Args:
            amounts: Its amount in each column that has one.
        """
        self.rows += 1
        for col, amount in amounts.items():
            self._sums[col] = self._sums.get(col, Decimal(0)) + amount
            self._counts[col] = self._counts.get(col, 0) + 1

    def are(self, amounts: Amounts, fewest_rows: int = FEWEST_ROWS) -> bool:
        """Whether a row holds the sums of the rows so far, or their means.

        Args:
            amounts: The amounts of the row; shares of a hundred do not count.
            fewest_rows: How many rows must have been added.

        Returns:
            Whether all of them are sums, or all are means; False where all are nought.
        """
        compared = {
            col: amount
            for col, amount in amounts.items()
            if self._kinds.get(col) != "percent"
        }
        if self.rows < fewest_rows or not any(compared.values()):
            return False
        return all(self._is_sum(*pair) for pair in compared.items()) or all(
            self._is_mean(*pair) for pair in compared.items()
        )

    def _is_sum(self, col: int, amount: Decimal) -> bool:
        return amount == self._sums.get(col, Decimal(0))

    def _is_mean(self, col: int, amount: Decimal) -> bool:
        """Whether an amount is the mean of a column; of money nobody prints one."""
        count = self._counts.get(col, 0)
        if count == 0 or self._kinds.get(col) == "money":
            return False
        return abs(self._sums[col] / count - amount) <= _ROUNDING
