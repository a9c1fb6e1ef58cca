"""What pages call each kind of decision, in Thai and in English."""

from __future__ import annotations

Text = tuple[str, str]

KIND_TEXTS: dict[str, Text] = {
    "accept": ("ถูกต้อง", "accepted"),
    "edit": ("แก้ไข", "edited"),
    "take-back": ("ถอนการแก้ไข", "change taken back"),
    "unreadable": ("อ่านไม่ออก", "unreadable"),
    "exclude-row": ("ตัดแถวออก", "row excluded"),
    "join-row": ("ต่อจากแถวบน", "row joined"),
    "split-row": ("แยกเป็นสองแถว", "row split"),
    "column-is-field": ("ระบุคอลัมน์", "column named"),
    "undo": ("ยกเลิก", "undone"),
}
