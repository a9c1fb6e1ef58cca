"""The cell ผู้รับผิดชอบ lists units, one or more lines each: where does the next one begin?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.line_wrapping import LineWrapping
from extractor.model import Line
from extractor.report.items import RawItem, split_items, without_start
from normalizer import LETTERS_ONLY, normalize

# What the name of a unit or an office holder begins with, in the organisation charts of local bodies.
_BEGINS = re.compile(
    "กอง|สำนัก|งาน|ฝ่าย|ศูนย์|หน่วย|แผนก|กลุ่ม|คณะ|ชมรม|ชุมชน|สถานี|สถานธนานุบาล|โรงเรียน|โรงพยาบาล|"
    "ทุก(?:ส่วน|สำนัก|กอง|หน่วย|ฝ่าย|งาน)|ปลัด|รองปลัด|นายก|ผู้|หัวหน้า|เจ้าหน้าที่|นักวิชาการ|นิติกร|กำนัน|สมาชิก|พนักงาน|(?<![A-Za-z]\n)[A-Z]"
)
# What a line that goes on with the one above begins or the one above ends with; the head of a unit's name alone.
_GOES_ON = re.compile("และ|หรือ|ของ|ใน|ประจำ|เพื่อ|[/)(,]")
_OPEN = re.compile(
    "(?:และ|หรือ|ของ|ด้าน|[/(,-]|^(?:กอง|สำนัก|งาน|ฝ่าย|กลุ่ม|หน่วย|ศูนย์|โรงเรียน|สถานี|ชมรม|ชุมชน|คณะ|ผู้|หัวหน้า)(?:การ|งาน)?)$"
)
_LISTED_END = re.compile(r"\s*[,/]\s*$")
_LISTED = re.compile(r"\s*[,/]\s*")


def split_units(lines: Sequence[Line], wrapping: LineWrapping) -> list[RawItem]:
    """The units of a cell. Numbered or bulleted ones split as any items do."""
    pieces = split_items(lines, wrapping)
    if len(pieces) > 1 or any(piece.marker for piece in pieces):
        return pieces
    lines = [part for at, line in enumerate(lines, 1) for part in _unlisted(line, last=at == len(lines))]
    groups: list[list[Line]] = []
    for i, line in enumerate(lines):
        if i and _LISTED_END.search(lines[i - 1].text) and _apart(lines[i - 1].text, line.text, last=line is lines[-1]):
            groups[-1][-1] = replace(lines[i - 1], text=_LISTED_END.sub("", lines[i - 1].text), fonts=())
            groups.append([])
        elif i == 0 or _new_unit(lines[i - 1], line, wrapping):
            groups.append([])
        groups[-1].append(line)
    return [RawItem(number, None, tuple(group)) for number, group in enumerate(groups, 1)]


def _unlisted(line: Line, *, last: bool) -> Iterator[Line]:
    """The units that stand on one line, a line each."""
    start = 0
    for match in _LISTED.finditer(line.text):
        left = line.text[start : match.start()]
        bracketed = left.count("(") > left.count(")")
        if not bracketed and _apart(left, line.text[match.end() :], last=last):
            if left.strip():
                yield replace(line, text=left, fonts=())
            start = match.end()
    yield replace(without_start(line, start), starts=True) if start else line


def _apart(left: str, right: str, *, last: bool) -> bool:
    """กองคลัง/กองช่าง and กองคลัง, กองช่าง are two units; ทุกสำนัก/กอง and หัวหน้าสำนัก/กอง are one."""
    head = last and _OPEN.search(normalize(right, LETTERS_ONLY))
    return bool(
        _BEGINS.match(normalize(right, LETTERS_ONLY))
        and not head
        and not normalize(left, LETTERS_ONLY).startswith("ทุก")
    )


def _new_unit(above: Line, line: Line, wrapping: LineWrapping) -> bool:
    if line.starts is not None:
        return line.starts
    before, text = normalize(above.text, LETTERS_ONLY), normalize(line.text, LETTERS_ONLY)
    if _OPEN.search(before) or _GOES_ON.match(text):
        return False
    return wrapping.breaks(above, line) or bool(_BEGINS.match(f"{before}\n{text}", len(before) + 1))
