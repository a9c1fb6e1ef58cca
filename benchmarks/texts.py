"""The texts that the benchmarks run on: what careful readers read off reports, and documents as published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
# Gold texts and documents that may not be handed on: more of both, where they are at hand.
SHARED = ROOT.parent / "shared"
FIELDS = (
    "measure",
    "methods_intro",
    "methods",
    "responsible",
    "period",
    "results_intro",
    "results",
    "outcomes_intro",
    "outcomes",
)


def gold_folder() -> Path:
    """Where the most gold reports lie."""
    folder = SHARED / "gold"
    return folder if folder.is_dir() else SAMPLES / "gold"


def items(folder: Path) -> list[str]:
    """The items of the gold reports in a folder, in order."""
    reports = (
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.yaml"))
    )
    return [
        item
        for report in reports
        for measure in report["measures"]
        for item in _items(measure)
    ]


def _items(measure: dict[str, Any]) -> Iterator[str]:
    for field in FIELDS:
        value = measure.get(field) or []
        yield from [value] if isinstance(value, str) else value
