"""Where a table keeps what tells its rows apart, and in which column a merged cell is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.model import AMOUNT_KINDS, Cell, FieldKind, Layout, Table


@dataclass(frozen=True, slots=True)
class FieldColumns:
    """Where a table keeps what tells its rows apart.

    Attributes:
        label: The column (0-based) that names the rows.
        ordinal: The column that counts them, or None.
        amounts: The kind of field of each column that holds amounts.
        headers: The header of each of them.
        groups: The columns whose field has several, such as years or months.
        fields: All columns that hold a field.
        count: How many columns the table has.
    """

    label: int
    ordinal: int | None
    amounts: Mapping[int, FieldKind]
    headers: Mapping[int, str]
    groups: frozenset[int]
    fields: frozenset[int]
    count: int

    @classmethod
    def of(cls, table: Table, layout: Layout) -> FieldColumns:
        """Take them from a table's layout.

        Args:
            table: The table.
            layout: Its layout.

        Returns:
            The columns.
        """
        matched = {
            match.col: layout.form.field(match.field)
            for match in layout.matches
            if match.field
        }
        return cls(
            label=layout.columns.get(layout.form.label, layout.key),
            ordinal=layout.ordinal,
            amounts={
                col: field.kind
                for col, field in matched.items()
                if field.kind in AMOUNT_KINDS
            },
            headers={match.col: match.header for match in layout.matches},
            groups=frozenset(
                col for col, field in matched.items() if field.group
            ),
            fields=frozenset(matched),
            count=table.cols,
        )

    def is_merged_name(self, cell: Cell) -> bool:
        """Whether a cell that names a row is merged over more columns than those of records are.

        Args:
            cell: A cell of the table.

        Returns:
            Whether it is.
        """
        spanned = range(cell.col, cell.col + cell.colspan)
        return cell.colspan > 1 and (
            self.label in spanned or self.ordinal in spanned
        )

    def owner_of(self, cell: Cell) -> int:
        """The column that a cell is read in: of several that it spans, that of the label, else the first of a field.

        Args:
            cell: A cell of the table.

        Returns:
            The column, 0-based; the one that only counts the rows where there is no other.
        """
        spanned = range(cell.col, min(cell.col + cell.colspan, self.count))
        if self.label in spanned:
            return self.label
        uncounted = [col for col in spanned if col != self.ordinal]
        of_fields = [col for col in uncounted if col in self.fields]
        return next(iter([*of_fields, *uncounted]), cell.col)
