"""Many files: a second worker, runs that are killed and go on, unchanged files, tables of ten thousand reports."""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from benchmarks.processes import run
from benchmarks.scans import CORPUS
from benchmarks.texts import ROOT, SAMPLES
from extractor.dataset.build import write_tables
from tests.batch.test_batch import names_in, start
from tests.helpers.files import contents

# Throughput of two workers beside one, at least; MB that the tables of so many reports may take.
LEAST_GAIN, MANY, MOST_MB = 1.8, 10_000, 1000
FILES, KILLS = 200, 20
# Share of the first run's processor time that a run over the same files may take: it begins, and hashes.
MOST_AGAIN = 0.1
COMMAND = [sys.executable, "-m", "extractor", "extract"]


def main() -> bool:
    """Print all four; whether no bound is passed."""
    with tempfile.TemporaryDirectory() as folder:
        return all(
            [
                _gain(Path(folder)),
                _kills(Path(folder)),
                _again(Path(folder)),
                _tables(Path(folder)),
            ]
        )


def _gain(folder: Path) -> bool:
    files = (
        sorted(CORPUS.glob("*--scan-*.pdf"))
        or sorted(SAMPLES.glob("*--scan.pdf")) * 2
    )
    how = [*COMMAND, *map(str, files), "-q", "--no-cache", "--format", "csv"]
    one, two = (
        min(
            _seconds(
                [
                    *how,
                    "--workers",
                    str(workers),
                    "-o",
                    str(folder / f"{workers}-{at}"),
                ]
            )
            for at in range(2)
        )
        for workers in (1, 2)
    )
    print(
        f"{len(files)} scans: {one:.1f} s by one worker, {two:.1f} s by two: {one / two:.2f} times (bound {LEAST_GAIN})"
    )
    return one / two >= LEAST_GAIN


def _seconds(command: list[str]) -> float:
    return run(command, watched=False).wall


def _kills(folder: Path) -> bool:
    """Kill a run again and again, each time after a moment, then let it end."""
    _many_files(folder / "in")
    names = Counter[str]()
    for at in range(KILLS + 1):
        with start(folder / "in", "-o", folder / "out") as process:
            if at < KILLS:
                time.sleep(random.uniform(1.0, 2.5))
                process.kill()
            assert process.stderr
            names.update(names_in(process.stderr.read()))
    run([*COMMAND, str(folder / "in"), "-o", str(folder / "undisturbed"), "-q"])
    same = contents(folder / "out") == contents(folder / "undisturbed")
    twice = sum(count > 1 for count in names.values())
    print(
        f"killed {KILLS} times, {FILES} files: {'the same bytes' if same else 'OTHER BYTES'}, {twice} told of twice"
    )
    return same and not twice


def _again(folder: Path) -> bool:
    """Read the files of `_kills` into a folder of their own, and once more."""
    command = [*COMMAND, str(folder / "in"), "-o", str(folder / "again"), "-q"]
    first, second = (run(command, watched=False).cpu for _ in range(2))
    print(
        f"{FILES} unchanged files: {second:.1f} s after {first:.1f} s, {second / first:.2f} times (bound {MOST_AGAIN})"
    )
    return second <= MOST_AGAIN * first


def _many_files(folder: Path) -> None:
    text = next(SAMPLES.glob("*seed.txt")).read_text(encoding="utf-8")
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(
            text.replace("๑.", f"{number + 1}.", 1), encoding="utf-8"
        )


def _tables(folder: Path) -> bool:
    """The tables of ten thousand reports, by a process of their own."""
    figure = run([sys.executable, "-m", "benchmarks.batch", str(folder)])
    print(
        f"tables of {MANY:,} reports: {figure.wall:.0f} s, {figure.memory:.0f} MB (bound {MOST_MB})"
    )
    return figure.memory <= MOST_MB


class _Copies:
    """The samples' reports under ever new ids."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        samples = [
            json.loads(file.read_bytes())
            for file in sorted((ROOT / "outputs" / "reports").glob("*.json"))
        ]
        for number in range(MANY):
            content = deepcopy(samples[number % len(samples)])
            content["report"]["report_id"] = f"report-{number:05}"
            yield content


if __name__ == "__main__":
    write_tables(Path(sys.argv[1]), _Copies(), ["csv", "xlsx"])
