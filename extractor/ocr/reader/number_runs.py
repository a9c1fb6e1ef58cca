"""Numbers within lines of text: each is cut out, so that its parts can be counted as those of a number alone.

The net's frames tell about where each letter stands; a number is cut out at the white between it and the words beside
it, for only numbers that stand apart are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extractor.model.image import PAPER, LineImage
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.beam_search import Frames
from extractor.ocr.reader.frame_alignment import column_of, frames_of
from extractor.ocr.reader.line_input import LETTER_HEIGHT, net_columns

# A number with white on either side; and a point that begins a line, before which the figure of a list may be lost.
# So is a word of capitals, and one of capitals and figures.
_RUN = re.compile(
    r"(?<!\S)(?=[.,/\-]*[0-9๐-๙A-Z])[0-9๐-๙A-Z.,/\-]+(?!\S)|^\.(?=\s)"
)
# The white beside a number, as a share of the height of letters, in such columns; and the paper around what is cut out.
_LEAST_WHITE = round(0.2 * LETTER_HEIGHT)
_MARGIN = 0.25


@dataclass(frozen=True, eq=False)
class NumberRun:
    """A number within a line.

    Attributes:
        start: The place of its first letter in what was read.
        end: The place after its last.
        image: Its picture alone.
    """

    start: int
    end: int
    image: LineImage

    def reading(self, line: RecognizedLine) -> RecognizedLine:
        """What of a line's reading is the number's.

        Args:
            line: What was read of the whole line.

        Returns:
            The number as it was read.
        """
        return RecognizedLine(
            line.text[self.start : self.end],
            line.confidences[self.start : self.end],
        )


def number_runs(
    line_image: LineImage, reading: RecognizedLine, frames: Frames
) -> list[NumberRun]:
    """Cut the numbers out of a line.

    Args:
        line_image: The picture of the line.
        reading: What was read there.
        frames: What the net saw of the line.

    Returns:
        Its numbers with white on either side, from left to right.
    """
    found = list(_RUN.finditer(reading.text))
    letters = frames_of(frames, reading.text) if found else None
    if letters is None:
        return []
    picture, columns = net_columns(line_image)
    is_white = picture.max(axis=0) == 0
    runs = []
    for start, end in (run.span() for run in found):
        sides = _sides(reading.text, (start, end), letters, is_white)
        if sides:
            first, last = (int(columns[side]) for side in sides)
            runs.append(NumberRun(start, end, _cut(line_image, first, last)))
    return runs


def _sides(
    text: str,
    span: tuple[int, int],
    frames: Sequence[int],
    is_white: NDArray[np.bool_],
) -> tuple[int, int] | None:
    """The columns of a net's input at which a number is cut out; None where it does not stand apart."""
    places = list(map(column_of, frames))
    before = text[: span[0]].rstrip()
    behind = len(text) - len(text[span[1] :].lstrip())
    first, last = 0, len(is_white) - 1
    if before:
        first = _white(is_white, places[len(before) - 1], places[span[0]])
    if behind < len(text):
        last = _white(is_white, places[span[1] - 1], places[behind])
    return (first, last) if 0 <= first < last else None


def _white(is_white: NDArray[np.bool_], first: int, end: int) -> int:
    """The middle of the widest white between two columns; -1 where there is none."""
    sides = np.flatnonzero(
        np.diff(is_white[first:end], prepend=False, append=False)
    ).reshape(-1, 2)
    if not len(sides):
        return -1
    start, stop = sides[(sides[:, 1] - sides[:, 0]).argmax()].tolist()
    if stop - start < _LEAST_WHITE:
        return -1
    return first + int(start + stop) // 2


def _cut(line_image: LineImage, first: int, end: int) -> LineImage:
    """The columns of a line's picture, with paper on either side."""
    width = max(1, round(_MARGIN * line_image.height))
    pixels = np.pad(
        line_image.pixels[:, first:end],
        ((0, 0), (width, width)),
        constant_values=PAPER,
    )
    return replace(line_image, pixels=pixels)
