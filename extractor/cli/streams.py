"""The streams that the command prints to."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, datetime
from typing import Any


def replace_unwritable_letters() -> None:
    """Let standard output and error print what their encoding lacks as a sign, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        # A Thai Windows console or an ASCII pipe cannot show every letter.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def leave_untold() -> None:
    """Say nothing of what files raise that are taken away half written: what went wrong before is told."""
    hook = sys.unraisablehook

    def told(unraisable: sys.UnraisableHookArgs) -> None:
        if not issubclass(unraisable.exc_type, OSError):
            hook(unraisable)

    sys.unraisablehook = told


def json_line(event: str, **values: Any) -> str:
    """Tell something to machines, as docs/json-log.schema.json describes it.

    Args:
        event: What happened.
        **values: What else is told of it.

    Returns:
        A JSON object on one line, with the time (UTC) of now.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    time = now.replace("+00:00", "Z")
    return json.dumps(
        {"time": time, "event": event, **values}, ensure_ascii=False
    )
