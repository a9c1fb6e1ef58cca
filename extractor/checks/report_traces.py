"""What is kept of a report to compare it with others: who reported when, and what its records say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extractor import forms
from extractor.checks.comparable_text import comparable
from extractor.model import Form


@dataclass(frozen=True, slots=True)
class RecordTrace:
    """A record as it is compared.

    Attributes:
        form: The name of its form.
        number: Its number in the report.
        title: The text of the field that names it.
        texts: Of each field in which every record has its own to say: its name, and its text as `comparable`.
        whole: The same number for records of one form that say the same in every field, in this process.
        letters: How many characters its fields have.
    """

    form: str
    number: int
    title: str
    texts: tuple[tuple[str, str], ...]
    whole: int = 0
    letters: int = 0


@dataclass(frozen=True, slots=True)
class ReportTrace:
    """A report as it is compared.

    Attributes:
        report_id: What names it in the dataset.
        source_file: The name of its file.
        sha256: Hash of the file's content, in hex.
        agency: The agency's name; empty where it is not known.
        location: Its district (code, or name), else its province; empty where neither is known.
        fiscal_year_be: The fiscal year in the Buddhist era; None where it is not known.
        title: The report's title.
        forms: The names of its forms, joined by `;`.
        records: Its records, form by form in order.
        confidence: The mean over its characters, 0 to 1.
        heading: What stands above its tables, without white space.
    """

    report_id: str
    source_file: str
    sha256: str
    agency: str
    location: str
    fiscal_year_be: int | None
    title: str
    forms: str
    records: tuple[RecordTrace, ...]
    confidence: float = 0.0
    heading: str = ""

    @property
    def body(self) -> tuple[str, str]:
        """The public body that reported; a name alone may be borne in several provinces."""
        return self.agency, self.location

    @property
    def measures(self) -> tuple[RecordTrace, ...]:
        """Its records that are measures, which an agency reports each year."""
        name = forms.default().name
        return tuple(record for record in self.records if record.form == name)

    @property
    def subject(self) -> tuple[object, ...]:
        """What it reports on: reports on measures come once a year, others are told apart by their titles."""
        title = "" if self.measures else self.title
        return self.body, self.fiscal_year_be, self.forms, title

    @property
    def description(self) -> str:
        """What a message calls it."""
        agency = self.agency or "?"
        year = self.fiscal_year_be or "?"
        return f"{agency} {year} ({self.source_file})"


def trace_of(content: Mapping[str, Any]) -> ReportTrace:
    """Take from a report's content what is compared.

    Args:
        content: The content as the report's JSON holds it (docs/dataset.md).

    Returns:
        The trace; without records where the file gave no report.
    """
    row = content["report"]
    return ReportTrace(
        report_id=row["report_id"],
        source_file=row["source_file"],
        sha256=row["source_sha256"],
        agency=row["agency"],
        location=row["district_code"] or row["district"] or row["province"],
        fiscal_year_be=row["fiscal_year_be"],
        title=row["title"],
        forms=row["form"],
        records=tuple(_record_traces(content)),
        confidence=row["confidence"] or 0.0,
        heading=_heading(content),
    )


def _heading(content: Mapping[str, Any]) -> str:
    lines = [line["text"] for line in content.get("front_matter", ())]
    titles = [table["title"] for table in content.get("tables", ())]
    return "".join("".join([*lines, *titles]).split())


def _record_traces(content: Mapping[str, Any]) -> Iterator[RecordTrace]:
    for form in forms.of_content(content):
        for record in content[form.name]:
            yield _record_trace(record, form)


def _record_trace(record: Mapping[str, Any], form: Form) -> RecordTrace:
    fields = record["fields"]
    texts: list[tuple[str, str]] = []
    for field in form.fields:
        if field.distinct:
            text = comparable(fields[field.name]["text"])
            texts.append((field.name, text))
    title = fields[form.label]["text"]
    said = [fields[name]["text"] for name in form.field_names]
    return RecordTrace(
        form.name,
        record["number"],
        title,
        tuple(texts),
        whole=hash((form.name, *said)),
        letters=sum(map(len, said)),
    )
