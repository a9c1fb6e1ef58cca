"""A command that makes no sense is told in the language of each line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Transcript, put


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("extract", "in", "-o", "out", "--workers", "x"), "--workers"),
        (("extract", "in", "-o", "out", "--workers", "-1"), "--workers"),
        (("extract", "in", "-o", "out", "--timeout", "0"), "--timeout"),
        (("extract", "in", "-o", "out", "--format", "odt"), "--format"),
        (("extract", "in", "-o", "out", "--fail-on", "z"), "--fail-on"),
        (("extract", "in", "-o", "out", "--ocr", "z"), "--ocr"),
        (("extract", "in", "-o", "out", "--nope"), "--nope"),
        (("extract", "in"), "--out"),
        (("nope",), "nope"),
        (("review", "out", "--port", "65536"), "--port"),
    ],
)
def test_the_thai_line_is_thai(
    raingan: Raingan, arguments: tuple[str, ...], named: str
) -> None:
    done = raingan(*arguments)
    assert done.returncode == 2
    thai, english = done.stderr.splitlines()
    assert named in thai
    assert named in english
    assert "raingan --help" in thai
    words = re.findall("[A-Za-z]{3,}", re.sub(r"--?[\w-]+", "", thai))
    names = "raingan nope help odt json csv xlsx ckan docling page xml parquet"
    names += " duckdb out PATHS"
    names += " auto always never error new warning"
    assert set(words) <= set(names.split()), thai


def test_a_report_that_is_not_there_is_told_with_those_most_like_it(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    for name in ("แผนปฏิบัติการ", "รายงานผล", *map(str, range(9))):
        row = f"๑. เรื่อง {name}\t" + "\t".join(["๑. เผยแพร่"] * 5)
        put(tmp_path / "in" / f"{name}.txt", transcript(row).encode())
    out = tmp_path / "out"
    raingan("extract", tmp_path / "in", "-o", out, "-q")
    done = raingan("explain", out, "ปฏิบัติการ")
    assert done.returncode == 2
    assert re.search(
        r"There is no report .*There are: แผนปฏิบัติการ-", done.stderr
    )
    assert "ไม่มีรายงานชื่อ" in done.stderr
    assert done.stderr.count("-") < 30


def test_who_has_decided_nothing_is_not_merged_in_silence(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    report = put(tmp_path / "r.txt", transcript().encode())
    raingan("extract", report, "-o", tmp_path / "out", "-q")
    (tmp_path / "copy").mkdir()
    done = raingan(
        "decisions", "out", "--merge", tmp_path / "copy", cwd=tmp_path
    )
    assert done.returncode == 2
    assert f"There is no dataset in {tmp_path / 'copy'}" in done.stderr
    same = raingan("decisions", "out", "--merge", "out", cwd=tmp_path)
    assert same.returncode == 0
