"""An output folder that cannot be written, and runs that are cut short, leave what was there."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command import Raingan, Transcript, put
from tests.helpers.files import contents


@pytest.mark.parametrize(
    "blocked", [".", "reports", "reports.csv", "measures.csv", "problems.csv"]
)
def test_an_output_that_cannot_be_written_leaves_what_was_there(
    raingan: Raingan, transcript: Transcript, tmp_path: Path, blocked: str
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    raingan("extract", "r.txt", "-o", "out", "-q", cwd=tmp_path)
    in_the_way = tmp_path / "out" / blocked
    shutil.rmtree(in_the_way) if in_the_way.is_dir() else in_the_way.unlink()
    in_the_way.mkdir() if in_the_way.suffix else in_the_way.write_bytes(b"")
    before = (
        contents(tmp_path) if blocked == "." else contents(tmp_path / "out")
    )
    done = raingan(
        "extract", "r.txt", "-o", "out", "--keep-thai-digits", cwd=tmp_path
    )
    assert done.returncode == 2
    assert re.search("[ก-ฮ]{3}", done.stderr)
    assert "cannot be written" in done.stderr
    assert (
        contents(tmp_path) if blocked == "." else contents(tmp_path / "out")
    ) == before


def test_a_full_disk_leaves_what_was_there(
    raingan: Raingan,
    raingan_process: Raingan,
    transcript: Transcript,
    tmp_path: Path,
) -> None:
    resource = pytest.importorskip("resource")
    put(tmp_path / "in" / "0.txt", transcript().encode())
    raingan("extract", "in", "-o", "out", "-q", cwd=tmp_path)
    before = contents(tmp_path / "out")
    for number in range(1, 30):
        row = f"๑. เรื่องที่ {number}\t" + "\t".join(
            ["๑. เผยแพร่ ๒. แจ้งเวียน ๓. ติดตาม ๔. สรุป"] * 5
        )
        put(tmp_path / "in" / f"{number}.txt", transcript(row).encode())
    raingan("extract", "in", "-o", "scratch", "-q", cwd=tmp_path)
    sizes = {
        name: len(data) for name, data in contents(tmp_path / "scratch").items()
    }
    room = max(
        sizes["reports.csv"],
        *(size for name, size in sizes.items() if name.endswith(".json")),
    )
    assert max(sizes.values()) > room
    done = raingan_process(
        "extract",
        "in",
        "-o",
        "out",
        cwd=tmp_path,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(
            resource.RLIMIT_FSIZE, (room, room)
        ),
    )
    assert done.returncode == 2
    after = contents(tmp_path / "out")
    assert {name: after.get(name) for name in before} == before
    assert not [name for name in after if name.endswith(".part")]


@pytest.mark.skipif(
    sys.platform == "win32", reason="interrupts are sent otherwise there"
)
def test_an_interrupted_run_leaves_what_was_there(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    for number in range(200):
        put(tmp_path / "in" / f"{number}.txt", transcript().encode())
    raingan("extract", "in/0.txt", "-o", "out", "-q", cwd=tmp_path)
    before = contents(tmp_path / "out")
    code, rest = interrupted(
        ["extract", "in", "-o", "out", "--json-log"], tmp_path
    )
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
        assert json.loads(run.stderr.readline())["event"] == "start"
        while json.loads(run.stderr.readline())["event"] != "file":
            pass
        run.send_signal(signal.SIGINT)
        rest = run.stderr.read()
        return run.wait(timeout=600), rest


@pytest.mark.skipif(
    sys.platform == "win32", reason="files have other rights there"
)
@pytest.mark.parametrize(
    ("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)]
)
def test_files_have_the_rights_that_the_user_gives_all_files(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path: Path,
    mask: int,
    mode: int,
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    before = os.umask(mask)
    try:
        raingan("extract", "r.txt", "-o", "out", "-q", cwd=tmp_path)
        raingan("report", "out", cwd=tmp_path)
    finally:
        os.umask(before)
    for name in contents(tmp_path / "out"):
        rights = (tmp_path / "out" / name).stat().st_mode & 0o777
        assert rights == mode, name


def test_why_an_output_cannot_be_written_is_told_in_the_language_of_each_line(
    raingan: Raingan, transcript: Transcript, tmp_path: Path
) -> None:
    put(tmp_path / "r.txt", transcript().encode())
    put(tmp_path / "out", b"a file")
    done = raingan("extract", "r.txt", "-o", "out/in", cwd=tmp_path)
    assert done.returncode == 2
    thai, english = done.stderr.splitlines()
    assert "มีไฟล์ที่ไม่ใช่โฟลเดอร์ชื่อนี้อยู่" in thai
    assert "Not a directory" in english
