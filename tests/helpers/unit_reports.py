"""Columns of units as a report prints them, with what each cell names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from pythainlp.tokenize import word_tokenize

from extractor.line_wrapping import LineWrapping
from extractor.model import Box, Line
from extractor.report.known_units import KnownUnits
from normalizer.thai import MARK

_MARK = re.compile(f"[{MARK}]")
# Points that letters of common print take.
_NARROW = 4.5
_WIDE = 7.5


def printed_report(
    names: Sequence[str], chance: random.Random
) -> Iterator[tuple[list[str], list[Line], LineWrapping, KnownUnits]]:
    """Print a column of cells, each of some units, wrapped at a random width between words as PyThaiNLP tells them.

    Args:
        names: Names of units.
        chance: Where chance comes from.

    Yields:
        For each cell: its units, its lines, how wide the column's lines are, and the units that the column names.
    """
    pool = chance.sample(list(names), chance.randint(4, 9))
    width = chance.uniform(11, 32) * _WIDE
    separator = chance.choice(["\n", "\n", "\n", ", ", "/"])
    cells = [
        chance.sample(pool, chance.choice([1, 1, 2, 2, 3, 4]))
        for _ in range(chance.randint(5, 14))
    ]
    lines_by_cell = [_lines(separator.join(cell), width) for cell in cells]
    wrapping = LineWrapping([line for lines in lines_by_cell for line in lines])
    known = KnownUnits(lines_by_cell)
    for cell, lines in zip(cells, lines_by_cell, strict=True):
        yield cell, lines, wrapping, known


def _lines(text: str, width: float) -> list[Line]:
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        for printed in _wrapped(paragraph, width):
            top = 12.0 * len(lines)
            lines.append(
                Line(printed, 1, Box(0, top, _width(printed), top + 10))
            )
    return lines


def _wrapped(paragraph: str, width: float) -> list[str]:
    """The lines of a paragraph; a word that is too long for one stands alone."""
    lines = [""]
    for word in word_tokenize(paragraph, engine="newmm"):
        if (
            lines[-1]
            and word.strip()
            and _width((lines[-1] + word).rstrip()) > width
        ):
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]


def _width(text: str) -> float:
    """The width of a text, in points: marks take none, the letters of a font differ."""
    return sum(
        _NARROW if ord(letter) % 3 else _WIDE for letter in _MARK.sub("", text)
    )
