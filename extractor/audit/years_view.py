"""An agency's measures over the years, beside each other, with what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from extractor.audit.anchors import anchor_of
from extractor.dataset.decided_texts import edits
from extractor.dataset.table_schema import Content
from extractor.forms import default
from extractor.model import FormField

# Names so alike (rapidfuzz.fuzz.ratio, 0 to 100) are one measure, as the findings about years take it.
_SAME_NAME = 70.0
# Texts less alike say other things: what they have in common letter by letter tells nobody anything.
_SAME_TEXT = 50.0
_NAME_FIELD = "measure"
# Hex digits of the name of an agency's page.
_DIGITS = 12

_Part = tuple[str, str]


@dataclass(slots=True)
class AgencyYears:
    """An agency with its reports of several years.

    Attributes:
        name: Its name, such as `เทศบาลตำบลปรุใหญ่`.
        place: District and province.
        reports: Id of one report a year, by fiscal year (B.E.); of several the one of the lowest id.
    """

    name: str
    place: tuple[str, str]
    reports: dict[int, str] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """What names its view in an address."""
        key = "\x1f".join((self.name, *self.place)).encode()
        return f"years-{hashlib.sha256(key).hexdigest()[:_DIGITS]}"


class Agencies:
    """The agencies of a dataset, as its reports come by."""

    def __init__(self) -> None:
        self._by_key = dict[tuple[str, str, str], AgencyYears]()

    def add(self, content: Content) -> None:
        """Note a report.

        Args:
            content: What its JSON holds; what names no agency, no year or no measure is left out.
        """
        row = content["report"]
        name, year = row["agency"], row["fiscal_year_be"]
        if not name or not year or not content.get(default().name):
            return
        place = (row["district"] or "", row["province"] or "")
        agency = self._by_key.setdefault(
            (name, *place), AgencyYears(name, place)
        )
        known = agency.reports.get(year, row["report_id"])
        agency.reports[year] = min(known, row["report_id"])

    def of_several_years(self) -> list[AgencyYears]:
        """List those with reports of two years and more.

        Returns:
            The agencies by name and place.
        """
        agencies = [
            agency
            for agency in self._by_key.values()
            if len(agency.reports) > 1
        ]
        return sorted(agencies, key=lambda one: (one.name, one.place))


def shown_years(
    agency: AgencyYears, content_of: Callable[[str], Content]
) -> Content:
    """Make what the template shows of an agency.

    Args:
        agency: The agency.
        content_of: Gives what the JSON of a report holds, by its id.

    Returns:
        Its years in order, and a row a measure: its name, and of each year the fields with what changed since the year
        that has the measure before; those of the last year first, in its order.
    """
    years = sorted(agency.reports)
    columns = [content_of(agency.reports[year]) for year in years]
    rows = _rows([content[default().name] for content in columns])
    return {
        "name": agency.name,
        "place": " ".join(filter(None, agency.place)),
        "anchor": agency.anchor,
        "years": [
            {"year": year, "report": content["report"]}
            for year, content in zip(years, columns, strict=True)
        ],
        "rows": [_shown_row(row) for row in rows],
    }


def _rows(
    records_by_year: Sequence[Sequence[Content]],
) -> list[list[Content | None]]:
    """The records of one measure together, a place a year; from the last year back to the first."""
    rows = list[list[Content | None]]()
    for at in reversed(range(len(records_by_year))):
        free = [row for row in rows if row[at] is None]
        for record in records_by_year[at]:
            row = _same_measure(record, free)
            if row is None:
                row = [None] * len(records_by_year)
                rows.append(row)
            else:
                free.remove(row)
            row[at] = record
    return rows


def _same_measure(
    record: Content, rows: Sequence[list[Content | None]]
) -> list[Content | None] | None:
    likeness = [
        max(fuzz.ratio(_name(record), _name(one)) for one in row if one)
        for row in rows
    ]
    best = max(likeness, default=0.0)
    return rows[likeness.index(best)] if best >= _SAME_NAME else None


def _name(record: Content) -> str:
    return str(record["fields"][_NAME_FIELD]["text"])


def _shown_row(row: Sequence[Content | None]) -> Content:
    cells = list[Content | None]()
    before: Content | None = None
    for record in row:
        cells.append(record and _shown_cell(record, before))
        before = record or before
    latest = next(record for record in reversed(row) if record)
    return {"name": _name(latest), "cells": cells}


def _shown_cell(record: Content, before: Content | None) -> Content:
    fields = [
        _shown_field(declared, record, before) for declared in default().fields
    ]
    changed = [one for one in fields if _is_changed(one["parts"])]
    return {
        "anchor": anchor_of(record),
        "number": record["number"],
        "is_first": before is None,
        "fields": fields if before is None else changed,
    }


def _shown_field(
    declared: FormField, record: Content, before: Content | None
) -> Content:
    text = record["fields"][declared.name]["text"]
    parts: list[_Part] = [("same", text)]
    if before:
        parts = list(_changes(before["fields"][declared.name]["text"], text))
    return {
        "thai": declared.title_th,
        "english": declared.name,
        "parts": parts,
    }


def _is_changed(parts: Sequence[_Part]) -> bool:
    return any(kind != "same" for kind, _ in parts)


def _changes(before: str, after: str) -> Iterator[_Part]:
    """The later text in parts: what is the same, what was taken out, and what was put in."""
    if fuzz.ratio(before, after) < _SAME_TEXT:
        gap = "\n" if before and after else ""
        yield from _parts(("removed", before), ("same", gap), ("added", after))
        return
    at = 0
    for (start, end), former, new in edits(before, after):
        yield from _parts(
            ("same", before[at:start]), ("removed", former), ("added", new)
        )
        at = end
    yield from _parts(("same", before[at:]))


def _parts(*parts: _Part) -> Iterator[_Part]:
    yield from (part for part in parts if part[1])
