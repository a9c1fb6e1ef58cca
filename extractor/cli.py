"""The command `raingan`: arguments become Options, the api does the work, and only here anything is printed.

Exit codes: 0 all read; 2 the command makes no sense or its output cannot be written; 3 some files failed (the others
are written); 4 something needed is not installed; 130 interrupted.
"""

from __future__ import annotations

import functools
import inspect
import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.exceptions import TyperException

from extractor.errors import NotInstalledError, RainganError, UsageError
from extractor.options import Options
from extractor.version import VERSION

_INTERRUPTED = 130

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
    list[Path], typer.Argument(help="Files, folders (searched through) or globs. / ไฟล์ โฟลเดอร์ หรือรูปแบบชื่อไฟล์")
]
Out = Annotated[Path, typer.Option("--out", "-o", help="Folder for the result. / โฟลเดอร์ผลลัพธ์")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only. / แสดงเฉพาะข้อผิดพลาด")]
JsonLog = Annotated[
    bool, typer.Option("--json-log", help="One JSON object a line on stderr, for machines. / บันทึกเป็น JSON ทีละบรรทัด")
]


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the parameters that `Options` declares; it gets them as one `options` argument."""
    signature = inspect.signature(command, eval_str=True)
    own = [parameter for parameter in signature.parameters.values() if parameter.name != "options"]
    declared = [_parameter(name) for name in Options.model_fields]

    @functools.wraps(command)
    def wrapper(**arguments: Any) -> None:
        chosen = {name: arguments.pop(name) for name in Options.model_fields}
        command(**arguments, options=Options(**chosen))

    wrapper.__signature__ = signature.replace(parameters=[*own, *declared])  # type: ignore[attr-defined]
    return wrapper


def _parameter(name: str) -> inspect.Parameter:
    field = Options.model_fields[name]
    option = typer.Option(f"--{name.replace('_', '-')}", help=field.description)
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=Annotated[field.annotation, option]
    )


@app.command(
    epilog="Examples:  raingan extract samples -o outputs  ·  raingan extract 'reports/**/*.pdf' -o out --json-log"
)
@with_options
def extract(paths: Paths, *, out: Out, quiet: Quiet = False, json_log: JsonLog = False, options: Options) -> None:
    """Read measures reports into a dataset of CSV and JSON files. / อ่านรายงานมาตรการเป็นชุดข้อมูล."""
    from extractor.api import extract_folder
    from extractor.console import Console

    console = Console(quiet=quiet, json_log=json_log)
    started = time.monotonic()
    with console.progress() as progress:
        dataset = extract_folder(paths, out, on_file=progress.begin, on_report=progress.end, **options.model_dump())
    console.summary(dataset, time.monotonic() - started)
    raise typer.Exit(NotInstalledError.exit_code if dataset.lacking else 3 if dataset.failed else 0)


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
    from extractor.console import Console
    from extractor.tablefolder import write_tables

    console = Console(quiet=quiet, json_log=json_log)
    with console.progress() as progress:
        result = write_tables(paths, out, options, draw=draw, on_file=progress.begin)
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
    from extractor.diffing import show
    from extractor.filtering import filtered, read_text
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


@app.command()
def doctor() -> None:
    """Say what is installed, what is missing, and the one command that mends it. / ตรวจการติดตั้ง."""
    from extractor.console import Console
    from extractor.doctor import findings, remedy

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


def main() -> NoReturn:
    """Run the command; every error ends as a message in Thai and English and an exit code, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Thai Windows console or an ASCII pipe cannot show every letter
            stream.reconfigure(errors="replace")
    try:
        # Without standalone mode an Exit comes back as its code; Typer turns Ctrl-C into one.
        code = app(prog_name="raingan", standalone_mode=False) or 0
        if code == _INTERRUPTED:
            raise KeyboardInterrupt
    except (KeyboardInterrupt, typer.Abort):
        code = _say(_INTERRUPTED, "หยุดตามคำสั่ง ผลของครั้งก่อนยังอยู่ครบ", "Interrupted. What an earlier run wrote is intact.")
    except RainganError as error:
        code = _say(error.exit_code, error.message_th, str(error))
    except Exception as error:
        code = _usage_or_bug(error)
    sys.exit(code)


def _usage_or_bug(error: Exception) -> int:
    if isinstance(error, TyperException):
        what = error.format_message()
        return _say(2, f"คำสั่งไม่ถูกต้อง: {what} ดูวิธีใช้ด้วย raingan --help", f"{what} See: raingan --help")
    if isinstance(error, ModuleNotFoundError):
        missing = NotInstalledError(
            f"ยังไม่ได้ติดตั้ง {error.name} กรุณาเรียก raingan doctor",
            f"{error.name} is not installed. Run: raingan doctor",
        )
        return _say(missing.exit_code, missing.message_th, str(missing))
    what = f"{type(error).__name__}: {error}"[:300]
    return _say(1, f"เกิดข้อผิดพลาดที่ไม่คาดไว้ ({what}) กรุณาแจ้งผู้พัฒนา", f"Unexpected error ({what}). Please report it.")


def _say(code: int, message_th: str, message_en: str) -> int:
    if "--json-log" in sys.argv:
        typer.echo(
            json.dumps({"event": "error", "message_th": message_th, "message_en": message_en}, ensure_ascii=False),
            err=True,
        )
    else:
        typer.echo(f"{message_th}\n{message_en}", err=True)
    return code
