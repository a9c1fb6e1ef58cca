"""Draws how a training went, from build/reader/log.csv: `python -m training.reader.curve docs/pictures/NAME.svg`."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from benchmarks.plots import plot

_LOG = Path(__file__).parents[2] / "build" / "reader" / "log.csv"


def main(out: Path) -> None:
    """Errors on held-out lines, all characters and digits, over the lines learned from."""
    with _LOG.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["cer"]]
    series = [[(int(row["lines"]) / 1000, 100 * float(row[name])) for row in rows] for name in ("cer", "digit_cer")]
    most = max(x for points in series for x, _ in points)
    step = next(step for step in (10, 25, 50, 100, 250, 500, 1000) if most / step <= 10)
    xs = [step * tick for tick in range(int(most / step) + 2)]
    ys = [0.5 * tick for tick in range(round(max(y for points in series for _, y in points) * 2) + 2)]
    axes = "thousand lines learned from", "wrong characters, % (blue: all, red: digits)"
    out.write_text(plot(series, *axes, xs, ys), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
