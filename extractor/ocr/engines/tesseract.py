"""Tesseract's Thai model as an engine, through tesserocr, whose wheel bundles the library but no model."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice, pairwise
from pathlib import Path

import cv2
import numpy as np
import tesserocr
from PIL import Image

from extractor.errors import NotInstalledError
from extractor.model.image import LineImage, Pixels
from extractor.ocr.base import RecognizedLine
from extractor.options import Options
from normalizer import outside_words
from normalizer.thai import DIGIT, LETTER

_THAI, _LATIN = "tha", "eng"
# Lines have no resolution of their own; Tesseract scales them to its own height, and warns where none is given.
_DPI = 300
# Rows to which a line is shrunk: more are read more slowly (by a third at 300 dots an inch), and no better.
_ROWS = 40
# Part of the cache's key: to be changed with whatever changes the readings.
_METHOD = "line by line at 40 rows, garbage as Latin where that is sure"
# In what the Thai model makes of Latin words: Latin letters, signs, digits set among Thai letters.
_STRANGE = re.compile(f"[A-Za-z0-9|{{}}<>@#\\[\\]_~^=\\\\!«»?*&]|[{LETTER}][{DIGIT}]|[{DIGIT}][{LETTER}]")
_ABBREVIATED, _THAI_NUMBER = re.compile(f"\\(?(?:[{LETTER}]{{1,3}}\\.)+\\)?"), re.compile(f"[{DIGIT}.,/:%()-]+")
_LATIN_WORD = re.compile("[A-Za-z]{2}")
# Words this long (letters) are judged; garbage has more than this share of its letters outside words.
_TELLING, _MADE_UP = 4, 0.5
# How sure (0 to 1) of every letter the English model must be: of Latin it is at 0.99, of Thai it says up to 0.96.
_SURE = 0.97
# Columns of a line's picture are fewer.
_ANYWHERE = 1 << 20
# Where Debian, Fedora, Arch, Homebrew and the Windows installer put models.
_PLACES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


def find_tessdata(given: Path | None) -> Path | None:
    """The folder that holds Thai: the given one, TESSDATA_PREFIX, or a usual place; None where there is none."""
    asked = [given] if given else [Path(os.environ.get("TESSDATA_PREFIX", "")), *map(Path, _PLACES)]
    return next((folder for folder in asked if (folder / f"{_THAI}.traineddata").is_file()), None)


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character, how sure it is, and its columns in the line's picture (pixels)."""

    text: str
    sure: float
    x0: int
    x1: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, how sure its letters are, and its columns in the line's picture (pixels)."""

    text: str
    confidences: tuple[float, ...]
    x0: int
    x1: int


class TesseractEngine:
    """Reads one line at a time (page segmentation mode 7).

    The Thai model turns Latin words into garbage; the English one turns Thai digits into Latin letters. So the English
    one, where it is installed, is asked only about words that look like garbage.
    """

    name = "tesseract"

    def __init__(self, options: Options) -> None:
        """Raises NotInstalledError where there is no Thai model."""
        folder = find_tessdata(options.tessdata)
        if folder is None:
            raise _no_model(options.tessdata)
        self.version = tesserocr.tesseract_version().split()[1]
        models = {name: folder / f"{name}.traineddata" for name in (_THAI, _LATIN)}
        sizes = {name: model.stat().st_size for name, model in models.items() if model.is_file()}
        self.settings = " ".join([_METHOD, *(f"{name} {size}" for name, size in sizes.items())])
        self._thai = tesserocr.PyTessBaseAPI(path=str(folder), lang=_THAI, psm=tesserocr.PSM.SINGLE_LINE)
        self._latin = None
        if _LATIN in sizes:
            self._latin = tesserocr.PyTessBaseAPI(path=str(folder), lang=_LATIN, psm=tesserocr.PSM.SINGLE_LINE)

    def read(self, strips: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines."""
        return [self._read(strip) for strip in strips]

    def _read(self, strip: LineImage) -> RecognizedLine:
        words = _words(self._thai, strip.pixels)
        runs = groupby(words, key=lambda word: self._latin is not None and _is_garbage(word.text))
        read = [word for garbage, run in runs for word in (self._as_latin(list(run), strip) if garbage else run)]
        confidences = [sure for word in read for sure in (word.confidences[:1] + word.confidences)][1:]
        return RecognizedLine(" ".join(word.text for word in read), tuple(confidences))

    def _as_latin(self, words: list[_Word], strip: LineImage) -> list[_Word]:
        """What stands in the place of these words, if it is Latin, else these words."""
        pixels = strip.pixels[:, words[0].x0 : words[-1].x1]
        found = _words(self._latin, np.ascontiguousarray(pixels)) if pixels.size else []
        latin = found and all(_LATIN_WORD.search(word.text) and min(word.confidences) >= _SURE for word in found)
        return found if latin else words


def _words(api: tesserocr.PyTessBaseAPI, pixels: Pixels) -> list[_Word]:
    """The words that one model reads."""
    shrunk = max(1.0, len(pixels) / _ROWS)
    size = max(1, round(pixels.shape[1] / shrunk)), round(len(pixels) / shrunk)
    api.SetImage(Image.fromarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)))
    api.SetSourceResolution(_DPI)
    text = api.GetUTF8Text()
    letters = _letters(api.GetIterator(), shrunk)
    return _apart([_word(word, list(islice(letters, len(word)))) for word in text.split()])


def _apart(words: Sequence[_Word]) -> list[_Word]:
    """Words that reach half-way to their neighbours: Tesseract's boxes are too narrow."""
    ends = [0, *((before.x1 + word.x0) // 2 for before, word in pairwise(words)), _ANYWHERE]
    return [replace(word, x0=ends[i], x1=ends[i + 1]) for i, word in enumerate(words)]


def _word(text: str, letters: Sequence[_Letter]) -> _Word:
    """A word with the confidences and the place of its letters; the last one stands for those that are missing."""
    sure = [letter.sure for letter in letters] or [0.0]
    sure += sure[-1:] * (len(text) - len(sure))
    x0, x1 = min((a.x0 for a in letters), default=0), max((a.x1 for a in letters), default=0)
    return _Word(text, tuple(sure[: len(text)]), x0, x1)


def _letters(found: tesserocr.PyResultIterator | None, shrunk: float) -> Iterator[_Letter]:
    """Each recognised character that is no space, in a line that was read so many times smaller."""
    if found is None or found.Empty(tesserocr.RIL.SYMBOL):
        return
    for symbol in tesserocr.iterate_level(found, tesserocr.RIL.SYMBOL):
        box = symbol.BoundingBox(tesserocr.RIL.SYMBOL) or (0, 0, 0, 0)
        sure = round(symbol.Confidence(tesserocr.RIL.SYMBOL) / 100, 3)
        for letter in "".join(symbol.GetUTF8Text(tesserocr.RIL.SYMBOL).split()):
            yield _Letter(letter, sure, round(box[0] * shrunk), round(box[2] * shrunk))


def _is_garbage(word: str) -> bool:
    """Whether the Thai model may have made a word up: it has Latin letters, signs, or no Thai word in it."""
    word = word.replace("\u0e4d\u0e32", "\u0e33")  # as the model writes sara am
    if _ABBREVIATED.fullmatch(word) or _THAI_NUMBER.fullmatch(word):
        return False
    if _STRANGE.search(word):
        return True
    return len(word) >= _TELLING and outside_words(word) > _MADE_UP


def _no_model(given: Path | None) -> NotInstalledError:
    where = f" ({given})" if given else ""
    return NotInstalledError(
        f"ไม่พบแบบจำลองภาษาไทยของ Tesseract{where} กรุณาเรียก: sudo apt-get install tesseract-ocr-tha "
        "หรือระบุโฟลเดอร์ด้วย --tessdata",
        f"Tesseract's Thai model was not found{where}. Run: sudo apt-get install tesseract-ocr-tha "
        "(or name its folder with --tessdata).",
    )
