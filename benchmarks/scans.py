"""Scans: speed against OCRmyPDF on the same pages, memory by pages, how much is right, and what confidence means."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2

from benchmarks.calibration import calibration
from benchmarks.processes import Figure, one_core, run
from benchmarks.texts import SAMPLES, SHARED

CORPUS = SHARED / "corpus" / "dev"
ROUNDS = 3
MOST_RATIO = 0.10
# A report of ten pages may hold this much more than one of a single page, in MB; both at most so much.
MOST_GROWTH_MB, MOST_MEMORY_MB = 60, 600
# Character error rate at most; numbers found and items exact at least.
BOUNDS = {
    "scan-clean300": (0.003, 0.998, 0.92),
    "scan-office300": (0.003, 0.998, 0.92),
    "scan-office200": (0.003, 0.998, 0.92),
    "scan-rotated": (0.003, 0.998, 0.92),
    "scan-copier200": (0.004, 0.995, 0.90),
    "word-cid": (0.002, 0.998, 0.95),
}


def main() -> bool:
    """Print all three; whether no bound is passed."""
    with tempfile.TemporaryDirectory() as folder:
        return all(
            [
                _speed(Path(folder)),
                _memory(Path(folder)),
                _accuracy(Path(folder)),
            ]
        )


def _speed(folder: Path) -> bool:
    """Processor time a page, each on one core, pages at 300 dots an inch; nothing is kept between the rounds."""
    files = _timed_files()
    pages = sum(map(_pages, files))
    with one_core():
        ours = [_extract(files, folder / "out") for _ in range(ROUNDS)]
        _row("raingan extract", ours, pages)
        if not shutil.which("ocrmypdf"):
            print(
                "OCRmyPDF is not installed: no ratio (Debian: apt-get install ocrmypdf)"
            )
            return True
        options = ["--force-ocr", "-l", "tha", "-j", "1", "--quiet"]
        peer = [
            run(["ocrmypdf", *options, str(file), str(folder / "peer.pdf")])
            for file in files
        ]
    _row("ocrmypdf --force-ocr -l tha -j 1", [_together(peer)], pages)
    ratio = statistics.median(figure.cpu for figure in ours) / sum(
        figure.cpu for figure in peer
    )
    print(
        f"ratio of processor time: {ratio:.2f} (bound {MOST_RATIO}){_mark(ratio <= MOST_RATIO)}"
    )
    return ratio <= MOST_RATIO


def _timed_files() -> list[Path]:
    kinds = ("scan-clean300", "scan-office300")
    found = (
        [sorted(CORPUS.glob(f"*--{kind}.pdf"))[:1] for kind in kinds]
        if CORPUS.is_dir()
        else []
    )
    return [file for files in found for file in files] or sorted(
        SAMPLES.glob("*--scan.pdf")
    )


def _extract(files: Sequence[Path], out: Path) -> Figure:
    names = map(str, files)
    # What is there already would not be read again.
    shutil.rmtree(out, ignore_errors=True)
    return run(
        [
            sys.executable,
            "-m",
            "extractor",
            "extract",
            *names,
            "-o",
            str(out),
            "-q",
            "--no-cache",
        ]
    )


def _pages(file: Path) -> int:
    with pypdfium2.PdfDocument(file) as document:
        return len(document)


def _together(figures: Sequence[Figure]) -> Figure:
    return Figure(
        sum(f.wall for f in figures),
        sum(f.cpu for f in figures),
        max(f.memory for f in figures),
    )


def _row(name: str, figures: Sequence[Figure], pages: int) -> None:
    wall, cpu = (
        statistics.median(getattr(figure, part) for figure in figures) / pages
        for part in ("wall", "cpu")
    )
    print(f"{name:36}{wall:8.2f} s wall{cpu:8.2f} s cpu a page, {pages} pages")


def _memory(folder: Path) -> bool:
    """One page at 300 dots an inch, and the same page ever more often: memory must not follow."""
    found = {
        pages: _extract([_repeated(pages, folder)], folder / "long").memory
        for pages in (1, 5, 10)
    }
    held = (
        max(found.values()) <= MOST_MEMORY_MB
        and found[10] - found[1] <= MOST_GROWTH_MB
    )
    told = ", ".join(
        f"{pages} pages {memory:.0f} MB" for pages, memory in found.items()
    )
    print(
        f"memory with the engine: {told} (bound {MOST_MEMORY_MB}, growth {MOST_GROWTH_MB}){_mark(held)}"
    )
    return held


def _repeated(pages: int, folder: Path) -> Path:
    document = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(_timed_files()[0]) as source:
        for _ in range(pages):
            document.import_pages(source, [1])
    document.save(folder / f"long-{pages}.pdf")
    return folder / f"long-{pages}.pdf"


def _accuracy(folder: Path) -> bool:
    """By our reader, held to bounds; by Tesseract, to compare."""
    files = sorted(
        file for kind in BOUNDS for file in CORPUS.glob(f"*--{kind}.pdf")
    )
    if not files:
        print("accuracy: the scans of the dev corpus are not at hand")
        return True
    columns = ("reports", "measures", "exact", "spaced", "numbers", "CER")
    print(f"{'accuracy':26}" + "".join(f"{name:>10}" for name in columns))
    ours, peer = (
        _scores(files, folder / engine, engine)
        for engine in ("reader", "tesseract")
    )
    _told("all, tesseract", peer["all"])
    _told("all, reader", ours["all"])
    held = [_held(kind, ours["by_rendering"][kind]) for kind in BOUNDS]
    return all([*held, calibration(folder / "reader", SHARED / "gold")])


def _scores(files: Sequence[Path], out: Path, engine: str) -> dict[str, Any]:
    run(
        [
            sys.executable,
            "-m",
            "extractor",
            "extract",
            *map(str, files),
            "-o",
            str(out),
            "-q",
            "--engine",
            engine,
        ]
    )
    scorer = [
        sys.executable,
        str(SHARED / "score" / "score.py"),
        str(out),
        str(SHARED / "gold"),
        "--json",
    ]
    found: dict[str, Any] = json.loads(
        subprocess.run(
            scorer, capture_output=True, check=True, text=True
        ).stdout
    )
    return found


def _told(name: str, score: dict[str, Any], mark: str = "") -> None:
    keys = (
        "reports",
        "measures_f1",
        "items_exact_recall",
        "items_spaced_recall",
        "numbers",
    )
    print(
        f"{name:26}"
        + "".join(f"{score[key]:10.4f}" for key in keys)
        + f"{score['cer']:10.5f}{mark}"
    )


def _held(kind: str, score: dict[str, Any]) -> bool:
    """Whether a rendering is read as truly as it should be."""
    cer, numbers, exact = BOUNDS[kind]
    held = score["reports"] == score["measures_f1"] == 1 and score["cer"] <= cer
    held = (
        held
        and score["numbers"] >= numbers
        and score["items_exact_recall"] >= exact
    )
    _told(
        kind,
        score,
        f"  bounds: CER {cer}, numbers {numbers}, exact {exact}{_mark(held)}",
    )
    return bool(held)


def _mark(held: bool) -> str:
    return "" if held else "  !"
