"""Many files: a run that is stopped goes on where it was, and what comes out is the same whatever happened."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from extractor import extract_folder
from extractor.batch.run import Progress
from extractor.errors import OutputError
from extractor.options import BatchOptions
from tests.helpers.blocking_engine import (
    NAME,
    OPTIONS,
    PATIENCE,
    BlockingEngine,
)
from tests.helpers.files import ROOT, contents, read_csv
from tests.helpers.scans import scan

Raingan = Callable[..., subprocess.CompletedProcess[str]]
Transcript = Callable[..., str]
SCAN = ROOT / "samples" / "chiang-khan-2563--scan.pdf"
# Reports of the folder that most tests read.
MANY = 24
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="signals and locks are otherwise there"
)


@pytest.fixture
def many(transcript: Transcript, tmp_path: Path) -> Path:
    """A folder of `MANY` reports, two of which are broken."""
    folder = tmp_path / "in"
    (folder / "ปี ๒๕๖๖").mkdir(parents=True)
    put_reports(folder, range(MANY - 2), transcript)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "empty.pdf").touch()
    return folder


def put_reports(folder: Path, numbers: range, transcript: Transcript) -> None:
    """Write reports of these numbers."""
    for number in numbers:
        row = f"๑. เรื่องที่ {number}\t" + "\t".join(["๑. เผยแพร่ ๒. แจ้งเวียน"] * 5)
        (folder / "ปี ๒๕๖๖" / f"{number}.txt").write_text(
            transcript(row), encoding="utf-8"
        )


def start(
    *arguments: str | Path,
    command: str = "extract",
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[str]:
    """Start the command; it tells of its files on stderr, line by line."""
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "extractor",
            command,
            *map(str, arguments),
            "--json-log",
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def names_in(log: str) -> list[str]:
    events = [
        json.loads(line) for line in log.splitlines() if line.endswith("}")
    ]
    return [
        event["source_file"] for event in events if event["event"] == "file"
    ]


def read(
    many: Path, out: Path, *, prune: bool = True, **options: Any
) -> list[str]:
    """Read a folder in this process; gives the names of the files that were read, not kept."""
    names = list[str]()

    def note(progress: Progress) -> None:
        names.extend([progress.latest.name] if progress.latest else [])

    batch = BatchOptions.model_validate({"workers": 0, "prune": prune})
    extract_folder(many, out, batch=batch, on_progress=note, **options)
    return names


def workers_of(run: subprocess.Popen[str]) -> list[int]:
    """The processes that read files: forks of the server that is a child of the run."""
    (server,) = [
        pid
        for pid in children_of(run.pid)
        if b"forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    return children_of(server)


def children_of(pid: int) -> list[int]:
    return list(
        map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
    )


def until_read(run: subprocess.Popen[str], count: int) -> list[str]:
    """What a run tells until it has read so many files, or ends."""
    assert run.stderr
    told = list[str]()
    while len(names_in("".join(told))) < count:
        told.append(run.stderr.readline())
        if not told[-1]:
            break
    return told


def killed_after(many: Path, out: Path, count: int) -> list[str]:
    """The files that a run tells of until it is killed, some moments after so many of them."""
    with start(many, "-o", out, "--workers", "2") as run:
        told = until_read(run, count)
        assert run.stderr
        time.sleep(random.uniform(0, 0.05))
        run.kill()
        return names_in("".join(told) + run.stderr.read())


@pytest.mark.parametrize("kills", [2, pytest.param(20, marks=pytest.mark.long)])
@pytest.mark.long
def test_a_run_that_is_killed_again_and_again_gives_the_same_bytes(
    raingan: Raingan,
    transcript: Transcript,
    many: Path,
    tmp_path: Path,
    kills: int,
) -> None:
    # So that there is something left to read.
    put_reports(many, range(MANY - 2, MANY + 2 * kills), transcript)
    read(many, tmp_path / "undisturbed")
    told = [
        name
        for _ in range(kills)
        for name in killed_after(many, tmp_path / "out", random.randint(1, 4))
    ]
    done = raingan("extract", many, "-o", tmp_path / "out", "--json-log")
    assert done.returncode == 3
    times = Counter(told + names_in(done.stderr))
    assert max(times.values()) == 1
    assert contents(tmp_path / "out") == contents(tmp_path / "undisturbed")
    assert (
        len(read_csv(tmp_path / "out" / "reports.csv")) == MANY + 2 + 2 * kills
    )


def test_neither_workers_nor_their_number_change_what_comes_out(
    raingan_process: Raingan, many: Path, tmp_path: Path
) -> None:
    read(many, tmp_path / "here")
    raingan_process(
        "extract", many, "-o", tmp_path / "workers", "--workers", "2"
    )
    assert contents(tmp_path / "workers") == contents(tmp_path / "here")


def test_only_what_is_new_or_changed_is_read(
    many: Path, tmp_path: Path
) -> None:
    out, folder = tmp_path / "out", many / "ปี ๒๕๖๖"
    assert len(read(many, out)) == MANY
    assert read(many, out) == []
    text = (folder / "7.txt").read_text(encoding="utf-8")
    (folder / "7.txt").write_text(
        text.replace("เรื่องที่ 7", "เรื่องใหม่"), encoding="utf-8"
    )
    shutil.copy(folder / "8.txt", folder / "new.txt")
    (folder / "9.txt").unlink()
    assert read(many, out) == ["ปี ๒๕๖๖/7.txt", "ปี ๒๕๖๖/new.txt"]
    read(many, tmp_path / "afresh")
    assert contents(out) == contents(tmp_path / "afresh")
    assert len(read(many, out, keep_thai_digits=True)) == MANY


def test_what_is_not_given_any_more_is_kept_where_that_is_asked_for(
    many: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    read(many, out)
    (many / "ปี ๒๕๖๖" / "9.txt").unlink()
    for prune, count in ((False, MANY), (True, MANY - 1)):
        assert read(many, out, prune=prune) == []
        assert (
            len(read_csv(out / "reports.csv"))
            == len(list((out / "reports").iterdir()))
            == count
        )


def test_a_report_that_was_lost_or_cut_off_is_made_again(
    many: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    read(many, out)
    whole = contents(out)
    lost, cut, *_ = sorted((out / "reports").iterdir())
    lost.unlink()
    cut.write_bytes(cut.read_bytes()[:100])
    assert len(read(many, out)) == 2
    assert contents(out) == whole


def test_a_ledger_that_is_damaged_is_made_anew(
    many: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    read(many, out)
    whole = contents(out)
    (out / ".raingan" / "ledger.sqlite").write_bytes(b"no database" * 1000)
    assert len(read(many, out)) == MANY
    assert contents(out) == whole


def test_a_second_run_into_the_same_folder_says_so_and_stops(
    raingan: Raingan, many: Path, tmp_path: Path
) -> None:
    engine = BlockingEngine.installed(tmp_path / "site")
    scan(many, 1)
    with start(
        many,
        "-o",
        tmp_path / "out",
        "--workers",
        "0",
        *OPTIONS,
        env=engine.environment,
    ) as first:
        assert first.stderr
        engine.wait_until_reading()
        second = raingan("extract", many, "-o", tmp_path / "out")
        assert second.returncode == 2
        assert "Another run is writing" in second.stderr
        assert "มีการทำงานอื่น" in second.stderr
        engine.release()
        first.stderr.read()
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == MANY + 1


@pytest.mark.parametrize(
    "how",
    [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)],
)
def test_an_interrupted_run_says_how_to_go_on(
    many: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: signal.Signals,
) -> None:
    engine = BlockingEngine.installed(tmp_path / "site")
    scan(many, 1)
    with start(
        many,
        "-o",
        tmp_path / "out",
        "--workers",
        "2",
        *OPTIONS,
        env=engine.environment,
    ) as run:
        assert run.stderr
        told = "".join(until_read(run, 1))
        run.send_signal(how)
        told += run.stderr.read()
        assert run.wait(timeout=PATIENCE) == 130
    assert (
        "Run the same command again"
        in json.loads(told.splitlines()[-1])["message_en"]
    )
    engine.release()
    monkeypatch.syspath_prepend(engine.folder)
    rest = read(many, tmp_path / "out", engine=NAME, no_cache=True)
    assert "scan.pdf" in rest
    assert sorted(names_in(told) + rest) == sorted({*names_in(told), *rest})
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == MANY + 1


@pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(),
    reason="it is told in /proc which processes there are",
)
def test_workers_end_with_their_run(many: Path, tmp_path: Path) -> None:
    with start(SCAN, many, "-o", tmp_path / "out", "--no-cache") as run:
        until_read(run, 1)
        workers = workers_of(run)
        run.kill()
    assert workers
    until = time.monotonic() + PATIENCE
    while (
        left := [pid for pid in workers if Path(f"/proc/{pid}/exe").exists()]
    ) and time.monotonic() < until:
        time.sleep(0.1)
    assert not left


def test_a_pipe_gets_a_line_for_each_file(
    raingan: Raingan, many: Path, tmp_path: Path
) -> None:
    done = raingan("extract", many, "-o", tmp_path / "out", "--workers", "0")
    lines = [line for line in done.stderr.splitlines() if line.startswith("[")]
    assert [line.split()[0] for line in lines] == [
        f"[{at}/{MANY}]" for at in range(1, MANY + 1)
    ]
    assert any("broken.pdf failed broken-pdf" in line for line in lines)


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 3), ("never", 0)]
)
def test_the_exit_code_tells_what_is_asked_for(
    raingan: Raingan,
    transcript: Transcript,
    tmp_path: Path,
    fail_on: str,
    code: int,
) -> None:
    (tmp_path / "r.txt").write_text(
        transcript().replace("เทศบาลตำบลปรุใหญ่", ""), encoding="utf-8"
    )
    (tmp_path / "bad.pdf").touch()
    how = ("-o", tmp_path / "out", "--workers", "0", "--fail-on", fail_on)
    assert raingan("extract", tmp_path / "r.txt", *how).returncode == code
    assert read_csv(tmp_path / "out" / "reports.csv")[0]["status"] == "warnings"
    assert raingan("extract", tmp_path / "bad.pdf", *how).returncode == (
        0 if fail_on == "never" else 3
    )


def test_an_output_folder_that_goes_away_ends_the_run(
    many: Path, tmp_path: Path
) -> None:
    engine = BlockingEngine.installed(tmp_path / "site")
    scan(many, 1)
    with start(
        many,
        "-o",
        tmp_path / "out",
        "--workers",
        "0",
        *OPTIONS,
        env=engine.environment,
    ) as run:
        assert run.stderr
        engine.wait_until_reading()
        (tmp_path / "out").rename(tmp_path / "gone")
        engine.release()
        told = run.stderr.read()
        assert run.wait(timeout=PATIENCE) == 2
    assert (
        "cannot be written" in json.loads(told.splitlines()[-1])["message_en"]
    )


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="only root may mount a disk",
)
def test_a_full_disk_ends_the_run_which_goes_on_when_there_is_room(
    many: Path, tmp_path: Path
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", disk],
        capture_output=True,
    ).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with pytest.raises(OutputError, match=r"No space left|disk is full"):
            read(many, disk / "out")
        subprocess.run(["mount", "-o", "remount,size=20m", disk], check=True)
        assert 0 < len(read(many, disk / "out")) < MANY
        read(many, tmp_path / "undisturbed")
        assert contents(disk / "out") == contents(tmp_path / "undisturbed")
    finally:
        subprocess.run(["umount", disk], check=True)
