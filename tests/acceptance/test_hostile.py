"""Files that would do harm or wait for ever: nothing is run, nobody is called, nothing is written elsewhere."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor.inputs.source import MOST_BYTES
from tests.helpers.files import ROOT, read_csv
from tests.helpers.pdfs import Paper, page, pdf
from tests.helpers.small_report import COVER, REPORT, outcome

Raingan = Callable[..., subprocess.CompletedProcess[str]]

HOSTILE = ROOT.parent / "shared" / "hostile"
needs_hostile = pytest.mark.skipif(
    not HOSTILE.is_dir(), reason="no hostile files here"
)
# What a viewer might do with a page that is opened or clicked on (ISO 32000-1, 12.6).
ACTIONS = (
    "/S /JavaScript /JS (app.launchURL('{url}'); this.submitForm('{url}'))",
    "/S /Launch /F (/usr/bin/touch) /Unix << /F ({mark}) >> /Win << /F (cmd) /P (touch {mark}) >>",
    "/S /URI /URI ({url})",
    "/S /SubmitForm /F << /FS /URL /F ({url}) >>",
    "/S /ImportData /F ({mark})",
    "/S /GoToR /D [0 /Fit] /F << /FS /URL /F ({url}) >>",
)
CALLING = """<!DOCTYPE html [<!ENTITY e SYSTEM "{url}">]><link rel=stylesheet href="{url}"><img src="{url}">
<script src="{url}"></script><iframe src="{url}"></iframe><table background="{url}"><tr><td>&e;</table>"""


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port of this machine that knows whether it was called."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


def test_no_action_is_run_and_nobody_is_called(
    raingan: Raingan, tmp_path: Path, listener: socket.socket
) -> None:
    url, mark, folder = (
        f"http://127.0.0.1:{listener.getsockname()[1]}/",
        tmp_path / "mark",
        tmp_path / "in",
    )
    folder.mkdir()
    for number, action in enumerate(ACTIONS):
        done = action.format(url=url, mark=mark)
        click = f"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 842 595] /A << {done} >> >>]"
        paper = Paper(
            page(COVER, REPORT),
            f"/AA << /O << {done} >> /C << {done} >> >> {click}".encode(),
        )
        (folder / f"{number}.pdf").write_bytes(pdf(paper))
    (folder / "calling.html").write_text(
        CALLING.format(url=url), encoding="utf-8"
    )
    before = {*tmp_path.iterdir(), tmp_path / "out"}
    raingan("extract", folder, "-o", tmp_path / "out")
    assert set(tmp_path.iterdir()) == before
    # They are reports of one agency and year, which wants a look.
    rows = {
        row["source_file"]: row["status"]
        for row in read_csv(tmp_path / "out" / "reports.csv")
    }
    assert rows == {
        f"{number}.pdf": "warnings" for number in range(len(ACTIONS))
    } | {"calling.html": "failed"}
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
def test_what_is_no_file_or_too_large_is_not_waited_for(
    raingan_process: Raingan, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    with (tmp_path / "huge.pdf").open("wb") as huge:
        huge.write(b"%PDF-1.7\n")
        huge.truncate(6 * MOST_BYTES)
    files = (tmp_path / "pipe.pdf", tmp_path / "huge.pdf", "/dev/zero")
    for command in ("extract", "tables"):
        assert (
            raingan_process(
                command, *files, "-o", tmp_path / command, timeout=600
            ).returncode
            == 3
        )
        codes = {
            Path(row["source_file"]).name: row["code"]
            for row in read_csv(tmp_path / command / "problems.csv")
        }
        assert codes == {
            "pipe.pdf": "file-not-readable",
            "huge.pdf": "file-too-large",
            "zero": "file-not-readable",
        }


@pytest.mark.long
@needs_hostile
@pytest.mark.parametrize("command", ["extract", "tables"])
def test_hostile_files_are_told_of_and_nothing_else_happens(
    raingan_process: Raingan, tmp_path: Path, command: str
) -> None:
    done = raingan_process(command, HOSTILE, "-o", tmp_path, "-q", timeout=3600)
    assert done.returncode == 3
    assert done.stdout == ""
    assert all(
        line.startswith(("✗ ", "  ")) for line in done.stderr.splitlines()
    )
    problems = read_csv(tmp_path / "problems.csv")
    assert {problem["code"] for problem in problems}.isdisjoint(
        {"failed", "internal-error", "crashed", "timeout", ""}
    )
    if command == "extract":
        assert len(read_csv(tmp_path / "reports.csv")) == sum(
            1 for _ in HOSTILE.iterdir()
        )


@pytest.mark.long
@needs_hostile
@pytest.mark.skipif(
    not shutil.which("strace"),
    reason="strace tells what a process asks of the system",
)
def test_hostile_files_call_nobody_and_write_nowhere_else(
    tmp_path: Path,
) -> None:
    trace, home = tmp_path / "trace", tmp_path / "home"
    watched = "connect,bind,sendto,sendmsg,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,execve"
    watch: list[str | Path] = [
        "strace",
        "-f",
        "-qq",
        "-z",
        "-o",
        trace,
        "-e",
        f"trace={watched}",
    ]
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "extractor",
        "extract",
        HOSTILE,
        "-o",
        tmp_path / "out",
        "-q",
    ]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home),
    }
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    subprocess.run(
        [*watch, *command], env=environment, capture_output=True, timeout=3600
    )
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    assert not [
        call
        for call in calls
        if re.search(r"\b(connect|bind|sendto|sendmsg)\(", call)
    ]
    run = [
        re.findall(r'"([^"]*)"', call)[0] for call in calls if "execve(" in call
    ]
    assert {Path(program).name for program in run} <= {
        Path(sys.executable).name,
        "python",
    }
    wrote = [
        call
        for call in calls
        if re.search(r"O_WRONLY|O_RDWR|\bcreat\(|\bmkdir|\brename", call)
    ]
    places = {
        path for call in wrote for path in re.findall(r'"(/[^"]*)"', call)
    }
    assert not [
        path for path in places if not path.startswith((str(tmp_path), "/dev/"))
    ]


@pytest.mark.long
@needs_hostile
@pytest.mark.parametrize(
    "name", ["268346", "435321", "507618", "corruptionOneByteMissing"]
)
def test_a_pdf_that_viewers_open_is_not_said_to_have_no_pages(
    name: str,
) -> None:
    assert outcome(HOSTILE / f"format_corpus--{name}.pdf") != "no-pages"
