"""The dataset's contract: what every reader of the written files may rely on, whatever the reports say."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractor import __version__, extract
from extractor.dataset.schema import column_names
from normalizer import Change, replay
from tests.helpers.transcripts import COVER

Raingan = Callable[..., subprocess.CompletedProcess[str]]
Transcript = Callable[..., str]
Rows = list[dict[str, str]]

SAMPLES = Path(__file__).parents[2] / "samples"
SEED = SAMPLES / "pru-yai-2566--seed.txt"

COLUMNS = {
    "reports": "id report_id source_file source_sha256 source_kind status form pages pages_ocr title fiscal_year_be "
    "fiscal_year_ce agency agency_type subdistrict district province subdistrict_code district_code province_code "
    "measures records tables items corrections problems confidence proved version superseded_by",
    "measures": "id report_id source_file fiscal_year_be agency province measure_number measure methods responsible "
    "period period_start period_end results outcomes table_number section page_first page_last confidence needs_review "
    "superseded_by",
    "procurement": "id report_id source_file agency province fiscal_year_be table_number record_number section ordinal "
    "item budget budget_printed reference_price reference_price_printed method bidders selected reason contract "
    "page_first page_last confidence needs_review superseded_by",
    "items": "id report_id agency fiscal_year_be form table_number record_number measure_number measure field "
    "item_number key text name value page_no x0 top x1 bottom confidence superseded_by",
    "tables": "id report_id source_file agency province fiscal_year_be table_number title headers rows columns "
    "page_first page_last nearest_form why_not",
    "cells": "id report_id table_number form record_number row column header text value page_no x0 top x1 bottom "
    "confidence",
    "corrections": "id report_id form table_number record_number measure_number field item_number page_no rule kind "
    "status before after context confidence",
    "problems": "id report_id source_file page_no form record_number measure_number field severity code message_th "
    "message_en",
}
WHOLE = {
    "reports": "pages pages_ocr fiscal_year_be fiscal_year_ce measures records tables items corrections problems",
    "measures": "fiscal_year_be measure_number table_number page_first page_last",
    "procurement": "fiscal_year_be table_number record_number page_first page_last",
    "items": "fiscal_year_be table_number record_number measure_number item_number page_no",
    "tables": "fiscal_year_be table_number rows columns page_first page_last",
    "cells": "table_number record_number row column page_no",
    "corrections": "table_number record_number measure_number item_number page_no",
    "problems": "page_no record_number measure_number",
}
FIELDS = ("measure", "methods", "responsible", "period", "results", "outcomes")
ITEM_FIELDS = ("methods", "responsible", "results", "outcomes")
ALLOWED = {
    "status": {"ok", "warnings", "failed", "applied", "suggested"},
    "source_kind": {"text-layer", "scan", "mixed", "transcript", ""},
    "kind": {"repair", "join", "spacing", "digits", "spelling", "name"},
    "severity": {"error", "warning", "info"},
    "needs_review": {"true", "false"},
}
# What is found beside other reports, which a report's own JSON does not hold.
BESIDE = {
    "same-file",
    "same-agency-year",
    "copied-text",
    "copied-report",
    "measure-vanished",
    "measure-new",
}
NO_TEXT = {"nan", "none", "null", "<na>", "nat"}

# Purchases, with a column that is no field of their form.
PURCHASES = (
    "ลำดับที่\tงานที่จัดซื้อหรือจัดจ้าง\tวงเงินที่จะซื้อหรือจ้าง (บาท)\tราคากลาง (บาท)\tวิธีซื้อหรือจ้าง\t"
    "รายชื่อผู้เสนอราคาและราคาที่เสนอ\tผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง\tเหตุผลที่คัดเลือกโดยสรุป\t"
    "เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง\tหมายเหตุ",
    "๑\tจ้างซ่อมรถ\t๑,๒๕๐.๕๐\t-92,302.00\tเฉพาะเจาะจง\tร้านก 1,250.50 บาท\tร้านก 1,250.50 บาท\t"
    "ราคาต่ำสุด\tใบสั่งจ้างเลขที่ 1/2566\tเเล้ว",
    "๒\tซื้อหมึก\tไม่ใช้งบประมาณ\t๒๐๐\tเฉพาะเจาะจง\tร้านข 200 บาท\tร้านข 200 บาท\tราคาต่ำสุด\tใบสั่งซื้อเลขที่ 2/2566\t",
)
# Cells that begin as formulas do, that need quotes, that hold several items, nothing, or nothing but a dash.
ROWS = (
    '๑. =1+1 เท่ากับ "สอง"\t๑. +662 โทร, แฟกซ์ ๒. -5 องศา ๓. @บ้าน ๔. =HYPERLINK("x")\t<p>กองคลัง</p><p>กองช่าง</p>\t'
    "ปีงบประมาณ พ.ศ. ๒๕๖๖\t=SUM(A1:A9)\t-",
    "๒. ด\u0e4d\u0e32เนินการ เเละ จ ำนวน ๑,๒๓๔.๕๐ บาท\t- ข้อหนึ่ง ๑๒\t@ทุกคน\t๑ ตุลาคม ๒๕๖๕ - ๓๑ มีนาคม ๒๕๖๖\t\t+เพิ่ม; ลด",
    "๓. บรรทัด<br>ต่อกัน\tดังนี้ ๑. ก่อน ๒. หลัง\t\tไม่กำหนด\tข ก\u0e4c\u200b\tกลุ\uf70aม",
)


class Dataset:
    """A folder that a run wrote, as any reader would read it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.raw = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in files(folder)
        }
        present = [name for name in COLUMNS if f"{name}.csv" in self.raw]
        self.tables: dict[str, Rows] = {
            name: parsed(self.raw[f"{name}.csv"]) for name in present
        }
        self.reports: dict[str, dict[str, Any]] = {
            name.removeprefix("reports/").removesuffix(".json"): json.loads(
                data, parse_constant=refuse
            )
            for name, data in self.raw.items()
            if name.startswith("reports/")
        }

    def cells(self) -> Iterator[tuple[str, str, str]]:
        """Table, column and text of every cell."""
        for table, rows in self.tables.items():
            yield from (
                (table, column, cell)
                for row in rows
                for column, cell in row.items()
            )


def files(folder: Path) -> list[Path]:
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and ".raingan" not in path.parts
    ]


def parsed(data: bytes) -> Rows:
    return list(
        csv.DictReader(
            io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True
        )
    )


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def json_items(
    dataset: Dataset,
) -> Iterator[tuple[str, int, str, dict[str, Any]]]:
    """Report id, number, field and item of every item of a record in the JSON files."""
    for report_id, content in dataset.reports.items():
        for record in records(content):
            for name, field in record["fields"].items():
                yield from (
                    (report_id, record["number"], name, item)
                    for item in field["items"]
                )


def records(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of all forms."""
    return [*content.get("measures", []), *content.get("procurement", [])]


def unguarded(cell: str) -> str:
    return cell[1:] if re.match(r"'[=+\-@\t\r]", cell) else cell


@pytest.fixture(scope="module")
def inputs(
    transcript: Transcript, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "b").mkdir()
    (folder / "b" / "ทดสอบ.txt").write_text(transcript(*ROWS), encoding="utf-8")
    (folder / "a.txt").write_text(transcript(), encoding="utf-8")
    (folder / "=cmd.txt").write_text(transcript(), encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"no PDF")
    loans = "<table><tr><td>วันที่</td><td>ผู้ยืม</td></tr><tr><td>๑ ม.ค.</td><td>เเดง</td></tr></table>"
    (folder / "c.txt").write_text(
        "\n".join((COVER, *PURCHASES, "")), encoding="utf-8"
    )
    (folder / "d.html").write_text(
        f"<html><body><p>ทะเบียน</p>{loans}</body></html>", encoding="utf-8"
    )
    shutil.copy(SEED, folder / "seed.txt")
    return folder


@pytest.fixture(scope="module")
def dataset(
    raingan: Raingan, inputs: Path, tmp_path_factory: pytest.TempPathFactory
) -> Dataset:
    out = tmp_path_factory.mktemp("out")
    assert raingan("extract", inputs, "-o", out).returncode == 3
    return Dataset(out)


@pytest.fixture(scope="module")
def whole(dataset: Dataset) -> dict[str, Any]:
    """The JSON of the transcript made above."""
    return next(
        content
        for report_id, content in dataset.reports.items()
        if report_id.startswith("ทดสอบ-")
    )


def test_the_files_are_those_of_the_contract(dataset: Dataset) -> None:
    assert {name for name in dataset.raw if "/" not in name} == {
        *(f"{name}.csv" for name in COLUMNS),
        "dataset.xlsx",
        "datapackage.json",
    }


def test_each_report_has_one_json_named_by_its_id(dataset: Dataset) -> None:
    assert set(dataset.reports) == {
        unguarded(row["report_id"]) for row in dataset.tables["reports"]
    }
    assert len(dataset.reports) == len(dataset.tables["reports"]) == 7


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_are_named_and_ordered_as_agreed(
    dataset: Dataset, table: str
) -> None:
    first = (
        dataset.raw[f"{table}.csv"]
        .decode("utf-8-sig")
        .split("\n")[0]
        .strip("\r")
    )
    assert first == ",".join(COLUMNS[table].split())


@pytest.mark.parametrize("table", COLUMNS)
def test_the_page_names_the_columns_in_their_order(table: str) -> None:
    page = (SAMPLES.parent / "docs" / "dataset.md").read_text(encoding="utf-8")
    heading = "&lt;form&gt;" if table == "procurement" else table
    told = re.search(rf"### {heading}\.csv\n(.*?)(?=\n###? )", page, re.DOTALL)
    assert told
    names = re.findall("`([a-z_0-9]+)`", told[1])
    # Fields stand in a list of their own, and an amount's text behind it.
    wanted = [name for name in column_names(table) if name in set(names)]
    fields = {
        *FIELDS,
        *COLUMNS["procurement"].split()[9:-4],
        "period_start",
        "period_end",
    }
    assert set(column_names(table)) - fields <= set(names)
    assert [
        name
        for name in dict.fromkeys(names)
        if name in wanted and name not in fields
    ] == [name for name in wanted if name not in fields]


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_has_an_id_of_its_own(dataset: Dataset, table: str) -> None:
    found = [row["id"] for row in dataset.tables[table]]
    assert found
    assert len(set(found)) == len(found)
    assert all(
        row["id"].startswith(row["report_id"]) for row in dataset.tables[table]
    )


def test_amounts_are_plain_decimals_and_words_stay(dataset: Dataset) -> None:
    rows = dataset.tables["procurement"]
    assert [row["budget"] for row in rows] == ["1250.50", "ไม่ใช้งบประมาณ"]
    assert [row["budget_printed"] for row in rows] == [
        "1,250.50",
        "ไม่ใช้งบประมาณ",
    ]
    assert rows[0]["reference_price"] == "-92302.00"
    assert rows[0]["bidders"] == "ร้านก 1250.50"
    assert {
        (row["name"], row["value"])
        for row in dataset.tables["items"]
        if row["field"] == "bidders"
    } == {
        ("ร้านก", "1250.50"),
        ("ร้านข", "200"),
    }


def test_what_is_no_field_stands_in_cells(dataset: Dataset) -> None:
    cells = [
        (row["form"], row["record_number"], row["header"], row["text"])
        for row in dataset.tables["cells"]
    ]
    assert cells == [
        ("procurement", "1", "หมายเหตุ", "แล้ว"),
        ("", "", "วันที่", "1 ม.ค."),
        ("", "", "ผู้ยืม", "แดง"),
    ]
    (table,) = dataset.tables["tables"]
    assert (table["source_file"], table["headers"]) == ("d.html", "วันที่ | ผู้ยืม")
    forms = {
        row["source_file"]: (row["status"], row["form"])
        for row in dataset.tables["reports"]
    }
    assert forms["d.html"] == ("warnings", "")
    assert forms["c.txt"][1] == "procurement"
    codes = [
        row["code"]
        for row in dataset.tables["problems"]
        if row["source_file"] == "d.html"
    ]
    assert "form-unknown" in codes


def test_records_of_measures_alone_have_a_measure_number(
    dataset: Dataset,
) -> None:
    for table in ("items", "corrections"):
        for row in dataset.tables[table]:
            assert row["measure_number"] == (
                row["record_number"] if row["form"] == "measures" else ""
            )


@pytest.mark.parametrize("table", COLUMNS)
def test_a_csv_is_utf8_with_one_byte_order_mark(
    dataset: Dataset, table: str
) -> None:
    data = dataset.raw[f"{table}.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert "\ufeff" not in data[3:].decode("utf-8")


@pytest.mark.parametrize("table", COLUMNS)
def test_quoting_is_that_of_rfc_4180(dataset: Dataset, table: str) -> None:
    text = dataset.raw[f"{table}.csv"].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(COLUMNS[table].split())}
    end = "\r\n" if text.endswith("\r\n") else "\n"
    again = (
        end.join(",".join(quoted(cell) for cell in row) for row in rows) + end
    )
    assert again == text


def quoted(cell: str) -> str:
    return (
        '"' + cell.replace('"', '""') + '"'
        if re.search('[",\r\n]', cell)
        else cell
    )


def test_a_carriage_return_in_a_cell_is_quoted(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\rb.txt").write_text(transcript(), encoding="utf-8")
    raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q")
    assert [
        row["source_file"]
        for row in Dataset(tmp_path / "out").tables["reports"]
    ] == ["a\rb.txt"]


def test_json_has_no_byte_order_mark_and_ends_its_last_line(
    dataset: Dataset,
) -> None:
    for name, data in dataset.raw.items():
        if name.endswith(".json"):
            assert data.startswith(b"{")
            assert data.endswith(b"}\n")
            assert "\\u0e" not in data.decode("utf-8")


def test_several_items_stand_on_lines_of_their_own_inside_the_cell(
    dataset: Dataset,
) -> None:
    rows = [
        row
        for row in dataset.tables["measures"]
        if row["source_file"] == "b/ทดสอบ.txt"
    ]
    assert [row["measure_number"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["methods"].split("\n") == [
        "1. +662 โทร, แฟกซ์",
        "2. -5 องศา",
        "3. @บ้าน",
        '4. =HYPERLINK("x")',
    ]
    assert rows[0]["responsible"] == "1. กองคลัง\n2. กองช่าง"
    assert rows[0]["outcomes"] == ""
    assert rows[1]["methods"] == "ข้อหนึ่ง 12"
    assert rows[2]["methods"].split("\n") == ["ดังนี้", "1. ก่อน", "2. หลัง"]


def test_a_text_that_begins_as_a_formula_is_guarded_in_csv_only(
    dataset: Dataset, whole: dict[str, Any]
) -> None:
    guarded = [cell for _, _, cell in dataset.cells() if cell.startswith("'")]
    assert {
        "'=SUM(A1:A9)",
        "'+เพิ่ม; ลด",
        "'@ทุกคน",
        "'-5 องศา",
        "'=cmd.txt",
    } <= set(guarded)
    assert {cell[1] for cell in guarded} <= set("=+-@\t\r")
    assert whole["measures"][0]["fields"]["results"]["text"] == "=SUM(A1:A9)"
    assert whole["measures"][1]["fields"]["outcomes"]["text"] == "+เพิ่ม; ลด"
    assert "\"'" not in json.dumps(
        list(dataset.reports.values()), ensure_ascii=False
    )


def test_no_text_cell_runs_as_a_formula(dataset: Dataset) -> None:
    numeric = {
        "x0",
        "top",
        "x1",
        "bottom",
        "reference_price",
        "reference_price_printed",
    }
    assert [
        cell
        for _, column, cell in dataset.cells()
        if column not in numeric and cell[:1] in set("=+-@\t\r")
    ] == []


@pytest.mark.parametrize("first", ["\t", "\r", "-", "+", "@", "="])
def test_a_name_that_begins_as_a_formula_is_guarded(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, first: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{first}x.txt").write_text(
        transcript(), encoding="utf-8"
    )
    raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q")
    found = Dataset(tmp_path / "out")
    (row,) = found.tables["reports"]
    assert row["source_file"] == f"'{first}x.txt"
    assert {
        one["report_id"] for rows in found.tables.values() for one in rows
    } == {row["report_id"]}
    (content,) = found.reports.values()
    assert content["report"]["source_file"] == f"{first}x.txt"


def test_what_is_not_known_is_empty(dataset: Dataset) -> None:
    assert [
        cell for cell in dataset.cells() if cell[2].strip().lower() in NO_TEXT
    ] == []
    (failed,) = (
        row for row in dataset.tables["reports"] if row["status"] == "failed"
    )
    assert [
        failed[name]
        for name in ("title", "fiscal_year_be", "agency", "pages", "confidence")
    ] == [""] * 5


def test_words_that_look_like_nothing_known_stay_words(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    (tmp_path / "r.txt").write_text(
        transcript("๑. nan\tNone\tnull\t-\tNaN\tTrue"), encoding="utf-8"
    )
    raingan("extract", tmp_path / "r.txt", "-o", tmp_path / "out", "-q")
    (row,) = Dataset(tmp_path / "out").tables["measures"]
    assert [row[name] for name in FIELDS] == [
        "nan",
        "None",
        "null",
        "",
        "NaN",
        "True",
    ]


@pytest.mark.parametrize("table", WHOLE)
def test_whole_numbers_have_no_fraction(dataset: Dataset, table: str) -> None:
    names = WHOLE[table].split()
    assert all(
        re.fullmatch("[0-9]*", row[name])
        for row in dataset.tables[table]
        for name in names
    )


def test_words_of_fixed_lists_are_from_those_lists(dataset: Dataset) -> None:
    for _, column, cell in dataset.cells():
        assert cell in ALLOWED.get(column, {cell})
    for form, fields in (
        ("measures", ITEM_FIELDS),
        ("procurement", ("bidders", "selected")),
    ):
        assert {
            row["field"]
            for row in dataset.tables["items"]
            if row["form"] == form
        } == set(fields)
    measured = [
        row
        for row in dataset.tables["corrections"]
        if row["form"] == "measures"
    ]
    assert {row["field"] for row in measured} <= set(FIELDS)
    assert {row["version"] for row in dataset.tables["reports"]} == {
        __version__
    }


def test_confidence_is_a_share(dataset: Dataset) -> None:
    given = [
        cell
        for _, column, cell in dataset.cells()
        if column == "confidence" and cell
    ]
    assert given
    assert all(0 <= float(cell) <= 1 for cell in given)


def test_dates_are_iso_dates_in_order(dataset: Dataset) -> None:
    rows = [
        row
        for row in dataset.tables["measures"]
        if row["source_file"] == "b/ทดสอบ.txt"
    ]
    assert [(row["period_start"], row["period_end"]) for row in rows] == [
        ("2022-10-01", "2023-09-30"),
        ("2022-10-01", "2023-03-31"),
        ("", ""),
    ]
    for row in dataset.tables["measures"]:
        if row["period_start"]:
            assert date.fromisoformat(
                row["period_start"]
            ) <= date.fromisoformat(row["period_end"])


def test_years_of_the_two_eras_agree(dataset: Dataset) -> None:
    known = [row for row in dataset.tables["reports"] if row["fiscal_year_be"]]
    assert len(known) == 5
    assert all(
        int(row["fiscal_year_be"]) - int(row["fiscal_year_ce"]) == 543
        for row in known
    )


def test_a_report_is_named_by_its_source_and_content(
    dataset: Dataset, inputs: Path
) -> None:
    for row in dataset.tables["reports"]:
        source = inputs / unguarded(row["source_file"])
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        assert row["source_sha256"] == digest
        assert unguarded(row["report_id"]) == f"{source.stem}-{digest[:8]}"


def test_every_row_belongs_to_a_report(dataset: Dataset) -> None:
    names = {
        row["report_id"]: row["source_file"]
        for row in dataset.tables["reports"]
    }
    assert len(names) == len(dataset.tables["reports"])
    for table in COLUMNS:
        for row in dataset.tables[table]:
            assert row["report_id"] in names
            assert (
                row.get("source_file", names[row["report_id"]])
                == names[row["report_id"]]
            )


def test_every_item_and_correction_belongs_to_a_measure(
    dataset: Dataset,
) -> None:
    measures = {
        (row["report_id"], row["measure_number"])
        for row in dataset.tables["measures"]
    }
    for table in ("items", "corrections", "problems"):
        for row in dataset.tables[table]:
            assert (
                row["report_id"],
                row["measure_number"],
            ) in measures or not row["measure_number"]


@pytest.mark.parametrize(
    "table", ["measures", "items", "tables", "corrections", "problems"]
)
def test_counts_agree_with_the_tables(dataset: Dataset, table: str) -> None:
    counts = Counter(row["report_id"] for row in dataset.tables[table])
    assert counts
    assert {
        row["report_id"]: int(row[table]) for row in dataset.tables["reports"]
    } == {
        row["report_id"]: counts[row["report_id"]]
        for row in dataset.tables["reports"]
    }


def test_rows_are_ordered_by_file_measure_field_and_item(
    dataset: Dataset,
) -> None:
    places = {
        row["report_id"]: unguarded(row["source_file"])
        for row in dataset.tables["reports"]
    }
    assert list(places.values()) == sorted(places.values())
    fields = [*FIELDS, *COLUMNS["procurement"].split(), ""]
    for table in ("measures", "procurement", "items", "cells", "corrections"):
        keys = [
            (
                places[row["report_id"]],
                int(row.get("record_number", row.get("measure_number")) or 0),
                fields.index(row.get("field", "")),
                int(row.get("item_number") or 0),
            )
            for row in dataset.tables[table]
        ]
        assert keys == sorted(keys)
    files_of_problems = [
        places[row["report_id"]] for row in dataset.tables["problems"]
    ]
    assert files_of_problems == sorted(files_of_problems)


def test_text_is_clean(dataset: Dataset) -> None:
    published = [
        row[name] for row in dataset.tables["measures"] for name in FIELDS
    ]
    published += [row["text"] for row in dataset.tables["items"]]
    for text in published:
        assert unicodedata.is_normalized("NFC", text)
        assert not re.search(
            "[๐-๙\u200b-\u200f\u00ad\u00a0\ufeff\u2060\ue000-\uf8ff]|  |ํา|เเ|^ | $",
            text,
            re.MULTILINE,
        )


def test_numbers_quotes_and_latin_stay_as_printed(dataset: Dataset) -> None:
    rows = [
        row
        for row in dataset.tables["measures"]
        if row["source_file"] == "b/ทดสอบ.txt"
    ]
    assert unguarded(rows[0]["measure"]) == '=1+1 เท่ากับ "สอง"'
    assert rows[1]["measure"] == "ดำเนินการ และ จำนวน 1,234.50 บาท"
    assert rows[2]["outcomes"] == "กลุ่ม"


def test_replaying_the_changes_on_the_raw_text_gives_the_published_text(
    dataset: Dataset,
) -> None:
    changed = 0
    for _, _, _, item in json_items(dataset):
        changes = [
            Change(**{**change, "span": tuple(change["span"])})
            for change in item["changes"]
        ]
        assert replay(item["raw"], changes) == item["text"]
        changed += bool(changes)
    assert changed


def test_the_lines_of_an_item_joined_are_its_raw_text(dataset: Dataset) -> None:
    for _, _, _, item in json_items(dataset):
        assert (
            "\n".join(
                line for part in item["fragments"] for line in part["lines"]
            )
            == item["raw"]
        )


def test_nothing_that_was_printed_in_a_cell_is_lost(dataset: Dataset) -> None:
    for content in dataset.reports.values():
        for record in records(content):
            for name, field in record["fields"].items():
                printed = "".join(
                    line
                    for part in field["fragments"]
                    for line in part["lines"]
                )
                assert name != "budget" or field["items"]
                read = "".join(
                    item["marker"] + item["raw"] for item in field["items"]
                )
                assert bare(read) == bare(printed) or bare(printed) in {
                    "",
                    "-",
                    "–",
                }


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_items_csv_says_what_the_json_says(dataset: Dataset) -> None:
    itemised = (*ITEM_FIELDS, "bidders", "selected")
    told = [
        (r, m, f, str(i["number"]), i["text"])
        for r, m, f, i in json_items(dataset)
        if f in itemised
    ]
    rows = [
        (
            unguarded(row["report_id"]),
            int(row["record_number"]),
            row["field"],
            row["item_number"],
            unguarded(row["text"]),
        )
        for row in dataset.tables["items"]
    ]
    assert sorted(rows) == sorted(told)


def test_corrections_csv_says_what_the_json_says(dataset: Dataset) -> None:
    keys = ("rule", "kind", "status", "before", "after")
    told = Counter(
        (r, m, f, *(c[key] for key in keys))
        for r, m, f, item in json_items(dataset)
        for c in item["changes"]
    )
    rows = Counter(
        (
            unguarded(row["report_id"]),
            int(row["record_number"]),
            row["field"],
            *(unguarded(row[key]) for key in keys),
        )
        for row in dataset.tables["corrections"]
        if row["field"]
    )
    assert rows == told


def test_a_correction_shows_the_words_around_it(dataset: Dataset) -> None:
    for row in dataset.tables["corrections"]:
        assert unguarded(row["before"]).replace("\n", "⏎") in row["context"]


def test_reports_csv_says_what_the_json_says(dataset: Dataset) -> None:
    for row in dataset.tables["reports"]:
        told = dataset.reports[unguarded(row["report_id"])]["report"]
        problems = [
            p
            for p in dataset.tables["problems"]
            if p["report_id"] == row["report_id"]
        ]
        beside = [p["severity"] for p in problems if p["code"] in BESIDE]
        told = {**told, "problems": told["problems"] + len(beside)}
        told["superseded_by"] = unguarded(row["superseded_by"])
        if told["status"] == "ok" and "warning" in beside:
            told["status"] = "warnings"
        shown = {
            name: "" if value is None else str(value)
            for name, value in told.items()
        }
        assert shown == {name: unguarded(cell) for name, cell in row.items()}


def test_measures_csv_says_what_the_json_says(dataset: Dataset) -> None:
    for row in dataset.tables["measures"]:
        measures = dataset.reports[unguarded(row["report_id"])]["measures"]
        (measure,) = (
            one
            for one in measures
            if str(one["number"]) == row["measure_number"]
        )
        assert [unguarded(row[name]) for name in FIELDS] == [
            measure["fields"][name]["text"] for name in FIELDS
        ]


def test_problems_are_told_in_thai_and_english(dataset: Dataset) -> None:
    for row in dataset.tables["problems"]:
        assert re.search("[ก-ฮ]", row["message_th"])
        assert re.search("[A-Za-z]{3}", row["message_en"])
        assert re.fullmatch("[a-z]+(-[a-z]+)*", row["code"])


def test_a_status_follows_from_the_problems(dataset: Dataset) -> None:
    worst = {row["report_id"]: set[str]() for row in dataset.tables["reports"]}
    for row in dataset.tables["problems"]:
        worst[row["report_id"]].add(row["severity"])
    for row in dataset.tables["reports"]:
        found = worst[row["report_id"]]
        assert row["status"] == (
            "failed"
            if "error" in found
            else "warnings"
            if "warning" in found
            else "ok"
        )


def test_the_same_inputs_give_the_same_bytes(
    raingan_process: Raingan, dataset: Dataset, inputs: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(inputs, tmp_path / "elsewhere")
    for seed, workers in (("0", "0"), ("1", "2")):
        out, env = (
            tmp_path / seed,
            {"PYTHONHASHSEED": seed, "TZ": "Asia/Bangkok", "LC_ALL": "C"},
        )
        raingan_process(
            "extract", copy, "-o", out, "-q", "--workers", workers, env=env
        )
        assert Dataset(out).raw == dataset.raw


def test_writing_over_an_earlier_run_gives_the_same_bytes(
    raingan: Raingan, dataset: Dataset, inputs: Path, tmp_path: Path
) -> None:
    raingan("extract", inputs, "-o", tmp_path, "-q", "--keep-thai-digits")
    raingan("extract", inputs, "-o", tmp_path, "-q")
    assert Dataset(tmp_path).raw == dataset.raw


def test_json_of_files_that_are_dropped_does_not_stay(
    raingan: Raingan, transcript: Transcript, inputs: Path, tmp_path: Path
) -> None:
    raingan("extract", inputs, "-o", tmp_path, "-q")
    raingan("extract", inputs / "a.txt", "-o", tmp_path, "-q", "--prune")
    found = Dataset(tmp_path)
    assert set(found.reports) == {
        row["report_id"] for row in found.tables["reports"]
    }


@pytest.mark.parametrize(
    "given",
    [
        ("a.txt", "=cmd.txt", "seed.txt", "bad.pdf"),
        pytest.param(("b", "a.txt", "seed.txt"), marks=pytest.mark.long),
        (".", "b/ทดสอบ.txt"),
    ],
    ids=["files", "folder-and-files", "folder-and-a-file-in-it"],
)
def test_the_order_of_the_inputs_does_not_matter(
    raingan: Raingan, inputs: Path, tmp_path: Path, given: tuple[str, ...]
) -> None:
    raingan("extract", *given, "-o", tmp_path / "1", "-q", cwd=inputs)
    raingan("extract", *reversed(given), "-o", tmp_path / "2", "-q", cwd=inputs)
    assert Dataset(tmp_path / "1").raw == Dataset(tmp_path / "2").raw


def test_thai_digits_are_kept_where_wanted(
    raingan: Raingan, inputs: Path, tmp_path: Path
) -> None:
    raingan("extract", inputs / "b", "-o", tmp_path, "-q", "--keep-thai-digits")
    found = Dataset(tmp_path)
    assert (
        found.tables["measures"][1]["measure"]
        == "ดำเนินการ และ จำนวน ๑,๒๓๔.๕๐ บาท"
    )
    assert found.tables["measures"][1]["period_end"] == "2023-03-31"
    assert found.tables["reports"][0]["fiscal_year_be"] == "2566"


@pytest.mark.long
@pytest.mark.parametrize(
    "sample", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem
)
def test_a_pdf_keeps_the_laws_too(
    raingan: Raingan, tmp_path: Path, sample: Path
) -> None:
    assert raingan("extract", sample, "-o", tmp_path, "-q").returncode == 0
    found = Dataset(tmp_path)
    test_replaying_the_changes_on_the_raw_text_gives_the_published_text(found)
    test_the_lines_of_an_item_joined_are_its_raw_text(found)
    test_nothing_that_was_printed_in_a_cell_is_lost(found)
    test_text_is_clean(found)
    for row in found.tables["items"]:
        assert 0 <= float(row["x0"]) < float(row["x1"])
        assert 0 <= float(row["top"]) < float(row["bottom"])
        assert (
            1 <= int(row["page_no"]) <= int(found.tables["reports"][0]["pages"])
        )


@pytest.mark.long
@pytest.mark.parametrize(
    "sample", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem
)
def test_font_runs_cover_their_lines(sample: Path) -> None:
    report = extract(sample)
    items = [
        item
        for measure in report.records
        for items in measure.items.values()
        for item in items
    ]
    lines = [
        line for item in items for part in item.fragments for line in part.lines
    ]
    assert lines
    for line in [*lines, *report.front_matter, *report.left_over]:
        assert sum(length for _, length in line.fonts) == len(line.text)
