"""A report as data, exact and whole, as its JSON holds it: raw and published text, every fragment, every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from extractor.dataset.form_columns import itemised_fields
from extractor.dataset.ids import problem_ids, record_id
from extractor.dataset.json_file import to_json_by_parts
from extractor.dataset.record_json import RecordSerializer, box_content
from extractor.dataset.table_json import report_table_content
from extractor.dataset.table_schema import Content
from extractor.forms import default
from extractor.model import (
    REVIEW_BELOW,
    HiddenText,
    Item,
    Line,
    Origin,
    PageTransform,
    Problem,
    Record,
    Report,
    ReportTable,
    SetAside,
)
from extractor.model.thai_calendar import BUDDHIST_ERA_OFFSET
from extractor.report.column_doubt import stands_in_guessed_column
from extractor.version import VERSION

_CONFIDENCE_DECIMALS = 4
# Decimals of points.
_POINT_DECIMALS = 2


def content_of(report: Report) -> Content:
    """Tell all that the dataset holds of a report.

    Args:
        report: The report, its boxes in points of the pages as displayed.

    Returns:
        JSON content: `report` is its row in reports.csv, its records stand under the names of their forms.
    """
    return {
        name: list(content) if isinstance(content, Iterator) else content
        for name, content in _members(report)
    }


def json_of(report: Report) -> bytes:
    """Write a report as its JSON file holds it; a record at a time, for all told together weigh more than the report.

    Args:
        report: The report, its boxes in points of the pages as displayed.

    Returns:
        What `to_json` makes of `content_of`.
    """
    return to_json_by_parts(_members(report))


def _members(report: Report) -> Iterator[tuple[str, Any]]:
    """What the dataset holds of a report, by name; of what there may be much, an element at a time."""
    read_by = {page_no: origin.read_by for page_no, origin, _ in report.origins}
    pictures_read_by = {
        page_no: origin.pictures
        for page_no, origin, _ in report.origins
        if origin.pictures
    }
    serializer = RecordSerializer(read_by, pictures_read_by)
    yield "report", _row(report)
    yield "pages", (_page(*origin) for origin in report.origins)
    yield "reconciliation", (asdict(account) for account in report.accounts)
    yield from _records_by_form(report, serializer)
    yield (
        "tables",
        (
            report_table_content(report.report_id, table, serializer)
            for table in report.tables
        ),
    )
    yield "front_matter", _lines(report.front_matter)
    yield "left_over", _lines(report.left_over)
    yield "print_differs", _print_differs(report)
    yield "hidden_texts", _hidden_texts(report.hidden_texts)
    yield "set_aside", [_set_aside(print_) for print_ in report.set_aside]
    problems = [asdict(problem) for problem in report.problems]
    yield "problems", _problems(report.report_id, problems)


def with_findings(content: Content, findings: Iterable[Problem]) -> Content:
    """Add what was found beside other reports, which a report's own JSON does not hold.

    Args:
        content: What its JSON holds.
        findings: The findings about it.

    Returns:
        The content with these problems, their count, and the status that follows from them.
    """
    row = content["report"]
    added = [asdict(problem) for problem in findings]
    problems = _problems(row["report_id"], [*content["problems"], *added])
    is_warned = any(problem["severity"] == "warning" for problem in added)
    status = (
        "warnings" if is_warned and row["status"] == "ok" else row["status"]
    )
    return {
        **content,
        "report": {**row, "problems": len(problems), "status": status},
        "problems": problems,
    }


def _problems(report_id: str, problems: Sequence[Content]) -> list[Content]:
    """Findings with their ids."""
    names = problem_ids(report_id, problems)
    return [
        {**problem, "id": name}
        for name, problem in zip(names, problems, strict=True)
    ]


def _records_by_form(
    report: Report, serializer: RecordSerializer
) -> Iterator[tuple[str, Iterator[Content]]]:
    """The records of each form that the report has, by its name."""
    by_form: dict[str, list[Record]] = {form.name: [] for form in report.forms}
    for record in report.records:
        by_form.setdefault(record.form.name, []).append(record)
    doubts = _Doubts.of(report)
    for name, records in by_form.items():
        yield name, _records(report, records, serializer, doubts)


def _records(
    report: Report,
    records: Iterable[Record],
    serializer: RecordSerializer,
    doubts: _Doubts,
) -> Iterator[Content]:
    for record in records:
        name = record_id(
            report.report_id, record.table_number, record.row_number
        )
        yield serializer.record(
            record, name, needs_review=doubts.need_review(record)
        )


@dataclass(frozen=True)
class _Doubts:
    """Which records a person should look at.

    Attributes:
        told_of: The numbers of records about which something was found, each with its form; None: of any form.
        tables: The tables of their report.
    """

    told_of: frozenset[tuple[str | None, int | None]]
    tables: Sequence[ReportTable]

    @classmethod
    def of(cls, report: Report) -> _Doubts:
        """The doubts of a report."""
        return cls(
            frozenset(
                (problem.form, problem.record_number)
                for problem in report.problems
                if problem.severity != "info"
            ),
            report.tables,
        )

    def need_review(self, record: Record) -> bool:
        """Whether something was found about a record, or its text is not sure."""
        about = {(None, record.number), (record.form.name, record.number)}
        return (
            not about.isdisjoint(self.told_of)
            or record.confidence < REVIEW_BELOW
            or stands_in_guessed_column(record, self.tables)
        )


def _row(report: Report) -> Content:
    """The report's row in reports.csv."""
    year = report.identity.fiscal_year_be
    texts = [*_items_of_fields(report.records), *_texts_of_cells(report)]
    corrections = sum(len(item.changes) for item in texts)
    measures = [
        record
        for record in report.records
        if record.form.name == default().name
    ]
    return {
        "id": report.report_id,
        "report_id": report.report_id,
        "source_file": report.source.name,
        "source_sha256": report.source.sha256,
        "source_kind": report.kind,
        "status": report.status,
        "form": ";".join(form.name for form in report.forms),
        "pages": report.pages or None,
        "pages_ocr": report.pages_ocr,
        **asdict(report.identity),
        "fiscal_year_ce": year - BUDDHIST_ERA_OFFSET if year else None,
        "measures": len(measures),
        "records": len(report.records),
        "tables": len(report.other_tables),
        "items": _count_of_items(report.records),
        "corrections": corrections,
        "problems": len(report.problems),
        "confidence": None
        if report.status == "failed"
        else _mean_confidence(texts),
        "proved": _share_proved(report),
        "version": VERSION,
    }


def _items_of_fields(records: Iterable[Record]) -> Iterator[Item]:
    for record in records:
        for items in record.items.values():
            yield from items


def _texts_of_cells(report: Report) -> Iterator[Item]:
    """The texts of all cells that are no field of a form."""
    for record in report.records:
        yield from (cell.item for cell in record.other_columns if cell.item)
    for table in report.other_tables:
        yield from (cell.item for cell in table.cells if cell.item)


def _count_of_items(records: Iterable[Record]) -> int:
    """How many rows records have in items.csv."""
    return sum(
        len(record.items[name])
        for record in records
        for name in itemised_fields(record.form)
    )


def _mean_confidence(items: Sequence[Item]) -> float | None:
    """Confidence of the report's characters: the items' own, weighted by length; None where there are none."""
    length = sum(len(item.text) for item in items)
    if not length:
        return None
    weighted = sum(item.confidence * len(item.text) for item in items)
    return round(weighted / length, _CONFIDENCE_DECIMALS)


def _page(
    page_no: int, origin: Origin, transform: PageTransform | None
) -> Content:
    """How large a page is, and how it was read: by what, why not from its text layer, how fine, turned how."""
    size = (transform.width, transform.height) if transform else None
    return {
        "page_no": page_no,
        "size": [round(side, _POINT_DECIMALS) for side in size]
        if size
        else None,
        "read_by": origin.read_by,
        "reason": origin.reason,
        "dpi": round(origin.dpi) if origin.dpi else None,
        "turned": transform.degrees if transform else 0,
        "skew": transform.skew if transform else 0.0,
    }


def _print_differs(report: Report) -> list[Content]:
    """The lines of which print shows something else than the text layer says, and which of both was taken."""
    differing = []
    for table in report.tables:
        for cell in table.table.cells:
            differing += [line for line in cell.lines if line.proved is False]
    return [
        {
            "page_no": line.page_no,
            "box": box_content(line.box),
            "layer": line.raw,
            "printed": line.reading,
            "taken": "print" if line.confidences else "layer",
        }
        for line in differing
    ]


def _share_proved(report: Report) -> float | None:
    """The share of the cells of its text layer that print proves; None where there is none."""
    proofs = report.proofs
    return (
        round(proofs.count(True) / len(proofs), _CONFIDENCE_DECIMALS)
        if proofs
        else None
    )


def _hidden_texts(texts: Iterable[HiddenText]) -> list[Content]:
    return [
        {**asdict(hidden), "box": box_content(hidden.box)} for hidden in texts
    ]


def _set_aside(print_: SetAside) -> Content:
    (content,) = _lines([print_.line])
    note = {"note": print_.note} if print_.note else {}
    return {"reason": print_.reason, **content, **note}


def _lines(lines: Iterable[Line]) -> list[Content]:
    contents = list[Content]()
    for line in lines:
        box = box_content(line.box)
        contents.append(
            {"page_no": line.page_no, "box": box, "text": line.text}
        )
    return contents
