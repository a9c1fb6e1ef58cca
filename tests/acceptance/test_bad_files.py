"""Files that are no reports: each is a row with a code, says what to do, and costs itself only."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from normalizer import arabic
from tests.helpers.command import Raingan, Run, Transcript, put
from tests.helpers.files import read_csv
from tests.helpers.pdfs import page, pdf
from tests.helpers.small_report import COVER, GOOD, LOCKED, MEASURES, PICTURE

KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")


PRICES = [
    ["รายการ", "จำนวน", "ราคา"],
    ["กระดาษ", "๑๐", "๑,๒๐๐"],
    ["หมึกพิมพ์", "๒", "๓,๔๐๐"],
]


# Name -> (bytes, the code that problems.csv shows).
BAD: dict[str, tuple[bytes, str]] = {
    "หน้าเว็บ.pdf": (
        "<!doctype html><html><body>ไม่พบหน้า 404</body></html>".encode(),
        "not-a-pdf",
    ),
    "text.pdf": (b"no PDF in spite of its name\n", "not-a-pdf"),
    "zip.pdf": (b"PK\x03\x04" + bytes(200), "not-a-pdf"),
    "empty.pdf": (b"", "empty-file"),
    "empty.txt": (b"", "empty-file"),
    "blank.txt": (b" \n\t\n", "no-table"),
    "binary.txt": (bytes(range(256)), "not-a-report"),
    "head only.pdf": (b"%PDF-1.7\n", "broken-pdf"),
    "half.pdf": (GOOD[: len(GOOD) // 2], "broken-pdf"),
    "noise.pdf": (
        b"%PDF-1.7\n" + hashlib.sha512(b"noise").digest() * 50,
        "broken-pdf",
    ),
    "locked.pdf": (LOCKED, "encrypted"),
    "no pages.pdf": (pdf(), "no-pages"),
    "letter.pdf": (pdf(page(COVER, [])), "no-table"),
    "blank page.pdf": (pdf(b""), "no-table"),
    "letter.txt": (COVER.encode(), "no-table"),
    "scan.pdf": (pdf(PICTURE), "no-text-layer"),
}

# Files of which no table is of a form that is known.
OF_NO_FORM = {
    "prices.pdf": pdf(page("ราคากลาง", PRICES)),
    "prices.txt": "\n".join("\t".join(row) for row in PRICES).encode(),
}


@pytest.fixture(scope="module")
def mixed(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path_factory: pytest.TempPathFactory,
) -> Run:
    """One run over a folder with all the bad files and a few good ones."""
    folder = tmp_path_factory.mktemp("mixed")
    for name, (data, _) in BAD.items():
        put(folder / "in" / "เสีย" / name, data)
    put(
        folder / "in" / "ดี" / "รายงาน ๑.txt",
        transcript().replace("๒๕๖๖", "๒๕๖๘").encode(),
    )
    put(folder / "in" / "good.pdf", GOOD)
    put(folder / "in" / "no suffix", GOOD)
    for name, data in OF_NO_FORM.items():
        put(folder / "in" / name, data)
    return Run(
        raingan("extract", folder / "in", "-o", folder / "out", "-q"),
        folder / "out",
    )


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_failed_row_with_a_code(mixed: Run, name: str) -> None:
    (row,) = mixed.of("reports", f"เสีย/{name}")
    problems = mixed.of("problems", f"เสีย/{name}")
    assert row["status"] == "failed"
    assert [(p["severity"], p["code"]) for p in problems] == [
        ("error", BAD[name][1])
    ]
    assert (
        row["measures"],
        row["items"],
        row["corrections"],
        row["problems"],
    ) == ("0", "0", "0", "1")
    assert row["source_sha256"] == hashlib.sha256(BAD[name][0]).hexdigest()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_what_to_do_in_thai_and_english(
    mixed: Run, name: str
) -> None:
    (problem,) = mixed.of("problems", f"เสีย/{name}")
    assert re.search("[ก-ฮ]", problem["message_th"])
    assert problem["message_en"].isascii()
    assert problem["message_en"].count(". ") >= 1, (
        "what happened, then what to do"
    )


@pytest.mark.parametrize("name", OF_NO_FORM)
def test_tables_of_no_known_form_come_out_as_they_are(
    mixed: Run, name: str
) -> None:
    (row,) = mixed.of("reports", name)
    assert (row["status"], row["form"], row["tables"]) == ("warnings", "", "1")
    assert "form-unknown" in [
        problem["code"] for problem in mixed.of("problems", name)
    ]
    cells = [
        cell["text"]
        for cell in read_csv(mixed.out / "cells.csv")
        if cell["report_id"] == row["report_id"]
    ]
    assert cells == [arabic(text) for texts in PRICES[1:] for text in texts]


def test_codes_are_kebab_case(mixed: Run) -> None:
    assert all(
        KEBAB.fullmatch(problem["code"]) for problem in mixed.tables["problems"]
    )


def test_good_files_are_written_beside_bad_ones(mixed: Run) -> None:
    for name, measures in {
        "ดี/รายงาน ๑.txt": MEASURES[:1],
        "good.pdf": MEASURES,
        "no suffix": MEASURES,
    }.items():
        (row,) = mixed.of("reports", name)
        assert row["status"] == "ok"
        assert [
            measure["measure"] for measure in mixed.of("measures", name)
        ] == measures


def test_failures_end_with_code_3_and_stand_on_stderr(mixed: Run) -> None:
    assert mixed.done.returncode == 3
    assert mixed.done.stdout == ""
    assert all(
        f"{name} {code}" in mixed.done.stderr for name, (_, code) in BAD.items()
    )
    assert "good.pdf" not in mixed.done.stderr


def test_every_file_good_or_bad_has_its_json(mixed: Run) -> None:
    names = {f"{row['report_id']}.json" for row in mixed.tables["reports"]}
    assert names == {file.name for file in (mixed.out / "reports").iterdir()}
    assert len(names) == len(BAD) + len(OF_NO_FORM) + 3


def test_the_command_tables_goes_on_after_bad_files(
    raingan: Raingan, mixed: Run, tmp_path: Path
) -> None:
    done = raingan("tables", mixed.out.parent / "in", "-o", tmp_path, "-q")
    assert done.returncode == 3
    told = {
        row["source_file"]: row["code"]
        for row in read_csv(tmp_path / "problems.csv")
    }
    assert told == {f"เสีย/{name}": code for name, (_, code) in BAD.items()}
    index = read_csv(tmp_path / "tables.csv")
    assert {row["source_file"] for row in index} >= {
        *OF_NO_FORM,
        "good.pdf",
        "no suffix",
    }
    assert all((tmp_path / row["file"]).is_file() for row in index)


def test_a_report_without_rows_is_not_passed_over_in_silence(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    header_only = "\n".join(transcript().splitlines()[:-1])
    run = Run(
        raingan(
            "extract",
            put(tmp_path / "r.txt", header_only.encode()),
            "-o",
            tmp_path / "out",
            "-q",
        ),
        tmp_path / "out",
    )
    assert run.tables["measures"] == []
    assert run.tables["reports"][0]["status"] != "ok"
