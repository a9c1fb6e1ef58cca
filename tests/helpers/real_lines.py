"""Lines cut from real scans, with what is printed there: measured here, not passed on with the project."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from PIL import Image

from extractor.model.image import LineImage

_REAL_LINES = Path(__file__).parents[3] / "shared" / "real-lines"
LINES = _REAL_LINES / "lines"
# Lines with Latin, addresses and signs.
SIGNS = _REAL_LINES / "signs"
# Lines with digits written by hand, which no reader of print need know.
_WRITTEN = frozenset({"096.png", "126.png", "158.png"})


def real_lines(folder: Path = LINES) -> list[tuple[LineImage, str]]:
    """Each printed line's picture and its text, in order."""
    with (folder / "lines.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(
            csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        )
    return [
        (_strip(folder, row), row["text"])
        for row in rows
        if row["picture"] not in _WRITTEN
    ]


def _strip(folder: Path, row: dict[str, str]) -> LineImage:
    pixels = np.asarray(Image.open(folder / row["picture"]).convert("L"))
    return LineImage(pixels, float(row["baseline"]), float(row["height"]))
