"""Tesseract's Thai model as an engine, through tesserocr, whose wheel bundles the library but no model."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path

import tesserocr
from PIL import Image

from extractor.errors import NotInstalledError
from extractor.options import Options
from extractor.reading.ocr import Reading, Strip
from normalizer import outside_words
from normalizer.thai import DIGIT, LETTER

_THAI, _LATIN = "tha", "eng"
# Lines have no resolution of their own; Tesseract scales them to its own height, and warns where none is given.
_DPI = 300
# Part of the cache's key: to be changed with whatever changes the readings.
_METHOD = "line by line, garbage as Latin"
# In what the Thai model makes of Latin words: Latin letters, signs, digits set among Thai letters.
_STRANGE = re.compile(f"[A-Za-z0-9|{{}}<>@#\\[\\]_~^=\\\\!«»?*&]|[{LETTER}][{DIGIT}]|[{DIGIT}][{LETTER}]")
_LATIN_WORD = re.compile("[A-Za-z]{2}")
# Words this long (letters) are judged; garbage has more than this share of its letters outside words.
_TELLING, _MADE_UP = 4, 0.5
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
        confidences = [sure for word in words for sure in (word.confidences[:1] + word.confidences)][1:]
        return Reading(" ".join(word.text for word in words), tuple(confidences))


def _words(api: tesserocr.PyTessBaseAPI, picture: Image.Image) -> list[Reading]:
    """The words that one model reads."""
    api.SetImage(picture)
    api.SetSourceResolution(_DPI)
    text = api.GetUTF8Text()
    sure = _spread(text, _symbols(api.GetIterator()))
    return [Reading(word, tuple(islice(sure, len(word)))) for word in text.split()]


def _symbols(found: tesserocr.PyResultIterator | None) -> Iterator[tuple[str, float]]:
    """What was recognised, piece by piece, with its confidence."""
    if found is None or found.Empty(tesserocr.RIL.SYMBOL):
        return
    for symbol in tesserocr.iterate_level(found, tesserocr.RIL.SYMBOL):
        yield symbol.GetUTF8Text(tesserocr.RIL.SYMBOL), round(symbol.Confidence(tesserocr.RIL.SYMBOL) / 100, 3)


def _spread(text: str, symbols: Iterable[tuple[str, float]]) -> Iterator[float]:
    """A confidence for each character of a text that is no white space."""
    each = (sure for symbol, sure in symbols for letter in symbol if not letter.isspace())
    sure = 0.0
    for _ in "".join(text.split()):
        sure = next(each, sure)
        yield sure


def _is_garbage(word: str) -> bool:
    """Whether the Thai model may have made a word up: it has Latin letters, signs, or no Thai word in it."""
    if _STRANGE.search(word):
        return True
    return len(word) >= _TELLING and outside_words(word) > _MADE_UP


def _merged(thai: Sequence[Reading], both: Sequence[Reading]) -> list[Reading]:
    """The Thai model's words, but where they are garbage and the other has Latin ones in their place, those."""
    found: list[Reading] = []
    matcher = SequenceMatcher(None, [word.text for word in thai], [word.text for word in both], autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        ours, theirs = thai[start:end], both[other_start:other_end]
        latin = theirs and all(_LATIN_WORD.search(word.text) for word in theirs)
        found += theirs if latin and any(_is_garbage(word.text) for word in ours) else ours
    return found


def _no_model(given: Path | None) -> NotInstalledError:
    where = f" ({given})" if given else ""
    return NotInstalledError(
        f"ไม่พบแบบจำลองภาษาไทยของ Tesseract{where} กรุณาเรียก: sudo apt-get install tesseract-ocr-tha หรือระบุโฟลเดอร์ด้วย --tessdata",
        f"Tesseract's Thai model was not found{where}. Run: sudo apt-get install tesseract-ocr-tha "
        "(or name its folder with --tessdata).",
    )
