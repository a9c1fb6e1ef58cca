"""A new kind of report: its form is drafted from a file, its fields are named, and other files are read by it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from extractor import extract, extract_folder
from extractor.drafting.fit import fit_of
from extractor.drafting.suggestion import suggested_form
from extractor.errors import NoTableError, UsageError
from extractor.forms import built_in_text, every, registered_forms
from extractor.forms.declaration import forms_at
from extractor.model import Form, Item
from extractor.options import BatchOptions
from tests.helpers.command import Raingan
from tests.helpers.files import read_csv
from tests.helpers.new_kinds import (
    ALLOWANCES,
    ASSETS,
    LUNCHES,
    OTHER_ALLOWANCES,
    OTHER_ASSETS,
    OTHER_LUNCHES,
    PrintedReport,
)
from tests.helpers.pdfs import OPTIONS, pdf, source, words

ASSET_FIELDS = (
    "number",
    "code",
    "asset",
    "acquired",
    "price",
    "condition",
    "repairs",
)
ASSET_KINDS = ["ordinal", "text", "label", "date", "money", "choice", "money"]
ALLOWANCE_FIELDS = (
    "number",
    "person",
    "born",
    "entitled_as",
    "allowance",
    "address",
    "note",
)
ALLOWANCE_KINDS = [
    "ordinal",
    "label",
    "date",
    "choice",
    "money",
    "text",
    "text",
]
LUNCH_FIELDS = ("number", "grade", "teacher", "pupils", "budget")
LUNCH_KINDS = ["ordinal", "label", "text", "number", "money"]
DRAFTED = pytest.mark.parametrize(
    ("first", "second", "names", "kinds"),
    [
        (ASSETS, OTHER_ASSETS, ASSET_FIELDS, ASSET_KINDS),
        (ALLOWANCES, OTHER_ALLOWANCES, ALLOWANCE_FIELDS, ALLOWANCE_KINDS),
        (LUNCHES, OTHER_LUNCHES, LUNCH_FIELDS, LUNCH_KINDS),
    ],
    ids=["assets", "allowances", "lunches"],
)


def named(text: str, names: Sequence[str]) -> str:
    """A draft whose fields a person has named, and in which nothing else was changed."""
    given = iter(names)
    return re.sub(
        r'^name = ".*"',
        lambda _: f'name = "{next(given)}"',
        text,
        flags=re.MULTILINE,
    )


def drafted(report: PrintedReport, names: Sequence[str], path: Path) -> Form:
    """The form that a person makes of a report."""
    suggestion = suggested_form(source(report.pdf()), OPTIONS, name=path.stem)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(named(suggestion.text, names), encoding="utf-8")
    (form,) = forms_at(path)
    return form


def as_published(cell: str | None) -> str:
    """What a cell says: digits as Arabic ones, amounts plain; nothing for a dash."""
    text = (cell or "").translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    if text == "-":
        return ""
    return text.replace(",", "") if re.fullmatch(r"[0-9,.]+", text) else text


@DRAFTED
def test_a_draft_reads_the_file_that_it_was_made_of(
    first: PrintedReport,
    second: PrintedReport,
    names: Sequence[str],
    kinds: list[str],
) -> None:
    suggestion = suggested_form(source(first.pdf()), OPTIONS)
    assert suggestion.form.name == (
        "school-lunch-plan" if first is LUNCHES else "my-form"
    )
    assert [field.kind for field in suggestion.form.fields] == kinds
    assert suggestion.fits


@DRAFTED
def test_a_draft_with_names_reads_another_file_whole(
    first: PrintedReport,
    second: PrintedReport,
    names: Sequence[str],
    kinds: list[str],
    tmp_path: Path,
) -> None:
    form = drafted(first, names, tmp_path / "forms" / "mine.toml")
    (tmp_path / "second.pdf").write_bytes(second.pdf())
    report = extract(tmp_path / "second.pdf", forms=tmp_path / "forms")
    assert report.forms == (form,)
    read = [
        [said for name in names for said in published(record.items[name])]
        for record in report.records
    ]
    assert read == [
        [text for text in map(as_published, row) if text] for row in second.rows
    ]
    frame = report.records_frame("mine")
    assert len(frame) == len(second.rows)
    assert set(names) <= set(frame.columns)


def test_rows_that_only_units_name_are_read_by_their_draft(
    tmp_path: Path,
) -> None:
    """Such a form has no label and no text: what counts its rows was taken to name them, and no table ever fitted."""
    report = PrintedReport(
        "ผลสำรวจความผูกพันของบุคลากร",
        (("ที่", "หน่วยงาน", "จำนวนบุคลากร", "ผู้ตอบแบบสำรวจ"),),
        (
            ("1", "สำนักปลัด", "32", "30"),
            ("2", "กองคลัง", "14", "14"),
            ("3", "กองช่าง", "21", "15"),
            ("4", "กองการศึกษา", "54", "50"),
        ),
        (40, 150, 120, 120),
    )
    file = tmp_path / "survey.pdf"
    file.write_bytes(report.pdf())
    suggestion = suggested_form(source(file.read_bytes()), OPTIONS)
    assert {field.kind for field in suggestion.form.fields}.isdisjoint(
        {"label", "text"}
    )
    assert suggestion.fits


def published(items: Sequence[Item]) -> list[str]:
    return [item.published for item in items]


@pytest.mark.parametrize(
    ("first", "second", "names", "field", "keys"),
    [
        (
            ASSETS,
            OTHER_ASSETS,
            ASSET_FIELDS,
            "repairs",
            ("ปี 2565", "ปี 2566", "ปี 2567"),
        ),
        (LUNCHES, OTHER_LUNCHES, LUNCH_FIELDS, "pupils", ("ชาย", "หญิง", "รวม")),
    ],
)
def test_columns_of_a_group_are_one_field(
    first: PrintedReport,
    second: PrintedReport,
    names: Sequence[str],
    field: str,
    keys: Sequence[str],
    tmp_path: Path,
) -> None:
    drafted(first, names, tmp_path / "mine.toml")
    (tmp_path / "second.pdf").write_bytes(second.pdf())
    report = extract(tmp_path / "second.pdf", forms=tmp_path / "mine.toml")
    start = names.index(field)
    for row, record in zip(second.rows, report.records, strict=True):
        cells = zip(keys, row[start : start + len(keys)], strict=True)
        expected = [
            (key, as_published(cell)) for key, cell in cells if cell != "-"
        ]
        assert [
            (item.key, item.published) for item in record.items[field]
        ] == expected


@DRAFTED
def test_a_file_is_checked_against_a_form(
    first: PrintedReport,
    second: PrintedReport,
    names: Sequence[str],
    kinds: list[str],
    tmp_path: Path,
) -> None:
    form = drafted(first, names, tmp_path / "mine.toml")
    fit = fit_of(source(second.pdf()), form, OPTIONS)
    assert fit.fits
    (table,) = fit.tables
    assert (table.records, table.missing, table.left_over) == (
        len(second.rows),
        (),
        (),
    )
    assert [column.guessed for column in table.columns] == [False] * len(
        second.widths
    )
    of_other_kind = ALLOWANCES if first is ASSETS else ASSETS
    assert not fit_of(source(of_other_kind.pdf()), form, OPTIONS).fits


def test_from_a_file_to_a_dataset_by_command(
    raingan: Raingan, tmp_path: Path
) -> None:
    (tmp_path / "first.pdf").write_bytes(ASSETS.pdf())
    (tmp_path / "second.pdf").write_bytes(OTHER_ASSETS.pdf())
    toml = tmp_path / "forms" / "assets.toml"
    done = raingan(
        "forms", "suggest", "first.pdf", "-o", "forms/assets.toml", cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "raingan forms check forms/assets.toml" in done.stderr
    again = raingan(
        "forms", "suggest", "first.pdf", "-o", "forms/assets.toml", cwd=tmp_path
    )
    assert again.returncode == 2  # a form that was edited is not written over
    toml.write_text(
        named(toml.read_text(encoding="utf-8"), ASSET_FIELDS), encoding="utf-8"
    )
    checked = raingan(
        "forms", "check", "forms/assets.toml", "second.pdf", cwd=tmp_path
    )
    assert checked.returncode == 0
    assert "ตรง/fits · 4 รายการ/records" in checked.stdout
    told = raingan(
        "forms",
        "check",
        "assets",
        "second.pdf",
        "--forms",
        "forms",
        "--json",
        cwd=tmp_path,
    )
    assert json.loads(told.stdout)[0]["fits"] is True
    run = raingan(
        "extract",
        "second.pdf",
        "--forms",
        "forms",
        "-o",
        "out",
        "--workers",
        "1",
        "-q",
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stderr
    rows = read_csv(tmp_path / "out" / "assets.csv")
    assert [row["asset"] for row in rows] == [
        row[2] for row in OTHER_ASSETS.rows
    ]
    assert raingan("explain", "out", "second", cwd=tmp_path).returncode == 2
    explained = raingan(
        "explain", "out", "second", "--forms", "forms", cwd=tmp_path
    )
    assert explained.returncode == 0
    assert "รถบรรทุกน้ำ" in explained.stdout
    assert (
        raingan(
            "export", "out", "--to", "csv", "--forms", "forms", cwd=tmp_path
        ).returncode
        == 0
    )


def test_a_file_that_does_not_fit_is_code_3(
    raingan_process: Raingan, tmp_path: Path
) -> None:
    (tmp_path / "first.pdf").write_bytes(ALLOWANCES.pdf())
    done = raingan_process(
        "forms", "check", "procurement", "first.pdf", cwd=tmp_path
    )
    assert done.returncode == 3
    assert "ไม่ตรงกับ/does not fit procurement" in done.stdout
    assert (
        raingan_process(
            "forms", "check", "no-such-form", "first.pdf", cwd=tmp_path
        ).returncode
        == 2
    )


def test_known_forms_are_listed_and_shown(
    raingan: Raingan, tmp_path: Path
) -> None:
    (tmp_path / "lunch.toml").write_text(
        str(built_in_text("risk")), encoding="utf-8"
    )
    listed = raingan("forms", "--forms", str(tmp_path)).stdout
    assert all(f"{form.name} · {form.title_th}" in listed for form in every())
    assert "lunch · " in listed
    shown = raingan("forms", "show", "procurement").stdout
    assert tomllib.loads(shown)["record"] == "purchase"
    assert raingan("forms", "show", "lunch").returncode == 2
    assert raingan(
        "forms", "show", "lunch", "--forms", str(tmp_path)
    ).stdout == built_in_text("risk")


def test_a_form_hides_a_built_in_one_of_the_same_name(tmp_path: Path) -> None:
    text = str(built_in_text("procurement")).replace(
        'record = "purchase"', 'record = "bargain"'
    )
    (tmp_path / "procurement.toml").write_text(text, encoding="utf-8")
    names = [form.name for form in every()]
    with registered_forms(forms_at(tmp_path)):
        assert sorted(form.name for form in every()) == sorted(names)
        assert {form.name: form.record for form in every()}[
            "procurement"
        ] == "bargain"
    assert {form.name: form.record for form in every()}[
        "procurement"
    ] == "purchase"


def test_a_form_may_hide_that_of_measures(tmp_path: Path) -> None:
    (tmp_path / "in.pdf").write_bytes(LUNCHES.pdf())
    form = drafted(LUNCHES, LUNCH_FIELDS, tmp_path / "measures.toml")
    dataset = extract_folder(
        tmp_path / "in.pdf", tmp_path / "out", forms=tmp_path / "measures.toml"
    )
    rows = read_csv(dataset.folder / "measures.csv")
    assert [row["teacher"] for row in rows] == [row[2] for row in LUNCHES.rows]
    assert set(form.field_names) <= set(rows[0])


def test_a_file_without_a_table_gives_no_draft() -> None:
    with pytest.raises(NoTableError):
        suggested_form(source(pdf(words("ประกาศ", 50, 50))), OPTIONS)


def test_a_changed_form_reads_files_anew(tmp_path: Path) -> None:
    path = tmp_path / "forms" / "assets.toml"
    drafted(ASSETS, ASSET_FIELDS, path)
    (tmp_path / "second.pdf").write_bytes(OTHER_ASSETS.pdf())
    assert read_names(tmp_path) == ["second.pdf"]
    path.write_text(
        f"# แก้เฉพาะหมายเหตุ\n{path.read_text(encoding='utf-8')}",
        encoding="utf-8",
    )
    assert read_names(tmp_path) == []
    path.write_text(
        path.read_text(encoding="utf-8").replace('"repairs"', '"upkeep"'),
        encoding="utf-8",
    )
    assert read_names(tmp_path) == ["second.pdf"]
    assert "upkeep" in read_csv(tmp_path / "out" / "assets.csv")[0]


def read_names(folder: Path) -> list[str]:
    """Read the file with the forms of a folder; gives the names of the files that were read, not kept."""
    names = list[str]()
    dataset = extract_folder(
        folder / "second.pdf",
        folder / "out",
        batch=BatchOptions.model_validate({"workers": 0, "format": "csv"}),
        on_progress=lambda progress: names.extend(
            [progress.latest.name] if progress.latest else []
        ),
        forms=folder / "forms",
    )
    assert len(dataset.records_frame("assets")) == len(OTHER_ASSETS.rows)
    return names


def test_an_unknown_table_is_none_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="2"):
        suggested_form(source(ASSETS.pdf()), OPTIONS, table_number=2)


FIELD = '[[fields]]\nname = "{name}"\ntitle_th = "x"\ntitle_en = "x"\nkind = "{kind}"\ncues = {cues}\n'
BROKEN = {
    "no TOML": ('record = "x\ntitle_th = "x"', "line 1"),
    "no fields": ('record = "x"\ntitle_th = "x"\ntitle_en = "x"\n', "fields"),
    "no such kind": (
        FIELD.format(name="a", kind="colour", cues='["x"]'),
        "mine.toml:1",
    ),
    "cues that are no list": (
        "\n" + FIELD.format(name="a", kind="text", cues='"x"'),
        "mine.toml:2",
    ),
    "a name of every table": (
        FIELD.format(name="id", kind="text", cues='["x"]'),
        "field id",
    ),
    "a name twice": (
        2 * FIELD.format(name="a", kind="text", cues='["x"]'),
        "mine.toml:7",
    ),
    "a key too many": (
        '[[fields]]\nname = "a"\ncolour = "red"\ncues = ["x"]',
        "colour",
    ),
}


@pytest.mark.parametrize(("text", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_form_says_what_is_wrong_and_where(
    text: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        extract("samples/pru-yai-2566--seed.txt", forms=tmp_path)
    assert str(tmp_path / "mine.toml") in raised.value.message_en
    assert told in raised.value.message_en


def test_a_form_cannot_be_called_like_a_table_of_every_dataset(
    tmp_path: Path,
) -> None:
    (tmp_path / "items.toml").write_text(
        str(built_in_text("risk")), encoding="utf-8"
    )
    with pytest.raises(UsageError, match="items"):
        forms_at(tmp_path)


def test_a_folder_without_forms_is_told(
    raingan: Raingan, tmp_path: Path
) -> None:
    done = raingan(
        "extract",
        "nowhere.pdf",
        "-o",
        "out",
        "--forms",
        str(tmp_path),
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert "*.toml" in done.stderr
