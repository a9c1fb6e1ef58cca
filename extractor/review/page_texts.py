"""What the page says, in Thai and in English."""

from __future__ import annotations

from extractor.dataset.decision_texts import KIND_TEXTS, Text

__all__ = ["CHANGE_TEXTS", "KIND_TEXTS", "NOTICES", "TIER_TEXTS", "Text"]

# Why a cell stands where it does in the queue.
TIER_TEXTS: tuple[Text, ...] = (
    ("อ่านได้ไม่แน่ชัด", "not read surely"),
    ("คอลัมน์ที่คาดไว้", "column guessed"),
    ("มีคำแนะนำให้แก้", "a correction is suggested"),
    ("มีข้อสังเกต", "a finding"),
    ("ไม่มีข้อสงสัย", "no doubt"),
)
# What sort of change a rule made.
CHANGE_TEXTS: dict[str, Text] = {
    "repair": ("ซ่อมตัวอักษร", "letters mended"),
    "join": ("ต่อบรรทัด", "lines joined"),
    "spacing": ("เว้นวรรค", "spaces"),
    "digits": ("เลขไทยเป็นเลขอารบิก", "Thai digits"),
    "spelling": ("แก้คำที่อ่านผิด", "a word misread"),
    "name": ("แก้ชื่อสถานที่", "a place's name"),
}
NOTICES: dict[str, Text] = {
    "changed-meanwhile": (
        "มีผู้อื่นตัดสินช่องนี้แล้วระหว่างที่ท่านดูอยู่ ยังไม่ได้บันทึกของท่าน กรุณาดูข้อความล่าสุดแล้วตัดสินอีกครั้ง",
        "Somebody else decided this cell meanwhile, and yours was not saved. Look at it again, and decide anew.",
    ),
    "text-edited": (
        "ท่านแก้ข้อความไว้ ยังไม่ได้บันทึก กด Ctrl+Enter เพื่อบันทึก หรือ r เพื่อคืนข้อความเดิม",
        "You changed the text, and it is not saved: press Ctrl+Enter to save it, or r to put the published text back.",
    ),
    "no-such-decision": (
        "ช่องนี้ตัดสินแบบนั้นไม่ได้",
        "That cannot be decided about this cell.",
    ),
    "no-row-above": (
        "แถวนี้เป็นแถวแรกของตาราง ไม่มีแถวบนให้ต่อ",
        "This is the first row of its table: there is none above.",
    ),
    "no-such-field": (
        "แบบรายงานนี้ไม่มีช่องข้อมูลนั้น",
        "The form has no such field.",
    ),
    "no-such-cell": (
        "ไม่พบช่องที่ขอ รายงานอาจถูกอ่านใหม่แล้ว จึงแสดงช่องถัดไปที่ต้องตรวจ",
        "There is no such cell, maybe since its report was read anew: this is the next one to decide.",
    ),
    "no-such-place": (
        "ไม่มีที่นั้นให้แยกแถว กรุณาเลือกบรรทัดหรือหน้าที่แถวใหม่เริ่ม",
        "The row cannot be split there: choose the line or the page with which the second row begins.",
    ),
    "no-agency": (
        "ไม่รู้ว่ารายงานนี้เป็นของหน่วยงานใด หรือคอลัมน์ไม่มีหัว จึงระบุให้ทั้งหน่วยงานไม่ได้",
        "The agency of this report is not known, or the column has no header: it can be named for this table only.",
    ),
    "no-text": (
        "ข้อความนี้บันทึกไม่ได้ (ยาวเกินไป หรือมีอักขระควบคุม หรือยังไม่ได้ใส่ชื่อผู้ตรวจ)",
        "This cannot be saved: it is too long, holds control characters, or the reviewer has no name.",
    ),
    "undone": ("ยกเลิกแล้ว", "Undone."),
    "redone": ("ทำซ้ำแล้ว", "Redone."),
    "nothing-to-undo": ("ไม่มีอะไรให้ยกเลิก", "There is nothing to undo."),
    "nothing-to-redo": ("ไม่มีอะไรให้ทำซ้ำ", "There is nothing to redo."),
}
