"""The columns of a dataset's tables that do not come from a form."""

from __future__ import annotations

from extractor.dataset.table_schema import Column

_SOURCE_KINDS = ("text-layer", "scan", "mixed", "transcript")
_REPORT_STATUSES = ("ok", "warnings", "failed")
_CHANGE_KINDS = ("repair", "join", "spacing", "digits", "spelling", "name")
_CHANGE_STATUSES = ("applied", "suggested")
_SEVERITIES = ("error", "warning", "info")

ID = Column(
    "id",
    "รหัส",
    "what names the row, whenever the same file is read",
    required=True,
)
REPORT_ID = Column(
    "report_id",
    "รหัสรายงาน",
    "report: stem of its file and 8 hex digits of its hash",
    required=True,
)
SOURCE_FILE = Column(
    "source_file",
    "ไฟล์ต้นทาง",
    "source file, relative to the input root",
    required=True,
)
FISCAL_YEAR_BE = Column(
    "fiscal_year_be", "ปีงบประมาณ (พ.ศ.)", "fiscal year, Buddhist era", "integer"
)
AGENCY = Column("agency", "หน่วยงาน", "full name of the agency")
PROVINCE = Column("province", "จังหวัด", "province, without จังหวัด")
FORM = Column(
    "form", "แบบรายงาน", "form of the table; empty: none that is known"
)
TABLE_NUMBER = Column(
    "table_number",
    "ตารางที่",
    "number of the table in the report, from 1",
    "integer",
)
RECORD_NUMBER = Column(
    "record_number",
    "ลำดับที่",
    "number of the record, as printed or counted",
    "integer",
)
# Readers of datasets of measures know records by this name.
MEASURE_NUMBER = Column(
    "measure_number", "มาตรการที่", "number of the measure", "integer"
)
SECTION = Column(
    "section", "หัวข้อ", "title over all columns above the row", long=True
)
ITEM_NUMBER = Column(
    "item_number",
    "ข้อที่",
    "number of the item; 0: a sentence before the first one",
    "integer",
)
PAGE = Column("page_no", "หน้า", "page, counted from 1", "integer")
PAGE_FIRST = Column("page_first", "หน้าแรก", "first page", "integer")
PAGE_LAST = Column("page_last", "หน้าสุดท้าย", "last page", "integer")
CONFIDENCE = Column(
    "confidence", "ความเชื่อมั่น", "how likely the text is right, 0 to 1", "number"
)
PERIOD_DATES = (
    Column("period_start", "วันเริ่ม", "first day of the period", "date"),
    Column("period_end", "วันสิ้นสุด", "last day of the period", "date"),
)
_VALUE = Column("value", "จำนวน", "amount that the text says", "decimal")
_BOX = (
    Column("x0", "ซ้าย", "left side of its box (points)", "number"),
    Column(
        "top", "บน", "upper side of its box (points from the top)", "number"
    ),
    Column("x1", "ขวา", "right side of its box (points)", "number"),
    Column(
        "bottom", "ล่าง", "lower side of its box (points from the top)", "number"
    ),
)

SUPERSEDED_BY = Column(
    "superseded_by",
    "นับที่รายงาน",
    "report that says the same and is counted in this one's place; empty: this one counts",
)

REPORT_COLUMNS = (
    ID,
    REPORT_ID,
    SOURCE_FILE,
    Column("source_sha256", "SHA-256 ของไฟล์", "hash of the file's bytes"),
    Column(
        "source_kind",
        "ชนิดของไฟล์",
        "where the text came from",
        values=_SOURCE_KINDS,
    ),
    Column(
        "status",
        "สถานะ",
        "whether the report could be read",
        required=True,
        values=_REPORT_STATUSES,
    ),
    Column(
        "form",
        "แบบรายงาน",
        "forms of its tables, joined by ; in order of appearance; empty: none that is known",
    ),
    Column("pages", "จำนวนหน้า", "pages", "integer"),
    Column(
        "pages_ocr",
        "หน้าที่อ่านด้วย OCR",
        "pages that were read from their pictures",
        "integer",
    ),
    Column("title", "ชื่อรายงาน", "title", long=True),
    FISCAL_YEAR_BE,
    Column(
        "fiscal_year_ce",
        "ปีงบประมาณ (ค.ศ.)",
        "fiscal year, common era",
        "integer",
    ),
    AGENCY,
    Column("agency_type", "ประเภทหน่วยงาน", "type of the agency"),
    Column("subdistrict", "ตำบล", "subdistrict, without ตำบล"),
    Column("district", "อำเภอ", "district, without อำเภอ"),
    PROVINCE,
    Column("subdistrict_code", "รหัสตำบล", "DOPA code of the subdistrict"),
    Column("district_code", "รหัสอำเภอ", "DOPA code of the district"),
    Column("province_code", "รหัสจังหวัด", "DOPA code of the province"),
    Column("measures", "จำนวนมาตรการ", "measures", "integer", required=True),
    Column(
        "records",
        "จำนวนแถวข้อมูล",
        "records of all forms",
        "integer",
        required=True,
    ),
    Column(
        "tables",
        "จำนวนตารางอื่น",
        "tables of no known form",
        "integer",
        required=True,
    ),
    Column("items", "จำนวนข้อ", "items", "integer", required=True),
    Column(
        "corrections",
        "จำนวนการแก้ไข",
        "corrections, suggested ones too",
        "integer",
        required=True,
    ),
    Column("problems", "จำนวนข้อสังเกต", "findings", "integer", required=True),
    CONFIDENCE,
    Column(
        "proved",
        "สัดส่วนที่พิสูจน์แล้ว",
        "share of its text layer's cells whose print shows what they say",
        "number",
    ),
    Column("version", "รุ่นของโปรแกรม", "version of raingan", required=True),
    SUPERSEDED_BY,
)
END_OF_RECORD = (
    PAGE_FIRST,
    PAGE_LAST,
    CONFIDENCE,
    Column(
        "needs_review",
        "ควรตรวจทาน",
        "whether a person should look at it",
        "boolean",
        required=True,
    ),
    SUPERSEDED_BY,
)
# Behind the columns that say of which record and field an item is.
END_OF_ITEM = (
    ITEM_NUMBER,
    Column(
        "key",
        "คอลัมน์ย่อย",
        "what tells the columns of a group apart, such as a year",
    ),
    Column("text", "ข้อความ", "text, without its marker", long=True),
    Column("name", "ชื่อ", "whom an offer names"),
    _VALUE,
    PAGE,
    *_BOX,
    CONFIDENCE,
    SUPERSEDED_BY,
)
TABLE_COLUMNS = (
    ID,
    REPORT_ID,
    SOURCE_FILE,
    AGENCY,
    PROVINCE,
    FISCAL_YEAR_BE,
    TABLE_NUMBER,
    Column("title", "ชื่อตาราง", "what stands above it", long=True),
    Column(
        "headers", "หัวตาราง", "header of each column, joined by |", long=True
    ),
    Column(
        "rows",
        "จำนวนแถว",
        "rows, those of the header too",
        "integer",
        required=True,
    ),
    Column("columns", "จำนวนคอลัมน์", "columns", "integer", required=True),
    PAGE_FIRST,
    PAGE_LAST,
    Column("nearest_form", "แบบที่ใกล้เคียง", "form that it comes nearest to"),
    Column(
        "why_not",
        "สิ่งที่ขาด",
        "fields of that form that no header names, joined by |",
        long=True,
    ),
)
CELL_COLUMNS = (
    ID,
    REPORT_ID,
    TABLE_NUMBER,
    FORM,
    RECORD_NUMBER,
    Column("row", "แถวที่", "row below the header, from 1", "integer"),
    Column("column", "คอลัมน์ที่", "column, from 1", "integer"),
    Column("header", "หัวคอลัมน์", "header of the column"),
    Column("text", "ข้อความ", "text of the cell", long=True),
    _VALUE,
    PAGE,
    *_BOX,
    CONFIDENCE,
)
# Behind the columns that say which item, or cell, was changed.
END_OF_CORRECTION = (
    ITEM_NUMBER,
    PAGE,
    Column("rule", "กฎ", "rule that made the change", required=True),
    Column(
        "kind", "ชนิด", "kind of the change", required=True, values=_CHANGE_KINDS
    ),
    Column(
        "status",
        "สถานะ",
        "whether the change was made",
        required=True,
        values=_CHANGE_STATUSES,
    ),
    Column("before", "เดิม", "text before"),
    Column("after", "ใหม่", "text after"),
    Column("context", "บริบท", "the words around", long=True),
    CONFIDENCE,
)
END_OF_PROBLEM = (
    Column("severity", "ระดับ", "severity", required=True, values=_SEVERITIES),
    Column(
        "code",
        "รหัสข้อสังเกต",
        "code; docs/problems.md explains each",
        required=True,
    ),
    Column("message_th", "คำอธิบาย", "message in Thai", long=True),
    Column("message_en", "คำอธิบายภาษาอังกฤษ", "message in English", long=True),
)
