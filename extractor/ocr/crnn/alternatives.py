"""What else a line may say: the letters and marks that the net thought of where it doubts. Never digits."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from extractor.model import Alternative
from extractor.ocr.crnn.alphabet import ALPHABET

_THAI = frozenset(letter for letter in ALPHABET if "\u0e01" <= letter <= "\u0e4e")
# How likely an alternative must be, and a letter at most for its absence to be one.
_LEAST, _DOUBTFUL = 0.03, 0.9
# Frames from a letter's own in which another may be seen in its stead.
_NEAR = 1


@dataclass(frozen=True, slots=True)
class Letter:
    """A character that was read, how surely (0 to 1), and in which frame it was seen best."""

    text: str
    sure: float
    frame: int


def others(chances: NDArray[np.float32], letters: Sequence[Letter]) -> tuple[Alternative, ...]:
    """The alternatives to single letters of a reading; `chances` are frames x classes."""
    found: dict[tuple[int, int, str], float] = {}
    for start, end, text, odds in (*_seen(chances, letters), *_absent(letters)):
        found[start, end, text] = max(odds, found.get((start, end, text), odds))
    return tuple(Alternative(*place, odds) for place, odds in sorted(found.items()))


def _seen(chances: NDArray[np.float32], letters: Sequence[Letter]) -> Iterator[tuple[int, int, str, float]]:
    """Other letters in a letter's stead, and between two."""
    frames = [letter.frame for letter in letters]
    for frame, label in np.argwhere(chances[:, 1:] >= _LEAST).tolist():
        text, share = ALPHABET[label], float(chances[frame, label + 1])
        after = bisect(frames, frame)
        beside = [at for at in (after - 1, after) if 0 <= at < len(letters)]
        if text not in _THAI or any(letters[at].text == text for at in beside):
            continue
        for at in beside:
            if abs(frames[at] - frame) <= _NEAR and letters[at].text in _THAI:
                yield at, at + 1, text, log(share / max(letters[at].sure, 1e-3))
        if frame not in frames:
            yield after, after, text, log(share / max(1 - share, 1e-3))


def _absent(letters: Sequence[Letter]) -> Iterator[tuple[int, int, str, float]]:
    """Nothing where a letter was read."""
    for at, letter in enumerate(letters):
        if letter.text in _THAI and letter.sure < _DOUBTFUL:
            yield at, at + 1, "", log(max(1 - letter.sure, 1e-3) / max(letter.sure, 1e-3))
