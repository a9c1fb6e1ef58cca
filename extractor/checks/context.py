"""What a check is given, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from extractor import forms
from extractor.model import (
    Form,
    PageContent,
    Problem,
    Record,
    Report,
    ReportTable,
)


@dataclass(frozen=True, slots=True)
class CheckContext:
    """All that is known of a report when it is checked.

    Attributes:
        report: The report, with the findings that reading it made so far.
        page_contents: Its pages in order, turned to be read.
    """

    report: Report
    page_contents: tuple[PageContent, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """The records of all its tables, in order; there may be none."""
        return self.report.records

    @property
    def fiscal_year_be(self) -> int | None:
        """The report's fiscal year in the Buddhist era, such as 2566; None where it is not known."""
        return self.report.identity.fiscal_year_be

    def tables_of(self, form: Form) -> list[ReportTable]:
        """The tables of a form.

        Args:
            form: The form.

        Returns:
            The report's tables of it, in order.
        """
        return [
            table
            for table in self.report.tables
            if table.layout and table.layout.form.name == form.name
        ]

    def records_of(self, form: Form) -> list[Record]:
        """The records of a form.

        Args:
            form: The form.

        Returns:
            The report's records of it, in order.
        """
        return [
            record for record in self.records if record.form.name == form.name
        ]

    def records_by_table(self) -> Iterator[list[Record]]:
        """The records table by table.

        Yields:
            Those of one table, in order.
        """
        for _, records in groupby(
            self.records, key=lambda record: record.table_number
        ):
            yield list(records)


# A check takes a report with all that is known of it, and yields what wants a look, each finding with a key of
# `extractor.messages.CATALOGUE`. It changes nothing, and depends on nothing else.
Check: TypeAlias = Callable[[CheckContext], Iterable[Problem]]


def is_default(form: Form) -> bool:
    """Say whether a form is the one that every dataset has a table of.

    Args:
        form: The form.

    Returns:
        Whether it is: all its fields are expected, and every record to be numbered.
    """
    return form.name == forms.default().name


def form_words(form: Form) -> dict[str, Any]:
    """What a message calls the records of a form.

    Args:
        form: The form.

    Returns:
        The values that templates name: `record_thai` (มาตรการ), `record_english` (measure).
    """
    return {"record_thai": form.title_th, "record_english": form.record}
