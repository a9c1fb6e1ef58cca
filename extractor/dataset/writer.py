"""Files that are whole or not there: written beside their place, then renamed into it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from extractor.errors import OutputError


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file; whatever stood there stays until the new one is whole. Raises OutputError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _not_writable(path.parent, error) from error


def check_writable(folder: Path) -> None:
    """Make the folder and try a file in it before any work is done. Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise _not_writable(folder, error) from error


def _not_writable(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"เขียนลงโฟลเดอร์ {folder} ไม่ได้ ({error.strerror}) กรุณาเลือกโฟลเดอร์อื่นด้วย -o หรือเพิ่มสิทธิ์และพื้นที่",
        f"The folder {folder} cannot be written ({error.strerror}). "
        "Choose another with -o, or give it space and permissions.",
    )
