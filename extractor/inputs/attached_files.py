"""Reports attached to a PDF become files of a run: a portfolio is a folder in a file."""

from __future__ import annotations

import atexit
import hashlib
import mmap
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from extractor.inputs.backends import backend_for, recognised_format
from extractor.inputs.base import Attachment, FileContent
from extractor.inputs.pdf.backend import HEADER_WITHIN, is_pdf
from extractor.inputs.source import MOST_BYTES
from extractor.model import TRANSCRIPT
from extractor.storage import is_remote

# Every PDF with attachments says this somewhere outside compressed streams (ISO 32000-1, 7.11.4).
_SIGN = b"EmbeddedFile"
# Stands between the name of a file and that of one attached to it.
_WITHIN = " » "
# How deep attachments of attachments are looked for.
_DEEPEST = 3
# Bytes of UTF-8 that a name of a file keeps: file systems allow 255 for the whole.
_LONGEST_NAME = 120


def is_attached(name: str) -> bool:
    """Whether a name is that of a file attached to another.

    Args:
        name: A file's name in a run.

    Returns:
        Whether it is.

    >>> is_attached("รายงาน.pdf » ภาคผนวก.pdf")
    True
    """
    return _WITHIN in name


def attached_reports(
    data: bytes, password: str | None = None
) -> tuple[Attachment, ...]:
    """The files attached to a PDF that may be reports.

    Args:
        data: Bytes of a file.
        password: Its password; None where none was given.

    Returns:
        The PDFs and pictures among them by their bytes or, where these are damaged, by their names; none of a file that
        is no PDF.
    """
    if not is_pdf(data[:HEADER_WITHIN]) or _SIGN not in data:
        return ()
    # pdfminer takes a while to import: only where something is attached.
    from extractor.inputs.pdf.attachments import attachments_of

    return tuple(
        attachment
        for attachment in attachments_of(data, password)
        if _may_be_report(attachment)
    )


def _may_be_report(attachment: Attachment) -> bool:
    content = FileContent(attachment.data, Path(attachment.name))
    format_name = recognised_format(content) if attachment.data else None
    if format_name is None:
        return content.suffix == ".pdf"
    return backend_for(format_name).origin != TRANSCRIPT


def unpacked_files(
    path: Path, name: str, depth: int = 1
) -> Iterator[tuple[Path, str]]:
    """Write the reports that are attached to a file to places of their own, until this process ends.

    Args:
        path: A file.
        name: Its name in the run.
        depth: How deep it is: 1 for one that is attached to nothing.

    Yields:
        The place and name of each, and of those attached to it in turn, up to three deep; names are such as
        `รายงาน.pdf » ภาคผนวก.pdf`.
    """
    data = _data_with_attachments(path)
    if data is None:
        return
    names = Counter[str]()
    for attachment in attached_reports(data):
        names[attachment.name] += 1
        count = names[attachment.name]
        inner_name = (
            attachment.name if count == 1 else f"{count} {attachment.name}"
        )
        whole_name = f"{name}{_WITHIN}{inner_name}"
        place = _written(attachment, inner_name)
        yield place, whole_name
        if depth < _DEEPEST:
            yield from unpacked_files(place, whole_name, depth + 1)


def _data_with_attachments(path: Path) -> bytes | None:
    """The bytes of a file of this machine that may have attachments; None of all others, which are not read whole."""
    try:
        if (
            is_remote(path)
            or not path.is_file()
            or not 0 < path.stat().st_size <= MOST_BYTES
        ):
            return None
        with (
            path.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped,
        ):
            if not is_pdf(mapped[:HEADER_WITHIN]) or mapped.find(_SIGN) < 0:
                return None
            return mapped[:]
    except (OSError, ValueError):  # who reads the file itself tells of it
        return None


def _written(attachment: Attachment, name: str) -> Path:
    digest = hashlib.sha256(attachment.data).hexdigest()
    folder = _folder() / digest
    folder.mkdir(exist_ok=True)
    suffix = Path(name).suffix[:8]
    stem = Path(name).stem.encode()[:_LONGEST_NAME].decode(errors="ignore")
    place = folder / f"{stem}{suffix}"
    if not place.exists():
        place.write_bytes(attachment.data)
    return place


@cache
def _folder() -> Path:
    """A folder that goes when this process does; a process that it forks leaves it alone."""
    folder = Path(tempfile.mkdtemp(prefix="raingan-"))
    owner = os.getpid()

    def remove() -> None:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    return folder
