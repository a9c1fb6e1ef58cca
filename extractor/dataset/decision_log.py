"""The file of decisions: read line by line, what is damaged is told, and lines are only ever added."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from extractor.dataset.decisions import Decision, cues_among, in_effect
from extractor.errors import AlteredError, OutputError
from extractor.storage import file_sha256
from extractor.system_errors import reasons

# Its name in a dataset's folder.
DECISIONS_FILE = "decisions.jsonl"
# Characters of a damaged line that are told.
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class DamagedLine:
    """A line that is no decision.

    Attributes:
        number: Which line of the file, from 1.
        text: How it begins.
        why: What is wrong with it.
    """

    number: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class DecisionLog:
    """What a file of decisions says.

    Attributes:
        decisions: All of it, the earliest first, what was undone too.
        damaged: The lines that are no decisions.
    """

    decisions: Sequence[Decision] = ()
    damaged: Sequence[DamagedLine] = ()


def read_decisions(folder: Path) -> DecisionLog:
    """Read the decisions of a dataset.

    Args:
        folder: The dataset's folder.

    Returns:
        Its decisions; none where there is no file.

    Raises:
        AlteredError: The file is there and cannot be read.
    """
    try:
        data = (folder / DECISIONS_FILE).read_bytes()
    except FileNotFoundError:
        return DecisionLog()
    except OSError as error:
        raise _not_readable(error) from error
    decisions, damaged = list[Decision](), list[DamagedLine]()
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        read = parsed(line, number)
        if isinstance(read, Decision):
            decisions.append(read)
        else:
            damaged.append(read)
    return DecisionLog(decisions, damaged)


def _not_readable(error: OSError) -> AlteredError:
    return AlteredError(
        "altered/not-readable", file=DECISIONS_FILE, **reasons(error)
    )


def parsed(line: bytes, number: int = 1) -> Decision | DamagedLine:
    """Read one line.

    Args:
        line: The line.
        number: Which line of its file it is, from 1.

    Returns:
        The decision, or what is wrong with the line.
    """
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        why = f"{place}: {first['msg']}" if place else first["msg"]
        text = line.decode("utf-8", "backslashreplace")[:_SHOWN]
        return DamagedLine(number, text, why)


def append_decisions(folder: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions to a dataset; what others add at the same time is lost as little as what stands there.

    Args:
        folder: The dataset's folder.
        decisions: The decisions, in order.

    Raises:
        OutputError: The file cannot be written.
    """
    lines = [decision.model_dump_json().encode() for decision in decisions]
    if not lines:
        return
    path = folder / DECISIONS_FILE
    try:
        with path.open("ab+") as file, _alone(file):
            # A line that a crash cut off stays as it is, and what comes behind begins a line of its own.
            start = b"" if _ends_a_line(file) else b"\n"
            file.write(start + b"\n".join(lines) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError.of(path, error) from error


def _ends_a_line(file: BinaryIO) -> bool:
    """Whether a file is empty or ends with a line feed."""
    if file.seek(0, os.SEEK_END) == 0:
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


@contextmanager
def _alone(file: BinaryIO) -> Iterator[None]:
    """Wait until no other process adds to a file."""
    try:
        import fcntl
    # Windows has no such locks; a single write is all there is.
    except ImportError:
        yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    yield  # closing the file lets go of the lock


def decisions_sha256(folder: Path) -> str:
    """Digest the decisions of a dataset.

    Args:
        folder: The dataset's folder.

    Returns:
        64 hex digits; empty where there is no file.

    Raises:
        AlteredError: The file is there and cannot be read.
    """
    try:
        return file_sha256(folder / DECISIONS_FILE)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _not_readable(error) from error


@dataclass(frozen=True, slots=True)
class DecisionsOfReports:
    """What holds, report by report.

    Attributes:
        by_report: The decisions in effect about each report, by its id, the earliest first.
        damaged: The lines that are no decisions.
        cues: Those of them that hold for all reports of an agency.
    """

    by_report: Mapping[str, Sequence[Decision]]
    damaged: Sequence[DamagedLine]
    cues: Sequence[Decision] = ()


def decisions_of_reports(folder: Path) -> DecisionsOfReports:
    """Give the decisions in effect of a dataset; the file is read again only where it was added to.

    Args:
        folder: The dataset's folder.

    Returns:
        The decisions by report.

    Raises:
        AlteredError: The file is there and cannot be read.
    """
    try:
        state = (folder / DECISIONS_FILE).stat()
    except FileNotFoundError:
        return _NOTHING
    return _sorted_by_report(folder, state.st_size, state.st_mtime_ns)


_NOTHING = DecisionsOfReports({}, ())


@lru_cache(maxsize=4)
def _sorted_by_report(
    folder: Path, size: int, changed: int
) -> DecisionsOfReports:
    del size, changed  # of the state of the file that is kept
    log = read_decisions(folder)
    by_report = dict[str, list[Decision]]()
    holding = in_effect(log.decisions)
    for decision in holding:
        by_report.setdefault(decision.report_id, []).append(decision)
    return DecisionsOfReports(by_report, log.damaged, cues_among(holding))
