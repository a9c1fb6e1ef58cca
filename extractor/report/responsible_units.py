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
# What a line that goes on with the one above begins with.
_GOES_ON = re.compile("และ|หรือ|ของ|ใน|ประจำ|เพื่อ|[/)(,]")
# What a line that the next one goes on with ends with; or it is the head of a unit's name alone.
_UNFINISHED = re.compile(
    "(?:และ|หรือ|ของ|ด้าน|[/(,-]|^(?:กอง|สำนัก|งาน|ฝ่าย|กลุ่ม|หน่วย|ศูนย์|โรงเรียน|สถานี|ชมรม|ชุมชน|คณะ|ผู้|หัวหน้า)(?:การ|งาน)?)$"
)
_SEPARATOR = re.compile(r"\s*[,/]\s*")
_SEPARATOR_AT_END = re.compile(r"\s*[,/]\s*$")


def split_units(lines: Sequence[Line], wrapping: LineWrapping) -> list[RawItem]:
    """Split a cell into the units that it names. Numbered or bulleted ones split as any items do.

    Args:
        lines: The lines of the cell, in reading order.
        wrapping: How wide the lines of its column are.

    Returns:
        The units in order, numbered from 1.

    >>> lines = [Line("กองคลัง/กองช่าง", 1, starts_paragraph=True)]
    >>> [unit.lines[0].text for unit in split_units(lines, LineWrapping(lines))]
    ['กองคลัง', 'กองช่าง']
    """
    items = split_items(lines, wrapping)
    has_markers = any(item.marker for item in items)
    if len(items) > 1 or has_markers:
        return items
    unlisted = _unlisted_lines(lines)
    units = _lines_by_unit(unlisted, wrapping)
    return [RawItem(number, None, tuple(unit)) for number, unit in enumerate(units, 1)]


def _lines_by_unit(lines: Sequence[Line], wrapping: LineWrapping) -> list[list[Line]]:
    """The lines of each unit; the separator between two units is left out."""
    units: list[list[Line]] = []
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        if above and _separated(above, line, is_last=line is lines[-1]):
            without_separator = _SEPARATOR_AT_END.sub("", above.text)
            units[-1][-1] = replace(above, text=without_separator, fonts=())
            units.append([])
        elif above is None or _begins_unit(above, line, wrapping):
            units.append([])
        units[-1].append(line)
    return units


def _separated(above: Line, line: Line, *, is_last: bool) -> bool:
    """Whether a line ends with the separator between two units."""
    if not _SEPARATOR_AT_END.search(above.text):
        return False
    return _are_two_units(above.text, line.text, is_last=is_last)


def _unlisted_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cell, those that list several units parted."""
    unlisted: list[Line] = []
    for number, line in enumerate(lines, 1):
        unlisted += _unlisted(line, is_last=number == len(lines))
    return unlisted


def _unlisted(line: Line, *, is_last: bool) -> Iterator[Line]:
    """The units that stand on one line, a line each."""
    start = 0
    for match in _SEPARATOR.finditer(line.text):
        left = line.text[start : match.start()]
        right = line.text[match.end() :]
        in_brackets = left.count("(") > left.count(")")
        if in_brackets or not _are_two_units(left, right, is_last=is_last):
            continue
        if left.strip():
            yield replace(line, text=left, fonts=())
        start = match.end()
    if start == 0:
        yield line
    else:
        yield replace(without_start(line, start), starts_paragraph=True)


def _are_two_units(left: str, right: str, *, is_last: bool) -> bool:
    """กองคลัง/กองช่าง and กองคลัง, กองช่าง are two units; ทุกสำนัก/กอง and หัวหน้าสำนัก/กอง are one.

    `is_last`: no line follows that could go on with `right`.
    """
    right = normalize(right, LETTERS_ONLY)
    if not _BEGINS.match(right):
        return False
    is_head_alone = is_last and _UNFINISHED.search(right)
    if is_head_alone:
        return False
    return not normalize(left, LETTERS_ONLY).startswith("ทุก")


def _begins_unit(above: Line, line: Line, wrapping: LineWrapping) -> bool:
    """Whether a line does not go on with the unit of the line above."""
    if line.starts_paragraph is not None:
        return line.starts_paragraph
    before = normalize(above.text, LETTERS_ONLY)
    text = normalize(line.text, LETTERS_ONLY)
    if _UNFINISHED.search(before) or _GOES_ON.match(text):
        return False
    if wrapping.breaks(above, line):
        return True
    # The pattern looks behind the line's beginning, so that Latin names that go on are none.
    both = f"{before}\n{text}"
    return bool(_BEGINS.match(both, len(before) + 1))
