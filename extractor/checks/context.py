"""What a check is given, and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from extractor import forms
from extractor.model import Form, Layout, PageContent, Problem, Record, Report


@dataclass(frozen=True, slots=True)
class CheckContext:
    """All that is known of a report when it is checked.

    Attributes:
        report: The report, with the findings that reading it made so far.
        layouts: Where each of the report's tables keeps what, in their order.
        page_contents: Its pages in order, turned to be read.
    """

    report: Report
    layouts: tuple[Layout, ...]
    page_contents: tuple[PageContent, ...]

    @property
    def form(self) -> Form:
        """The form that the report is of."""
        return self.report.form or forms.default()

    @property
    def records(self) -> tuple[Record, ...]:
        """The report's records, in order; never empty."""
        return self.report.records

    @property
    def fiscal_year_be(self) -> int | None:
        """The report's fiscal year in the Buddhist era, such as 2566; None where it is not known."""
        return self.report.identity.fiscal_year_be


# A check takes a report with all that is known of it, and yields what wants a look, each finding with a key of
# `extractor.messages.CATALOGUE`. It changes nothing, and depends on nothing else.
Check: TypeAlias = Callable[[CheckContext], Iterable[Problem]]
