"""Our own reader of printed Thai: a small net on onnxruntime, made by training/reader, needs nothing of the system.

What it knows and how well it reads: docs/reader.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from itertools import groupby, islice

import numpy as np

from extractor.model.image import LineImage, Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.crnn.alphabet import ALPHABET
from extractor.ocr.crnn.beam_search import Frames, decode
from extractor.ocr.crnn.line_input import ROWS, prepared
from extractor.ocr.crnn.onnx_model import load_net
from extractor.options import Options

# Columns of a batch: more take memory and no less time.
_COLUMNS = 12_000
# Lines are filled up with paper to a multiple of this width. Only lines of one width are read together, so that what
# is read does not depend on which others are there.
_STEP = 32
# A frame with a digit as likely as that, neither sure nor out of the question, has its line read again, with other
# heights and baselines (shares of a letter's height).
_DOUBTFUL = (0.1, 0.9)
_OTHERWISE = ((0.95, 0.0), (1.05, 0.0), (1.0, 0.05), (1.0, -0.05))
_DIGITS = [1 + at for at, letter in enumerate(ALPHABET) if letter.isdigit()]
# What the readings depend on; `_METHOD` is to be changed with whatever else changes them.
_TABLES, _METHOD = ("reader.onnx", "letters.npz"), "beam of 8 by six letters, lines with doubtful digits voted on"


class CrnnEngine:
    """Reads lines in batches of about one width."""

    name = "reader"

    def __init__(self, options: Options) -> None:
        """Load the net; no option matters."""
        model, letters = (files("extractor.ocr.crnn").joinpath(name).read_bytes() for name in _TABLES)
        self._net = load_net(model)
        self.version = sha256(model + letters).hexdigest()[:8]
        self.settings = _METHOD

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines."""
        once = self._once(strips)
        readings = [reading for reading, _ in once]
        doubtful = [at for at, (_, doubts) in enumerate(once) if doubts]
        others = (reading for reading, _ in self._once([o for at in doubtful for o in _otherwise(strips[at])]))
        for at in doubtful:
            readings[at] = voted_on(readings[at], list(islice(others, len(_OTHERWISE))))
        return readings

    def _once(self, strips: Sequence[LineImage]) -> list[tuple[RecognizedLine, bool]]:
        """Read each line once; whether a digit of it is in doubt."""
        lines = [prepared(strip) for strip in strips]
        found: dict[int, tuple[RecognizedLine, bool]] = {}
        for batch in _batches([line.shape[1] for line in lines]):
            scores = self._net(_side_by_side([lines[at] for at in batch]))
            found |= {at: (decode(frames), _doubts(frames)) for at, frames in zip(batch, scores, strict=True)}
        return [found[at] for at in range(len(lines))]


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """Lines that are filled up to one width together, by their places; no more than `_COLUMNS` columns."""
    filled = [_filled(width) for width in widths]
    for width, group in groupby(sorted(range(len(widths)), key=filled.__getitem__), key=filled.__getitem__):
        places = list(group)
        size = max(1, _COLUMNS // width)
        yield from (places[at : at + size] for at in range(0, len(places), size))


def _filled(width: int) -> int:
    return -(-width // _STEP) * _STEP


def _side_by_side(lines: Sequence[Pixels]) -> Frames:
    """Lines as the net takes them: count x 1 x rows x columns, 0 paper, 1 ink."""
    found = np.zeros((len(lines), 1, ROWS, _filled(lines[0].shape[1])), np.float32)
    for at, line in enumerate(lines):
        found[at, 0, :, : line.shape[1]] = line
    found /= 255
    return found


def _doubts(frames: Frames) -> bool:
    """Whether a digit may stand where none was seen surely, or another one."""
    shares = np.exp(frames[:, _DIGITS]).max(axis=1)
    return bool(((shares > _DOUBTFUL[0]) & (shares < _DOUBTFUL[1])).any())


def _otherwise(strip: LineImage) -> list[LineImage]:
    """The line as if letters were a little higher or lower, or stood on another row."""
    return [
        replace(strip, height=strip.height * scale, baseline=strip.baseline + shift * strip.height)
        for scale, shift in _OTHERWISE
    ]


def voted_on(reading: RecognizedLine, others: Sequence[RecognizedLine]) -> RecognizedLine:
    """Of all readings of a line the first with the digits that most have; these are as sure as the readings agree.

    The reading itself, where no majority agrees.
    """
    votes = Counter(_digits(other) for other in (reading, *others))
    digits, count = votes.most_common(1)[0]
    if 2 * count <= len(others) + 1:
        digits, count = _digits(reading), votes[_digits(reading)]
    chosen = next(other for other in (reading, *others) if _digits(other) == digits)
    agreed = count / (len(others) + 1)
    sure = (
        sure * agreed if letter.isdigit() else sure
        for letter, sure in zip(chosen.text, chosen.confidences, strict=True)
    )
    return replace(chosen, confidences=tuple(sure))


def _digits(reading: RecognizedLine) -> str:
    return "".join(filter(str.isdigit, reading.text))
