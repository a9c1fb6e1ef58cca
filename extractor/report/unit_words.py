"""The words that names of units and office holders begin with, go on with and end with, as patterns."""

from __future__ import annotations

import re
from typing import Literal

from normalizer.thai import LETTER

# The council, and no state of things: สภาพแวดล้อม, สภาวะ; but สภาพัฒนาการเมือง is one.
_COUNCIL = "สภา(?!พ(?!ัฒ)|วะ|วการณ์)"
# The deputy of an office holder: not รองรับ, nor รองเรียน, as OCR reads ร้องเรียน.
_DEPUTY = (
    "รอง(?=\\s|$|ผู้|ผ(?:อ|ว|บ|กก)\\.|ปลัด|นาย|หัวหน้า|หน\\.|ประธาน|เลขา|อธิ|คณบดี|ศาสตราจารย์|ผช|สารวัตร|สวญ|สาธารณสุข|"
    "กรรมการ|เจ้า|ท้องถิ่น|แม่ทัพ|เสนาธิการ|คณะ|ครู|ประชาสัมพันธ์|พัฒนาการ|ประมง|ศึกษาธิการ)"
)
# The temple, and no measuring: งานทะเบียน | วัดผล, งานบำบัดน้ำเสียและ | วัดคุณภาพน้ำ.
_TEMPLE = "วัด(?!ผล|ประเมิน|และ|ระดับ|ความ|ค่า|คุณภาพ|ปริมาณ|ขนาด|พื้นที่|พลังงาน|อุณหภูมิ|ชีพจร|สายตา|น้ำหนัก|ส่วนสูง|แวว|ดวง)"
# How large a unit is: those of one rank stand beside each other, those of different ranks within each other.
Rank = Literal["person", "section", "group", "office", "body"]

# Heads by rank, from the organisation charts of local bodies, hospitals, schools, provinces and departments.
_HEADS: dict[Rank, str] = {
    "office": (
        "กอง|สำนัก|สนง\\.|ส่วน(?=การ|โยธา|สวัสดิการ|ส่งเสริม|สาธารณสุข|ราชการ)|กระทรวง|"
        "กรม(?!ธรรม์|กอง|สำนัก|ศูนย์|โรง|กลุ่ม|ฝ่าย|$)|"
        "ทุก(?=ส่วนราชการ|ส่วนงาน|สำนัก|กอง|หน่วย|ฝ่าย|งาน|กลุ่ม|แผนก|ศูนย์|โรงเรียน|ชุมชน|องค์กร|ภาค|คณะ|$)"
    ),
    "group": "ฝ่าย|กลุ่ม|ศูนย์|สถานี|สถานธนานุบาล|สถาบัน|ภาควิชา|โรงเรียน|โรงพยาบาล|รพ\\.|วิทยาลัย|มหาวิทยาลัย",
    "section": "งาน|แผนก|หน่วย|ห้องปฏิบัติการ|หอผู้ป่วย",
    "body": f"คณะ|ประชาคม|ชมรม|ชุมชน|{_COUNCIL}|สมาคม|มูลนิธิ|สหกรณ์|เครือข่าย|ภาคี|ทีม|องค์กร|ที่ทำการ|ที่ว่าการ|สมาชิก|อาสาสมัคร|กำนัน",
    "person": (
        f"ปลัด|{_DEPUTY}|นาย|นาง|น\\.ส\\.|ว่าที่|หัวหน้า|หน\\.|ผอ\\.|ผช\\.|ประธาน|เลขา|เจ้าหน้าที่|เจ้าพนักงาน|จนท\\.|จพง\\.|นวก\\.|"
        "พนักงาน|นัก(?=วิชาการ|พัฒนา|วิเคราะห์|จัดการ|ทรัพยากร|สันทนาการ|ประชาสัมพันธ์|บริหาร|สังคม|ตรวจสอบ|กายภาพ)|"
        "นิติกร|วิศวกร|สถาปนิก|ผู้(?=อำนวยการ|ใหญ่บ้าน|บริหาร|ช่วย|ตรวจ|จัดการ|นำ|ปกครอง|รับผิดชอบ|ว่า|กำกับ|บังคับ|แทน|"
        "ประสาน|ดูแล|เกี่ยวข้อง|ควบคุม|มีส่วน|ทรงคุณ|รับจ้าง|ประเมิน|จัดทำ|เข้าร่วม)|ครู(?!ภัณฑ์)|พยาบาลวิชาชีพ|แพทย์(?=ประจำ|ผู้)|"
        "เภสัชกร|ทันตแพทย์"
    ),
}
HEAD = {rank: re.compile(heads) for rank, heads in _HEADS.items()}
# Units that more often complete the name of another one: งานพัฒนา | ชุมชน, สถานี | ตำรวจ.
WEAK_HEAD = re.compile(
    f"ชุมชน|สหกรณ์$|{_COUNCIL}|เจ้าหน้าที่|พนักงาน|สมาชิก|โรงเรียน|โรงพยาบาล|ครู|องค์กร|ทีม|หมู่บ้าน|บุคลากร|ข้าราชการ|ประชาชน|"
    f"ตำรวจ|อาสา|ประชาคม|ลูกจ้าง|{_TEMPLE}|ผู้ปกครอง|ผู้รับจ้าง|ผู้รับผิดชอบ"
)
# Officers of provinces and districts, who are called as their offices are.
OFFICER = re.compile(
    "(?:ท้องถิ่น|เกษตร|วัฒนธรรม|พัฒนาการ|ประมง|ปศุสัตว์|สาธารณสุข|คลัง|สรรพากร|สัสดี)(?=อำเภอ|จังหวัด)"
)
# The body that a unit belongs to completes its name: สำนักปลัด | เทศบาล, ปลัด | อบต.
AGENCY = re.compile(
    "(?:มหา)?วิทยาลัย$|เทศบาล|อบต\\.|อบจ\\.|องค์การบริหาร|จังหวัด|อำเภอ|ตำบล|หมู่ที่|ประจำ|ทุกหมู่|ทุกแห่ง|ทุกส่วน$|(?:กรม|กระทรวง)$"
)
# What may join two units: และกองช่าง.
CONJUNCTION = re.compile("(?:และ|ร่วมกับ) ?")
# อสม. รพ.สต. กศน.
SHORT_FORM = re.compile("(?:[ก-ฮ]{1,4}\\.)+")
# What a line that goes on with the one above begins with.
GOES_ON = re.compile(
    "และ|หรือ|ของ|ใน(?!ฐานะ)|ด้าน|ประจำ|เพื่อ|แห่ง|ตาม|สต\\.|ที่(?!ทำการ|ว่าการ|ปรึกษา|ดิน)|[/)(,;\\-–]"
)
# The word before a break after which a name goes on.
UNFINISHED = re.compile(
    "และ|หรือ|ของ|ด้าน|โดย|กับ|แห่ง|เพื่อ|ใน|ทุก|การ|ความ|ผู้|นัก|รอง|หัวหน้า|ผู้ช่วย|ประจำ|ตาม|ที่|เจ้า|สำหรับ|ทั้ง|ภาย|ทาง|ร่วม"
)
# Names that end with one of them all the same.
FINISHED = re.compile(
    "(?:ผู้ป่วยใน|(?:ระบบ|ผู้)บริหาร|สังคมสงเคราะห์|หัวหน้า(?:ส่วนราชการ|หน่วยงาน)|(?:จัดตั้ง|และ)กลุ่ม)$"
)
# What wants an object, though some names end so: งานพัฒนา | ชุมชน.
WANTING = re.compile(
    "(?:พัฒนา|บริหาร|ส่งเสริม|คุ้มครอง|สงเคราะห์|กิจการ|ป้องกัน|บรรเทา|รักษา|ควบคุม|จัดการ|จัดเก็บ|จัดหา|ตรวจสอบ|ประสาน|ปฏิบัติ|ผลิต|"
    "บริการ|สนับสนุน|ช่วยเหลือ|ดูแล|เสริมสร้าง|เครือข่าย)$"
)
# The word before a break that is a head without its name; กลุ่ม is an object, too: งานจัดตั้งกลุ่ม.
HEAD_WORD = re.compile(
    "กอง|สำนัก|สำนักงาน|ฝ่าย|กลุ่ม|งาน|หน่วย|แผนก|คณะ|ศูนย์|สถานี|ชมรม|สมาคม|สิ่ง"
)
# Office holders of what comes next, though it may be said elsewhere: ผู้อำนวยการ | กองคลัง.
OFFICES = re.compile(
    "(?:ผู้อำนวยการ|ผอ\\.|คณะกรรมการ|คณะทำงาน|ประธาน|(?<!สำนักงาน)เลขานุการ|ตัวแทน|ผู้แทน)$"
)
# The head of a unit, without a name.
BARE = (
    "(?:กอง|สำนัก|สำนักงาน|สนง\\.|งาน|ฝ่าย|กลุ่ม|หน่วย|ศูนย์|สถานี|ชมรม|คณะ|ผู้|หัวหน้า"
    "|แผนก|รอง|ส่วน|เจ้า|นาย|นัก)(?:การ|งาน|ราชการ)?"
)
# What ends with the head of a unit all the same: ทุกสำนัก/กอง; what may: หัวหน้าฝ่าย.
OF_EVERY_UNIT = re.compile(f"ทุก{BARE}(?:/{BARE})*$")
OF_THE_UNIT = re.compile(f"หัวหน้า{BARE}(?:/{BARE})*$")
# Heads that are no unit without a name, and those that seldom are.
HEAD_ALONE = re.compile(f"{BARE}(?:/{BARE})*")
SELDOM_ALONE = re.compile(
    "(?:รอง)?(?:โรงเรียน|ชุมชน|ประชาคม|ครู|พนักงาน|เจ้าหน้าที่|เจ้าพนักงาน|สมาชิก|สภา|ทีม|กองทุน|อาสาสมัคร|ปลัด|โรงพยาบาล|องค์กร)"
)
# Units without a name of their own: กองที่เกี่ยวข้อง, หน่วยงานในสังกัด.
UNNAMED = re.compile(f"{BARE}(?:$|ใน|ที่|ต่าง|อื่น)")
# What stands between two names, or opens one.
OPEN_AT_END = re.compile("[/(,;\\-–]$")
# Ethics Team.
LATIN_NAME = re.compile("[A-Z]")
LATIN_AT_END = re.compile("[A-Za-z]$")
THAI_AT_END = re.compile(f"[{LETTER}]+$")
THAI_AT_START = re.compile(f"^[{LETTER}]+")
