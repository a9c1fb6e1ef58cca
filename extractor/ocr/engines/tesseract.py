"""Tesseract's Thai model as an engine, through tesserocr, whose wheel bundles the library but no model."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import cv2
import numpy as np
import tesserocr
from PIL import Image

from extractor.errors import NotInstalledError
from extractor.model.image import LineImage, Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.engines.thai_garbage import is_garbage
from extractor.options import TesseractOptions

_THAI = "tha"
_LATIN = "eng"
# Lines have no resolution of their own; Tesseract scales them to its own height, and warns where none is given.
_DPI = 300
# Rows to which a line is shrunk: more are read more slowly (by a third at 300 dots an inch), and no better.
_ROWS = 40
# Part of the cache's key: to be changed with whatever changes the readings.
_METHOD = "line by line at 40 rows, garbage as Latin where that is sure"
_LATIN_WORD = re.compile("[A-Za-z]{2}")
# How sure (0 to 1) of every letter the English model must be: of Latin it is at 0.99, of Thai it says up to 0.96.
_SURELY_LATIN = 0.97
_CONFIDENCE_DECIMALS = 3
# Columns of a line's picture are fewer.
_BEYOND_EVERY_COLUMN = 1 << 20
# Where Debian, Fedora, Arch, Homebrew and the Windows installer put models.
_USUAL_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


def find_tessdata(given: Path | None) -> Path | None:
    """Find the folder that holds Tesseract's Thai model.

    Args:
        given: The folder that the user names; None: TESSDATA_PREFIX or a usual folder.

    Returns:
        The folder; None where the given one, or all of them, lack the model.
    """
    prefix = os.environ.get("TESSDATA_PREFIX", "")
    usual = [Path(folder) for folder in (prefix, *_USUAL_FOLDERS)]
    folders = [given] if given else usual
    for folder in folders:
        if (folder / f"{_THAI}.traineddata").is_file():
            return folder
    return None


@dataclass(frozen=True, slots=True)
class _Character:
    """A character, its confidence (0 to 1), and its columns in the line's picture (pixels)."""

    text: str
    confidence: float
    x0: int
    x1: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, its characters' confidences (0 to 1), and its columns in the line's picture (pixels)."""

    text: str
    confidences: tuple[float, ...]
    x0: int
    x1: int


def _folder_of_models(options: TesseractOptions) -> Path:
    folder = find_tessdata(options.tessdata)
    if folder is None:
        where = f" ({options.tessdata})" if options.tessdata else ""
        raise NotInstalledError("not-installed/tesseract-model", where=where)
    return folder


class TesseractEngine:
    """Reads one line at a time (page segmentation mode 7).

    The Thai model turns Latin words into garbage; the English one turns Thai digits into Latin letters. So the English
    one, where it is installed, is asked only about words that look like garbage.
    """

    name = "tesseract"

    def __init__(self, options: TesseractOptions) -> None:
        """Load the Thai model, and the English one where it is there.

        Args:
            options: Which folder holds the models.

        Raises:
            NotInstalledError: There is no Thai model.
        """
        folder = _folder_of_models(options)
        self.version = tesserocr.tesseract_version().split()[1]
        sizes = _model_sizes(folder)
        described_models = [f"{name} {size}" for name, size in sizes.items()]
        self.settings = " ".join([_METHOD, *described_models])
        self._thai = _loaded(folder, _THAI)
        self._latin = _loaded(folder, _LATIN) if _LATIN in sizes else None

    @staticmethod
    def check_options(options: TesseractOptions) -> None:
        """See that the Thai model is there, without loading it.

        Args:
            options: Those that it would be made with.

        Raises:
            NotInstalledError: It is not.
        """
        _folder_of_models(options)

    def read(self, line_images: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines.

        Args:
            line_images: Pictures of one printed line each.

        Returns:
            One reading a line, without alternatives.
        """
        return [self._read(line_image) for line_image in line_images]

    def _read(self, line_image: LineImage) -> RecognizedLine:
        thai_words = _words(self._thai, line_image.pixels)
        if self._latin is None:
            return _joined(thai_words)
        words: list[_Word] = []
        for garbage, group in groupby(
            thai_words, key=lambda word: is_garbage(word.text)
        ):
            run = list(group)
            words += self._as_latin(run, line_image) if garbage else run
        return _joined(words)

    def _as_latin(
        self, words: list[_Word], line_image: LineImage
    ) -> list[_Word]:
        """What stands in the place of these words, if it is Latin, else these words."""
        pixels = line_image.pixels[:, words[0].x0 : words[-1].x1]
        if not pixels.size:
            return words
        latin_words = _words(self._latin, np.ascontiguousarray(pixels))
        if latin_words and all(_is_surely_latin(word) for word in latin_words):
            return latin_words
        return words


def _model_sizes(folder: Path) -> dict[str, int]:
    """The sizes in bytes of the models that are there: they tell one model from another."""
    sizes: dict[str, int] = {}
    for name in (_THAI, _LATIN):
        model = folder / f"{name}.traineddata"
        if model.is_file():
            sizes[name] = model.stat().st_size
    return sizes


def _loaded(folder: Path, model: str) -> tesserocr.PyTessBaseAPI:
    return tesserocr.PyTessBaseAPI(
        path=str(folder), lang=model, psm=tesserocr.PSM.SINGLE_LINE
    )


def _joined(words: Sequence[_Word]) -> RecognizedLine:
    """A line of words; a space is as sure as the character after it."""
    confidences: list[float] = []
    for word in words:
        if confidences:
            confidences.append(word.confidences[0])
        confidences += word.confidences
    text = " ".join(word.text for word in words)
    return RecognizedLine(text, tuple(confidences))


def _is_surely_latin(word: _Word) -> bool:
    return (
        bool(_LATIN_WORD.search(word.text))
        and min(word.confidences) >= _SURELY_LATIN
    )


def _words(model: tesserocr.PyTessBaseAPI, pixels: Pixels) -> list[_Word]:
    """The words that one model reads."""
    reduction = max(1.0, len(pixels) / _ROWS)
    shrunk = _shrunk(pixels, reduction)
    model.SetImage(Image.fromarray(shrunk))
    model.SetSourceResolution(_DPI)
    text = model.GetUTF8Text()
    characters = list(_characters(model.GetIterator(), reduction))
    words: list[_Word] = []
    start = 0
    for word in text.split():
        end = start + len(word)
        words.append(_word(word, characters[start:end]))
        start = end
    return _widened(words)


def _shrunk(pixels: Pixels, reduction: float) -> Pixels:
    """A picture so many times smaller."""
    rows, columns = pixels.shape
    new_columns = max(1, round(columns / reduction))
    new_rows = round(rows / reduction)
    shrunk = cv2.resize(
        pixels, (new_columns, new_rows), interpolation=cv2.INTER_AREA
    )
    return shrunk.astype(np.uint8, copy=False)


def _widened(words: Sequence[_Word]) -> list[_Word]:
    """Words that reach half-way to their neighbours: Tesseract's boxes are too narrow."""
    widened: list[_Word] = []
    x0 = 0
    for index, word in enumerate(words):
        is_last = index + 1 == len(words)
        x1 = (
            _BEYOND_EVERY_COLUMN
            if is_last
            else (word.x1 + words[index + 1].x0) // 2
        )
        widened.append(replace(word, x0=x0, x1=x1))
        x0 = x1
    return widened


def _word(text: str, characters: Sequence[_Character]) -> _Word:
    """A word with the confidences and columns of its characters; the last one stands for those that are missing."""
    confidences = [character.confidence for character in characters] or [0.0]
    missing = len(text) - len(confidences)
    confidences += confidences[-1:] * missing
    x0 = min((character.x0 for character in characters), default=0)
    x1 = max((character.x1 for character in characters), default=0)
    return _Word(text, tuple(confidences[: len(text)]), x0, x1)


def _characters(
    symbols: tesserocr.PyResultIterator | None, reduction: float
) -> Iterator[_Character]:
    """Each recognised character that is no space, in a line that was read so many times smaller."""
    level = tesserocr.RIL.SYMBOL
    if symbols is None or symbols.Empty(level):
        return
    for symbol in tesserocr.iterate_level(symbols, level):
        left, _, right, _ = symbol.BoundingBox(level) or (0, 0, 0, 0)
        confidence = round(symbol.Confidence(level) / 100, _CONFIDENCE_DECIMALS)
        text = "".join(symbol.GetUTF8Text(level).split())
        x0 = round(left * reduction)
        x1 = round(right * reduction)
        for character in text:
            yield _Character(character, confidence, x0, x1)
