"""Workbooks, data packages, Parquet, DuckDB and databases: what programs open says what the reports say."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
import sqlalchemy as sql
from openpyxl.worksheet.worksheet import Worksheet

from extractor import export, extract_folder
from extractor.dataset.exporters.long_texts import CONTINUED, MOST_CHARACTERS
from extractor.dataset.exporters.workbook import ExcelWorkbook
from extractor.dataset.schema import always_written, column_names, schemas
from extractor.dataset.staging import Staging
from extractor.dataset.table_part import TablePart
from extractor.errors import OutputError, UsageError
from extractor.options import BatchOptions
from tests.helpers.files import ROOT, read_csv

Transcript = Callable[..., str]
HOSTILE = [
    '=HYPERLINK("http://x.example")',
    "+1+1",
    "-1",
    "@SUM(A1)",
    "\tแท็บ",
    "http://x.example",
    "00123",
]
# Those that the samples have rows for, or that are always there.
TABLES = {
    name: schemas()[name] for name in (*always_written(), "tables", "cells")
}
ALL = BatchOptions.model_validate(
    {"workers": 0, "format": "csv,xlsx,parquet,duckdb"}
)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples that are no scans, in every format."""
    out = tmp_path_factory.mktemp("out")
    samples = [
        *sorted((ROOT / "samples").glob("pru-yai*")),
        next((ROOT / "samples").glob("*--web.pdf")),
    ]
    extract_folder(samples, out, batch=ALL)
    return out


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    return read_csv(folder / f"{table}.csv")


def reports(folder: Path) -> list[dict[str, Any]]:
    found = [
        json.loads(file.read_bytes()) for file in (folder / "reports").iterdir()
    ]
    return sorted(
        found, key=lambda content: str(content["report"]["source_file"])
    )


def sheet(folder: Path, table: str) -> Worksheet:
    book = opened(folder / "dataset.xlsx")
    return next(book[name] for name in book.sheetnames if name.endswith(table))


@cache
def opened(file: Path) -> openpyxl.Workbook:
    """A workbook; to open it takes as long as all that is tested in it."""
    return openpyxl.load_workbook(file)


def shown(value: object) -> str:
    """A cell of a workbook as the CSV has it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return (
        ""
        if value is None
        else str(value).lower()
        if isinstance(value, bool)
        else str(value)
    )


@pytest.mark.parametrize("table", TABLES)
def test_the_workbook_says_what_the_csv_says(dataset: Path, table: str) -> None:
    head, *found = sheet(dataset, table).iter_rows()
    assert [cell.value for cell in head] == [
        column.thai for column in TABLES[table].columns
    ]
    assert [
        str(cell.comment.text).partition(":")[0]
        for cell in head
        if cell.comment
    ] == list(column_names(table))
    wanted = rows(dataset, table)
    assert len(found) == len(wanted)
    for row, cells in zip(wanted, found, strict=True):
        for (name, text), cell in zip(row.items(), cells, strict=True):
            told, printed = shown(cell.value), text.removeprefix("'")
            numbers = name in (
                "confidence",
                "proved",
                "x0",
                "top",
                "x1",
                "bottom",
                "value",
            )
            assert (
                float(told) == float(printed)
                if numbers and printed
                else told == printed
            )


def test_the_workbook_can_be_worked_with(dataset: Path) -> None:
    found = sheet(dataset, "measures")
    assert found.freeze_panes == "B2"
    assert found.auto_filter.ref == f"A1:V{found.max_row}"
    dates = [cell.value for cell in next(found.iter_cols(12, 12, 2))]
    assert all(isinstance(value, datetime) for value in dates if value)
    link = found["B2"].hyperlink
    target = opened(dataset / "dataset.xlsx")[link.location.split("'")[1]]
    assert target[link.location.split("!")[1]].value == found["B2"].value
    problems = sheet(dataset, "problems")
    assert {
        cell.fill.fgColor.rgb for cell in next(problems.iter_cols(9, 9, 2))
    } != {"00000000"}


def test_nothing_in_the_workbook_runs_as_a_formula(
    transcript: Transcript, tmp_path: Path
) -> None:
    row = "\t".join(["๑. มาตรการ", *HOSTILE[:3], HOSTILE[5], HOSTILE[6]])
    (tmp_path / "=cmd.txt").write_text(transcript(row), encoding="utf-8")
    extract_folder(tmp_path / "=cmd.txt", tmp_path / "out", batch=ALL)
    cells = [
        cell
        for row in sheet(tmp_path / "out", "measures").iter_rows(2)
        for cell in row
    ]
    assert {
        cell.data_type for cell in cells if isinstance(cell.value, str)
    } == {"s"}
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)


def test_text_that_is_longer_than_a_cell_goes_on_below(tmp_path: Path) -> None:
    long = "ก" * MOST_CHARACTERS + "ข" * MOST_CHARACTERS + "จบ"
    with Staging(tmp_path) as staging:
        book = ExcelWorkbook(staging)
        for table, text in (("reports", ""), ("items", long)):
            book.add(
                TablePart(
                    table, [{"id": "r:1", "report_id": "r", "text": text}]
                )
            )
        book.close()
    text_at = column_names("items").index("text")
    found = [
        row[text_at].value for row in sheet(tmp_path, "items").iter_rows(2)
    ]
    assert len(found) == 3
    assert all(
        text.endswith(CONTINUED) and len(text) <= MOST_CHARACTERS
        for text in found[:-1]
    )
    assert (
        "".join(text.removesuffix(f"\n{CONTINUED}") for text in found) == long
    )


def test_the_same_reports_give_the_same_workbook(
    dataset: Path, tmp_path: Path
) -> None:
    shutil.copytree(dataset, tmp_path / "out")
    export(tmp_path / "out", "xlsx")
    assert (tmp_path / "out" / "dataset.xlsx").read_bytes() == (
        dataset / "dataset.xlsx"
    ).read_bytes()


def test_the_package_is_valid_and_so_are_its_tables(dataset: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "frictionless",
            "validate",
            "datapackage.json",
            "--json",
        ],
        cwd=dataset,
        capture_output=True,
        encoding="utf-8",
    )
    report = json.loads(done.stdout)
    assert report["valid"], [
        error for task in report["tasks"] for error in task["errors"]
    ]
    assert {task["name"] for task in report["tasks"]} == set(TABLES)


def test_parquet_is_exact_and_typed(dataset: Path) -> None:
    items = pd.read_parquet(dataset / "items.parquet")
    names = ("methods", "responsible", "results", "outcomes")
    measures = [
        measure
        for content in reports(dataset)
        for measure in content["measures"]
    ]
    assert items["text"].tolist() == [
        item["text"]
        for measure in measures
        for name in names
        for item in measure["fields"][name]["items"]
    ]
    dates = pd.read_parquet(dataset / "measures.parquet")[
        "period_start"
    ].dropna()
    assert all(hasattr(day, "year") for day in dates)


def test_duckdb_has_keys_and_views(dataset: Path) -> None:
    with duckdb.connect(dataset / "dataset.duckdb", read_only=True) as database:
        latest = database.execute(
            "SELECT agency, fiscal_year_be FROM latest_reports ORDER BY agency"
        ).fetchall()
        assert latest == [
            ("เทศบาลตำบลปรุใหญ่", 2566),
            ("เทศบาลตำบลเชียงคาน", 2563),
        ]
        joined = database.execute(
            "SELECT count(*) FROM items_of_reports WHERE province IS NOT NULL"
        ).fetchone()
        assert joined == (len(rows(dataset, "items")),)
        kinds = database.execute(
            "SELECT DISTINCT constraint_type FROM duckdb_constraints()"
        ).fetchall()
    assert {"PRIMARY KEY", "FOREIGN KEY"} <= {kind for (kind,) in kinds}


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server that runs for these tests."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not programs or os.geteuid() != 0:
        pytest.skip(
            "PostgreSQL is not installed, or there is no other user to run it"
        )
    folder = Path("/tmp") / f"raingan-postgres-{os.getpid()}"
    folder.mkdir()
    shutil.chown(folder, "postgres")

    def run(program: str, *arguments: str) -> None:
        command = [
            "runuser",
            "-u",
            "postgres",
            "--",
            str(programs[-1] / program),
            *arguments,
        ]
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, cwd=folder
        )

    try:
        run(
            "initdb",
            "-D",
            str(folder / "data"),
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        run(
            "pg_ctl",
            "-D",
            str(folder / "data"),
            "-o",
            options,
            "-w",
            "-l",
            str(folder / "log"),
            "start",
        )
        yield f"postgresql://postgres@/postgres?host={folder}"
        run("pg_ctl", "-D", str(folder / "data"), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def test_postgresql_takes_a_dataset_and_takes_it_again(
    dataset: Path, tmp_path: Path, postgres: str
) -> None:
    check_database(
        dataset,
        tmp_path,
        postgres,
        postgres.replace("postgresql:", "postgresql+psycopg:"),
    )


def test_sqlite_takes_a_dataset_and_takes_it_again(
    dataset: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'ita.db'}"
    check_database(dataset, tmp_path, url, url)


def check_database(
    dataset: Path, tmp_path: Path, url: str, driver: str
) -> None:
    """Export twice, the second time with a report less: nothing is doubled, what is there stays."""
    export(dataset, url)
    shutil.copytree(dataset, tmp_path / "less")
    extract_folder(
        ROOT / "samples" / "chiang-khan-2563--web.pdf", tmp_path / "less"
    )
    export(tmp_path / "less", url)
    engine = sql.create_engine(driver)
    with engine.connect() as connection:
        for table in TABLES:
            count = connection.execute(
                sql.text(f"SELECT count(*) FROM {table}")
            ).scalar()
            assert count == len(rows(dataset, table))
        texts = (
            connection.execute(sql.text("SELECT text FROM items"))
            .scalars()
            .all()
        )
        days = connection.execute(
            sql.text("SELECT min(period_start) FROM measures")
        ).scalar()
    engine.dispose()
    assert sorted(texts) == sorted(
        pd.read_parquet(dataset / "items.parquet")["text"]
    )
    assert str(days) == min(
        row["period_start"]
        for row in rows(dataset, "measures")
        if row["period_start"]
    )


def test_a_password_is_not_told(dataset: Path) -> None:
    with pytest.raises(OutputError) as told:
        export(dataset, "postgresql://user:geheim@127.0.0.1:1/x")
    assert "geheim" not in f"{told.value.message_th}{told.value.message_en}"


@pytest.mark.parametrize("to", ["nonsense", "no such://place", "csv"])
def test_what_cannot_be_exported_is_told(tmp_path: Path, to: str) -> None:
    with pytest.raises(UsageError):
        export(tmp_path, to)


@pytest.mark.long
@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed"
)
@pytest.mark.parametrize("table", ["measures", "corrections"])
def test_libreoffice_opens_a_csv_with_its_thai_intact(
    dataset: Path, tmp_path: Path, table: str
) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # A desktop finds the mark at the file's head by itself and proposes what is told here: comma, ", UTF-8.
    office = [
        "soffice",
        profile,
        "--headless",
        "--infilter=CSV:44,34,76,1",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run(
        [*office, str(dataset / f"{table}.csv")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    active = openpyxl.load_workbook(tmp_path / f"{table}.xlsx").active
    assert isinstance(active, Worksheet)
    head, *found = active.iter_rows(values_only=True)
    wanted = rows(dataset, table)
    assert list(head) == list(wanted[0])
    assert len(found) == len(wanted)
    for row, values in zip(wanted, found, strict=True):
        for text, value in zip(row.values(), values, strict=True):
            if isinstance(value, str):
                assert value == text
