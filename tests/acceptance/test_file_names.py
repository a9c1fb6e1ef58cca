"""Files of any name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Run, Transcript, put
from tests.helpers.files import read_csv
from tests.helpers.small_report import GOOD

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
def odd_names(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path_factory: pytest.TempPathFactory,
) -> Run:
    folder = tmp_path_factory.mktemp("names")
    for name in NAMES:
        put(
            folder / "in" / name,
            GOOD if name == "--help" else transcript().encode(),
        )
    return Run(
        raingan("extract", folder / "in", "-o", folder / "out"), folder / "out"
    )


def test_files_of_any_name_are_read(odd_names: Run) -> None:
    assert odd_names.done.returncode == 0
    assert sorted(
        unguarded(row["source_file"]) for row in odd_names.tables["reports"]
    ) == sorted(NAMES)
    assert {problem["code"] for problem in odd_names.tables["problems"]} <= {
        "same-file",
        "same-agency-year",
    }


def test_files_of_any_name_have_an_id_and_a_json_of_their_own(
    odd_names: Run,
) -> None:
    ids = [unguarded(row["report_id"]) for row in odd_names.tables["reports"]]
    assert len(set(ids)) == len(NAMES)
    assert {f"{one}.json" for one in ids} == {
        file.name for file in (odd_names.out / "reports").iterdir()
    }


@pytest.mark.parametrize(
    "arguments", [("--", "-o.txt", "--help"), ("./-o.txt", "./--help")]
)
def test_names_with_dashes_can_be_given(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path: Path,
    arguments: tuple[str, ...],
) -> None:
    for name in ("-o.txt", "--help"):
        put(tmp_path / name, transcript().encode())
    done = raingan("extract", "-o", "out", "-q", *arguments, cwd=tmp_path)
    assert done.returncode == 0
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 2


@pytest.mark.skipif(
    sys.platform != "linux", reason="other systems refuse such names"
)
@pytest.mark.parametrize("by_name", [True, False])
def test_a_name_that_is_not_utf8_costs_nothing(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, by_name: bool
) -> None:
    put(tmp_path / "in" / "good.txt", transcript().encode())
    name = "รายงาน.txt".encode("cp874")
    with open(bytes(tmp_path / "in") + b"/" + name, "wb") as stream:  # noqa: PTH123
        stream.write(transcript().encode())
    given = (
        [bytes(tmp_path / "in") + b"/" + name, tmp_path / "in" / "good.txt"]
        if by_name
        else [tmp_path / "in"]
    )
    run = Run(
        raingan("extract", *given, "-o", tmp_path / "out"), tmp_path / "out"
    )
    assert run.done.returncode == 0
    assert [row["status"] for row in run.tables["reports"]] == ["ok", "ok"]
    assert len(list((tmp_path / "out" / "reports").iterdir())) == 2


def unguarded(cell: str) -> str:
    return (
        cell[1:]
        if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "\t", "\r"}
        else cell
    )


@pytest.mark.parametrize("command", ["export", "report"])
def test_a_dataset_of_files_of_any_name_is_exported(
    raingan: Raingan, odd_names: Run, command: str
) -> None:
    rest = ("--to", "csv") if command == "export" else ()
    done = raingan(command, odd_names.out, *rest)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["x" * 251 + ".txt", "ก" * 83 + ".txt"])
def test_tables_of_a_file_with_a_long_name_are_written(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, name: str
) -> None:
    put(tmp_path / "in" / name, transcript().encode())
    out = tmp_path / "out"
    assert raingan("tables", tmp_path / "in", "-o", out).returncode == 0
    assert len(list(out.glob("*/table-001.csv"))) == 1
