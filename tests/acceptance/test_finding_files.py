"""Copies, globs, links, and files that are named twice."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Run, Transcript, put
from tests.helpers.files import contents, read_csv
from tests.helpers.privileges import modes_hold
from tests.helpers.small_report import GOOD


def test_a_glob_tells_files_of_one_name_apart(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        put(tmp_path / "in" / folder / "r.txt", transcript().encode())
    raingan("extract", "in/**/*.txt", "-o", "out", "-q", cwd=tmp_path)
    assert (
        len(
            {
                row["source_file"]
                for row in read_csv(tmp_path / "out" / "reports.csv")
            }
        )
        == 2
    )


def test_copies_in_several_folders_are_reports_of_their_own(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    for folder in ("a", "b", "c/d"):
        put(tmp_path / "in" / folder / "r.txt", transcript().encode())
    put(tmp_path / "in" / "e" / "r.txt", transcript().encode() + b"\n")
    run = Run(
        raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q"),
        tmp_path / "out",
    )
    ids = [row["report_id"] for row in run.tables["reports"]]
    assert [row["source_file"] for row in run.tables["reports"]] == [
        "a/r.txt",
        "b/r.txt",
        "c/d/r.txt",
        "e/r.txt",
    ]
    assert len(set(ids)) == 4
    assert {row["report_id"] for row in run.tables["measures"]} == set(ids)
    assert {
        file.stem for file in (tmp_path / "out" / "reports").iterdir()
    } == set(ids)


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
    raingan: Raingan,
    transcript: Transcript,
    tmp_path: Path,
    given: tuple[str, ...],
) -> None:
    put(tmp_path / "in" / "a" / "r.txt", transcript().encode())
    raingan("extract", *given, "-o", "out", "-q", cwd=tmp_path)
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 1


def test_files_of_one_name_given_apart_can_be_told_apart(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        put(
            tmp_path / folder / "r.txt",
            transcript(f"๑. {folder}\tข\tค\tง\tจ\tฉ").encode(),
        )
    raingan("extract", "a/r.txt", "b/r.txt", "-o", "out", "-q", cwd=tmp_path)
    assert (
        len(
            {
                row["source_file"]
                for row in read_csv(tmp_path / "out" / "reports.csv")
            }
        )
        == 2
    )


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
    raingan: Raingan,
    transcript: Transcript,
    tmp_path: Path,
    pattern: str,
    names: list[str],
) -> None:
    for name in ("1.txt", "[2].txt", "sub/3.txt"):
        put(tmp_path / "in" / name, transcript().encode())
    raingan("extract", pattern, "-o", "out", "-q", cwd=tmp_path)
    found = [
        Path(row["source_file"]).name
        for row in read_csv(tmp_path / "out" / "reports.csv")
    ]
    assert sorted(found) == sorted(names)


@pytest.mark.parametrize("given", ["in", "in/**/*.txt"])
def test_a_link_to_its_own_folder_is_no_endless_way(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, given: str
) -> None:
    put(tmp_path / "in" / "sub" / "r.txt", transcript().encode())
    (tmp_path / "in" / "sub" / "loop").symlink_to(
        tmp_path / "in", target_is_directory=True
    )
    raingan("extract", given, "-o", "out", "-q", cwd=tmp_path)
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 1


def test_what_runs_wrote_is_no_report(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    """A dataset lies often in the folder of its sources, and a user reads that again when files were added."""
    put(tmp_path / "a.txt", transcript().encode())
    put(tmp_path / "b.pdf", GOOD)
    for _ in range(2):
        raingan("extract", ".", "-o", "out", "-q", cwd=tmp_path)
        raingan("report", "out", "--sources", ".", cwd=tmp_path)
        raingan("sample", "out", "--size", "2", cwd=tmp_path)
        raingan("certify", "out", cwd=tmp_path)
        raingan("tables", ".", "-o", "out/t", "-q", "--draw", cwd=tmp_path)
    listed = read_csv(tmp_path / "out" / "reports.csv")
    assert [row["source_file"] for row in listed] == ["a.txt", "b.pdf"]
    tables = read_csv(tmp_path / "out" / "t" / "tables.csv")
    assert {row["source_file"] for row in tables} == {"a.txt", "b.pdf"}


def test_a_page_of_that_name_that_no_run_wrote_is_read(
    raingan: Raingan, tmp_path: Path
) -> None:
    put(tmp_path / "in" / "audit.html", b"<table><tr><td>1<td>2</table>")
    raingan("extract", "in", "-o", "out", "-q", cwd=tmp_path)
    (row,) = read_csv(tmp_path / "out" / "reports.csv")
    assert row["source_file"] == "audit.html"


@pytest.mark.parametrize("mode", [0o000, 0o444, 0o111])
@pytest.mark.parametrize("command", ["extract", "tables", "check"])
def test_a_folder_that_may_not_be_read_is_told(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path: Path,
    command: str,
    mode: int,
) -> None:
    put(tmp_path / "in" / "a.txt", transcript().encode())
    closed = put(tmp_path / "in" / "closed" / "b.txt", b"").parent
    closed.chmod(mode)
    out = ("-o", "out") if command != "check" else ()
    with modes_hold() as held:
        if not held:
            pytest.skip("nothing is forbidden here")
        done = raingan(command, "in", *out, cwd=tmp_path)
    closed.chmod(0o755)
    assert done.returncode == 3
    assert "closed" in done.stdout + done.stderr
    assert "a.txt" in done.stdout + done.stderr or command == "tables"


def test_one_of_two_folders_given_alone_does_not_take_the_other_away(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    """Files of one name in folders that are given apart are told by their content."""
    put(tmp_path / "a" / "x.txt", transcript().encode())
    put(tmp_path / "b" / "x.txt", transcript().replace("๑. ", "๒. ").encode())
    raingan("extract", "a", "b", "-o", "out", "-q", cwd=tmp_path)
    whole = contents(tmp_path / "out")
    done = raingan("extract", "b", "-o", "out", cwd=tmp_path)
    assert "whose files were not given" in done.stderr
    assert contents(tmp_path / "out") == whole
    put(tmp_path / "b" / "x.txt", transcript().replace("๑. ", "๓. ").encode())
    raingan("extract", "b", "-o", "out", "-q", cwd=tmp_path)
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 3
    raingan("extract", "a", "b", "-o", "out", "-q", "--prune", cwd=tmp_path)
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 2


def test_names_that_some_disks_take_for_one_have_files_of_their_own(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    """A dataset that is copied to Windows or macOS loses no report."""
    names = {"a.txt", "A.txt", "\u00e9.txt", "e\u0301.txt"}
    for name in names:
        put(tmp_path / "in" / name, transcript().encode())
    if {path.name for path in (tmp_path / "in").iterdir()} != names:
        pytest.skip("this disk takes them for one")
    raingan("extract", "in", "-o", "out", "-q", cwd=tmp_path)
    reports = [path.name for path in (tmp_path / "out" / "reports").iterdir()]
    alike = {unicodedata.normalize("NFC", n).casefold() for n in reports}
    assert len(alike) == len(names)
