"""Files that are attached to a PDF: those of a portfolio, of its list of attachments, and of paper clips on pages."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.utils import decode_text

from extractor.inputs.base import Attachment
from extractor.inputs.pdf.unpacking import bounded_unpacking

# Entries that name the file and hold it, the better ones first (ISO 32000-1, 7.11.3).
_NAMES = ("UF", "F", "Unix", "DOS", "Mac")
# Attachments of one file that are looked at.
_MOST = 200
# Bytes of attachments, unpacked, that are taken of one file.
_MOST_BYTES = 1 << 29


def attachments_of(
    data: bytes, password: str | None = None
) -> tuple[Attachment, ...]:
    """The files attached to a PDF.

    Args:
        data: Its bytes.
        password: Its password; None where none was given.

    Returns:
        They, sorted by name, up to 200 of them and 512 MB; none where the PDF cannot be opened.
    """
    try:
        with bounded_unpacking():
            document = PDFDocument(PDFParser(io.BytesIO(data)), password or "")
            found = list(_attachments(document))
    except Exception:  # pdfminer raises whatever a broken file makes it stumble over; reading its pages tells of it
        return ()
    return tuple(sorted(found, key=lambda attachment: attachment.name))


def _attachments(document: PDFDocument) -> Iterator[Attachment]:
    room = _MOST_BYTES
    seen: set[int] = set()
    for specification in _specifications(document):
        stream = _first(specification.get("EF"))
        name = _name(specification)
        if not isinstance(stream, PDFStream) or id(stream) in seen:
            continue
        seen.add(id(stream))
        unpacked = _unpacked(stream, room)
        room -= len(unpacked)
        yield Attachment(name or f"{len(seen)}", unpacked)
        if len(seen) == _MOST:
            return


def _specifications(document: PDFDocument) -> Iterator[dict[str, Any]]:
    """All dictionaries that hold a file, wherever the PDF refers to them."""
    numbers: dict[int, None] = {}
    for table in document.xrefs:
        numbers.update(dict.fromkeys(table.get_objids()))
    for number in numbers:
        yield from _with_files(_object(document, number))


def _object(document: PDFDocument, number: int) -> Any:
    try:
        return document.getobj(number)
    except Exception:  # as above: one damaged object costs itself only
        return None


def _with_files(thing: Any) -> Iterator[dict[str, Any]]:
    """A file specification; also one that stands within an annotation or a name tree."""
    if isinstance(thing, dict):
        if isinstance(thing.get("EF"), dict):
            yield thing
        within = [thing.get("FS"), thing.get("Names")]
    else:
        within = thing if isinstance(thing, list) else []
    for inner in within:
        if isinstance(inner, dict | list):
            yield from _with_files(inner)


def _first(files: Any) -> Any:
    """The stream of an embedded file, under whichever of its names it stands."""
    files = resolve1(files)
    streams = (
        [resolve1(files[name]) for name in _NAMES if name in files]
        if isinstance(files, dict)
        else []
    )
    return next(
        (stream for stream in streams if isinstance(stream, PDFStream)), None
    )


def _name(specification: dict[str, Any]) -> str:
    for entry in _NAMES:
        value = resolve1(specification.get(entry))
        if isinstance(value, bytes) and value:
            name = str(decode_text(value)).replace("\\", "/").replace("\0", "")
            return name.rpartition("/")[2]
    return ""


def _unpacked(stream: PDFStream, most: int) -> bytes:
    """The bytes of a stream; empty where they are damaged, or more than there is room for."""
    filters = [str(name) for name, _ in stream.get_filters()]
    try:
        if (
            stream.rawdata
            and not stream.decipher
            and len(filters) == 1
            and "FlateDecode" in filters[0]
        ):
            unpacked = zlib.decompressobj().decompress(stream.rawdata, most + 1)
        else:
            unpacked = bytes(stream.get_data())
    except Exception:  # whatever its filters stumble over
        return b""
    return unpacked if len(unpacked) <= most else b""
