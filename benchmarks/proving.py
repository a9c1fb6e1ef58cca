"""What proof by reading adds to the processor time of a run, beside the same run without it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from benchmarks.processes import run
from benchmarks.texts import SAMPLES, SHARED

ROUNDS = 3
# Of a run on one report: `sample` takes at most so many times as long as `off`.
MOST_RATIO = 1.15
# Seconds of the processor that `all` adds at most, a page of so many letters.
MOST_A_PAGE, LETTERS_A_PAGE = 0.35, 900
HOW_MUCH = ("off", "sample", "all")
# Reports of nine and ten pages by three ways to print: Writer, Word files turned into PDFs, Chromium.
REPORTS = (
    SHARED / "corpus" / "dev" / "bua-yai-2565--word.pdf",
    SHARED / "corpus" / "dev2" / "thung-song-2564--docx-order.pdf",
    SHARED / "corpus" / "dev" / "pru-yai-2566--web.pdf",
)


def main() -> bool:
    """Run each report with no proof, a sample and all of it in turn, the best of some rounds; whether bounds hold."""
    print(
        f"proof by reading, processor time of whole runs, best of {ROUNDS} rounds"
    )
    held = list(map(_row, _reports()))
    return all(held)


def _reports() -> Iterator[Path]:
    if all(path.is_file() for path in REPORTS):
        yield from REPORTS
    else:
        yield from sorted(SAMPLES.glob("*--w*.pdf"))


def _row(path: Path) -> bool:
    with tempfile.TemporaryDirectory() as out:
        rounds = [
            [
                _cpu(path, how_much, f"{out}/{at}-{how_much}")
                for how_much in HOW_MUCH
            ]
            for at in range(ROUNDS)
        ]
    off, sample, whole = map(min, zip(*rounds, strict=True))
    pages = _letters(path) / LETTERS_A_PAGE
    ratio, a_page = sample / off, (whole - off) / pages
    print(
        f"{path.stem:34}off {off:5.2f} s   sample {sample:5.2f} s, ratio {ratio:.2f} (bound {MOST_RATIO})   "
        f"all {whole:5.2f} s, {a_page:.2f} s a page of {LETTERS_A_PAGE} letters (bound {MOST_A_PAGE})"
    )
    return bool(ratio <= MOST_RATIO and a_page <= MOST_A_PAGE)


def _cpu(path: Path, how_much: str, out: str) -> float:
    command = [
        sys.executable,
        "-m",
        "extractor",
        "extract",
        str(path),
        "-o",
        out,
        "--proof",
        how_much,
        "-q",
    ]
    return run(command, watched=False).cpu


def _letters(path: Path) -> int:
    """How many characters a report prints, spaces left out."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return sum(not character.isspace() for text in texts for character in text)
