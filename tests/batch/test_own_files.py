"""What the program wrote itself is not believed blindly: reports, tables, its record of them, and ids as names."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.batch.ledger import Ledger
from extractor.batch.lock import locked
from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.files import contents, read_csv

REPORTS = 6


@pytest.fixture(scope="module")
def written(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """A folder with sources, `in`, and their dataset, `out`, which nobody touches."""
    folder = tmp_path_factory.mktemp("written")
    for number in range(REPORTS):
        row = f"๑. เรื่องที่ {number}\t" + "\t".join(["๑. เผยแพร่ ๒. แจ้งเวียน"] * 5)
        put(folder / "in" / f"{number}.txt", transcript(row).encode())
    raingan("extract", "in", "-o", "out", "-q", cwd=folder)
    return folder


@pytest.fixture
def dataset(written: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(written, tmp_path, dirs_exist_ok=True)


def report_of(out: Path, stem: str) -> Path:
    (report,) = (out / "reports").glob(f"{stem}-*.json")
    return report


def alter(report: Path) -> str:
    """Swap two words of a report, which changes no length; gives the file's name in its dataset."""
    text = report.read_text(encoding="utf-8")
    assert "เผยแพร่" in text
    report.write_text(text.replace("เผยแพร่", "แพร่เผย"), encoding="utf-8")
    return f"reports/{report.name}"


def damage(report: Path) -> str:
    """Turn one bit of its first byte."""
    data = bytearray(report.read_bytes())
    data[0] ^= 1
    report.write_bytes(data)
    return f"reports/{report.name}"


def remove(report: Path) -> str:
    report.unlink()
    return f"reports/{report.name}"


FAULTS = [alter, damage, remove]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_report_that_is_not_as_it_was_written_is_read_again_and_told(
    raingan: Raingan, dataset: Path, fault: object
) -> None:
    whole = contents(dataset / "out")
    assert callable(fault)
    name = fault(report_of(dataset / "out", "3"))
    done = raingan("extract", "in", "-o", "out", cwd=dataset)
    assert done.returncode == 0
    assert contents(dataset / "out") == whole
    assert re.search(f"อ่านใหม่จากต้นฉบับ: {name}", done.stderr)
    assert re.search(f"were read again from their sources: {name}", done.stderr)
    again = raingan("extract", "in", "-o", "out", cwd=dataset)
    assert name not in again.stderr


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "command",
    [
        ("export", "out", "--to", "csv"),
        ("report", "out"),
        ("explain", "out", "3"),
        ("sample", "out"),
    ],
)
def test_a_report_that_is_not_as_it_was_written_is_not_published(
    raingan: Raingan, dataset: Path, command: tuple[str, ...], fault: object
) -> None:
    assert callable(fault)
    name = fault(report_of(dataset / "out", "3"))
    before = contents(dataset / "out")
    done = raingan(*command, cwd=dataset)
    assert done.returncode == 2
    assert name in done.stderr
    assert re.search("[ก-ฮ]{3}", done.stderr)
    assert contents(dataset / "out") == before


def write_as_another_version(dataset: Path, stem: str) -> str:
    """Take a key away from a report's cells, as a version has it that did not know it; gives its file."""
    report = report_of(dataset / "out", stem)
    content = json.loads(report.read_bytes())
    for record in content["measures"]:
        for field in record["fields"].values():
            del field["proved"]
    report.write_text(json.dumps(content), encoding="utf-8")
    digest = hashlib.sha256(report.read_bytes()).hexdigest()
    with Ledger(dataset / "out") as ledger:
        (entry,) = [
            entry
            for entry in ledger.entries().values()
            if entry.report_file.endswith(report.name)
        ]
        ledger.record(replace(entry, digest=digest, made_by="another"))
    return f"reports/{report.name}"


def test_a_kept_report_of_another_version_is_read_again_or_refused_by_name(
    raingan: Raingan, dataset: Path
) -> None:
    whole = contents(dataset / "out")
    name = write_as_another_version(dataset, "3")
    for command in (
        ("explain", "out", "3"),
        ("export", "out", "--to", "csv"),
        ("report", "out"),
        ("sample", "out"),
        ("extract", "in/0.txt", "-o", "out"),
    ):
        done = raingan(*command, cwd=dataset)
        assert done.returncode == 2, command
        assert name in done.stderr
        assert "another version of raingan" in done.stderr
        assert re.search("[ก-ฮ]{3}", done.stderr)
    assert raingan("extract", "in", "-o", "out", cwd=dataset).returncode == 0
    assert contents(dataset / "out") == whole


def wrong_kind(report: Path) -> None:
    """A list where there is a text."""
    content = json.loads(report.read_bytes())
    content["measures"][0]["fields"]["measure"]["text"] = ["x"]
    report.write_text(json.dumps(content), encoding="utf-8")


def deep(report: Path) -> None:
    report.write_text("[" * 100_000, encoding="utf-8")


def pipe(report: Path) -> None:
    report.unlink()
    os.mkfifo(report)


@pytest.mark.parametrize("fault", [wrong_kind, deep, pipe])
@pytest.mark.parametrize(
    "command",
    [
        ("export", "out", "--to", "docling"),
        ("report", "out"),
        ("explain", "out", "3"),
        ("sample", "out"),
        ("decisions", "out", "--rebuild"),
    ],
)
def test_a_report_that_is_none_is_named_where_nothing_proves_it(
    raingan: Raingan, dataset: Path, command: tuple[str, ...], fault: object
) -> None:
    """A dataset as it was sent by somebody."""
    shutil.rmtree(dataset / "out" / ".raingan")
    report = report_of(dataset / "out", "3")
    assert callable(fault)
    fault(report)
    done = raingan(*command, cwd=dataset)
    assert done.returncode == 2
    assert f"reports/{report.name}" in done.stderr
    assert re.search("[ก-ฮ]{3}", done.stderr)


def test_a_report_that_decayed_since_its_sample_was_drawn_is_not_certified(
    raingan: Raingan, dataset: Path
) -> None:
    """A disk that loses bits changes no times: nothing but its content tells that a file is another one."""
    raingan("sample", "out", cwd=dataset)
    report = report_of(dataset / "out", "3")
    times = report.stat()
    name = alter(report)
    os.utime(report, ns=(times.st_atime_ns, times.st_mtime_ns))
    done = raingan("certify", "out", cwd=dataset)
    assert done.returncode == 2
    assert name in done.stderr
    assert not (dataset / "out" / "certificate.html").exists()


@pytest.mark.parametrize("is_recorded", [True, False])
def test_findings_that_are_none_are_not_taken_for_a_sample(
    raingan: Raingan, dataset: Path, is_recorded: bool
) -> None:
    if not is_recorded:
        shutil.rmtree(dataset / "out" / ".raingan")
    put(dataset / "out" / "problems.csv", b"code;x\nsame-file;\xff\n")
    done = raingan("sample", "out", cwd=dataset)
    assert done.returncode == 2
    assert "problems.csv is not as it was written" in done.stderr


def test_a_report_that_a_run_writes_anew_is_not_called_altered(
    raingan: Raingan, dataset: Path
) -> None:
    alter(report_of(dataset / "out", "3"))
    with locked(dataset / "out"):
        done = raingan("explain", "out", "3", cwd=dataset)
        other = raingan("explain", "out", "2", cwd=dataset)
    assert done.returncode == 2
    assert "Another run is writing" in done.stderr
    assert other.returncode == 0


@pytest.mark.parametrize("command", ["export", "report", "explain"])
def test_a_list_of_reports_that_lost_one_is_not_believed(
    raingan: Raingan, dataset: Path, command: str
) -> None:
    table = dataset / "out" / "reports.csv"
    lines = table.read_bytes().splitlines(keepends=True)
    table.write_bytes(b"".join(lines[:-1]))
    rest = {"export": ("--to", "csv"), "explain": ("3",)}.get(command, ())
    done = raingan(command, "out", *rest, cwd=dataset)
    assert done.returncode == 2
    assert "reports.csv" in done.stderr


@pytest.mark.parametrize("command", ["export", "report", "explain"])
def test_a_list_of_reports_that_a_spreadsheet_saved_is_named(
    raingan: Raingan, dataset: Path, command: str
) -> None:
    """Also where nothing proves what it was: semicolons, and letters of a Thai Windows."""
    shutil.rmtree(dataset / "out" / ".raingan")
    table = dataset / "out" / "reports.csv"
    text = table.read_text("utf-8-sig").replace(",", ";")
    table.write_bytes(text.encode("cp874", "replace"))
    rest = {"export": ("--to", "csv"), "explain": ("3",)}.get(command, ())
    done = raingan(command, "out", *rest, cwd=dataset)
    assert done.returncode == 2
    assert "reports.csv is not as it was written" in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("extract", "in", "-o", "out"),
        ("explain", "out", "3"),
        ("export", "out", "--to", "csv"),
        ("report", "out"),
        ("decisions", "out"),
    ],
)
def test_decisions_that_cannot_be_read_are_named(
    raingan: Raingan, dataset: Path, command: tuple[str, ...]
) -> None:
    """Nothing is published as if nobody had decided anything."""
    (dataset / "out" / "decisions.jsonl").mkdir()
    done = raingan(*command, cwd=dataset)
    assert done.returncode == 2
    assert "decisions.jsonl" in done.stderr
    assert re.search("[ก-ฮ]{3}", done.stderr)


def test_a_dataset_without_its_record_is_taken_as_it_stands_and_that_is_told(
    raingan: Raingan, dataset: Path
) -> None:
    shutil.rmtree(dataset / "out" / ".raingan")
    before = sorted(path for path in dataset.rglob("*"))
    done = raingan("explain", "out", "3", cwd=dataset)
    assert done.returncode == 0
    assert "There is no record (.raingan/ledger.sqlite)" in done.stderr
    assert sorted(path for path in dataset.rglob("*")) == before
    done = raingan("export", "out", "--to", "csv", cwd=dataset)
    assert done.returncode == 0
    assert "There is no record" in done.stderr


def test_a_dataset_of_an_older_version_says_so(
    raingan: Raingan, dataset: Path
) -> None:
    whole = contents(dataset / "out")
    ledger = dataset / "out" / ".raingan" / "ledger.sqlite"
    ledger.unlink()
    with sqlite3.connect(ledger) as older:
        older.execute("CREATE TABLE files (name, place, digest)")
        older.execute("INSERT INTO files VALUES ('0.txt', 1, 'x')")
        older.execute("PRAGMA user_version = 2")
    older.close()
    done = raingan("explain", "out", "3", cwd=dataset)
    assert "There is no record" in done.stderr
    done = raingan("extract", "in", "-o", "out", cwd=dataset)
    assert "another version of raingan" in done.stderr
    assert contents(dataset / "out") == whole
    report = report_of(dataset / "out", "3")
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace('"reconciliation"', '"before"'))
    shutil.rmtree(dataset / "out" / ".raingan")
    done = raingan("explain", "out", "3", cwd=dataset)
    assert done.returncode == 2
    assert f"reports/{report.name}" in done.stderr


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE tables",
        "DROP TABLE files",
        "ALTER TABLE files DROP COLUMN digest",
        "UPDATE files SET measures = 'many' WHERE name = '3.txt'",
        "UPDATE files SET codes = x'00ff' WHERE name = '3.txt'",
        "UPDATE files SET name = 'other.txt' WHERE name = '3.txt'",
        "UPDATE files SET status = 'failed' WHERE name = '3.txt'",
        "UPDATE tables SET written = '{}'",
        "PRAGMA user_version = 1",
    ],
)
def test_a_ledger_that_holds_something_else_is_made_anew(
    raingan: Raingan, dataset: Path, damage: str
) -> None:
    whole = contents(dataset / "out")
    ledger = dataset / "out" / ".raingan" / "ledger.sqlite"
    with sqlite3.connect(ledger) as database:
        database.execute(damage)
    database.close()
    done = raingan("extract", "in", "-o", "out", cwd=dataset)
    assert done.returncode == 0
    assert contents(dataset / "out") == whole
    assert ".raingan/ledger.sqlite" in done.stderr
    assert "other.txt" not in done.stderr
    again = raingan("extract", "in", "-o", "out", cwd=dataset)
    assert "ledger" not in again.stderr


@pytest.mark.parametrize("page", range(4))
def test_a_ledger_with_a_page_overwritten_is_made_anew(
    raingan: Raingan, dataset: Path, page: int
) -> None:
    """The first page is its header, and 100 bytes of that are left as they were."""
    whole = contents(dataset / "out")
    ledger = dataset / "out" / ".raingan" / "ledger.sqlite"
    data = bytearray(ledger.read_bytes())
    start = max(100, page * 4096)
    assert start < len(data)
    data[start : (page + 1) * 4096] = b"\xa5" * ((page + 1) * 4096 - start)
    ledger.write_bytes(data)
    done = raingan("extract", "in", "-o", "out", cwd=dataset)
    assert done.returncode == 0
    assert contents(dataset / "out") == whole
    assert ".raingan/ledger.sqlite" in done.stderr


def test_what_a_damaged_ledger_still_tells_is_not_read_again(
    raingan: Raingan, dataset: Path
) -> None:
    ledger = dataset / "out" / ".raingan" / "ledger.sqlite"
    with sqlite3.connect(ledger) as database:
        database.execute("UPDATE files SET status = 'x' WHERE name = '3.txt'")
    database.close()
    done = raingan("extract", "in", "-o", "out", "--json-log", cwd=dataset)
    events = [json.loads(line) for line in done.stderr.splitlines()]
    read = [event for event in events if event["event"] == "file"]
    assert [event["source_file"] for event in read] == ["3.txt"]


def test_a_table_that_was_edited_is_told(
    raingan: Raingan, dataset: Path
) -> None:
    whole = contents(dataset / "out")
    (dataset / "out" / "measures.csv").write_bytes(b"edited")
    done = raingan("extract", "in", "-o", "out", cwd=dataset)
    assert "written again: measures.csv" in done.stderr
    assert contents(dataset / "out") == whole


@pytest.mark.parametrize("wrong", ["../../x", "..", "a/b-0123abcd", "x"])
@pytest.mark.parametrize("command", ["report", "export"])
def test_an_id_is_no_path(
    raingan: Raingan, dataset: Path, wrong: str, command: str
) -> None:
    """A dataset as it was sent by somebody: without its record, and its JSON and list of reports say what they like."""
    out = dataset / "out"
    shutil.rmtree(out / ".raingan")
    report = report_of(out, "3")
    told = json.loads(report.read_bytes())
    told["report"]["report_id"] = wrong
    report.write_text(json.dumps(told), encoding="utf-8")
    before = contents(dataset)
    rest = ("--to", "csv") if command == "export" else ()
    done = raingan(command, "out", *rest, cwd=dataset)
    assert done.returncode == 2
    assert f"reports/{report.name}" in done.stderr
    table = (out / "reports.csv").read_text(encoding="utf-8-sig")
    (out / "reports.csv").write_text(
        table.replace(report.stem, wrong), encoding="utf-8-sig"
    )
    before = contents(dataset)
    done = raingan(command, "out", *rest, cwd=dataset)
    assert done.returncode == 2
    assert "reports.csv" in done.stderr
    assert contents(dataset) == before


def test_reports_whose_files_are_not_given_are_kept_and_told(
    raingan: Raingan, dataset: Path
) -> None:
    (dataset / "in" / "3.txt").unlink()
    before = contents(dataset / "out")
    done = raingan("extract", "in", "-o", "out", cwd=dataset)
    assert contents(dataset / "out") == before
    assert re.search(
        "1 reports whose files were not given.*kept.*--prune.*: 3.txt",
        done.stderr,
    )
    done = raingan("extract", "in", "-o", "out", "--prune", cwd=dataset)
    assert re.search("1 reports .* were dropped .*: 3.txt", done.stderr)
    assert len(read_csv(dataset / "out" / "reports.csv")) == REPORTS - 1
    assert len(list((dataset / "out" / "reports").iterdir())) == REPORTS - 1
    done = raingan("extract", "in", "-o", "out", "--prune", cwd=dataset)
    assert "dropped" not in done.stderr


@pytest.mark.parametrize("fault", FAULTS)
def test_a_report_that_is_kept_must_be_as_it_was_written(
    raingan: Raingan, dataset: Path, fault: object
) -> None:
    assert callable(fault)
    name = fault(report_of(dataset / "out", "3"))
    before = contents(dataset / "out")
    given = ("extract", "in/1.txt", "in/2.txt", "-o", "out")
    done = raingan(*given, cwd=dataset)
    assert done.returncode == 2
    assert name in done.stderr
    assert "3.txt is not given" in " ".join(done.stderr.split())
    assert contents(dataset / "out") == before
    assert raingan(*given, "--prune", cwd=dataset).returncode == 0


def test_reports_that_nothing_proves_are_not_kept_in_silence(
    raingan: Raingan, dataset: Path
) -> None:
    shutil.rmtree(dataset / "out" / ".raingan")
    before = contents(dataset / "out")
    done = raingan("extract", "in/1.txt", "-o", "out", cwd=dataset)
    assert done.returncode == 2
    assert "Nothing proves that reports/0-" in done.stderr
    assert contents(dataset / "out") == before
    assert raingan("extract", "in", "-o", "out", cwd=dataset).returncode == 0
    assert contents(dataset / "out") == before


def test_a_file_that_is_given_by_another_path_is_one_report(
    raingan: Raingan, dataset: Path
) -> None:
    raingan("extract", dataset, "-o", dataset / "all", "-q")
    raingan("extract", dataset / "in", "-o", dataset / "all", "-q")
    names = [
        row["source_file"] for row in read_csv(dataset / "all" / "reports.csv")
    ]
    assert sorted(names) == sorted({f"{n}.txt" for n in range(REPORTS)})


@pytest.mark.parametrize("gone", [["reports.csv"], ["reports.csv", ".raingan"]])
@pytest.mark.parametrize("command", [["export", "--to", "csv"], ["report"]])
def test_a_list_of_reports_that_is_gone_is_named(
    raingan: Raingan, dataset: Path, gone: list[str], command: list[str]
) -> None:
    """Reports are there: "there is no dataset" would send people to look elsewhere."""
    for name in gone:
        path = dataset / "out" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    name, *options = command
    done = raingan(name, "out", *options, cwd=dataset)
    assert done.returncode == 2
    assert "reports.csv" in done.stderr
    assert "no dataset" not in done.stderr
