"""A report as people decided it: what was read, and every decision in effect whose raw text is still the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, pairwise
from typing import cast

from extractor.dataset.agency_cues import cued_columns
from extractor.dataset.closed_findings import (
    SettledColumn,
    close_findings,
)
from extractor.dataset.decided_rows import (
    column_id,
    exclude_row,
    join_row,
    move_column,
)
from extractor.dataset.decided_texts import decide_text
from extractor.dataset.decision_log import DamagedLine
from extractor.dataset.decisions import (
    CELL_KINDS,
    Decision,
    last_by_target,
    text_sha256,
)
from extractor.dataset.form_columns import itemised_fields, period_field
from extractor.dataset.report_json import with_findings
from extractor.dataset.split_rows import split_row
from extractor.dataset.table_schema import Content
from extractor.dataset.text_places import (
    Draft,
    TextPlace,
    drafts_of,
    raw_texts_of_row,
    text_places,
)
from extractor.forms import default
from extractor.model import (
    AMOUNT_KINDS,
    Form,
    FormField,
    Problem,
    column_name,
)
from extractor.report.amounts import amount_of
from extractor.report.offers import offer_of
from extractor.report.periods import parse_period

_CONFIDENCE_DECIMALS = 4


def decided(
    content: Content,
    decisions: Sequence[Decision],
    damaged: Sequence[DamagedLine] = (),
    cues: Sequence[Decision] = (),
) -> Content:
    """Let what people decided about a report hold.

    Args:
        content: What its JSON holds; it is changed.
        decisions: The decisions about it that are in effect, the earliest first.
        damaged: Lines of the file of decisions that are none, where they shall be told with this report.
        cues: What was said of columns in reports of any agency, for all of its reports.

    Returns:
        The content with the texts, rows and columns as decided, and a finding for each decision that no longer
        applies, for each row that was excluded and each cell that nobody can read; without the findings that a text
        is unsure, or a column guessed, where somebody decided about it.
    """
    findings = [
        Problem.of("decision-damaged", line=line.number, why=line.why)
        for line in damaged
    ]
    cued = cued_columns(content, cues, decisions)
    findings += cued.findings
    if not (decisions or cued.decisions):
        return with_findings(content, findings) if findings else content
    applied = _Applied(content)
    findings += applied.all([*cued.decisions, *decisions])
    content = close_findings(content, applied.decided, applied.columns)
    return with_findings(content, findings)


def stale_decisions(
    content: Content, decisions: Sequence[Decision]
) -> list[Decision]:
    """List the decisions that no longer apply.

    Args:
        content: What the JSON of their report holds, as it was read.
        decisions: The decisions about it that are in effect, the earliest first.

    Returns:
        Those about a cell, row or column that is gone, or whose raw text is another one.
    """
    _, stale = _Applied(content).sorted_out(last_by_target(decisions))
    return stale


class _Applied:
    """Applies decisions to one report."""

    def __init__(self, content: Content) -> None:
        self._content = cast("Draft", content)
        self._places = {place.id: place for place in text_places(content)}
        self._bulleted = _bulleted_fields(self._content)
        self._reviewed = set[str]()
        self._unreadable = set[str]()
        self.columns = set[SettledColumn]()
        # Texts that may say another amount, or name, than before.
        self._changed = set[str]()

    @property
    def decided(self) -> set[str]:
        """Ids of the texts that were decided about."""
        return self._reviewed | self._unreadable

    def all(self, decisions: Sequence[Decision]) -> list[Problem]:
        """Apply decisions: about texts first, for those are named by where they were read."""
        last = last_by_target(decisions)
        fitting, stale = self.sorted_out(last)
        findings = [self._stale(decision) for decision in stale]
        for place, decision in fitting:
            if place:
                decide_text(place, decision)
                self._note(place, decision)
        rows = [decision for place, decision in fitting if place is None]
        findings += self._told(fitting)
        self._decide_rows(rows)
        self._count_anew()
        return findings

    def sorted_out(
        self, last: dict[str, Decision]
    ) -> tuple[list[tuple[TextPlace | None, Decision]], list[Decision]]:
        """The decisions that apply, with the cell of each that is about one, and those that do not."""
        rows = dict(self._raw_of_rows())
        fitting = list[tuple[TextPlace | None, Decision]]()
        stale = list[Decision]()
        for target, decision in last.items():
            if decision.kind in CELL_KINDS:
                place = self._places.get(target)
                if place is None or _differs(place, decision):
                    place = self._moved(decision, last)
                if place is None:
                    stale.append(decision)
                else:
                    fitting.append((place, decision))
            elif rows.get(target) == decision.raw_sha256:
                fitting.append((None, decision))
            else:
                stale.append(decision)
        return fitting, stale

    def _raw_of_rows(self) -> Iterator[tuple[str, str]]:
        """The hash of what is printed in each record, and in the header of each column, by id."""
        for _, record in drafts_of(self._content):
            yield record["id"], text_sha256(*raw_texts_of_row(record))
        for table in self._content["tables"]:
            for column in table["columns"]:
                name = column_id(table["id"], column["column"])
                yield name, text_sha256(column["header"])

    def _moved(
        self, decision: Decision, last: dict[str, Decision]
    ) -> TextPlace | None:
        """The one cell of the same field that holds the raw text now, where rows are counted otherwise than before."""
        found = [
            place
            for place in self._places.values()
            if place.raw
            and place.id not in last
            and place.field == decision.field
            and not _differs(place, decision)
        ]
        return found[0] if len(found) == 1 else None

    def _stale(self, decision: Decision) -> Problem:
        return Problem.of(
            "decision-stale",
            cell=decision.target,
            what=decision.kind,
            who=decision.who,
            when=decision.when,
        )

    def _note(self, place: TextPlace, decision: Decision) -> None:
        cells = (
            self._unreadable
            if decision.kind == "unreadable"
            else self._reviewed
        )
        cells.add(place.id)
        self._changed.add(place.id)

    def _told(
        self, fitting: Sequence[tuple[TextPlace | None, Decision]]
    ) -> Iterator[Problem]:
        """What the tables do not show of decisions: rows that are left out, cells that nobody can read."""
        numbers = {
            record["id"]: (form, record)
            for form, record in drafts_of(self._content)
        }
        for place, decision in fitting:
            if decision.kind == "exclude-row":
                form, record = numbers[decision.row]
                yield Problem.of(
                    "row-excluded",
                    form=form.name,
                    record_number=record["number"],
                    page_no=record["page_first"] or None,
                    cell=decision.row,
                    who=decision.who,
                    reason=decision.reason or "-",
                )
            elif place and decision.kind == "unreadable":
                number = place.row["number"] if place.form else None
                yield Problem.of(
                    "cell-unreadable",
                    form=place.form.name if place.form else None,
                    record_number=number,
                    field=place.field or None,
                    cell=place.id,
                    who=decision.who,
                )

    def _decide_rows(self, decisions: Sequence[Decision]) -> None:
        for decision in decisions:
            if decision.kind == "column-is-field":
                self.columns |= set(self._guessed(decision.cell))
                self._changed |= move_column(self._content, decision)
        for decision in decisions:
            if decision.kind == "split-row":
                self._split_row(decision)
        for decision in reversed(decisions):
            # The last first: rows may go on over several pages.
            if decision.kind == "join-row":
                join_row(self._content, decision)
        for decision in decisions:
            if decision.kind == "exclude-row":
                exclude_row(self._content, decision)

    def _split_row(self, decision: Decision) -> None:
        halves = split_row(self._content, decision)
        self._changed |= {
            item["id"] for half in halves for item in _items(half)
        }
        for upper, lower in pairwise(halves):
            self._bulleted |= {
                (lower["id"], field)
                for name, field in self._bulleted
                if name == upper["id"]
            }

    def _guessed(self, cell: str) -> Iterator[SettledColumn]:
        """The column of this id as it was read, where it was guessed."""
        for table in self._content["tables"]:
            for column in table["columns"]:
                name = column_id(table["id"], column["column"])
                if name == cell and column.get("guessed"):
                    yield SettledColumn(
                        table["form"],
                        table["page_first"],
                        column["field"],
                        column_name(column["header"], column["column"]),
                    )

    def _count_anew(self) -> None:
        """What follows from texts: amounts, days, the text of fields, confidences and counts."""
        for form, record in drafts_of(self._content):
            self._record(form, record)
        report = self._content["report"]
        report |= _counts(self._content)

    def _record(self, form: Form, record: Draft) -> None:
        for field in form.fields:
            holder = record["fields"][field.name]
            for item in holder["items"]:
                if item["id"] in self._changed:
                    _say_again(item, field, self._header(record, field))
            bulleted = (record["id"], field.name) in self._bulleted
            holder["text"] = field_text(field, holder["items"], bulleted)
        for cell in record["other_columns"]:
            if cell["item"] and cell["item"]["id"] in self._changed:
                _amount(cell["item"], "money", cell["header"])
        dated = period_field(form)
        if dated:
            year = self._content["report"]["fiscal_year_be"]
            period = parse_period(record["fields"][dated]["text"], year)
            start, end = period or (None, None)
            record["period_start"] = start.isoformat() if start else None
            record["period_end"] = end.isoformat() if end else None
        self._sure(record)

    def _header(self, record: Draft, field: FormField) -> str:
        for table in self._content["tables"]:
            if table["table_number"] == record["table_number"]:
                for column in table["columns"]:
                    if column.get("field") == field.name:
                        return str(column["header"])
        return ""

    def _sure(self, record: Draft) -> None:
        items = list(_items(record))
        lowest = min((item["confidence"] for item in items), default=1.0)
        record["confidence"] = round(lowest, _CONFIDENCE_DECIMALS)
        names = {item["id"] for item in items}
        if names & self._unreadable:
            record["needs_review"] = True
        elif names and names <= self._reviewed:
            record["needs_review"] = False


def _items(record: Draft) -> Iterator[Draft]:
    for field in record["fields"].values():
        yield from field["items"]


def _differs(place: TextPlace, decision: Decision) -> bool:
    return text_sha256(place.raw) != decision.raw_sha256


def field_text(field: FormField, items: Sequence[Draft], bulleted: bool) -> str:
    """Give the text of a field, as published.

    Args:
        field: The field.
        items: What the JSON holds of its items.
        bulleted: Whether bullets were printed, not numbers.

    Returns:
        One item alone, several as lines `1. …` or `- …`; of a group, lines `KEY: value`.
    """
    if field.group:
        return "\n".join(
            f"{item.get('key', '')}: {_published(item)}" for item in items
        )
    if len(items) < 2:
        return "\n".join(_published(item) for item in items)
    lines = list[str]()
    for item in items:
        marker = "- " if bulleted else f"{item['number']}. "
        lines.append((marker if item["number"] else "") + _published(item))
    return "\n".join(lines)


def _published(item: Draft) -> str:
    """What a table says of an item, as `Item.published` has it."""
    if "value" not in item:
        return str(item["text"])
    name = item.get("name", "")
    return f"{name} {item['value']}" if name else str(item["value"])


def _bulleted_fields(content: Draft) -> set[tuple[str, str]]:
    """The fields whose text lists their items by bullets."""
    bulleted = set[tuple[str, str]]()
    for form, record in drafts_of(content):
        for field in form.fields:
            holder = record["fields"][field.name]
            items = holder["items"]
            listed = field_text(field, items, bulleted=True)
            if len(items) > 1 and holder["text"] == listed:
                bulleted.add((record["id"], field.name))
    return bulleted


def _say_again(item: Draft, field: FormField, header: str) -> None:
    """The amount, or the bidder and the price, that the text of an item says now."""
    if field.kind in AMOUNT_KINDS:
        _mean(item, "name", "")
        _amount(item, field.kind, header)
    elif field.kind == "offers":
        offer = offer_of(item["text"])
        _mean(item, "name", offer.name)
        _mean(item, "value", _plain(offer.price))
    elif field.kind != "mark":  # of a mark the value is that it is set
        _mean(item, "name", "")
        _mean(item, "value", "")


def _amount(item: Draft, kind: str, header: str) -> None:
    amount = amount_of(item["text"], kind, header)  # type: ignore[arg-type]  # a kind of amounts
    _mean(item, "value", _plain(amount))


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else format(amount, "f")


def _mean(item: Draft, name: str, said: str) -> None:
    item.pop(name, None)
    if said:
        item[name] = said


def _counts(content: Draft) -> Draft:
    """What the report's row says of its records and texts."""
    records = drafts_of(content)
    items = [
        item
        for form, record in records
        for name in itemised_fields(form)
        for item in record["fields"][name]["items"]
    ]
    texts = [place.item for place in text_places(content) if place.item]
    length = sum(len(item["text"]) for item in texts)
    weighted = sum(item["confidence"] * len(item["text"]) for item in texts)
    is_default = [form.name == default().name for form, _ in records]
    return {
        "measures": sum(is_default),
        "records": len(records),
        "items": len(items),
        "corrections": len(
            list(chain.from_iterable(item["changes"] for item in texts))
        ),
        "confidence": round(weighted / length, _CONFIDENCE_DECIMALS)
        if length
        else None,
    }
