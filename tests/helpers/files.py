"""Where the checkout lies, and the files that a run wrote."""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    """The files under a folder, but for the ledger of a run."""
    files = (
        file
        for file in folder.rglob("*")
        if file.is_file() and ".raingan" not in file.parts
    )
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in files
    }


def read_csv(file: Path) -> list[dict[str, str]]:
    """The rows of one of the dataset's tables."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
