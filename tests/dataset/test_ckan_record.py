"""The record of a CKAN catalogue says what the files say, and that the rest is unknown."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.helpers.command import Raingan, put

HEADER = "มาตรการ\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ\tผลลัพธ์"
ROW = "1. จัดทำคู่มือ\tประชุม\tกองคลัง\tตลอดปี\tแล้วเสร็จ\tดีขึ้น"
PRU_YAI = "เทศบาลตำบลปรุใหญ่ อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา"
CHIANG_KHAN = "เทศบาลตำบลเชียงคาน อำเภอเชียงคาน จังหวัดเลย"


def report(agency: str, year: int) -> bytes:
    title = f"รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. {year}"
    return "\n".join((title, agency, HEADER, ROW, "")).encode()


def record(raingan: Raingan, folder: Path, *reports: bytes) -> dict[str, Any]:
    for at, data in enumerate(reports):
        put(folder / "in" / f"{at}.txt", data)
    assert raingan("extract", "in", "-o", "out", cwd=folder).returncode == 0
    done = raingan("export", "out", "--to", "ckan", cwd=folder)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads((folder / "out/ckan.json").read_bytes())
    return told


def test_of_one_agency_it_is_named(raingan: Raingan, tmp_path: Path) -> None:
    told = record(raingan, tmp_path, report(PRU_YAI, 2566))
    assert told["title"] == (
        "ข้อมูลจากรายงานของเทศบาลตำบลปรุใหญ่ ปีงบประมาณ พ.ศ. 2566"
    )
    assert told["data_source"] == "เทศบาลตำบลปรุใหญ่"
    assert told["geo_coverage"] == "จังหวัด"
    assert "geo_coverage_other" not in told


def test_of_several_the_years_and_provinces_are_named(
    raingan: Raingan, tmp_path: Path
) -> None:
    told = record(
        raingan, tmp_path, report(PRU_YAI, 2566), report(CHIANG_KHAN, 2563)
    )
    assert told["title"].endswith("ปีงบประมาณ พ.ศ. 2563-2566")
    assert told["geo_coverage"] == "อื่นๆ"
    assert told["geo_coverage_other"] == "จังหวัด: นครราชสีมา, เลย"


def test_every_csv_is_a_resource(raingan: Raingan, tmp_path: Path) -> None:
    told = record(raingan, tmp_path, report(PRU_YAI, 2566))
    names = {resource["name"] for resource in told["resources"]}
    assert names == {path.name for path in (tmp_path / "out").glob("*.csv")}


def test_what_the_files_do_not_say_is_unknown_or_left_to_the_publisher(
    raingan: Raingan, tmp_path: Path
) -> None:
    told = record(raingan, tmp_path, report(PRU_YAI, 2566))
    assert told["objective"] == ["ไม่ทราบ"]
    assert told["update_frequency_unit"] == "ไม่ทราบ"
    assert [name for name, value in told.items() if value == ""] == [
        "owner_org",
        "maintainer",
        "maintainer_email",
        "data_category",
    ]


def test_names_and_tags_are_such_as_ckan_takes(
    raingan: Raingan, tmp_path: Path
) -> None:
    told = record(raingan, tmp_path, report(PRU_YAI, 2566))
    assert re.fullmatch("[a-z0-9_-]{2,100}", told["name"])
    tags = told["tag_string"].split(",")
    assert tags == ["มาตรการ", "นครราชสีมา"]
    for tag in tags:
        assert 2 <= len(tag) <= 100
        assert not re.search(r"[/\\:;()]", tag)
