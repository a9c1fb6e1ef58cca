"""How well the columns of measures reports are told apart under headers that nobody listed, and under blank ones."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser
from collections.abc import Sequence

from benchmarks.texts import gold_folder
from benchmarks.wordings_drawing import gold_reports, worded_tables
from benchmarks.wordings_grammar import WORDINGS, Grammar, read_grammar
from benchmarks.wordings_tables import FIELDS
from benchmarks.wordings_verdicts import Reading, find_layout_of, read_table

TABLES = 450
# Each table is read whole, and once more cut to its first rows: so many, in turn.
CUTS = (3, 2, 1)
# Shares (0 to 1) at least, of whole tables: of columns told right by their headers, by their cells alone, and of those
# told wrongly that are marked as guessed.
LEAST_BY_HEADERS = 0.995
LEAST_BY_CELLS = 0.97
LEAST_FLAGGED = 0.95


def main(arguments: Sequence[str] = ()) -> bool:
    """Print the figures.

    Args:
        arguments: Of the command line: `--seed 3`, `--tables 90`, `--worst 20`.

    Returns:
        Whether enough columns of whole tables were told right, and enough of the wrong ones marked.
    """
    parser = ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=0, help="what is drawn follows from it"
    )
    parser.add_argument(
        "--tables", type=int, default=TABLES, help="how many tables are drawn"
    )
    parser.add_argument(
        "--worst",
        type=int,
        default=0,
        metavar="N",
        help="print the N tables with most wrong columns",
    )
    asked = parser.parse_args(list(arguments))
    grammar = read_grammar(WORDINGS.read_text(encoding="utf-8"))
    readings, held = measure_wordings(grammar, asked.tables, asked.seed)
    worst = sorted(
        (reading for reading in readings if reading.wrong),
        key=lambda reading: -reading.wrong,
    )
    for reading in worst[: asked.worst]:
        print()
        _print_reading(reading)
    return held


def measure_wordings(
    grammar: Grammar, tables: int, seed: int
) -> tuple[list[Reading], bool]:
    """Read drawn tables and print the figures.

    Args:
        grammar: Words their headers.
        tables: How many.
        seed: What is drawn follows from it.

    Returns:
        How each was read, and whether no bound is passed.
    """
    layout_of = find_layout_of()
    drawn = list(
        worded_tables(grammar, gold_reports(gold_folder()), tables, seed)
    )
    started = time.perf_counter()
    readings = [read_table(worded, None, layout_of) for worded in drawn]
    for number, worded in enumerate(drawn):
        readings.append(read_table(worded, CUTS[number % len(CUTS)], layout_of))
    milliseconds = (time.perf_counter() - started) / len(readings) * 1000
    print(
        f"columns told apart under headers that nobody listed: {tables} tables, {milliseconds:.1f} ms each\n"
    )
    return readings, _print_figures(readings)


def _print_figures(readings: Sequence[Reading]) -> bool:
    print(
        f"{'':24}{'columns':>9}{'right':>9}{'tables':>9}{'right':>9}{'refused':>9}{'wrong':>8}{'flagged':>9}",
        end="",
    )
    print(f"{'right flagged':>15}")
    shares = {}
    for rows in (None, *CUTS):
        for is_blank in (False, True):
            chosen = [
                one
                for one in readings
                if one.rows == rows and one.worded.is_blank == is_blank
            ]
            name = f"rows: {rows or 'all'}, {'blank headers' if is_blank else 'headers'}"
            shares[rows, is_blank] = _print_row(name, chosen)
    whole = [
        verdict
        for one in readings
        if one.rows is None
        for verdict in one.verdicts
    ]
    flagged = [verdict.is_flagged for verdict in whole if not verdict.is_right]
    by_headers = _print_bound(
        "right by headers, all rows", shares[None, False], LEAST_BY_HEADERS
    )
    by_cells = _print_bound(
        "right under blank headers, all rows",
        shares[None, True],
        LEAST_BY_CELLS,
    )
    marked = _print_bound(
        "wrong ones flagged, all rows", _share(flagged), LEAST_FLAGGED
    )
    return by_headers and by_cells and marked


def _print_row(name: str, readings: Sequence[Reading]) -> float:
    """Print one kind of readings; the share of right columns."""
    verdicts = [verdict for reading in readings for verdict in reading.verdicts]
    right = _share([verdict.is_right for verdict in verdicts])
    tables_right = _share([reading.wrong == 0 for reading in readings])
    refused = sum(reading.is_refused for reading in readings)
    wrong = [verdict for verdict in verdicts if not verdict.is_right]
    wrong_flagged = _share([verdict.is_flagged for verdict in wrong])
    right_flagged = _share(
        [verdict.is_flagged for verdict in verdicts if verdict.is_right]
    )
    print(
        f"{name:24}{len(verdicts):9}{right:9.2%}{len(readings):9}{tables_right:9.2%}{refused:9}",
        end="",
    )
    print(f"{len(wrong):8}{wrong_flagged:9.2%}{right_flagged:15.2%}")
    return right


def _share(marks: Sequence[bool]) -> float:
    """The share (0 to 1) of true marks; 1 where there are none."""
    return sum(marks) / len(marks) if marks else 1.0


def _print_bound(name: str, share: float, least: float) -> bool:
    held = share >= least
    print(f"{name}: {share:.2%} (bound {least:.1%}){'' if held else '  !'}")
    return held


def _print_reading(reading: Reading) -> None:
    worded = reading.worded
    rows = "all" if reading.rows is None else reading.rows
    print(
        f"{worded.report}, {rows} rows: {reading.wrong} wrong{', refused' if reading.is_refused else ''}"
    )
    for title in worded.titles:
        print(
            f"  above columns {title.first} to {title.end - 1}: {title.text.replace(chr(10), '⏎')}"
        )
    taken = {column: field for field, column in reading.columns.items()}
    for at, column in enumerate(worded.columns):
        got = taken.get(at, "")
        meant = column.kind if column.kind in FIELDS else ""
        mark = " " if got == meant else "!"
        print(
            f"  {mark} {at:2} {column.kind:12}{got:12}{column.header.replace(chr(10), '⏎')}"
        )


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
