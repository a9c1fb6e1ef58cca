"""How the names of units and office holders are built: with what they begin, and what they cannot end with.

Weights are in the manner of log-odds: above 0 for, below 0 against; they are added up, so that only their sums matter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from normalizer.models.lexicon import segment_words
from normalizer.thai import LETTER

# How large a unit is: those of one rank stand beside each other, those of different ranks within each other.
Rank = Literal["person", "section", "group", "office", "body"]

# Heads by rank, from the organisation charts of local bodies, hospitals, schools, provinces and departments.
_HEADS: dict[Rank, str] = {
    "office": "กอง|สำนัก|ส่วน(?=การ|โยธา|สวัสดิการ|ส่งเสริม|สาธารณสุข|ราชการ)|กรม(?!ธรรม์)|กระทรวง|"
    "ทุก(?=ส่วน|สำนัก|กอง|หน่วย|ฝ่าย|งาน|กลุ่ม|แผนก|ศูนย์|โรงเรียน|ชุมชน|องค์กร|ภาค|คณะ|$)",
    "group": "ฝ่าย|กลุ่ม|ศูนย์|สถานี|สถานธนานุบาล|สถาบัน|ภาควิชา|โรงเรียน|โรงพยาบาล|รพ\\.|วิทยาลัย|มหาวิทยาลัย",
    "section": "งาน|แผนก|หน่วย|ห้องปฏิบัติการ|หอผู้ป่วย",
    "body": "คณะ|ชมรม|ชุมชน|สภา|สมาคม|มูลนิธิ|สหกรณ์|เครือข่าย|ภาคี|ทีม|องค์กร|ที่ทำการ|ที่ว่าการ|สมาชิก|อาสาสมัคร|กำนัน",
    "person": (
        "ปลัด|รอง(?!รับ)|นาย|นาง|น\\.ส\\.|ว่าที่|หัวหน้า|หน\\.|ผอ\\.|ผช\\.|ประธาน|เลขา|เจ้าหน้าที่|เจ้าพนักงาน|จนท\\.|จพง\\.|นวก\\.|"
        "พนักงาน|นัก(?=วิชาการ|พัฒนา|วิเคราะห์|จัดการ|ทรัพยากร|สันทนาการ|ประชาสัมพันธ์|บริหาร|สังคม|ตรวจสอบ|กายภาพ)|"
        "นิติกร|วิศวกร|สถาปนิก|ผู้(?=อำนวยการ|ใหญ่บ้าน|บริหาร|ช่วย|ตรวจ|จัดการ|นำ|ปกครอง|รับผิดชอบ|ว่า|กำกับ|บังคับ|แทน|"
        "ประสาน|ดูแล|เกี่ยวข้อง|ควบคุม|มีส่วน|ทรงคุณ|รับจ้าง|ประเมิน|จัดทำ|เข้าร่วม)|ครู(?!ภัณฑ์)|พยาบาลวิชาชีพ|แพทย์(?=ประจำ|ผู้)|"
        "เภสัชกร|ทันตแพทย์"
    ),
}
_HEAD = {rank: re.compile(heads) for rank, heads in _HEADS.items()}
# Units that more often complete the name of another one: งานพัฒนา | ชุมชน, สถานี | ตำรวจ.
_WEAK_HEAD = re.compile(
    "ชุมชน|สภา|เจ้าหน้าที่|พนักงาน|สมาชิก|โรงเรียน|โรงพยาบาล|ครู|องค์กร|ทีม|หมู่บ้าน|บุคลากร|ข้าราชการ|ประชาชน|"
    "ตำรวจ|อาสา|ลูกจ้าง|วัด|ผู้ปกครอง|ผู้รับจ้าง|ผู้รับผิดชอบ"
)
# The body that a unit belongs to completes its name: สำนักปลัด | เทศบาล, ปลัด | อบต.
_AGENCY = re.compile("เทศบาล|อบต\\.|อบจ\\.|องค์การบริหาร|จังหวัด|อำเภอ|ตำบล|หมู่ที่|ประจำ|ทุกหมู่|ทุกแห่ง|(?:กรม|กระทรวง)$")
_CONJUNCTION = re.compile("(?:และ|ร่วมกับ) ?")
_SHORT_FORM = re.compile("(?:[ก-ฮ]{1,4}\\.)+")
# What a line that goes on with the one above begins with.
_GOES_ON = re.compile("และ|หรือ|ของ|ใน(?!ฐานะ)|ด้าน|ประจำ|เพื่อ|แห่ง|ตาม|สต\\.|ที่(?!ทำการ|ว่าการ|ปรึกษา|ดิน)|[/)(,;\\-–]")
# Words after which a name goes on.
_UNFINISHED = frozenset(
    "และ หรือ ของ ด้าน โดย กับ แห่ง เพื่อ ใน ทุก การ ความ ผู้ นัก รอง หัวหน้า ผู้ช่วย ประจำ ตาม ที่ เจ้า สำหรับ ทั้ง ภาย ทาง ร่วม".split()
)
# Names that end with one of them all the same.
_FINISHED = re.compile("(?:ผู้ป่วยใน|(?:ระบบ|ผู้)บริหาร|สังคมสงเคราะห์|หัวหน้าส่วนราชการ|หัวหน้าหน่วยงาน)$")
# What wants an object, though some names end so: งานพัฒนา | ชุมชน.
_WANTING = re.compile(
    "(?:พัฒนา|บริหาร|ส่งเสริม|คุ้มครอง|สงเคราะห์|กิจการ|ป้องกัน|บรรเทา|รักษา|ควบคุม|จัดการ|จัดเก็บ|ตรวจสอบ|ประสาน|ปฏิบัติ|ผลิต|"
    "บริการ|สนับสนุน|ช่วยเหลือ|ดูแล|เสริมสร้าง|เครือข่าย)$"
)
# Heads that want a name; not กลุ่ม, which is an object, too: งานจัดตั้งกลุ่ม.
_HEAD_WORDS = frozenset("กอง สำนัก สำนักงาน ฝ่าย งาน หน่วย แผนก คณะ ศูนย์ สถานี ชมรม สมาคม สิ่ง".split())
# Office holders of what comes next, though it may be said elsewhere: ผู้อำนวยการ | กองคลัง.
_OFFICES = re.compile("(?:ผู้อำนวยการ|ผอ\\.|คณะกรรมการ|คณะทำงาน|ประธาน|(?<!สำนักงาน)เลขานุการ|ตัวแทน|ผู้แทน)$")
# The head of a unit, without a name.
_BARE = "(?:กอง|สำนัก|สำนักงาน|งาน|ฝ่าย|กลุ่ม|หน่วย|ศูนย์|สถานี|ชมรม|คณะ|ผู้|หัวหน้า|แผนก|รอง|ส่วน|เจ้า|นาย|นัก)(?:การ|งาน|ราชการ)?"
# What ends with the head of a unit all the same: ทุกสำนัก/กอง; what may: หัวหน้าฝ่าย.
_OF_EVERY_UNIT = re.compile(f"ทุก{_BARE}(?:/{_BARE})*$")
_OF_THE_UNIT = re.compile(f"หัวหน้า{_BARE}(?:/{_BARE})*$")
# Heads that are no unit without a name, and those that seldom are.
_HEAD_ALONE = re.compile(f"{_BARE}(?:/{_BARE})*")
_SELDOM_ALONE = re.compile(
    "(?:รอง)?(?:โรงเรียน|ชุมชน|ครู|พนักงาน|เจ้าหน้าที่|เจ้าพนักงาน|สมาชิก|สภา|ทีม|กองทุน|อาสาสมัคร|ปลัด|โรงพยาบาล|องค์กร)"
)
# Units without a name of their own: กองที่เกี่ยวข้อง, หน่วยงานในสังกัด.
_UNNAMED = re.compile(f"{_BARE}(?:$|ใน|ที่|ต่าง|อื่น)")
_LATIN_NAME = re.compile("[A-Z]")
_LATIN_AT_END = re.compile("[A-Za-z]$")
_THAI_AT_END = re.compile(f"[{LETTER}]+$")
_THAI_AT_START = re.compile(f"^[{LETTER}]+")
# Letters to each side of a break that are looked at for a word across it.
_REACH = 24

# What a text that begins so says for a unit's beginning.
_STRONG, _NAMED_WEAK, _WEAK, _OF_AGENCY, _NONE, _NEVER = 3.0, 2.0, 0.0, -4.0, -3.5, -12.0
_AND_A_UNIT = -2.5
# What a text that ends so says against a unit's end.
_WANTS_UNIT, _WANTS_MORE = -7.0, -3.5
# A word of the dictionary that stands across a break.
_WORD_CUT = -1.5


def opening(text: str, above: str = "") -> float:
    """Weigh whether a unit's name begins with a text.

    Args:
        text: Letters, such as a printed line.
        above: Those before it.

    Returns:
        Above 0 where it does.

    >>> opening("กองคลัง") > 0 > opening("สิ่งแวดล้อม")
    True
    """
    conjunction = _CONJUNCTION.match(text)
    if conjunction and rank_of(text[conjunction.end() :]):
        return _AND_A_UNIT
    if _GOES_ON.match(text):
        return _NEVER
    if _AGENCY.match(text):
        return _OF_AGENCY
    if _LATIN_NAME.match(text):
        return _NONE if _LATIN_AT_END.search(above) else _NAMED_WEAK
    if _OF_EVERY_UNIT.search(above) and _UNNAMED.match(text):
        return _NONE
    if _WEAK_HEAD.fullmatch(text):
        return _WEAK
    if _WEAK_HEAD.match(text):
        return _NAMED_WEAK
    if _SHORT_FORM.match(text):
        return _NAMED_WEAK
    return _STRONG if rank_of(text) else _NONE


def rank_of(text: str) -> Rank | None:
    """Tell how large a unit is that a text names.

    Args:
        text: The name.

    Returns:
        Its rank; None where it has no known head.

    >>> rank_of("กองคลัง"), rank_of("งานพัสดุ"), rank_of("สิ่งแวดล้อม")
    ('office', 'section', None)
    """
    return next((rank for rank, head in _HEAD.items() if head.match(text)), None)


def closing(text: str) -> float:
    """Weigh whether a unit's name ends as a text does.

    Args:
        text: The letters of a whole unit.

    Returns:
        0 where it may, below 0 where it goes on.

    >>> closing("กองสาธารณสุขและ") < closing("งานพัฒนา") < closing("กองช่าง")
    True
    """
    if _HEAD_ALONE.fullmatch(text) or text.count("(") != text.count(")"):
        return _NEVER
    if re.search("[/(,;\\-–]$", text):
        return _NEVER
    if _FINISHED.search(text):
        return 0.0
    last = _last_word(text)
    if last in _UNFINISHED:
        return _NEVER
    if _SELDOM_ALONE.fullmatch(text):
        return _WANTS_MORE
    if _OFFICES.search(text):
        return _WANTS_UNIT
    wants_more = last in _HEAD_WORDS or _WANTING.search(text) or _OF_THE_UNIT.search(text)
    if not wants_more or _OF_EVERY_UNIT.search(text):
        return 0.0
    return _WANTS_MORE


def lists_heads(text: str, following: str) -> bool:
    """Tell whether heads are listed that share what they are named by, or are meant without a name.

    Args:
        text: The letters before a separator.
        following: Those after it.

    Returns:
        Whether they are.

    >>> lists_heads("ทุกสำนัก", "กอง"), lists_heads("กองคลัง", "กองช่าง")
    (True, False)
    """
    before = _OF_EVERY_UNIT.search(text) or _OF_THE_UNIT.search(text)
    return bool(before and _HEAD_ALONE.fullmatch(following))


def word_cut(before: str, after: str) -> float:
    """Weigh whether a break stands inside a word.

    Args:
        before: The letters before it.
        after: Those after it.

    Returns:
        Below 0 where a word of the dictionary stands across it, else 0.

    >>> word_cut("กองวิชาการและแผน", "งาน") < 0 == word_cut("กองคลัง", "กองช่าง")
    True
    """
    left = _THAI_AT_END.search(before)
    right = _THAI_AT_START.search(after)
    if not (left and right):
        return 0.0
    tail = "".join(segment_words(left[0])[-2:])
    return _WORD_CUT if _stands_across(tail, right[0][:_REACH]) else 0.0


@lru_cache(maxsize=4096)
def _stands_across(tail: str, head: str) -> bool:
    position = 0
    for word in segment_words(tail + head):
        if position < len(tail) < position + len(word):
            return True
        position += len(word)
    return False


def _last_word(text: str) -> str:
    thai = _THAI_AT_END.search(text)
    return segment_words(thai[0])[-1] if thai else ""
