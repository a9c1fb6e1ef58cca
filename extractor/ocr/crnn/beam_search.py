"""From what a net sees, frame by frame, to the likeliest text: a beam search over CTC prefixes (Graves et al., 2006).

A model of letters (letters.py) has a say where the net doubts; among digits, Latin letters and signs it prefers none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import exp
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.base import RecognizedLine
from extractor.ocr.crnn.alphabet import ALPHABET
from extractor.ocr.crnn.alternatives import Letter, others
from extractor.ocr.crnn.letter_lm import chance, start

Frames = NDArray[np.float32]

# How many texts are kept at each frame, how likely they must be beside the likeliest, and a character to be thought of.
_BEAM, _NEAR, _LEAST = 8, 1e-4, 0.002
# The say of the model of letters; what each letter is granted, lest the model prefer short texts. The best of six on
# 900 made and 239 real lines.
_SAY, _GRANT = 0.35, 0.8
# A frame shows a text's last character only to a text that has this share of what it is already.
_STILL, _NONE = 0.1, (0.0, 0.0)
# Frames (of two columns) from a character to its like: no print is so narrow.
_APART = 3
# Frames as sure as this of every character need no search.
_SURE = 0.98


class _Prefix:
    """A text as a path in a tree: its last character, where and how surely the net saw it, and what stands before."""

    __slots__ = ("after", "before", "frame", "history", "label", "most", "peak", "seen")

    def __init__(self, before: _Prefix | None, label: int, history: int) -> None:
        self.before, self.label, self.history = before, label, history
        self.after: dict[int, tuple[_Prefix, float]] = {}
        self.seen, self.most, self.frame, self.peak = 0.0, 0.0, -1, -1

    def then(self, label: int) -> tuple[_Prefix, float]:
        """The text with one more character, and how much that is favoured (a factor)."""
        found = self.after.get(label)
        if found is None:
            likely, history = chance(self.history, ALPHABET[label - 1])
            found = self.after[label] = _Prefix(self, label, history), exp(_SAY * likely + _GRANT)
        return found

    def sees(self, frame: int, share: float) -> None:
        """A frame shows the last character, so surely."""
        if self.frame != frame:
            self.seen, self.frame = self.seen + share, frame
            if share > self.most:
                self.most, self.peak = share, frame


def decode(scores: Frames) -> RecognizedLine:
    """The text that frames (frames x classes of log-probabilities, blank first) show, and how surely each character."""
    chances = np.exp(scores)
    if chances.max(axis=1).min(initial=1.0) >= _SURE:
        return _plain(chances)
    return _searched(chances)


def _plain(chances: Frames) -> RecognizedLine:
    """Each frame's likeliest character."""
    best = chances.argmax(axis=1)
    runs = [(label, max(frames)) for label, frames in _runs(best.tolist(), chances.max(axis=1).tolist()) if label]
    return RecognizedLine("".join(ALPHABET[label - 1] for label, _ in runs), tuple(sure for _, sure in runs))


def _runs(labels: Sequence[int], sures: Sequence[float]) -> Iterator[tuple[int, list[float]]]:
    for label, group in groupby(zip(labels, sures, strict=True), key=itemgetter(0)):
        yield label, [sure for _, sure in group]


def _searched(chances: Frames) -> RecognizedLine:
    beam: dict[_Prefix, tuple[float, float]] = {_Prefix(None, 0, start()): (1.0, 0.0)}
    for frame, shown in _thinkable(chances):
        if len(shown) == 1 and not shown[0][0]:  # a blank and nothing else: all texts stay, and stay as likely
            beam = {prefix: (blank + letter, 0.0) for prefix, (blank, letter) in beam.items()}
        else:
            beam = _narrowed(_extended(beam, frame, shown))
    letters = list(_letters(max(beam, key=lambda prefix: sum(beam[prefix]))))[::-1]
    text = "".join(letter.text for letter in letters)
    return RecognizedLine(text, tuple(letter.sure for letter in letters), others(chances, letters))


def _letters(prefix: _Prefix) -> Iterator[Letter]:
    """The characters of a text, from the last to the first."""
    while prefix.before:
        yield Letter(ALPHABET[prefix.label - 1], min(1.0, prefix.seen), prefix.peak)
        prefix = prefix.before


def _thinkable(chances: Frames) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """For each frame the characters that it may show (label, how likely)."""
    frames, labels = np.nonzero(chances >= _LEAST)
    shares = chances[frames, labels].tolist()
    for frame, group in groupby(zip(frames.tolist(), labels.tolist(), shares, strict=True), key=itemgetter(0)):
        yield frame, [(label, share) for _, label, share in group]


def _extended(
    beam: dict[_Prefix, tuple[float, float]], frame: int, shown: Sequence[tuple[int, float]]
) -> dict[_Prefix, list[float]]:
    """Each text with what a frame may add; how likely it ends in a blank, and in a character."""
    found: dict[_Prefix, list[float]] = {}
    for prefix, (blank, letter) in beam.items():
        for label, share in shown:
            if not label:
                found.setdefault(prefix, [0.0, 0.0])[0] += (blank + letter) * share
                continue
            before = blank + letter
            if label == prefix.label:
                found.setdefault(prefix, [0.0, 0.0])[1] += letter * share
                if letter > _STILL * before:  # else it is seen anew
                    prefix.sees(frame, share)
                before = blank
                if frame - prefix.peak < _APART:  # too near to be another one
                    found[prefix][1] += blank * share
                    continue
            if before:
                longer, favour = prefix.then(label)
                added = before * share * favour
                found.setdefault(longer, [0.0, 0.0])[1] += added
                if added > _STILL * sum(beam.get(longer, _NONE)):  # else it was seen before
                    longer.sees(frame, share)
    return found


def _narrowed(found: dict[_Prefix, list[float]]) -> dict[_Prefix, tuple[float, float]]:
    """The likeliest texts; scaled, since products of many chances vanish."""
    sums = {prefix: blank + letter for prefix, (blank, letter) in found.items()}
    most = max(sums.values())
    kept = [prefix for prefix, total in sums.items() if total > _NEAR * most]
    if len(kept) > _BEAM:
        kept = sorted(kept, key=sums.__getitem__, reverse=True)[:_BEAM]
    return {prefix: (found[prefix][0] / most, found[prefix][1] / most) for prefix in kept}
