"""What is read from a table: records and their items, who reported, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Literal

from extractor import messages
from extractor.messages import Severity
from extractor.model.form import Form
from extractor.model.page_coordinates import PageTransform
from extractor.model.source import Origin, Source
from extractor.model.table import (
    TEXT_LAYER,
    Cell,
    Fragment,
    Layout,
    PairedRow,
    Table,
)
from extractor.model.text import HiddenText, Line, SetAside, are_proved
from normalizer import Change

SourceKind = Literal["text-layer", "scan", "mixed", "transcript", ""]
# Confidence (0 to 1) below which a person should look at a record (all text layers are above it).
REVIEW_BELOW = 0.9
# Bytes of UTF-8: with hash, number and suffix a file name stays below the 255 that file systems allow.
_LONGEST_STEM = 220


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a cell; `normalizer.replay(raw, changes) == text`.

    Attributes:
        number: Its number in the cell; 0 is a lead sentence before the first.
        marker: The list marker as printed, such as `๑. `; empty where there is none.
        raw: What is printed behind the marker, its lines joined by newlines.
        text: The same, repaired.
        changes: How `raw` becomes `text`.
        fragments: Its lines page by page, with the box of their print.
        confidence: How likely the text is right, 0 to 1.
        key: What tells the column from the others of its group, such as `ปี 2566`; empty outside groups.
        name: The bidder whom an offer names; empty for all else.
        value: The amount that the text says; None where it says none.
    """

    number: int
    marker: str
    raw: str
    text: str
    changes: tuple[Change, ...]
    fragments: tuple[Fragment, ...]
    confidence: float = 1.0
    key: str = ""
    name: str = ""
    value: Decimal | None = None

    @property
    def published(self) -> str:
        """What a dataset's table says of it: an amount as a plain decimal, a bidder with the price, else the text."""
        if self.value is None:
            return self.text
        amount = format(self.value, "f")
        return f"{self.name} {amount}" if self.name else amount


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell that is no field of a form: of a table of no known form, or of a further column.

    Attributes:
        row: Its row below the header, 0-based.
        col: Its column, 0-based.
        header: The header of its column, as `ColumnMatch` has it.
        fragments: The cell as printed, page by page.
        item: Its text, repaired; None where nothing is printed.
    """

    row: int
    col: int
    header: str
    fragments: tuple[Fragment, ...]
    item: Item | None


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a report's form: one measure of a report of measures.

    Attributes:
        form: Its form.
        table_number: The number of its table in the report, from 1.
        row_number: Counts the records of its table, from 1.
        section: The title, over all columns, of the rows that it is one of; empty where there is none.
        number: Its number.
        number_printed: Whether the number is printed; else it is counted.
        cells: The printed cells of each field, page by page, by the field's name.
        items: What was read from them, by the field's name; fields of one text have one item or none.
        bulleted: The names of the fields whose items are bulleted, not numbered.
        page_first: The page where it begins, 1-based; 0 where nothing of it is printed.
        page_last: The page where it ends.
        period_start: The first day that its period names, or None.
        period_end: The last day that its period names, or None.
        other_columns: The cells of columns that hold no field.
    """

    form: Form
    table_number: int
    row_number: int
    section: str
    number: int
    number_printed: bool
    cells: dict[str, tuple[Fragment, ...]]
    items: dict[str, tuple[Item, ...]]
    bulleted: frozenset[str]
    page_first: int
    page_last: int
    period_start: date | None = None
    period_end: date | None = None
    other_columns: tuple[TextCell, ...] = ()

    def text(self, name: str) -> str:
        """The text of a field, as published.

        Args:
            name: The field's name, such as `methods`.

        Returns:
            One item alone, several as `1. …` or `- …` lines with the lead sentence before them; of a group, a line
            `KEY: value` a column; empty for no item.

        Raises:
            KeyError: The record's form has no such field.
        """
        items = self.items[name]
        if self.form.field(name).group:
            return "\n".join(f"{item.key}: {item.published}" for item in items)
        if len(items) < 2:
            return "\n".join(item.published for item in items)
        return "\n".join(self._listed(name, item) for item in items)

    def _listed(self, name: str, item: Item) -> str:
        if item.number == 0:
            return item.published
        return (
            f"- {item.published}"
            if name in self.bulleted
            else f"{item.number}. {item.published}"
        )

    @property
    def confidence(self) -> float:
        """The lowest confidence of its items, 0 to 1."""
        items = chain.from_iterable(self.items.values())
        return min((item.confidence for item in items), default=1.0)


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of a report, stitched over its pages.

    Attributes:
        number: Counts the tables of the report, from 1.
        table: Its cells, raw.
        title: What stands above it on its page, or above the table in the same page's text; empty where nothing does.
        layout: Its form and what its columns hold; None for a table of no form that is known.
        nearest: The form that a table of no known form comes nearest to; None where none comes near.
        headers: The header of each column, from left to right, its rows joined by ` / `.
        header_rows: How many rows at the top are header.
        totals: Its rows that sum up others; no records.
        sections: The titles, over all columns, of the rows below them.
        cells: Of a table of no known form: its cells below the header, row by row.
        paired: The rows whose cells hold several things on the same lines, and what they say of each.
    """

    number: int
    table: Table
    title: str = ""
    layout: Layout | None = None
    nearest: Form | None = None
    headers: tuple[str, ...] = ()
    header_rows: int = 0
    totals: tuple[Record, ...] = ()
    sections: tuple[Cell, ...] = ()
    cells: tuple[TextCell, ...] = ()
    paired: tuple[PairedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding for problems.csv; its messages say what to do next.

    Attributes:
        code: What was found, kebab-case and stable.
        severity: How grave it is.
        message_th: The message in Thai.
        message_en: The message in English.
        page_no: The page (1-based) that it is about, if one.
        form: The name of the form that it is about, if one.
        record_number: The number of the record that it is about, if one.
        field: The name of the field that it is about, if one.
    """

    code: str
    severity: Severity
    message_th: str
    message_en: str
    page_no: int | None = None
    form: str | None = None
    record_number: int | None = None
    field: str | None = None

    @classmethod
    def of(
        cls,
        key: str,
        *,
        severity: Severity | None = None,
        page_no: int | None = None,
        form: str | None = None,
        record_number: int | None = None,
        field: str | None = None,
        **values: object,
    ) -> Problem:
        """A finding whose texts stand in the catalogue of messages.

        Args:
            key: Key of the message (see `extractor.messages`); its code is the finding's.
            severity: How grave it is here, where that is not what the catalogue says.
            page_no: The page (1-based) that it is about, if one.
            form: Name of the form that it is about, if one.
            record_number: Number of the record that it is about, if one.
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
            form=form,
            record_number=record_number,
            field=field,
        )


@dataclass(frozen=True, slots=True)
class Account:
    """Where the characters of a page went, white space aside: `printed` is the sum of all to `lost`.

    Attributes:
        page_no: The page, 1-based.
        printed: How many characters were read on it.
        cells: Those in cells of records.
        headers: Those in headers of their tables.
        front_matter: Those above the report's first table.
        other_tables: Those in tables that hold no records.
        furniture: Page numbers and running heads.
        left_over: Those below and beside the tables.
        doubled: Letters that are set twice at one place.
        hidden: Those that the page does not show; the report lists them.
        struck_out: Those that somebody struck out.
        watermarks: Those of watermarks and stamps.
        note_marks: Those of marks in cells that refer to a note below the table.
        lost: Those that stand nowhere, which is a fault of this program.
        annotations: How many notes, form fields and stamps show on it; no characters, but theirs are counted above.
        pictures: How many pictures stand on it.
        ink_not_read: How much ink its cells hold that is no character that was read, in square points.
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
    hidden: int = 0
    struck_out: int = 0
    watermarks: int = 0
    note_marks: int = 0
    lost: int = 0
    annotations: int = 0
    pictures: int = 0
    ink_not_read: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reported, for which year; empty or None: not known.

    Attributes:
        title: The report's title.
        fiscal_year_be: The fiscal year in the Buddhist era, such as 2566.
        agency: The name of the agency, such as เทศบาลตำบลปรุใหญ่.
        agency_type: What kind of agency it is.
        subdistrict: The name of its ตำบล, without that word.
        district: The name of its อำเภอ, without that word.
        province: The name of its จังหวัด, without that word.
        subdistrict_code: Code of the Department of Provincial Administration (DOPA), 6 digits.
        district_code: The same of the district, 4 digits.
        province_code: The same of the province, 2 digits.
    """

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

    Attributes:
        source: The file.
        kind: Where its text came from; empty for a file that could not be read.
        identity: Who reported, for which year.
        tables: Its tables, those of no known form too, in order.
        records: The records of all its tables, in order.
        problems: What was found that wants a look.
        front_matter: The lines above the report's first table.
        left_over: The lines below and beside its tables.
        hidden_texts: What its file says and no page shows; it stands in no cell.
        pages: How many pages it has.
        pages_ocr: How many of them an OCR engine read.
        origins: Of each page: its number (1-based), how its text was come by, and how it was turned to be read.
        accounts: Where the characters of each page went.
        set_aside: Print that shows, but was struck out, is a watermark's or a stamp's, or a mark that refers to a note.
        copy_no: Counts files of the same name and content in one run, from 1.
    """

    source: Source
    kind: SourceKind
    identity: Identity = Identity()
    tables: tuple[ReportTable, ...] = ()
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()
    front_matter: tuple[Line, ...] = ()
    left_over: tuple[Line, ...] = ()
    hidden_texts: tuple[HiddenText, ...] = ()
    pages: int = 0
    pages_ocr: int = 0
    origins: tuple[tuple[int, Origin, PageTransform | None], ...] = ()
    accounts: tuple[Account, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    copy_no: int = 1

    @property
    def status(self) -> Literal["ok", "warnings", "failed"]:
        """`failed` where an error stands in the way of the data, `warnings` where a finding wants a look."""
        severities = {problem.severity for problem in self.problems}
        if "error" in severities:
            return "failed"
        return "warnings" if "warning" in severities else "ok"

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of its tables, each once, in the order in which they first appear."""
        forms = {
            table.layout.form.name: table.layout.form
            for table in self.tables
            if table.layout
        }
        return tuple(forms.values())

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """The layouts of its tables that are of a known form, in order."""
        return tuple(table.layout for table in self.tables if table.layout)

    @property
    def other_tables(self) -> tuple[ReportTable, ...]:
        """Its tables that are of no known form, in order."""
        return tuple(table for table in self.tables if table.layout is None)

    @property
    def proofs(self) -> list[bool | None]:
        """Of each cell that its text layer fills, whether print shows what it says: see the function `are_proved`."""
        layer_pages = {
            page_no
            for page_no, origin, _ in self.origins
            if origin.read_by == TEXT_LAYER.read_by
        }
        cells = [
            cell
            for table in self.tables
            for cell in table.table.cells
            if not cell.blank
        ]
        of_layer = [
            cell
            for cell in cells
            if any(line.page_no in layer_pages for line in cell.lines)
        ]
        return [are_proved(cell.lines) for cell in of_layer]

    @property
    def report_id(self) -> str:
        """What names it in a dataset: see the function `report_id`."""
        return report_id(self.source.name, self.source.sha256, self.copy_no)


def report_id(name: str, sha256: str, copy_no: int = 1) -> str:
    """What names a report in a dataset.

    Args:
        name: The source's name, with or without folders and suffix.
        sha256: Hash of the source's content, in hex; empty where it was not read.
        copy_no: Which copy of a file of this name and content it is, from 1.

    Returns:
        The stem of the name, a hyphen, and the first 8 digits of the hash; a further copy is numbered.

    >>> report_id("2566/รายงาน.pdf", "8a04aeb1c0ffee00", 2)
    'รายงาน-8a04aeb1-2'
    """
    stem = Path(name).stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
    copy = f"-{copy_no}" if copy_no > 1 else ""
    return f"{stem}-{sha256[:8] or '00000000'}{copy}"
