"""What is read from a table: measures and their items, who reported, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from extractor import messages
from extractor.messages import Severity
from extractor.model.page_coordinates import PageTransform
from extractor.model.source import Origin, Source
from extractor.model.table import Field, Fragment, Table
from extractor.model.text import Line
from normalizer import Change

SourceKind = Literal["text-layer", "scan", "mixed", "transcript", ""]
# Bytes: with hash, number and suffix a file name stays below the 255 that file systems allow.
_LONGEST_STEM = 220


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a cell. `number` 0 is a lead sentence. `raw` excludes the printed `marker`.

    `normalizer.replay(raw, changes) == text`. `fragments` are its lines page by page with the box of their ink;
    all lines joined by newlines are `raw`.
    """

    number: int
    marker: str
    raw: str
    text: str
    changes: tuple[Change, ...]
    fragments: tuple[Fragment, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Record:
    """One measure of a report; where no number is printed it is counted.

    `cells` are the printed cells, page by page; `items` what was read from them, field by field: `measure` and
    `period` have one item or none. `others` are the cells of columns that hold no field, with their headers.
    """

    number: int
    number_printed: bool
    cells: dict[Field, tuple[Fragment, ...]]
    items: dict[Field, tuple[Item, ...]]
    bulleted: frozenset[Field]
    page_first: int
    page_last: int
    period_start: date | None = None
    period_end: date | None = None
    others: tuple[tuple[str, tuple[Fragment, ...]], ...] = ()

    def text(self, name: Field) -> str:
        """The cell as published: one item alone, several as `1. …` or `- …` lines, a lead sentence before them."""
        items = self.items[name]
        if name in ("measure", "period") or len(items) < 2:
            return "\n".join(item.text for item in items)
        return "\n".join(self._listed(name, item) for item in items)

    def _listed(self, name: Field, item: Item) -> str:
        if item.number == 0:
            return item.text
        return f"- {item.text}" if name in self.bulleted else f"{item.number}. {item.text}"

    @property
    def confidence(self) -> float:
        """The lowest confidence of its items, 0 to 1."""
        return min((item.confidence for items in self.items.values() for item in items), default=1.0)


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding for problems.csv. `code` is kebab-case and stable; messages say what to do next."""

    code: str
    severity: Severity
    message_th: str
    message_en: str
    page_no: int | None = None
    measure_number: int | None = None
    field: Field | None = None

    @classmethod
    def of(
        cls,
        key: str,
        *,
        severity: Severity | None = None,
        page_no: int | None = None,
        measure_number: int | None = None,
        field: Field | None = None,
        **values: object,
    ) -> Problem:
        """A finding whose texts stand in the catalogue of messages.

        Args:
            key: Key of the message (see `extractor.messages`); its code is the finding's.
            severity: How grave it is here, where that is not what the catalogue says.
            page_no: The page (1-based) that it is about, if one.
            measure_number: Number of the record that it is about, if one.
            field: Name of the field that it is about, if one.
            **values: What the message's templates name.

        Returns:
            The finding.

        Raises:
            KeyError: There is no such message, or it names a value that is not given.
        """
        return cls(
            code=messages.code_of(key),
            severity=severity or messages.severity_of(key),
            message_th=messages.text(key, "th", **values),
            message_en=messages.text(key, "en", **values),
            page_no=page_no,
            measure_number=measure_number,
            field=field,
        )


@dataclass(frozen=True, slots=True)
class Account:
    """Where the characters of a page went, white space aside: `printed` is the sum of all that follow.

    `cells` are those of measures, `headers` those of their table, `furniture` page numbers and running heads, `doubled`
    letters that are set twice at one place; `lost` stand nowhere, which is a fault of this program.
    """

    page_no: int
    printed: int
    cells: int = 0
    headers: int = 0
    front_matter: int = 0
    other_tables: int = 0
    furniture: int = 0
    left_over: int = 0
    doubled: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reported, for which year. Place names stand without their อำเภอ/จังหวัด; codes are DOPA's. Empty: not known."""

    title: str = ""
    fiscal_year_be: int | None = None
    agency: str = ""
    agency_type: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    subdistrict_code: str = ""
    district_code: str = ""
    province_code: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One source file, read.

    `front_matter` are the lines above the report's table, `left_over` those below and beside it, `other_tables` the
    tables that hold no measures. `origins` say of each page number how its text was come by and how the page was turned
    to be read, `accounts` where the characters of each page went. `copy_no` counts files of the same name and content
    in one run.
    """

    source: Source
    kind: SourceKind
    identity: Identity = Identity()
    measures: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    front_matter: tuple[Line, ...] = ()
    left_over: tuple[Line, ...] = ()
    other_tables: tuple[Table, ...] = ()
    pages: int = 0
    pages_ocr: int = 0
    origins: tuple[tuple[int, Origin, PageTransform | None], ...] = ()
    accounts: tuple[Account, ...] = ()
    copy_no: int = 1

    @property
    def status(self) -> Literal["ok", "warnings", "failed"]:
        """`failed` where an error stands in the way of the data, `warnings` where a finding wants a look."""
        severities = {problem.severity for problem in self.problems}
        return "failed" if "error" in severities else "warnings" if "warning" in severities else "ok"

    @property
    def report_id(self) -> str:
        """See `report_id`."""
        return report_id(self.source.name, self.source.sha256, self.copy_no)


def report_id(name: str, sha256: str, copy_no: int = 1) -> str:
    """A source's stem, a hyphen, and the first 8 hex digits of its content's hash; a further copy is numbered."""
    stem = Path(name).stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
    copy = f"-{copy_no}" if copy_no > 1 else ""
    return f"{stem}-{sha256[:8] or '00000000'}{copy}"
