"""How many lines the proof looks at: what tells nothing is not asked again and again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import numpy as np

from extractor.inputs.base import DrawnLine, PlacedLine
from extractor.model import PageTransform
from extractor.proof.line_pictures import LinePictures
from extractor.proof.looking import Look, Looker
from extractor.proof.printed_lines import Key, PrintedLine
from extractor.proof.proving import _Proof
from extractor.repair import TextRepair
from tests.proof.test_evidence import CODES, printed

LETTERS = [letter for letter in CODES if letter.isalpha()]
_TIMES = 10


class _Eyes:
    """Reads something else than every line says, more or less surely."""

    def __init__(self, sure: float) -> None:
        self.sure = sure
        self.count = 0

    def look(
        self, lines: Iterable[PrintedLine], _mends: Mapping[Key, str]
    ) -> list[Look]:
        looks = [
            Look(
                line,
                "ฮ" * (len(line.units) + 1),
                gap=20.0,
                frames=np.zeros((1, 1), np.float32),
                confidence=self.sure,
            )
            for line in lines
        ]
        self.count += len(looks)
        return looks

    def agrees(self, _look: Look, _mends: Mapping[Key, str]) -> bool:
        return False


def looked_at(sure: float) -> tuple[int, list[bool | None]]:
    """How many lines, of a letter each, are looked at, and which of them are proved."""
    lines = [printed(letter, {}) for letter in LETTERS * _TIMES]
    eyes = _Eyes(sure)
    proved = _Proof(lines, cast(Looker, eyes)).lines(all_of_them=False)
    return eyes.count, [line.proved for line in proved.values()]


def test_a_font_that_the_reader_cannot_read_is_seen_once_letter_by_letter() -> (
    None
):
    count, proved = looked_at(sure=0.8)
    assert count == len(LETTERS)
    assert True not in proved  # what was not looked at is not believed either


def test_a_font_that_is_read_surely_is_looked_at_where_it_says_another() -> (
    None
):
    count, _ = looked_at(sure=0.99)
    assert count > 3 * len(LETTERS)


class _Drawer:
    """Draws each line in the same picture, whether its clip is kept or not; counts lines."""

    def __init__(self) -> None:
        self.count = 0

    def draw_lines(
        self,
        page_no: int,
        transform: PageTransform,
        lines: Sequence[PlacedLine],
        *,
        unclipped: bool = False,
    ) -> list[DrawnLine | None]:
        del page_no, transform, unclipped
        self.count += len(lines)
        pixels = np.full((40, 120), 255, np.uint8)
        pixels[15:25, 10:110:6] = 0
        return [DrawnLine(pixels, 28.0, 200 / 72) for _ in lines]


def test_a_line_that_no_clip_cuts_off_is_read_once() -> None:
    """What says something else is drawn without its clip; where that changes nothing, it is not read again."""
    drawer = _Drawer()
    looker = Looker(LinePictures(drawer), cast(TextRepair, _NoRepair()))
    reads = list[int]()
    read = looker._read

    def counted(lines: list[PrintedLine], *rest: object) -> list[Look]:
        reads.append(len(lines))
        return read(lines, *rest)  # type: ignore[arg-type]

    looker._read = counted  # type: ignore[method-assign,assignment]
    (look,) = looker.look([printed("กขคงจ", {})], {})
    assert look.gap > 0
    assert drawer.count == 2
    assert sum(reads) == 1


class _NoRepair:
    """Leaves text as it is."""

    def repair(self, lines: list[object]) -> object:
        return lines[0]
