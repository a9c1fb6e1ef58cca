"""The streams that the command prints to."""

from __future__ import annotations

import io
import sys


def replace_unwritable_letters() -> None:
    """Let standard output and error print what their encoding lacks as a sign, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(
            stream, io.TextIOWrapper
        ):  # a Thai Windows console or an ASCII pipe cannot show every letter
            stream.reconfigure(errors="replace")
