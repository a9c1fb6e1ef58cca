"""Findings that a person settled: what was read is no longer unsure, and a column no longer guessed."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import asdict, dataclass

from extractor.dataset.table_schema import Content
from extractor.dataset.text_places import Draft, drafts_of
from extractor.model import REVIEW_BELOW, Problem
from extractor.report.column_doubt import COLUMN_DOUBT

_UNSURE, _GUESSED = "low-confidence", "column-guessed"
# Characters of a text that the finding about it shows.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class SettledColumn:
    """A guessed column of which a person said what it holds.

    Attributes:
        form: Name of the form.
        page_no: The page on which its table begins, 1-based.
        field: Name of the field that it was taken for; None: of none.
        name: What the finding calls it: its header, such as `วิธีดำเนินการ`, or its number.
    """

    form: str
    page_no: int
    field: str | None
    name: str

    def is_told_by(self, problem: Content) -> bool:
        """Tell whether a finding is about it.

        Args:
            problem: The finding, as the JSON of a report has it.

        Returns:
            Whether it says that this column was guessed.
        """
        place = (problem["form"], problem["page_no"], problem["field"])
        return (
            problem["code"] == _GUESSED
            and place == (self.form, self.page_no, self.field)
            and f"“{self.name}”" in problem["message_th"]
        )


def close_findings(
    content: Content, decided: Set[str], columns: Set[SettledColumn]
) -> Content:
    """Take away the findings that people settled; those about what the text says stay, for the text still says it.

    Args:
        content: What the JSON of a report holds, as people decided it.
        decided: Ids of the texts that somebody decided about.
        columns: The guessed columns of which somebody said what they hold.

    Returns:
        The content; where another text of the record is unsure, the finding tells of that one.
    """
    problems = list[Content]()
    unsure = _Unsure(content, decided)
    for problem in content["problems"]:
        if problem["code"] == _UNSURE:
            problems += unsure.still(problem)
        elif not any(column.is_told_by(problem) for column in columns):
            problems.append(problem)
    report = {**content["report"], "problems": len(problems)}
    is_warned = any(one["severity"] == "warning" for one in problems)
    if report["status"] == "warnings" and not is_warned:
        report["status"] = "ok"
    return {**content, "report": report, "problems": problems}


class _Unsure:
    """What is read with little confidence in each record, and not yet decided."""

    def __init__(self, content: Content, decided: Set[str]) -> None:
        self._decided = decided
        self._told = set[str]()  # records may share a number
        self._guessed = {
            (table["table_number"], column["field"], column["key"] or "")
            for table in content["tables"]
            for column in table["columns"]
            if column.get("guessed")
        }
        self._records = dict[tuple[str, int], list[Draft]]()
        for form, record in drafts_of(content):
            key = (form.name, record["number"])
            self._records.setdefault(key, []).append(record)

    def still(self, problem: Content) -> Iterator[Content]:
        """The finding as it holds now, if it does."""
        key = (problem["form"], problem["record_number"])
        records = self._records.get(key, [])
        items = [one for record in records for one in self._items(record)]
        if records and not any(one["id"] in self._decided for _, one in items):
            yield problem
            return
        doubtful = [
            (field, item)
            for record in records
            for field, item in self._doubtful(record)
        ]
        if doubtful:
            field, item = min(doubtful, key=lambda one: one[1]["confidence"])
            self._told.add(item["id"])
            yield {**problem, **_told(problem, field, item)}

    def _doubtful(self, record: Draft) -> Iterator[tuple[str, Draft]]:
        for field, item in self._items(record):
            column = (record["table_number"], field, item.get("key") or "")
            least = COLUMN_DOUBT if column in self._guessed else REVIEW_BELOW
            is_settled = item["id"] in self._decided | self._told
            if item["confidence"] < least and not is_settled:
                yield field, item

    def _items(self, record: Draft) -> Iterator[tuple[str, Draft]]:
        for field, holder in record["fields"].items():
            for item in holder["items"]:
                yield field, item


def _told(problem: Content, field: str, item: Draft) -> Content:
    """The finding about another text of the same record."""
    pages = [part["page_no"] for part in item["fragments"]]
    return asdict(
        Problem.of(
            _UNSURE,
            page_no=pages[0] if pages else problem["page_no"],
            form=problem["form"],
            record_number=problem["record_number"],
            field=field,
            confidence=item["confidence"],
            text=item["text"][:_SHOWN],
        )
    )
