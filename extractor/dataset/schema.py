"""The tables of a dataset and their columns, in order; readers rely on them to the letter.

One table a form of report (`measures`), and four that all forms share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from extractor import forms
from extractor.model.form import Form

Content = Mapping[str, Any]  # what the JSON of a report, or of a part of it, holds
Kind = Literal["string", "integer", "number", "date", "boolean"]

# What stands before the text of a CSV cell that a spreadsheet would take for a formula otherwise.
QUOTE = "'"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name, snake_case English.
        thai: What it holds, in Thai: its title in workbooks.
        english: What it holds, in English.
        kind: The type of its values.
        required: Whether it is never empty.
        values: The only values that it may have; empty: any.
        long: Whether its texts may fill lines: a workbook gives it room.
    """

    name: str
    thai: str
    english: str
    kind: Kind = "string"
    required: bool = False
    values: tuple[str, ...] = ()
    long: bool = False


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table.

    Attributes:
        thai: What a row of it is, in Thai.
        english: What it holds, in English.
        columns: Its columns, in order.
    """

    thai: str
    english: str
    columns: tuple[Column, ...]

    def columns_of(self, kind: Kind) -> list[str]:
        """Name the columns of one type.

        Args:
            kind: The type.

        Returns:
            Their names, in order.
        """
        return [column.name for column in self.columns if column.kind == kind]


def schemas() -> dict[str, TableSchema]:
    """Describe the tables of a dataset, for the forms that are known now.

    Returns:
        Tables by name, in the order in which they are written: reports, one table a form, items, corrections, problems.

    >>> list(schemas())
    ['reports', 'measures', 'items', 'corrections', 'problems']
    """
    known = forms.every()
    return {
        "reports": _reports_table(known),
        **{form.name: _form_table(form) for form in known},
        "items": _items_table(known),
        "corrections": _corrections_table(known),
        "problems": _problems_table(known),
    }


def column_names(table: str) -> tuple[str, ...]:
    """Name the columns of a table.

    Args:
        table: Name of the table, such as `items`.

    Returns:
        The columns' names, in order.

    Raises:
        KeyError: There is no such table.
    """
    return tuple(column.name for column in schemas()[table].columns)


_REPORT_ID = Column("report_id", "รหัสรายงาน", "report: stem of its file and 8 hex digits of its hash", required=True)
_SOURCE_FILE = Column("source_file", "ไฟล์ต้นทาง", "source file, relative to the input root", required=True)
_FISCAL_YEAR_BE = Column("fiscal_year_be", "ปีงบประมาณ (พ.ศ.)", "fiscal year, Buddhist era", "integer")
_AGENCY = Column("agency", "หน่วยงาน", "full name of the agency")
_PROVINCE = Column("province", "จังหวัด", "province, without จังหวัด")
# Named after the first form: readers of these tables know it by this name, whatever the form is.
_RECORD_NUMBER = Column("measure_number", "มาตรการที่", "number of the measure", "integer")
_PAGE = Column("page_no", "หน้า", "page, counted from 1", "integer")
_CONFIDENCE = Column("confidence", "ความเชื่อมั่น", "how likely the text is right, 0 to 1", "number")

# Kinds of fields whose texts may fill lines; units and periods are short.
_LONG_KINDS = ("label", "list", "text")
_SOURCE_KINDS = ("text-layer", "scan", "mixed", "transcript")
_REPORT_STATUSES = ("ok", "warnings", "failed")
_CHANGE_KINDS = ("repair", "join", "spacing", "digits", "spelling", "name")
_CHANGE_STATUSES = ("applied", "suggested")
_SEVERITIES = ("error", "warning", "info")

_ABOUT_REPORT = (
    _REPORT_ID,
    _SOURCE_FILE,
    Column("source_sha256", "SHA-256 ของไฟล์", "hash of the file's bytes"),
    Column("source_kind", "ชนิดของไฟล์", "where the text came from", values=_SOURCE_KINDS),
    Column("status", "สถานะ", "whether the report could be read", required=True, values=_REPORT_STATUSES),
    Column("pages", "จำนวนหน้า", "pages", "integer"),
    Column("pages_ocr", "หน้าที่อ่านด้วย OCR", "pages that were read from their pictures", "integer"),
    Column("title", "ชื่อรายงาน", "title", long=True),
    _FISCAL_YEAR_BE,
    Column("fiscal_year_ce", "ปีงบประมาณ (ค.ศ.)", "fiscal year, common era", "integer"),
    _AGENCY,
    Column("agency_type", "ประเภทหน่วยงาน", "type of the agency"),
    Column("subdistrict", "ตำบล", "subdistrict, without ตำบล"),
    Column("district", "อำเภอ", "district, without อำเภอ"),
    _PROVINCE,
    Column("subdistrict_code", "รหัสตำบล", "DOPA code of the subdistrict"),
    Column("district_code", "รหัสอำเภอ", "DOPA code of the district"),
    Column("province_code", "รหัสจังหวัด", "DOPA code of the province"),
)
_COUNTS_OF_REPORT = (
    Column("items", "จำนวนข้อ", "items", "integer", required=True),
    Column("corrections", "จำนวนการแก้ไข", "corrections, suggested ones too", "integer", required=True),
    Column("problems", "จำนวนข้อสังเกต", "findings", "integer", required=True),
    _CONFIDENCE,
    Column("version", "รุ่นของโปรแกรม", "version of raingan", required=True),
)
_PERIOD_DATES = (
    Column("period_start", "วันเริ่ม", "first day of the period", "date"),
    Column("period_end", "วันสิ้นสุด", "last day of the period", "date"),
)
_END_OF_RECORD = (
    Column("page_first", "หน้าแรก", "first page", "integer"),
    Column("page_last", "หน้าสุดท้าย", "last page", "integer"),
    _CONFIDENCE,
    Column("needs_review", "ควรตรวจทาน", "whether a person should look at it", "boolean", required=True),
)
_ABOUT_ITEM = (
    Column("item_number", "ข้อที่", "number of the item; 0: a sentence before the first one", "integer"),
    Column("text", "ข้อความ", "text, without its marker", long=True),
    _PAGE,
    Column("x0", "ซ้าย", "left side of its box (points)", "number"),
    Column("top", "บน", "upper side of its box (points from the top)", "number"),
    Column("x1", "ขวา", "right side of its box (points)", "number"),
    Column("bottom", "ล่าง", "lower side of its box (points from the top)", "number"),
    _CONFIDENCE,
)
_ABOUT_CORRECTION = (
    Column("item_number", "ข้อที่", "number of the item", "integer"),
    _PAGE,
    Column("rule", "กฎ", "rule that made the change", required=True),
    Column("kind", "ชนิด", "kind of the change", required=True, values=_CHANGE_KINDS),
    Column("status", "สถานะ", "whether the change was made", required=True, values=_CHANGE_STATUSES),
    Column("before", "เดิม", "text before"),
    Column("after", "ใหม่", "text after"),
    Column("context", "บริบท", "the words around", long=True),
    _CONFIDENCE,
)
_ABOUT_PROBLEM = (
    Column("severity", "ระดับ", "severity", required=True, values=_SEVERITIES),
    Column("code", "รหัส", "code; docs/problems.md explains each", required=True),
    Column("message_th", "คำอธิบาย", "message in Thai", long=True),
    Column("message_en", "คำอธิบายภาษาอังกฤษ", "message in English", long=True),
)


def _reports_table(known: Sequence[Form]) -> TableSchema:
    counts = (_record_count(form) for form in known)
    columns = (*_ABOUT_REPORT, *counts, *_COUNTS_OF_REPORT)
    return TableSchema("รายงาน", "source files, failed ones too", columns)


def _record_count(form: Form) -> Column:
    return Column(form.name, f"จำนวน{form.title_th}", form.name, "integer", required=True)


def _form_table(form: Form) -> TableSchema:
    number = Column(f"{form.record}_number", f"{form.title_th}ที่", f"number of the {form.record}", "integer")
    about = (_REPORT_ID, _SOURCE_FILE, _FISCAL_YEAR_BE, _AGENCY, _PROVINCE, number)
    columns = (*about, *_field_columns(form), *_END_OF_RECORD)
    return TableSchema(form.title_th, form.title_en, columns)


def _field_columns(form: Form) -> Iterable[Column]:
    """A column a field; behind a period stand its days."""
    for field in form.fields:
        is_long = field.kind in _LONG_KINDS
        yield Column(field.name, field.title_th, field.title_en, long=is_long)
        if field.kind == "period":
            yield from _PERIOD_DATES


def _items_table(known: Sequence[Form]) -> TableSchema:
    return TableSchema("ข้อ", "items of a measure's cells", (*_item_key(known), *_ABOUT_ITEM))


def _corrections_table(known: Sequence[Form]) -> TableSchema:
    columns = (*_item_key(known), *_ABOUT_CORRECTION)
    return TableSchema("การแก้ไข", "changes made to the text, or suggested", columns)


def _problems_table(known: Sequence[Form]) -> TableSchema:
    columns = (_REPORT_ID, _SOURCE_FILE, _PAGE, _RECORD_NUMBER, _field_name(known), *_ABOUT_PROBLEM)
    return TableSchema("ข้อสังเกต", "findings: what wants a look", columns)


def _item_key(known: Sequence[Form]) -> tuple[Column, ...]:
    return (_REPORT_ID, _RECORD_NUMBER, _field_name(known))


def _field_name(known: Sequence[Form]) -> Column:
    """The column that names a field: one of any form."""
    names = dict[str, None]()
    for form in known:
        names.update(dict.fromkeys(form.field_names))
    return Column("field", "คอลัมน์", "column of the measure", values=tuple(names))
