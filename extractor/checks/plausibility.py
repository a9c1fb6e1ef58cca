"""What an auditor would ask about a report's records: answers that are missing, periods, doubtful reading, repeats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.checks.comparable_text import comparable
from extractor.checks.context import CheckContext
from extractor.checks.text_plausibility import unlikely_passages
from extractor.model import REVIEW_BELOW, FormField, Item, Problem, Record
from extractor.model.thai_calendar import fiscal_year_bounds

# Results so alike (0 to 100) are one text.
_SAME_TEXT = 95.0
# Characters of a doubtful text that a message shows.
_SHOWN = 60


def doubtful_records(context: CheckContext) -> Iterator[Problem]:
    """Ask of each record what an auditor would.

    Args:
        context: The report.

    Yields:
        All findings about a record, before those about the next one.
    """
    for record in context.records:
        yield from _unanswered_items(record, context)
        yield from _period_outside_year(record, context)
        for name, item in _items_of(record, context):
            for key, values in unlikely_passages(item.text, context.fiscal_year_be):
                yield _finding(key, record, name, **values)
        if record.confidence < REVIEW_BELOW:
            yield _low_confidence(record, context)


def repeated_texts(context: CheckContext) -> Iterator[Problem]:
    """Find records that say the same as another one, in a field where each has its own to say.

    Args:
        context: The report.

    Yields:
        A finding about the later of two records.
    """
    for field in context.form.fields:
        if field.distinct:
            yield from _repeated_in(field, context)


def _repeated_in(field: FormField, context: CheckContext) -> Iterator[Problem]:
    from extractor.checks.near_duplicates import copies  # loads numpy, which the command need not wait for

    texts = [comparable(record.text(field.name)) for record in context.records]
    for copy in copies(texts):
        if copy.score >= _SAME_TEXT:
            first = context.records[copy.first]
            later = context.records[copy.later]
            yield _finding(
                "result-repeated",
                later,
                field.name,
                number=first.number,
                similarity=copy.score,
            )


def _finding(key: str, record: Record, field: str, **values: Any) -> Problem:
    """A finding about a field of a record, on the page where the field begins."""
    page_no = record.page_first
    for item in record.items[field]:
        if item.fragments:
            page_no = item.fragments[0].page_no
            break
    return Problem.of(key, page_no=page_no, measure_number=record.number, field=field, **values)


def _unanswered_items(record: Record, context: CheckContext) -> Iterator[Problem]:
    """Numbered items without an answer of that number in the field that answers them, and the other way round."""
    for field in context.form.fields:
        pair = {field.name, field.answered_by}
        if not field.answered_by or pair & record.bulleted:
            continue
        asked = _numbers(record.items[field.name])
        answered = _numbers(record.items[field.answered_by])
        if not asked or not answered:
            continue
        for number in sorted(asked - answered):
            yield _finding("method-without-result", record, field.name, number=number)
        for number in sorted(answered - asked):
            yield _finding("result-without-method", record, field.answered_by, number=number)


def _numbers(items: tuple[Item, ...]) -> set[int]:
    """The numbers that are printed before items."""
    return {item.number for item in items if item.marker and item.number}


def _period_outside_year(record: Record, context: CheckContext) -> Iterator[Problem]:
    """A period that is not within the report's fiscal year."""
    if not (context.fiscal_year_be and record.period_start and record.period_end):
        return
    first_day, last_day = fiscal_year_bounds(context.fiscal_year_be)
    if first_day <= record.period_start and record.period_end <= last_day:
        return
    field = next(field for field in context.form.fields if field.kind == "period")
    yield _finding("period-outside-year", record, field.name, year=context.fiscal_year_be)


def _low_confidence(record: Record, context: CheckContext) -> Problem:
    """The finding about the item of a record that was read with the least confidence."""
    items = _items_of(record, context)
    name, item = min(items, key=lambda named_item: named_item[1].confidence)
    return _finding(
        "low-confidence",
        record,
        name,
        confidence=item.confidence,
        text=item.text[:_SHOWN],
    )


def _items_of(record: Record, context: CheckContext) -> Iterator[tuple[str, Item]]:
    """All items of a record, each with the name of its field."""
    for name in context.form.field_names:
        for item in record.items[name]:
            yield name, item
