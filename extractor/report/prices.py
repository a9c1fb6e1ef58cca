"""Prices in the text of an offer: which of its numbers are amounts of money, and which are part of a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from normalizer import arabic

# Words that say of a number that it is a price; they may stand close to a name.
_PRICE = (
    "(?:ผู้)?(?:ที่)?(?:เสนอ|ตกลง|ยื่น|ใน)?ราคา(?:ที่)?"
    "(?:เสนอ|ตกลง|รวม|สุทธิ|ซื้อ|จ้าง|หรือ|/)*"
    "|(?:รวม)?เป็น(?:จำนวน)?เงิน(?:ทั้งสิ้น)?"
)
# Words that say so only where they stand by themselves: the name of a shop may end with them.
_APART = "จำนวนเงิน|จำนวน|วงเงิน(?:สัญญา)?|มูลค่า|รวม(?:ทั้งสิ้น)?|เสนอ|ตกลง|เงิน|ทั้งสิ้น|บาทถ้วน|บาท"
_STOPS = r"[\s:/|=,;–—-]"
# A number of money: with separators of thousands (a narrow column may break the line behind one), or plain.
_NUMBER = (
    r"(?:[1-9][0-9]{0,2}(?:,\s?[0-9]{3})+|[1-9][0-9]*|0)(?:\.\s?[0-9]{1,2})?"
)
_CANDIDATE = re.compile(
    rf"(?P<cue>(?:{_PRICE}|(?:^|(?<=\s))(?:{_APART}))\s*[:=]?\s*|[:/|=]\s*)?(?<![0-9])(?<![0-9][.,/-])"
    rf"(?P<number>{_NUMBER})(?![0-9]|,\s?[0-9]|[./-][0-9])"
    r"(?P<unit>\s*(?:\.?\s?[/=]?[-–—]+|=)?\s*(?:บาทถ้วน|บาท|฿)|\s?(?:\.\s?[/=]?[-–—]+|/[-–—]+)|[-–—]+(?=\s|$)|=(?=\s|$))?"
)
_LINE_START = re.compile(r"(?:^|\n)\s*$")
_LINE_END = re.compile(r"\s*(?:$|\n|\))")
_FRONT = re.compile(rf"(?:{_STOPS}|[\])]|(?:{_PRICE})|(?:{_APART})(?=\s|$))*")
_BACK = re.compile(
    rf"(?:{_STOPS}|[\[(]|(?:{_PRICE})(?=[\s:/|=(]*$)|(?:^|(?<=\s))(?:{_APART})(?=[\s:/|=(]*$))+$"
)
_LETTER = re.compile("[ก-ฮA-Za-z]")
_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Price:
    """A price in a text.

    Attributes:
        start: Where it begins, with the word that announces it.
        end: Where it ends, with its unit.
        amount: What it is, in baht.
    """

    start: int
    end: int
    amount: Decimal


def prices_in(text: str) -> list[Price]:
    """The prices in a text.

    Args:
        text: The text of an offer, lines joined by newlines or spaces.

    Returns:
        The prices in order. A plain number is one if a word or a sign announces it, a unit follows it, or it stands
        alone on its line; at the end of the text only where no other number is a price.

    >>> [str(price.amount) for price in prices_in("หจก. โชคชัย 2005 ราคา 12,500.00 บาท")]
    ['12500.00']
    >>> [str(price.amount) for price in prices_in("ร้าน ก. 12500")]
    ['12500']
    """
    candidates = list(_CANDIDATE.finditer(arabic(text)))
    prices = [_price(match) for match in candidates if _is_price(match)]
    if not prices and candidates and _ends_text(candidates[-1]):
        prices = [_price(candidates[-1])]
    return prices


def without_price_words(text: str) -> str:
    """A name without the words and signs that announce a price before it or behind it.

    Args:
        text: A part of the text of an offer, such as `ร้าน ก. เสนอราคา`.

    Returns:
        The name.

    >>> without_price_words("ร้าน ก. เสนอราคา : ")
    'ร้าน ก.'
    """
    name = _BACK.sub("", text)
    front = _FRONT.match(name)
    name = name[front.end() :] if front else name
    return _unbracketed(name.strip())


def names_something(text: str) -> bool:
    """Whether a part of an offer has more to say than a price.

    Args:
        text: The part.

    Returns:
        Whether it has letters besides the words that announce a price, and notes in brackets.
    """
    without_notes = re.sub(r"\([^()]*\)", "", without_price_words(text))
    return _LETTER.search(without_notes) is not None


def _unbracketed(name: str) -> str:
    """A name that stands in brackets as a whole, without them."""
    is_bracketed = (
        name.startswith("(") and name.endswith(")") and name.count("(") == 1
    )
    return name[1:-1].strip() if is_bracketed else name


def _price(match: re.Match[str]) -> Price:
    digits = _WHITE_SPACE.sub("", match["number"]).replace(",", "")
    return Price(match.start(), match.end(), Decimal(digits))


def _is_price(match: re.Match[str]) -> bool:
    """Whether a number is a price, whatever others there are."""
    number = match["number"]
    if match["unit"] or "," in number or "." in number:
        return True
    ends_line = _LINE_END.match(match.string, match.end()) is not None
    begins_line = (
        _LINE_START.search(match.string[: match.start("number")]) is not None
    )
    return ends_line and (match["cue"] is not None or begins_line)


def _ends_text(match: re.Match[str]) -> bool:
    """Whether a number stands at the end of a text, apart from the word before."""
    before = match.string[: match.start("number")]
    return (
        match.string[match.end() :].strip() == ""
        and before[-1:].isspace()
        and before.strip() != ""
    )
