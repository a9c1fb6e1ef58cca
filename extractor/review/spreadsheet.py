"""Cells that people edited in the workbook of a dataset are read back as decisions; what fits nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractor.batch.ledger import recorded_digests
from extractor.dataset.decided import field_text
from extractor.dataset.decision_log import (
    append_decisions,
    decisions_of_reports,
)
from extractor.dataset.decisions import Decision, new_decision, text_sha256
from extractor.dataset.form_columns import printed_name
from extractor.dataset.reader import DatasetReader
from extractor.dataset.rows import table_rows
from extractor.dataset.table_schema import Content
from extractor.dataset.text_places import TextPlace, text_places
from extractor.model import AMOUNT_KINDS, Form, FormField
from extractor.review.workbook_cells import SheetRow, same, workbook_rows

# A line of a cell with several items: its number or bullet, then its text.
_LISTED = re.compile(r"(?:\d+\. |- )?(.*)", re.DOTALL)
_NEXT_ITEM = re.compile(r"\n(?=\d+\. |- )")
# Tables whose rows are one text each.
_OF_ONE_TEXT = ("items", "cells")
# The column that says what other reports say again: nobody edits it, and a report by itself does not know it.
_OF_OTHER_REPORTS = "superseded_by"


@dataclass(frozen=True, slots=True)
class Refused:
    """An edited cell that became no decision.

    Attributes:
        sheet: The name of its sheet.
        row: Which row of the sheet, from 1.
        column: Name of the column; empty: the whole row.
        why: `no-such-row`, `no-such-report`, `not-editable`, `edit-in-items`, `contradiction`, `decided-since`,
            `made-of-parts`.
    """

    sheet: str
    row: int
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What was read back.

    Attributes:
        decisions: The decisions that were added.
        refused: What was not taken.
    """

    decisions: list[Decision]
    refused: list[Refused]


@dataclass(frozen=True, slots=True)
class _Edit:
    """A text that a cell of the workbook gives a place."""

    place: TextPlace
    text: str
    row: SheetRow
    column: str
    # Id of the row in which the text was read; it may stand in another one since.
    row_id: str = ""


def read_back(folder: Path, workbook: Path, who: str) -> ReadBack:
    """Take the edited cells of a workbook as decisions.

    Args:
        folder: The dataset's folder.
        workbook: A copy of its `dataset.xlsx`, edited.
        who: Who edited it.

    Returns:
        What was added, and what was refused.

    Raises:
        UsageError: There is no dataset, or the file is no workbook.
        OutputError: The file of decisions cannot be written.
    """
    reader = DatasetReader.of(folder, recorded_digests(folder))
    known = set(reader.report_ids)
    by_report = dict[str, list[SheetRow]]()
    result = ReadBack([], [])
    for row in workbook_rows(workbook):
        if row.report_id in known:
            by_report.setdefault(row.report_id, []).append(row)
        else:
            result.refused.append(_refused(row, "", "no-such-report"))
    for report_id, rows in by_report.items():
        comparison = _Comparison(reader, report_id)
        edits = list(comparison.edits(rows, result.refused))
        decided = _without_contradictions(edits, result.refused)
        reason = workbook.name
        result.decisions.extend(
            _decision(report_id, edit, who, reason) for edit in decided
        )
    append_decisions(folder, result.decisions)
    return result


def _refused(row: SheetRow, column: str, why: str) -> Refused:
    return Refused(row.sheet, row.number, column, why)


class _Comparison:
    """The rows of one report as they are now, beside those of a workbook."""

    def __init__(self, reader: DatasetReader, report_id: str) -> None:
        content = reader.content(report_id)
        self._rows = _by_id(table_rows(content))
        self._places = {place.id: place for place in text_places(content)}
        self._fields = _by_field(self._places.values())
        as_read = reader.as_read(report_id)
        self._read = {place.id: place for place in text_places(as_read)}
        said = decisions_of_reports(reader.folder).by_report
        # What was published before anybody decided: a workbook of then says nothing new.
        self._before: Mapping[tuple[str, str], Content] = (
            _by_id(table_rows(as_read)) if report_id in said else {}
        )

    def edits(
        self, rows: Iterable[SheetRow], refused: list[Refused]
    ) -> Iterator[_Edit]:
        """What rows say otherwise than the tables do; what cannot be taken is added to `refused`."""
        for row in rows:
            if row.table in ("reports", "corrections", "problems", "tables"):
                continue
            now = self._rows.get((row.table, row.id))
            if now is None:
                refused.append(_refused(row, "", "no-such-row"))
                continue
            changed = [
                column
                for column, value in row.values.items()
                if column != _OF_OTHER_REPORTS
                and not same(value, now.get(column))
            ]
            for column in self._news(row, changed, refused):
                for edit in self._edits_of(row, column, changed, refused):
                    whole = self._whole(edit)
                    if whole:
                        yield whole
                    else:
                        refused.append(_refused(row, column, "made-of-parts"))

    def _whole(self, edit: _Edit) -> _Edit | None:
        """The edit, if its text is that of a cell as it was read, and no part of one, nor of several."""
        read = self._read.get(edit.place.id)
        if read is None or read.raw != edit.place.raw:
            return None
        return replace(edit, row_id=read.row_id)

    def _news(
        self,
        row: SheetRow,
        changed: Iterable[str],
        refused: list[Refused],
    ) -> Iterator[str]:
        """The columns whose cells were edited, without those that are older than a decision."""
        before = self._before.get((row.table, row.id), {})
        for column in changed:
            if before and same(row.values[column], before.get(column)):
                refused.append(_refused(row, column, "decided-since"))
            else:
                yield column

    def _edits_of(
        self,
        row: SheetRow,
        column: str,
        changed: Sequence[str],
        refused: list[Refused],
    ) -> Iterator[_Edit]:
        if row.table in _OF_ONE_TEXT:
            if column == "text" and row.id in self._places:
                place = self._places[row.id]
                yield _Edit(place, _text(row.values[column]), row, column)
            else:
                refused.append(_refused(row, column, "not-editable"))
            return
        places = self._fields.get((row.id, column.removesuffix("_printed")), [])
        if not places or not places[0].form:
            if column not in ("period_start", "period_end", "needs_review"):
                refused.append(_refused(row, column, "not-editable"))
            return
        form: Form = places[0].form
        field = form.field(column.removesuffix("_printed"))
        if printed_name(field.name) in changed and column == field.name:
            return  # what is printed says it, too
        texts = _item_texts(field, places, _text(row.values[column]))
        if texts is None:
            refused.append(_refused(row, column, "edit-in-items"))
            return
        for place, text in zip(places, texts, strict=True):
            if text != place.text:
                yield _Edit(place, text, row, column)


def _by_id(
    tables: Mapping[str, Sequence[Content]],
) -> dict[tuple[str, str], Content]:
    return {
        (table, row["id"]): row
        for table, rows in tables.items()
        for row in rows
    }


def _by_field(
    places: Iterable[TextPlace],
) -> dict[tuple[str, str], list[TextPlace]]:
    fields = dict[tuple[str, str], list[TextPlace]]()
    for place in places:
        if place.field:
            fields.setdefault((place.row_id, place.field), []).append(place)
    return fields


def _text(value: Any) -> str:
    """A cell's text; a number as a plain decimal."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return format(Decimal(str(value)), "f")
    return str(value).rstrip()


def _item_texts(
    field: FormField, places: Sequence[TextPlace], text: str
) -> list[str] | None:
    """The texts of a field's items in a cell that lists them; None where it cannot be told which is which."""
    if len(places) == 1:
        key = (places[0].item or {}).get("key", "")
        return [text.removeprefix(f"{key}: ") if field.group else text]
    if field.group or field.kind == "offers" or field.kind in AMOUNT_KINDS:
        return None
    lines = _NEXT_ITEM.split(text)
    if len(lines) != len(places):
        return None
    texts = list[str]()
    for line in lines:
        match = _LISTED.fullmatch(line)
        texts.append(match[1] if match else line)
    items = [
        {**(place.item or {}), "text": said}
        for place, said in zip(places, texts, strict=True)
    ]
    listings = {
        field_text(field, items, bulleted) for bulleted in (False, True)
    }
    return texts if text in listings else None


def _without_contradictions(
    edits: Sequence[_Edit], refused: list[Refused]
) -> list[_Edit]:
    """One edit a place; where two sheets say different things about one, none."""
    by_place = dict[str, list[_Edit]]()
    for edit in edits:
        by_place.setdefault(edit.place.id, []).append(edit)
    kept = list[_Edit]()
    for same_place in by_place.values():
        if len({edit.text for edit in same_place}) == 1:
            kept.append(same_place[0])
        else:
            refused += [
                _refused(edit.row, edit.column, "contradiction")
                for edit in same_place
            ]
    return kept


def _decision(report_id: str, edit: _Edit, who: str, reason: str) -> Decision:
    place = edit.place
    return new_decision(
        "edit",
        report_id=report_id,
        row=edit.row_id,
        cell=place.id,
        field=place.field,
        raw_sha256=text_sha256(place.raw),
        before=place.text,
        after=edit.text,
        who=who,
        reason=reason,
    )
