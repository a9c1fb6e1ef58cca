"""Runs the command `raingan`: whatever happens ends as a message in the user's languages and an exit code.

Exit codes: 0 all read; 1 a fault of this program; 2 the command makes no sense or its output cannot be written; 3 some
files failed (the others are written); 4 something needed is not installed; 130 interrupted.
"""

from __future__ import annotations

import contextlib
import signal
import sys
from pathlib import Path
from typing import NoReturn

import typer
from typer.exceptions import TyperException

from extractor import messages
from extractor.cli.commands import app
from extractor.cli.streams import (
    json_line,
    leave_untold,
    replace_unwritable_letters,
)
from extractor.cli.wrong_commands import wrong_command
from extractor.errors import NotInstalledError, RainganError, UsageError
from extractor.system_errors import reasons

# As shells have it: 128 and the number of SIGINT.
_INTERRUPTED = 130
_INTERNAL_ERROR = 1
# Characters of an error that nobody foresaw that are shown.
_SHOWN = 300


def run_command_line() -> NoReturn:
    """Run the command that `sys.argv` holds; every error ends as a message and an exit code, never as a traceback.

    Returns:
        Never.

    Raises:
        SystemExit: Always, with the exit code.
    """
    # Not from another thread than the main one.
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    replace_unwritable_letters()
    leave_untold()
    sys.exit(_exit_code())


def _exit_code() -> int:
    """Run the command, and tell what went wrong."""
    try:
        _check_current_folder()
        # Without standalone mode an Exit comes back as its code; Typer turns Ctrl-C into one.
        code = app(prog_name="raingan", standalone_mode=False) or 0
        if code == _INTERRUPTED:
            raise KeyboardInterrupt
    except (KeyboardInterrupt, typer.Abort):
        _show("interrupted", _texts("interrupted"))
        return _INTERRUPTED
    except TyperException as error:
        return _show_error(wrong_command(error))
    except ModuleNotFoundError as error:
        return _show_error(
            NotInstalledError("not-installed/module", module=error.name)
        )
    except RainganError as error:
        return _show_error(error)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"[:_SHOWN]
        _show("internal-error", _texts("internal-error/command", what=what))
        return _INTERNAL_ERROR
    return int(code)


def _check_current_folder() -> None:
    """Raises UsageError where the folder that the command is in was removed: no path means anything there."""
    try:
        Path.cwd()
    except OSError as error:
        raise UsageError("usage/no-current-folder", **reasons(error)) from error


def _show_error(error: RainganError) -> int:
    _show(
        error.code,
        {
            language: error.message(language)
            for language in messages.shown_languages()
        },
    )
    return error.exit_code


def _texts(key: str, **values: object) -> dict[str, str]:
    """A message in the languages that are shown."""
    return {
        language: messages.text(key, language, **values)
        for language in messages.shown_languages()
    }


def _show(code: str, texts: dict[str, str]) -> None:
    """Print a message on stderr: a line a language, or one JSON object for machines."""
    if "--json-log" not in sys.argv:
        typer.echo("\n".join(texts.values()), err=True)
        return
    by_language = {
        f"message_{language}": text for language, text in texts.items()
    }
    typer.echo(json_line("error", code=code, **by_language), err=True)
