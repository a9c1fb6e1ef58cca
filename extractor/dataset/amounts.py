"""Amounts in a dataset: exact numbers where an amount is printed, the words where words stand in its place."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

from extractor.dataset.table_schema import Content

if TYPE_CHECKING:
    import pandas as pd

# Digits of an amount in typed formats, and how many of them stand behind the point: DECIMAL(38, 6).
PRECISION = 38
SCALE = 6
_SMALLEST = Decimal(1).scaleb(-SCALE)
# What does not fit becomes no number, which is no error.
_EXACT = Context(prec=PRECISION, traps=[])


def amount_or_words(field: Content) -> Decimal | str:
    """Say what a cell of amounts holds.

    Args:
        field: What the JSON of a record holds of the field.

    Returns:
        The amount; the text where the cell holds none, or more than one.

    >>> amount_or_words({"text": "1250.50", "items": [{"text": "๑,๒๕๐.๕๐", "value": "1250.50"}]})
    Decimal('1250.50')
    >>> amount_or_words({"text": "ไม่ใช้งบประมาณ", "items": [{"text": "ไม่ใช้งบประมาณ"}]})
    'ไม่ใช้งบประมาณ'
    """
    items = field["items"]
    if len(items) == 1 and "value" in items[0]:
        return Decimal(items[0]["value"])
    return str(field["text"])


def printed_amounts(field: Content, *, grouped: bool) -> str:
    """Say what is printed in a cell of amounts.

    Args:
        field: What the JSON of a record holds of the field.
        grouped: Whether the field is a group of columns.

    Returns:
        The texts of its items, a line each; of a group with what tells the column.

    >>> printed_amounts({"items": [{"key": "ปี 2566", "text": "20,000", "value": "20000"}]}, grouped=True)
    'ปี 2566: 20,000'
    """
    if grouped:
        return "\n".join(
            f"{item.get('key', '')}: {item['text']}" for item in field["items"]
        )
    return "\n".join(item["text"] for item in field["items"])


def typed_amount(value: Any) -> Decimal | None:
    """Give a cell of amounts as a typed format has it.

    Args:
        value: The cell: an amount, words, or nothing.

    Returns:
        The amount; None for anything else, and for one of more than 6 decimals or 32 digits before them.

    >>> typed_amount(Decimal("-92302.00")), typed_amount("ไม่ใช้งบประมาณ")
    (Decimal('-92302.000000'), None)
    """
    if not isinstance(value, Decimal):
        return None
    amount = value.quantize(_SMALLEST, context=_EXACT)
    return amount if amount == value else None


def with_typed_amounts(data: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Leave out the words among amounts.

    Args:
        data: Rows of a table.
        columns: Its columns of amounts.

    Returns:
        The same rows, with amounts or None in these columns.
    """
    import pandas as pd  # slow to import

    typed = data.copy()
    for name in columns:
        amounts = [typed_amount(value) for value in data[name]]
        typed[name] = pd.Series(amounts, index=data.index, dtype=object)
    return typed
