"""The wording of a header tells which of the six fields a column holds, in whatever order the columns stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz

from extractor.model import Field, Layout, Table
from normalizer import LETTERS_ONLY, arabic, normalize

# Wordings seen in published reports, each field's telling words. The order decides where two fields' words stand in
# one header: สรุปผลการดำเนินการตามมาตรการ is a result, ผลลัพธ์ของการดำเนินการ an outcome.
CUES: tuple[tuple[Field, tuple[str, ...]], ...] = (
    (
        "outcomes",
        ("ผลลัพธ์", "ผลลัพท์", "ความสำเร็จ", "ผลสำเร็จ", "ผลสัมฤทธิ์", "ผลที่ได้รับ", "ผลที่เกิดขึ้น", "ผลที่คาดว่า", "ประโยชน์ที่ได้รับ"),
    ),
    ("period", ("ระยะเวลา", "กำหนดเวลา", "ห้วงเวลา", "ช่วงเวลา", "กำหนดแล้วเสร็จ", "กำหนดการ", "ปฏิทิน", "วันเวลา")),
    ("responsible", ("รับผิดชอบ", "ผู้ดำเนินการ", "หน่วยดำเนินการ", "เจ้าภาพ", "ผู้เกี่ยวข้อง", "ผู้ปฏิบัติ")),
    ("results", ("ผลการดำเนิน", "ผลดำเนิน", "ผลการปฏิบัติ", "รายงานผล", "สรุปผล", "ผลการกำกับ", "ผลการติดตาม", "ความก้าวหน้า")),
    (
        "methods",
        ("วิธีการ", "วิธีดำเนิน", "วิธีปฏิบัติ", "แนวทาง", "ขั้นตอน", "แนวปฏิบัติ", "กระบวนการ", "การดำเนิน"),
    ),
    ("measure", ("มาตรการ", "กิจกรรม", "โครงการ", "ประเด็น")),
)
# Headers of columns that tables of measures often have besides the six.
_NO_FIELD = re.compile("หมายเหตุ|ปัญหา|อุปสรรค|ข้อเสนอ|งบประมาณ|เป้าหมาย|ตัวชี้วัด|เอกสาร|หลักฐาน|ร้อยละ|คะแนน")
_ORDINAL = re.compile(r"(?:ลำดับ|ลำดับที่|ที่|ข้อ|ข้อที่|no\.?)", re.IGNORECASE)
_COUNTER = re.compile("[(]?([0-9]{1,2})[).]?")
# The longest header seen has 60 characters; a cell of running text that mentions these words is no header.
_LONGEST = 90
# A header stands on one row, or below a row of titles that span columns.
_MOST_ROWS = 3
# Most of a report's fields: fewer match by chance.
_FEWEST = 4
# rapidfuzz.partial_ratio, 0 to 100: one wrong character in a cue of eight.
_ALIKE = 86.0


def squeezed(text: str) -> str:
    """A header cell as one word: repaired, without white space."""
    return re.sub(r"\s+", "", normalize(text, LETTERS_ONLY))


@lru_cache(maxsize=1024)
def fields_of(header: str) -> tuple[Field, ...]:
    """The fields that a header cell may name, the likeliest first."""
    text = squeezed(header)
    if not text or len(text) > _LONGEST:
        return ()
    named = tuple(name for name, cues in CUES if any(cue in text for cue in cues))
    return named or tuple(_nearly(text))


def _nearly(text: str) -> Iterator[Field]:
    """The field whose cue the text nearly holds: a misread header. A text shorter than a cue matches any part of it."""
    scores = {
        name: max(fuzz.partial_ratio(cue, text) * (len(cue) <= len(text) + 1) for cue in cues) for name, cues in CUES
    }
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= _ALIKE:
        yield best


def match_header(texts: Sequence[str]) -> dict[Field, int] | None:
    """Field -> column for a header row, or None where the row is no header of a report.

    Each column gets a field of its own: as many fields as can be, then the likeliest.
    """
    named = [fields_of(text) for text in texts]
    # A title that spans columns stands in each of them.
    distinct = [() if i and texts[i] == texts[i - 1] else names for i, names in enumerate(named)]
    if sum(map(bool, distinct)) < _FEWEST:
        return None
    choices = [(*enumerate(names), (len(CUES), None)) for names in distinct]
    best = max(product(*choices), key=_fitness)
    found = {name: col for col, (_, name) in enumerate(best) if name is not None}
    return found if "measure" in found and len(found) >= _FEWEST else None


def _fitness(choice: Sequence[tuple[int, Field | None]]) -> tuple[int, int]:
    names = [name for _, name in choice if name is not None]
    distinct = len(names) == len(set(names))
    return (len(names) * distinct, -sum(rank for rank, _ in choice))


def ordinal_column(texts: Sequence[str]) -> int | None:
    """The column that only counts the rows (ที่, ลำดับ), or None."""
    return next((col for col, text in enumerate(texts) if _ORDINAL.fullmatch(squeezed(text))), None)


def layout_of(table: Table) -> Layout | None:
    """The layout of a report's table; None for a table of another shape."""
    rows = range(min(_MOST_ROWS, table.rows))
    found = [(row, columns) for row in rows if (columns := match_header(row_texts(table, row)))]
    if not found:
        return None
    row, columns = max(found, key=lambda entry: (len(entry[1]), -entry[0]))
    below = max(cell.row + cell.rowspan for cell in table.grid()[row] if cell)
    counted = below < table.rows and _only_counts(row_texts(table, below))
    return _complete(Layout(columns, ordinal_column(row_texts(table, row)), below + counted), row_texts(table, row))


def _complete(layout: Layout, headers: Sequence[str]) -> Layout:
    """With the columns that hold no field; a last one may hold the last field, whatever its header says."""
    taken = {*layout.columns.values(), layout.ordinal}
    others = {col: squeezed(header) for col, header in enumerate(headers) if col not in taken}
    if len(others) == len(layout.missing) == 1:
        ((col, header),) = others.items()
        if header and not _NO_FIELD.search(header):
            guessed = layout.missing[0]
            return replace(layout, columns={**layout.columns, guessed: col}, guessed=guessed)
    return replace(layout, others=others)


def _only_counts(texts: Sequence[str]) -> bool:
    """Whether a row below the header only numbers the columns: (๑) (๒) (๓) …."""
    numbers = [_COUNTER.fullmatch(arabic(text).strip()) for text in texts]
    return [int(number[1]) for number in numbers if number] == list(range(1, len(texts) + 1))


def row_texts(table: Table, row: int) -> list[str]:
    """The raw texts of a row; an absent cell is an empty text."""
    texts = [""] * table.cols
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.rowspan:
            texts[cell.col : cell.col + cell.colspan] = [cell.text] * cell.colspan
    return texts
