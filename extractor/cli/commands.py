"""What `raingan` can do: arguments become Options, the api does the work, and only here anything is printed."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.cli.parameters import with_options
from extractor.errors import NotInstalledError, UsageError
from extractor.options import BatchOptions, Options
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

Paths = Annotated[
    list[str], typer.Argument(help="Files, folders (searched through), globs or URLs. / ไฟล์ โฟลเดอร์ รูปแบบชื่อไฟล์ หรือ URL")
]
Out = Annotated[str, typer.Option("--out", "-o", help="Folder for the result, or its URL. / โฟลเดอร์ผลลัพธ์ หรือ URL")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only. / แสดงเฉพาะข้อผิดพลาด")]
FailOn = Literal["error", "warning", "never"]
JsonLog = Annotated[
    bool, typer.Option("--json-log", help="One JSON object a line on stderr, for machines. / บันทึกเป็น JSON ทีละบรรทัด")
]


@app.command(
    epilog="Examples:  raingan extract samples -o outputs  ·  raingan extract 'reports/**/*.pdf' -o out --json-log"
)
@with_options
def extract(
    paths: Paths,
    *,
    out: Out,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="What makes the exit code 3. / ปัญหาระดับใดทำให้รหัสออกเป็น 3")
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
    started = time.monotonic()
    with console.progress() as progress:
        dataset = extract_folder(paths, out, batch=batch, on_progress=progress.step, **options.model_dump())
    console.summary(dataset, progress.kept, time.monotonic() - started)
    raise typer.Exit(NotInstalledError.exit_code if dataset.lacking else 3 * dataset.worse_than(fail_on))


@app.command(epilog="Example:  raingan tables handbook.pdf -o out --draw")
@with_options
def tables(
    paths: Paths,
    *,
    out: Out,
    draw: Annotated[
        bool, typer.Option("--draw", help="Also write pictures of the pages with the cells drawn over.")
    ] = False,
    quiet: Quiet = False,
    json_log: JsonLog = False,
    options: Options,
) -> None:
    """Write every ruled table of any document as a CSV of its own. / เขียนตารางทุกตารางเป็น CSV."""
    from extractor.batch.table_files import write_tables
    from extractor.cli.console import Console

    console = Console(quiet=quiet, json_log=json_log)
    with console.progress() as progress:
        result = write_tables([*map(open_location, paths)], Path(out), options, draw=draw, on_file=progress.begin)
    console.tables_summary(result)
    raise typer.Exit(NotInstalledError.exit_code if result.lacking else 3 if result.failed else 0)


@app.command(
    epilog="Examples:  raingan normalize pasted.txt --explain  ·  pdftotext handbook.pdf - | raingan normalize"
)
def normalize(
    file: Annotated[
        Path, typer.Argument(metavar="FILE|-", help="A text file, or - for standard input. / ไฟล์ข้อความ หรือ -")
    ] = Path("-"),
    *,
    paragraphs: Annotated[
        bool, typer.Option("--paragraphs", help="Join the lines of each paragraph. / รวมบรรทัดของแต่ละย่อหน้า")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the changes instead of the text. / แสดงสิ่งที่แก้แทนข้อความ")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object a line: raw, text, changes. / JSON ทีละบรรทัด")
    ] = False,
    keep_thai_digits: Annotated[
        bool, typer.Option("--keep-thai-digits", help=Options.model_fields["keep_thai_digits"].description)
    ] = False,
) -> None:
    """Repair the Thai of a text and write it, as UTF-8, to standard output. / ซ่อมข้อความภาษาไทย."""
    from extractor.cli.diff_view import show
    from extractor.cli.text_filter import filtered, read_text
    from normalizer import Config

    if explain and as_json:
        raise UsageError("เลือก --explain หรือ --json อย่างใดอย่างหนึ่ง", "Choose either --explain or --json.")
    if isinstance(sys.stdout, io.TextIOWrapper):  # the same bytes wherever it runs, with the line ends of the input
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    passages = filtered(read_text(file), Config(keep_thai_digits=keep_thai_digits), paragraphs=paragraphs)
    if explain:
        show(passages)
    elif as_json:
        sys.stdout.writelines(f"{passage.json()}\n" for passage in passages)
    else:
        sys.stdout.writelines(passage.explained.text + passage.end for passage in passages)
    sys.stdout.flush()  # a reader that went away is noticed here, where it ends quietly


@app.command(epilog="Examples:  raingan export outputs --to parquet  ·  raingan export outputs --to sqlite:///ita.db")
def export(
    folder: Annotated[Path, typer.Argument(help="Folder of a dataset. / โฟลเดอร์ชุดข้อมูล")],
    *,
    to: Annotated[
        str, typer.Option("--to", help="csv, xlsx, parquet, duckdb, or the URL of a database. / รูปแบบหรือที่อยู่ฐานข้อมูล")
    ],
) -> None:
    """Write a dataset in another format, or into a database. / ส่งออกชุดข้อมูลเป็นรูปแบบอื่นหรือลงฐานข้อมูล."""
    from extractor.api import export

    counts = export(folder, to)
    typer.echo(", ".join(f"{count:,} {table}" for table, count in counts.items()))


@app.command(epilog="Example:  raingan explain outputs pru-yai-2566--seed --measure 2")
def explain(
    folder: Annotated[Path, typer.Argument(help="Folder of a dataset. / โฟลเดอร์ชุดข้อมูล")],
    report: Annotated[str, typer.Argument(help="A report's id or file, or its beginning. / รหัสรายงานหรือชื่อไฟล์")],
    *,
    measure: Annotated[int | None, typer.Option("--measure", help="Number of one measure. / มาตรการที่")] = None,
) -> None:
    """Show what was printed beside what is published, with the rule of each change. / แสดงที่มาของข้อความ."""
    from extractor.cli.report_view import explain
    from extractor.dataset.reader import named

    explain(named(folder, report), measure)


@app.command(epilog="Example:  raingan report outputs --sources samples")
def report(
    folder: Annotated[Path, typer.Argument(help="Folder of a dataset. / โฟลเดอร์ชุดข้อมูล")],
    *,
    sources: Annotated[
        list[Path] | None,
        typer.Option("--sources", help="Files that were read, or their folder: for pictures of pages. / ไฟล์ต้นทาง"),
    ] = None,
    password: Annotated[
        str | None, typer.Option("--password", help=Options.model_fields["password"].description)
    ] = None,
) -> None:
    """Write a dataset as a page to look at, audit.html. / เขียนหน้าเว็บสำหรับตรวจชุดข้อมูล."""
    from extractor.audit.page import write_page

    typer.echo(str(write_page(folder, sources or [], password)))


@app.command()
def doctor() -> None:
    """Say what is installed, what is missing, and the one command that mends it. / ตรวจการติดตั้ง."""
    from extractor.cli.console import Console
    from extractor.cli.doctor import findings, remedy

    found = findings()
    Console().doctor(found, remedy(found))
    raise typer.Exit(0 if all(finding.ok for finding in found) else 4)


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version. / แสดงรุ่น")] = False,
) -> None:
    if version:
        typer.echo(f"raingan {VERSION}")
        raise typer.Exit
