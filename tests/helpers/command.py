"""The command as a user runs it, and what it wrote."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.helpers.files import read_csv

Raingan = Callable[..., subprocess.CompletedProcess[str]]


Transcript = Callable[..., str]


TABLES = ("reports", "measures", "items", "corrections", "problems")


class Run:
    """A finished run and the tables that it wrote."""

    def __init__(self, done: subprocess.CompletedProcess[str], out: Path) -> None:
        self.done, self.out = done, out
        self.tables = {name: read_csv(out / f"{name}.csv") for name in TABLES if (out / f"{name}.csv").exists()}

    def of(self, table: str, name: str) -> list[dict[str, str]]:
        return [row for row in self.tables[table] if row["source_file"] == name]


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
