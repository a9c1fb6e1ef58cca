"""What stands in a column that may hold something else is doubtful, however well it was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.model import ColumnMatch, Item, Record, ReportTable, TextCell

# Confidence (0 to 1) of a text in a column that was guessed, at most: below REVIEW_BELOW, so that a person looks.
COLUMN_DOUBT = 0.85


def with_column_doubt(
    records: Iterable[Record], tables: Sequence[ReportTable]
) -> tuple[Record, ...]:
    """Lower the confidence of what stands in columns that were guessed.

    Args:
        records: The records of a report.
        tables: Its tables, with what each column was taken for.

    Returns:
        The records; texts of guessed columns are sure to 0.85 at most.
    """
    return tuple(
        _doubted(record, guessed_columns_of(record, tables))
        for record in records
    )


def guessed_columns_of(
    record: Record, tables: Iterable[ReportTable]
) -> tuple[ColumnMatch, ...]:
    """The columns of a record's table that were guessed.

    Args:
        record: The record.
        tables: The tables of its report.

    Returns:
        What these columns were taken for, from left to right.
    """
    for table in tables:
        if table.number == record.table_number and table.layout:
            return tuple(
                match for match in table.layout.matches if match.guessed
            )
    return ()


def stands_in_guessed_column(
    record: Record, tables: Iterable[ReportTable]
) -> bool:
    """Say whether something of a record may belong to a field, and was taken for none.

    Args:
        record: The record.
        tables: The tables of its report.

    Returns:
        Whether a text of it stands in a column that was guessed to be no field.
    """
    columns = {match.col for match in guessed_columns_of(record, tables)}
    return any(
        cell.item and cell.col in columns for cell in record.other_columns
    )


def _doubted(record: Record, guessed: Sequence[ColumnMatch]) -> Record:
    if not guessed:
        return record
    fields = {(match.field, match.key) for match in guessed}
    columns = {match.col for match in guessed}
    items: dict[str, tuple[Item, ...]] = {}
    for name, items_of_field in record.items.items():
        items[name] = tuple(
            _capped(item, is_doubtful=(name, item.key) in fields)
            for item in items_of_field
        )
    others = tuple(
        _capped_cell(cell, is_doubtful=cell.col in columns)
        for cell in record.other_columns
    )
    return replace(record, items=items, other_columns=others)


def _capped(item: Item, *, is_doubtful: bool) -> Item:
    return (
        replace(item, confidence=min(item.confidence, COLUMN_DOUBT))
        if is_doubtful
        else item
    )


def _capped_cell(cell: TextCell, *, is_doubtful: bool) -> TextCell:
    return (
        replace(cell, item=_capped(cell.item, is_doubtful=is_doubtful))
        if cell.item
        else cell
    )
