"""Raised figures, which the net did not learn: ม.² and marks of notes. Each is read alone, at its own size.

A figure stands small behind a letter, its foot above the middle of the letters, and has nothing below it: marks of Thai
stand over their letters.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model.image import PAPER, LineImage, Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.beam_search import Frames
from extractor.ocr.reader.frame_alignment import column_of, frames_of
from extractor.ocr.reader.line_input import net_columns
from extractor.ocr.reader.splicing import spliced
from normalizer import arabic

# Lengths are shares of the height of a letter such as บ: how high a raised figure is, how wide, and how far above the
# feet of letters its own foot and its head are. What is lower than Arabic figures may be Thai ones, or quotation marks.
_LOWEST = 0.42
_LOWEST_ARABIC = 0.6
_HIGHEST = 1.15
_NARROWEST = 0.12
_WIDEST = 0.9
_LOWEST_FOOT = 0.35
_HIGHEST_FOOT = 1.0
_LOWEST_HEAD = 1.0
_HIGHEST_HEAD = 2.0
# It stands so near behind a letter, or the point of an abbreviation, whose foot is so near to those of the line; and so
# near behind another figure. A mark has so many pieces at most: two figures and a stroke.
_NEAR = 0.6
_ON_FEET = 0.3
_NEAR_EACH_OTHER = 0.6
_MOST = 3
# Of its width no more than this stands above or below other print. The stroke of ¼ is nearer than so much white.
_BESIDE = 0.1
_LEAST_WHITE = 0.08
# Between ink (0) and paper (1): hair lines of small figures are pale.
_DARK = 0.8
# Print has so much ink at least (share of a letter's height, squared).
_LEAST_INK = 0.01
# Figures are so many times as high as บ: Thai ones, and Arabic ones of several faces.
_FIGURE_HEIGHTS = (0.85, 0.95, 1.05, 1.15, 1.25)
# How sure a reading must be of each figure to count; so many must say the same, and of low print so many.
_SURE = 0.9
_ALIKE = 2
_ALIKE_OF_LOW = 4
# Paper around a figure, as a share of its height.
_MARGIN = 0.25
# Nought begins no mark, and is what a ring looks like.
_MARK = re.compile(r"[1-9][0-9]?/?")
_CODED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, eq=False)
class RaisedPrint:
    """Small print of a line that may be a raised figure.

    Attributes:
        left: Its first column in the line's picture.
        right: The column after its last.
        is_low: Whether it is lower than Arabic figures are.
        images: Pictures of it alone, as large as letters are, to be read.
        is_its: Rows x columns: where the line's picture shows it.
    """

    left: int
    right: int
    is_low: bool
    images: tuple[LineImage, ...]
    is_its: Pixels


class _Piece(NamedTuple):
    """A connected component of a line: its number, its sides and how many pixels it has."""

    left: int
    right: int
    top: int
    bottom: int
    number: int


def raised_prints(line_image: LineImage) -> list[RaisedPrint]:
    """Find small print that stands raised behind letters.

    Args:
        line_image: The picture of a line.

    Returns:
        What may be raised figures, from left to right.
    """
    labels, pieces = _pieces(line_image)
    highest_foot = line_image.baseline - _LOWEST_FOOT * line_image.height
    free = [
        piece
        for piece in pieces
        if piece.bottom <= highest_foot and _stands_free(piece, pieces)
    ]
    return [
        _raised_print(run, labels, line_image)
        for run in _runs(free, _NEAR_EACH_OTHER * line_image.height)
        if len(run) <= _MOST
        and all(_has_size(piece, line_image) for piece in run)
        and _follows_letter(run[0], pieces, line_image)
        and _ends_word(run, pieces, line_image)
    ]


def figures_said(
    print_: RaisedPrint, readings: Sequence[RecognizedLine]
) -> RecognizedLine | None:
    """Choose what raised print says.

    Args:
        print_: The print.
        readings: What was read of its pictures.

    Returns:
        Its figures, as raised ones are coded (`²`); None where too few readings are sure, or not all that are say the
        same, or low print does not say Thai figures.
    """
    said = [
        reading.text.strip()
        for reading in readings
        if reading.text and min(reading.confidences) >= _SURE
    ]
    needed = _ALIKE_OF_LOW if print_.is_low else _ALIKE
    if len(said) < needed or len(set(said)) > 1:
        return None
    mark = arabic(said[0])
    if not _MARK.fullmatch(mark) or (print_.is_low and mark == said[0]):
        return None
    sureness = len(said) / len(readings)
    return RecognizedLine(mark.translate(_CODED), (sureness,) * len(mark))


def without_raised(
    line_image: LineImage, raised: Sequence[RaisedPrint]
) -> tuple[LineImage, list[int]]:
    """Take raised print out of a line, and set close what it parted.

    Args:
        line_image: The picture of the line.
        raised: What to take out, from left to right.

    Returns:
        The line without it, and the columns before which it stood.
    """
    pixels = line_image.pixels.copy()
    is_kept = np.ones(pixels.shape[1], np.bool_)
    for print_ in raised:
        pixels[print_.is_its > 0] = PAPER
        is_kept[print_.left : print_.right] = False
    places = [int(is_kept[: print_.left].sum()) for print_ in raised]
    return replace(line_image, pixels=pixels[:, is_kept]), places


def with_raised(
    line_image: LineImage,
    line: RecognizedLine,
    frames: Frames,
    raised: Sequence[tuple[int, RecognizedLine]],
) -> RecognizedLine:
    """Put raised figures into the reading of their line.

    Args:
        line_image: The picture of the line without them.
        line: What was read there.
        frames: What the net saw there.
        raised: The columns before which they stood, ascending, and what they say.

    Returns:
        The line with them; without them where letters of the line are not found in the frames.
    """
    letters = frames_of(frames, line.text)
    if letters is None:
        return line
    _, columns = net_columns(line_image)
    last = len(columns) - 1
    places = [int(columns[min(last, column_of(frame))]) for frame in letters]
    for column, figures in reversed(raised):
        at = bisect(places, column)
        while at and line.text[at - 1].isspace():
            at -= 1
        line = spliced(line, at, at, figures)
    return line


def _pieces(
    line_image: LineImage,
) -> tuple[NDArray[np.int32], list[_Piece]]:
    darkest = int(line_image.pixels.min())
    is_ink = line_image.pixels < round(darkest + _DARK * (PAPER - darkest))
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(
        is_ink.astype(np.uint8), connectivity=8
    )
    least = _LEAST_INK * line_image.height**2
    return labels.astype(np.int32, copy=False), sorted(
        _Piece(left, left + width, top, top + height, number)
        for number, (left, top, width, height, area) in enumerate(
            boxes.tolist()
        )
        if number and area >= least
    )


def _has_size(piece: _Piece, line_image: LineImage) -> bool:
    unit, feet = line_image.height, line_image.baseline
    return (
        _LOWEST * unit <= piece.bottom - piece.top <= _HIGHEST * unit
        and _NARROWEST * unit <= piece.right - piece.left <= _WIDEST * unit
        and feet - piece.bottom <= _HIGHEST_FOOT * unit
        and _LOWEST_HEAD * unit <= feet - piece.top <= _HIGHEST_HEAD * unit
    )


def _stands_free(piece: _Piece, pieces: Sequence[_Piece]) -> bool:
    """Whether nothing of its line stands above or below a piece."""
    most = _BESIDE * (piece.right - piece.left)
    return not any(
        min(piece.right, other.right) - max(piece.left, other.left) > most
        for other in pieces
        if other.number != piece.number
    )


def _runs(pieces: Iterable[_Piece], gap: float) -> list[list[_Piece]]:
    """Pieces that stand near each other together."""
    runs: list[list[_Piece]] = []
    for piece in pieces:
        if runs and piece.left - runs[-1][-1].right <= gap:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _follows_letter(
    piece: _Piece, pieces: Sequence[_Piece], line_image: LineImage
) -> bool:
    """Whether a letter, or its point, stands right before a piece on the feet of the line."""
    unit = line_image.height
    feet = line_image.baseline - _ON_FEET * unit
    gaps = [
        piece.left - other.right
        for other in pieces
        if other.left < piece.left and other.bottom >= feet
    ]
    return min(gaps, default=np.inf) <= _NEAR * unit


def _ends_word(
    run: Sequence[_Piece], pieces: Sequence[_Piece], line_image: LineImage
) -> bool:
    """Whether white stands behind pieces."""
    white = _LEAST_WHITE * line_image.height
    return not any(
        other.right > run[-1].right and other.left < run[-1].right + white
        for other in pieces
        if other not in run
    )


def _raised_print(
    run: Sequence[_Piece], labels: NDArray[np.int32], line_image: LineImage
) -> RaisedPrint:
    left, right = run[0].left, run[-1].right
    top = min(piece.top for piece in run)
    foot = max(piece.bottom for piece in run)
    is_its = np.isin(labels, [piece.number for piece in run]).astype(np.uint8)
    # Strokes fade out beyond what is dark.
    is_its = cv2.dilate(is_its, np.ones((3, 3), np.uint8)).astype(
        np.uint8, copy=False
    )
    alone = np.where(is_its > 0, line_image.pixels, np.uint8(PAPER))
    margin = max(2, round(_MARGIN * (foot - top)))
    cut = np.pad(
        alone[max(0, top - 1) : foot + 1, max(0, left - 1) : right + 1],
        margin,
        constant_values=PAPER,
    )
    baseline = float(margin + foot - max(0, top - 1))
    return RaisedPrint(
        left=left,
        right=right,
        is_low=foot - top < _LOWEST_ARABIC * line_image.height,
        images=tuple(
            LineImage(cut, baseline, (foot - top) / share)
            for share in _FIGURE_HEIGHTS
        ),
        is_its=is_its,
    )
