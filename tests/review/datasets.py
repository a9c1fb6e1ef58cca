"""Small datasets to decide about: reports that are made by hand, written as a run writes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractor.dataset.build import write_tables
from extractor.dataset.decision_log import append_decisions
from extractor.dataset.decisions import Decision, new_decision, text_sha256
from extractor.dataset.json_file import to_json
from extractor.dataset.reader import DatasetReader
from extractor.dataset.report_json import content_of
from extractor.dataset.text_places import TextPlace, text_places
from extractor.model import Report


def written(
    folder: Path, *reports: Report, formats: Sequence[str] = ("csv",)
) -> Path:
    """The dataset of some reports."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    for report in reports:
        file = folder / "reports" / f"{report.report_id}.json"
        file.write_bytes(to_json(content_of(report)))
    ids = [report.report_id for report in reports]
    write_tables(folder, DatasetReader(folder, ids), formats)
    return folder


def place(folder: Path, report: Report, ending: str) -> TextPlace:
    """The text of a report whose id ends so, as it was read."""
    content = DatasetReader.of(folder).as_read(report.report_id)
    return next(one for one in text_places(content) if one.id.endswith(ending))


def about(
    report: Report, place: TextPlace, kind: Any, after: str = "", **more: Any
) -> Decision:
    """A decision about a text."""
    values = {
        "report_id": report.report_id,
        "row": place.row_id,
        "cell": place.id,
        "field": place.field,
        "raw_sha256": text_sha256(place.raw),
        "before": place.text,
        "after": after,
        "who": "มานี",
        **more,
    }
    return new_decision(kind, **values)


def decide(
    folder: Path,
    report: Report,
    ending: str,
    kind: Any,
    after: str = "",
    **more: Any,
) -> Decision:
    """Decide about a text, and keep that."""
    decision = about(report, place(folder, report, ending), kind, after, **more)
    append_decisions(folder, [decision])
    return decision
