"""The cell ผู้รับผิดชอบ lists units, one or more lines each: where does the next one begin?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.model import Line
from extractor.report.items import Piece, split_items, without_start
from extractor.wrapping import Wrapping
from normalizer import normalize

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


def split_units(lines: Sequence[Line], wrapping: Wrapping) -> list[Piece]:
    """The units of a cell. Numbered or bulleted ones split as any items do."""
    pieces = split_items(lines, wrapping)
    if len(pieces) > 1 or any(piece.marker for piece in pieces):
        return pieces
    lines = [part for line in lines for part in _unlisted(line)]
    groups: list[list[Line]] = []
    for i, line in enumerate(lines):
        if i and _ends_listed(lines[i - 1], line):
            groups[-1][-1] = replace(lines[i - 1], text=_LISTED_END.sub("", lines[i - 1].text), fonts=())
            groups.append([])
        elif i == 0 or _new_unit(lines[i - 1], line, wrapping):
            groups.append([])
        groups[-1].append(line)
    return [Piece(number, None, tuple(group)) for number, group in enumerate(groups, 1)]


def _ends_listed(above: Line, line: Line) -> bool:
    """กองคลัง/ at a line's end, and กองช่าง on the next: the stroke parts them."""
    text = normalize(line.text)
    return bool(_LISTED_END.search(above.text) and _BEGINS.match(text) and not _OPEN.search(text))


def _unlisted(line: Line) -> Iterator[Line]:
    """กองคลัง/กองช่าง and กองคลัง, กองช่าง are two units on one line; ทุกสำนัก/กอง is one."""
    start = 0
    for match in _LISTED.finditer(line.text):
        left, right = normalize(line.text[start : match.start()]), normalize(line.text[match.end() :])
        if not left.startswith("ทุก") and _BEGINS.match(right) and not _OPEN.search(_LISTED.split(right)[0]):
            if left:
                yield replace(line, text=line.text[start : match.start()], fonts=())
            start = match.end()
    yield replace(without_start(line, start), starts=True) if start else line


def _new_unit(above: Line, line: Line, wrapping: Wrapping) -> bool:
    if line.starts is not None:
        return line.starts
    before, text = normalize(above.text), normalize(line.text)
    if _OPEN.search(before) or _GOES_ON.match(text):
        return False
    return wrapping.breaks(above, line) or bool(_BEGINS.match(f"{before}\n{text}", len(before) + 1))
