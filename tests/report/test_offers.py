"""Bidders and their prices, in whatever way a cell lists them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.line_wrapping import LineWrapping
from extractor.report.offers import offer_of, split_offers
from tests.helpers.report_tables import lines, read_rows

FIELDS = ("ordinal", "item", "bidders", "selected")
NAMES = (
    "ร้านสมมติพาณิชย์",
    "หจก.ไม่มีจริงวิศวกรรม",
    "บริษัท แบบฝึกหัด (ประเทศไทย) จำกัด",
    "บริษัท ลองทำ จำกัด (มหาชน)",
    "ห้างหุ้นส่วนจำกัด ทดลองการโยธา",
    "ร้าน 99 การค้า",
    "นายสมชาย ใจดี",
    "หจก. โชคชัย 2005",
    "บจก.ตัวอย่าง",
    "ร้านรวมเงิน",
)
# How a bidder and a price are written; the price with two decimals.
WRITTEN: dict[str, Callable[[str, Decimal], str]] = {
    "blank": lambda name, price: f"{name} {price:,} บาท",
    "no unit": lambda name, price: f"{name} {price:,}",
    "line": lambda name, price: f"{name}\n{price:,}",
    "line, unit": lambda name, price: f"{name}\n{price:,}\nบาท",
    "ราคา": lambda name, price: f"{name}\nราคา {price:,} บาท",
    "ราคา, line": lambda name, price: f"{name}\nราคา\n{price:,} บาท",
    "เสนอราคา": lambda name, price: f"{name} เสนอราคา {price:,} บาท",
    "ราคาที่เสนอ": lambda name, price: f"{name}\nราคาที่เสนอ: {price:,}",
    "เป็นเงิน": lambda name, price: f"{name} เป็นเงิน {price:,} บาท",
    "จำนวนเงิน": lambda name, price: f"{name} จำนวนเงิน {price:,} บาท",
    "slash": lambda name, price: f"{name} / {price:,}",
    "slash, line": lambda name, price: f"{name} / \n{price:,}",
    "colon": lambda name, price: f"{name}: {price:,}",
    "equals": lambda name, price: f"{name} = {price:,} บาท",
    "dash": lambda name, price: f"{name} - {price:,} บาท",
    "brackets": lambda name, price: f"{name} ({price:,})",
    "brackets, unit": lambda name, price: f"{name}\n({price:,} บาท)",
    "in words": lambda name, price: f"{name} ราคา {price:,} บาท (ห้าพันบาทถ้วน)",
    "price first": lambda name, price: f"{price:,} บาท\n{name}",
    "price, slash": lambda name, price: f"{price:,} / {name}",
}
LISTED: dict[str, Callable[[int, str], str]] = {
    "plain": lambda _number, text: text,
    "1.": lambda number, text: f"{number}. {text}",
    "1)": lambda number, text: f"{number}) {text}",
    "(1)": lambda number, text: f"({number}) {text}",
    "-": lambda _number, text: f"- {text}",
}
PRICES = st.decimals(min_value=100, max_value=10**8, places=2)


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), PRICES), min_size=1, max_size=4),
    st.sampled_from(sorted(WRITTEN)),
    st.sampled_from(sorted(LISTED)),
)
def test_every_bidder_has_the_price_that_was_printed(
    offers: list[tuple[str, Decimal]], written: str, listed: str
) -> None:
    printed = [
        LISTED[listed](number, WRITTEN[written](*offer))
        for number, offer in enumerate(offers, 1)
    ]
    read = read_rows(
        "procurement", FIELDS, [["1", "ซื้อวัสดุ", "\n".join(printed), ""]]
    )
    items = read.records[0].items["bidders"]
    assert [(item.name.replace(" ", ""), item.value) for item in items] == [
        (name.replace(" ", ""), price) for name, price in offers
    ]


@pytest.mark.parametrize(
    ("text", "name", "price"),
    [
        ("ร้าน ก. ราคา ๑๒,๕๐๐.- บาท", "ร้าน ก.", "12500"),
        ("ร้าน ก. 12500", "ร้าน ก.", "12500"),
        ("ร้าน ก. 5,000 บาทถ้วน", "ร้าน ก.", "5000"),
        ("หจก. โชคชัย (2005) : 12,000", "หจก. โชคชัย (2005)", "12000"),
        (
            "บริษัท ก จำกัด\n(เลขประจำตัวผู้เสียภาษี 0105561234567)\n12,000.00",
            None,
            "12000.00",
        ),
        ("ร้าน ก. ราคา 1,234,\n567.00 บาท", "ร้าน ก.", "1234567.00"),
    ],
)
def test_a_bidder_and_a_price(text: str, name: str | None, price: str) -> None:
    offer = offer_of(text)
    assert name in (None, offer.name)
    assert str(offer.price) == price


@pytest.mark.parametrize(
    "text",
    ["ร้าน ก.", "หจก. โชคชัย 2005 จำกัด", "ไม่มีผู้เสนอราคา", "ตามเอกสารแนบ 1/2566"],
)
def test_words_without_a_price_stay_words(text: str) -> None:
    (item,) = (
        read_rows("procurement", FIELDS, [["1", "ซื้อวัสดุ", text, ""]])
        .records[0]
        .items["bidders"]
    )
    assert item.value is None
    assert item.published == text


def test_two_prices_of_one_bidder_are_not_one() -> None:
    read = read_rows(
        "procurement",
        FIELDS,
        [["1", "ซื้อ", "", "ร้าน ก. เสนอราคา 100.00 บาท ตกลงราคา 90.00 บาท"]],
    )
    (item,) = read.records[0].items["selected"]
    assert item.value is None
    assert item.published == "ร้าน ก. เสนอราคา 100.00 บาท ตกลงราคา 90.00 บาท"


def test_names_below_each_other_and_then_their_prices() -> None:
    cell = lines("ร้าน ก\nร้าน ข\n100.00\n200.00")
    assert [
        [line.text for line in offer.lines]
        for offer in split_offers(cell, LineWrapping(cell))
    ] == [
        ["ร้าน ก", "100.00"],
        ["ร้าน ข", "200.00"],
    ]


def test_names_without_prices_begin_as_names_do() -> None:
    cell = lines("บริษัท เอ\nกลุ่มธุรกิจ จำกัด\nร้าน ข\nการค้า")
    assert [
        len(offer.lines) for offer in split_offers(cell, LineWrapping(cell))
    ] == [2, 2]


def test_a_bidder_and_a_price_as_they_are_published() -> None:
    rows = [
        [
            "1",
            "ซื้อวัสดุ",
            "1. ร้าน ก. / 12,500.00\n2. ร้าน ข. / 13,000.00",
            "ร้าน ก. / 12,500.00",
        ]
    ]
    record = read_rows("procurement", FIELDS, rows).records[0]
    assert record.text("bidders") == "1. ร้าน ก. 12500.00\n2. ร้าน ข. 13000.00"
    assert record.text("selected") == "ร้าน ก. 12500.00"
    assert record.items["selected"][0].text == "ร้าน ก. / 12,500.00"
