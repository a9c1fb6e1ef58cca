"""A dataset that was written: which reports it holds, and what their JSON says."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.dataset.provenance import Content
from extractor.dataset.schema import QUOTE
from extractor.errors import UsageError

# Reports that a message names.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class DatasetReader:
    """The content of a dataset's reports, one after the other, as often as it is asked for."""

    folder: Path
    report_ids: Sequence[str]

    @classmethod
    def of(cls, folder: Path) -> DatasetReader:
        """All reports of a dataset, in order. Raises UsageError where there is none."""
        found = [report_id for report_id, _ in listed(folder)]
        if not found:
            raise UsageError(
                f"ไม่พบชุดข้อมูลใน {folder} กรุณาเรียก raingan extract ก่อน",
                f"There is no dataset in {folder}. Run raingan extract first.",
            )
        return cls(folder, found)

    def __iter__(self) -> Iterator[Content]:
        """From the first one on."""
        for report_id in self.report_ids:
            yield json.loads((self.folder / "reports" / f"{report_id}.json").read_bytes())


def listed(folder: Path) -> list[tuple[str, str]]:
    """The id and the source file of each report that a dataset lists, in order; of none, where there is no dataset."""
    try:
        with (folder / "reports.csv").open(encoding="utf-8-sig", newline="") as stream:
            rows = [(row.get("report_id") or "", row.get("source_file") or "") for row in csv.DictReader(stream)]
    except (OSError, ValueError, csv.Error):
        return []
    return [(Path(name.removeprefix(QUOTE)).name, file.removeprefix(QUOTE)) for name, file in rows if name]


def named(folder: Path, name: str) -> Content:
    """The content of the report that has this id or file, or whose id or file begins so.

    Raises UsageError where no report is named so, or more than one.
    """
    reports = DatasetReader.of(folder).report_ids
    found = [entry for entry in listed(folder) if name in entry] or [
        entry for entry in listed(folder) if any(each.startswith(name) for each in entry)
    ]
    if len(found) != 1:
        ids = ", ".join([report_id for report_id, _ in found] or reports[:_NAMED])
        raise UsageError(
            f"ใน {folder} มีรายงานที่ชื่อ {name} จำนวน {len(found)} ฉบับ กรุณาเลือกหนึ่งฉบับ: {ids}",
            f"{len(found)} reports of {folder} are named {name}. Name one: {ids}",
        )
    return checked(next(iter(DatasetReader(folder, [found[0][0]]))))


def checked(content: Content) -> Content:
    """The content, if it tells where everything stands. Raises UsageError where an older version wrote it."""
    if "reconciliation" not in content:
        raise UsageError(
            "ชุดข้อมูลนี้มาจาก raingan รุ่นเก่า กรุณาเรียก raingan extract อีกครั้ง",
            "This dataset was written by an older raingan. Run raingan extract again.",
        )
    return content
