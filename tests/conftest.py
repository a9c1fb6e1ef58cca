"""What several tests need: the command as a user runs it, and the smallest report there is."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# The first example loads the dictionary; a shared machine is slow at times.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).parents[1]
HEADER = "มาตรการ/กิจกรรม\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tระยะเวลาดำเนินการ\tสรุปผลการดำเนินการ\tผลลัพธ์/ความสำเร็จ"
COVER = """รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน
ประจำปีงบประมาณ พ.ศ. ๒๕๖๖
เทศบาลตำบลปรุใหญ่
อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา
"""
ROW = "๑. ลดการใช้กระดาษ\t๑. ใช้อีเมล ๒. ใช้เว็บไซต์\tกองคลัง\tปีงบประมาณ พ.ศ. ๒๕๖๖\tใช้อีเมลแล้ว\tประหยัด"


@pytest.fixture(scope="session")
def raingan() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command in a process of its own, with any options of `subprocess.run`; it may never show a traceback."""

    def run(*arguments: str | Path | bytes, **options: Any) -> subprocess.CompletedProcess[str]:
        options["env"] = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120", **options.get("env", {})}
        done = subprocess.run(
            [sys.executable, "-m", "extractor", *arguments],
            **{"capture_output": True, "encoding": "utf-8", "errors": "replace", "timeout": 600, **options},
        )
        assert "Traceback" not in (done.stderr or "")
        return done

    return run


@pytest.fixture(scope="session")
def transcript() -> Callable[..., str]:
    """The text of a transcript with these rows, tab-separated; without any, one small row."""

    def text(*rows: str) -> str:
        return "\n".join((COVER, HEADER, *(rows or (ROW,)), ""))

    return text


def contents(folder: Path) -> dict[str, bytes]:
    """The files under a folder, but for the ledger of a run."""
    files = (file for file in folder.rglob("*") if file.is_file() and ".raingan" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def read_csv(file: Path) -> list[dict[str, str]]:
    """The rows of one of the dataset's tables."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
