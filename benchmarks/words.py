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
# The share of Thai characters outside words, at most.
MOST = 0.015
_THAI = re.compile("[ก-๎]+")


class CharacterCount(NamedTuple):
    """Thai characters of texts.

    Attributes:
        outside: Those outside words.
        all: All of them.
    """

    outside: int = 0
    all: int = 0

    @property
    def share(self) -> float:
        """The share (0 to 1) outside words."""
        return self.outside / max(1, self.all)

    def plus(self, other: CharacterCount) -> CharacterCount:
        """Count more texts.

        Args:
            other: The count of other texts.

        Returns:
            The count of both.
        """
        return CharacterCount(
            self.outside + other.outside, self.all + other.all
        )


def main() -> bool:
    """Print the table.

    Returns:
        Whether few enough characters lie outside words. Without documents there is nothing to say against it.
    """
    if not REAL.is_dir():
        return True
    print("Thai characters outside dictionary words, published documents\n")
    print(f"{'file':40}{'characters':>12}{'pdfplumber':>12}{'raingan':>10}")
    files = 0
    plain = CharacterCount()
    ours = CharacterCount()
    for path in sorted(REAL.glob("*.pdf")):
        counts = _print_file(path)
        if counts:
            files += 1
            plain = plain.plus(counts[0])
            ours = ours.plus(counts[1])
    held = ours.share < MOST
    mark = "" if held else "  !"
    _print_row(f"all {files}", ours, plain, f"   (bound {MOST:.1%}){mark}")
    _print_row(
        "gold texts, right letter for letter",
        count_characters(items(gold_folder())),
    )
    return held


def _print_file(path: Path) -> tuple[CharacterCount, CharacterCount] | None:
    """A file as pdfplumber and as raingan read it; None where raingan does not believe its text layer."""
    options = Options.model_validate({"ocr": "never"})
    document = read_document(open_source(path, path.name), options)
    if document.verdict:
        return None
    mended: list[str] = []
    for page in document.page_contents:
        mended += [
            document.text_repair.repair([line]).text
            for line in page.every_line()
        ]
    plain = count_characters(_plain_texts(path))
    ours = count_characters(mended)
    _print_row(path.stem, ours, plain)
    return plain, ours


def _print_row(
    name: str,
    ours: CharacterCount,
    plain: CharacterCount | None = None,
    remark: str = "",
) -> None:
    plain_share = f"{plain.share:.2%}" if plain else ""
    print(f"{name:40}{ours.all:12,}{plain_share:>12}{ours.share:10.2%}{remark}")


def _plain_texts(path: Path) -> Iterator[str]:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            yield page.extract_text()
            page.close()


def count_characters(texts: Iterable[str]) -> CharacterCount:
    """Count the Thai characters of texts, each run divided into words by PyThaiNLP.

    Args:
        texts: Any texts.

    Returns:
        Those outside the words of its dictionary, and all.

    >>> count_characters(["จำนวน 12 คน"])
    CharacterCount(outside=0, all=7)
    """
    from pythainlp.tokenize import word_tokenize

    known = _known_words()
    outside = 0
    every = 0
    for text in texts:
        for run in _THAI.findall(text):
            every += len(run)
            outside += sum(
                len(word) for word in word_tokenize(run) if word not in known
            )
    return CharacterCount(outside, every)


@cache
def _known_words() -> frozenset[str]:
    from pythainlp.corpus import thai_words

    return frozenset(thai_words())
