"""What confidence means: cells of scanned reports, from the least to the most sure, against what they should say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from pathlib import Path
from statistics import mean
from typing import Any

import yaml
from rapidfuzz.distance import Levenshtein

from benchmarks.plots import plot
from benchmarks.texts import ROOT

PLOT = ROOT / "docs" / "pictures" / "reliability.svg"
_FIELDS = ("measure", "methods", "responsible", "period", "results", "outcomes")
_GROUPS = 10
# The least sure fifth of the cells must hold this share of all wrong characters.
LEAST_CAUGHT = 0.70


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
    groups = [
        cells[len(cells) * i // _GROUPS : len(cells) * (i + 1) // _GROUPS]
        for i in range(_GROUPS)
    ]
    points = [
        (
            mean(cell.sure for cell in group),
            mean(cell.wrong == 0 for cell in group),
        )
        for group in groups
    ]
    caught = sum(cell.wrong for cell in cells[: len(cells) // 5]) / max(
        1, sum(cell.wrong for cell in cells)
    )
    off = mean(abs(predicted - measured) for predicted, measured in points)
    print(
        f"confidence of {len(cells)} cells, in tenths from the least to the most sure"
    )
    print(
        "  predicted right "
        + " ".join(f"{predicted:.2f}" for predicted, _ in points)
    )
    print(
        "  measured right  "
        + " ".join(f"{measured:.2f}" for _, measured in points)
        + f"   apart by {off:.3f}"
    )
    mark = "" if caught >= LEAST_CAUGHT else "  !"
    print(
        f"  the least sure fifth holds {caught:.0%} of all wrong characters (bound {LEAST_CAUGHT:.0%}){mark}"
    )
    ticks = [tick / 5 for tick in range(6)]
    diagonal = [(0.0, 0.0), (1.0, 1.0)]
    axes = ("predicted share of right cells", "measured share of right cells")
    PLOT.write_text(
        plot([points, diagonal], *axes, ticks, ticks), encoding="utf-8"
    )
    return caught >= LEAST_CAUGHT


def _judged(dataset: Path, gold: Path) -> Iterator[Judged]:
    for path in sorted((dataset / "reports").glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        name = (
            report["report"]["source_file"]
            .rpartition("/")[2]
            .partition("--")[0]
        )
        wanted = yaml.safe_load(
            (gold / f"{name}.yaml").read_text(encoding="utf-8")
        )
        measures = {
            str(measure["number"]): measure for measure in wanted["measures"]
        }
        for measure in report["measures"]:
            for field in _FIELDS:
                items = measure["fields"][field]["items"]
                if items:
                    text = "".join(item["text"] for item in items)
                    wrong = Levenshtein.distance(
                        _bare(text),
                        _bare(_gold(measures[str(measure["number"])], field)),
                    )
                    yield Judged(
                        prod(item["confidence"] for item in items), wrong
                    )


def _gold(measure: dict[str, Any], field: str) -> str:
    value = measure[field]
    return str(measure.get(f"{field}_intro") or "") + (
        value if isinstance(value, str) else "".join(value)
    )


def _bare(text: str) -> str:
    return "".join(text.split())
