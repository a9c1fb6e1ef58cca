"""What the page does: it shows a cell, takes a decision about it, and shows the next one."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import ValidationError

from extractor import forms
from extractor.dataset.decision_log import append_decisions, read_decisions
from extractor.dataset.decisions import Decision
from extractor.dataset.reader import DatasetReader, listed_reports
from extractor.model import REVIEW_BELOW
from extractor.review.cell_view import CellView, cell_view
from extractor.review.deciding import (
    DecisionRefused,
    Wish,
    decision_of,
    redoing,
    undoing,
)
from extractor.review.decision_index import (
    agency_cues,
    decisions_about,
    decisions_of_report,
)
from extractor.review.index_schema import connect
from extractor.review.indexing import Indexing
from extractor.review.page_texts import (
    CHANGE_TEXTS,
    KIND_TEXTS,
    NOTICES,
    TIER_TEXTS,
)
from extractor.review.pictures import Region
from extractor.review.queue import Filters, Queue, is_short
from extractor.review.sample import sampled_cells

# Decisions about one text of a cell, after which a person wants to see it again.
_STAYING = ("take-back", "column-is-field", "split-row")
# Seconds for which what was counted is kept while the index grows.
_KEPT = 2.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a browser is given.

    Attributes:
        html: A page, or a part of one.
        address: What its address bar shall show; empty: what it shows.
    """

    html: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell with what the index knows of it.

    Attributes:
        view: The cell.
        row: Its row in the index.
        said: The decisions about it, the earliest first.
    """

    view: CellView
    row: sqlite3.Row
    said: list[Decision]


@dataclass(frozen=True, slots=True)
class Indexed:
    """How far an index is that is not whole.

    Attributes:
        done: How many reports it holds.
        total: How many there are.
        has_failed: Whether it does not go on.
    """

    done: int
    total: int
    has_failed: bool


class Desk:
    """One dataset under review."""

    def __init__(
        self, folder: Path, indexing: Indexing, *, has_pictures: bool
    ) -> None:
        """Open a dataset.

        Args:
            folder: Its folder.
            indexing: What keeps its index up to date.
            has_pictures: Whether the files that were read are at hand.
        """
        self._folder = folder
        self._indexing = indexing
        self._has_pictures = has_pictures
        self._written = _state_of(folder)
        self._reports = len(listed_reports(folder))
        # What stays until the dataset is written anew: the choices of filters, and how many cells each lets through.
        self._choices: dict[str, list[str]] = {}
        self._totals: dict[Filters, int] = {}
        self._counted_at = 0.0
        self._grew = indexing.is_running

    @contextmanager
    def _queue(self) -> Iterator[tuple[sqlite3.Connection, Queue]]:
        connection = connect(self._folder)
        try:
            written = _state_of(self._folder)
            if written != self._written:  # another run extracted anew
                self._indexing.refresh(connection)
                self._written = written
                self._reports = len(listed_reports(self._folder))
                self._choices, self._totals = {}, {}
            self._forget_numbers()
            self._indexing.note_decisions(connection)
            yield connection, Queue(connection, sampled_cells(self._folder))
        finally:
            connection.close()

    def _forget_numbers(self) -> None:
        """While the index grows, and when it stops, what was counted holds for moments only."""
        grows, now = self._indexing.is_running, time.monotonic()
        if (grows or self._grew) and now - self._counted_at > _KEPT:
            self._choices, self._totals = {}, {}
            self._grew, self._counted_at = grows, now

    def page(self, values: Mapping[str, str], who: str, secret: str) -> Answer:
        """Show the whole page.

        Args:
            values: What stands in its address: filters, and the id of a `cell`.
            who: The name of who looks.
            secret: What the page sends along with each decision.

        Returns:
            The page.
        """
        filters = Filters.of(values)
        with self._queue() as (connection, queue):
            cell = values.get("cell", "") or queue.first(filters)
            desk = self._desk(connection, queue, cell, filters)
            self._choices = self._choices or queue.choices()
        titles = {form.name: form.title_th for form in forms.every()}
        html = _render(
            "page.html",
            desk=desk,
            filters=filters,
            choices=self._choices,
            titles=titles,
            who=who,
            secret=secret,
            has_sample=bool(sampled_cells(self._folder)),
        )
        return Answer(html)

    def move(self, values: Mapping[str, str]) -> Answer:
        """Show another cell than the one that is shown.

        Args:
            values: Filters, the `cell` that is shown, and whether to go `next` or `back`, or `to` a cell.

        Returns:
            The desk with that cell.
        """
        filters = _filters_of(values)
        cell = values.get("cell", "")
        with self._queue() as (connection, queue):
            target: str | None = cell
            if values.get("go") == "back":
                target = queue.before(filters, cell) or cell
            elif values.get("go") == "next":
                target = queue.first(filters, cell) or queue.first(filters)
            return self._answer(connection, queue, target, filters)

    def decide(self, values: Mapping[str, str], who: str) -> Answer:
        """Take a decision, and show the next cell.

        Args:
            values: What the page sent.
            who: Who decides.

        Returns:
            The desk with the next cell, or with the same one and why nothing was decided.
        """
        filters = _filters_of(values)
        cell = values.get("cell", "")
        wish = Wish.of(values, who)
        with self._queue() as (connection, queue):
            shown = self._shown(connection, cell)
            if shown is None:
                return self._answer(connection, queue, None, filters)
            try:
                decision = decision_of(wish, shown.view)
            except DecisionRefused as error:
                return self._answer(
                    connection, queue, cell, filters, notice=str(error)
                )
            except ValidationError:
                return self._answer(
                    connection, queue, cell, filters, notice="no-text"
                )
            append_decisions(self._folder, [decision])
            self._indexing.note_decisions(connection)
            is_staying = wish.kind in _STAYING or values.get("stay") == "1"
            if is_staying:
                return self._answer(connection, queue, cell, filters)
            target = queue.first(filters, cell) or queue.first(filters)
            return self._answer(connection, queue, target, filters)

    def undo(
        self, values: Mapping[str, str], who: str, *, redo: bool
    ) -> Answer:
        """Undo what a person decided last, or redo it, and show the cell.

        Args:
            values: What the page sent.
            who: Who asks.
            redo: Whether to redo.

        Returns:
            The desk with the cell of that decision.
        """
        filters = _filters_of(values)
        decisions = read_decisions(self._folder).decisions
        decision = (redoing if redo else undoing)(decisions, who)
        if decision:
            append_decisions(self._folder, [decision])
        with self._queue() as (connection, queue):
            if decision is None:
                notice = "nothing-to-redo" if redo else "nothing-to-undo"
                cell = values.get("cell", "")
                return self._answer(
                    connection, queue, cell, filters, notice=notice
                )
            target = self._cell_of(connection, decision, values)
            notice = "redone" if redo else "undone"
            return self._answer(
                connection, queue, target, filters, notice=notice
            )

    def _cell_of(
        self,
        connection: sqlite3.Connection,
        decision: Decision,
        values: Mapping[str, str],
    ) -> str:
        """A cell to show for a decision; of one about a whole row its first cell."""
        row = connection.execute(
            "SELECT id FROM cells WHERE id = ? OR row = ? ORDER BY n LIMIT 1",
            (decision.cell, decision.row),
        ).fetchone()
        is_cell = connection.execute(
            "SELECT 1 FROM cells WHERE id = ?", (decision.cell,)
        ).fetchone()
        if is_cell:
            return decision.cell
        return str(row["id"]) if row else values.get("cell", "")

    def search(self, values: Mapping[str, str]) -> Answer:
        """List cells in which a text stands.

        Args:
            values: Filters, and what is looked for as `text`.

        Returns:
            The list.
        """
        text = values.get("text", "")
        with self._queue() as (_, queue):
            hits = queue.search(text, Filters.of(values))
        filters = Filters.of(values)
        return Answer(
            _render(
                "hits.html",
                hits=hits,
                text=text,
                filters=filters,
                is_short=is_short(text),
            )
        )

    def indexed(self) -> Answer:
        """Say how far the index is.

        Returns:
            A line about it; nothing where it is whole.
        """
        connection = connect(self._folder)
        try:
            indexed = self._indexed(connection)
        finally:
            connection.close()
        return Answer(_render("indexed.html", indexed=indexed))

    def region(self, cell: str, part: int, *, whole: bool) -> Region | None:
        """Say where a cell is printed.

        Args:
            cell: Its id.
            part: Which of its parts, from 0.
            whole: Whether the whole page shall be shown.

        Returns:
            The place; None where there is none.
        """
        connection = connect(self._folder)
        try:
            shown = self._shown(connection, cell)
        finally:
            connection.close()
        if shown is None or not 0 <= part < len(shown.view.fragments):
            return None
        fragment = shown.view.fragments[part]
        box = fragment["box"]
        report = shown.view.report
        return Region(
            report["source_file"],
            report["source_sha256"],
            fragment["page_no"],
            (box[0], box[1], box[2], box[3]) if box else None,
            whole,
        )

    def _shown(self, connection: sqlite3.Connection, cell: str) -> Shown | None:
        row = connection.execute(
            "SELECT c.*, r.report_id, r.agency_key FROM cells c JOIN reports r ON r.n = c.report"
            " WHERE c.id = ?",
            (cell,),
        ).fetchone()
        if row is None:
            return None
        report_id = str(row["report_id"])
        view = cell_view(
            DatasetReader(self._folder, [report_id]),
            report_id,
            cell,
            decisions_of_report(connection, report_id),
            agency_cues(connection, row["agency_key"]),
        )
        if view is None:
            return None
        said = decisions_about(connection, cell)
        said += decisions_about(connection, view.place.row_id)
        if view.column_id:
            said += decisions_about(connection, view.column_id)
        return Shown(view, row, sorted(said, key=lambda one: one.when))

    def _answer(
        self,
        connection: sqlite3.Connection,
        queue: Queue,
        cell: str | None,
        filters: Filters,
        notice: str = "",
    ) -> Answer:
        html = self._desk(connection, queue, cell, filters, notice)
        query = urlencode({"cell": cell}) if cell else ""
        address = "/?" + "&".join(filter(None, (query, filters.query)))
        return Answer(html, address)

    def _desk(
        self,
        connection: sqlite3.Connection,
        queue: Queue,
        cell: str | None,
        filters: Filters,
        notice: str = "",
    ) -> str:
        if filters.sample or filters not in self._totals:
            self._totals[filters] = queue.total(filters)
        shown = self._shown(connection, cell) if cell else None
        if cell and shown is None:  # an old address: the cell is gone
            first = queue.first(filters)
            shown = self._shown(connection, first) if first else None
            notice = notice or "no-such-cell"
        return _render(
            "desk.html",
            shown=shown,
            decided=queue.decided(filters),
            total=self._totals[filters],
            query=filters.query,
            notice=NOTICES.get(notice),
            has_pictures=self._has_pictures,
            indexed=self._indexed(connection),
        )

    def _indexed(self, connection: sqlite3.Connection) -> Indexed | None:
        """How far the index is, while it is not whole."""
        if not (self._indexing.is_running or self._indexing.has_failed):
            return None
        (done,) = connection.execute("SELECT count(*) FROM reports").fetchone()
        return Indexed(done, self._reports, self._indexing.has_failed)


def _filters_of(values: Mapping[str, str]) -> Filters:
    """The filters that a page sent along, as its address has them."""
    return Filters.of(dict(parse_qsl(values.get("query", ""))))


def _state_of(folder: Path) -> int:
    """What changes when the tables of a dataset are written."""
    return (folder / "reports.csv").stat().st_mtime_ns


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("extractor.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["review_below"] = REVIEW_BELOW
    environment.globals["tiers"] = TIER_TEXTS
    environment.globals["kinds"] = KIND_TEXTS
    environment.globals["change_kinds"] = CHANGE_TEXTS
    return environment


def _render(template: str, **values: Any) -> str:
    return _templates().get_template(template).render(**values)
