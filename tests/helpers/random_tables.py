"""Tables at random: numbered rows or not, headers of one to three rows, merged cells, titles between rows, totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from random import Random
from typing import Literal

from tests.helpers.pdfs import LETTER, PADDING

Kind = Literal["number", "label", "name", "text", "items", "amount", "unit"]

_WORDS = (
    *(
        "จัดประชุม",
        "บุคลากร",
        "ทุกส่วน",
        "ราชการ",
        "ตรวจสอบ",
        "เอกสาร",
        "แจ้งเวียน",
        "หนังสือ",
        "เผยแพร่",
        "ข้อมูล",
        "ประชาชน",
    ),
    *(
        "โครงการ",
        "อบรม",
        "ความรู้",
        "ติดตาม",
        "รายงาน",
        "ผลงาน",
        "จัดซื้อ",
        "วัสดุ",
        "สำนักงาน",
        "ซ่อมแซม",
        "ถนน",
        "อาคาร",
    ),
)
_UNITS = (
    "กองคลัง",
    "กองช่าง",
    "สำนักปลัด",
    "กองการศึกษา",
    "กองสวัสดิการสังคม",
    "กองสาธารณสุข",
)
_HEADERS: dict[Kind, tuple[str, ...]] = {
    "number": ("ที่", "ลำดับ", "ลำดับที่"),
    "name": ("ชื่อโครงการ", "กิจกรรม", "รายการ"),
    "label": ("มาตรการ", "โครงการ/กิจกรรม"),
    "text": ("รายละเอียด", "ผลการดำเนินงาน", "วัตถุประสงค์", "สถานที่ตั้ง", "เป้าหมาย"),
    "items": ("ขั้นตอน", "วิธีดำเนินการ"),
    "amount": ("งบประมาณ", "เบิกจ่าย", "คงเหลือ", "จำนวนเงิน"),
    "unit": ("หน่วยงาน", "ผู้รับผิดชอบ"),
}
_GROUPS = ("ผลการดำเนินงานประจำปี", "ข้อมูลโครงการ", "แผนการปฏิบัติงาน")
_UNDER_GROUPS = ("ไตรมาสแรก", "ครึ่งปีแรก")
_WIDTHS: dict[Kind, tuple[int, int]] = {
    "number": (44, 56),
    "label": (120, 170),
    "name": (120, 170),
    "text": (100, 170),
    "items": (110, 170),
    "amount": (70, 90),
    "unit": (100, 120),
}
_FIRST_KINDS: tuple[tuple[Kind, ...], ...] = (
    ("number", "name"),
    ("number", "name"),
    ("label",),
    ("name",),
)
# Points: as wide as the table may be, so that it can be moved on its page.
_WIDEST = 730


@dataclass(slots=True)
class TrueCell:
    """A cell as it was meant."""

    row: int
    col: int
    rowspan: int
    colspan: int
    lines: list[str]


@dataclass(slots=True)
class TrueTable:
    """A table as it was meant: `header` rows at its top, the others are data."""

    kinds: list[Kind]
    widths: list[float]
    header: int
    rows: int
    cells: list[TrueCell]

    def texts(self) -> list[list[str]]:
        """Its texts without white space: what is merged over rows stands in each, over columns in the first."""
        made = [[""] * len(self.kinds) for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                made[row][cell.col] = "".join("".join(cell.lines).split())
        return made


class TableMaker:
    """Makes tables of one number after another."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def table(self, *, rows: int) -> TrueTable:
        """A table of so many rows of data; titles between them and a total come on top."""
        kinds = self._kinds()
        widths = [float(self._random.randint(*_WIDTHS[kind])) for kind in kinds]
        scale = min(1.0, _WIDEST / sum(widths))
        made = TrueTable(
            kinds, [round(width * scale, 1) for width in widths], 0, 0, []
        )
        self._add_header(made)
        self._add_body(made, rows)
        return made

    def like(self, other: TrueTable, *, rows: int, header: bool) -> TrueTable:
        """A table of the same columns with other rows, and with another header or the same one."""
        made = TrueTable(other.kinds, other.widths, 0, 0, [])
        if header:
            self._add_header(made)
        else:
            made.cells += [
                replace(cell) for cell in other.cells if cell.row < other.header
            ]
            made.header = made.rows = other.header
        self._add_body(made, rows)
        return made

    def _kinds(self) -> list[Kind]:
        """Rows are named by a number, by a label with one, or by a name alone; then come other columns."""
        kinds: list[Kind] = list(self._random.choice(_FIRST_KINDS))
        kinds += self._random.choices(
            ("text", "text", "items", "amount"), k=self._random.randint(1, 3)
        )
        kinds.append("unit")
        if self._random.random() < 0.5:
            kinds.append("amount")
        return kinds

    def _add_header(self, made: TrueTable) -> None:
        """One to three rows: groups of columns, or units below each of them."""
        count = len(made.kinds)
        rows = self._random.choice((1, 1, 2, 3))
        rows = min(rows, 2) if count < 5 else rows
        used: set[str] = set()
        leaves = [self._header_text(kind, used) for kind in made.kinds]
        made.header = made.rows = rows
        first = self._random.randint(1, count - rows) if rows > 1 else count
        for col, text in enumerate(leaves):
            depth = self._depth(col, first, rows)
            made.cells.append(TrueCell(depth, col, rows - depth, 1, [text]))
        if rows > 1:
            made.cells.append(
                TrueCell(0, first, 1, rows, [self._random.choice(_GROUPS)])
            )
        if rows == 3:
            made.cells.append(
                TrueCell(1, first, 1, 2, [self._random.choice(_UNDER_GROUPS)])
            )

    def _depth(self, col: int, first: int, rows: int) -> int:
        """In which row the header of a column begins: below a group over `rows` columns, and one over two of them."""
        if rows == 1 or not first <= col < first + rows:
            return 0
        return 2 if rows == 3 and col < first + 2 else 1

    def _header_text(self, kind: Kind, used: set[str]) -> str:
        free = [text for text in _HEADERS[kind] if text not in used]
        text = self._random.choice(free or [f"{_HEADERS[kind][0]}รวม"])
        used.add(text)
        return text

    def _add_body(self, made: TrueTable, rows: int) -> None:
        merged = self._merged_column(made)
        titled = self._random.random() < 0.3
        left = 0
        for number in range(1, rows + 1):
            if titled and left == 0 and self._random.random() < 0.25:
                self._add_title(made)
            if merged is not None and left == 0:
                left = min(self._random.randint(1, 4), rows - number + 1)
                unit = self._lines("unit", made.widths[merged], number)
                made.cells.append(TrueCell(made.rows, merged, left, 1, unit))
            self._add_row(made, number, merged)
            left = max(0, left - 1)
        if "amount" in made.kinds[2:] and self._random.random() < 0.4:
            self._add_total(made)

    def _merged_column(self, made: TrueTable) -> int | None:
        """The column whose cells are merged over rows."""
        return made.kinds.index("unit") if self._random.random() < 0.5 else None

    def _add_row(
        self, made: TrueTable, number: int, merged: int | None
    ) -> None:
        for col, kind in enumerate(made.kinds):
            if col != merged:
                made.cells.append(
                    TrueCell(
                        made.rows,
                        col,
                        1,
                        1,
                        self._lines(kind, made.widths[col], number),
                    )
                )
        made.rows += 1

    def _add_title(self, made: TrueTable) -> None:
        text = f"ด้าน{self._random.choice(_WORDS)}{self._random.choice(_WORDS)}"
        made.cells.append(TrueCell(made.rows, 0, 1, len(made.kinds), [text]))
        made.rows += 1

    def _add_total(self, made: TrueTable) -> None:
        first = made.kinds.index("amount", 2)
        made.cells.append(TrueCell(made.rows, 0, 1, first, ["รวมทั้งสิ้น"]))
        for col in range(first, len(made.kinds)):
            text = [self._amount()] if made.kinds[col] == "amount" else []
            made.cells.append(TrueCell(made.rows, col, 1, 1, text))
        made.rows += 1

    def _lines(self, kind: Kind, width: float, number: int) -> list[str]:
        if kind == "number":
            return [str(number)]
        if kind == "amount":
            return [self._amount()]
        if kind == "unit":
            return [
                self._random.choice(
                    [unit for unit in _UNITS if len(unit) <= _letters(width)]
                )
            ]
        if kind == "items":
            count = self._random.randint(1, 4)
            return [
                line
                for item in range(1, count + 1)
                for line in self._wrapped(f"{item}. ", 4, width)
            ]
        if kind == "text":
            return self._wrapped("", self._random.randint(2, 14), width)
        return self._wrapped(
            f"{number}. " if kind == "label" else "",
            self._random.randint(2, 4),
            width,
        )

    def _wrapped(self, start: str, words: int, width: float) -> list[str]:
        lines = [start]
        for word in self._random.choices(_WORDS, k=words):
            if len(lines[-1] + word) > _letters(width):
                lines.append("")
            lines[-1] += word
        return lines

    def _amount(self) -> str:
        return (
            f"{self._random.randint(1, 999)},{self._random.randint(0, 999):03}"
        )


def _letters(width: float) -> int:
    """How many letters stand on a line of a column; vowels above and below take no room, which leaves some."""
    return int((width - 2 * PADDING) / LETTER)


def share_of_right_cells(
    found: Sequence[Sequence[str]], meant: Sequence[Sequence[str]]
) -> tuple[int, int]:
    """How many cells are right, row for row, of how many; a row too many or too few shifts none of the others."""
    squeezed = [tuple("".join(text.split()) for text in row) for row in found]
    wanted = [tuple(row) for row in meant]
    right = 0
    for tag, i1, i2, j1, j2 in SequenceMatcher(
        None, squeezed, wanted, autojunk=False
    ).get_opcodes():
        if tag in ("equal", "replace"):
            for one, two in zip(squeezed[i1:i2], wanted[j1:j2], strict=False):
                right += sum(a == b for a, b in zip(one, two, strict=False))
    most = max(len(squeezed), len(wanted))
    return right, most * len(wanted[0])
