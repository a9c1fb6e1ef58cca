"""Amounts in cells: what is printed in whatever way is the decimal that it says, and what is not sure is none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.report.amounts import amount_of, is_dash

TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
STYLES: dict[str, Callable[[Decimal], str]] = {
    "plain": str,
    "thousands": lambda amount: f"{amount:,}",
    "baht": lambda amount: f"{amount:,} บาท",
    "baht in full": lambda amount: f"{amount:,}บาทถ้วน",
    "sign": lambda amount: f"฿{amount:,}",
    "Thai digits": lambda amount: f"{amount:,}".translate(TO_THAI),
    "blanks around": lambda amount: f"  {amount:,}  ",
    "broken behind a comma": lambda amount: f"{amount:,}".replace(",", ",\n"),
    "broken before a comma": lambda amount: f"{amount:,}".replace(",", "\n,"),
}


@given(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.sampled_from(sorted(STYLES)),
)
def test_an_amount_is_the_decimal_that_was_printed(
    amount: Decimal, style: str
) -> None:
    assert str(amount_of(STYLES[style](amount))) == str(amount)


@given(
    st.integers(min_value=0, max_value=10**12),
    st.sampled_from([".-", ".–", "/-", ".- บาท", "=", " .-", "."]),
)
def test_an_amount_that_is_closed_behind_is_a_whole_one(
    amount: int, closed: str
) -> None:
    assert amount_of(f"{amount:,}{closed}") == amount


@given(st.decimals(min_value=1, max_value=10**9, places=2))
def test_amounts_below_nought_have_a_sign_or_brackets(amount: Decimal) -> None:
    assert (
        amount_of(f"-{amount:,}")
        == amount_of(f"({amount:,})")
        == amount_of(f"({amount:,}) บาท")
        == -amount
    )


@given(
    st.integers(min_value=1, max_value=10**9),
    st.integers(min_value=1, max_value=10**9),
    st.sampled_from([" ", "\n"]),
)
def test_two_amounts_are_not_one(one: int, other: int, between: str) -> None:
    assert amount_of(f"{one:,}{between}{other:,}") is None


@pytest.mark.parametrize(
    "text",
    [
        "ไม่ใช้งบประมาณ",
        "-",
        "",
        "1.234,00",
        "12,34",
        "1,2345",
        "1,23,456",
        "5,000 (ค่าวิทยากร)",
        "(5,000",
        "5,000)",
        "16 ก.พ. 2566",
        "1/2566",
        "50,000\n20,000",
        "อบต. 50,000",
        "1,000 ต่อปี",
        "- 5,000",
        "15 20",
        "l,234",
    ],
)
def test_what_is_not_sure_is_no_amount(text: str) -> None:
    assert amount_of(text) is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("ร้อยละ ๘๐", "80"),
        ("12.5%", "12.5"),
        ("คิดเป็นร้อยละ 91.38", "91.38"),
        ("100 %", "100"),
        ("๐.๐๐", "0.00"),
    ],
)
def test_shares_of_a_hundred(text: str, amount: str) -> None:
    assert str(amount_of(text, "percent")) == amount


def test_a_unit_is_one_where_the_header_names_it() -> None:
    assert amount_of("๑๒ เรื่อง", "number", "จำนวน (เรื่อง)") == 12
    assert amount_of("๑๒ เรื่อง", "number", "จำนวนที่รับ") is None


def test_a_number_in_brackets_is_below_nought_only_where_it_is_money() -> None:
    assert amount_of("(3)", "number") is None


def test_a_printed_nought_is_no_dash() -> None:
    assert [is_dash(text) for text in ("-", " – ", "", "0", "๐")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,250 บาท (หนึ่งพันสองร้อยห้าสิบบาทถ้วน)", "1250"),
        ("๒,๕๐๐,๐๐๐.-\n(สองล้าน\nห้าแสนบาท)", "2500000"),
        ("99.75 บาท (เก้าสิบเก้าบาทเจ็ดสิบห้าสตางค์)", "99.75"),
    ],
)
def test_an_amount_in_words_behind_proves_the_figures(
    text: str, amount: str
) -> None:
    assert str(amount_of(text)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "1,250 บาท (หนึ่งพันสองร้อยบาทถ้วน)",
        "1,250 (ค่าวิทยากร)",
        "1,250 (พันบาท)",
        "-50 (ห้าสิบบาทถ้วน)",
    ],
)
def test_words_that_say_another_amount_leave_it_open(text: str) -> None:
    assert amount_of(text) is None
