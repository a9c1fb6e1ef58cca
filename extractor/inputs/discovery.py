"""A path becomes a Source: its bytes, their hash, and what kind of file they are, whatever its name says."""

from __future__ import annotations

import codecs
import glob
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

from extractor.errors import (
    EmptyFileError,
    FileTooLargeError,
    NotAPdfError,
    NotAReportError,
    UnreadableError,
    UsageError,
)
from extractor.model import Format, Source
from extractor.storage import is_remote, raising_os_errors

# No report is larger: a hundred pages scanned in colour at 600 dots an inch take a third of it.
MOST_BYTES = 1 << 30
# PDF 1.7 (ISO 32000-1) annex H: a reader accepts the header anywhere in the first 1,024 bytes.
_HEADER_WITHIN = 1024
# How PNG, JPEG and TIFF files begin, in their specifications; BigTIFF has 43 for 42.
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_REPORT_SUFFIXES = {
    ".pdf",
    ".png",
    ".jpg",
    ".jpeg",
    ".tif",
    ".tiff",
    ".txt",
    ".tsv",
    ".md",
    ".markdown",
    ".html",
    ".htm",
}
_ABOUT = {"README", "LICENSE", "NOTICE"}
_HTML = re.compile(r"<(?:!doctype html|html|table|body)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*\|[\s|:-]*$", re.MULTILINE)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def find_files(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """The files to read as (path, name relative to the input root), sorted by name.

    A folder is searched through, and is the root of what is found in it; hidden files, READMEs and files that are no
    PDF, picture or text by name or by bytes are no reports. A path with `*`, `?` or `[` that names no file is a glob,
    rooted where its fixed part ends. Files named one by one are rooted in their common folder. A file that is found
    twice is read once. Places of stores (extractor/storage.py) are folders or files. Raises UsageError for a path that
    does not exist.
    """
    given = list(paths)
    single = [path for path in given if not is_remote(path) and path.exists() and not path.is_dir()]
    common = Path(os.path.commonpath([path.parent.absolute() for path in single])) if single else Path()
    found: dict[Path, tuple[Path, str]] = {}
    for path in given:
        for file, name in _found(path, common):
            known = found.setdefault(_real(file), (file, name))
            # Whatever the order of the arguments, the longest name says most.
            found[_real(file)] = max(known, (file, name), key=lambda entry: (len(entry[1]), entry[1]))
    return sorted(
        ((file, _printable(name)) for file, name in found.values()), key=lambda entry: (entry[1], str(entry[0]))
    )


def _real(file: Path) -> Path:
    try:
        return file.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return file.absolute()


def _printable(name: str) -> str:
    """A name whose bytes are no UTF-8, with those bytes spelled out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def check_file(path: Path) -> None:
    """Look at a file before all of it is read. Raises UnreadableError where it is none, and FileTooLargeError."""
    with _readable(path):
        about = path.stat()
    if not is_remote(path) and not stat.S_ISREG(about.st_mode):  # a pipe would keep the run waiting for ever
        raise UnreadableError(
            "อ่านไม่ได้เพราะไม่ใช่ไฟล์ธรรมดา กรุณาระบุไฟล์",
            "This is a pipe, a device or a folder. Give a file.",
        )
    if about.st_size > MOST_BYTES:
        raise FileTooLargeError(
            f"ไฟล์ใหญ่เกิน {MOST_BYTES >> 20:,} MB กรุณาแบ่งเป็นไฟล์ละรายงาน",
            f"The file is larger than {MOST_BYTES >> 20:,} MB. Split it into a file a report.",
        )


def open_source(path: Path, name: str) -> Source:
    """Read a file. Raises UnreadableError, FileTooLargeError, EmptyFileError, NotAPdfError or NotAReportError."""
    check_file(path)
    with _readable(path):
        data = path.read_bytes()
    return Source(path, name, hashlib.sha256(data).hexdigest(), _format(data, path), data)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    try:
        with raising_os_errors(path):
            yield
    except OSError as error:
        raise UnreadableError(
            f"อ่านไฟล์ไม่ได้ ({error.strerror or error}) กรุณาตรวจว่าไฟล์ยังอยู่และมีสิทธิ์อ่าน",
            f"The file cannot be read ({error.strerror or error}). Check that it is still there and may be read.",
        ) from error


def decode(data: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16 with a mark, or TIS-620/Windows-874; None where it is no text."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp874"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if _BINARY.search(text) else text
    return None


def _found(path: Path, common: Path) -> Iterator[tuple[Path, str]]:
    try:
        with raising_os_errors(path):
            yield from _expanded(path, common)
    except OSError as error:
        if not is_remote(path):
            raise
        raise UsageError(
            f"เปิด {path} ไม่ได้ ({error}) กรุณาตรวจที่อยู่ เครือข่าย และสิทธิ์",
            f"{path} cannot be reached ({error}). Check the address, the network and your rights.",
        ) from error


def _expanded(path: Path, common: Path) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if _is_file(file) and _may_be_report(file, path))
        yield from ((file, file.relative_to(path).as_posix()) for file in files)
    elif path.exists() or path.is_symlink():
        yield path, _relative(path, common)
    elif glob.has_magic(str(path)):
        yield from _globbed(path)
    else:
        raise UsageError(
            f"ไม่พบไฟล์หรือโฟลเดอร์ {path} กรุณาตรวจชื่ออีกครั้ง", f"There is no file or folder {path}. Check the name."
        )


def _relative(path: Path, root: Path) -> str:
    if is_remote(path):
        return path.name
    absolute = path.absolute()
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else path.name


def _is_file(path: Path) -> bool:
    """A file, or a link that leads nowhere: that is a report which vanished."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _globbed(pattern: Path) -> Iterator[tuple[Path, str]]:
    matches = sorted(Path(match) for match in glob.glob(str(pattern), recursive=True))
    if not matches:
        raise UsageError(f"ไม่มีไฟล์ใดตรงกับ {pattern} กรุณาตรวจรูปแบบ", f"No file matches {pattern}. Check the pattern.")
    fixed = takewhile(lambda part: not glob.has_magic(part), pattern.parts)
    root = Path(*fixed).absolute()
    for match in matches:
        if match.is_dir():
            yield from ((file, _relative(file, root)) for file, _ in _expanded(match, root))
        else:
            yield match, _relative(match, root)


def _may_be_report(file: Path, root: Path) -> bool:
    if any(part.startswith(".") for part in file.relative_to(root).parts) or file.stem.upper() in _ABOUT:
        return False
    return file.suffix.lower() in _REPORT_SUFFIXES or _is_pdf_file(file)


def _is_pdf_file(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return b"%PDF-" in stream.read(_HEADER_WITHIN)
    except OSError:
        return False


def _format(data: bytes, path: Path) -> Format:
    if not data:
        raise EmptyFileError("ไฟล์ว่างเปล่า กรุณาดาวน์โหลดใหม่", "The file is empty. Download it again.")
    if b"%PDF-" in data[:_HEADER_WITHIN]:
        return "pdf"
    if data.startswith(_PICTURES):
        return "picture"
    if path.suffix.lower() == ".pdf":
        raise NotAPdfError(
            "ไฟล์นี้ชื่อลงท้าย .pdf แต่เนื้อหาไม่ใช่ PDF กรุณาดาวน์โหลดใหม่",
            "The file is named .pdf but is no PDF (often a web page saved in its place). Download it again.",
        )
    text = decode(data)
    if text is None:
        raise NotAReportError(
            "ไฟล์นี้ไม่ใช่ PDF ภาพ หรือข้อความ กรุณาใช้ .pdf .png .jpg .tif .txt .md หรือ .html",
            "The file is neither a PDF nor a picture nor text. Give a .pdf, .png, .jpg, .tif, .txt, .md or .html file.",
        )
    return "html" if _HTML.search(text) else "markdown" if _MARKDOWN.search(text) else "tabbed"
