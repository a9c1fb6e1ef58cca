"""OCR engines that other packages add: what they read is used, and what they do wrong costs a page, not the run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from extractor import extract
from extractor.errors import OcrError, ReportError
from extractor.model import Report
from extractor.ocr import subprocess_client
from tests.helpers.files import read_csv
from tests.helpers.pdfs import page, pdf
from tests.helpers.scans import scan

Raingan = Callable[..., subprocess.CompletedProcess[str]]
Install = Callable[..., str]
Command = Callable[..., tuple[int, str]]

ROOT = Path(__file__).parents[2]
HEADER = [
    "มาตรการ/กิจกรรม",
    "วิธีการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
    "สรุปผลการดำเนินการ",
    "ผลลัพธ์/ความสำเร็จ",
]
REST = [
    "ใช้อีเมลในสำนักงาน",
    "กองคลัง",
    "ปีงบประมาณ พ.ศ. 2566",
    "ใช้อีเมลแล้ว",
    "ประหยัดงบประมาณ",
]
NAMES = [
    "ลดการใช้กระดาษ",
    "เปิดเผยข้อมูล",
    "อบรมบุคลากร",
    "ตรวจสอบภายใน",
    "รับเรื่องร้องเรียน",
    "ประเมินความเสี่ยง",
]
SURENESS = 0.99
CRASH = "resource.setrlimit(resource.RLIMIT_CORE, (0, 0)); os.abort()"
HANG = "time.sleep(1000)"
NUMBER = count(1)

ENGINE = """
import os, resource, signal, subprocess, sys, time
from pathlib import Path
from extractor.errors import NotInstalledError, OcrError
from extractor.ocr.base import RecognizedLine
{top}

TEXTS = {texts!r}


class Engine:
    name, version, settings = "{name}", "2.5", ""

    def __init__(self, options):
        {init}

    def read(self, strips):
        page, texts = TEXTS[len(strips)]
        readings = [RecognizedLine(text, ({sureness},) * len(text)) for text in texts]
        {read}
        return readings
"""


def measures(*pages: int) -> list[str]:
    """The measures on these pages: one on page 1, two on page 2, so that an engine knows a page by its lines."""
    return [
        NAMES[(number + row) % len(NAMES)]
        for number in pages
        for row in range(number)
    ]


def lines_of(number: int) -> list[str]:
    """The lines of a page, cell by cell."""
    first = sum(range(number)) + 1
    rows = [
        [f"{at}. {name}", *REST]
        for at, name in enumerate(measures(number), first)
    ]
    return [*HEADER, *(text for row in rows for text in row)]


TEXTS = {
    len(lines_of(number)): (number, lines_of(number)) for number in range(1, 12)
}


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install an engine as pip would: a module that runs this Python, and an entry point. Returns its name."""

    def make(read: str = "pass", *, init: str = "pass", top: str = "") -> str:
        # Each has a name of its own: an engine that runs is used again where the options are the same.
        name = f"guesser{next(NUMBER)}"
        info = tmp_path / "site" / f"{name}-1.dist-info"
        info.mkdir(parents=True)
        source = ENGINE.format(
            name=name,
            texts=TEXTS,
            sureness=SURENESS,
            read=read,
            init=init,
            top=top,
        )
        (tmp_path / "site" / f"{name}_engine.py").write_text(
            source, encoding="utf-8"
        )
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n"
        )
        (info / "entry_points.txt").write_text(
            f"[raingan.engines]\n{name} = {name}_engine:Engine\n"
        )
        monkeypatch.syspath_prepend(tmp_path / "site")
        return name

    return make


@pytest.fixture
def command(raingan: Raingan) -> Command:
    """Run the command in this process; returns its exit code and what it said on stderr."""

    def run(*arguments: str | Path) -> tuple[int, str]:
        done = raingan(*arguments)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stderr

    return run


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where what was read is kept, in place of the user's cache."""
    file = tmp_path / "ocr.sqlite"
    monkeypatch.setattr("extractor.ocr.registry.cache_file", lambda: file)
    return file


def with_engines(folder: Path) -> dict[str, str]:
    """The environment in which the command finds the engines installed in a folder."""
    return {"PYTHONPATH": os.pathsep.join([str(ROOT), str(folder / "site")])}


def names_of(report: Report) -> list[str]:
    return [measure.text("measure") for measure in report.records]


def pages_with(report: Report, code: str) -> list[tuple[int | None, str]]:
    return [
        (problem.page_no, problem.severity)
        for problem in report.problems
        if problem.code == code
    ]


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_an_installed_engine_reads_a_scan_and_is_named(
    install: Install, command: Command, tmp_path: Path
) -> None:
    out, name = tmp_path / "out", install()
    code, said = command(
        "extract",
        scan(tmp_path, 1, 2),
        "-o",
        out,
        "--engine",
        name,
        "--no-cache",
        "--workers",
        "1",
    )
    assert code == 0, said
    found = read_csv(out / "measures.csv")
    assert [row["measure"] for row in found] == measures(1, 2)
    assert all(0 < float(row["confidence"]) < SURENESS for row in found)
    (row,) = read_csv(out / "reports.csv")
    assert (row["source_kind"], row["pages"], row["pages_ocr"]) == (
        "scan",
        "2",
        "2",
    )
    report = json.loads(
        (out / "reports" / f"{row['report_id']}.json").read_text("utf-8")
    )
    told = [
        (page["page_no"], page["read_by"], page["reason"], page["dpi"])
        for page in report["pages"]
    ]
    assert told == [
        (1, f"{name} 2.5", "no-text", 200),
        (2, f"{name} 2.5", "no-text", 200),
    ]


def test_a_crash_on_one_page_costs_that_page_only(
    install: Install, command: Command, tmp_path: Path
) -> None:
    out, name = tmp_path / "out", install(f"if page == 2: {CRASH}")
    code, _ = command(
        "extract",
        scan(tmp_path, 1, 2, 3),
        "-o",
        out,
        "--engine",
        name,
        "--no-cache",
    )
    assert [
        row["measure"] for row in read_csv(out / "measures.csv")
    ] == measures(1, 3)
    found = [
        row
        for row in read_csv(out / "problems.csv")
        if row["code"] == "ocr-failed"
    ]
    assert [(row["page_no"], row["severity"]) for row in found] == [
        ("2", "warning")
    ]
    # As where a page of a damaged file is lost: the report was read, and wants a look.
    (row,) = read_csv(out / "reports.csv")
    assert (code, row["status"], row["pages"], row["pages_ocr"]) == (
        0,
        "warnings",
        "3",
        "2",
    )


# What an engine does with its second, third, … page.
MISDEEDS = {
    "raise an error": 'raise ValueError("no such glyph")',
    "return too few": "return readings[1:]",
    "return too many": "return readings + readings",
    "return None": "return None",
    "return bare texts": "return texts",
    "return no confidences": "return [RecognizedLine(text, None) for text in texts]",
    "return what cannot be sent": "return (reading for reading in readings)",
    "end": "os._exit(7)",
    "hang": HANG,
}


def test_whatever_an_engine_does_with_a_page_the_others_are_read(
    install: Install, tmp_path: Path
) -> None:
    last = len(MISDEEDS) + 2
    name = install(
        "\n        ".join(
            f"if page == {at}: {does}"
            for at, does in enumerate(MISDEEDS.values(), 2)
        )
    )
    report = extract(
        scan(tmp_path, *range(1, last + 1)),
        engine=name,
        no_cache=True,
        ocr_timeout=5,
    )
    assert names_of(report) == measures(1, last)
    assert pages_with(report, "ocr-failed") == [
        (number, "warning") for number in range(2, last)
    ]


@pytest.mark.parametrize(
    ("read", "init", "why"),
    [
        (CRASH, "pass", "code -6"),
        (
            "pass",
            'raise RuntimeError("model is truncated")',
            "RuntimeError: model is truncated",
        ),
    ],
    ids=["crashes", "cannot be set up"],
)
def test_an_engine_that_always_fails_is_blamed_with_the_reason(
    read: str, init: str, why: str, install: Install, tmp_path: Path
) -> None:
    process = tmp_path / "process"
    name = install(
        read,
        init=f"Path({str(process)!r}).write_text(str(os.getpid())); {init}",
    )
    with pytest.raises(OcrError) as caught:
        extract(scan(tmp_path, 1), engine=name, no_cache=True)
    assert why in caught.value.message_en
    assert why in caught.value.message_th
    assert not is_running(int(process.read_text()))


# An error that pickle takes apart and cannot put together.
ODD_ERROR = """
class OddError(OcrError):
    def __init__(self, why):
        super().__init__(why, why)
"""


def test_an_error_that_cannot_be_handed_on_costs_its_page_only(
    install: Install, tmp_path: Path
) -> None:
    name = install(
        'if page == 2: raise OddError("no such glyph")', top=ODD_ERROR
    )
    report = extract(scan(tmp_path, 1, 2, 3), engine=name, no_cache=True)
    assert names_of(report) == measures(1, 3)
    assert pages_with(report, "ocr-failed") == [(2, "warning")]


def test_an_engine_that_cannot_be_told_from_its_first_answer_leaves_no_process(
    install: Install, tmp_path: Path
) -> None:
    process = tmp_path / "process"
    name = install(
        init=f'Path({str(process)!r}).write_text(str(os.getpid())); raise OddError("no model")',
        top=ODD_ERROR,
    )
    with pytest.raises(OcrError, match="TypeError"):
        extract(scan(tmp_path, 1), engine=name, no_cache=True)
    assert not is_running(int(process.read_text()))


def test_a_python_that_cannot_be_started_is_told(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(OcrError, match="FileNotFoundError"):
        extract(scan(tmp_path, 1), engine=install(), no_cache=True)


@pytest.mark.parametrize(
    "why",
    [
        'NotInstalledError("ไม่มี", "The model is gone.")',
        pytest.param("OSError(28, 'No space left')", marks=pytest.mark.long),
    ],
)
def test_an_engine_that_cannot_be_started_again_costs_the_pages_it_is_missing_for(
    why: str, install: Install, tmp_path: Path
) -> None:
    starts = tmp_path / "starts"
    first, second = (
        f"file = Path({str(starts)!r}); file.open('a').write('.')",
        "if file.read_text() == '..'",
    )
    name = install(
        f"if page == 2: {CRASH}", init=f"{first}\n        {second}: raise {why}"
    )
    report = extract(scan(tmp_path, 1, 2, 3, 4), engine=name, no_cache=True)
    assert names_of(report) == measures(1, 4)
    assert pages_with(report, "ocr-failed") == [(2, "warning"), (3, "warning")]


def test_an_engine_that_hangs_when_started_again_is_waited_for_once(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = tmp_path / "starts"
    first, second = (
        f"file = Path({str(starts)!r}); file.open('a').write('.')",
        "if file.read_text() != '.'",
    )
    name = install(
        f"if page == 2: {CRASH}", init=f"{first}\n        {second}: {HANG}"
    )
    assert names_of(
        extract(scan(tmp_path, 1), engine=name, no_cache=True)
    ) == measures(1)  # it may start in peace
    monkeypatch.setattr(subprocess_client, "_START_TIMEOUT", 2.0)
    report = extract(scan(tmp_path, 1, 2, 3, 4), engine=name, no_cache=True)
    assert names_of(report) == measures(1)
    assert pages_with(report, "ocr-failed") == [
        (2, "warning"),
        (3, "warning"),
        (4, "warning"),
    ]
    # A slow machine may not have come so far when it is given up.
    assert starts.read_text() in (".", "..")


def test_an_interrupted_page_is_not_taken_for_the_next_one(
    install: Install, tmp_path: Path
) -> None:
    marker = tmp_path / "marker"
    interrupt = (
        "os.kill(os.getppid(), signal.SIGINT); time.sleep(0.3); "
        "return [RecognizedLine('x', (1.0,))] * len(strips)"
    )
    name = install(
        f"file = Path({str(marker)!r})\n        if not file.exists(): file.touch(); {interrupt}"
    )
    with pytest.raises(KeyboardInterrupt):
        extract(scan(tmp_path, 1), engine=name, no_cache=True)
    assert names_of(
        extract(scan(tmp_path, 1), engine=name, no_cache=True)
    ) == measures(1)


def test_an_engine_that_hangs_is_stopped_and_that_is_said(
    raingan_process: Raingan, install: Install, tmp_path: Path
) -> None:
    process, out = tmp_path / "process", tmp_path / "out"
    name = install(
        f"Path({str(process)!r}).write_text(str(os.getpid())); {HANG}"
    )
    options = ("--engine", name, "--no-cache", "--ocr-timeout", "1")
    started = time.monotonic()
    done = raingan_process(
        "extract",
        scan(tmp_path, 1),
        "-o",
        out,
        *options,
        env=with_engines(tmp_path),
    )
    # Less than is waited where nothing is said.
    assert time.monotonic() - started < 100
    assert done.returncode == 3
    assert "ocr-failed" in done.stderr
    assert "no answer within 1 s" in done.stderr
    assert [row["status"] for row in read_csv(out / "reports.csv")] == [
        "failed"
    ]
    assert not is_running(int(process.read_text()))


def test_a_page_in_which_nothing_is_read_is_told(
    install: Install, tmp_path: Path
) -> None:
    name = install(
        'if page == 2: return [RecognizedLine("", ())] * len(strips)'
    )
    report = extract(scan(tmp_path, 1, 2, 3), engine=name, no_cache=True)
    assert names_of(report) == measures(1, 3)
    assert pages_with(report, "page-is-picture") == [(2, "warning")]
    assert not pages_with(report, "ocr-failed")


def test_a_file_in_which_nothing_is_read_is_said_to_be_without_text(
    tmp_path: Path,
) -> None:
    with pytest.raises(ReportError) as caught:
        extract(scan(tmp_path, 1), engine="null", no_cache=True)
    assert caught.value.code != "internal-error"
    # There is a table; it is its text that was not read.
    assert "no table" not in caught.value.message_en


def test_what_an_engine_prints_does_not_get_into_what_it_reads(
    install: Install, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    noise = 'print("loading", flush=True); os.write(1, bytes(range(256)) * 300); os.write(2, b"warning")'
    child = 'subprocess.run([sys.executable, "-S", "-c", "print(5)"])'
    name = install(f"{noise}; {child}", init=noise, top=noise)
    report = extract(
        scan(tmp_path, 1), engine=name, no_cache=True, ocr_timeout=100
    )
    assert names_of(report) == measures(1)
    assert capfd.readouterr() == ("", "")


def test_an_engine_may_give_confidences_as_numpy_does(
    install: Install, tmp_path: Path, kept: Path
) -> None:
    give = "return [RecognizedLine(r.text, tuple(numpy.asarray(r.confidences, numpy.float32))) for r in readings]"
    engines, file = (
        (install(), *[install(give, top="import numpy")] * 2),
        scan(tmp_path, 1),
    )
    plain, *reports = [extract(file, engine=name) for name in engines]
    for report in reports:
        assert names_of(report) == measures(1)
        assert report.records[0].confidence == plain.records[0].confidence


def test_what_an_engine_is_surer_of_is_surer_in_the_dataset(
    install: Install, tmp_path: Path
) -> None:
    def confidence(sureness: float) -> float:
        again = f"readings = [RecognizedLine(text, ({sureness},) * len(text)) for text in texts]"
        (measure,) = extract(
            scan(tmp_path, 1), engine=install(again), no_cache=True
        ).records
        return measure.confidence

    unsure, surer, sure = map(confidence, (0.5, 0.95, 1))
    assert unsure < surer < sure
    assert sure > 0.99


def test_a_second_run_does_not_ask_the_engine_again(
    install: Install, tmp_path: Path, kept: Path
) -> None:
    asked, file = tmp_path / "asked", scan(tmp_path, 1, 2)
    name = install(f"Path({str(asked)!r}).open('a').write('.')")
    for _ in range(2):
        assert names_of(extract(file, engine=name)) == measures(1, 2)
        assert asked.read_text() == ".."


def test_without_a_cache_nothing_is_kept(
    install: Install, tmp_path: Path, kept: Path
) -> None:
    asked, file = tmp_path / "asked", scan(tmp_path, 1)
    name = install(f"Path({str(asked)!r}).open('a').write('.')")
    for _ in range(2):
        extract(file, engine=name, no_cache=True)
    assert asked.read_text() == ".."
    assert not kept.exists()


def test_a_page_that_failed_is_read_in_the_next_run(
    install: Install, tmp_path: Path, kept: Path
) -> None:
    broken, file = tmp_path / "broken", scan(tmp_path, 1, 2)
    broken.touch()
    name = install(f"assert page != 2 or not Path({str(broken)!r}).exists()")
    assert names_of(extract(file, engine=name)) == measures(1)
    broken.unlink()
    report = extract(file, engine=name)
    assert names_of(report) == measures(1, 2)
    assert not pages_with(report, "ocr-failed")


def test_another_engine_takes_the_place_of_the_one_that_runs(
    install: Install, tmp_path: Path
) -> None:
    process, file = tmp_path / "process", scan(tmp_path, 1)
    name = install(f"Path({str(process)!r}).write_text(str(os.getpid()))")
    extract(file, engine=name, no_cache=True)
    extract(file, engine=install(), no_cache=True)
    assert not is_running(int(process.read_text()))


def test_an_engine_without_its_package_says_what_to_install(
    install: Install, command: Command, tmp_path: Path
) -> None:
    name = install(top="import glyph_guesser")
    code, said = command(
        "tables", scan(tmp_path, 1), "-o", tmp_path / "out", "--engine", name
    )
    assert "pip install glyph_guesser" in said
    assert code == 4


def test_an_engine_that_cannot_be_imported_for_another_reason_says_which(
    install: Install, command: Command, tmp_path: Path
) -> None:
    name = install(
        top='raise ImportError("libguess.so.2: cannot open shared object file")'
    )
    code, said = command(
        "extract", scan(tmp_path, 1), "-o", tmp_path / "out", "--engine", name
    )
    assert "libguess.so.2" in said
    assert "None" not in said
    assert code == 4


def test_pages_with_text_are_read_where_the_engine_is_missing(
    install: Install, tmp_path: Path
) -> None:
    picture = b"q 842 0 0 595 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q\n"
    file = tmp_path / "mixed.pdf"
    file.write_bytes(
        pdf(page("", [HEADER, [f"1. {measures(1)[0]}", *REST]]), picture)
    )
    report = extract(file, engine=install(top="import glyph_guesser"))
    assert names_of(report) == measures(1)
    assert [
        number for number, _ in pages_with(report, "ocr-not-installed")
    ] == [2]


def test_an_unknown_engine_is_refused_with_those_there_are(
    install: Install, command: Command, tmp_path: Path
) -> None:
    name = install()
    code, said = command(
        "extract",
        scan(tmp_path, 1),
        "-o",
        tmp_path / "out",
        "--engine",
        "tessaract",
    )
    assert [
        known
        for known in ("tessaract", name, "null", "remote", "tesseract")
        if known not in said
    ] == []
    assert code == 2


def test_tesseract_without_thai_says_how_to_get_it(
    command: Command, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    models.mkdir()
    code, said = command(
        "extract",
        scan(tmp_path, 1),
        "-o",
        tmp_path / "out",
        "--engine",
        "tesseract",
        "--tessdata",
        models,
    )
    assert "sudo apt-get install tesseract-ocr-tha" in said
    assert str(models) in said
    assert code == 4


def test_a_second_opinion_needs_tesseract(
    command: Command, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    models.mkdir()
    asked = ("--second-opinion", "--tessdata", models, "--no-cache")
    code, said = command(
        "extract", scan(tmp_path, 1), "-o", tmp_path / "out", *asked
    )
    assert "sudo apt-get install tesseract-ocr-tha" in said
    assert code == 4
