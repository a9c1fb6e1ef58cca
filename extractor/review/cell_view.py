"""What the page shows of a cell: what is printed, what is published, each change in between, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.dataset.agency_cues import agency_of
from extractor.dataset.change_context import changes_of
from extractor.dataset.decided import decided
from extractor.dataset.decided_rows import column_id
from extractor.dataset.decisions import CELL_KINDS, Decision
from extractor.dataset.reader import DatasetReader
from extractor.dataset.split_rows import Cut, line_tops
from extractor.dataset.table_schema import Content
from extractor.dataset.text_places import TextPlace, text_places
from extractor.model import FormField
from normalizer import Change, origin, steps
from normalizer.diff import Segment, diff, display_parts

# Characters of a line that a choice shows.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text between two changes, or a change.

    Attributes:
        kinds: What its pieces are (`same`, `removed`, `added`, `doubted`, `suggested`), each with its text.
        number: Counts the changes from 1; 0: it is none.
        rules: The rules of the change with their confidences.
        kind: What sort of change it is, of several the last; empty: it is none.
        otherwise: The whole text without this change, or of a suggested one with it.
        is_suggested: Whether it was not made, but is proposed.
    """

    kinds: tuple[tuple[str, str], ...]
    number: int = 0
    rules: str = ""
    kind: str = ""
    otherwise: str = ""
    is_suggested: bool = False


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell as the page shows it.

    Attributes:
        place: Where it was read.
        report: The report's row.
        text: What is published now, with all decisions in effect.
        parts: The way from what is printed to that.
        confidence: How likely the text is right, 0 to 1.
        title: The Thai title of its field, or the header of its column.
        fragments: Where it is printed, page by page.
        problems: The findings about its record.
        column: What the JSON holds of its column; None in a table of no known form.
        column_id: Id of that column.
        fields: The fields that its form has.
        field_now: Name of the field that the column is taken for, with all decisions in effect; empty: none.
        agency: The agency whose reports can all be told what the column is; empty where that cannot be said.
        places: Where its row may begin anew: what stands there, by the place.
        is_excluded: Whether its row was taken out, or joined to the one above.
    """

    place: TextPlace
    report: Content
    text: str
    parts: tuple[Part, ...]
    confidence: float
    title: str
    fragments: Sequence[Content]
    problems: Sequence[Content]
    column: Content | None
    column_id: str
    fields: Sequence[FormField]
    field_now: str
    agency: str
    places: Mapping[str, str]
    is_excluded: bool


def cell_view(
    reader: DatasetReader,
    report_id: str,
    cell: str,
    decisions: Sequence[Decision],
    cues: Sequence[Decision] = (),
) -> CellView | None:
    """Show a cell.

    Args:
        reader: The dataset.
        report_id: Id of the cell's report.
        cell: Id of the cell.
        decisions: The decisions about the report that are in effect.
        cues: What was said of columns for all reports of an agency.

    Returns:
        The view; None where the report has no such cell.

    Raises:
        OSError: There is no such report.
    """
    content = reader.as_read(report_id)
    place = _place(content, cell)
    if place is None:
        return None
    now = decided(reader.as_read(report_id), decisions, cues=cues)
    # Rows that are joined or split, and columns that are split into items, make other texts of this one; a person
    # decides about what was read in this cell.
    about_texts = [one for one in decisions if one.kind in CELL_KINDS]
    texts = decided(reader.as_read(report_id), about_texts)
    shown: dict[str, Any] = (_place(texts, cell) or place).item or {}
    name, column = column_of(content, place)
    has_header = bool(column and column["header"])
    return CellView(
        place=place,
        report=content["report"],
        text=str(shown.get("text", "")),
        parts=text_parts(shown.get("raw", ""), changes_of(shown))
        if shown
        else (),
        confidence=shown.get("confidence", 1.0),
        title=_title(place),
        fragments=(place.item or {}).get("fragments")
        or place.holder["fragments"],
        problems=_problems(now, place),
        column=column,
        column_id=name,
        fields=place.form.fields if place.form else (),
        field_now=_field_now(now, name),
        agency=agency_of(content["report"]) if has_header else "",
        places=dict(_places(place)),
        is_excluded=_place(now, cell) is None,
    )


def _place(content: Content, cell: str) -> TextPlace | None:
    return next(
        (place for place in text_places(content) if place.id == cell), None
    )


def _field_now(content: Content, column: str) -> str:
    """The field that a column is taken for; empty: none."""
    for table in content["tables"]:
        for one in table["columns"]:
            if column and column_id(table["id"], one["column"]) == column:
                return str(one["field"] or "")
    return ""


def _places(place: TextPlace) -> Iterator[tuple[str, str]]:
    """Where a row may begin anew: with each further page, or with a line of the cell."""
    if place.form is None:
        return
    items = [
        item
        for field in place.row["fields"].values()
        for item in field["items"]
    ]
    pages = sorted(
        {part["page_no"] for item in items for part in item["fragments"]}
    )
    for page_no in pages[1:]:
        yield f"{page_no}:0", f"หน้า {page_no} / page {page_no}"
    highest = min(
        (top for item in items for top, *_ in line_tops(item) if top),
        default=Cut(0, 0),
    )
    for top, height, line, _ in line_tops(place.item or {"fragments": ()}):
        if top and top > Cut(highest.page_no, highest.y + height / 2):
            yield str(top), line.strip()[:_SHOWN]


def _title(place: TextPlace) -> str:
    if place.form and place.field:
        return place.form.field(place.field).title_th
    return place.header


def column_of(content: Content, place: TextPlace) -> tuple[str, Content | None]:
    """Find the column that a cell stands in.

    Args:
        content: What the JSON of its report holds, as it was read.
        place: The cell.

    Returns:
        Id of the column, and what the JSON holds of it; nothing in a table of no known form.
    """
    if place.form is None:
        return "", None
    for table in content["tables"]:
        if table["table_number"] == place.row["table_number"]:
            for column in table["columns"]:
                is_same = (
                    column["field"] == place.field
                    if place.field
                    else column["column"] == place.holder["column"]
                )
                if is_same:
                    return column_id(table["id"], column["column"]), column
    return "", None


def _problems(content: Content, place: TextPlace) -> list[Content]:
    if place.form is None:
        return []
    return [
        problem
        for problem in content["problems"]
        if problem["record_number"] == place.row["number"]
        and problem["form"] in (None, place.form.name)
    ]


def text_parts(raw: str, changes: Sequence[Change]) -> tuple[Part, ...]:
    """Divide a text by its changes.

    Args:
        raw: What is printed.
        changes: Its changes, in the order in which they were made.

    Returns:
        The parts in reading order; each change says what the text is without it.

    >>> [part.otherwise for part in text_parts("จ า ๒", [Change("x", "digits", (4, 5), "๒", "2")]) if part.number]
    ['จ า ๒']
    """
    segments = diff(raw, changes)
    rules = _rules(segments, changes)
    parts = list[Part]()
    number = 0
    for at, segment in enumerate(segments):
        kinds = tuple(display_parts(segment))
        if segment.before == segment.after and not segment.suggested:
            parts.append(Part(kinds))
            continue
        number += 1
        suggested = segment.suggested
        other = suggested.after if suggested else segment.before
        texts = [one.after for one in segments]
        texts[at] = other
        parts.append(
            Part(
                kinds,
                number,
                ", ".join(
                    f"{one.rule} {one.confidence:.2f}" for one in rules[at]
                ),
                rules[at][-1].kind if rules[at] else "",
                "".join(texts),
                suggested is not None,
            )
        )
    return tuple(parts)


def _rules(
    segments: Sequence[Segment], changes: Sequence[Change]
) -> list[list[Change]]:
    """The changes that made each segment what it is, one a rule and confidence."""
    ends = list[int]()
    for segment in segments:
        ends.append((ends[-1] if ends else 0) + len(segment.before))
    rules: list[list[Change]] = [[] for _ in segments]
    told = set[tuple[int, str, float]]()
    earlier = list[Change]()
    for step in steps(changes):
        for change in step:
            at = origin(earlier, change.span[0])
            found = _changed_at(segments, ends, at)
            if found is None:
                continue
            label = (found, change.rule, round(change.confidence, 2))
            if label not in told:
                told.add(label)
                rules[found].append(change)
        earlier += step
    return rules


def _changed_at(
    segments: Sequence[Segment], ends: Sequence[int], at: int
) -> int | None:
    """Which changed segment holds, or touches, a position of the raw text."""
    for number, (segment, end) in enumerate(zip(segments, ends, strict=True)):
        is_changed = segment.before != segment.after or segment.suggested
        if is_changed and end - len(segment.before) <= at <= end:
            return number
    return None
