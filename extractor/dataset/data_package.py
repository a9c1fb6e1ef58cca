"""datapackage.json: what the CSV files hold, for programs (Data Package v2, https://datapackage.org)."""

from __future__ import annotations

import json
from typing import Any

from extractor.dataset.schema import TABLES, Column
from extractor.version import VERSION

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"


def descriptor() -> bytes:
    """The bytes of datapackage.json; the same for all datasets of a version."""
    content = {
        "$schema": _PROFILE,
        "name": "raingan-dataset",
        "title": "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "description": "Reports on measures to promote integrity and transparency that Thai public bodies published as "
        f"PDF, read by raingan {VERSION}. A text cell that begins with = + - @ has an apostrophe before it. / "
        "รายงานมาตรการส่งเสริมคุณธรรมและความโปร่งใสที่หน่วยงานของรัฐเผยแพร่เป็น PDF อ่านด้วยโปรแกรม raingan",
        "version": VERSION,
        "licenses": [
            {
                "title": "As the agencies published their reports; ask each agency / ตามที่หน่วยงานเจ้าของรายงานกำหนด",
                "path": "https://www.oic.go.th",
            }
        ],
        "sources": [{"title": "Files named in reports.csv / ไฟล์ตามที่ระบุใน reports.csv"}],
        "resources": [_resource(name) for name in TABLES],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(name: str) -> dict[str, Any]:
    table = TABLES[name]
    keys: dict[str, Any] = {"primaryKey": ["report_id"]}
    if name != "reports":
        reference = {"resource": "reports", "fields": ["report_id"]}
        keys = {"foreignKeys": [{"fields": ["report_id"], "reference": reference}]}
    return {
        "name": name,
        "title": table.thai,
        "description": f"{table.thai} / {table.english}",
        "path": f"{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {"$schema": _SCHEMA, "fields": [_field(column) for column in table.columns], **keys},
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    if column.name == "confidence":
        constraints |= {"minimum": 0, "maximum": 1}
    elif column.kind == "integer":
        constraints["minimum"] = 0
    field = {
        "name": column.name,
        "type": column.kind,
        "title": column.thai,
        "description": f"{column.thai} / {column.english}",
    }
    return field | ({"constraints": constraints} if constraints else {})
