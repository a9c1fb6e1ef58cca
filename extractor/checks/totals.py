"""Rows that sum up others: amounts that are not the sum of the rows that they stand under.

What a total sums up is not printed: the rows since the total before, since a title, or all. So any such stretch of rows
that makes the sum will do, and a sum is asked for only where the row shows that it is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from extractor.checks.context import CheckContext
from extractor.model import Form, Item, Line, Problem, Record, ReportTable

# A row that says so sums up; one that says this instead gives a mean.
_SUM = "รวม"
_MEAN = "เฉลี่ย"
# Kinds of amounts that are summed up; shares of a hundred are not.
_SUMMED_KINDS = ("money", "number")
# Amounts of a sum may be rounded: half of the last digit of satang, twice.
_ROUNDING = Decimal("0.01")

# The field and, in a group, the key of a column.
_ColumnKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The rows that a total may sum up: each a record, from one place of the table to another."""

    records: Sequence[Record]

    def sum_of(self, column: _ColumnKey) -> Decimal | None:
        """The sum of a column; None where no amount stands in it, or something that is no amount."""
        amounts: dict[object, Decimal] = {}
        for record in self.records:
            for item in _items_of(record, column):
                if item.value is None:
                    if any(character.isdecimal() for character in item.text):
                        return None
                    continue
                # A cell merged over rows counts once.
                amounts[_print_of(item)] = item.value
        return sum(amounts.values(), Decimal(0)) if amounts else None


def wrong_totals(context: CheckContext) -> Iterator[Problem]:
    """Find totals that are not the sum of the rows above or below them.

    Args:
        context: The report.

    Yields:
        A finding a column of such a row, table by table.
    """
    for table in context.report.tables:
        if table.layout and table.totals:
            yield from _wrong_in(table, table.layout.form, context)


def _wrong_in(
    table: ReportTable, form: Form, context: CheckContext
) -> Iterator[Problem]:
    records = [
        record
        for record in context.records
        if record.table_number == table.number
    ]
    earlier = [
        record
        for record in context.records_of(form)
        if record.table_number < table.number
    ]
    rows = _Rows(table)
    for total in table.totals:
        stretches = [
            _Stretch(stretch) for stretch in rows.stretches(total, records)
        ]
        if earlier:
            stretches.append(_Stretch([*earlier, *records]))
        yield from _wrong_columns(total, form, stretches)


class _Rows:
    """Where the rows of a table stand: records and totals are known by the lines in them."""

    def __init__(self, table: ReportTable) -> None:
        self._rows: dict[int, int] = {}
        for cell in table.table.cells:
            self._rows.update((id(line), cell.row) for line in cell.lines)
        self._totals = [self._row_of(total) for total in table.totals]
        self._boundaries = sorted(
            {0, *self._totals, *(cell.row for cell in table.sections)}
        )

    def stretches(
        self, total: Record, records: Sequence[Record]
    ) -> Iterator[list[Record]]:
        """The rows from any boundary above a total down to it, those below down to the next one, and all."""
        end = self._row_of(total)
        placed = [(self._row_of(record), record) for record in records]
        for start in self._boundaries:
            if start < end:
                yield [record for row, record in placed if start <= row < end]
        next_boundaries = [row for row in self._boundaries if row > end]
        for stop in next_boundaries:
            yield [record for row, record in placed if end < row < stop]
        yield list(records)

    def _row_of(self, record: Record) -> int:
        """The last row in which a cell of a record begins: a merged one may begin above."""
        return max(
            (self._rows.get(id(line), 0) for line in _lines_of(record)),
            default=0,
        )


def _wrong_columns(
    total: Record, form: Form, stretches: Sequence[_Stretch]
) -> Iterator[Problem]:
    label = _label_of(total, form)
    if _MEAN in label:
        return
    matching: list[_ColumnKey] = []
    differing: list[tuple[_ColumnKey, Item, Decimal]] = []
    for column, item in _amounts_of(total, form):
        sums = [stretch.sum_of(column) for stretch in stretches]
        known = [amount for amount in sums if amount is not None]
        if item.value is None or not known:
            continue
        nearest = _nearest(known, item.value)
        if abs(nearest - item.value) <= _ROUNDING:
            matching.append(column)
        else:
            differing.append((column, item, nearest))
    for column, item, nearest in differing:
        is_called_sum = _SUM in label and form.field(column[0]).kind == "money"
        if matching or is_called_sum:
            yield _finding(total, form, column, item, nearest)


def _nearest(amounts: Sequence[Decimal], wanted: Decimal) -> Decimal:
    return min(amounts, key=lambda amount: abs(amount - wanted))


def _finding(
    total: Record, form: Form, column: _ColumnKey, item: Item, nearest: Decimal
) -> Problem:
    field = form.field(column[0])
    key = f" {column[1]}" if column[1] else ""
    return Problem.of(
        "total-mismatch",
        page_no=item.fragments[0].page_no
        if item.fragments
        else total.page_first,
        form=form.name,
        field=field.name,
        column_thai=field.title_th + key,
        column_english=field.name + key,
        total=item.value,
        sum=nearest,
    )


def _amounts_of(total: Record, form: Form) -> Iterator[tuple[_ColumnKey, Item]]:
    for field in form.fields:
        if field.kind in _SUMMED_KINDS:
            for item in total.items[field.name]:
                yield (field.name, item.key), item


def _items_of(record: Record, column: _ColumnKey) -> Iterator[Item]:
    name, key = column
    return (item for item in record.items[name] if item.key == key)


def _label_of(total: Record, form: Form) -> str:
    """What a total says beside its amounts, without white space."""
    texts: list[str] = []
    for field in form.fields:
        if field.kind not in _SUMMED_KINDS:
            texts += [item.text for item in total.items[field.name]]
    texts += [cell.item.text for cell in total.other_columns if cell.item]
    return "".join("".join(texts).split())


def _print_of(item: Item) -> object:
    """What tells an amount that stands once over several rows from one that is printed in each."""
    lines = chain.from_iterable(fragment.lines for fragment in item.fragments)
    first = next(lines, None)
    return id(first) if first else id(item)


def _lines_of(record: Record) -> Iterator[Line]:
    fragments_by_cell = [
        *record.cells.values(),
        *(cell.fragments for cell in record.other_columns),
    ]
    for fragment in chain.from_iterable(fragments_by_cell):
        yield from fragment.lines
