"""The lines cut from real scans, with what is printed there (see lines/README.md)."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from PIL import Image

from extractor.reading.ocr import Strip

LINES = Path(__file__).parent / "lines"
# Lines with digits written by hand, which no reader of print need know.
_WRITTEN = frozenset({"096.png", "126.png", "158.png"})


def real_lines(folder: Path = LINES) -> list[tuple[Strip, str]]:
    """Each printed line's picture and its text, in order."""
    with (folder / "lines.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(_strip(folder, row), row["text"]) for row in rows if row["picture"] not in _WRITTEN]


def _strip(folder: Path, row: dict[str, str]) -> Strip:
    pixels = np.asarray(Image.open(folder / row["picture"]).convert("L"))
    return Strip(pixels, float(row["baseline"]), float(row["height"]))
