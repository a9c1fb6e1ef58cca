"""ckan.json: what a CKAN catalogue is told of a dataset, in the fields of the catalogues of the Thai government.

The fields and the words that they take are those of the CKAN extension thai_gdc (its `ckan_dataset.json`), made for the
catalogues of agencies. What the files do not say is said to be unknown, or left empty for the publisher.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from extractor.dataset.json_file import to_json
from extractor.dataset.schema import known_forms, schemas
from extractor.dataset.staging import Staging
from extractor.dataset.table_part import TablePart
from extractor.version import VERSION

_FILE = "ckan.json"
# Words of thai_gdc: records (not statistics), what nobody told, and what its list has no word for.
_RECORDS = "ข้อมูลระเบียน"
_UNKNOWN = "ไม่ทราบ"
_OTHER = "อื่นๆ"
_PROVINCE = "จังหวัด"
_NO_LICENSE = "License not specified"
# Hex digits of the hash that tells the names of datasets apart.
_HASH_DIGITS = 8
# Characters that a tag of CKAN cannot have (ckan.logic.validators.tag_name_validator); those of Thai, whose vowels are
# no letters to it, the extension lets pass.
_NOT_IN_TAG = re.compile(r"[^\w\u0e00-\u0e7f .-]+")


class CkanRecord:
    """An exporter: the metadata record of the CSV files, as CKAN's `package_create` takes it."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._counts = dict[str, int]()
        self._report_ids = list[str]()
        self._agencies = dict[str, None]()
        self._provinces = dict[str, None]()
        self._years = set[int]()

    def add(self, part: TablePart) -> None:
        """Take note of a part of a table.

        Args:
            part: Its next rows.
        """
        self._counts[part.table] = self._counts.get(part.table, 0) + len(part)
        if part.table != "reports":
            return
        for row in part.records():
            self._report_ids.append(row["report_id"])
            self._agencies[row["agency"] or ""] = None
            self._provinces[row["province"] or ""] = None
            if row["fiscal_year_be"]:
                self._years.add(row["fiscal_year_be"])

    def close(self) -> None:
        """Write the record.

        Raises:
            OutputError: It cannot be written.
        """
        self._staging.add(_FILE, to_json(self._record()))

    def _record(self) -> dict[str, Any]:
        return {
            "name": f"raingan-{self._hash()}",
            "title": self._title(),
            "notes": self._notes(),
            "tag_string": ",".join(self._tags()),
            "data_type": _RECORDS,
            "data_source": ", ".join(_known(self._agencies)) or _UNKNOWN,
            "data_format": ["CSV"],
            "data_language": ["ไทย"],
            **self._coverage(),
            "objective": [_UNKNOWN],
            "update_frequency_unit": _UNKNOWN,
            "license_id": _NO_LICENSE,
            # Of these the files say nothing: the publisher fills them in.
            "owner_org": "",
            "maintainer": "",
            "maintainer_email": "",
            "data_category": "",
            "resources": [
                self._resource(name)
                for name in schemas()
                if name in self._counts
            ],
        }

    def _hash(self) -> str:
        """What tells the dataset from those of other reports."""
        ids = "\n".join(self._report_ids).encode()
        return hashlib.sha256(ids).hexdigest()[:_HASH_DIGITS]

    def _title(self) -> str:
        agencies = _known(self._agencies)
        who = agencies[0] if len(agencies) == 1 else "หน่วยงานภาครัฐไทย"
        return f"ข้อมูลจากรายงานของ{who}{self._span_of_years()}"

    def _span_of_years(self) -> str:
        if not self._years:
            return ""
        first, last = min(self._years), max(self._years)
        span = f"{first}" if first == last else f"{first}-{last}"
        return f" ปีงบประมาณ พ.ศ. {span}"

    def _notes(self) -> str:
        described = schemas()
        counts = ", ".join(
            f"{described[name].thai} {count:,}"
            for name, count in self._counts.items()
        )
        return (
            f"อ่านจากรายงานที่หน่วยงานเผยแพร่ด้วยโปรแกรม raingan {VERSION} ({counts}) "
            "นับเฉพาะแถวที่ superseded_by ว่าง เพื่อไม่ให้นับรายงานเดียวกันซ้ำ"
        )

    def _tags(self) -> Iterable[str]:
        """Of each form what a record of it is, and the provinces."""
        described = schemas()
        titles = [
            described[form.name].thai
            for form in known_forms()
            if self._counts.get(form.name)
        ]
        tags = (
            _NOT_IN_TAG.sub(" ", tag).strip()
            for tag in (*titles, *_known(self._provinces))
        )
        return dict.fromkeys(tags)

    def _coverage(self) -> dict[str, str]:
        """The places that reports are from; all provinces by name, for no word of the list says which."""
        provinces = _known(self._provinces)
        if not provinces:
            return {"geo_coverage": _UNKNOWN}
        if len(provinces) == 1 and "" not in self._provinces:
            return {"geo_coverage": _PROVINCE}
        named = ", ".join(provinces)
        return {
            "geo_coverage": _OTHER,
            "geo_coverage_other": f"{_PROVINCE}: {named}",
        }

    def _resource(self, table: str) -> dict[str, str]:
        schema = schemas()[table]
        return {
            "name": f"{table}.csv",
            "description": f"{schema.thai} / {schema.english}",
            "format": "CSV",
            "mimetype": "text/csv",
            "url": "",
        }


def _known(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name)
