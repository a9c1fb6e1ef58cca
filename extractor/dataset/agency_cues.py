"""What a person said of a column holds in the other reports of the same agency, where the same header stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.dataset.decided_rows import column_id
from extractor.dataset.decisions import Decision, text_sha256
from extractor.dataset.table_schema import Content
from extractor.model import Problem


def agency_of(report: Mapping[str, object]) -> str:
    """Say which agency a report is of, so that two of one name in two provinces are two.

    Args:
        report: The report's row.

    Returns:
        Name and province; empty where its agency is not known.

    >>> agency_of({"agency": "เทศบาลตำบลปรุใหญ่", "province": "นครราชสีมา"})
    'เทศบาลตำบลปรุใหญ่ · นครราชสีมา'
    """
    agency = str(report.get("agency") or "")
    return f"{agency} · {report.get('province') or '-'}" if agency else ""


@dataclass(frozen=True, slots=True)
class CueOutcome:
    """What cues do in a report.

    Attributes:
        decisions: They, as decisions about the report's own columns.
        findings: What was named so, and what was not, for it contradicts what is known there.
    """

    decisions: Sequence[Decision] = ()
    findings: Sequence[Problem] = ()


def cued_columns(
    content: Content, cues: Iterable[Decision], own: Iterable[Decision]
) -> CueOutcome:
    """Find the columns of a report that cues of its agency name.

    A cue is weaker than a word about the table itself: it counts where just one column has its header, and no other
    column is surely that field already.

    Args:
        content: What the JSON of the report holds, as it was read.
        cues: The cues in effect, the earliest first; those of other agencies, and those given about this report, say
            nothing here.
        own: The decisions in effect about this report.

    Returns:
        What follows.
    """
    report = content["report"]
    told = {one.cell for one in own if one.kind == "column-is-field"}
    agency = agency_of(report)
    last = {
        (cue.form, cue.raw_sha256): cue for cue in cues if cue.agency == agency
    }
    decisions, findings = list[Decision](), list[Problem]()
    for cue in last.values():
        for table, column in _columns(content, cue):
            name = column_id(table["id"], column["column"])
            is_settled = column["field"] == (cue.after or None)
            if name in told or (is_settled and not column.get("guessed")):
                continue
            is_taken = not is_settled and _is_taken(table, cue.after)
            if not is_taken:
                about = {
                    "report_id": report["report_id"],
                    "row": table["id"],
                    "cell": name,
                    "before": column["field"] or "",
                }
                decisions.append(cue.model_copy(update=about))
            findings.append(
                Problem.of(
                    "column-cue-unused" if is_taken else "column-cue",
                    page_no=table["page_first"] or None,
                    form=table["form"],
                    field=cue.after or None,
                    header=column["header"],
                    name=cue.after or "-",
                    who=cue.who,
                    other=cue.report_id,
                )
            )
    return CueOutcome(decisions, findings)


def _columns(
    content: Content, cue: Decision
) -> Iterator[tuple[Content, Content]]:
    """The one column of each table of the cue's form that has its header."""
    for table in content["tables"]:
        if table["form"] != cue.form:
            continue
        alike = [
            column
            for column in table["columns"]
            if column["header"]
            and text_sha256(column["header"]) == cue.raw_sha256
        ]
        if len(alike) == 1:
            yield table, alike[0]


def _is_taken(table: Content, field: str) -> bool:
    """Whether a column of a table is surely a field, by its own header or contents."""
    return bool(field) and any(
        column["field"] == field and not column.get("guessed")
        for column in table["columns"]
    )
