"""Copies, globs, links, and files that are named twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Run, Transcript, put
from tests.helpers.files import read_csv


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
