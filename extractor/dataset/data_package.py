"""datapackage.json: what the CSV files hold, for programs (Data Package v2, https://datapackage.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from extractor.dataset.exporters.csv_files import guarded
from extractor.dataset.json_file import to_json
from extractor.dataset.schema import schemas
from extractor.dataset.table_schema import Column, TableSchema
from extractor.version import VERSION

_PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TABLE_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TITLE = "รายงานของหน่วยงานภาครัฐไทย"
_DESCRIPTION = (
    "Reports that Thai public bodies published, such as those on measures to promote integrity and transparency, "
    f"read by raingan {VERSION}. A text cell that begins with = + - @ has an apostrophe before it. / "
    "รายงานที่หน่วยงานของรัฐเผยแพร่ เช่น รายงานมาตรการส่งเสริมคุณธรรมและความโปร่งใส อ่านด้วยโปรแกรม raingan"
)
_LICENSE = {
    "title": "As the agencies published their reports; ask each agency / ตามที่หน่วยงานเจ้าของรายงานกำหนด",
    "path": "https://www.oic.go.th",
}
# As extractor.dataset.exporters.csv_files writes them.
_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
}


# Types of columns whose name differs here.
_TYPES = {"decimal": "number"}
_TABLE_FILE = re.compile(r"([a-z][a-z0-9-]*)\.csv")


def data_package(
    tables: Collection[str], words: Mapping[tuple[str, str], Iterable[str]]
) -> bytes:
    """Describe the CSV files of a dataset.

    Args:
        tables: Names of its tables.
        words: What stands in place of amounts, by table and column.

    Returns:
        The bytes of datapackage.json.
    """
    content = {
        "$schema": _PACKAGE_PROFILE,
        "name": "raingan-dataset",
        "title": _TITLE,
        "description": _DESCRIPTION,
        "version": VERSION,
        "licenses": [_LICENSE],
        "sources": [
            {"title": "Files named in reports.csv / ไฟล์ตามที่ระบุใน reports.csv"}
        ],
        "resources": [
            _resource(name, table, words)
            for name, table in schemas().items()
            if name in tables
        ],
    }
    return to_json(content)


def described_tables(path: Path) -> Iterator[str]:
    """List the tables that a dataset has, as an earlier run described it.

    Args:
        path: Its datapackage.json; it need not be there.

    Yields:
        The names of its tables.
    """
    try:
        resources = json.loads(path.read_bytes())["resources"]
        files = [str(resource["path"]) for resource in resources]
    except (OSError, ValueError, LookupError, TypeError):
        return
    for file in files:
        match = _TABLE_FILE.fullmatch(file)
        if match:
            yield match[1]


def _resource(
    name: str,
    table: TableSchema,
    words: Mapping[tuple[str, str], Iterable[str]],
) -> dict[str, Any]:
    fields = [
        _field(column, words.get((name, column.name), ()))
        for column in table.columns
    ]
    schema = {"$schema": _TABLE_PROFILE, "fields": fields}
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
    """The key of a table, and how it refers to the reports."""
    if table == "reports":
        return {"primaryKey": ["report_id"]}
    reference = {"resource": "reports", "fields": ["report_id"]}
    return {
        "primaryKey": ["id"],
        "foreignKeys": [{"fields": ["report_id"], "reference": reference}],
    }


def _field(column: Column, words: Iterable[str]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, column.kind),
        "title": column.thai,
        "description": f"{column.thai} / {column.english}",
    }
    said = sorted(guarded(word) for word in words)
    if said:
        field["missingValues"] = ["", *said]
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
