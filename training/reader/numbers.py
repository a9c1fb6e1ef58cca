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
_MONTHS, _UNITS, _BEFORE = _MONTH_NAMES.split(), _UNIT_NAMES.split(), _LEADS.split()
_OFFICES = (
    *("กค (กวจ)", "มท", "มท ๐๘๐๘.๒/ว", "นร", "ปช", "ปช ๐๐๐๔/ว", "ที่ นร", "ศธ", "สธ", "ยธ", "กษ", "อว", "ดศ"),
    *("ลต", "นม", "ชม", "สฎ", "รย", "ขก", "อบ", "ปท", "สป", "ด่วนที่สุด ที่ มท", "ว", "คส", "ที่ ปข"),
)
_LISTS = "กขคงจฉชซฌญ"


def number(chance: random.Random) -> str:
    """A number of some shape, in Thai digits more often than not, with or without words around it."""
    text = chance.choice(_SHAPES)(chance)
    kind = chance.random()
    if kind < 0.3:
        text = f"{chance.choice(_BEFORE)}{chance.choice((' ', ' ', ''))}{text}"
    if kind > 0.5:
        text = f"{text}{chance.choice((' ', ' ', ''))}{chance.choice(_UNITS)}"
    return in_some_digits(text, chance)


def marker(chance: random.Random) -> str:
    """What begins an item of a list."""
    count = str(chance.randint(1, 9) if chance.random() < 0.75 else chance.randint(10, 120))
    letter = chance.choice(_LISTS)
    several = f"{chance.randint(1, 12)}.{chance.randint(1, 19)}"
    text = chance.choices(
        (
            f"{count}.",
            f"{count})",
            f"({count})",
            f"{letter}.",
            f"({letter})",
            several,
            f"{several}.{count}",
            f"{count}",
        ),
        (6, 2, 3, 1, 1, 3, 1, 0.5),
    )[0]
    return in_some_digits(text, chance)


def in_some_digits(text: str, chance: random.Random) -> str:
    """The text with Arabic or Thai digits."""
    return text.translate(THAI_DIGITS) if chance.random() < _THAI_SHARE else text


def _digits(chance: random.Random, least: int, most: int) -> str:
    return "".join(chance.choices("0123456789", k=chance.randint(least, most)))


def _plain(chance: random.Random) -> str:
    return str(chance.randint(0, 10 ** chance.randint(1, 5)))


def _money(chance: random.Random) -> str:
    amount = chance.randint(1, 10 ** chance.randint(3, 9))
    return f"{amount:,}{chance.choice(('', '', '.-', '.00', f'.{_digits(chance, 2, 2)}'))}"


def _share(chance: random.Random) -> str:
    value = f"{chance.uniform(0, 100):.{chance.randint(0, 2)}f}"
    return chance.choice((value, f"{value}%", f"{value} %", f"ร้อยละ {value}"))


def _year(chance: random.Random) -> str:
    year = chance.randint(2540, 2580) if chance.random() < 0.85 else chance.randint(1990, 2030)
    return chance.choice(
        (f"{year}", f"พ.ศ. {year}", f"ปี {year}", f"พ.ศ.{year}", f"{year} - {year + 4}", f"{year}–{year + 4}")
    )


def _date(chance: random.Random) -> str:
    day, year = chance.randint(1, 31), chance.randint(2555, 2572)
    month = chance.choice(_MONTHS)
    shapes = (
        f"{day} {month} {year}",
        f"วันที่ {day} เดือน {month} พ.ศ. {year}",
        f"{day} {month} {year % 100}",
        f"{day}/{chance.randint(1, 12)}/{year}",
        f"{day:02}/{chance.randint(1, 12):02}/{year % 100}",
        f"{month} {year}",
        f"{month} {year} - {chance.choice(_MONTHS)} {year + 1}",
        f"{year - 543}-{chance.randint(1, 12):02}-{day:02}",
    )
    return chance.choice(shapes)


def _time(chance: random.Random) -> str:
    mark = chance.choice(".:")
    clock = f"{chance.randint(0, 23):02}{mark}{chance.choice((0, 0, 15, 30, 45, chance.randint(0, 59))):02}"
    return chance.choice((f"{clock} น.", f"{clock}", f"{clock} - {chance.randint(9, 20)}{mark}30 น.", f"{clock} นาฬิกา"))


def _phone(chance: random.Random) -> str:
    area, line = f"0{_digits(chance, 1, 1)}", _digits(chance, 4, 4)
    shapes = (
        f"{area}-{_digits(chance, 3, 3)}-{line}",
        f"{area}{_digits(chance, 1, 1)}-{_digits(chance, 3, 3)}-{line}",
        f"{area} {_digits(chance, 3, 3)} {line}",
        f"{area}{_digits(chance, 8, 8)}",
        f"{area}-{_digits(chance, 3, 3)}-{line} ต่อ {_digits(chance, 2, 3)}",
    )
    return chance.choice(shapes)


def _law(chance: random.Random) -> str:
    year = chance.randint(2540, 2572)
    return chance.choice(
        (
            f"{chance.randint(1, 999)}/{year}",
            f"ที่ {chance.randint(1, 2000)}/{year}",
            f"(ฉบับที่ {chance.randint(2, 9)}) พ.ศ. {year}",
        )
    )


def _section(chance: random.Random) -> str:
    return ".".join(str(chance.randint(1, 19)) for _ in range(chance.randint(2, 4)))


def _document(chance: random.Random) -> str:
    head, tail = _digits(chance, 4, 5), chance.randint(1, 9999)
    part = chance.choice(("", ".", f".{_digits(chance, 1, 2)}"))
    return f"{chance.choice(_OFFICES)} {head}{part}/{chance.choice(('', 'ว ', 'ว'))}{tail}"


def _range(chance: random.Random) -> str:
    low = chance.randint(0, 500)
    return f"{low}{chance.choice(('-', ' - ', '–', ' ถึง ', '/', ' / '))}{low + chance.randint(1, 500)}"


def _run(chance: random.Random) -> str:
    """Digits in no order that one could guess."""
    return chance.choice(
        (_digits(chance, 1, 13), f"{_digits(chance, 1, 5)}{chance.choice('-/.,: ')}{_digits(chance, 1, 6)}")
    )


def _identity(chance: random.Random) -> str:
    return "-".join(_digits(chance, k, k) for k in (1, 4, 5, 2, 1))


_Shape = Callable[[random.Random], str]
_SHAPES: tuple[_Shape, ...] = (
    *(_plain, _plain, _money, _money, _share, _share, _year, _year, _date, _date, _time, _phone, _law, _section),
    *(_document, _range, _run, _run, _run, _identity),
)
