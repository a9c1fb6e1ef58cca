"""Reports of several forms, and of none, as tables of a dataset: in every format, and every row named."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
import sqlalchemy as sql
from frictionless import Package

from extractor import extract, extract_folder, forms
from extractor.dataset.build import export_dataset, write_tables
from extractor.dataset.json_file import to_json
from extractor.dataset.reader import DatasetReader
from extractor.dataset.rows import table_rows, typed_frame
from extractor.dataset.table_part import TablePart
from extractor.dataset.table_schema import Content
from extractor.errors import UsageError
from tests.helpers.files import read_csv
from tests.helpers.made_reports import (
    content,
    known_table,
    measures,
    plan,
    purchases,
    record,
    unknown_table,
)
from tests.helpers.transcripts import COVER

FORMATS = ("csv", "xlsx", "parquet", "duckdb")
LOANS = [
    ["วันที่", "ผู้ยืม", "จำนวน"],
    ["๑ ม.ค. ๒๕๖๖", "เเดง", "๒"],
    ["", "-92,302.00", ""],
]


def written(
    folder: Path, contents: Sequence[Content], formats: Sequence[str] = FORMATS
) -> Path:
    """A dataset of these reports."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    for one in contents:
        name = f"{one['report']['report_id']}.json"
        (folder / "reports" / name).write_bytes(to_json(one))
    write_tables(folder, contents, formats)
    return folder


def mixed() -> list[Content]:
    several = content(
        "a.pdf",
        measures(),
        (unknown_table(LOANS, number=2, title="ทะเบียน"), []),
        plan(3),
    )
    return [
        several,
        content("b.pdf", purchases()),
        content("c.pdf", (unknown_table(LOANS), [])),
    ]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of measures, a plan, purchases, and tables of no known form, in every format."""
    return written(tmp_path_factory.mktemp("out"), mixed())


def names(folder: Path, suffix: str) -> set[str]:
    return {file.stem for file in folder.glob(f"*{suffix}")}


ALWAYS = {"reports", "measures", "items", "corrections", "problems"}
TABLES = {*ALWAYS, "action-plan", "procurement", "tables", "cells"}


def test_tables_without_rows_are_not_written_but_for_measures(
    dataset: Path, tmp_path: Path
) -> None:
    assert names(dataset, ".csv") == names(dataset, ".parquet") == TABLES
    described = json.loads((dataset / "datapackage.json").read_bytes())
    assert {resource["name"] for resource in described["resources"]} == TABLES
    assert names(
        written(tmp_path, [content("b.pdf", purchases())]), ".csv"
    ) == {*ALWAYS, "procurement", "cells"}


def test_what_an_earlier_run_left_is_taken_away(tmp_path: Path) -> None:
    written(tmp_path, mixed())
    (tmp_path / "mine.csv").write_text("a")
    written(tmp_path, [content("a.pdf", measures())], ["csv"])
    assert names(tmp_path, ".csv") == {*ALWAYS, "mine"}
    assert names(tmp_path, ".parquet") == ALWAYS


def test_every_row_has_an_id_of_its_own_that_stays(
    dataset: Path, tmp_path: Path
) -> None:
    again = written(tmp_path, mixed()[::-1], ["csv"])
    for table in TABLES:
        found = [row["id"] for row in read_csv(dataset / f"{table}.csv")]
        assert len(set(found)) == len(found)
        assert all(found)
        assert set(found) == {
            row["id"] for row in read_csv(again / f"{table}.csv")
        }


def test_what_the_json_names_has_the_ids_of_the_tables(dataset: Path) -> None:
    for file in (dataset / "reports").iterdir():
        found = list(ids(json.loads(file.read_bytes())))
        # A report is named as its row, and a cell's text as the cell.
        told = [name for name in found if not isinstance(name, tuple)]
        assert len(set(told)) == len(told)
    purchase = read_csv(dataset / "procurement.csv")[0]
    assert purchase["id"] == f"{purchase['report_id']}:1.1"
    offers = [
        row["id"]
        for row in read_csv(dataset / "items.csv")
        if row["field"] == "bidders"
    ]
    assert offers == [
        f"{purchase['id']}:bidders:1",
        f"{purchase['id']}:bidders:2",
    ]


def ids(thing: Any) -> Any:
    """The ids of everything in a JSON, but for the text of a cell, which has the cell's."""
    if isinstance(thing, dict):
        if "id" in thing:
            yield thing["id"]
        for key, part in thing.items():
            yield from (
                (name,) if key == "item" else name for name in ids(part)
            )
    elif isinstance(thing, list):
        for part in thing:
            yield from ids(part)


def test_reports_csv_tells_forms_records_and_tables(dataset: Path) -> None:
    rows = read_csv(dataset / "reports.csv")
    told = [
        (row["form"], row["measures"], row["records"], row["tables"])
        for row in rows
    ]
    assert told == [
        ("measures;action-plan", "2", "3", "1"),
        ("procurement", "0", "3", "0"),
        ("", "0", "0", "1"),
    ]


def test_amounts_are_plain_numbers_in_csv_and_words_stay(dataset: Path) -> None:
    rows = read_csv(dataset / "procurement.csv")
    assert [row["budget"] for row in rows] == [
        "1250.50",
        "ไม่ใช้งบประมาณ",
        "749.5",
    ]
    assert [row["budget_printed"] for row in rows] == [
        "1,250.50",
        "ไม่ใช้งบประมาณ",
        "749.5",
    ]
    assert [row["reference_price"] for row in rows] == ["-92302.00", "", ""]
    assert rows[0]["reference_price_printed"] == "-92,302.00"
    assert rows[1]["item"] == "'=ซื้อหมึก"
    assert rows[0]["bidders"] == "1. ร้านก 1250.50\n2. ร้านข 1300.00"


def test_a_group_of_columns_is_long(dataset: Path) -> None:
    (row,) = read_csv(dataset / "action-plan.csv")
    assert row["budget_by_year"] == "ปี 2566: 20000\nปี 2567: -"
    assert row["budget_by_year_printed"] == "ปี 2566: 20,000\nปี 2567: -"
    items = [
        row
        for row in read_csv(dataset / "items.csv")
        if row["field"] == "budget_by_year"
    ]
    assert [(one["key"], one["value"], one["measure"]) for one in items] == [
        ("ปี 2566", "20000", "อบรม"),
        ("ปี 2567", "", "อบรม"),
    ]


def test_items_stand_alone_and_measures_have_their_number(
    dataset: Path,
) -> None:
    rows = read_csv(dataset / "items.csv")
    assert {row["agency"] for row in rows} == {"เทศบาลตำบลปรุใหญ่"}
    assert {row["fiscal_year_be"] for row in rows} == {"2566"}
    for row in rows:
        assert row["measure_number"] == (
            row["record_number"] if row["form"] == "measures" else ""
        )


def test_cells_of_no_form_come_out_repaired_with_their_corrections(
    dataset: Path,
) -> None:
    cells = read_csv(dataset / "cells.csv")
    told = [
        (
            cell["form"],
            cell["record_number"],
            cell["row"],
            cell["column"],
            cell["text"],
        )
        for cell in cells
    ]
    loans = [
        ("", "", "1", "1", "1 ม.ค. 2566"),
        ("", "", "1", "2", "แดง"),
        ("", "", "1", "3", "2"),
        ("", "", "2", "2", "-92,302.00"),
    ]
    remarks = [
        ("procurement", str(at), str(at), "10", f"แล้ว {at}") for at in (1, 2, 3)
    ]
    assert told == [*loans, *remarks, *loans]
    corrections = read_csv(dataset / "corrections.csv")
    of_cells = {
        row["id"].rpartition(":c")[0] for row in corrections if not row["field"]
    }
    assert of_cells <= {cell["id"] for cell in cells}
    assert len(of_cells) == 9


def test_tables_csv_says_what_a_table_looks_like(tmp_path: Path) -> None:
    table = unknown_table(
        LOANS, title="ทะเบียน", nearest=forms.load("complaints")
    )
    folder = written(tmp_path, [content("c.pdf", (table, []))], ["csv"])
    (row,) = read_csv(folder / "tables.csv")
    assert (row["title"], row["headers"], row["rows"], row["columns"]) == (
        "ทะเบียน",
        "วันที่ | ผู้ยืม | จำนวน",
        "3",
        "3",
    )
    assert row["nearest_form"] == "complaints"
    assert set(row["why_not"].split(" | ")) <= set(
        forms.load("complaints").field_names
    )


def test_the_package_is_valid_with_words_among_amounts(dataset: Path) -> None:
    report = Package(str(dataset / "datapackage.json")).validate()
    assert report.valid, report.flatten(["path", "message"])
    (package,) = [
        one
        for one in Package(str(dataset / "datapackage.json")).resources
        if one.name == "procurement"
    ]
    types = {field.name: field.type for field in package.schema.fields}
    assert (
        types["budget"],
        types["budget_printed"],
        types["table_number"],
    ) == ("number", "string", "integer")


def test_typed_formats_have_amounts_as_numbers(dataset: Path) -> None:
    budgets = pd.read_parquet(dataset / "procurement.parquet")[
        "budget"
    ].tolist()
    assert budgets == [Decimal("1250.50"), None, Decimal("749.5")]
    with duckdb.connect(dataset / "dataset.duckdb", read_only=True) as database:
        assert database.execute(
            "SELECT sum(budget) FROM procurement"
        ).fetchone() == (Decimal("2000.000000"),)
        assert database.execute(
            "SELECT count(*) FROM action_plan"
        ).fetchone() == (1,)
        latest = database.execute(
            "SELECT count(*) FROM items_of_reports WHERE report_form <> ''"
        ).fetchone()
        assert latest == (len(read_csv(dataset / "items.csv")),)


def test_a_database_takes_every_table_and_loses_what_is_gone(
    dataset: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    export_dataset(DatasetReader.of(dataset), url)
    engine = sql.create_engine(url)
    with engine.connect() as connection:
        assert (
            connection.execute(
                sql.text("SELECT sum(budget) FROM procurement")
            ).scalar()
            == 2000.0
        )
        assert (
            connection.execute(
                sql.text(
                    "SELECT budget FROM procurement WHERE record_number = 2"
                )
            ).scalar()
            is None
        )
    less = written(tmp_path / "less", [content("b.pdf", measures())])
    again = json.loads(next((less / "reports").iterdir()).read_bytes())
    assert again["report"]["report_id"] == mixed()[1]["report"]["report_id"]
    export_dataset(DatasetReader.of(less), url)
    with engine.connect() as connection:
        assert (
            connection.execute(
                sql.text("SELECT count(*) FROM procurement")
            ).scalar()
            == 0
        )
        assert (
            connection.execute(
                sql.text("SELECT count(*) FROM measures")
            ).scalar()
            == 4
        )
    engine.dispose()


def test_the_workbook_has_numbers_shown_as_printed_and_codes_as_text(
    dataset: Path,
) -> None:
    book = openpyxl.load_workbook(dataset / "dataset.xlsx")
    sheet = next(
        book[name] for name in book.sheetnames if name.endswith("procurement")
    )
    names = [
        str(cell.comment.text).partition(":")[0]
        for cell in sheet[1]
        if cell.comment
    ]
    budget, price = names.index("budget"), names.index("reference_price")
    assert [row[budget].value for row in sheet.iter_rows(2)] == [
        1250.5,
        "ไม่ใช้งบประมาณ",
        749.5,
    ]
    assert (sheet[2][budget].number_format, sheet[4][budget].number_format) == (
        "#,##0.00",
        "#,##0.0",
    )
    assert sheet[2][price].value == -92302
    assert sheet[3][names.index("item")].data_type == "s"
    reports = book[
        next(name for name in book.sheetnames if name.endswith("reports"))
    ]
    codes = [
        str(cell.comment.text).partition(":")[0]
        for cell in reports[1]
        if cell.comment
    ].index("province_code")
    assert reports[2][codes].value == "30"
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_a_frame_of_a_form_is_typed(dataset: Path) -> None:
    one = mixed()[1]
    data = typed_frame(
        "procurement",
        TablePart("procurement", table_rows(one)["procurement"]).frame(),
    )
    assert data["budget"].dtype == "Float64"
    assert data["budget"].sum() == 2000.0
    assert data["budget_printed"].tolist()[1] == "ไม่ใช้งบประมาณ"
    assert data["needs_review"].dtype == "boolean"
    empty = typed_frame("risk", TablePart("risk", []).frame())
    assert len(empty) == 0
    assert empty["period_start"].dtype.kind == "M"
    reports = typed_frame(
        "reports", TablePart("reports", table_rows(one)["reports"]).frame()
    )
    assert reports["province_code"].tolist() == ["30"]


def test_periods_are_days_in_a_typed_frame() -> None:
    _, (first, *_) = measures()
    row = {"id": "x", "period_start": "2022-10-01", "period_end": ""}
    data = typed_frame("measures", TablePart("measures", [row]).frame())
    assert data["period_start"].tolist() == [
        pd.Timestamp(datetime(2022, 10, 1))
    ]
    assert data["period_end"].isna().all()
    assert first.form == forms.default()


def test_reports_and_datasets_give_the_records_of_a_form(
    tmp_path: Path,
) -> None:
    form = forms.load("complaints")
    rows = [
        "\t".join(field.title_th for field in form.fields),
        "๑\tไฟดับ\t๑,๒๐๐\t๘๐๐\t๔๐๐\t๖๖.๖๗\t",
        "๒\tถนน\tไม่มี\t\t\t\tรอ",
    ]
    (tmp_path / "r.txt").write_text(
        "\n".join((COVER, *rows, "")), encoding="utf-8"
    )
    data = extract(tmp_path / "r.txt").records_frame("complaints")
    assert data["received"].tolist() == [1200.0, pd.NA]
    assert data["received_printed"].tolist() == ["1,200", "ไม่มี"]
    whole = extract_folder(tmp_path / "r.txt", tmp_path / "out").records_frame(
        "complaints"
    )
    pd.testing.assert_frame_equal(whole, data)
    assert len(extract(tmp_path / "r.txt").records_frame("risk")) == 0
    with pytest.raises(KeyError):
        extract(tmp_path / "r.txt").records_frame("items")


def test_records_of_a_form_that_is_not_known_here_are_not_left_out(
    tmp_path: Path,
) -> None:
    visits = replace(forms.load("complaints"), name="visits")
    with forms.registered_form(visits):
        records = [record(visits, {"type": "ก"})]
        written(
            tmp_path,
            [content("v.pdf", (known_table(visits, records), records))],
            ["csv"],
        )
    with pytest.raises(UsageError, match="visits"):
        export_dataset(DatasetReader.of(tmp_path), "csv")
