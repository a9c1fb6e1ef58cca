"""A sample of a dataset's cells, drawn by strata, so that a person's look at some tells of all."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extractor.dataset.staging import write_atomically
from extractor.errors import UsageError
from extractor.model import REVIEW_BELOW
from extractor.review.index import index_reports
from extractor.review.index_schema import connect

# Its name in a dataset's folder.
SAMPLE_FILE = "sample.json"
# Cells of a stratum that are drawn at least, where it has them: one alone tells nothing.
_LEAST = 3

# Cells that are drawn from together: of one form, one kind of source, and sure or not.
Stratum = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class SampledCell:
    """A cell that was drawn.

    Attributes:
        id: Its id.
        raw_sha256: Hash of what is printed.
        text: What was published when it was drawn; an amount that it says stands in a line of its own.
        form: Name of its form; empty: none.
        source_kind: Where its report's text came from: `text-layer`, `scan` …
        is_sure: Whether it was sure.
        is_number: Whether it is the cell of an amount.
        weight: How many cells of the dataset it stands for.
    """

    id: str
    raw_sha256: str
    text: str
    form: str
    source_kind: str
    is_sure: bool
    is_number: bool
    weight: float

    @property
    def stratum(self) -> Stratum:
        """The cells of which it was drawn."""
        return self.form, self.source_kind, self.is_sure


def draw_sample(folder: Path, size: int, seed: int) -> list[SampledCell]:
    """Draw cells of a dataset by chance, in the shares that forms, kinds of sources, sure and unsure cells have.

    Args:
        folder: The dataset's folder; `sample.json` is written there.
        size: How many cells to draw.
        seed: What decides by chance: the same seed draws the same cells.

    Returns:
        The cells, in an order by chance.

    Raises:
        UsageError: There is no dataset, or it has no cells.
        OutputError: It cannot be written.
    """
    connection = connect(folder)
    try:
        index_reports(connection, folder)
        strata = _strata(connection)
        if not strata:
            raise UsageError("usage/no-dataset", folder=folder)
        chance = random.Random(seed)
        drawn = list[SampledCell]()
        for key, count in _shares(strata, size).items():
            numbers = chance.sample(strata[key], count)
            weight = len(strata[key]) / count
            drawn += [_cell(connection, one, weight) for one in numbers]
    finally:
        connection.close()
    chance.shuffle(drawn)
    content: dict[str, Any] = {"size": size, "seed": seed}
    content["cells"] = [asdict(cell) for cell in drawn]
    text = json.dumps(content, ensure_ascii=False, indent=1)
    write_atomically(folder / SAMPLE_FILE, text.encode())
    return drawn


def _strata(connection: sqlite3.Connection) -> dict[Stratum, list[int]]:
    """The numbers of all cells in which something stands, by form, kind of source, and whether they are sure."""
    strata = dict[Stratum, list[int]]()
    rows = connection.execute(
        "SELECT c.n, c.form, r.kind, c.confidence >= ? FROM cells c JOIN reports r ON r.n = c.report"
        " WHERE c.text > '' ORDER BY c.id",
        (REVIEW_BELOW,),
    )
    for number, form, kind, is_sure in rows:
        strata.setdefault((form, kind, bool(is_sure)), []).append(number)
    return dict(sorted(strata.items()))


def _shares(
    strata: Mapping[Stratum, Sequence[int]], size: int
) -> dict[Stratum, int]:
    """How many cells of each stratum are drawn: its share of all, and a few of each at least."""
    total = sum(len(numbers) for numbers in strata.values())
    return {
        key: min(len(numbers), max(_LEAST, round(size * len(numbers) / total)))
        for key, numbers in strata.items()
    }


def _cell(
    connection: sqlite3.Connection, number: int, weight: float
) -> SampledCell:
    row = connection.execute(
        "SELECT c.*, r.kind FROM cells c JOIN reports r ON r.n = c.report WHERE c.n = ?",
        (number,),
    ).fetchone()
    return SampledCell(
        row["id"],
        row["raw"],
        row["text"],
        row["form"],
        row["kind"],
        row["confidence"] >= REVIEW_BELOW,
        bool(row["is_number"]),
        weight,
    )


def read_sample(folder: Path) -> list[SampledCell]:
    """Read the sample of a dataset.

    Args:
        folder: The dataset's folder.

    Returns:
        Its cells; none where none was drawn.

    Raises:
        UsageError: The file is damaged.
    """
    path = folder / SAMPLE_FILE
    if not path.is_file():
        return []
    try:
        content = json.loads(path.read_bytes())
        return [SampledCell(**cell) for cell in content["cells"]]
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError("usage/sample-damaged", path=path) from error


def sampled_cells(folder: Path) -> list[str]:
    """Name the cells of a dataset's sample.

    Args:
        folder: The dataset's folder.

    Returns:
        Their ids; none where none was drawn.
    """
    return [cell.id for cell in read_sample(folder)]
