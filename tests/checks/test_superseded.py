"""An agency and year that come from two files are counted once, and nothing else is left out of the count."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from extractor import extract_folder
from extractor.options import BatchOptions
from tests.helpers.command import put
from tests.helpers.files import read_csv

HEADER = "มาตรการ\tวิธีการดำเนินการ\tผู้รับผิดชอบ\tระยะเวลา\tผลการดำเนินการ\tผลลัพธ์"
TITLE = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year}"
AGENCY = "เทศบาลตำบลปรุใหญ่ อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา"
NAMES = ("จัดทำคู่มือการปฏิบัติงาน", "อบรมบุคลากรด้านจริยธรรม", "ตรวจสอบพัสดุประจำปี")
OTHER_NAMES = ("รับเรื่องร้องเรียนออนไลน์", "สำรวจความพึงพอใจผู้รับบริการ")
BUYS = (
    "ลำดับ\tงานที่จัดซื้อหรือจัดจ้าง\tวงเงินที่จะซื้อหรือจ้าง\tราคากลาง\tวิธีซื้อหรือจ้าง\t"
    "รายชื่อผู้เสนอราคา\tผู้ที่ได้รับการคัดเลือก\tเหตุผลที่คัดเลือก\tเลขที่สัญญา"
)


def measures(
    *names: str, year: int = 2566, agency: str = AGENCY, result: str = "แล้วเสร็จ"
) -> bytes:
    rows = [
        f"{at}. {name}\tประชุมคณะทำงาน\tกองคลัง\tตลอดปี\t{result} {name}\tดีขึ้น"
        for at, name in enumerate(names, 1)
    ]
    head = (TITLE.format(year=year), agency, HEADER)
    return ("\n".join((*head, *rows)) + "\n").encode()


def purchases(month: str, *contracts: str) -> bytes:
    rows = [
        f"{at}\tจ้างเหมาทำความสะอาด\t9,000\t9,000\tเฉพาะเจาะจง\tร้านต้นแบบ 9,000\tร้านต้นแบบ 9,000\tคุณสมบัติครบ\t{contract}"
        for at, contract in enumerate(contracts, 1)
    ]
    head = (
        f"สรุปผลการดำเนินการจัดซื้อจัดจ้าง {month} ประจำปีงบประมาณ พ.ศ. 2566",
        AGENCY,
        BUYS,
    )
    return ("\n".join((*head, *rows)) + "\n").encode()


def counted(folder: Path, **files: bytes) -> list[str]:
    """The files of which the dataset says that they count."""
    for name, data in files.items():
        put(folder / "in" / f"{name}.txt", data)
    extract_folder(folder / "in", folder / "out")
    return [
        row["source_file"].removesuffix(".txt")
        for row in read_csv(folder / "out" / "reports.csv")
        if not row["superseded_by"]
    ]


def test_a_report_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    once = measures(*NAMES)
    assert counted(tmp_path, a=once, b=once) == ["a"]


def test_of_a_half_year_and_its_year_the_year_counts(tmp_path: Path) -> None:
    half = measures(*NAMES, result="อยู่ระหว่างดำเนินการ")
    year = measures(
        *NAMES, result="ดำเนินการแล้วเสร็จตามแผนทุกกิจกรรมและรายงานผู้บริหารแล้ว"
    )
    assert counted(tmp_path, a=year, b=half) == ["a"]


def test_the_report_with_more_measures_counts(tmp_path: Path) -> None:
    assert counted(tmp_path, a=measures(*NAMES), b=measures(*NAMES[:2])) == [
        "a"
    ]


def test_of_two_alike_the_last_file_counts(tmp_path: Path) -> None:
    old, new = measures(*NAMES), measures(*NAMES, result="แล้วเสร็จ ")
    again = new.replace("ตลอดปี".encode(), "ทั้งปี".encode())
    assert counted(tmp_path, a=old, b=again) == ["b"]


@pytest.mark.parametrize(
    "other",
    [
        measures(*NAMES, year=2567),
        measures(*OTHER_NAMES),
        measures(*NAMES, agency="เทศบาลตำบลเชียงคาน อำเภอเชียงคาน จังหวัดเลย"),
    ],
    ids=["another year", "other measures", "another agency"],
)
def test_what_another_report_does_not_say_counts(
    tmp_path: Path, other: bytes
) -> None:
    assert counted(tmp_path, a=measures(*NAMES), b=other) == ["a", "b"]


def test_reports_whose_agency_nobody_knows_all_count(tmp_path: Path) -> None:
    first = measures(*NAMES, agency="")
    other = measures(*NAMES, agency="", result="เสร็จ")
    assert counted(tmp_path, a=first, b=other) == ["a", "b"]


def test_purchases_of_each_month_all_count(tmp_path: Path) -> None:
    named = {
        "oct": purchases("เดือนตุลาคม 2565", "1/2566", "2/2566"),
        "nov": purchases("เดือนพฤศจิกายน 2565", "1/2566", "2/2566"),
    }
    assert counted(tmp_path, **named) == ["nov", "oct"]


def test_purchases_under_one_title_count_once_only_where_they_are_the_same(
    tmp_path: Path,
) -> None:
    first = purchases("", "1/2566", "2/2566")
    same = purchases("", "1/2566", "2/2566", "3/2566")
    other = purchases("", "7/2566", "8/2566")
    assert counted(tmp_path, a=first, b=same, c=other) == ["b", "c"]


def test_every_row_of_a_report_that_does_not_count_says_so(
    tmp_path: Path,
) -> None:
    put(tmp_path / "in" / "a.txt", measures(*NAMES))
    put(tmp_path / "in" / "b.txt", measures(*NAMES[:2]))
    batch = BatchOptions.model_validate({"workers": 0, "format": "csv,xlsx"})
    extract_folder(tmp_path / "in", tmp_path / "out", batch=batch)
    reports = read_csv(tmp_path / "out" / "reports.csv")
    counts, other = (row["report_id"] for row in reports)
    for table in ("reports", "measures", "items"):
        told = {
            (row["report_id"], row["superseded_by"])
            for row in read_csv(tmp_path / "out" / f"{table}.csv")
        }
        assert told == {(counts, ""), (other, counts)}
    book = openpyxl.load_workbook(tmp_path / "out" / "dataset.xlsx")
    sheet = next(
        book[name] for name in book.sheetnames if name.endswith("measures")
    )
    shown = [row[-1].value for row in sheet.iter_rows(min_row=2)]
    assert shown == [None] * 3 + [counts] * 2
    with (tmp_path / "out" / "measures.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        names = [
            row["measure"]
            for row in csv.DictReader(file)
            if not row["superseded_by"]
        ]
    assert names == list(NAMES)
