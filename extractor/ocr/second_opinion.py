"""Two engines: what the first doubts, the second reads too; where they disagree, the doubt grows, else it shrinks."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, sqrt

from rapidfuzz.distance import Levenshtein, Opcode

from extractor.model import Alternative
from extractor.model.image import LineImage
from extractor.ocr.base import Engine, RecognizedLine

# Lines with a character less sure than this are read twice.
_DOUBTFUL = 0.9
# Of 222 doubtful lines, real and made, characters that Tesseract read alike were right as often as this, however sure
# the first engine was of them; of the others the odds were about the square root of what it said.
_CONFIDENCE_WHERE_AGREED = 0.96
# What Tesseract's Thai model cannot write, Thai digits aside: that it read something else says nothing
# (findings/thai-ocr-models-lack-thai-digits.sh).
_UNWRITABLE = frozenset("ฃฅฌฦๅ฿")
# The least chance that odds are made of: a logarithm needs more than 0.
_LEAST_CHANCE = 1e-3
# Sara am as Tesseract writes it, nikhahit and sara aa, and as Unicode has it in one character.
_DECOMPOSED_SARA_AM = "\u0e4d\u0e32"
_SARA_AM = "\u0e33"


class SecondOpinionEngine:
    """An engine whose doubtful lines another engine reads, too."""

    def __init__(self, first: Engine, second: Engine) -> None:
        """Take the engine that reads, and the one that is asked about what the first doubts."""
        self._first = first
        self._second = second
        self.name = f"{first.name}+{second.name}"
        self.version = f"{first.version}+{second.version}"
        method = f"below {_DOUBTFUL}, at least {_CONFIDENCE_WHERE_AGREED}, root of odds"
        self.settings = f"{first.settings} + {second.settings} {method}"

    def read(self, line_images: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines.

        Args:
            line_images: Pictures of one printed line each.

        Returns:
            The first engine's texts, one a line, with confidences and alternatives in the light of both engines.

        Raises:
            OcrError: One of the engines failed.
        """
        readings = self._first.read(line_images)
        doubtful = [
            index
            for index, reading in enumerate(readings)
            if _is_doubtful(reading)
        ]
        if not doubtful:
            return readings
        doubtful_images = [line_images[index] for index in doubtful]
        second_readings = self._second.read(doubtful_images)
        for index, second_reading in zip(
            doubtful, second_readings, strict=True
        ):
            readings[index] = with_second_opinion(
                readings[index], second_reading.text
            )
        return readings


def with_second_opinion(
    first: RecognizedLine, second_text: str
) -> RecognizedLine:
    """Weigh a reading in the light of what another engine read on the same line.

    Thai digits and spaces are not compared: Tesseract knows half of those digits only.

    Args:
        first: What the first engine read.
        second_text: What the second engine read.

    Returns:
        The first reading: its text as it is, its confidences higher where both agree and lower where they do not, and
        the second engine's characters among its alternatives.

    >>> weighed = with_second_opinion(RecognizedLine("กอง", (0.8, 0.8, 0.8)), "กอด")
    >>> [round(confidence, 2) for confidence in weighed.confidences]
    [0.96, 0.96, 0.67]
    """
    comparison = _Comparison(first)
    second_compared = _compared_part(
        second_text.replace(_DECOMPOSED_SARA_AM, _SARA_AM)
    )
    for edit in Levenshtein.opcodes(comparison.text, second_compared):
        second_part = second_compared[edit.dest_start : edit.dest_end]
        comparison.apply(edit, second_part)
    return RecognizedLine(
        text=first.text,
        confidences=tuple(comparison.confidences),
        alternatives=tuple(comparison.alternatives),
    )


class _Comparison:
    """A reading while another one is held against it.

    Attributes:
        text: The characters of the reading that are compared.
        confidences: The reading's, as they change; one for each of its characters.
        alternatives: The reading's and those that the other one adds.
    """

    def __init__(self, first: RecognizedLine) -> None:
        self._first = first
        # Where in the whole reading each compared character stands.
        self._positions = [
            at
            for at, character in enumerate(first.text)
            if _is_compared(character)
        ]
        self.text = _compared_part(first.text)
        self.confidences = list(first.confidences)
        self.alternatives = list(first.alternatives)

    def apply(self, edit: Opcode, second_text: str) -> None:
        """Take one stretch into account, in which the second engine read `second_text`."""
        positions = self._positions[edit.src_start : edit.src_end]
        if edit.tag == "insert":
            self._doubt_neighbours(edit.src_start)
        elif edit.tag == "equal":
            for position in positions:
                self.confidences[position] = max(
                    self.confidences[position], _CONFIDENCE_WHERE_AGREED
                )
        else:
            # Of a replaced stretch both sides are equally long; a deleted one has nothing on the other side.
            for offset, position in enumerate(positions):
                self._contradict(position, second_text[offset : offset + 1])

    def _doubt_neighbours(self, index: int) -> None:
        """The second engine read something before a compared character where the first read nothing."""
        start = max(0, index - 1)
        for position in self._positions[start : index + 1]:
            confidence = self._first.confidences[position]
            self.confidences[position] = _confidence_where_contradicted(
                confidence
            )

    def _contradict(self, position: int, second_character: str) -> None:
        """The second engine read another character, or none (empty)."""
        if self._first.text[position] in _UNWRITABLE:
            return
        confidence = _confidence_where_contradicted(self.confidences[position])
        self.confidences[position] = confidence
        was_letter = _is_thai_letter(self._first.text[position])
        may_be_instead = not second_character or _is_thai_letter(
            second_character
        )
        if was_letter and may_be_instead:
            odds = _log_odds(1 - confidence)
            alternative = Alternative(
                position, position + 1, second_character, odds
            )
            self.alternatives.append(alternative)


def _is_doubtful(reading: RecognizedLine) -> bool:
    return min(reading.confidences, default=1.0) < _DOUBTFUL


def _compared_part(text: str) -> str:
    return "".join(filter(_is_compared, text))


def _is_compared(character: str) -> bool:
    return character != " " and not "๐" <= character <= "๙"


def _is_thai_letter(character: str) -> bool:
    """Whether a character is a Thai letter, vowel or tone mark: no digit."""
    return "ก" <= character <= "๎"


def _confidence_where_contradicted(confidence: float) -> float:
    """The chance whose odds are the square root of those of `confidence`."""
    right = sqrt(confidence)
    wrong = sqrt(1 - confidence)
    return right / (right + wrong)


def _log_odds(chance: float) -> float:
    happens = max(chance, _LEAST_CHANCE)
    fails = max(1 - chance, _LEAST_CHANCE)
    return log(happens / fails)
