"""A file that takes too long, too much memory, or the process down costs itself only."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from extractor.batch.page_images import PageImageWorker
from extractor.batch.pool import read_in_workers
from extractor.batch.tasks import Outcome, Task, read_task
from extractor.options import LimitOptions, Options, WorkerOptions
from extractor.storage import file_sha256
from tests.batch.test_batch import (
    children_of,
    names_in,
    pytestmark,
    start,
    workers_of,
)
from tests.helpers.blocking_engine import OPTIONS, BlockingEngine
from tests.helpers.command import put
from tests.helpers.files import read_csv
from tests.helpers.pdfs import Paper, page, pdf
from tests.helpers.scans import scan
from tests.helpers.small_report import COVER, REPORT

Raingan = Callable[..., subprocess.CompletedProcess[str]]
Transcript = Callable[..., str]
__all__ = ["pytestmark"]


@pytest.fixture
def good(transcript: Transcript, tmp_path: Path) -> Path:
    """A folder with a report that is read at once."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(transcript(), encoding="utf-8")
    return tmp_path / "in"


def codes(out: Path) -> dict[str, str]:
    """Each failed file with its code."""
    return {
        row["source_file"]: row["code"]
        for row in read_csv(out / "problems.csv")
        if row["severity"] == "error"
    }


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[BlockingEngine]:
    """An engine that blocks whoever asks it, at the latest until the test ends."""
    engine = BlockingEngine.installed(tmp_path / "site")
    yield engine
    engine.release()


def test_a_file_that_takes_too_long_is_a_row(
    raingan: Raingan,
    raingan_process: Raingan,
    good: Path,
    engine: BlockingEngine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(engine.folder)
    assert (
        raingan("extract", good, "-o", tmp_path / "out", *OPTIONS).returncode
        == 0
    )
    scan(good, 1, name="slow.pdf")
    options = (*OPTIONS, "--workers", "1", "--json-log")

    def run(seconds: str) -> list[str]:
        done = raingan_process(
            "extract",
            good,
            "-o",
            tmp_path / "out",
            *options,
            "--timeout",
            seconds,
            env=engine.environment,
        )
        assert done.returncode == 3
        return done.stderr.splitlines()

    run("3")  # the file takes for ever
    assert codes(tmp_path / "out") == {"slow.pdf": "timeout"}
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 2
    assert json.loads(run("3")[-1])["unchanged"] == 2
    engine.release()
    assert names_in("\n".join(run("1000"))) == ["slow.pdf"]
    assert codes(tmp_path / "out").keys() == {"slow.pdf"}
    # But that nothing is read in it.
    assert codes(tmp_path / "out")["slow.pdf"] != "timeout"


def test_a_file_that_takes_too_much_memory_is_a_row(
    raingan_process: Raingan, good: Path, tmp_path: Path
) -> None:
    Image.new("L", (12_000, 12_000), 255).save(
        good / "poster.png", dpi=(300, 300)
    )
    assert (
        raingan_process(
            "extract",
            good,
            "-o",
            tmp_path / "out",
            "--memory",
            "400",
            "--workers",
            "1",
        ).returncode
        == 3
    )
    assert codes(tmp_path / "out") == {"poster.png": "memory"}


@pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(),
    reason="it is told in /proc which processes there are",
)
@pytest.mark.parametrize("times", [pytest.param(1, marks=pytest.mark.long), 2])
def test_a_worker_that_crashes_costs_its_file_only_and_that_gets_a_second_chance(
    good: Path, engine: BlockingEngine, tmp_path: Path, times: int
) -> None:
    scan(good, 1, name="crashing.pdf")
    arguments = (
        good,
        "-o",
        tmp_path / "out",
        *OPTIONS,
        "--workers",
        "1",
        "--timeout",
        "1000",
    )
    with start(*arguments, env=engine.environment) as run:
        assert run.stderr
        for _ in range(times):
            engine.wait_until_reading()
            crash(run)
        engine.release()
        run.stderr.read()
    found = codes(tmp_path / "out")
    assert found.keys() == {"crashing.pdf"}  # nothing is read in it
    assert (found["crashing.pdf"] == "crashed") == (times == 2)
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 2


@pytest.mark.long
@pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(),
    reason="it is told in /proc which processes there are",
)
@pytest.mark.parametrize("goes_on", [True, False])
def test_a_worker_that_is_stopped_for_longer_than_a_file_may_take_costs_nothing(
    good: Path, engine: BlockingEngine, tmp_path: Path, goes_on: bool
) -> None:
    """As where a debugger or a person holds it: the file is read by another one, alone."""
    scan(good, 1, name="held.pdf")
    limits = ("--workers", "1", "--timeout", "20")
    arguments = (good, "-o", tmp_path / "out", *OPTIONS, *limits)
    with start(*arguments, env=engine.environment) as run:
        assert run.stderr
        engine.wait_until_reading()
        (pid,) = workers_of(run)
        os.kill(pid, signal.SIGSTOP)
        engine.release()
        time.sleep(30)
        if goes_on:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        run.stderr.read()
    # Nothing is read in it, and nothing else is said of it.
    assert codes(tmp_path / "out").keys() == {"held.pdf"}
    assert "timeout" not in codes(tmp_path / "out").values()
    assert len(read_csv(tmp_path / "out" / "reports.csv")) == 2


def crash(run: subprocess.Popen[str]) -> None:
    """Make the worker of a run crash."""
    (pid,) = workers_of(run)
    os.kill(pid, signal.SIGSEGV)
    while Path(f"/proc/{pid}/exe").exists():
        time.sleep(0.05)


def tables_of(out: Path) -> set[str]:
    return {row["source_file"] for row in read_csv(out / "tables.csv")}


@pytest.mark.long
def test_tables_of_a_file_that_takes_too_long_cost_that_file_only(
    raingan_process: Raingan,
    good: Path,
    engine: BlockingEngine,
    tmp_path: Path,
) -> None:
    scan(good, 1, name="slow.pdf")
    done = raingan_process(
        "tables",
        good,
        "-o",
        tmp_path / "out",
        *OPTIONS,
        "--workers",
        "1",
        "--timeout",
        "3",
        env=engine.environment,
    )
    assert done.returncode == 3
    assert codes(tmp_path / "out") == {"slow.pdf": "timeout"}
    assert tables_of(tmp_path / "out") == {"good.txt"}


@pytest.mark.long
def test_tables_of_a_file_that_takes_too_much_memory_cost_that_file_only(
    raingan_process: Raingan, good: Path, tmp_path: Path
) -> None:
    Image.new("L", (12_000, 12_000), 255).save(
        good / "poster.png", dpi=(300, 300)
    )
    limits = ("--memory", "400", "--workers", "1")
    done = raingan_process("tables", good, "-o", tmp_path / "out", *limits)
    assert done.returncode == 3
    assert codes(tmp_path / "out") == {"poster.png": "memory"}
    assert tables_of(tmp_path / "out") == {"good.txt"}


@pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(),
    reason="it is told in /proc which processes there are",
)
@pytest.mark.long
def test_tables_of_a_file_that_crashes_cost_that_file_only(
    good: Path, engine: BlockingEngine, tmp_path: Path
) -> None:
    scan(good, 1, name="crashing.pdf")
    arguments = (
        good,
        "-o",
        tmp_path / "out",
        *OPTIONS,
        "--workers",
        "1",
        "--timeout",
        "1000",
    )
    with start(*arguments, command="tables", env=engine.environment) as run:
        assert run.stderr
        for _ in range(2):
            engine.wait_until_reading()
            crash(run)
        engine.release()
        run.stderr.read()
    assert codes(tmp_path / "out") == {"crashing.pdf": "crashed"}
    assert tables_of(tmp_path / "out") == {"good.txt"}


# A page so large that it is not drawn for people to look at.
SHEET = Paper(page(COVER, REPORT), media=b"0 0 7000 7000")


def test_a_page_without_a_picture_is_named_and_the_others_are_shown(
    raingan: Raingan, tmp_path: Path
) -> None:
    put(tmp_path / "in" / "a.pdf", pdf(page(COVER, REPORT), SHEET))
    raingan("extract", tmp_path / "in", "-o", tmp_path / "out")
    raingan("report", tmp_path / "out", "--sources", tmp_path / "in")
    shown = (tmp_path / "out" / "audit.html").read_text(encoding="utf-8")
    assert shown.count("<img ") == 1
    (told,) = re.findall('<figcaption class="notice">(.*?)<br>', shown)
    assert "หน้า 2:" in told
    assert "7,000 x 7,000" in told


# Filled whole so often that drawing it takes seconds: however busy the machine is, it is ended before.
SLOW = page(COVER, REPORT) + b"0 0 595 842 re f\n" * 20_000


def test_page_pictures_have_the_limits_that_are_given(tmp_path: Path) -> None:
    slow = put(tmp_path / "slow.pdf", pdf(*[SLOW] * 3))
    brief = LimitOptions.model_validate({"timeout": 1})
    with PageImageWorker([slow], limits=brief) as worker:
        late = worker.of(file_sha256(slow))
    # None at all where even counting them took too long.
    assert [(drawn.page_no, drawn.url) for drawn in late] in (
        [],
        [(1, ""), (2, ""), (3, "")],
    )
    assert all("1" in drawn.missing[1] for drawn in late)


def test_pages_drawn_one_by_one_come_in_order(tmp_path: Path) -> None:
    file = put(tmp_path / "a.pdf", pdf(*[page(COVER, REPORT)] * 3))
    ample = LimitOptions.model_validate({"timeout": 60})
    with PageImageWorker([file], limits=ample) as worker:
        pages = list(worker._one_by_one(file, "a.pdf", 3))
    assert [(drawn.page_no, bool(drawn.url)) for drawn in pages] == [
        (1, True),
        (2, True),
        (3, True),
    ]


def kill_workers() -> None:
    """End the workers of this process, as the kernel does where memory is short."""
    for pid in children_of(os.getpid()):
        if b"forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes():
            for worker in children_of(pid):
                os.kill(worker, signal.SIGKILL)
                while worker in children_of(pid):
                    time.sleep(0.01)


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(),
    reason="it is told in /proc which processes there are",
)


@needs_proc
def test_a_worker_that_is_ended_while_it_has_nothing_to_do_costs_nothing(
    tmp_path: Path,
) -> None:
    files = [put(tmp_path / f"{number}.pdf", b"") for number in range(5)]
    tasks = [Task(path, path.name, sha256="") for path in files]
    limits = WorkerOptions.model_validate({"workers": 1})
    read = partial(read_task, options=Options.model_validate({}))
    names = list[str]()
    for task, result in read_in_workers(tasks, read, limits):
        assert isinstance(result, Outcome)
        names.append(task.name)
        if len(names) == 2:
            # Else it may be at one of the files that wait, which costs that one.
            time.sleep(1)
            kill_workers()
            # The pool looks after its workers ten times a second.
            time.sleep(1)
    assert sorted(names) == [path.name for path in files]


@needs_proc
def test_page_pictures_go_on_after_their_process_was_ended(
    tmp_path: Path,
) -> None:
    file = put(tmp_path / "a.pdf", pdf(page(COVER, REPORT)))
    with PageImageWorker([file]) as worker:
        for _ in range(2):
            assert [drawn.page_no for drawn in worker.of(file_sha256(file))]
            kill_workers()
            time.sleep(1)


@pytest.mark.parametrize(
    "command",
    [
        "extract",
        pytest.param("tables", marks=pytest.mark.long),
        pytest.param("report", marks=pytest.mark.long),
    ],
)
def test_where_no_worker_can_begin_that_is_told(
    raingan: Raingan,
    raingan_process: Raingan,
    good: Path,
    tmp_path: Path,
    command: str,
) -> None:
    """Each worker needs some files of its own: pipes, a lock, what it loads."""
    import resource

    out = tmp_path / "out"
    raingan("extract", good, "-o", out)
    arguments = {
        "extract": (good, "-o", tmp_path / "other"),
        "tables": (good, "-o", tmp_path / "tables"),
        "report": (out, "--sources", good),
    }
    done = raingan_process(
        command,
        *arguments[command],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (14, 14)),
    )
    assert done.returncode == 2, done.stderr
    assert "No process that reads files could begin" in done.stderr
    assert re.search("[ก-ฮ]{3}", done.stderr)
