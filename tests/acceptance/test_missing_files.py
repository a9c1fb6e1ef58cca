"""Files that vanish, and things that only look like files."""

from __future__ import annotations

import os
from pathlib import Path

from extractor import extract_folder
from tests.helpers.command import Raingan, Run, Transcript, put


def test_a_dangling_link_given_by_name_cannot_be_read(
    raingan: Raingan, tmp_path: Path
) -> None:
    (tmp_path / "r.pdf").symlink_to("nowhere.pdf")
    done = raingan("extract", tmp_path / "r.pdf", "-o", tmp_path / "out", "-q")
    assert done.returncode == 3
    assert "r.pdf file-not-readable" in done.stderr


def test_a_dangling_link_in_a_folder_is_not_passed_over(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "in" / "good.txt", transcript().encode())
    (tmp_path / "in" / "gone.pdf").symlink_to("nowhere.pdf")
    run = Run(
        raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q"),
        tmp_path / "out",
    )
    assert [row["status"] for row in run.of("reports", "good.txt")] == ["ok"]
    assert [row["code"] for row in run.of("problems", "gone.pdf")] == [
        "file-not-readable"
    ]


def test_a_file_that_vanishes_during_the_run_fails_alone(
    transcript: Transcript, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        put(tmp_path / "in" / name, transcript().encode())
    gone = tmp_path / "in" / "b.txt"
    dataset = extract_folder(
        tmp_path / "in",
        tmp_path / "out",
        on_progress=lambda _: gone.unlink(missing_ok=True),
    )
    assert list(dataset.frames["reports"]["status"]) == ["ok", "failed", "ok"]
    assert list(dataset.frames["problems"]["code"]) == [
        "file-not-readable",
        "same-file",
    ]
    assert dataset.failed == 1


def test_pipes_and_folders_named_like_reports_do_no_harm(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "in" / "folder.pdf" / "r.txt", transcript().encode())
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "in" / "pipe.pdf")
    run = Run(
        raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q"),
        tmp_path / "out",
    )
    assert [row["source_file"] for row in run.tables["reports"]] == [
        "folder.pdf/r.txt"
    ]


def test_what_is_no_report_in_a_folder_is_left_alone(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "in" / "r.txt", transcript().encode())
    for name in (
        "photo.heic",
        "book.xlsx",
        ".hidden.pdf",
        ".git/x.pdf",
        "README.md",
        "Thumbs.db",
    ):
        put(tmp_path / "in" / name, b"\xff\xd8 no report")
    run = Run(
        raingan("extract", tmp_path / "in", "-o", tmp_path / "out", "-q"),
        tmp_path / "out",
    )
    assert [row["source_file"] for row in run.tables["reports"]] == ["r.txt"]
