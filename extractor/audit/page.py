"""Writes the page: one file with everything, or of a large dataset an index and a page a report."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractor.audit.charts import Figures
from extractor.audit.page_view import NoPageViews, PageViews
from extractor.audit.report_view import shown_report
from extractor.audit.years_view import Agencies, AgencyYears, shown_years
from extractor.dataset.decision_log import (
    DecisionsOfReports,
    decisions_of_reports,
)
from extractor.dataset.older_page import made_of, note_begins
from extractor.dataset.reader import DatasetReader, compared_contents
from extractor.dataset.staging import Staging
from extractor.dataset.table_schema import Content
from extractor.errors import OutputError
from extractor.model import REVIEW_BELOW
from extractor.storage import file_sha256

# So many reports at most stand in one page.
TOGETHER = 12
# Reports that an index lists at most: a longer table is slow in a browser; CSV and workbook hold all.
_MOST_LISTED = 20_000
# Where the views of agencies over the years stand, where each has a page.
_YEARS = "audit/years"
# The tables whose hashes the page names, so that it can be told which dataset it was made of.
_HASHED = ("reports.csv", "problems.csv")


def write_audit_page(
    dataset: DatasetReader, page_views: PageViews | None = None
) -> Path:
    """Write `audit.html` into a dataset's folder, and `audit/` beside it where there are many reports.

    Args:
        dataset: The dataset.
        page_views: What shows the pages of the files that were read; None: no pages are shown.

    Returns:
        The file `audit.html`.

    Raises:
        UsageError: An older version wrote the dataset.
        OutputError: The folder cannot be written.
    """
    folder = dataset.folder
    together = len(dataset.report_ids) <= TOGETHER
    with Staging(folder) as staging:
        try:
            writer = _PageWriter(
                staging,
                page_views or NoPageViews(),
                decisions_of_reports(folder),
                together=together,
            )
            for content in compared_contents(dataset):
                writer.add(content)
            agencies = writer.add_years(dataset.content)
            writer.finish(
                {name: file_sha256(folder / name) for name in _HASHED},
                note_begins(made_of(folder)),
            )
        except OSError as error:
            raise OutputError.of(folder, error) from error
    _remove_stale(folder / "audit", () if together else dataset.report_ids)
    anchors = [agency.anchor for agency in agencies]
    _remove_stale(folder / _YEARS, () if together else anchors)
    with suppress(OSError):  # it is not there, or pages stand in it
        (folder / _YEARS).rmdir()
    return folder / "audit.html"


class _PageWriter:
    """Collects reports, or writes each as a page of its own, and the index in the end."""

    def __init__(
        self,
        staging: Staging,
        page_views: PageViews,
        decisions: DecisionsOfReports,
        *,
        together: bool,
    ) -> None:
        self._staging = staging
        self._page_views = page_views
        self._together = together
        self._decisions = decisions
        self._figures = Figures()
        self._rows = list[Content]()
        self._reports = list[Content]()
        self._agencies = Agencies()
        self._years = list[Content]()

    def add(self, content: Content) -> None:
        row = content["report"]
        self._figures.add(content)
        self._rows.append(row)
        self._agencies.add(content)
        report = shown_report(
            content,
            self._page_views.of(row["source_sha256"]),
            self._decisions.by_report.get(row["report_id"], ()),
        )
        if self._together:
            self._reports.append(report)
        else:
            self._staging.add(
                f"audit/{row['report_id']}.html",
                _rendered("report.html", report=report),
            )

    def add_years(
        self, content_of: Callable[[str], Content]
    ) -> list[AgencyYears]:
        """Write the years of each agency that has several; where each has a page, one is in memory at a time."""
        agencies = self._agencies.of_several_years()
        for agency in agencies:
            view = shown_years(agency, content_of)
            if self._together:
                self._years.append(view)
            else:
                self._staging.add(
                    f"{_YEARS}/{agency.anchor}.html",
                    _rendered("agency.html", view=view),
                )
        return agencies

    def finish(self, digests: dict[str, str], note: str) -> None:
        index = _rendered(
            "index.html",
            digests=digests,
            note=Markup(note),
            figures=self._figures,
            choices=_choices(self._rows),
            rows=self._rows[:_MOST_LISTED],
            reports=self._reports,
            agencies=self._agencies.of_several_years()[:_MOST_LISTED],
            years=self._years,
            together=self._together,
        )
        self._staging.add("audit.html", index)


def _choices(rows: Iterable[Content]) -> dict[str, list[str]]:
    """What reports can be filtered by: the years, provinces, forms and statuses that there are, in order."""
    named = {
        "year": "fiscal_year_be",
        "province": "province",
        "form": "form",
        "status": "status",
    }
    found = {name: set[str]() for name in named}
    for row in rows:
        for name, column in named.items():
            found[name].update(str(row[column] or "").split(";"))
    return {name: sorted(texts - {""}) for name, texts in found.items()}


def _remove_stale(folder: Path, report_ids: Iterable[str]) -> None:
    """Take away pages of reports or agencies that are gone, or stand in one page now."""
    current = {folder / f"{report_id}.html" for report_id in report_ids}
    for page in folder.glob("*.html"):
        if page not in current:
            page.unlink(missing_ok=True)


def _rendered(template: str, **values: Any) -> bytes:
    style = _file("audit.css")
    script = _file("audit.js")
    # The browser runs no other script than this, and asks nobody for anything.
    script_hash = base64.b64encode(
        hashlib.sha256(script.encode()).digest()
    ).decode()
    page = (
        _templates()
        .get_template(template)
        .render(
            style=Markup(style),
            script=Markup(script),
            allowed=script_hash,
            **values,
        )
    )
    return page.encode("utf-8", "backslashreplace")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("extractor.audit"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["review_below"] = REVIEW_BELOW
    return environment


def _file(name: str) -> str:
    return (
        files("extractor.audit")
        .joinpath("templates", name)
        .read_text(encoding="utf-8")
    )
