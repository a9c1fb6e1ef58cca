"""Another form of report has a table of its own, in every format; that of measures stays as it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import sqlalchemy as sql

from extractor import export, extract_folder, forms
from extractor.api import Dataset, audit_dataset
from extractor.dataset.schema import column_names, schemas
from extractor.model.form import Form, FormField
from extractor.options import BatchOptions
from tests.helpers.files import read_csv
from tests.helpers.transcripts import COVER

Transcript = Callable[..., str]
PROJECTS = Form(
    name="projects",
    record="project",
    title_th="โครงการ",
    title_en="projects of a development plan",
    fields=(
        FormField("project", "ชื่อโครงการ", "project", "label", ("ชื่อโครงการ",)),
        FormField("goals", "เป้าหมาย", "goals", "list", ("เป้าหมาย",)),
        FormField(
            "when", "ห้วงเวลา", "when, as printed", "period", ("ห้วงเวลา",)
        ),
        FormField("remark", "หมายเหตุ", "remark", "text", ("หมายเหตุ",)),
    ),
)
ROWS = (
    "ชื่อโครงการ\tเป้าหมาย\tห้วงเวลา\tหมายเหตุ",
    "๑. ปลูกป่า\t๑. ร้อยต้น ๒. สองแปลง\tปีงบประมาณ พ.ศ. ๒๕๖๖\tเเละดูแล",
    "๒. ขุดบ่อ\tหนึ่งบ่อ\tปีงบประมาณ พ.ศ. ๒๕๖๖\t-",
)


@pytest.fixture
def _projects() -> Iterator[None]:
    with forms.registered_form(PROJECTS):
        yield


@pytest.fixture
def dataset(_projects: None, transcript: Transcript, tmp_path: Path) -> Dataset:
    """A report of measures, a report of projects, and a file that is neither."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "measures.txt").write_text(
        transcript(), encoding="utf-8"
    )
    (tmp_path / "in" / "projects.txt").write_text(
        "\n".join((COVER, *ROWS, "")), encoding="utf-8"
    )
    (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    batch = BatchOptions.model_validate(
        {"workers": 0, "format": "csv,xlsx,parquet,duckdb"}
    )
    return extract_folder(tmp_path / "in", tmp_path / "out", batch=batch)


def test_a_form_has_a_table_with_its_fields() -> None:
    before = schemas()
    with forms.registered_form(PROJECTS):
        assert list(schemas())[:3] == ["reports", "measures", "projects"]
        assert column_names("projects") == (
            *(
                "id",
                "report_id",
                "source_file",
                "agency",
                "province",
                "fiscal_year_be",
            ),
            *("table_number", "record_number", "section"),
            *(
                "project",
                "goals",
                "when",
                "period_start",
                "period_end",
                "remark",
            ),
            *("page_first", "page_last", "confidence", "needs_review"),
            "superseded_by",
        )
        titles = {
            column.name: (column.thai, column.english)
            for column in schemas()["projects"].columns
        }
        assert titles["goals"] == ("เป้าหมาย", "goals")
        assert schemas()["measures"] == before["measures"]
    assert schemas() == before


def test_reports_of_two_forms_stand_in_one_dataset(dataset: Dataset) -> None:
    rows = {
        row["source_file"]: row
        for row in read_csv(dataset.folder / "reports.csv")
    }
    counts = {
        name: (row["status"] == "failed", row["measures"], row["form"])
        for name, row in rows.items()
    }
    assert counts == {
        "broken.pdf": (True, "0", ""),
        "measures.txt": (False, "1", "measures"),
        "projects.txt": (False, "0", "projects"),
    }
    first, second = read_csv(dataset.folder / "projects.csv")
    assert (first["record_number"], first["project"], first["goals"]) == (
        "1",
        "ปลูกป่า",
        "1. ร้อยต้น\n2. สองแปลง",
    )
    assert (first["period_start"], first["remark"], second["remark"]) == (
        "2022-10-01",
        "และดูแล",
        "",
    )
    items = [
        row
        for row in read_csv(dataset.folder / "items.csv")
        if row["report_id"].startswith("projects")
    ]
    assert [
        (row["record_number"], row["field"], row["item_number"])
        for row in items
    ] == [
        *(("1", "goals", "1"), ("1", "goals", "2")),
        ("2", "goals", "1"),
    ]


def test_the_records_stand_under_the_name_of_their_form(
    dataset: Dataset,
) -> None:
    contents = [
        json.loads(file.read_bytes())
        for file in (dataset.folder / "reports").iterdir()
    ]
    kinds = {
        content["report"]["source_file"]: sorted(
            {"measures", "projects"} & content.keys()
        )
        for content in contents
    }
    assert kinds == {
        "broken.pdf": [],
        "measures.txt": ["measures"],
        "projects.txt": ["projects"],
    }


def test_every_format_has_the_table(dataset: Dataset) -> None:
    assert len(pd.read_parquet(dataset.folder / "projects.parquet")) == 2
    assert len(dataset.frames["projects"]) == 2
    sheet = openpyxl.load_workbook(dataset.folder / "dataset.xlsx")[
        "โครงการ projects"
    ]
    assert sheet["B2"].hyperlink.location.startswith("'รายงาน reports'!A")
    url = f"sqlite:///{dataset.folder / 'ita.db'}"
    assert export(dataset.folder, url)["projects"] == 2
    with sql.create_engine(url).connect() as connection:
        assert connection.execute(
            sql.text("SELECT project FROM projects")
        ).scalars().all() == ["ปลูกป่า", "ขุดบ่อ"]
        connection.engine.dispose()


def test_the_page_to_look_at_shows_the_form(dataset: Dataset) -> None:
    page = audit_dataset(dataset.folder).read_text(encoding="utf-8")
    assert "<h3>โครงการที่ 1" in page
    assert "<h3>มาตรการที่ 1" in page
    assert 'เป้าหมาย <span lang="en">goals</span>' in page
