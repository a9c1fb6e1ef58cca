"""A simulated reviewer: how many decisions until nearly all cells are right, in the queue's order and at random."""

from __future__ import annotations

import csv
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from benchmarks.gold_cells import wrong_cells
from benchmarks.texts import SHARED
from extractor.dataset.decision_log import append_decisions
from extractor.dataset.decisions import Decision, new_decision
from extractor.dataset.reader import DatasetReader
from extractor.review.decision_index import index_decisions
from extractor.review.index import index_reports
from extractor.review.index_schema import connect
from extractor.review.queue import Filters, Queue
from extractor.review.queue_cells import GUESSED, QueuedCell, queued_cells

CORPUS = SHARED / "corpus"
GOLD = SHARED / "gold"
# This share of the cells shall be right in the end.
ENOUGH = 0.999
# The queue may take this share of the decisions that random order takes.
MOST_SHARE = 0.25
SEEDS = 20
_WHO = "simulated"


def main(files: Sequence[str] = ()) -> bool:
    """Print both counts; whether the bound is kept. `files` are reports' JSON; none: the corpus is read for it."""
    if not GOLD.is_dir() or not (files or CORPUS.is_dir()):
        print("simulated reviewer: the corpus is not at hand")
        return True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not files:
            _read_corpus(folder / "read")
            files = list(map(str, folder.glob("read/reports/*.json")))
        return _compare(_dataset(sorted(files), folder / "dataset"))


def _read_corpus(folder: Path) -> None:
    sources = [
        *CORPUS.glob("dev2/*.pdf"),
        *CORPUS.glob("dev/*--scan-*.pdf"),
    ]
    names = sorted(map(str, sources))
    command = [sys.executable, "-m", "extractor", "extract", *names]
    options = ["-o", str(folder), "-q", "--format", "csv"]
    subprocess.run([*command, *options], check=False)


def _dataset(files: Sequence[str], folder: Path) -> Path:
    """Put reports into one dataset, with as much of its tables as the queue needs."""
    (folder / "reports").mkdir(parents=True)
    rows = list[tuple[str, str, str]]()
    for file in map(Path, files):
        shutil.copy(file, folder / "reports")
        report = json.loads(file.read_bytes())["report"]
        rows.append((file.stem, file.stem, report["source_file"]))
    path = folder / "reports.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows([("id", "report_id", "source_file"), *rows])
    return folder


def _compare(folder: Path) -> bool:
    reader = DatasetReader.of(folder)
    cells, wrong = dict[str, tuple[str, QueuedCell]](), set[str]()
    for report_id in reader.report_ids:
        content = reader.as_read(report_id)
        cells |= {cell.id: (report_id, cell) for cell in queued_cells(content)}
        judged = wrong_cells(content, GOLD)
        wrong |= {cell for cell, is_wrong in judged.items() if is_wrong}
    allowed = int(len(cells) * (1 - ENOUGH))
    in_order = _in_queue_order(folder, cells, wrong, allowed)
    at_random = mean(
        _in_random_order(list(cells), wrong, allowed, seed)
        for seed in range(SEEDS)
    )
    share = in_order / at_random if at_random else 0.0
    mark = "" if share <= MOST_SHARE else "  !"
    print(
        f"simulated reviewer: {len(reader.report_ids)} reports, {len(cells):,} cells,"
        f" {len(wrong)} wrong letter for letter\n"
        f"decisions until {ENOUGH:.1%} of the cells are right: {in_order:,} in the queue's order,"
        f" {at_random:,.0f} at random; share {share:.2f} (bound {MOST_SHARE}){mark}"
    )
    return share <= MOST_SHARE


def _in_queue_order(
    folder: Path,
    cells: dict[str, tuple[str, QueuedCell]],
    wrong: set[str],
    allowed: int,
) -> int:
    """Decide as the page does it: a guessed column first, then its cells where they come again."""
    connection = connect(folder)
    index_reports(connection, folder)
    queue, left, count = Queue(connection), set(wrong), 0
    while len(left) > allowed:
        cell_id = queue.first(Filters())
        if cell_id is None:
            break
        (tier,) = connection.execute(
            "SELECT tier FROM cells WHERE id = ?", (cell_id,)
        ).fetchone()
        report_id, cell = cells[cell_id]
        append_decisions(
            folder, [_decision(report_id, cell, names_column=tier == GUESSED)]
        )
        index_decisions(connection, folder)
        if tier != GUESSED:
            left.discard(cell_id)
        count += 1
    connection.close()
    return count


def _decision(
    report_id: str, cell: QueuedCell, *, names_column: bool
) -> Decision:
    if names_column:
        return new_decision(
            "column-is-field",
            report_id=report_id,
            row=cell.guessed_column.rpartition(":")[0],
            cell=cell.guessed_column,
            before=cell.field,
            after=cell.field,
            raw_sha256=cell.raw_sha256,  # the queue asks only whether there is a decision
            who=_WHO,
        )
    return new_decision(
        "accept",
        report_id=report_id,
        row=cell.row,
        cell=cell.id,
        field=cell.field,
        raw_sha256=cell.raw_sha256,
        who=_WHO,
    )


def _in_random_order(
    cells: list[str], wrong: set[str], allowed: int, seed: int
) -> int:
    random.Random(seed).shuffle(cells)
    left = len(wrong)
    for count, cell in enumerate(cells, 1):
        left -= cell in wrong
        if left <= allowed:
            return count
    return len(cells)


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
