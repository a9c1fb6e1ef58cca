"""What confidence means: cells of scanned reports, from the least to the most sure, against what they should say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path
from statistics import mean
from typing import Any

import yaml
from rapidfuzz.distance import Levenshtein

from benchmarks.texts import ROOT

PLOT = ROOT / "docs" / "pictures" / "reliability.svg"
_FIELDS = ("measure", "methods", "responsible", "period", "results", "outcomes")
_GROUPS = 10
# The least sure fifth of the cells must hold this share of all wrong characters.
LEAST_CAUGHT = 0.70
# The plot: side, margin, in user units.
_SIDE, _RIM = 320, 50


@dataclass(frozen=True, slots=True)
class Judged:
    """A cell: how sure it was (0 to 1), and how many of its characters are wrong."""

    sure: float
    wrong: int


def calibration(dataset: Path, gold: Path) -> bool:
    """Print predicted against measured shares of right cells, and draw them; whether the unsure cells hold the errors.

    `dataset` is a dataset folder of scans of the reports in `gold`.
    """
    cells = sorted(_judged(dataset, gold), key=lambda cell: cell.sure)
    groups = [cells[len(cells) * i // _GROUPS : len(cells) * (i + 1) // _GROUPS] for i in range(_GROUPS)]
    points = [(mean(cell.sure for cell in group), mean(cell.wrong == 0 for cell in group)) for group in groups]
    caught = sum(cell.wrong for cell in cells[: len(cells) // 5]) / max(1, sum(cell.wrong for cell in cells))
    off = mean(abs(predicted - measured) for predicted, measured in points)
    print(f"confidence of {len(cells)} cells, in tenths from the least to the most sure")
    print("  predicted right " + " ".join(f"{predicted:.2f}" for predicted, _ in points))
    print("  measured right  " + " ".join(f"{measured:.2f}" for _, measured in points) + f"   apart by {off:.3f}")
    mark = "" if caught >= LEAST_CAUGHT else "  !"
    print(f"  the least sure fifth holds {caught:.0%} of all wrong characters (bound {LEAST_CAUGHT:.0%}){mark}")
    PLOT.write_text(_plot(points), encoding="utf-8")
    return caught >= LEAST_CAUGHT


def _judged(dataset: Path, gold: Path) -> Iterator[Judged]:
    for path in sorted((dataset / "reports").glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        name = report["report"]["source_file"].rpartition("/")[2].partition("--")[0]
        wanted = yaml.safe_load((gold / f"{name}.yaml").read_text(encoding="utf-8"))
        measures = {str(measure["number"]): measure for measure in wanted["measures"]}
        for measure in report["measures"]:
            for field in _FIELDS:
                items = measure["fields"][field]["items"]
                if items:
                    text = "".join(item["text"] for item in items)
                    wrong = Levenshtein.distance(_bare(text), _bare(_gold(measures[str(measure["number"])], field)))
                    yield Judged(prod(item["confidence"] for item in items), wrong)


def _gold(measure: dict[str, Any], field: str) -> str:
    value = measure[field]
    return str(measure.get(f"{field}_intro") or "") + (value if isinstance(value, str) else "".join(value))


def _bare(text: str) -> str:
    return "".join(text.split())


def _plot(points: Sequence[tuple[float, float]]) -> str:
    """Measured over predicted shares; on the diagonal, confidence means what it says."""
    whole = _SIDE + 2 * _RIM
    dots = "".join(f'<circle cx="{_x(p):.1f}" cy="{_y(m):.1f}" r="4.5" fill="#1f77b4"/>' for p, m in points)
    path = " ".join(f"{_x(p):.1f},{_y(m):.1f}" for p, m in points)
    ticks = [i / 5 for i in range(6)]
    grid = "".join(
        f'<path d="M{_x(t):.1f} {_y(0):.1f}V{_y(1):.1f}M{_x(0):.1f} {_y(t):.1f}H{_x(1):.1f}" stroke="#ddd"/>'
        f'<text x="{_x(t):.1f}" y="{_y(0) + 18:.1f}" text-anchor="middle">{t:.1f}</text>'
        f'<text x="{_x(0) - 8:.1f}" y="{_y(t) + 4:.1f}" text-anchor="end">{t:.1f}</text>'
        for t in ticks
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" '
        'font-family="sans-serif" font-size="12">'
        f'<rect width="{whole}" height="{whole}" fill="#fff"/>{grid}'
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#888" stroke-dasharray="5 4"/>'
        f'<polyline points="{path}" fill="none" stroke="#1f77b4" stroke-width="1.5"/>{dots}'
        f'<text x="{whole / 2}" y="{whole - 8}" text-anchor="middle">predicted share of right cells</text>'
        f'<text transform="translate(14 {whole / 2}) rotate(-90)" text-anchor="middle">'
        "measured share of right cells</text>"
        "</svg>\n"
    )


def _x(share: float) -> float:
    return _RIM + share * _SIDE


def _y(share: float) -> float:
    return _RIM + (1 - share) * _SIDE
