"""What an auditor would ask about a report's records: answers that are missing, periods, doubtful reading, repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.checks.comparable_text import comparable
from extractor.checks.context import CheckContext, form_words, is_default
from extractor.checks.text_plausibility import unlikely_passages
from extractor.model import (
    AMOUNT_KINDS,
    REVIEW_BELOW,
    FormField,
    Item,
    Problem,
    Record,
)
from extractor.model.thai_calendar import fiscal_year_bounds
from extractor.report.column_doubt import COLUMN_DOUBT, guessed_columns_of
from normalizer import arabic

# Results so alike (0 to 100) are one text.
_SAME_TEXT = 95.0
# Characters of a doubtful text that a message shows.
_SHOWN = 60
# Figures parted by signs, and nothing else.
_FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)+")


def doubtful_records(context: CheckContext) -> Iterator[Problem]:
    """Ask of each record what an auditor would.

    Args:
        context: The report.

    Yields:
        All findings about a record, before those about the next one.
    """
    for record in context.records:
        yield from _unanswered_items(record)
        yield from _period_outside_year(record, context)
        for name, item in _items_of(record):
            for key, values in unlikely_passages(
                item.text, context.fiscal_year_be
            ):
                yield _finding(key, record, name, **values)
        yield from _figures_of_no_amount(record)
        yield from _low_confidence(record, context)


def _figures_of_no_amount(record: Record) -> Iterator[Problem]:
    """Figures in a field of amounts that are none as they are printed, or as they were read: 1.236.668,39."""
    for field in record.form.fields:
        if field.kind not in AMOUNT_KINDS:
            continue
        for item in record.items[field.name]:
            if item.value is None and _FIGURES.fullmatch(arabic(item.text)):
                yield _finding(
                    "unlikely-number/ungrouped",
                    record,
                    field.name,
                    amount=item.text,
                )


def repeated_texts(context: CheckContext) -> Iterator[Problem]:
    """Find records that say the same as another one, in a field where each has its own to say.

    Args:
        context: The report.

    Yields:
        A finding about the later of two records.
    """
    for form in context.report.forms:
        for field in form.fields:
            if field.distinct:
                yield from _repeated_in(field, context.records_of(form))


def _repeated_in(field: FormField, records: list[Record]) -> Iterator[Problem]:
    # Loads numpy, which the command need not wait for.
    from extractor.checks.near_duplicates import copies

    texts = [comparable(record.text(field.name)) for record in records]
    for copy in copies(texts):
        if copy.score >= _SAME_TEXT:
            first = records[copy.first]
            later = records[copy.later]
            yield _finding(
                "result-repeated",
                later,
                field.name,
                number=first.number,
                similarity=copy.score,
                column_thai=field.title_th,
                column_english=field.name,
                **form_words(later.form),
            )


def _finding(key: str, record: Record, field: str, **values: Any) -> Problem:
    """A finding about a field of a record, on the page where the field begins."""
    page_no = record.page_first
    for item in record.items[field]:
        if item.fragments:
            page_no = item.fragments[0].page_no
            break
    return Problem.of(
        key,
        page_no=page_no,
        form=record.form.name,
        record_number=record.number,
        field=field,
        **values,
    )


def _unanswered_items(record: Record) -> Iterator[Problem]:
    """Numbered items without an answer of that number in the field that answers them, and the other way round."""
    for field in record.form.fields:
        pair = {field.name, field.answered_by}
        if field.answered_by not in record.items or pair & record.bulleted:
            continue
        answer = record.form.field(field.answered_by)
        asked = _numbers(record.items[field.name])
        answered = _numbers(record.items[answer.name])
        if not asked or not answered:
            continue
        for number in sorted(asked - answered):
            yield _unanswered(
                "method-without-result", record, field, answer, number
            )
        for number in sorted(answered - asked):
            yield _unanswered(
                "result-without-method", record, answer, field, number
            )


def _unanswered(
    key: str, record: Record, field: FormField, other: FormField, number: int
) -> Problem:
    return _finding(
        key,
        record,
        field.name,
        number=number,
        column_thai=field.title_th,
        column_english=field.name,
        other_thai=other.title_th,
        other_english=other.name,
    )


def _numbers(items: tuple[Item, ...]) -> set[int]:
    """The numbers that are printed before items."""
    return {item.number for item in items if item.marker and item.number}


def _period_outside_year(
    record: Record, context: CheckContext
) -> Iterator[Problem]:
    """A period that is not within the report's fiscal year; what is planned or mended may well lie in another."""
    if not (
        context.fiscal_year_be and record.period_start and record.period_end
    ):
        return
    first_day, last_day = fiscal_year_bounds(context.fiscal_year_be)
    if first_day <= record.period_start and record.period_end <= last_day:
        return
    field = next(
        field for field in record.form.fields if field.kind == "period"
    )
    severity = None if is_default(record.form) else "info"
    yield _finding(
        "period-outside-year",
        record,
        field.name,
        severity=severity,
        year=context.fiscal_year_be,
    )


def _low_confidence(record: Record, context: CheckContext) -> Iterator[Problem]:
    """The finding about the item of a record that was read with the least confidence."""
    guessed = {
        (match.field, match.key)
        for match in guessed_columns_of(record, context.report.tables)
    }
    doubtful: list[tuple[str, Item]] = []
    for name, item in _items_of(record):
        is_guessed = (name, item.key) in guessed
        # That the column was guessed is told already.
        if item.confidence < (COLUMN_DOUBT if is_guessed else REVIEW_BELOW):
            doubtful.append((name, item))
    if not doubtful:
        return
    name, item = min(doubtful, key=lambda named_item: named_item[1].confidence)
    yield _finding(
        "low-confidence",
        record,
        name,
        confidence=item.confidence,
        text=item.text[:_SHOWN],
    )


def _items_of(record: Record) -> Iterator[tuple[str, Item]]:
    """All items of a record, each with the name of its field."""
    for name in record.form.field_names:
        for item in record.items[name]:
            yield name, item
