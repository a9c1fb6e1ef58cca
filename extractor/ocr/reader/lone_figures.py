"""Figures, dashes and slashes that stand alone: the net sees next to nothing in the `1` of a narrow cell, or a bracket.

Beside figures that are drawn to its left and right the net knows it for what it is. Dirt may look like a figure there,
too; so the ink must have its form as well: a 1 has a flag to the left of its stem's head, a dash is wide and in the
middle of its line, a slash leans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model.image import PAPER, LineImage, Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.number_parts import Piece, holds, parts_in_line
from extractor.ocr.reader.slashes import is_slash

# Letters at most that a line has which is nothing but a short number; one read surely stays what it is.
_MOST_LETTERS = 2
_SURE = 0.8
# The figures that are drawn to the left and to the right; where either pair tells otherwise, none does.
_BESIDE = (("2", "3"), ("8", "6"))
# How sure the net is of what stands between them at least.
_SURE_BESIDE = 0.7
_DASHES = "-–"
_SLASH = "/"
# Shares of the height of a letter: figures' height and strokes as drawn, white between them, rows above and below.
_FIGURE = 1.15
_STROKE = 0.1
_WHITE = 0.15
_BETWEEN = 0.15
_ABOVE, _BELOW = 1.5, 0.7
# The height of figures of OpenCV's plain face at size 1.
_PLAIN_FIGURE = 21
# Shares of the same: how high figures are, how far a flag reaches, and how far ink to the right of a head at most.
_LEAST_HEIGHT, _MOST_HEIGHT = 0.7, 1.6
_FLAG, _SERIF = 0.08, 0.06
# The rows, as shares of a figure's height, in which a flag may reach out, and those in which its stem stands alone.
_HEAD = (0.0, 0.4)
_STEM = (0.5, 0.8)
# Darker than this (0 black, 255 paper) is the thin stroke of a flag.
_INK = 190
# Shares of the height of a letter: how wide a dash is, and how far its middle is above the feet.
_LEAST_DASH, _MOST_DASH = 0.2, 0.9
_LOWEST_DASH, _HIGHEST_DASH = 0.2, 0.75
_DASH_RATIO = 1.4


def may_be_lone_figure(reading: RecognizedLine) -> bool:
    """Whether a line has next to nothing on it, and was not read surely.

    Args:
        reading: What was read of it.

    Returns:
        Whether a short number may stand there.
    """
    text = reading.text.strip()
    if not text:
        return True
    is_unsure = min(reading.confidences) < _SURE
    has_figures = any(map(str.isdigit, text)) or text in _DASHES
    return len(text) <= _MOST_LETTERS and is_unsure and not has_figures


def beside_figures(line_image: LineImage) -> list[LineImage]:
    """Draw figures to the left and the right of what stands on a line.

    Args:
        line_image: The picture of a line that has next to nothing on it.

    Returns:
        Pictures of it to be read; none where it has no ink, or more than short numbers have.
    """
    parts = _sides_of_parts(line_image)
    if not parts or parts[-1][1] - parts[0][0] > (
        _MOST_LETTERS * line_image.height
    ):
        return []
    middle = _set_apart(line_image, parts)
    white = _paper(line_image, round(_WHITE * line_image.height))
    pictures = []
    for beside in _BESIDE:
        drawn = [_drawn(line_image, figure) for figure in beside]
        set_ = (white, drawn[0], white, middle, white, drawn[1], white)
        pictures.append(
            LineImage(
                np.hstack(set_),
                float(_rows_above(line_image)),
                line_image.height,
            )
        )
    return pictures


def lone_figure(
    line_image: LineImage,
    first: RecognizedLine,
    further: Sequence[RecognizedLine],
) -> RecognizedLine:
    """Choose what stands alone on a line.

    Args:
        line_image: The picture of the line.
        first: What was read there first.
        further: What was read where it stood beside figures.

    Returns:
        The figures, the dash or the slash that those have there, if its ink has the form; else the first reading.
    """
    between = [
        _between(reading, *beside)
        for reading, beside in zip(further, _BESIDE, strict=False)
    ]
    parts = parts_in_line(line_image)
    fullest = max(between, key=lambda reading: len(reading.text))
    text = fullest.text
    # Of two narrow figures the net may have seen but one.
    if not all(each.text and holds(text, each.text) for each in between):
        return first
    is_dash = text in _DASHES and _is_dash(parts, line_image)
    is_number = text.isdigit() and _is_number(text, parts, line_image)
    is_mark = text == _SLASH and _leans(parts, line_image)
    return fullest if is_dash or is_number or is_mark else first


def _sides_of_parts(line_image: LineImage) -> list[tuple[int, int]]:
    """The first column of each part of a line's ink, and that behind its last."""
    return [
        (
            min(piece.left for piece in part),
            max(piece.right for piece in part),
        )
        for part in parts_in_line(line_image)
    ]


def _set_apart(
    line_image: LineImage, parts: Sequence[tuple[int, int]]
) -> Pixels:
    """The parts of a line on the feet of figures, with more white between them: narrow figures are read as one."""
    # With what is pale beside strokes.
    cuts = [max(0, parts[0][0] - 1)]
    cuts += [(one[1] + two[0]) // 2 for one, two in pairwise(parts)]
    cuts.append(parts[-1][1] + 1)
    white = _paper(line_image, round(_BETWEEN * line_image.height))
    pictures: list[Pixels] = []
    for first, end in pairwise(cuts):
        part = replace(line_image, pixels=line_image.pixels[:, first:end])
        pictures += [white, _on_feet(part)]
    return np.hstack(pictures[1:])


def _between(reading: RecognizedLine, left: str, right: str) -> RecognizedLine:
    """What was read between two figures, where it was read surely; else nothing."""
    text = reading.text
    if not (text.startswith(left) and text.endswith(right)):
        return RecognizedLine("", ())
    start = len(text) - len(text[1:].lstrip())
    end = len(text[:-1].rstrip())
    confidences = reading.confidences[start:end]
    if end <= start or min(confidences) < _SURE_BESIDE:
        return RecognizedLine("", ())
    return RecognizedLine(text[start:end], confidences)


def _is_number(
    text: str, parts: Sequence[Sequence[Piece]], line_image: LineImage
) -> bool:
    """Whether ink has as many parts as a number has figures, each as high as one, and every 1 its flag."""
    if len(parts) != len(text):
        return False
    for figure, pieces in zip(text, parts, strict=True):
        top = min(piece.top for piece in pieces)
        bottom = max(piece.bottom for piece in pieces)
        height = (bottom - top) / line_image.height
        if not _LEAST_HEIGHT <= height <= _MOST_HEIGHT:
            return False
        if figure == "1" and not _has_flag(pieces, line_image):
            return False
    return True


def _has_flag(pieces: Sequence[Piece], line_image: LineImage) -> bool:
    """Whether ink is a stem with something at the left of its head, and nothing at its right."""
    top = min(piece.top for piece in pieces)
    bottom = max(piece.bottom for piece in pieces)
    left = min(piece.left for piece in pieces)
    right = max(piece.right for piece in pieces)
    ink = line_image.pixels[top:bottom, left:right] < _INK
    head, stem = (_sides(ink, *rows) for rows in (_HEAD, _STEM))
    reach = stem[0] - head[0]
    beyond = head[1] - stem[1]
    unit = line_image.height
    return reach >= _FLAG * unit and beyond <= max(1.0, _SERIF * unit)


def _sides(ink: NDArray[np.bool_], first: float, end: float) -> tuple[int, int]:
    """The first and last columns with ink of some rows."""
    rows = ink[round(first * len(ink)) : max(1, round(end * len(ink)))]
    columns = np.flatnonzero(rows.any(axis=0))
    return (int(columns[0]), int(columns[-1])) if len(columns) else (0, 0)


def _is_dash(parts: Sequence[Sequence[Piece]], line_image: LineImage) -> bool:
    """Whether ink is one stroke that lies in the middle of its line."""
    if len(parts) != 1 or len(parts[0]) != 1:
        return False
    ((piece,),) = parts
    unit = line_image.height
    wide, high = piece.right - piece.left, piece.bottom - piece.top
    above = line_image.baseline - (piece.top + piece.bottom) / 2
    return (
        _LEAST_DASH * unit <= wide <= _MOST_DASH * unit
        and wide >= _DASH_RATIO * high
        and _LOWEST_DASH * unit <= above <= _HIGHEST_DASH * unit
    )


def _leans(parts: Sequence[Sequence[Piece]], line_image: LineImage) -> bool:
    """Whether ink is one stroke that leans as a slash does: where a list is ticked off, it stands alone."""
    if len(parts) != 1 or len(parts[0]) != 1:
        return False
    ((piece,),) = parts
    ink = line_image.pixels[piece.top : piece.bottom, piece.left : piece.right]
    return is_slash(np.argwhere(ink < _INK), line_image.height)


def _rows_above(line_image: LineImage) -> int:
    return round(_ABOVE * line_image.height)


def _paper(line_image: LineImage, columns: int) -> Pixels:
    rows = _rows_above(line_image) + round(_BELOW * line_image.height)
    return np.full((rows, columns), PAPER, np.uint8)


def _on_feet(line_image: LineImage) -> Pixels:
    """A line's picture with as many rows above and below its feet as figures are drawn with."""
    rows, columns = line_image.pixels.shape
    framed = _paper(line_image, columns)
    shift = _rows_above(line_image) - round(line_image.baseline)
    first, end = max(0, -shift), min(rows, len(framed) - shift)
    if first < end:
        framed[first + shift : end + shift] = line_image.pixels[first:end]
    return framed


def _drawn(line_image: LineImage, figure: str) -> Pixels:
    """A figure as high and as dark as those of a line."""
    unit = line_image.height
    face, size = cv2.FONT_HERSHEY_SIMPLEX, _FIGURE * unit / _PLAIN_FIGURE
    stroke = max(1, round(_STROKE * unit))
    (width, _), _ = cv2.getTextSize(figure, face, size, stroke)
    pixels = _paper(line_image, width)
    feet = (0, _rows_above(line_image))
    darkest = int(line_image.pixels.min())
    cv2.putText(pixels, figure, feet, face, size, darkest, stroke, cv2.LINE_AA)
    return pixels
