"""Runs the command `raingan`: whatever happens ends as a message in Thai and English and an exit code.

Exit codes: 0 all read; 2 the command makes no sense or its output cannot be written; 3 some files failed (the others
are written); 4 something needed is not installed; 130 interrupted.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import signal
import sys
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from extractor.cli.commands import app
from extractor.errors import NotInstalledError, RainganError
from extractor.options import GARBAGE

_INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command; every error ends as a message in Thai and English and an exit code, never as a traceback."""
    gc.set_threshold(*GARBAGE)
    with contextlib.suppress(ValueError):  # not from another thread than the main one
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Thai Windows console or an ASCII pipe cannot show every letter
            stream.reconfigure(errors="replace")
    try:
        # Without standalone mode an Exit comes back as its code; Typer turns Ctrl-C into one.
        code = app(prog_name="raingan", standalone_mode=False) or 0
        if code == _INTERRUPTED:
            raise KeyboardInterrupt
    except (KeyboardInterrupt, typer.Abort):
        code = _say(_INTERRUPTED, "หยุดตามคำสั่ง เรียกคำสั่งเดิมเพื่อทำต่อ", "Interrupted. Run the same command again to go on.")
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
