"""Text that a page does not show: an earlier OCR's under its picture, which is of use, and lines that are told of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import groupby

from pdfminer.layout import LTChar

from extractor.inputs.pdf.displayed_frame import DisplayedFrame
from extractor.model import Box, HiddenText

# Of a page's glyphs, the share that is not shown and makes them an earlier OCR's reading of the page's picture.
_LAYER_SHARE = 0.5
# Why an earlier OCR's text is not shown: it is set so, or the picture is painted over it.
_LAYER_REASONS = frozenset(("invisible", "covered"))
# Shares of a letter's height: what stands so far off on the same line is another word, or no longer the same line.
_WORD_GAP = 0.2
_LINE_GAP = 3.0
_SAME_LINE = 0.5


def ocr_layer(characters: Sequence[LTChar]) -> list[LTChar]:
    """The glyphs that say what the picture of a page shows.

    Args:
        characters: The glyphs of a page that one picture covers, each with its setting.

    Returns:
        Those that an earlier OCR laid there; none where most of the print is the page's own.
    """
    layer = [
        character
        for character in characters
        if character.setting.reason in _LAYER_REASONS
    ]
    return layer if len(layer) > _LAYER_SHARE * len(characters) else []


def hidden_texts_of(
    characters: Sequence[LTChar], frame: DisplayedFrame, page_no: int
) -> Iterator[HiddenText]:
    """Put glyphs that are not shown together into lines.

    Args:
        characters: The glyphs in the order of the content, each with its setting.
        frame: The page turned to be read.
        page_no: The page, 1-based.

    Yields:
        A line each, in that order; none of white space alone.
    """
    for reason, group in groupby(
        characters, key=lambda character: character.setting.reason
    ):
        placed = [(character, frame.box(character)) for character in group]
        for line in _lines(placed):
            text = _text(line).strip()
            if text:
                yield HiddenText(
                    page_no,
                    reduce(Box.around, [box for _, box in line]),
                    text,
                    reason,
                )


def _lines(
    placed: Sequence[tuple[LTChar, Box]],
) -> Iterator[list[tuple[LTChar, Box]]]:
    """The glyphs line by line."""
    line: list[tuple[LTChar, Box]] = []
    for character, box in placed:
        if line and not _goes_on(line[-1][1], box):
            yield line
            line = []
        line.append((character, box))
    if line:
        yield line


def _goes_on(before: Box, box: Box) -> bool:
    height = max(before.height, box.height, 0.1)
    is_level = abs(box.bottom - before.bottom) <= _SAME_LINE * height
    return (
        is_level
        and box.x0 - before.x1 <= _LINE_GAP * height
        and before.x0 - box.x1 <= _LINE_GAP * height
    )


def _text(line: Sequence[tuple[LTChar, Box]]) -> str:
    """The text of a line, with a space where there is a gap without one."""
    text = ""
    end = line[0][1].x0
    for character, box in line:
        letters = character.get_text()
        if (
            text
            and box.x0 - end > _WORD_GAP * box.height
            and not text.endswith(" ")
            and not letters.startswith(" ")
        ):
            text += " "
        text += letters
        end = max(box.x1, end)
    return text
