"""Run every benchmark, print a block for each, and end with 1 where a bound is passed."""

from __future__ import annotations

import sys

from benchmarks import (
    batch,
    copies,
    extraction,
    header_wordings,
    proving,
    reading,
    repair,
    review,
    reviewer,
    scans,
    speed,
    starting,
    typed_lines,
    words,
)


def main() -> None:
    """Those that run the command come first: a process counts the memory that its parent holds when it starts."""
    held = []
    for benchmark in (
        extraction,
        proving,
        scans,
        batch,
        copies,
        review,
        reviewer,
        reading,
        typed_lines,
        repair,
        speed,
        starting,
        words,
        header_wordings,
    ):
        held.append(benchmark.main())
        print(flush=True)
    sys.exit(int(not all(held)))


if __name__ == "__main__":
    main()
