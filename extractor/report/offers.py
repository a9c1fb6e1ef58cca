"""Who offered what: the bidders that a cell of a procurement report names, each with the price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from extractor.line_wrapping import LineWrapping
from extractor.model import Line
from extractor.report.items import RawItem, split_items
from extractor.report.line_parts import part_of_line
from extractor.report.prices import (
    Price,
    names_something,
    prices_in,
    without_price_words,
)

# What the name of a bidder begins with.
_BIDDER = re.compile(
    "บริษัท|บมจ|บจก|บจ\\.|ห้าง|หจก|หสม|หสน|ร้าน|สหกรณ์|กลุ่ม|วิสาหกิจ|กิจการ|มหาวิทยาลัย|องค์การ|โรง|อู่|สำนัก|ศูนย์|คุณ|"
    "นาย|นาง|น\\.ส\\.|ว่าที่"
)
# A company is named to its end once it is said to be limited.
_COMPANY = re.compile("บริษัท|ห้าง")
_LIMITED = "จำกัด"
# What closes an offer behind its price: a bracket, and a note such as (ห้าพันบาทถ้วน).
_CLOSING = re.compile(r"\s*\)?\s*(?:\([^()]*\)\s*)?")


@dataclass(frozen=True, slots=True)
class Offer:
    """A bidder and the price.

    Attributes:
        name: Who offered; empty where a text names nobody.
        price: In baht; None where it says no price, or several.
    """

    name: str
    price: Decimal | None


def offer_of(text: str) -> Offer:
    """The bidder and the price that a text names, in whatever order.

    Args:
        text: The text, repaired.

    Returns:
        The offer.

    >>> offer_of("ร้าน ก. การค้า ราคา 12,500.- บาท")
    Offer(name='ร้าน ก. การค้า', price=Decimal('12500'))
    >>> offer_of("98,130.50 บาท : บริษัท ลองทำ จำกัด (มหาชน)")
    Offer(name='บริษัท ลองทำ จำกัด (มหาชน)', price=Decimal('98130.50'))
    """
    prices = prices_in(text)
    if not prices:
        return Offer(text.strip(), None)
    if len({price.amount for price in prices}) > 1:
        return Offer("", None)
    before = without_price_words(text[: prices[0].start])
    after = without_price_words(text[prices[-1].end :])
    return Offer(before or after, prices[0].amount)


def split_offers(
    lines: Sequence[Line], wrapping: LineWrapping
) -> list[RawItem]:
    """Split a cell into the offers that it lists: numbered, or each price with the name before it or behind it.

    Args:
        lines: The lines of the cell, in reading order.
        wrapping: How wide the lines of its column are.

    Returns:
        The offers in order, numbered from 1; a lead sentence before numbered ones is 0.

    >>> lines = [Line("ร้าน ก. 12,500.00 บาท", 1), Line("ร้าน ข.", 1), Line("ราคา 13,000.00 บาท", 1)]
    >>> [[line.text for line in offer.lines] for offer in split_offers(lines, LineWrapping(lines))]
    [['ร้าน ก. 12,500.00 บาท'], ['ร้าน ข.', 'ราคา 13,000.00 บาท']]
    """
    offers: list[RawItem] = []
    for item in split_items(lines, wrapping):
        if item.number == 0:
            offers.append(item)
            continue
        first, *further = _offers_in(item.lines)
        offers.append(replace(item, lines=first))
        offers += [RawItem(0, None, more) for more in further]
    return _numbered(_with_prices(offers))


def _numbered(offers: Sequence[RawItem]) -> list[RawItem]:
    """The offers counted; those that are numbered already, and a lead before them, keep their numbers."""
    if all(offer.marker for offer in offers[1:]):
        return list(offers)
    return [
        replace(offer, number=number) for number, offer in enumerate(offers, 1)
    ]


def _with_prices(offers: Sequence[RawItem]) -> list[RawItem]:
    """Prices that stand in items of their own go to the names before them: the first to the first."""
    texts = [_text_of(offer.lines) for offer in offers]
    alone = [
        index
        for index, text in enumerate(texts)
        if prices_in(text) and not names_something(text)
    ]
    named = [index for index, text in enumerate(texts) if not prices_in(text)]
    if (
        not alone
        or len(alone) != len(named)
        or len(alone) + len(named) != len(offers)
    ):
        return list(offers)
    pairs = zip(named, alone, strict=True)
    return [
        replace(offers[name], lines=(*offers[name].lines, *offers[price].lines))
        for name, price in pairs
    ]


def _offers_in(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The lines of each offer that an item lists without numbers; at least one."""
    text = _text_of(lines)
    prices = prices_in(text)
    starts = (
        _starts_by_price(text, prices) if prices else _starts_of_names(lines)
    )
    bounds = [0, *starts, len(text)]
    parts = [_cut(lines, start, end) for start, end in pairwise(bounds)]
    return [part for part in parts if part] or [tuple(lines)]


def _starts_by_price(text: str, prices: Sequence[Price]) -> list[int]:
    """Where in a text further offers begin."""
    if not names_something(text[: prices[0].start]) and names_something(
        text[prices[-1].end :]
    ):
        return [price.start for price in prices[1:]]
    starts: list[int] = []
    for price, following in pairwise(prices):
        if names_something(text[price.end : following.start]):
            starts.append(_end_of_offer(text, price))
    end = _end_of_offer(text, prices[-1])
    if _BIDDER.match(text, end):
        starts.append(end)
    if not starts and len(prices) > 1:
        return _starts_of_table(text, prices)
    return starts


def _end_of_offer(text: str, price: Price) -> int:
    """Where the next offer would begin."""
    closing = _CLOSING.match(text, price.end)
    return closing.end() if closing else price.end


def _starts_of_table(text: str, prices: Sequence[Price]) -> list[int]:
    """Names one below the other, then their prices: each a part of its own, to be put together later."""
    names = text[: prices[0].start].rstrip()
    starts = [
        place + 1 for place, character in enumerate(names) if character == "\n"
    ]
    if len(starts) + 1 != len(prices):
        return []
    return [*starts, *(price.start for price in prices)]


def _starts_of_names(lines: Sequence[Line]) -> list[int]:
    """Where in the text of names without prices further ones begin: at lines that begin as names of bidders do."""
    starts = []
    place = 0
    name = ""
    for line in lines:
        is_unfinished = (
            _COMPANY.match(name) is not None and _LIMITED not in name
        )
        if name and _BIDDER.match(line.text.strip()) and not is_unfinished:
            starts.append(place)
            name = ""
        name += line.text.strip()
        place += len(line.text) + 1
    return starts


def _text_of(lines: Sequence[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _cut(lines: Sequence[Line], start: int, end: int) -> tuple[Line, ...]:
    """The lines of a part of the text of some lines; what is white space alone is left out."""
    parts = []
    place = 0
    for line in lines:
        first = max(start - place, 0)
        last = min(end - place, len(line.text))
        if first < last and line.text[first:last].strip():
            is_whole = first == 0 and last == len(line.text)
            parts.append(line if is_whole else part_of_line(line, first, last))
        place += len(line.text) + 1
    return tuple(parts)
