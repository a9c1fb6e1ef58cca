"""Files, folders and commands as they should not be: each costs itself only, and says what to do about it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor import extract, extract_folder
from extractor.errors import RainganError
from tests.conftest import contents, read_csv
from tests.helpers.pdfs import page, pdf

Raingan = Callable[..., subprocess.CompletedProcess[str]]
Transcript = Callable[..., str]

TABLES = ("reports", "measures", "items", "corrections", "problems")
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")

# A report on one page: its cover, then the table.
COVER = """รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส
ประจำปีงบประมาณ พ.ศ. ๒๕๖๖
เทศบาลตำบลปรุใหญ่
อำเภอเมืองนครราชสีมา จังหวัดนครราชสีมา"""
REPORT = [
    ["มาตรการ/กิจกรรม", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "สรุปผลการดำเนินการ", "ผลลัพธ์/ความสำเร็จ"],
    ["๑. ลดการใช้กระดาษ", "ใช้อีเมลในสำนักงาน", "กองคลัง", "ปีงบประมาณ พ.ศ. ๒๕๖๖", "ใช้อีเมลแล้ว", "ประหยัดงบประมาณ"],
    ["๒. เปิดเผยข้อมูล", "ลงประกาศในเว็บไซต์", "สำนักปลัด", "ปีงบประมาณ พ.ศ. ๒๕๖๖", "ลงประกาศแล้ว", "ประชาชนรับรู้"],
]
MEASURES = ["ลดการใช้กระดาษ", "เปิดเผยข้อมูล"]
PRICES = [["รายการ", "จำนวน", "ราคา"], ["กระดาษ", "๑๐", "๑,๒๐๐"], ["หมึกพิมพ์", "๒", "๓,๔๐๐"]]

GOOD = pdf(page(COVER, REPORT))
PICTURE = b"q 842 0 0 595 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q\n"

# What is broken in a file of which nothing is lost.
MENDABLE = {
    "offsets": re.sub(rb"\d{10} 00000 n", b"0000000007 00000 n", GOOD),
    "startxref": re.sub(rb"startxref\n\d+", b"startxref\n99999", GOOD),
    "both": re.sub(rb"startxref\n\d+", b"startxref\n99", re.sub(rb"\d{10} 00000 n", b"0000000007 00000 n", GOOD)),
    "root": GOOD.replace(b"/Root 1 0 R", b"/Root 99 0 R"),
    "lengths": re.sub(rb"/Length \d+", b"/Length 1", GOOD),
    "line ends": GOOD.replace(b"\n", b"\r\n"),
    "junk before": b"HTTP/1.1 200 OK\r\n\r\n" + GOOD,
    "junk after": GOOD + bytes(3000),
}

# Name -> (bytes, the code that problems.csv shows).
BAD: dict[str, tuple[bytes, str]] = {
    "หน้าเว็บ.pdf": ("<!doctype html><html><body>ไม่พบหน้า 404</body></html>".encode(), "not-a-pdf"),
    "text.pdf": (b"no PDF in spite of its name\n", "not-a-pdf"),
    "zip.pdf": (b"PK\x03\x04" + bytes(200), "not-a-pdf"),
    "empty.pdf": (b"", "empty-file"),
    "empty.txt": (b"", "empty-file"),
    "blank.txt": (b" \n\t\n", "no-table"),
    "binary.txt": (bytes(range(256)), "not-a-report"),
    "head only.pdf": (b"%PDF-1.7\n", "broken-pdf"),
    "half.pdf": (GOOD[: len(GOOD) // 2], "broken-pdf"),
    "noise.pdf": (b"%PDF-1.7\n" + hashlib.sha512(b"noise").digest() * 50, "broken-pdf"),
    "locked.pdf": (pdf(page(COVER, REPORT), user=b"open", owner=b"own"), "encrypted"),
    "no pages.pdf": (pdf(), "no-pages"),
    "letter.pdf": (pdf(page(COVER, [])), "no-table"),
    "blank page.pdf": (pdf(b""), "no-table"),
    "letter.txt": (COVER.encode(), "no-table"),
    "prices.pdf": (pdf(page("ราคากลาง", PRICES)), "table-of-another-shape"),
    "prices.txt": ("\n".join("\t".join(row) for row in PRICES).encode(), "table-of-another-shape"),
    "scan.pdf": (pdf(PICTURE), "no-text-layer"),
}


@pytest.fixture(scope="module")
def mixed(raingan: Raingan, transcript: Transcript, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """One run over a folder with all the bad files and a few good ones."""
    folder = tmp_path_factory.mktemp("mixed")
    for name, (data, _) in BAD.items():
        put(folder / "in" / "เสีย" / name, data)
    put(folder / "in" / "ดี" / "รายงาน ๑.txt", transcript().replace("๒๕๖๖", "๒๕๖๘").encode())
    put(folder / "in" / "good.pdf", GOOD)
    put(folder / "in" / "no suffix", GOOD)
    return Run(raingan("extract", folder / "in", "-o", folder / "out", "-q"), folder / "out")


class Run:
    """A finished run and the tables that it wrote."""

    def __init__(self, done: subprocess.CompletedProcess[str], out: Path) -> None:
        self.done, self.out = done, out
        self.tables = {name: read_csv(out / f"{name}.csv") for name in TABLES if (out / f"{name}.csv").exists()}

    def of(self, table: str, name: str) -> list[dict[str, str]]:
        return [row for row in self.tables[table] if row["source_file"] == name]


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_failed_row_with_a_code(mixed: Run, name: str) -> None:
    (row,) = mixed.of("reports", f"เสีย/{name}")
    problems = mixed.of("problems", f"เสีย/{name}")
    assert row["status"] == "failed"
    assert [(p["severity"], p["code"]) for p in problems] == [("error", BAD[name][1])]
    assert (row["measures"], row["items"], row["corrections"], row["problems"]) == ("0", "0", "0", "1")
    assert row["source_sha256"] == hashlib.sha256(BAD[name][0]).hexdigest()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_what_to_do_in_thai_and_english(mixed: Run, name: str) -> None:
    (problem,) = mixed.of("problems", f"เสีย/{name}")
    assert re.search("[ก-ฮ]", problem["message_th"])
    assert problem["message_en"].isascii()
    assert problem["message_en"].count(". ") >= 1, "what happened, then what to do"


def test_codes_are_kebab_case(mixed: Run) -> None:
    assert all(KEBAB.fullmatch(problem["code"]) for problem in mixed.tables["problems"])


def test_good_files_are_written_beside_bad_ones(mixed: Run) -> None:
    for name, measures in {"ดี/รายงาน ๑.txt": MEASURES[:1], "good.pdf": MEASURES, "no suffix": MEASURES}.items():
        (row,) = mixed.of("reports", name)
        assert row["status"] == "ok"
        assert [measure["measure"] for measure in mixed.of("measures", name)] == measures


def test_failures_end_with_code_3_and_stand_on_stderr(mixed: Run) -> None:
    assert mixed.done.returncode == 3
    assert mixed.done.stdout == ""
    assert all(f"{name} {code}" in mixed.done.stderr for name, (_, code) in BAD.items())
    assert "good.pdf" not in mixed.done.stderr


def test_every_file_good_or_bad_has_its_json(mixed: Run) -> None:
    names = {f"{row['report_id']}.json" for row in mixed.tables["reports"]}
    assert names == {file.name for file in (mixed.out / "reports").iterdir()}
    assert len(names) == len(BAD) + 3


def test_the_command_tables_goes_on_after_bad_files(raingan: Raingan, mixed: Run, tmp_path: Path) -> None:
    done = raingan("tables", mixed.out.parent / "in", "-o", tmp_path, "-q")
    assert done.returncode == 3
    told = {row["source_file"]: row["code"] for row in read_csv(tmp_path / "problems.csv")}
    assert told == {f"เสีย/{name}": code for name, (_, code) in BAD.items() if code != "table-of-another-shape"}
    index = read_csv(tmp_path / "tables.csv")
    assert {row["source_file"] for row in index} >= {"เสีย/prices.pdf", "เสีย/prices.txt", "good.pdf", "no suffix"}
    assert all((tmp_path / row["file"]).is_file() for row in index)


def test_a_report_without_rows_is_not_passed_over_in_silence(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    header_only = "\n".join(transcript().splitlines()[:-1])
    run = Run(
        raingan("extract", put(tmp_path / "r.txt", header_only.encode()), "-o", tmp_path / "out", "-q"),
        tmp_path / "out",
    )
    assert run.tables["measures"] == []
    assert run.tables["reports"][0]["status"] != "ok"


@pytest.mark.parametrize(
    ("user", "owner", "given"),
    [
        (b"open", b"own", "open"),
        (b"open", b"own", "own"),
        (b"open", b"", "open"),
        (b"", b"own", None),
        (b"", b"own", "needless"),
        (b"p w'\"-", b"own", "p w'\"-"),
    ],
)
def test_an_encrypted_file_opens_with_its_password(
    tmp_path: Path, user: bytes, owner: bytes, given: str | None
) -> None:
    locked = put(tmp_path / "r.pdf", pdf(page(COVER, REPORT), user=user, owner=owner))
    assert texts(locked, password=given) == texts(put(tmp_path / "open.pdf", GOOD))


@pytest.mark.parametrize("given", [(), ("--password", "wrong"), ("--password", "รหัสผ่าน"), ("--password", "")])
def test_without_the_right_password_the_file_is_called_encrypted(
    raingan: Raingan, tmp_path: Path, given: tuple[str, ...]
) -> None:
    locked = put(tmp_path / "r.pdf", BAD["locked.pdf"][0])
    done = raingan("extract", locked, "-o", tmp_path / "out", "-q", *given)
    assert done.returncode == 3
    assert "r.pdf encrypted" in done.stderr
    assert "--password" in done.stderr


def test_the_command_takes_the_password(raingan: Raingan, tmp_path: Path) -> None:
    locked = put(tmp_path / "r.pdf", BAD["locked.pdf"][0])
    done = raingan("extract", locked, "-o", tmp_path / "out", "--password", "open", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["measure"] for row in read_csv(tmp_path / "out" / "measures.csv")] == MEASURES


@pytest.mark.parametrize("broken", MENDABLE)
def test_a_broken_file_of_which_nothing_is_lost_is_read_whole(tmp_path: Path, broken: str) -> None:
    assert texts(put(tmp_path / "r.pdf", MENDABLE[broken])) == texts(put(tmp_path / "good.pdf", GOOD))


def test_deflated_pages_are_read(tmp_path: Path) -> None:
    packed = put(tmp_path / "r.pdf", pdf(page(COVER, REPORT), pack=zlib.compress))
    assert texts(packed) == texts(put(tmp_path / "good.pdf", GOOD))


@pytest.mark.parametrize("share", [0.5, 0.8, 0.9, 0.97])
@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_a_page_that_lost_its_end_is_not_passed_over_in_silence(tmp_path: Path, damage: str, share: float) -> None:
    def pack(data: bytes) -> bytes:
        whole = zlib.compress(data)
        end = int(share * len(whole))
        return whole[:end] if damage == "cut" else whole[:end] + bytes(byte ^ 0xFF for byte in whole[end:])

    assert outcome(put(tmp_path / "r.pdf", pdf(page(COVER, REPORT), pack=pack))) != "ok"


def test_a_file_cut_off_anywhere_never_passes_for_whole(tmp_path: Path) -> None:
    whole = texts(put(tmp_path / "r.pdf", GOOD))
    for end in range(0, len(GOOD), 97):
        file = put(tmp_path / "r.pdf", GOOD[:end])
        assert outcome(file) != "ok" or texts(file) == whole


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6))
@example(edits=[(859, b"\x00")])
def test_a_damaged_file_raises_no_foreign_error(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, bytes]]
) -> None:
    data = bytearray(GOOD)
    for at, new in edits:
        data[at : at + len(new)] = new
    outcome(put(tmp_path_factory.getbasetemp() / "damaged.pdf", bytes(data)))


def outcome(path: Path) -> str:
    """The status of a report, or the code of what was wrong; any other exception is a fault of ours."""
    try:
        return extract(path).status
    except RainganError as error:
        return error.code


def texts(path: Path, password: str | None = None) -> list[dict[str, str]]:
    report = extract(path, password=password)
    return [{name: measure.text(name) for name in measure.items} for measure in report.measures]


@pytest.mark.parametrize("kind", ["html", "md"])
def test_a_small_file_that_asks_for_a_huge_table_is_read_or_refused(
    raingan: Raingan, tmp_path: Path, kind: str
) -> None:
    resource = pytest.importorskip("resource")
    head = "".join(f"<td>{cell}</td>" for cell in REPORT[0])
    body = "<tr><td colspan=1000 rowspan=1000>ก</td></tr>" * 250
    file = put(tmp_path / f"r.{kind}", f"<table><tr>{head}</tr>{body}</table>".encode())
    limit = 1_500_000_000
    done = raingan(
        "extract",
        file,
        "-o",
        tmp_path / "out",
        "-q",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )
    assert done.returncode in (0, 3)
    assert "MemoryError" not in done.stderr


def test_a_dangling_link_given_by_name_cannot_be_read(raingan: Raingan, tmp_path: Path) -> None:
    (tmp_path / "r.pdf").symlink_to("nowhere.pdf")
    done = raingan("extract", tmp_path / "r.pdf", "-o", tmp_path / "out", "-q")
    assert done.returncode == 3
    assert "r.pdf file-not-readable" in done.stderr


def test_a_dangling_link_in_a_folder_is_not_passed_over(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "in" / "good.txt", transcript().encode())
    (tmp_path / "in" / "gone.pdf").symlink_to("nowhere.pdf")
    run = Run(raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q"), tmp_path / "out")
    assert [row["status"] for row in run.of("reports", "good.txt")] == ["ok"]
    assert [row["code"] for row in run.of("problems", "gone.pdf")] == ["file-not-readable"]


def test_a_file_that_vanishes_during_the_run_fails_alone(transcript: Transcript, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        put(tmp_path / "in" / name, transcript().encode())
    gone = tmp_path / "in" / "b.txt"
    dataset = extract_folder(tmp_path / "in", tmp_path / "out", on_progress=lambda _: gone.unlink(missing_ok=True))
    assert list(dataset.frames["reports"]["status"]) == ["ok", "failed", "ok"]
    assert list(dataset.frames["problems"]["code"]) == ["file-not-readable", "same-file"]
    assert dataset.failed == 1


def test_pipes_and_folders_named_like_reports_do_no_harm(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "in" / "folder.pdf" / "r.txt", transcript().encode())
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "in" / "pipe.pdf")
    run = Run(raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q"), tmp_path / "out")
    assert [row["source_file"] for row in run.tables["reports"]] == ["folder.pdf/r.txt"]


def test_what_is_no_report_in_a_folder_is_left_alone(raingan: Raingan, transcript: Transcript, tmp_path: Path) -> None:
    put(tmp_path / "in" / "r.txt", transcript().encode())
    for name in ("photo.heic", "book.xlsx", ".hidden.pdf", ".git/x.pdf", "README.md", "Thumbs.db"):
        put(tmp_path / "in" / name, b"\xff\xd8 no report")
    run = Run(raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q"), tmp_path / "out")
    assert [row["source_file"] for row in run.tables["reports"]] == ["r.txt"]


NAMES = [
    "รายงาน ปี ๒๕๖๖ (แก้ไข).txt",
    "two\nlines.txt",
    "-o.txt",
    "--help",
    "=1+1.txt",
    "@x.txt",
    "\ttab.txt",
    "\rreturn.txt",
    'a"b,c;d.txt',
    "[bold]x[/].txt",
    "%s {0} \\n.txt",
    "x..txt",
    "a.b.c.txt",
    " .txt",
    "กำ.txt",
    "กํา.txt",
    "x" * 251 + ".txt",
    "ก" * 83 + ".txt",
]


@pytest.fixture(scope="module")
def odd_names(raingan: Raingan, transcript: Transcript, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("names")
    for name in NAMES:
        put(folder / "in" / name, GOOD if name == "--help" else transcript().encode())
    return Run(raingan("extract", folder / "in", "-o", folder / "out"), folder / "out")


def test_files_of_any_name_are_read(odd_names: Run) -> None:
    assert odd_names.done.returncode == 0
    assert sorted(unguarded(row["source_file"]) for row in odd_names.tables["reports"]) == sorted(NAMES)
    assert {problem["code"] for problem in odd_names.tables["problems"]} <= {"same-file", "same-agency-year"}


def test_files_of_any_name_have_an_id_and_a_json_of_their_own(odd_names: Run) -> None:
    ids = [unguarded(row["report_id"]) for row in odd_names.tables["reports"]]
    assert len(set(ids)) == len(NAMES)
    assert {f"{one}.json" for one in ids} == {file.name for file in (odd_names.out / "reports").iterdir()}


def test_a_glob_tells_files_of_one_name_apart(raingan: Raingan, transcript: Transcript, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        put(tmp_path / "in" / folder / "r.txt", transcript().encode())
    raingan("extract", "in/**/*.txt", "-o", "out", "-q", cwd=tmp_path)
    assert len({row["source_file"] for row in read_csv(tmp_path / "out" / "reports.csv")}) == 2


@pytest.mark.parametrize("arguments", [("--", "-o.txt", "--help"), ("./-o.txt", "./--help")])
def test_names_with_dashes_can_be_given(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    for name in ("-o.txt", "--help"):
        put(tmp_path / name, transcript().encode())
    done = raingan("extract", "-o", "out", "-q", *arguments, cwd=tmp_path)
    assert done.returncode == 0
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("by_name", [True, False])
def test_a_name_that_is_not_utf8_costs_nothing(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, by_name: bool
) -> None:
    put(tmp_path / "in" / "good.txt", transcript().encode())
    name = "รายงาน.txt".encode("cp874")
    with open(bytes(tmp_path / "in") + b"/" + name, "wb") as stream:  # noqa: PTH123
        stream.write(transcript().encode())
    given = [bytes(tmp_path / "in") + b"/" + name, tmp_path / "in" / "good.txt"] if by_name else [tmp_path / "in"]
    run = Run(raingan("extract", *given, "-o", tmp_path / "out"), tmp_path / "out")
    assert run.done.returncode == 0
    assert [row["status"] for row in run.tables["reports"]] == ["ok", "ok"]
    assert len(list((tmp_path / "out" / "reports").iterdir())) == 2


def unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "\t", "\r"} else cell


def test_copies_in_several_folders_are_reports_of_their_own(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    for folder in ("a", "b", "c/d"):
        put(tmp_path / "in" / folder / "r.txt", transcript().encode())
    put(tmp_path / "in" / "e" / "r.txt", transcript().encode() + b"\n")
    run = Run(raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q"), tmp_path / "out")
    ids = [row["report_id"] for row in run.tables["reports"]]
    assert [row["source_file"] for row in run.tables["reports"]] == ["a/r.txt", "b/r.txt", "c/d/r.txt", "e/r.txt"]
    assert len(set(ids)) == 4
    assert {row["report_id"] for row in run.tables["measures"]} == set(ids)
    assert {file.stem for file in (tmp_path / "out" / "reports").iterdir()} == set(ids)


@pytest.mark.parametrize(
    "given",
    [
        ("in/a/r.txt", "in/a/r.txt"),
        ("in/a/r.txt", "./in/a/../a/r.txt"),
        ("in", "in/a/r.txt"),
        ("in", "in/*/*.txt"),
        ("in/**/*.txt",),
        ("in/a",),
        ("in/?/r.tx[t]",),
    ],
    ids=" ".join,
)
def test_a_file_named_twice_is_read_once(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, given: tuple[str, ...]
) -> None:
    put(tmp_path / "in" / "a" / "r.txt", transcript().encode())
    raingan("extract", *given, "-o", "out", "-q", cwd=tmp_path)
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 1


def test_files_of_one_name_given_apart_can_be_told_apart(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        put(tmp_path / folder / "r.txt", transcript(f"๑. {folder}\tข\tค\tง\tจ\tฉ").encode())
    raingan("extract", "a/r.txt", "b/r.txt", "-o", "out", "-q", cwd=tmp_path)
    assert len({row["source_file"] for row in read_csv(tmp_path / "out" / "reports.csv")}) == 2


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("in/*.txt", ["1.txt", "[2].txt"]),
        ("in/**/*.txt", ["1.txt", "[2].txt", "3.txt"]),
        ("in/[1-9].txt", ["1.txt"]),
        ("in/[2].txt", ["[2].txt"]),
        ("in/s*", ["3.txt"]),
    ],
)
def test_globs_find_what_a_shell_would(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, pattern: str, names: list[str]
) -> None:
    for name in ("1.txt", "[2].txt", "sub/3.txt"):
        put(tmp_path / "in" / name, transcript().encode())
    raingan("extract", pattern, "-o", "out", "-q", cwd=tmp_path)
    found = [Path(row["source_file"]).name for row in read_csv(tmp_path / "out" / "reports.csv")]
    assert sorted(found) == sorted(names)


@pytest.mark.parametrize("given", ["in", "in/**/*.txt"])
def test_a_link_to_its_own_folder_is_no_endless_way(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, given: str
) -> None:
    put(tmp_path / "in" / "sub" / "r.txt", transcript().encode())
    (tmp_path / "in" / "sub" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    raingan("extract", given, "-o", "out", "-q", cwd=tmp_path)
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 1


USAGE = {
    "no such file": ("extract", "nowhere.pdf", "-o", "out"),
    "no file matches": ("extract", "no*.pdf", "-o", "out"),
    "no paths": ("extract", "-o", "out"),
    "no output folder": ("extract", "r.txt"),
    "unknown option": ("extract", "r.txt", "-o", "out", "--no-such-option"),
    "option without value": ("extract", "r.txt", "-o", "out", "--password"),
    "value for a flag": ("extract", "r.txt", "-o", "out", "--quiet=maybe"),
    "unknown command": ("extarct", "r.txt"),
    "unknown root option": ("--no-such-option",),
    "tables without paths": ("tables", "-o", "out"),
    "tables of no such file": ("tables", "nowhere.pdf", "-o", "out"),
}


@pytest.mark.parametrize("arguments", USAGE.values(), ids=USAGE.keys())
def test_a_command_that_makes_no_sense_ends_with_code_2(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    done = raingan(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "report it" not in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [("--help",), ("extract", "--help"), ("tables", "--help"), ("doctor", "--help")])
def test_help_is_in_thai_and_english(raingan: Raingan, arguments: tuple[str, ...]) -> None:
    done = raingan(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage" in done.stdout
    assert re.search("[ก-ฮ]{3}", done.stdout)


def test_without_arguments_the_help_is_shown(raingan: Raingan) -> None:
    done = raingan()
    assert done.returncode in (0, 2)
    assert "extract" in done.stdout + done.stderr


def test_the_version_is_that_of_the_package(raingan: Raingan) -> None:
    from extractor import __version__

    done = raingan("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"raingan {__version__}\n", "")


@pytest.mark.parametrize("encoding", ["cp874", "ascii"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("extract", "r.txt", "-o", "out"), 0),
        (("extract", "empty.txt", "-o", "out"), 3),
        (("extract", "nowhere", "-o", "out"), 2),
        (("extract", "--help"), 0),
        (("doctor",), 0),
    ],
    ids=["good", "failed", "usage", "help", "doctor"],
)
def test_a_console_of_another_encoding_is_no_error(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, encoding: str, arguments: tuple[str, ...], code: int
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    put(tmp_path / "empty.txt", b"")
    done = raingan(*arguments, cwd=tmp_path, env={"PYTHONIOENCODING": encoding})
    assert done.returncode == code
    assert "UnicodeEncodeError" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_traceback(raingan: Raingan, transcript: Transcript, tmp_path: Path) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    reader, writer = os.pipe()
    os.close(reader)
    raingan("extract", "r.txt", "-o", "out", cwd=tmp_path, capture_output=False, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 1


@pytest.mark.parametrize("arguments", [("in",), ("in/bad.pdf",), ("nowhere",), ("in", "--no-such-option"), ()])
def test_the_json_log_is_json_line_by_line(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    put(tmp_path / "in" / "ดี\nx.txt", transcript().encode())
    put(tmp_path / "in" / "bad.pdf", b"")
    done = raingan("extract", *arguments, "-o", "out", "--json-log", cwd=tmp_path)
    assert done.stdout == ""
    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert events
    assert events[-1]["event"] == ("done" if done.returncode in (0, 3) else "error")


@pytest.mark.parametrize("blocked", [".", "reports", "reports.csv", "measures.csv", "problems.csv"])
def test_an_output_that_cannot_be_written_leaves_what_was_there(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, blocked: str
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    raingan("extract", "r.txt", "-o", "out", "-q", cwd=tmp_path)
    in_the_way = tmp_path / "out" / blocked
    shutil.rmtree(in_the_way) if in_the_way.is_dir() else in_the_way.unlink()
    in_the_way.mkdir() if in_the_way.suffix else in_the_way.write_bytes(b"")
    before = contents(tmp_path) if blocked == "." else contents(tmp_path / "out")
    done = raingan("extract", "r.txt", "-o", "out", "--keep-thai-digits", cwd=tmp_path)
    assert done.returncode == 2
    assert re.search("[ก-ฮ]{3}", done.stderr)
    assert "cannot be written" in done.stderr
    assert (contents(tmp_path) if blocked == "." else contents(tmp_path / "out")) == before


def test_a_full_disk_leaves_what_was_there(raingan: Raingan, transcript: Transcript, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    put(tmp_path / "in" / "0.txt", transcript().encode())
    raingan("extract", "in", "-o", "out", "-q", cwd=tmp_path)
    before = contents(tmp_path / "out")
    for number in range(1, 30):
        row = f"๑. เรื่องที่ {number}\t" + "\t".join(["๑. เผยแพร่ ๒. แจ้งเวียน ๓. ติดตาม ๔. สรุป"] * 5)
        put(tmp_path / "in" / f"{number}.txt", transcript(row).encode())
    raingan("extract", "in", "-o", "scratch", "-q", cwd=tmp_path)
    sizes = {name: len(data) for name, data in contents(tmp_path / "scratch").items()}
    room = max(sizes["reports.csv"], *(size for name, size in sizes.items() if name.endswith(".json")))
    assert max(sizes.values()) > room
    done = raingan(
        "extract",
        "in",
        "-o",
        "out",
        cwd=tmp_path,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert done.returncode == 2
    after = contents(tmp_path / "out")
    assert {name: after.get(name) for name in before} == before
    assert not [name for name in after if name.endswith(".part")]


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise there")
def test_an_interrupted_run_leaves_what_was_there(raingan: Raingan, transcript: Transcript, tmp_path: Path) -> None:
    for number in range(200):
        put(tmp_path / "in" / f"{number}.txt", transcript().encode())
    raingan("extract", "in/0.txt", "-o", "out", "-q", cwd=tmp_path)
    before = contents(tmp_path / "out")
    code, rest = interrupted(["extract", "in", "-o", "out", "--json-log"], tmp_path)
    assert code == 130
    assert rest, "it says that it was interrupted"
    assert json.loads(rest.splitlines()[-1])["event"] == "error"
    assert "Traceback" not in rest
    after = contents(tmp_path / "out")
    assert {name: after.get(name) for name in before} == before
    assert not [name for name in after if name.endswith(".part")]


def interrupted(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Interrupt a run once it has told of its first file: its exit code, and the rest of what it says."""
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-m", "extractor", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": root},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as run:
        assert run.stderr
        assert json.loads(run.stderr.readline())["event"] == "file"
        run.send_signal(signal.SIGINT)
        rest = run.stderr.read()
        return run.wait(timeout=60), rest
