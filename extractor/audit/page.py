"""Writes the page: one file with everything, or of a large dataset an index and a page a report."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extractor.audit.charts import Figures
from extractor.audit.page_images import PagePicture, Pictures
from extractor.checks.across_reports import compare
from extractor.checks.plausibility import SURE
from extractor.checks.structure import TITLES
from extractor.cli.diff_view import diff, parts
from extractor.dataset.reader import DatasetReader, checked
from extractor.dataset.report_json import with_findings
from extractor.dataset.staging import Staging
from extractor.errors import OutputError
from extractor.model import FIELDS
from extractor.storage import file_sha256
from normalizer import Change

Content = Mapping[str, Any]

# Up to so many reports stand in one page.
TOGETHER = 12
# Reports that an index lists: a table of more is slow in a browser; CSV and workbook hold all.
_MOST_LISTED = 20_000


def write_page(folder: Path, sources: Sequence[Path], password: str | None = None) -> Path:
    """Write `audit.html` into a dataset's folder, and `audit/` beside it where there are many reports.

    `sources` are the files that were read, or folders of them, for their pictures. Raises UsageError where there is no
    dataset, and OutputError.
    """
    stored, figures = DatasetReader.of(folder), Figures()
    together = len(stored.report_ids) <= TOGETHER
    apart = () if together else stored.report_ids
    found = compare(stored)
    rows, whole = list[Content](), list[Content]()
    with Pictures(sources) as pictures, Staging(folder) as staging:
        try:
            for content in map(checked, stored):
                told = with_findings(content, found.get(content["report"]["report_id"], ()))
                figures.add(told)
                report = _report(told, pictures.of(content["report"]["source_sha256"], password))
                rows.append(told["report"])
                if together:
                    whole.append(report)
                else:
                    staging.add(f"audit/{content['report']['report_id']}.html", _page("report.html", report=report))
            digests = {name: file_sha256(folder / name) for name in ("reports.csv", "problems.csv")}
            about = {
                "digests": digests,
                "figures": figures,
                "rows": rows[:_MOST_LISTED],
                "reports": whole,
                "together": together,
            }
            staging.add("audit.html", _page("index.html", **about))
        except OSError as error:
            raise OutputError.of(folder, error) from error
    for stale in {*(folder / "audit").glob("*.html")} - {folder / "audit" / f"{name}.html" for name in apart}:
        stale.unlink(missing_ok=True)
    return folder / "audit.html"


def _page(name: str, **about: Any) -> bytes:
    style, script = (_file(file) for file in ("audit.css", "audit.js"))
    # The browser runs no other script than this, and asks nobody for anything.
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = _templates().get_template(name).render(style=Markup(style), script=Markup(script), allowed=allowed, **about)
    return page.encode("utf-8", "backslashreplace")


@cache
def _templates() -> Environment:
    loader = PackageLoader("extractor.audit")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.update(titles=TITLES, sure=SURE)
    return environment


def _file(name: str) -> str:
    return files("extractor.audit").joinpath("templates", name).read_text(encoding="utf-8")


def _report(content: Content, pictures: Sequence[PagePicture]) -> Content:
    """What a page shows of a report: its measures, the least certain first, and its pages with their boxes."""
    measures = sorted(content["measures"], key=lambda measure: (measure["confidence"], measure["number"]))
    shown = [{**measure, "fields": {name: list(_items(measure, name)) for name in FIELDS}} for measure in measures]
    pages = [{"picture": picture, "boxes": list(_boxes(content, picture))} for picture in pictures]
    totals = {
        name: sum(page[name] for page in content["reconciliation"])
        for name in ("printed", "cells", "headers", "front_matter", "other_tables", "furniture", "left_over", "lost")
    }
    return {**content, "measures": shown, "shown_pages": pages, "totals": totals}


def _items(measure: Content, name: str) -> Iterator[Content]:
    for item in measure["fields"][name]["items"]:
        changes = [Change(**{**change, "span": tuple(change["span"])}) for change in item["changes"]]
        rules = {(c.rule, c.status, round(c.confidence, 2)): None for c in changes}
        pieces = [part for piece in diff(item["raw"], changes) for part in parts(piece)]
        yield {**item, "pieces": pieces, "rules": list(rules)}


def _boxes(content: Content, picture: PagePicture) -> Iterator[Content]:
    """The cells on a page, as shares of its width and height in percent."""
    for measure in content["measures"]:
        for name in FIELDS:
            for fragment in measure["fields"][name]["fragments"]:
                if fragment["page_no"] == picture.page_no and fragment["box"]:
                    x0, top, x1, bottom = fragment["box"]
                    yield {
                        "measure": measure["number"],
                        "field": name,
                        "unsure": any(i["confidence"] < SURE for i in measure["fields"][name]["items"]),
                        "left": round(100 * x0 / picture.width, 2),
                        "top": round(100 * top / picture.height, 2),
                        "width": round(100 * (x1 - x0) / picture.width, 2),
                        "height": round(100 * (bottom - top) / picture.height, 2),
                    }
