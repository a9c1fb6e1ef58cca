"""datapackage.json: what the CSV files hold, for programs (Data Package v2, https://datapackage.org)."""

from __future__ import annotations

import json
from typing import Any

from extractor.dataset.schema import Column, TableSchema, schemas
from extractor.version import VERSION

_PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABLE_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TITLE = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
_DESCRIPTION = (
    "Reports on measures to promote integrity and transparency that Thai public bodies published as "
    f"PDF, read by raingan {VERSION}. A text cell that begins with = + - @ has an apostrophe before it. / "
    "รายงานมาตรการส่งเสริมคุณธรรมและความโปร่งใสที่หน่วยงานของรัฐเผยแพร่เป็น PDF อ่านด้วยโปรแกรม raingan"
)
_LICENSE = {
    "title": "As the agencies published their reports; ask each agency / ตามที่หน่วยงานเจ้าของรายงานกำหนด",
    "path": "https://www.oic.go.th",
}
# As extractor.dataset.exporters.csv_files writes them.
_DIALECT = {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True}


def data_package() -> bytes:
    """Describe the CSV files of a dataset.

    Returns:
        The bytes of datapackage.json; the same for all datasets of a version.
    """
    content = {
        "$schema": _PACKAGE_PROFILE,
        "name": "raingan-dataset",
        "title": _TITLE,
        "description": _DESCRIPTION,
        "version": VERSION,
        "licenses": [_LICENSE],
        "sources": [{"title": "Files named in reports.csv / ไฟล์ตามที่ระบุใน reports.csv"}],
        "resources": [_resource(name, table) for name, table in schemas().items()],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _resource(name: str, table: TableSchema) -> dict[str, Any]:
    schema = {"$schema": _TABLE_PROFILE, "fields": [_field(column) for column in table.columns]}
    return {
        "name": name,
        "title": table.thai,
        "description": f"{table.thai} / {table.english}",
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": {**schema, **_keys(name)},
    }


def _keys(table: str) -> dict[str, Any]:
    """The key of the reports, or how another table refers to them."""
    if table == "reports":
        return {"primaryKey": ["report_id"]}
    reference = {"resource": "reports", "fields": ["report_id"]}
    return {"foreignKeys": [{"fields": ["report_id"], "reference": reference}]}


def _field(column: Column) -> dict[str, Any]:
    field = {
        "name": column.name,
        "type": column.kind,
        "title": column.thai,
        "description": f"{column.thai} / {column.english}",
    }
    constraints = _constraints(column)
    return {**field, "constraints": constraints} if constraints else field


def _constraints(column: Column) -> dict[str, Any]:
    constraints = dict[str, Any]()
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.name == "confidence":
        constraints["minimum"] = 0
        constraints["maximum"] = 1
    elif column.kind == "integer":
        constraints["minimum"] = 0
    return constraints
