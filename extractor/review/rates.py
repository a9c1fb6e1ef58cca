"""How much of a dataset is wrong, told from a sample that people looked at, with how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Literal

from extractor.batch.ledger import recorded_digests
from extractor.dataset.agency_cues import cued_columns
from extractor.dataset.decided import decided
from extractor.dataset.decision_log import decisions_of_reports
from extractor.dataset.decisions import (
    Decision,
    last_by_target,
    text_sha256,
)
from extractor.dataset.reader import DatasetReader
from extractor.dataset.table_schema import Content
from extractor.dataset.text_places import TextPlace, text_places
from extractor.review.cell_view import column_of
from extractor.review.index_schema import connect
from extractor.review.queue_cells import indexed_text
from extractor.review.sample import SampledCell, Stratum

# Standard deviations that 95 of 100 samples lie within.
_Z = 1.96
# `open`: nobody decided yet, or what was read changed since; else what people say of it.
Verdict = Literal["open", "right", "wrong", "unreadable"]


@dataclass(frozen=True, slots=True)
class CheckedCell:
    """A cell of the sample, and what people say of it.

    Attributes:
        cell: The cell as it was drawn.
        verdict: What they say.
        text: The right text; empty where the row is none.
        in_wrong_column: Whether they say that its column holds another field.
    """

    cell: SampledCell
    verdict: Verdict
    text: str
    in_wrong_column: bool

    @property
    def is_counted(self) -> bool:
        """Whether it tells something: it was looked at, and can be read."""
        return self.verdict in ("right", "wrong")

    @property
    def has_number(self) -> bool:
        """Whether a figure stands in it, as published or as it is right."""
        return bool(_digits(self.cell.text) or _digits(self.text))

    @property
    def number_is_wrong(self) -> bool:
        """Whether its figures are others than those that are right."""
        return _digits(self.cell.text) != _digits(self.text)


def _digits(text: str) -> str:
    """The figures of a text, whether Arabic or Thai."""
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of cells that are wrong.

    Attributes:
        group: Of which cells, such as `measures`; empty: of all.
        wrong: How many of those that were looked at.
        checked: How many were looked at.
        share: The share in the dataset, 0 to 1; None where none was looked at.
        low: Lower end of the 95% interval.
        high: Its upper end.
    """

    group: str
    wrong: int
    checked: int
    share: float | None
    low: float
    high: float


def wilson(share: float, count: float) -> tuple[float, float]:
    """Give the 95% interval of a share (E. B. Wilson, 1927).

    Args:
        share: The share in a sample, 0 to 1.
        count: How many were drawn.

    Returns:
        Lower and upper end, 0 to 1.

    >>> [round(end, 4) for end in wilson(0.0, 200)]
    [0.0, 0.0188]
    """
    square = _Z * _Z
    middle = share + square / (2 * count)
    spread = _Z * sqrt(share * (1 - share) / count + square / (4 * count**2))
    scale = 1 + square / count
    return max(0.0, (middle - spread) / scale), min(
        1.0, (middle + spread) / scale
    )


def rate_of(
    cells: Sequence[CheckedCell],
    is_wrong: Callable[[CheckedCell], bool],
    group: str = "",
) -> Rate:
    """Tell how many cells of the dataset are wrong.

    Args:
        cells: Cells of the sample; those that were not looked at are left out.
        is_wrong: What makes a cell wrong.
        group: Of which cells the rate is.

    Returns:
        The rate. Each cell counts for as many as it stands for; the interval is that of the sample of even weights
        which tells as much (L. Kish, 1965).
    """
    counted = [cell for cell in cells if cell.is_counted]
    wrong = [cell for cell in counted if is_wrong(cell)]
    if not counted:
        return Rate(group, 0, 0, None, 0.0, 1.0)
    weight_of = _weights(cells, counted)
    weights = [weight_of[cell.cell.stratum] for cell in counted]
    share = sum(weight_of[cell.cell.stratum] for cell in wrong) / sum(weights)
    effective = sum(weights) ** 2 / sum(weight**2 for weight in weights)
    low, high = wilson(share, effective)
    return Rate(group, len(wrong), len(counted), share, low, high)


def _weights(
    cells: Iterable[CheckedCell], counted: Iterable[CheckedCell]
) -> dict[Stratum, float]:
    """How many cells of the dataset one that was looked at stands for: those that were not, are left to its like."""
    stands_for = Counter[Stratum]()
    looked_at = Counter(cell.cell.stratum for cell in counted)
    for cell in cells:
        stands_for[cell.cell.stratum] += cell.cell.weight  # type: ignore[assignment]  # a share of cells
    return {
        stratum: stands_for[stratum] / count
        for stratum, count in looked_at.items()
    }


def checked_cells(
    folder: Path, sample: Sequence[SampledCell]
) -> list[CheckedCell]:
    """Look up what people decided about the cells of a sample.

    Args:
        folder: The dataset's folder.
        sample: The cells as they were drawn.

    Returns:
        The same cells with what people say of them.

    Raises:
        UsageError: The dataset was written by an older version.
        AlteredError: A report is not as it was written.
    """
    by_report = dict[str, list[SampledCell]]()
    reports = _reports_of(folder, sample)
    checked = list[CheckedCell]()
    for cell in sample:
        if cell.id in reports:
            by_report.setdefault(reports[cell.id], []).append(cell)
        else:  # it is not in the dataset any more
            checked.append(CheckedCell(cell, "open", "", False))
    said = decisions_of_reports(folder)
    # The index was made of reports that were proved then; what they say now may be something else.
    reader = DatasetReader(folder, list(by_report), recorded_digests(folder))
    for report_id, cells in by_report.items():
        own = said.by_report.get(report_id, ())
        looked = _ReportLook(reader.as_read(report_id), own, said.cues)
        checked += [looked.checked(cell) for cell in cells]
    return checked


def _reports_of(
    folder: Path, sample: Sequence[SampledCell]
) -> Mapping[str, str]:
    connection = connect(folder)
    try:
        found = dict[str, str]()
        for cell in sample:
            row = connection.execute(
                "SELECT r.report_id FROM cells c JOIN reports r ON r.n = c.report WHERE c.id = ?",
                (cell.id,),
            ).fetchone()
            if row:
                found[cell.id] = row["report_id"]
        return found
    finally:
        connection.close()


class _ReportLook:
    """One report as it was read, and as people decided it."""

    def __init__(
        self,
        content: Content,
        decisions: Sequence[Decision],
        cues: Sequence[Decision],
    ) -> None:
        self._read = content
        self._places = _by_id(content)
        # Where a column is another field its texts are split anew, which says nothing against them.
        but_columns = [
            one for one in decisions if one.kind != "column-is-field"
        ]
        self._now = _by_id(decided(deepcopy(content), but_columns))
        cued = cued_columns(content, cues, decisions).decisions
        self._last = last_by_target([*cued, *decisions])

    def checked(self, cell: SampledCell) -> CheckedCell:
        place = self._places.get(cell.id)
        own = self._last.get(cell.id)
        row = self._last.get(place.row_id) if place else None
        is_about_cells = row is not None and row.kind != "split-row"
        decision = own or (row if is_about_cells else None)
        if place is None or decision is None:
            return CheckedCell(cell, "open", "", False)
        # What is read now, and was when the cell was drawn and decided.
        raw = text_sha256(place.raw)
        if raw != cell.raw_sha256 or (own and own.raw_sha256 != raw):
            return CheckedCell(cell, "open", "", False)
        if own and own.kind == "unreadable":
            return CheckedCell(cell, "unreadable", "", False)
        now = self._now.get(cell.id)
        text = indexed_text(now) if now else ""
        is_right = now is not None and text == cell.text
        return CheckedCell(
            cell,
            "right" if is_right else "wrong",
            text,
            self._is_in_wrong_column(place),
        )

    def _is_in_wrong_column(self, place: TextPlace) -> bool:
        name = column_of(self._read, place)[0]
        decision = self._last.get(name)
        return decision is not None and decision.after != place.field


def _by_id(content: Content) -> dict[str, TextPlace]:
    return {place.id: place for place in text_places(content)}
