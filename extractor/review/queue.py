"""Which cell comes next: the least certain first, of those that a person asks for; and search."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Literal
from urllib.parse import urlencode

from normalizer import arabic

# Reports up to which it is quicker to look into each of them than to go along the queue.
_FEW_REPORTS = 500
# The same for cells of a code.
_FEW_CELLS = 5_000
# Hits that a search shows.
MOST_HITS = 50
# Characters of the shortest part of a text that the index knows; what is shorter is looked for cell by cell.
_INDEXED = 3
# Cells that are looked through for such a text.
_LOOKED_THROUGH = 100_000

# The few values of a column of many rows: along its index from one to the next, without those in between.
_DISTINCT = """
WITH RECURSIVE found (value) AS (
  SELECT min({column}) FROM {table} UNION ALL
  SELECT (SELECT min({column}) FROM {table} WHERE {column} > found.value) FROM found WHERE found.value IS NOT NULL)
SELECT value FROM found WHERE value IS NOT NULL
"""

# What a query begins with that wants cells still to be decided, and one that wants all.
Which = Literal["todo", "all"]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which cells a person wants to look at; what is empty asks for nothing.

    Attributes:
        form: Name of their form; `-`: of none.
        agency: A part of the agency's name.
        year: Fiscal year in the Buddhist era.
        province: Name of the province.
        code: Code of a finding about them.
        sample: `1`: those of the sample only.
    """

    form: str = ""
    agency: str = ""
    year: str = ""
    province: str = ""
    code: str = ""
    sample: str = ""

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Filters:
        """Take filters out of a query.

        Args:
            values: What stands in an address behind `?`, or in a form.

        Returns:
            The filters.
        """
        names = [field.name for field in fields(cls)]
        return cls(**{name: values.get(name, "").strip() for name in names})

    @property
    def query(self) -> str:
        """The filters as an address has them behind `?`."""
        return urlencode(
            {key: text for key, text in asdict(self).items() if text}
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of a query.

    Attributes:
        index: Which index goes along the cells; empty: none, for the terms name the cells.
        terms: What must hold of a cell, `AND` between them.
        values: What their question marks stand for.
    """

    index: str
    terms: list[str]
    values: list[object]

    @property
    def along(self) -> str:
        """Which way the database shall go: by an index, or by the numbers of cells that the terms name."""
        return f"INDEXED BY {self.index}" if self.index else "NOT INDEXED"


class Queue:
    """The cells of a dataset in order, as its index has them."""

    def __init__(
        self, connection: sqlite3.Connection, sample: Sequence[str] = ()
    ) -> None:
        """Look into an index.

        Args:
            connection: The index.
            sample: Ids of the cells of the sample, if there is one.
        """
        self._connection = connection
        self._sample = sample

    def first(self, filters: Filters, after: str = "") -> str | None:
        """Find the next cell to decide.

        Args:
            filters: Which cells are asked for.
            after: Id of a cell: only those behind it; empty: from the first one on.

        Returns:
            Its id; None where all are decided.
        """
        return self._next(filters, after, which="todo", back=False)

    def before(self, filters: Filters, cell: str) -> str | None:
        """Find the cell before one, decided or not.

        Args:
            filters: Which cells are asked for.
            cell: Id of a cell.

        Returns:
            The id of the one before; None: it is the first one.
        """
        return self._next(filters, cell, which="all", back=True)

    def _next(
        self, filters: Filters, beside: str, *, which: Which, back: bool
    ) -> str | None:
        condition = self._condition(filters, which)
        terms, values = condition.terms, condition.values
        sign, order = ("<", "DESC") if back else (">", "ASC")
        place = self._place(beside)
        if place:
            terms = [*terms, f"(tier, likely, n) {sign} (?, ?, ?)"]
            values = [*values, *place]
        row = self._connection.execute(
            f"SELECT id FROM cells {condition.along} WHERE {' AND '.join(terms) or '1'}"
            f" ORDER BY tier {order}, likely {order}, n {order} LIMIT 1",
            values,
        ).fetchone()
        return str(row["id"]) if row else None

    def _place(self, cell: str) -> tuple[object, ...] | None:
        row = self._connection.execute(
            "SELECT tier, likely, n FROM cells WHERE id = ?", (cell,)
        ).fetchone()
        return tuple(row) if row else None

    def total(self, filters: Filters) -> int:
        """Count cells, decided or not.

        Args:
            filters: Which cells are asked for.

        Returns:
            How many there are.
        """
        if not (filters.form or filters.code or filters.sample):
            return self._total_of_reports(filters)
        condition = self._condition(filters, "all")
        where = " AND ".join(condition.terms) or "1"
        along = "" if condition.index == "by_order" else condition.along
        (total,) = self._connection.execute(
            f"SELECT count(*) FROM cells {along} WHERE {where}",
            condition.values,
        ).fetchone()
        return int(total)

    def _total_of_reports(self, filters: Filters) -> int:
        """Count the cells of reports, which each report knows."""
        terms, values = _about_reports(filters)
        where = " AND ".join(terms) or "1"
        (total,) = self._connection.execute(
            f"SELECT sum(cells) FROM reports WHERE {where}", values
        ).fetchone()
        return int(total or 0)

    def decided(self, filters: Filters) -> int:
        """Count cells that are decided.

        Args:
            filters: Which cells are asked for.

        Returns:
            How many there are.
        """
        condition = self._condition(filters, "all")
        where = " AND ".join(condition.terms) or "1"
        (decided,) = self._connection.execute(
            f"SELECT count(*) FROM cells INDEXED BY by_queue WHERE decided = 1 AND {where}",
            condition.values,
        ).fetchone()
        return int(decided)

    def _condition(self, filters: Filters, which: Which) -> Condition:
        terms = ["decided = 0"] if which == "todo" else []
        values = list[object]()
        index = "by_queue" if which == "todo" else "by_order"
        if filters.form:
            terms.append("form = ?")
            values.append("" if filters.form == "-" else filters.form)
        if filters.code:
            terms.append(self._of_code(filters.code))
            values.append(filters.code)
            index = "" if self._is_rare(filters.code) else index
        reports = self._reports(filters)
        if reports is not None:
            terms.append("report IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(reports))
            index = "by_report" if len(reports) <= _FEW_REPORTS else index
        if filters.sample:
            terms.append(
                "n IN (SELECT n FROM cells WHERE id IN (SELECT value FROM json_each(?)))"
            )
            values.append(json.dumps(self._sample))
            index = ""
        return Condition(index, terms, values)

    def _of_code(self, code: str) -> str:
        if self._is_rare(code):
            return "n IN (SELECT cell FROM codes WHERE code = ?)"
        return "EXISTS (SELECT 1 FROM codes WHERE code = ? AND cell = n)"

    def _is_rare(self, code: str) -> bool:
        (count,) = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM codes WHERE code = ? LIMIT ?)",
            (code, _FEW_CELLS),
        ).fetchone()
        return int(count) < _FEW_CELLS

    def _reports(self, filters: Filters) -> list[int] | None:
        """The reports that are asked for; None: all."""
        terms, values = _about_reports(filters)
        if not terms:
            return None
        rows = self._connection.execute(
            f"SELECT n FROM reports WHERE {' AND '.join(terms)}", values
        )
        return [row["n"] for row in rows]

    def choices(self) -> dict[str, list[str]]:
        """List what can be asked for.

        Returns:
            Forms, years, provinces and codes that the dataset has, each sorted.
        """
        queries = {
            "form": _DISTINCT.format(column="form", table="cells"),
            "year": "SELECT DISTINCT year FROM reports WHERE year IS NOT NULL ORDER BY 1",
            "province": "SELECT DISTINCT province FROM reports WHERE province > '' ORDER BY 1",
            "code": _DISTINCT.format(column="code", table="codes"),
        }
        found = dict[str, list[str]]()
        for name, query in queries.items():
            rows = self._connection.execute(query)
            found[name] = sorted(str(row[0]) for row in rows if row[0])
        return found

    def search(self, text: str, filters: Filters) -> list[sqlite3.Row]:
        """Search texts and numbers.

        Args:
            text: What is looked for, such as `กองคลัง`, or `๑,๒๕๐.๕๐` (digits of either kind).
            filters: Which cells are asked for.

        Returns:
            Up to 50 cells: `id`, `text`, `source_file`, `field`, `decided`.
        """
        wanted = searched(text)
        if not wanted:
            return []
        condition = self._condition(filters, "all")
        where = " AND ".join(["1", *condition.terms])
        if len(wanted) >= _INDEXED:
            # Along the hits, which are in order already, until there are enough.
            found = (
                "SELECT cells.* FROM texts CROSS JOIN cells ON cells.n = texts.rowid"
                f" WHERE texts MATCH ? AND {where} ORDER BY texts.rowid"
            )
            value = f'"{wanted.replace(chr(34), chr(34) * 2)}"'
        else:
            found = (
                f"SELECT * FROM cells WHERE instr(text, ?) > 0 AND n <= {_LOOKED_THROUGH}"
                f" AND {where} ORDER BY n"
            )
            value = wanted
        return self._connection.execute(
            "SELECT c.id, c.text, c.field, c.decided, r.source_file FROM"
            f" ({found} LIMIT {MOST_HITS}) c JOIN reports r ON r.n = c.report ORDER BY c.n",
            [value, *condition.values],
        ).fetchall()


def _about_reports(filters: Filters) -> tuple[list[str], list[object]]:
    """What must hold of a report, `AND` between, and what the question marks stand for."""
    terms, values = list[str](), list[object]()
    for column, text in (
        ("year", filters.year),
        ("province", filters.province),
    ):
        if text:
            terms.append(f"{column} = ?")
            values.append(text)
    if filters.agency:
        terms.append("instr(agency, ?) > 0")
        values.append(filters.agency)
    return terms, values


def is_short(text: str) -> bool:
    """Tell whether a text is too short for the index, so that only the first cells are looked through.

    Args:
        text: What a person typed, such as `ขร`.

    Returns:
        Whether it is.
    """
    return len(searched(text)) < _INDEXED


def searched(text: str) -> str:
    """Write what is looked for as texts are published.

    Args:
        text: What a person typed.

    Returns:
        The text with Arabic digits, one sara am, and single spaces.

    >>> searched(" จํานวน  ๑๒ ")
    'จำนวน 12'
    """
    return " ".join(arabic(text).replace("\u0e4d\u0e32", "\u0e33").split())
