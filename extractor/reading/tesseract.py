"""Tesseract's Thai model as an engine, through tesserocr, whose wheel bundles the library but no model."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice, pairwise
from pathlib import Path

import tesserocr
from PIL import Image

from extractor.errors import NotInstalledError
from extractor.options import Options
from extractor.reading.digits import read_number
from extractor.reading.ocr import Reading, Strip
from normalizer import outside_words
from normalizer.thai import DIGIT, LETTER

_THAI, _LATIN = "tha", "eng"
# Lines have no resolution of their own; Tesseract scales them to its own height, and warns where none is given.
_DPI = 300
# Part of the cache's key: to be changed with whatever changes the readings.
_METHOD = "line by line, garbage as Latin, numbers by their shapes, touching ones apart"
# In what the Thai model makes of Latin words: Latin letters, signs, digits set among Thai letters.
_STRANGE = re.compile(f"[A-Za-z0-9|{{}}<>@#\\[\\]_~^=\\\\!«»?*&]|[{LETTER}][{DIGIT}]|[{DIGIT}][{LETTER}]")
_LATIN_WORD = re.compile("[A-Za-z]{2}")
# Words this long (letters) are judged; garbage has more than this share of its letters outside words.
_TELLING, _MADE_UP = 4, 0.5
# Columns of a line's picture are fewer.
_ANYWHERE = 1 << 20
# What the Thai model makes of numbers.
_MAYBE_NUMBER = re.compile(f"[0-9{DIGIT}«»@ฒฆ]")
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


class Tesseract:
    """Reads one line at a time (page segmentation mode 7).

    The Thai model turns Latin words into garbage; the English one beside it turns Thai digits into Latin letters. So
    the English one, where it is installed, is asked only about lines with words that look like garbage, and believed
    only for these words.
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
        self._both = None
        if _LATIN in sizes:
            both = f"{_THAI}+{_LATIN}"
            self._both = tesserocr.PyTessBaseAPI(path=str(folder), lang=both, psm=tesserocr.PSM.SINGLE_LINE)

    def read(self, strips: Sequence[Strip]) -> list[Reading]:
        """Read lines."""
        return [self._read(strip) for strip in strips]

    def _read(self, strip: Strip) -> Reading:
        picture = Image.fromarray(strip.pixels)
        words = _words(self._thai, picture)
        if self._both and any(_is_garbage(word.text) for word in words):
            words = _merged(words, _words(self._both, picture))
        readings = [_numbered(word, strip) for word in words]
        confidences = [sure for read in readings for sure in (read.confidences[:1] + read.confidences)][1:]
        return Reading(" ".join(read.text for read in readings), tuple(confidences))


def _words(api: tesserocr.PyTessBaseAPI, picture: Image.Image) -> list[_Word]:
    """The words that one model reads."""
    api.SetImage(picture)
    api.SetSourceResolution(_DPI)
    text = api.GetUTF8Text()
    letters = _letters(api.GetIterator())
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


def _letters(found: tesserocr.PyResultIterator | None) -> Iterator[_Letter]:
    """Each recognised character that is no space."""
    if found is None or found.Empty(tesserocr.RIL.SYMBOL):
        return
    for symbol in tesserocr.iterate_level(found, tesserocr.RIL.SYMBOL):
        box = symbol.BoundingBox(tesserocr.RIL.SYMBOL) or (0, 0, 0, 0)
        sure = round(symbol.Confidence(tesserocr.RIL.SYMBOL) / 100, 3)
        for letter in "".join(symbol.GetUTF8Text(tesserocr.RIL.SYMBOL).split()):
            yield _Letter(letter, sure, box[0], box[2])


def _numbered(word: _Word, strip: Strip) -> _Word | Reading:
    """The word, or the number that its shapes are, where it may be one."""
    if not _MAYBE_NUMBER.search(word.text):
        return word
    return read_number(strip, word.x0, word.x1) or word


def _is_garbage(word: str) -> bool:
    """Whether the Thai model may have made a word up: it has Latin letters, signs, or no Thai word in it."""
    if _STRANGE.search(word):
        return True
    return len(word) >= _TELLING and outside_words(word) > _MADE_UP


def _merged(thai: Sequence[_Word], both: Sequence[_Word]) -> list[_Word]:
    """The Thai model's words, but where they are garbage and the other has Latin ones in their place, those."""
    found: list[_Word] = []
    matcher = SequenceMatcher(None, [word.text for word in thai], [word.text for word in both], autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        ours, theirs = thai[start:end], both[other_start:other_end]
        latin = theirs and all(_LATIN_WORD.search(word.text) for word in theirs)
        found += theirs if latin and any(_is_garbage(word.text) for word in ours) else ours
    return found


def _no_model(given: Path | None) -> NotInstalledError:
    where = f" ({given})" if given else ""
    return NotInstalledError(
        f"ไม่พบแบบจำลองภาษาไทยของ Tesseract{where} กรุณาเรียก: sudo apt-get install tesseract-ocr-tha "
        "หรือระบุโฟลเดอร์ด้วย --tessdata",
        f"Tesseract's Thai model was not found{where}. Run: sudo apt-get install tesseract-ocr-tha "
        "(or name its folder with --tessdata).",
    )
