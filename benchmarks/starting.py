"""How long the command takes to start: for what needs nothing loaded, and until the first rows are written."""

from __future__ import annotations

import statistics
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from benchmarks.processes import run
from benchmarks.texts import ROOT
from tests.helpers.transcripts import COVER, HEADER, ROW

RUNS = 5
# Runs what follows it without what it prints.
_QUIET = ("sh", "-c", 'exec "$@" > /dev/null', "sh")
# Times the processor time of `python -c pass` at most.
MOST_FOR_NOTHING = 5.0


def main(arguments: Sequence[str] = ()) -> bool:
    """Print processor times, medians of five runs.

    Args:
        arguments: Of the command line: `--older FOLDER`, a checkout to start beside this one.

    Returns:
        Whether no bound is passed.
    """
    parser = ArgumentParser(description=__doc__)
    parser.add_argument(
        "--older",
        type=Path,
        help="a checkout of an older commit, started in turn with this one",
    )
    asked = parser.parse_args(list(arguments))
    print(f"start, processor time, median of {RUNS} processes")
    bare = _median([sys.executable, "-c", "pass"])
    print(f"{'python -c pass':32}{bare:8.3f} s")
    shares = [
        _show(f"raingan {asking}", _median(_command(asking)), bare)
        for asking in ("--version", "--help")
    ]
    with tempfile.TemporaryDirectory() as folder:
        print(
            f"{'a transcript of one row, as CSV':32}{_first_row(Path(folder), ROOT):8.3f} s"
        )
        if asked.older:
            print(
                f"{'the same by the older commit':32}{_first_row(Path(folder), asked.older):8.3f} s"
            )
    return max(shares) <= MOST_FOR_NOTHING


def _show(name: str, seconds: float, bare: float) -> float:
    """Print a start; how many times the bare start it takes."""
    share = seconds / bare
    mark = "" if share <= MOST_FOR_NOTHING else "  !"
    print(
        f"{name:32}{seconds:8.3f} s   {share:.1f} times python -c pass (bound {MOST_FOR_NOTHING:.0f}){mark}"
    )
    return share


def _first_row(folder: Path, checkout: Path) -> float:
    """Processor seconds until the row of a short transcript is written, by a checkout; each time from nothing."""
    transcript = folder / "report.txt"
    transcript.write_text("\n".join((COVER, HEADER, ROW, "")), encoding="utf-8")
    asked = (
        "extract",
        str(transcript),
        "--workers",
        "0",
        "--format",
        "csv",
        "--quiet",
    )
    outs = [("-o", tempfile.mkdtemp(dir=folder)) for _ in range(RUNS)]
    return statistics.median(
        _seconds(_command(*asked, *out, checkout=checkout)) for out in outs
    )


def _command(*arguments: str, checkout: Path = ROOT) -> list[str]:
    return [
        "env",
        f"PYTHONPATH={checkout}",
        sys.executable,
        "-m",
        "extractor",
        *arguments,
    ]


def _median(command: list[str]) -> float:
    return statistics.median(_seconds(command) for _ in range(RUNS))


def _seconds(command: list[str]) -> float:
    return run([*_QUIET, *command], watched=False).cpu


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
