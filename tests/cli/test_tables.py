"""`raingan tables`: how tables were found is told, and can be chosen."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from extractor.batch.lock import locked
from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.files import contents
from tests.helpers.pdfs import columns, fill, page, pdf, tops, words

NAMES = [
    "จัดทำคู่มือ",
    "อบรมบุคลากร",
    "ตรวจพัสดุ",
    "เผยแพร่แผนจัดซื้อ",
    "รับเรื่องร้องเรียน",
    "สำรวจความพึงพอใจ",
]
ROWS = [
    ["ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"],
    *([f"{row}", name, "กองคลัง", "ตลอดปี"] for row, name in enumerate(NAMES, 1)),
]


def without_rulings(title: str) -> bytes:
    """A page with a table of six rows, no line drawn."""
    top = 90.0
    return words(title, 30, 50) + fill(ROWS, columns(4), tops(ROWS, top))


def table_index(out: Path) -> list[dict[str, str]]:
    with (out / "tables.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    path = tmp_path / "bare.pdf"
    path.write_bytes(pdf(without_rulings("รายงานประจำปี")))
    return path


def test_a_table_without_lines_says_how_it_was_found(
    raingan: Raingan, bare: Path, tmp_path: Path
) -> None:
    assert raingan("tables", bare, "-o", tmp_path / "out").returncode == 0
    (row,) = table_index(tmp_path / "out")
    assert (row["strategy"], row["columns"]) == ("alignment", "4")


def test_who_asks_for_rulings_gets_no_table_without_them(
    raingan: Raingan, bare: Path, tmp_path: Path
) -> None:
    assert (
        raingan(
            "tables", bare, "-o", tmp_path / "out", "--strategy", "rulings"
        ).returncode
        == 3
    )
    assert table_index(tmp_path / "out") == []


def test_pages_say_why_their_tables_were_joined(
    raingan: Raingan, tmp_path: Path
) -> None:
    file = tmp_path / "ruled.pdf"
    file.write_bytes(
        pdf(
            page("รายงาน", ROWS),
            page("", [ROWS[0], ["9", "จัดทำคู่มือเล่มที่ 9", "กองคลัง", "มีนาคม 2566"]]),
        )
    )
    assert (
        raingan("tables", file, "-o", tmp_path / "out", "--draw").returncode
        == 0
    )
    (folder,) = (tmp_path / "out").glob("ruled-*")
    (table,) = json.loads((folder / "tables.json").read_text(encoding="utf-8"))
    assert table["strategy"] == "rulings"
    assert table["joins"] == [
        {"page_no": 2, "joined": True, "reason": "header-again"}
    ]
    assert sorted(picture.name for picture in folder.glob("*.png")) == [
        "page-001.png",
        "page-002.png",
    ]


def test_what_a_killed_run_left_half_written_is_taken_away(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    raingan("tables", "r.txt", "-o", "out", cwd=tmp_path)
    before = contents(tmp_path / "out")
    (folder,) = (tmp_path / "out").glob("r-*/")
    for place in (tmp_path / "out", folder):
        put(place / ".x.part", b"half")
    raingan("tables", "r.txt", "-o", "out", cwd=tmp_path)
    assert contents(tmp_path / "out") == before


def test_a_second_run_into_the_same_folder_is_told(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    with locked(tmp_path / "out"):
        done = raingan("tables", "r.txt", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "Another run is writing" in done.stderr
