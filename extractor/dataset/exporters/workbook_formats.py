"""The cell formats of a workbook, each made when it is first asked for."""

from __future__ import annotations

from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from extractor.dataset.exporters.workbook_layout import (
    CELL_FORMATS,
    FONT,
    amount_format,
)


class CellFormats:
    """The formats of a workbook's cells."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made = dict[str, Format]()

    def __getitem__(self, name: str) -> Format:
        """Give a format.

        Args:
            name: Its name, of those in `CELL_FORMATS`.

        Returns:
            The format.
        """
        if name not in self._made:
            self._made[name] = self._book.add_format(
                {**FONT, **CELL_FORMATS[name]}
            )
        return self._made[name]

    def of_amount(self, amount: Decimal) -> Format:
        """Give the format that shows an amount with as many decimals as are printed.

        Args:
            amount: The amount.

        Returns:
            The format.
        """
        shown = amount_format(amount)
        if shown not in self._made:
            self._made[shown] = self._book.add_format(
                {**FONT, **CELL_FORMATS["decimal"], "num_format": shown}
            )
        return self._made[shown]
