"""The cells of gold reports, printed in the many ways in which reports print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

# Before each item of a list; {n} is its number.
_MARKERS = ("{n}. ", "{n}. ", "{n}) ", "({n}) ", "- ", "• ", "")
# Between units.
_JOINTS = ("\n", "\n", ", ", "/", " / ", " และ")
# Before what a measure is: without a column that counts the rows, and with one.
_NUMBERS_ALONE = ("{n}. ", "{n}. ", "{n}) ", "มาตรการที่ {n} ", "")
_NUMBERS_BESIDE = ("", "", "", "", "{n}. ")
# Characters to a line where a column wraps its texts; 0 where it does not.
_WIDTHS = (0, 0, 12, 18, 25, 40)
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How the cells of a column are printed.

    Attributes:
        marker: Before each item of a list, `{n}` for its number.
        lone_marker: Whether a single item has one, too.
        joint: Between units; a newline: a line and a marker each.
        number: Before what a measure is.
        width: Characters to a line; 0 where an item is a line.
        thai_digits: Whether digits are Thai.
    """

    marker: str
    lone_marker: bool
    joint: str
    number: str
    width: int
    thai_digits: bool


def draw_cell_style(
    draw: Random, counted: bool, thai_digits: bool
) -> CellStyle:
    """Draw how a column is printed.

    Args:
        draw: Chance.
        counted: Whether another column counts the rows.
        thai_digits: Whether the table's digits are Thai.

    Returns:
        The style.
    """
    return CellStyle(
        marker=draw.choice(_MARKERS),
        lone_marker=draw.random() < 0.5,
        joint=draw.choice(_JOINTS),
        number=draw.choice(_NUMBERS_BESIDE if counted else _NUMBERS_ALONE),
        width=draw.choice(_WIDTHS),
        thai_digits=thai_digits,
    )


def field_text(measure: dict[str, Any], field: str, style: CellStyle) -> str:
    """Print a field of a gold measure.

    Args:
        measure: As its report's YAML has it.
        field: Such as `methods`.
        style: How it is printed.

    Returns:
        The cell, its lines parted by newlines.
    """
    value = measure.get(field) or ""
    if field == "measure":
        return style.number.format(n=measure["number"]) + str(value)
    if isinstance(value, str):
        return value
    if field == "responsible" and style.joint != "\n":
        return style.joint.join(value)
    intro = measure.get(f"{field}_intro")
    lines = [intro] if intro else []
    return "\n".join([*lines, *_marked(value, style)])


def _marked(items: Sequence[str], style: CellStyle) -> list[str]:
    if len(items) == 1 and not style.lone_marker:
        return list(items)
    return [
        style.marker.format(n=number) + item
        for number, item in enumerate(items, 1)
    ]


def printed_lines(text: str, style: CellStyle) -> list[str]:
    """The lines of a cell as a column prints them.

    Args:
        text: Its text, items parted by newlines.
        style: How the column is printed.

    Returns:
        Its lines, wrapped between words; none for a blank cell.
    """
    if style.thai_digits:
        text = thai_digits(text)
    if not style.width:
        return text.split("\n") if text else []
    lines: list[str] = []
    for item in text.split("\n"):
        lines += _wrapped(item, style.width)
    return lines


def thai_digits(text: str) -> str:
    """A text with Thai digits, but for words with Latin letters.

    Args:
        text: Any text.

    Returns:
        It, such as `๑๒ คน ดู www.a1.go.th` for `12 คน ดู www.a1.go.th`.
    """
    words = re.split(r"(\s+)", text)
    return "".join(
        word if re.search("[A-Za-z]", word) else word.translate(_THAI_DIGITS)
        for word in words
    )


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in _words(text):
        if line and len(line) + len(word.rstrip()) > width:
            lines.append(line)
            line = ""
        line += word
    return [*lines, line] if line.strip() else lines


@lru_cache(maxsize=10_000)
def _words(text: str) -> tuple[str, ...]:
    from pythainlp.tokenize import word_tokenize

    return tuple(word_tokenize(text))
