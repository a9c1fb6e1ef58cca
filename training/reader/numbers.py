"""Numbers in every shape that Thai reports give them."""

from __future__ import annotations

import random
from collections.abc import Callable

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# Most reports are written in Thai digits.
_THAI_SHARE = 0.62
_MONTH_NAMES = """
มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.
"""
_UNIT_NAMES = """
บาท คน ครั้ง ราย เรื่อง โครงการ ข้อ หน้า ฉบับ แห่ง ช่อง วัน เดือน ปี ชั่วโมง นาที หมู่ ครัวเรือน ไร่ เมตร
กิโลเมตร ตร.ม. ลบ.ม. กม. ตัว ชุด เครื่อง กิจกรรม มาตรการ คะแนน ตัวชี้วัด อัตรา % ร้อยละ ล้านบาท
"""
_LEADS = """
จำนวน ร้อยละ รวม ปี พ.ศ. ข้อ มาตรา หมวด ลำดับที่ ครั้งที่ ฉบับที่ เลขที่ หมู่ที่ ที่ หน้า งบประมาณ โทร. โทรศัพท์
คะแนน ประมาณ ไม่เกิน ตั้งแต่ ระดับ ตัวชี้วัดที่ O ข้อที่ วันที่ เวลา เป็นเงิน คิดเป็นร้อยละ ไตรมาสที่ ปีงบประมาณ
"""
_MONTHS = _MONTH_NAMES.split()
_UNITS = _UNIT_NAMES.split()
# Words that stand before a number.
_BEFORE = _LEADS.split()
# What stands between a number and a word.
_GAPS = (" ", " ", "")
# What the numbers of offices' letters begin with.
_OFFICE_LIST = """
กค (กวจ)|มท|มท ๐๘๐๘.๒/ว|นร|ปช|ปช ๐๐๐๔/ว|ที่ นร|ศธ|สธ|ยธ|กษ|อว|ดศ
ลต|นม|ชม|สฎ|รย|ขก|อบ|ปท|สป|ด่วนที่สุด ที่ มท|ว|คส|ที่ ปข
"""
_OFFICES = _OFFICE_LIST.strip().replace("\n", "|").split("|")
# Letters that number items of lists, in their order.
_LIST_LETTERS = "กขคงจฉชซฌญ"
# What follows an amount of money, besides its satang.
_BAHT_ENDS = ("", "", ".-", ".00")


def number(rng: random.Random) -> str:
    """Write a number of some shape, with or without words around it.

    Args:
        rng: Decides; the same state gives the same text.

    Returns:
        The number, in Thai digits more often than not, such as `งบประมาณ ๑,๒๓๔.๕๐ บาท`.
    """
    shape = rng.choice(_SHAPES)
    text = shape(rng)
    surroundings = rng.random()
    if surroundings < 0.3:
        word = rng.choice(_BEFORE)
        text = f"{word}{rng.choice(_GAPS)}{text}"
    if surroundings > 0.5:
        gap = rng.choice(_GAPS)
        text = f"{text}{gap}{rng.choice(_UNITS)}"
    return in_some_digits(text, rng)


def list_marker(rng: random.Random) -> str:
    """Write what begins an item of a list.

    Args:
        rng: Decides; the same state gives the same text.

    Returns:
        A marker such as `๑.`, `(ก)` or `2.3.1`.
    """
    is_low = rng.random() < 0.75
    count = rng.randint(1, 9) if is_low else rng.randint(10, 120)
    letter = rng.choice(_LIST_LETTERS)
    section = f"{rng.randint(1, 12)}.{rng.randint(1, 19)}"
    weight_by_marker = (
        (f"{count}.", 6),
        (f"{count})", 2),
        (f"({count})", 3),
        (f"{letter}.", 1),
        (f"({letter})", 1),
        (section, 3),
        (f"{section}.{count}", 1),
        (f"{count}", 0.5),
    )
    markers = [marker for marker, _ in weight_by_marker]
    weights = [weight for _, weight in weight_by_marker]
    return in_some_digits(rng.choices(markers, weights)[0], rng)


def in_some_digits(text: str, rng: random.Random) -> str:
    """Write a text's digits in Arabic or in Thai.

    Args:
        text: A text with Arabic digits, such as `ปี 2566`.
        rng: Decides; the same state gives the same text.

    Returns:
        The text as it is, or with Thai digits: `ปี ๒๕๖๖`.
    """
    return text.translate(THAI_DIGITS) if rng.random() < _THAI_SHARE else text


def _digits(rng: random.Random, fewest: int, most: int) -> str:
    """So many digits at random."""
    count = rng.randint(fewest, most)
    return "".join(rng.choices("0123456789", k=count))


def _plain(rng: random.Random) -> str:
    most = 10 ** rng.randint(1, 5)
    return str(rng.randint(0, most))


def _money(rng: random.Random) -> str:
    most = 10 ** rng.randint(3, 9)
    amount = rng.randint(1, most)
    satang = f".{_digits(rng, 2, 2)}"
    return f"{amount:,}{rng.choice((*_BAHT_ENDS, satang))}"


def _share(rng: random.Random) -> str:
    value = f"{rng.uniform(0, 100):.{rng.randint(0, 2)}f}"
    return rng.choice((value, f"{value}%", f"{value} %", f"ร้อยละ {value}"))


def _year(rng: random.Random) -> str:
    is_buddhist = rng.random() < 0.85
    year = rng.randint(2540, 2580) if is_buddhist else rng.randint(1990, 2030)
    shapes = (
        f"{year}",
        f"พ.ศ. {year}",
        f"ปี {year}",
        f"พ.ศ.{year}",
        f"{year} - {year + 4}",
        f"{year}–{year + 4}",
    )
    return rng.choice(shapes)


def _date(rng: random.Random) -> str:
    day = rng.randint(1, 31)
    year = rng.randint(2555, 2572)
    month = rng.choice(_MONTHS)
    shapes = (
        f"{day} {month} {year}",
        f"วันที่ {day} เดือน {month} พ.ศ. {year}",
        f"{day} {month} {year % 100}",
        f"{day}/{rng.randint(1, 12)}/{year}",
        f"{day:02}/{rng.randint(1, 12):02}/{year % 100}",
        f"{month} {year}",
        f"{month} {year} - {rng.choice(_MONTHS)} {year + 1}",
        f"{year - 543}-{rng.randint(1, 12):02}-{day:02}",
    )
    return rng.choice(shapes)


def _time(rng: random.Random) -> str:
    mark = rng.choice(".:")
    hour = rng.randint(0, 23)
    minutes = (0, 0, 15, 30, 45, rng.randint(0, 59))
    clock = f"{hour:02}{mark}{rng.choice(minutes):02}"
    shapes = (
        f"{clock} น.",
        f"{clock}",
        f"{clock} - {rng.randint(9, 20)}{mark}30 น.",
        f"{clock} นาฬิกา",
    )
    return rng.choice(shapes)


def _phone(rng: random.Random) -> str:
    area = f"0{_digits(rng, 1, 1)}"
    line = _digits(rng, 4, 4)
    shapes = (
        f"{area}-{_digits(rng, 3, 3)}-{line}",
        f"{area}{_digits(rng, 1, 1)}-{_digits(rng, 3, 3)}-{line}",
        f"{area} {_digits(rng, 3, 3)} {line}",
        f"{area}{_digits(rng, 8, 8)}",
        f"{area}-{_digits(rng, 3, 3)}-{line} ต่อ {_digits(rng, 2, 3)}",
    )
    return rng.choice(shapes)


def _law(rng: random.Random) -> str:
    year = rng.randint(2540, 2572)
    shapes = (
        f"{rng.randint(1, 999)}/{year}",
        f"ที่ {rng.randint(1, 2000)}/{year}",
        f"(ฉบับที่ {rng.randint(2, 9)}) พ.ศ. {year}",
    )
    return rng.choice(shapes)


def _section(rng: random.Random) -> str:
    depth = rng.randint(2, 4)
    return ".".join(str(rng.randint(1, 19)) for _ in range(depth))


def _document(rng: random.Random) -> str:
    head = _digits(rng, 4, 5)
    tail = rng.randint(1, 9999)
    division = f".{_digits(rng, 1, 2)}"
    part = rng.choice(("", ".", division))
    office = rng.choice(_OFFICES)
    circular = rng.choice(("", "ว ", "ว"))
    return f"{office} {head}{part}/{circular}{tail}"


def _range(rng: random.Random) -> str:
    low = rng.randint(0, 500)
    between = rng.choice(("-", " - ", "–", " ถึง ", "/", " / "))
    high = low + rng.randint(1, 500)
    return f"{low}{between}{high}"


def _run(rng: random.Random) -> str:
    """Digits in no order that one could guess."""
    one = _digits(rng, 1, 13)
    two = f"{_digits(rng, 1, 5)}{rng.choice('-/.,: ')}{_digits(rng, 1, 6)}"
    return rng.choice((one, two))


def _sum(rng: random.Random) -> str:
    """Amounts that are reckoned with: (20+12)=32, 3 x 4 = 12."""
    one = rng.randint(0, 10 ** rng.randint(1, 4))
    two = rng.randint(0, 10 ** rng.randint(1, 3))
    sign = rng.choice("+-−×x*/÷")
    gap = rng.choice(("", "", " "))
    total = rng.randint(0, 10 ** rng.randint(1, 5))
    shapes = (
        f"({one}{gap}{sign}{gap}{two}){gap}={gap}{total:,}",
        f"{one}{gap}{sign}{gap}{two}{gap}={gap}{total}",
        f"{one:,}{gap}{sign}{gap}{two}",
        f"{rng.choice('+-−±<>≤≥')}{one}",
        f"{rng.choice('+-−±')}{one}.{_digits(rng, 1, 2)}",
    )
    return rng.choice(shapes)


def _identity(rng: random.Random) -> str:
    """A citizen's number, in groups of digits as on identity cards."""
    return "-".join(_digits(rng, count, count) for count in (1, 4, 5, 2, 1))


_Shape = Callable[[random.Random], str]
# A shape that stands twice is twice as frequent.
_SHAPES: tuple[_Shape, ...] = (
    _plain,
    _plain,
    _money,
    _money,
    _share,
    _share,
    _year,
    _year,
    _date,
    _date,
    _time,
    _phone,
    _law,
    _section,
    _document,
    _range,
    _run,
    _run,
    _run,
    _sum,
    _sum,
    _identity,
)
