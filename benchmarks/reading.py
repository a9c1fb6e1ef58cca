"""Readers of lines against each other, on really scanned lines whose truth was typed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

from extractor.model.image import LineImage
from extractor.ocr.registry import make_engine
from extractor.options import Options
from tests.helpers.real_lines import LINES, real_lines
from training.errors import Score, bare

# Real lines: characters wrong at most, digits right at least.
MOST_WRONG, LEAST_DIGITS = 0.0035, 0.999
# A page of lines for OCRmyPDF: lines a page, pixels of margin, dots an inch.
_A_PAGE, _MARGIN, _DPI = 30, 60, 300
_ORDER = ("all", "digit", "tone", "latin")


def main() -> bool:
    """Print errors by kind, and milliseconds a line; whether no bound is passed. Without lines nothing is."""
    if not LINES.is_dir():
        return True
    lines = real_lines()
    columns = "".join(
        f"{name:>8}" for name in ("CER", "digits", "tones", "latin")
    )
    print(
        f"{f'{len(lines)} lines of real scans':26}{columns}{'exact':>7}{'ms a line':>11}"
    )
    ours = _row("reader", lines, lambda: _read("reader", lines))
    _row("tesseract by cell", lines, lambda: _read("tesseract", lines))
    if shutil.which("ocrmypdf"):
        _row("ocrmypdf", lines, lambda: _peer(lines))
    held = (
        ours.rate("all") <= MOST_WRONG
        and 1 - ours.rate("digit") >= LEAST_DIGITS
    )
    print(
        f"bounds of the reader: CER {MOST_WRONG:.2%}, digits right {LEAST_DIGITS:.1%}{'' if held else '  !'}"
    )
    return held


def _row(
    name: str,
    lines: Sequence[tuple[LineImage, str]],
    read: Callable[[], Sequence[str]],
) -> Score:
    started = time.process_time() + _children()
    texts = read()
    spent = time.process_time() + _children() - started
    tally = Score()
    for (_, truth), text in zip(lines, texts, strict=True):
        tally.add(truth, text)
    rates = "".join(f"{tally.rate(kind):8.2%}" for kind in _ORDER)
    print(
        f"{name:26}{rates}{tally.exact:7}{spent / len(lines) * 1000:11.1f}",
        flush=True,
    )
    return tally


def _children() -> float:
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _read(engine: str, lines: Sequence[tuple[LineImage, str]]) -> list[str]:
    found = make_engine(Options.model_validate({"engine": engine})).read(
        [strip for strip, _ in lines]
    )
    return [reading.text for reading in found]


def _peer(lines: Sequence[tuple[LineImage, str]]) -> list[str]:
    """OCRmyPDF on pages of a single column; its lines are dealt to ours by the likeliest order."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "lines.pdf"
        pictures = [
            Image.fromarray(page)
            for page in _pages([strip for strip, _ in lines])
        ]
        pictures[0].save(
            pages, save_all=True, append_images=pictures[1:], resolution=_DPI
        )
        text = Path(folder) / "lines.txt"
        options = [
            "--force-ocr",
            "-l",
            "tha+eng",
            "-j",
            "1",
            "--quiet",
            "--sidecar",
            str(text),
        ]
        subprocess.run(
            ["ocrmypdf", *options, str(pages), str(Path(folder) / "out.pdf")],
            check=True,
        )
        return _dealt(
            [truth for _, truth in lines],
            bare(text.read_text(encoding="utf-8").replace("\f", "")),
        )


def _pages(
    strips: Sequence[LineImage],
) -> Iterator[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    for first in range(0, len(strips), _A_PAGE):
        part = [_sized(strip) for strip in strips[first : first + _A_PAGE]]
        width = max(line.shape[1] for line in part) + 2 * _MARGIN
        page = np.full(
            (
                sum(len(line) + _MARGIN // 2 for line in part) + 2 * _MARGIN,
                width,
            ),
            255,
            np.uint8,
        )
        top = _MARGIN
        for line in part:
            page[top : top + len(line), _MARGIN : _MARGIN + line.shape[1]] = (
                line
            )
            top += len(line) + _MARGIN // 2
        yield page


def _sized(strip: LineImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Letters of one height: 30 pixels, as 14 points are at 300 dots an inch."""
    share = 30 / strip.height
    return cv2.resize(
        strip.pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA
    ).astype(np.uint8)


def _dealt(truths: Sequence[str], text: str) -> list[str]:
    """A long text cut where its truth's lines end, by the alignment with the fewest edits."""
    whole = "".join(map(bare, truths))
    ends = Levenshtein.opcodes(whole, text)
    found, place, start = [], 0, 0
    for truth in truths:
        place += len(bare(truth))
        op = next(
            (op for op in ends if op.src_start < place <= op.src_end), None
        )
        end = (
            len(text)
            if op is None
            else op.dest_start
            + min(place - op.src_start, op.dest_end - op.dest_start)
        )
        found.append(text[start:end])
        start = end
    found[-1] += text[start:]
    return found


if __name__ == "__main__":
    sys.exit(not main())
