"""A path becomes a Source: its bytes, their hash, and what kind of file they are, whatever its name says."""

from __future__ import annotations

import codecs
import glob
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import EmptyFileError, NotAPdfError, NotAReportError, UnreadableError, UsageError
from extractor.model import Format, Source

# PDF 1.7 (ISO 32000-1) annex H: a reader accepts the header anywhere in the first 1,024 bytes.
_HEADER_WITHIN = 1024
_REPORT_SUFFIXES = {".pdf", ".txt", ".tsv", ".md", ".markdown", ".html", ".htm"}
_ABOUT = {"README", "LICENSE", "NOTICE"}
_HTML = re.compile(r"<(?:!doctype html|html|table|body)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*\|[\s|:-]*$", re.MULTILINE)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def find_files(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """The files to read as (path, name relative to their root), sorted by name.

    A folder is searched through; in it, hidden files, READMEs and files that are neither PDF nor text by name or by
    bytes are no reports. A path with `*`, `?` or `[` that names no file is a glob. Raises UsageError for a path that
    does not exist.
    """
    found: dict[Path, str] = {}
    for path in paths:
        for file, name in _expanded(path):
            found.setdefault(file, name)
    return sorted(found.items(), key=lambda entry: (entry[1], str(entry[0])))


def open_source(path: Path, name: str) -> Source:
    """Read a file. Raises UnreadableError, EmptyFileError, NotAPdfError or NotAReportError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"อ่านไฟล์ไม่ได้ ({error.strerror}) กรุณาตรวจว่าไฟล์ยังอยู่และมีสิทธิ์อ่าน",
            f"The file cannot be read ({error.strerror}). Check that it is still there and may be read.",
        ) from error
    return Source(path, name, hashlib.sha256(data).hexdigest(), _format(data, path), data)


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


def _expanded(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file() and _may_be_report(file, path))
        yield from ((file, file.relative_to(path).as_posix()) for file in files)
    elif path.exists() or path.is_symlink():
        yield path, path.name
    elif glob.has_magic(str(path)):
        yield from _globbed(path)
    else:
        raise UsageError(
            f"ไม่พบไฟล์หรือโฟลเดอร์ {path} กรุณาตรวจชื่ออีกครั้ง", f"There is no file or folder {path}. Check the name."
        )


def _globbed(pattern: Path) -> Iterator[tuple[Path, str]]:
    matches = sorted(Path(match) for match in glob.glob(str(pattern), recursive=True))
    if not matches:
        raise UsageError(f"ไม่มีไฟล์ใดตรงกับ {pattern}", f"No file matches {pattern}. Check the pattern.")
    for match in matches:
        yield from _expanded(match)


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
    if path.suffix.lower() == ".pdf":
        raise NotAPdfError(
            "ไฟล์นี้ชื่อลงท้าย .pdf แต่เนื้อหาไม่ใช่ PDF กรุณาดาวน์โหลดใหม่",
            "The file is named .pdf but is no PDF (often a web page saved in its place). Download it again.",
        )
    text = decode(data)
    if text is None:
        raise NotAReportError(
            "ไฟล์นี้ไม่ใช่ PDF หรือข้อความ กรุณาใช้ .pdf .txt .md หรือ .html",
            "The file is neither a PDF nor text. Give a .pdf, .txt, .md or .html file.",
        )
    return "html" if _HTML.search(text) else "markdown" if _MARKDOWN.search(text) else "tabbed"
