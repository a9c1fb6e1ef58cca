"""What `raingan` can do: arguments become Options, the api does the work, the rooms beside this one print."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.api import FailOn
from extractor.cli.dataset_parameters import (
    DatasetFolder,
    PasswordOfSources,
    SourcePaths,
)
from extractor.cli.forms_commands import AsJson, FormsPath, forms_app
from extractor.cli.parameters import with_options
from extractor.cli.review_commands import add_review_commands
from extractor.dataset.exporters import EXPORTERS
from extractor.errors import NotInstalledError, ReportError, UsageError
from extractor.forms import register
from extractor.forms.declaration import forms_at
from extractor.options import (
    BatchOptions,
    LimitOptions,
    Options,
    WorkerOptions,
)
from extractor.storage import open_location
from extractor.version import VERSION

app = typer.Typer(
    name="raingan",
    help="Thai public reports in PDF become clean CSV and JSON. / แปลงรายงานราชการไทยจาก PDF เป็นข้อมูล CSV และ JSON",
    epilog="Exit codes: 0 all read · 2 the command makes no sense or its output cannot be written · "
    "3 some files failed, the others are written · 4 something needed is not installed · 130 interrupted",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

app.add_typer(forms_app)

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders (searched through), globs or URLs. / ไฟล์ โฟลเดอร์ รูปแบบชื่อไฟล์ หรือ URL"
    ),
]
Out = Annotated[
    str,
    typer.Option(
        "--out",
        "-o",
        help="Folder for the result, or its URL. / โฟลเดอร์ผลลัพธ์ หรือ URL",
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", help="Print errors only. / แสดงเฉพาะข้อผิดพลาด"
    ),
]
JsonLog = Annotated[
    bool,
    typer.Option(
        "--json-log",
        help="One JSON object a line on stderr, for machines. / บันทึกเป็น JSON ทีละบรรทัด",
    ),
]


@app.command(
    "extract",
    epilog="Examples:  raingan extract samples -o outputs  ·  raingan extract 'reports/**/*.pdf' -o out --json-log",
)
@with_options
def extract_command(
    paths: Paths,
    *,
    out: Out,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            help="What makes the exit code 3. / ปัญหาระดับใดทำให้รหัสออกเป็น 3",
        ),
    ] = "error",
    quiet: Quiet = False,
    json_log: JsonLog = False,
    options: Options,
    batch: BatchOptions,
) -> None:
    """Read measures reports into a dataset of CSV and JSON files. / อ่านรายงานมาตรการเป็นชุดข้อมูล."""
    from extractor.api import extract_folder
    from extractor.cli.console import Console

    console = Console(quiet=quiet, json_log=json_log)
    console.print_start("extract", out)
    started = time.monotonic()
    with console.progress() as progress:
        dataset = extract_folder(
            paths,
            out,
            batch=batch,
            on_progress=progress.show_run,
            **dict(options),
        )
    console.print_dataset(dataset, progress.kept, time.monotonic() - started)
    raise typer.Exit(
        _exit_code(lacking=dataset.lacking, failed=dataset.worse_than(fail_on))
    )


@app.command(
    "tables", epilog="Example:  raingan tables handbook.pdf -o out --draw"
)
@with_options
def tables_command(
    paths: Paths,
    *,
    out: Out,
    draw: Annotated[
        bool,
        typer.Option(
            "--draw",
            help="Also write pictures of the pages with the cells drawn over.",
        ),
    ] = False,
    quiet: Quiet = False,
    json_log: JsonLog = False,
    options: Options,
    batch: WorkerOptions,
) -> None:
    """Write every table of any document as a CSV of its own. / เขียนตารางทุกตารางเป็น CSV."""
    from extractor.batch.table_files import write_table_files
    from extractor.cli.console import Console

    console = Console(quiet=quiet, json_log=json_log)
    console.print_start("tables", out)
    with console.progress() as progress:
        locations = [open_location(path) for path in paths]
        result = write_table_files(
            locations,
            out,
            options,
            batch,
            draw=draw,
            on_file=progress.show_file,
        )
    console.print_tables(result)
    raise typer.Exit(
        _exit_code(lacking=result.lacking, failed=bool(result.failures))
    )


@app.command(
    "check",
    epilog="Example:  raingan check report.pdf  ·  raingan check samples",
)
@with_options
def check_command(
    paths: Paths,
    *,
    fail_on: Annotated[
        Literal["error", "warning", "never"],
        typer.Option(
            "--fail-on",
            help="What makes the exit code 3. / ปัญหาระดับใดทำให้รหัสออกเป็น 3",
        ),
    ] = "error",
    as_json: AsJson = False,
    options: Options,
    batch: WorkerOptions,
) -> None:
    """Say what a file is, how it is read, and what would be doubtful. / ตรวจว่าไฟล์เป็นอะไรและอ่านได้แค่ไหน."""
    from extractor.batch.file_check import check_files
    from extractor.cli.check_view import print_check
    from extractor.cli.console import Console

    with Console().progress() as progress:
        locations = [open_location(path) for path in paths]
        checks = check_files(locations, options, batch, progress.show_file)
    if as_json:
        content = [check.content for check in checks]
        typer.echo(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        for check in checks:
            print_check(check.content)
    statuses = {"error": {"failed"}, "warning": {"failed", "warnings"}}
    refused = statuses.get(fail_on, set())
    raise typer.Exit(
        _exit_code(
            lacking=any(check.lacking for check in checks),
            failed=any(check.status in refused for check in checks),
        )
    )


@app.command(
    "normalize",
    epilog="Examples:  raingan normalize pasted.txt --explain  ·  pdftotext handbook.pdf - | raingan normalize",
)
def normalize_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|-",
            help="A text file, or - for standard input. / ไฟล์ข้อความ หรือ -",
        ),
    ] = Path("-"),
    *,
    paragraphs: Annotated[
        bool,
        typer.Option(
            "--paragraphs",
            help="Join the lines of each paragraph. / รวมบรรทัดของแต่ละย่อหน้า",
        ),
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Show the changes instead of the text. / แสดงสิ่งที่แก้แทนข้อความ",
        ),
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json",
            help="One JSON object a line: raw, text, changes. / JSON ทีละบรรทัด",
        ),
    ] = False,
    keep_thai_digits: Annotated[
        bool,
        typer.Option(
            "--keep-thai-digits",
            help=Options.model_fields["keep_thai_digits"].description,
        ),
    ] = False,
) -> None:
    """Repair the Thai of a text and write it, as UTF-8, to standard output. / ซ่อมข้อความภาษาไทย."""
    from extractor.cli.diff_view import print_changes
    from extractor.cli.text_filter import filtered, read_text
    from normalizer import Config

    if explain and as_json:
        raise UsageError("usage/explain-or-json")
    # The same bytes wherever it runs, with the line ends of the input.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    passages = filtered(
        read_text(file),
        Config(keep_thai_digits=keep_thai_digits),
        paragraphs=paragraphs,
    )
    if explain:
        print_changes(passages)
    elif as_json:
        sys.stdout.writelines(f"{passage.json()}\n" for passage in passages)
    else:
        sys.stdout.writelines(
            passage.explained.text + passage.end for passage in passages
        )
    sys.stdout.flush()  # a reader that went away is noticed here, where it ends quietly


@app.command(
    "export",
    epilog="Examples:  raingan export outputs --to parquet  ·  raingan export outputs --to sqlite:///ita.db",
)
def export_command(
    folder: DatasetFolder,
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            help=f"{', '.join(EXPORTERS)}, or the URL of a database. / รูปแบบหรือที่อยู่ฐานข้อมูล",
        ),
    ],
    forms: FormsPath = None,
) -> None:
    """Write a dataset in another format, or into a database. / ส่งออกชุดข้อมูลเป็นรูปแบบอื่นหรือลงฐานข้อมูล."""
    from extractor.api import export
    from extractor.cli.console import Console

    counts = export(folder, to, forms or (), on_notice=Console().print_notice)
    typer.echo(
        ", ".join(f"{count:,} {table}" for table, count in counts.items())
    )


@app.command(
    "explain",
    epilog="Example:  raingan explain outputs pru-yai-2566--seed --measure 2",
)
def explain_command(
    folder: DatasetFolder,
    report: Annotated[
        str,
        typer.Argument(
            help="A report's id or file, or its beginning. / รหัสรายงานหรือชื่อไฟล์"
        ),
    ],
    *,
    measure: Annotated[
        int | None,
        typer.Option("--measure", help="Number of one measure. / มาตรการที่"),
    ] = None,
    forms: FormsPath = None,
) -> None:
    """Show what was printed beside what is published, with the rule of each change. / แสดงที่มาของข้อความ."""
    from extractor.api import report_content
    from extractor.cli.console import Console
    from extractor.cli.report_view import print_report

    register(forms_at(forms) if forms else ())
    content = report_content(folder, report, on_notice=Console().print_notice)
    print_report(content, measure)


@app.command(
    "report", epilog="Example:  raingan report outputs --sources samples"
)
@with_options
def report_command(
    folder: DatasetFolder,
    *,
    sources: SourcePaths = None,
    password: PasswordOfSources = None,
    forms: FormsPath = None,
    batch: LimitOptions,
) -> None:
    """Write a dataset as a page to look at, audit.html. / เขียนหน้าเว็บสำหรับตรวจชุดข้อมูล."""
    from extractor.api import audit_dataset
    from extractor.cli.console import Console

    page = audit_dataset(
        folder,
        sources or [],
        password,
        forms or (),
        on_notice=Console().print_notice,
        limits=batch,
    )
    typer.echo(str(page))


add_review_commands(app)


@app.command("doctor")
def doctor_command() -> None:
    """Say what is installed, what is missing, and the one command that mends it. / ตรวจการติดตั้ง."""
    from extractor.cli.console import Console
    from extractor.cli.doctor import findings, remedy

    checked = findings()
    Console().print_findings(checked, remedy(checked))
    raise typer.Exit(
        _exit_code(
            lacking=any(finding.is_fault for finding in checked), failed=False
        )
    )


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version. / แสดงรุ่น")
    ] = False,
) -> None:
    if version:
        typer.echo(f"raingan {VERSION}")
        raise typer.Exit


def _exit_code(*, lacking: bool, failed: bool) -> int:
    """The code that a command ends with that did its work, as far as it could."""
    if lacking:
        return NotInstalledError.exit_code
    return ReportError.exit_code if failed else 0
