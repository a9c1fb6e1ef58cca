"""The figures of a dataset, counted report by report, as charts show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor import forms
from extractor.dataset.cell_rows import changed_cells
from extractor.dataset.schema import known_forms
from extractor.dataset.stored_records import records_of
from extractor.dataset.table_schema import Content
from normalizer.diff import rule_label

# Bars of a chart of what is most often; what is rarer is counted together.
_MOST_BARS = 15
# Bars of a chart in order, of years or sizes.
_MOST_BARS_IN_ORDER = 30
_REST = "อื่น ๆ / others"
# Lower ends of the classes of confidence, the highest first.
_CLASSES = (0.99, 0.95, 0.9, 0.8)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart.

    Attributes:
        name: What is counted.
        count: How often it is there.
        percent: Its length, in percent of the longest bar's.
    """

    name: str
    count: int
    percent: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of bars.

    Attributes:
        thai: Its title in Thai.
        english: Its title in English.
        bars: Its bars from top to bottom.
    """

    thai: str
    english: str
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class Total:
    """A figure at the head of the page.

    Attributes:
        thai: What is counted, in Thai.
        english: The same in English.
        count: How many there are.
    """

    thai: str
    english: str
    count: int


@dataclass(slots=True)
class Figures:
    """Counts, added up report by report.

    Attributes:
        totals: Reports, pages, records of each form, tables of no known form, items, corrections, problems; and of
            all characters the printed, those left over, and those lost.
        statuses: Reports by status.
        years: Reports by fiscal year in the Buddhist era; `?`: not known.
        provinces: Reports by province; `?`: not known.
        sizes: Reports by how many records they have.
        confidences: Records by class of confidence.
        codes: Problems by code.
        rules: Changes by rule; those that were only suggested have a question mark.
    """

    totals: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    provinces: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)
    confidences: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, content: Content) -> None:
        """Count a report.

        Args:
            content: What its JSON holds.
        """
        row = content["report"]
        records = records_of(content)
        self._add_totals(content)
        self.totals.update(form.name for form, _ in records)
        self.statuses[row["status"]] += 1
        self.years[str(row["fiscal_year_be"] or "?")] += 1
        self.provinces[row["province"] or "?"] += 1
        self.codes.update(problem["code"] for problem in content["problems"])
        if row["status"] != "failed":
            self.sizes[f"{len(records):>3}"] += 1  # so that 9 stands before 10
        for form, record in records:
            self.confidences[_confidence_class(record["confidence"])] += 1
            for name in form.field_names:
                self._add_rules(record["fields"][name]["items"])
            self._add_rules(changed_cells(record["other_columns"]))
        for table in content["tables"]:
            self._add_rules(changed_cells(table.get("texts", ())))

    def _add_totals(self, content: Content) -> None:
        row = content["report"]
        self.totals["reports"] += 1
        self.totals["pages"] += row["pages"] or 0
        for name in ("tables", "items", "corrections", "problems"):
            self.totals[name] += row[name]
        for page in content["reconciliation"]:
            for name in ("printed", "left_over", "lost"):
                self.totals[name] += page[name]

    def _add_rules(self, items: Iterable[Content]) -> None:
        for item in items:
            for change in item["changes"]:
                self.rules[rule_label(change["rule"], change["status"])] += 1

    def head(self) -> list[Total]:
        """Give the figures at the head of the page.

        Returns:
            Reports, pages, measures, records of the other forms that are there, tables of no known form where there
            are any, items, corrections and problems.
        """
        always = forms.default().name
        shown = [
            form
            for form in known_forms()
            if self.totals[form.name] or form.name == always
        ]
        return [
            self._total("รายงาน", "reports"),
            self._total("หน้า", "pages"),
            *(self._total(form.title_th, form.name) for form in shown),
            *(
                [self._total("ตารางอื่น", "tables")]
                if self.totals["tables"]
                else []
            ),
            self._total("ข้อ", "items"),
            self._total("การแก้ไข", "corrections"),
            self._total("ข้อสังเกต", "problems"),
        ]

    def _total(self, thai: str, name: str) -> Total:
        return Total(thai, name, self.totals[name])

    def charts(self) -> list[Chart]:
        """Draw the figures.

        Returns:
            All charts that have a bar.
        """
        charts = [
            Chart(
                "รายงานรายปี", "reports by fiscal year", _in_order(self.years)
            ),
            Chart(
                "รายงานรายจังหวัด",
                "reports by province",
                _most_common(self.provinces),
            ),
            Chart("แถวข้อมูลต่อรายงาน", "records a report", _in_order(self.sizes)),
            Chart(
                "ความเชื่อมั่นของแถวข้อมูล",
                "confidence of records",
                _in_order(self.confidences),
            ),
            Chart(
                "ข้อสังเกตตามรหัส", "problems by code", _most_common(self.codes)
            ),
            Chart(
                "การแก้ไขตามกฎ", "corrections by rule", _most_common(self.rules)
            ),
        ]
        return [chart for chart in charts if chart.bars]


def _confidence_class(confidence: float) -> str:
    for low in _CLASSES:
        if confidence >= low:
            return f"≥ {low:.2f}"
    return f"< {_CLASSES[-1]:.2f}"


def _in_order(counts: Counter[str]) -> list[Bar]:
    in_order = sorted(counts.items())
    return _bars(in_order[:_MOST_BARS_IN_ORDER])


def _most_common(counts: Counter[str]) -> list[Bar]:
    """The most common, those of one count by name; behind them the rest together."""
    common = counts.most_common(_MOST_BARS)
    common.sort(key=lambda counted: (-counted[1], counted[0]))
    shown = sum(count for _, count in common)
    rest = counts.total() - shown
    if rest:
        common.append((_REST, rest))
    return _bars(common)


def _bars(counted: list[tuple[str, int]]) -> list[Bar]:
    counts = [count for _, count in counted]
    longest = max(counts, default=1)
    bars = list[Bar]()
    for name, count in counted:
        percent = round(100 * count / longest, 1)
        bars.append(Bar(name.strip(), count, percent))
    return bars
