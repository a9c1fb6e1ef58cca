"""How much of what published documents say falls outside words, as plain pdfplumber reads them and as raingan does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.texts import SHARED, gold_folder, items
from extractor.document import read_document
from extractor.inputs.source import open_source
from extractor.options import Options

REAL = SHARED / "real"
MOST = 0.015
_THAI = re.compile("[ก-๎]+")


class Count(NamedTuple):
    """Thai characters: those outside words, and all."""

    outside: int = 0
    all: int = 0

    @property
    def share(self) -> float:
        """The share outside words."""
        return self.outside / max(1, self.all)


def main() -> bool:
    """Print the table; whether few enough characters lie outside words. Without documents there is nothing to say."""
    if not REAL.is_dir():
        return True
    print("Thai characters outside dictionary words, published documents\n")
    print(f"{'file':40}{'characters':>12}{'pdfplumber':>12}{'raingan':>10}")
    rows = [row for path in sorted(REAL.glob("*.pdf")) if (row := _row(path))]
    plain, ours = (_sum(counts) for counts in zip(*rows, strict=True))
    held = ours.share < MOST
    _print(f"all {len(rows)}", ours, plain, f"   (bound {MOST:.1%}){'' if held else '  !'}")
    _print("gold texts, right letter for letter", count(items(gold_folder())))
    return held


def _row(path: Path) -> tuple[Count, Count] | None:
    """Both readings of a file, printed; None where raingan does not believe its text layer."""
    document = read_document(open_source(path, path.name), Options.model_validate({"ocr": "never"}))
    if document.verdict:
        return None
    lines = (line for sheet in document.sheets for line in sheet.every_line())
    plain, ours = count(_plain(path)), count(document.mender.repair([line]).text for line in lines)
    _print(path.stem, ours, plain)
    return plain, ours


def _print(name: str, ours: Count, plain: Count | None = None, remark: str = "") -> None:
    print(f"{name:40}{ours.all:12,}{f'{plain.share:.2%}' if plain else '':>12}{ours.share:10.2%}{remark}")


def _plain(path: Path) -> Iterator[str]:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield page.extract_text()
            page.close()


def count(texts: Iterable[str]) -> Count:
    """The Thai characters of texts, each run divided into words."""
    from pythainlp.tokenize import word_tokenize

    words = [word for text in texts for run in _THAI.findall(text) for word in word_tokenize(run)]
    return Count(sum(len(word) for word in words if word not in _known()), sum(map(len, words)))


@cache
def _known() -> frozenset[str]:
    from pythainlp.corpus import thai_words

    return frozenset(thai_words())


def _sum(counts: Iterable[Count]) -> Count:
    return Count(*map(sum, zip(*counts, strict=True)))
