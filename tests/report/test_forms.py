"""Another form of report from outside the package: one object, and its tables are read as records with its fields."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from extractor.forms import default, every, registered_form
from extractor.model import Form, FormField, Report, Source
from extractor.options import Options
from extractor.pipeline import read_report
from tests.helpers.pdfs import columns, report_of, table

COMPLAINTS = Form(
    name="hearings",
    record="hearing",
    title_th="เรื่องร้องเรียน",
    title_en="complaints that were received",
    fields=(
        FormField(
            "complaint",
            "เรื่องร้องเรียน",
            "what the complaint is of",
            "label",
            ("เรื่องร้องเรียน",),
            required=True,
        ),
        FormField(
            "received",
            "วันที่ได้รับ",
            "day when it came in",
            "period",
            ("วันที่ได้รับ", "วันที่รับ"),
            required=True,
        ),
        FormField(
            "channel",
            "ช่องทาง",
            "how it came in",
            "text",
            ("ช่องทาง", "ช่องทางการร้องเรียน"),
            required=True,
        ),
        FormField(
            "actions",
            "ผลการดำเนินการ",
            "what was done",
            "list",
            ("ผลการดำเนินการ",),
        ),
        FormField(
            "responsible",
            "ผู้รับผิดชอบ",
            "units that are responsible",
            "units",
            ("ผู้รับผิดชอบ",),
        ),
    ),
    other_headers=("หมายเหตุ",),
)
HEADER = [
    "ลำดับ",
    "เรื่องร้องเรียน",
    "วันที่ได้รับ",
    "ช่องทางการร้องเรียน",
    "ผลการดำเนินการ",
    "ผู้รับผิดชอบ",
]
ROWS = [
    [
        "๑",
        "ไฟฟ้าสาธารณะดับ",
        "๑๖ มีนาคม ๒๕๖๖",
        "โทรศัพท์",
        "๑. ตรวจสอบ\n๒. ซ่อมแล้ว",
        "กองช่าง\nสำนักปลัด",
    ],
    ["๒", "ถนนชำรุด", "เมษายน ๒๕๖๖", "- ", "ซ่อมแล้ว", "กองช่าง"],
]
COVER = "รายงานเรื่องร้องเรียนของเทศบาลตำบลปรุใหญ่ ประจำปีงบประมาณ พ.ศ. ๒๕๖๖"


@pytest.fixture
def complaints() -> Iterator[Form]:
    """The form of complaints, known while a test runs."""
    with registered_form(COMPLAINTS) as form:
        yield form


def transcript(rows: list[list[str]]) -> Report:
    """A tab-separated transcript of rows below the cover."""
    text = "\n".join([COVER, *("\t".join(row) for row in rows)])
    data = text.encode()
    source = Source(
        Path("r.txt"), "r.txt", hashlib.sha256(data).hexdigest(), "tabbed", data
    )
    return read_report(source, Options.model_validate({}))


def on_paper() -> Report:
    """The rows as a PDF."""
    return report_of(table([HEADER, *ROWS], 100, xs=columns(6, 125)))


def test_records_have_the_fields_of_their_form(complaints: Form) -> None:
    report = on_paper()
    assert report.forms == (complaints,)
    assert [record.number for record in report.records] == [1, 2]
    assert all(
        tuple(record.items) == complaints.field_names
        for record in report.records
    )
    assert [record.text("complaint") for record in report.records] == [
        "ไฟฟ้าสาธารณะดับ",
        "ถนนชำรุด",
    ]
    assert [record.text("channel") for record in report.records] == [
        "โทรศัพท์",
        "",
    ]


def test_cells_are_read_by_the_kind_of_their_field(complaints: Form) -> None:
    first, second = on_paper().records
    assert [item.text for item in first.items["actions"]] == [
        "ตรวจสอบ",
        "ซ่อมแล้ว",
    ]
    assert [item.text for item in first.items["responsible"]] == [
        "กองช่าง",
        "สำนักปลัด",
    ]
    assert (first.period_start, first.period_end) == (
        date(2023, 3, 16),
        date(2023, 3, 16),
    )
    assert (second.period_start, second.period_end) == (
        date(2023, 4, 1),
        date(2023, 4, 30),
    )


def test_a_transcript_of_another_form_is_read(complaints: Form) -> None:
    report = transcript(
        [HEADER, *([text.replace("\n", " ") for text in row] for row in ROWS)]
    )
    assert report.forms == (complaints,)
    assert report.identity.fiscal_year_be == 2566
    assert [record.text("complaint") for record in report.records] == [
        "ไฟฟ้าสาธารณะดับ",
        "ถนนชำรุด",
    ]
    assert [item.text for item in report.records[0].items["actions"]] == [
        "ตรวจสอบ",
        "ซ่อมแล้ว",
    ]


def test_a_report_of_measures_keeps_its_form_beside_another(
    complaints: Form,
) -> None:
    header = [field.title_th for field in default().fields]
    row = ["๑. ลดขั้นตอน", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"]
    report = report_of(table([header, row], 100))
    assert report.forms == (default(),)
    assert [record.text("measure") for record in report.records] == ["ลดขั้นตอน"]


def test_tables_of_two_forms_are_read_each_by_its_own(complaints: Form) -> None:
    header = [field.title_th for field in default().fields]
    row = ["๑. ลดขั้นตอน", "ประชุม", "กองคลัง", "ตลอดปี", "แล้ว", "ดี"]
    report = report_of(table([header, row], 40) + table([HEADER, *ROWS], 200))
    assert report.forms == (default(), complaints)
    assert [
        (record.form.name, record.table_number) for record in report.records
    ] == [
        ("measures", 1),
        ("hearings", 2),
        ("hearings", 2),
    ]


def test_a_form_is_known_only_while_it_is_registered() -> None:
    before = every()
    with registered_form(COMPLAINTS):
        assert every() == (COMPLAINTS, *before)
    assert every() == before
