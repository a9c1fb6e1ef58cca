"""The tables of a dataset and their columns, in order; readers rely on them to the letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["string", "integer", "number", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds in Thai and English, its type, whether it is never empty, what it may be."""

    name: str
    thai: str
    english: str
    kind: Kind = "string"
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSchema:
    """A table: what a row of it is, in Thai and English, and its columns."""

    thai: str
    english: str
    columns: tuple[Column, ...]


_REPORT_ID = Column("report_id", "รหัสรายงาน", "report: stem of its file and 8 hex digits of its hash", required=True)
_SOURCE = Column("source_file", "ไฟล์ต้นทาง", "source file, relative to the input root", required=True)
_YEAR = Column("fiscal_year_be", "ปีงบประมาณ (พ.ศ.)", "fiscal year, Buddhist era", "integer")
_AGENCY = Column("agency", "หน่วยงาน", "full name of the agency")
_PROVINCE = Column("province", "จังหวัด", "province, without จังหวัด")
_NUMBER = Column("measure_number", "มาตรการที่", "number of the measure", "integer")
_PAGE = Column("page_no", "หน้า", "page, counted from 1", "integer")
_SURE = Column("confidence", "ความเชื่อมั่น", "how likely the text is right, 0 to 1", "number")
_FIELDS = ("measure", "methods", "responsible", "period", "results", "outcomes")
_FIELD = Column("field", "คอลัมน์", "column of the measure", values=_FIELDS)

TABLES: dict[str, TableSchema] = {
    "reports": TableSchema(
        "รายงาน",
        "source files, failed ones too",
        (
            _REPORT_ID,
            _SOURCE,
            Column("source_sha256", "SHA-256 ของไฟล์", "hash of the file's bytes"),
            Column(
                "source_kind",
                "ชนิดของไฟล์",
                "where the text came from",
                values=("text-layer", "scan", "mixed", "transcript"),
            ),
            Column(
                "status",
                "สถานะ",
                "whether the report could be read",
                required=True,
                values=("ok", "warnings", "failed"),
            ),
            Column("pages", "จำนวนหน้า", "pages", "integer"),
            Column("pages_ocr", "หน้าที่อ่านด้วย OCR", "pages that were read from their pictures", "integer"),
            Column("title", "ชื่อรายงาน", "title"),
            _YEAR,
            Column("fiscal_year_ce", "ปีงบประมาณ (ค.ศ.)", "fiscal year, common era", "integer"),
            _AGENCY,
            Column("agency_type", "ประเภทหน่วยงาน", "type of the agency"),
            Column("subdistrict", "ตำบล", "subdistrict, without ตำบล"),
            Column("district", "อำเภอ", "district, without อำเภอ"),
            _PROVINCE,
            Column("subdistrict_code", "รหัสตำบล", "DOPA code of the subdistrict"),
            Column("district_code", "รหัสอำเภอ", "DOPA code of the district"),
            Column("province_code", "รหัสจังหวัด", "DOPA code of the province"),
            Column("measures", "จำนวนมาตรการ", "measures", "integer", required=True),
            Column("items", "จำนวนข้อ", "items", "integer", required=True),
            Column("corrections", "จำนวนการแก้ไข", "corrections, suggested ones too", "integer", required=True),
            Column("problems", "จำนวนข้อสังเกต", "findings", "integer", required=True),
            _SURE,
            Column("version", "รุ่นของโปรแกรม", "version of raingan", required=True),
        ),
    ),
    "measures": TableSchema(
        "มาตรการ",
        "measures, stitched over pages",
        (
            _REPORT_ID,
            _SOURCE,
            _YEAR,
            _AGENCY,
            _PROVINCE,
            _NUMBER,
            Column("measure", "มาตรการ/กิจกรรม", "measure, without its number"),
            Column("methods", "วิธีการดำเนินการ", "methods"),
            Column("responsible", "ผู้รับผิดชอบ", "units that are responsible"),
            Column("period", "ระยะเวลาดำเนินการ", "period as printed"),
            Column("period_start", "วันเริ่ม", "first day of the period", "date"),
            Column("period_end", "วันสิ้นสุด", "last day of the period", "date"),
            Column("results", "สรุปผลการดำเนินการ", "results"),
            Column("outcomes", "ผลลัพธ์/ความสำเร็จ", "outcomes"),
            Column("page_first", "หน้าแรก", "first page", "integer"),
            Column("page_last", "หน้าสุดท้าย", "last page", "integer"),
            _SURE,
            Column("needs_review", "ควรตรวจทาน", "whether a person should look at it", "boolean", required=True),
        ),
    ),
    "items": TableSchema(
        "ข้อ",
        "items of a measure's cells",
        (
            _REPORT_ID,
            _NUMBER,
            _FIELD,
            Column("item_number", "ข้อที่", "number of the item; 0: a sentence before the first one", "integer"),
            Column("text", "ข้อความ", "text, without its marker"),
            _PAGE,
            Column("x0", "ซ้าย", "left side of its box (points)", "number"),
            Column("top", "บน", "upper side of its box (points from the top)", "number"),
            Column("x1", "ขวา", "right side of its box (points)", "number"),
            Column("bottom", "ล่าง", "lower side of its box (points from the top)", "number"),
            _SURE,
        ),
    ),
    "corrections": TableSchema(
        "การแก้ไข",
        "changes made to the text, or suggested",
        (
            _REPORT_ID,
            _NUMBER,
            _FIELD,
            Column("item_number", "ข้อที่", "number of the item", "integer"),
            _PAGE,
            Column("rule", "กฎ", "rule that made the change", required=True),
            Column(
                "kind",
                "ชนิด",
                "kind of the change",
                required=True,
                values=("repair", "join", "spacing", "digits", "spelling", "name"),
            ),
            Column("status", "สถานะ", "whether the change was made", required=True, values=("applied", "suggested")),
            Column("before", "เดิม", "text before"),
            Column("after", "ใหม่", "text after"),
            Column("context", "บริบท", "the words around"),
            _SURE,
        ),
    ),
    "problems": TableSchema(
        "ข้อสังเกต",
        "findings: what wants a look",
        (
            _REPORT_ID,
            _SOURCE,
            _PAGE,
            _NUMBER,
            _FIELD,
            Column("severity", "ระดับ", "severity", required=True, values=("error", "warning", "info")),
            Column("code", "รหัส", "code; docs/problems.md explains each", required=True),
            Column("message_th", "คำอธิบาย", "message in Thai"),
            Column("message_en", "คำอธิบายภาษาอังกฤษ", "message in English"),
        ),
    ),
}
COLUMNS = {name: tuple(column.name for column in table.columns) for name, table in TABLES.items()}
# What a CSV cell begins with that a spreadsheet would take for a formula otherwise.
QUOTE = "'"
