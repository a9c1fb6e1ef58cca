"""The figures of a dataset, counted report by report, as charts show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.model import FIELDS

Content = Mapping[str, Any]

# Bars of a chart; what is rarer is counted together.
_BARS = 15
_REST = "อื่น ๆ / others"
# Lower ends of the classes of confidence.
_CLASSES = (0.99, 0.95, 0.9, 0.8, 0.0)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of bars: its titles, and (what is counted, how often, share of the longest bar in percent)."""

    thai: str
    english: str
    bars: list[tuple[str, int, float]]


@dataclass(slots=True)
class Figures:
    """Counts, added up report by report."""

    totals: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    provinces: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)
    sureness: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, content: Content) -> None:
        """Count a report."""
        row = content["report"]
        self.totals["reports"] += 1
        for name in ("measures", "items", "corrections", "problems"):
            self.totals[name] += row[name]
        self.totals["pages"] += row["pages"] or 0
        for page in content["reconciliation"]:
            self.totals["printed"] += page["printed"]
            self.totals["left_over"] += page["left_over"]
            self.totals["lost"] += page["lost"]
        self.statuses[row["status"]] += 1
        self.years[str(row["fiscal_year_be"] or "?")] += 1
        self.provinces[row["province"] or "?"] += 1
        self.codes.update(problem["code"] for problem in content["problems"])
        if row["status"] != "failed":
            self.sizes[f"{row['measures']:>3}"] += 1
        for measure in content["measures"]:
            self.sureness[_class(measure["confidence"])] += 1
            self.rules.update(
                change["rule"] + "?" * (change["status"] == "suggested")
                for name in FIELDS
                for item in measure["fields"][name]["items"]
                for change in item["changes"]
            )

    def charts(self) -> list[Chart]:
        """All charts that have a bar."""
        charts = [
            Chart("รายงานรายปี", "reports by fiscal year", _in_order(self.years)),
            Chart("รายงานรายจังหวัด", "reports by province", _most(self.provinces)),
            Chart("มาตรการต่อรายงาน", "measures a report", _in_order(self.sizes)),
            Chart("ความเชื่อมั่นของมาตรการ", "confidence of measures", _in_order(self.sureness)),
            Chart("ข้อสังเกตตามรหัส", "problems by code", _most(self.codes)),
            Chart("การแก้ไขตามกฎ", "corrections by rule", _most(self.rules)),
        ]
        return [chart for chart in charts if chart.bars]


def _class(confidence: float) -> str:
    low = next(low for low in _CLASSES if confidence >= low)
    return f"≥ {low:.2f}" if low else f"< {_CLASSES[-2]:.2f}"


def _in_order(counts: Counter[str]) -> list[tuple[str, int, float]]:
    return _shares(sorted(counts.items())[: 2 * _BARS])


def _most(counts: Counter[str]) -> list[tuple[str, int, float]]:
    first, rest = counts.most_common(_BARS), sum(counts.values())
    rest -= sum(count for _, count in first)
    return _shares([*sorted(first, key=lambda bar: (-bar[1], bar[0])), *([(_REST, rest)] if rest else [])])


def _shares(bars: list[tuple[str, int]]) -> list[tuple[str, int, float]]:
    longest = max((count for _, count in bars), default=1)
    return [(name.strip(), count, round(100 * count / longest, 1)) for name, count in bars]
