"""An amount as it is printed in a cell becomes a decimal, where the cell says one amount and nothing else."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.model import FieldKind
from normalizer import arabic

# Separators of thousands stand at every third digit or nowhere.
_PROPER = re.compile(
    r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)(?:\.[0-9]+)?"
)
# Words that may stand before an amount and say nothing else.
_BEFORE = "฿|คิดเป็นร้อยละ|ร้อยละ|จำนวนเงิน|จำนวน|เป็นเงิน|วงเงิน|งบประมาณ"
# What closes an amount so that nothing can be written behind it: 1,234.- 1,234/- 1,234=
_CLOSED = r"\.?\s?[/=]?[-–—]+|=|\."
_AMOUNT = re.compile(
    rf"(?:{_BEFORE})?\s*(?P<open>\()?(?P<sign>[-–−+])?(?P<digits>[0-9](?:[0-9,.\s]*[0-9])?)\s*(?P<close>\))?"
    rf"(?:{_CLOSED})?(?P<unit>[^0-9]*)"
)
# Units that an amount may always have.
_UNITS = ("", "บาท", "บาทถ้วน", "ถ้วน", "%", "เปอร์เซ็นต์", "คะแนน")
# Characters of a unit that a header must name for it to be one: บาท has three, a letter alone is in any header.
_SHORTEST_UNIT = 2
# The same amount in words, as Thai public bodies write it behind the figures.
_IN_WORDS = re.compile(
    r"(?P<figures>.*[^\s(])\s*\(\s*(?P<words>[ก-์\s]+)\)", re.DOTALL
)
_BAHT, _WHOLE = "บาท", "ถ้วน"
_WHITE_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"[-–—−\s]*")


def amount_of(
    text: str, kind: FieldKind = "money", header: str = ""
) -> Decimal | None:
    r"""The amount that a cell says.

    Args:
        text: The text of the cell, lines joined by newlines or spaces.
        kind: The kind of its field: brackets make an amount of money negative.
        header: The header of its column: a word of it may stand behind the amount, such as `เรื่อง`.

    Returns:
        The amount with the decimals that are printed; None where the text says none, several, or more than that.

    >>> [str(amount_of(text)) for text in ("๑,๒๓๔.๕๐ บาท", "1,234.-", "(92,302.00)", "1,234,\n567.00", "0")]
    ['1234.50', '1234', '-92302.00', '1234567.00', '0']
    >>> [amount_of(text) for text in ("ไม่ใช้งบประมาณ", "-", "12,34", "1.234,00", "50,000 20,000", "5,000 (ค่าวิทยากร)")]
    [None, None, None, None, None, None]
    >>> amount_of("๑๒ เรื่อง", "number", "จำนวน (เรื่อง)")
    Decimal('12')
    >>> amount_of("๑๒๑ บาท (หนึ่งร้อยยี่สิบเอ็ดบาทถ้วน)"), amount_of("๑๒๑ บาท (หนึ่งร้อยบาทถ้วน)")
    (Decimal('121'), None)
    """
    said_twice = _IN_WORDS.fullmatch(text.strip())
    if said_twice:
        amount = amount_of(said_twice["figures"], kind, header)
        is_proved = amount is not None and _says(said_twice["words"], amount)
        return amount if is_proved else None
    match = _AMOUNT.fullmatch(arabic(text).strip())
    if match is None or not _is_unit(match["unit"], header):
        return None
    if (match["open"] is None) != (match["close"] is None):
        return None
    number = _number_of(match["digits"])
    if number is None or match["open"] is None:
        return (
            -number
            if number is not None and match["sign"] not in (None, "+")
            else number
        )
    return -number if kind == "money" and match["sign"] is None else None


def _says(words: str, amount: Decimal) -> bool:
    """Whether words say an amount of baht, `สิบบาทถ้วน` or `สิบบาท`."""
    if _BAHT not in words or amount < 0:
        return False
    # It takes as long to load as a page to read, and few reports have amounts in words.
    from pythainlp.util.numtoword import bahttext

    said = _WHITE_SPACE.sub("", words).removesuffix(_WHOLE)
    return said == str(bahttext(float(amount))).removesuffix(_WHOLE)


def is_dash(text: str) -> bool:
    """Whether a cell says that there is nothing: it is blank or holds but a dash.

    Args:
        text: The text of the cell, such as `-`.

    Returns:
        Whether it does.
    """
    return _DASHES.fullmatch(text) is not None


def _is_unit(text: str, header: str) -> bool:
    unit = _WHITE_SPACE.sub("", text).rstrip(".")
    if unit in _UNITS:
        return True
    return len(unit) >= _SHORTEST_UNIT and unit in _WHITE_SPACE.sub("", header)


def _number_of(digits: str) -> Decimal | None:
    """The number that some digits are; where white space parts them, they are one only if a part alone is none."""
    joined = _WHITE_SPACE.sub("", digits)
    if not _PROPER.fullmatch(joined):
        return None
    parts = digits.split()
    if len(parts) > 1 and all(_PROPER.fullmatch(part) for part in parts):
        return None
    return Decimal(joined.replace(",", ""))
