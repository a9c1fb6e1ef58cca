"""The wording of a header tells which of the six fields a column holds, in whatever order the columns stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from extractor.model import Field, Layout, Table
from normalizer import normalize

# Wordings seen in published reports, each field's telling words. The order decides where two fields' words stand in
# one header: สรุปผลการดำเนินการตามมาตรการ is a result, ผลลัพธ์ของการดำเนินการ an outcome.
CUES: tuple[tuple[Field, tuple[str, ...]], ...] = (
    ("outcomes", ("ผลลัพธ์", "ความสำเร็จ", "ผลสำเร็จ", "ผลสัมฤทธิ์", "ผลที่ได้รับ", "ผลที่เกิดขึ้น", "ผลที่คาดว่า", "ประโยชน์ที่ได้รับ")),
    ("period", ("ระยะเวลา", "กำหนดเวลา", "ห้วงเวลา", "ช่วงเวลา", "วันเวลา", "กำหนดแล้วเสร็จ")),
    ("responsible", ("รับผิดชอบ", "ผู้ดำเนินการ", "หน่วยดำเนินการ", "เจ้าภาพ")),
    ("results", ("ผลการดำเนิน", "ผลดำเนิน", "ผลการปฏิบัติ", "รายงานผล", "สรุปผล", "ผลการกำกับ", "ผลการติดตาม", "ความก้าวหน้า")),
    (
        "methods",
        ("วิธีการ", "วิธีดำเนิน", "วิธีปฏิบัติ", "แนวทาง", "ขั้นตอน", "แนวปฏิบัติ", "กระบวนการ", "การดำเนินการ", "การดำเนินงาน"),
    ),
    ("measure", ("มาตรการ", "กิจกรรม", "โครงการ", "ประเด็น")),
)
_ORDINAL = re.compile(r"(?:ลำดับ|ลำดับที่|ที่|ข้อ|ข้อที่|no\.?)", re.IGNORECASE)
# The longest header seen has 60 characters; a cell of running text that mentions these words is no header.
_LONGEST = 90
# Half of a header's fields: fewer match by chance.
_FEWEST = 4
# rapidfuzz.partial_ratio, 0 to 100: one wrong character in a cue of eight.
_ALIKE = 86.0


def squeezed(text: str) -> str:
    """A header cell as one word: repaired, without white space."""
    return re.sub(r"\s+", "", normalize(text))


@lru_cache(maxsize=1024)
def field_of(header: str) -> Field | None:
    """The field that a header cell names, or None."""
    text = squeezed(header)
    if not text or len(text) > _LONGEST:
        return None
    for name, cues in CUES:
        if any(cue in text for cue in cues):
            return name
    # A text shorter than the cue would match any part of it.
    scores = {
        name: max(fuzz.partial_ratio(cue, text) * (len(cue) <= len(text) + 1) for cue in cues) for name, cues in CUES
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _ALIKE else None


def match_header(texts: Sequence[str]) -> dict[Field, int] | None:
    """Field -> column for a header row, or None where the row is no header of a report."""
    found: dict[Field, int] = {}
    for col, text in enumerate(texts):
        name = field_of(text)
        if name is not None and name not in found:
            found[name] = col
    return found if "measure" in found and len(found) >= _FEWEST else None


def ordinal_column(texts: Sequence[str]) -> int | None:
    """The column that only counts the rows (ที่, ลำดับ), or None."""
    return next((col for col, text in enumerate(texts) if _ORDINAL.fullmatch(squeezed(text))), None)


def layout_of(table: Table) -> Layout | None:
    """The layout of a report's table; None for a table of another shape."""
    texts = row_texts(table, 0)
    columns = match_header(texts)
    return Layout(columns, ordinal_column(texts), 1) if columns else None


def row_texts(table: Table, row: int) -> list[str]:
    """The raw texts of a row; an absent cell is an empty text."""
    return [cell.text if cell else "" for cell in table.grid()[row]]
