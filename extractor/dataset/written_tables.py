"""What is known of a dataset's tables once they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extractor.dataset.schema import always_written, schemas

if TYPE_CHECKING:
    import pandas as pd


@dataclass(slots=True)
class WrittenTables:
    """What was written.

    Attributes:
        counts: How many rows each table has; a table that is not written for want of rows is left out.
        statuses: How many reports have each status.
        failures: The rows of problems.csv that say why a file gave no report; None where a cell is empty.
        words: What stands in place of amounts, by table and column.
        files: The files that were written, relative to the dataset's folder.
    """

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(always_written(), 0))
    statuses: Counter[str] = field(default_factory=Counter)
    failures: list[dict[Any, Any]] = field(default_factory=list)
    words: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    files: Sequence[str] = ()

    def count(self, frames: Mapping[str, pd.DataFrame]) -> None:
        """Count one more part of the tables.

        Args:
            frames: The part's rows by table.
        """
        for table, data in frames.items():
            if len(data):
                self.counts[table] = self.counts.get(table, 0) + len(data)
                self._collect_words(table, data)
        self.counts = {table: self.counts[table] for table in frames if table in self.counts}
        self.statuses.update(frames["reports"]["status"])
        errors = frames["problems"].query("severity == 'error'")
        said = errors.astype(object).where(errors.notna(), None)
        self.failures.extend(said.to_dict("records"))

    def _collect_words(self, table: str, data: pd.DataFrame) -> None:
        for column in schemas()[table].columns_of("decimal"):
            words = {value for value in data[column] if isinstance(value, str) and value}
            self.words.setdefault((table, column), set()).update(words)
