"""What is known of a dataset's tables once they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extractor.dataset.schema import always_written, schemas
from extractor.dataset.table_part import TablePart


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

    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(always_written(), 0)
    )
    statuses: Counter[str] = field(default_factory=Counter)
    failures: list[dict[Any, Any]] = field(default_factory=list)
    words: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    files: Sequence[str] = ()

    def count(self, parts: Mapping[str, TablePart]) -> None:
        """Count one more part of the tables.

        Args:
            parts: The rows by table.
        """
        for table, part in parts.items():
            if len(part):
                self.counts[table] = self.counts.get(table, 0) + len(part)
                self._collect_words(part)
        self.counts = {
            table: self.counts[table] for table in parts if table in self.counts
        }
        self.statuses.update(parts["reports"].column("status"))
        problems = parts["problems"].records()
        self.failures.extend(
            problem for problem in problems if problem["severity"] == "error"
        )

    def _collect_words(self, part: TablePart) -> None:
        for column in schemas()[part.table].columns_of("decimal"):
            words = {
                value
                for value in part.column(column)
                if isinstance(value, str) and value
            }
            self.words.setdefault((part.table, column), set()).update(words)
