"""Draws how a training went, from build/reader/log.csv: `python -m training.reader.curve docs/pictures/NAME.svg`."""

from __future__ import annotations

import csv
import sys
from itertools import chain
from pathlib import Path

from benchmarks.plots import plot

_LOG = Path(__file__).parents[2] / "build" / "reader" / "log.csv"
# Columns of the log that are drawn: errors of all characters, and of digits.
_DRAWN = ("cer", "digit_cer")
_X_AXIS = "thousand lines learned from"
_Y_AXIS = "wrong characters, % (blue: all, red: digits)"
# Thousands of lines between two ticks of the axis, and how many ticks it may have.
_X_STEPS = (10, 25, 50, 100, 250, 500, 1000)
_MOST_X_TICKS = 10
# Per cent between two ticks of the axis.
_Y_STEP = 0.5

Point = tuple[float, float]


def draw_curve(out: Path) -> None:
    """Draw the errors on held-out lines over the lines learned from.

    Args:
        out: The SVG file to write.
    """
    with _LOG.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["cer"]]
    series = [_points(rows, column) for column in _DRAWN]
    points = list(chain(*series))
    most_lines = max(lines for lines, _ in points)
    most_errors = max(errors for _, errors in points)
    svg = plot(
        series,
        across=_X_AXIS,
        up=_Y_AXIS,
        xs=_x_ticks(most_lines),
        ys=_y_ticks(most_errors),
    )
    out.write_text(svg, encoding="utf-8")


def _points(rows: list[dict[str, str]], column: str) -> list[Point]:
    """Thousands of lines, and per cent of characters."""
    points: list[Point] = []
    for row in rows:
        thousand_lines = int(row["lines"]) / 1000
        per_cent = 100 * float(row[column])
        points.append((thousand_lines, per_cent))
    return points


def _x_ticks(most: float) -> list[int]:
    step = next(step for step in _X_STEPS if most / step <= _MOST_X_TICKS)
    count = int(most / step) + 2
    return [step * tick for tick in range(count)]


def _y_ticks(most: float) -> list[float]:
    count = round(most / _Y_STEP) + 2
    return [_Y_STEP * tick for tick in range(count)]


if __name__ == "__main__":
    draw_curve(Path(sys.argv[1]))
