"""Two readers: what the first doubts, the second reads too; where they disagree, the doubt grows, else it shrinks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log, sqrt

from rapidfuzz.distance import Levenshtein

from extractor.model import Alternative
from extractor.model.image import LineImage
from extractor.ocr.base import Engine, RecognizedLine

# Lines with a character less sure than this are read twice.
_DOUBTFUL = 0.9
# Of 222 doubtful lines, real and made, characters that Tesseract read alike were right as often as this, however sure
# the first reader was of them; of the others the odds were about the square root of what it said.
_AGREED = 0.96


class SecondOpinionEngine:
    """An engine whose doubtful lines another engine reads, too."""

    def __init__(self, first: Engine, second: Engine) -> None:
        """Take the engine that reads, and the one that is asked."""
        self._first, self._second = first, second
        self.name, self.version = f"{first.name}+{second.name}", f"{first.version}+{second.version}"
        self.settings = f"{first.settings} + {second.settings} below {_DOUBTFUL}, at least {_AGREED}, root of odds"

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines. Raises what the engines raise."""
        readings = self._first.read(strips)
        doubtful = [at for at, reading in enumerate(readings) if min(reading.confidences, default=1.0) < _DOUBTFUL]
        if doubtful:
            for at, other in zip(doubtful, self._second.read([strips[at] for at in doubtful]), strict=True):
                readings[at] = weighed(readings[at], other.text)
        return readings


def weighed(reading: RecognizedLine, other: str) -> RecognizedLine:
    """A reading in the light of what another engine read of the same line; its text stays as it is.

    Thai digits and spaces are not compared: Tesseract knows half of those digits only.
    """
    places = [at for at, letter in enumerate(reading.text) if _is_compared(letter)]
    mine = "".join(reading.text[at] for at in places)
    theirs = "".join(filter(_is_compared, other.replace("\u0e4d\u0e32", "\u0e33")))
    sure, others = list(reading.confidences), list(reading.alternatives)
    for edit in Levenshtein.opcodes(mine, theirs):
        if edit.tag == "insert":  # what they read, and nobody here: its neighbours are in doubt
            for at in places[max(0, edit.src_start - 1) : edit.src_start + 1]:
                sure[at] = _opposed(reading.confidences[at])
        for offset, at in enumerate(places[edit.src_start : edit.src_end]):
            if edit.tag == "equal":
                sure[at] = max(sure[at], _AGREED)
                continue
            sure[at] = _opposed(sure[at])
            text = theirs[edit.dest_start + offset : edit.dest_start + offset + 1] if edit.tag == "replace" else ""
            if "ก" <= reading.text[at] <= "๎" and (not text or "ก" <= text <= "๎"):
                others.append(Alternative(at, at + 1, text, _odds(1 - sure[at])))
    return replace(reading, confidences=tuple(sure), alternatives=tuple(others))


def _is_compared(letter: str) -> bool:
    return letter != " " and not "๐" <= letter <= "๙"


def _opposed(sure: float) -> float:
    return sqrt(sure) / (sqrt(sure) + sqrt(1 - sure))


def _odds(chance: float) -> float:
    return log(max(chance, 1e-3) / max(1 - chance, 1e-3))
