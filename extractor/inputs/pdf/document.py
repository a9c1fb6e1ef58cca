"""Opens a PDF, however it was made, and hands on its pages; what a broken file costs is said, page by page."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page as PlumberPage

from extractor.errors import (
    BrokenFileError,
    EncryptedError,
    NoPagesError,
    ReportError,
    TooLargeError,
    is_out_of_memory,
)
from extractor.inputs.pdf.bounded_file import bounded
from extractor.inputs.pdf.drawn_text import DrawnPages
from extractor.inputs.pdf.fonts import DocumentFonts
from extractor.inputs.pdf.text_layer import read_page
from extractor.inputs.pdf.unpacking import bounded_unpacking
from extractor.model import GlyphNames, Page, PageTransform

# It warns of every oddity of every file.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

# Notes of a page: of the whole file (on its first page), and of its own.
_REWRITTEN = "file-rewritten"
_NAMED_BY_PRINT = "named-by-print"
_UNREADABLE = "page-unreadable"
_DAMAGED = "page-damaged"
_TOO_LARGE = "page-too-large"
# pdfminer takes passwords as Latin-1: a Thai one cannot be right.
_WRONG_PASSWORD = (PDFPasswordIncorrect, UnicodeEncodeError)


def read_pages(
    data: bytes, password: str | None = None, names: GlyphNames | None = None
) -> Iterator[Page]:
    """Read a PDF.

    Args:
        data: Its bytes.
        password: Its password; None where none was given.
        names: What some of its glyphs show, where that is known better than the file tells.

    Yields:
        Its pages in order; each is released before the next is read. One that cannot be read is handed on empty, with
        a note.

    Raises:
        EncryptedError: The password is wrong, or missing.
        BrokenFileError: The file cannot be opened.
        NoPagesError: It has no pages.
        TooLargeError: What tells of its pages, or all of them, unpack to more than any report has.
    """
    file = bounded(data)
    data = file.data
    try:
        pdf, is_rewritten = _open_or_rewrite(data, password)
    except (BrokenFileError, NoPagesError):
        if file.is_whole:
            raise
        raise TooLargeError("too-large/data") from None
    notes = [
        *([_REWRITTEN] if is_rewritten else []),
        *([_NAMED_BY_PRINT] if names else []),
    ]
    fonts = DocumentFonts(names=names or {})
    with pdf, closing(DrawnPages(data, password)) as drawn:
        for plumber_page in pdf.pages:
            page = _read_page(plumber_page, drawn, fonts)
            yield replace(page, notes=(*notes, *page.notes))
            notes = []
            plumber_page.close()


def _read_page(
    plumber_page: PlumberPage,
    drawn: DrawnPages,
    fonts: DocumentFonts,
) -> Page:
    """A page, with notes of what was damaged; empty where it cannot be read at all."""
    with bounded_unpacking() as unpacking:
        try:
            page = read_page(plumber_page, drawn, fonts)
            has_too_large = any(map(_is_too_large, plumber_page.images))
        except Exception as error:  # pdfminer raises whatever a broken page makes it stumble over
            if is_out_of_memory(error):
                raise
            page = _unreadable(plumber_page, error)
            has_too_large = isinstance(error, TooLargeError)
    notes = list(page.notes)
    if unpacking.damaged:
        notes.append(_DAMAGED)
    if unpacking.too_large or has_too_large:
        notes.append(_TOO_LARGE)
    return replace(page, notes=tuple(notes))


def _unreadable(plumber_page: PlumberPage, error: Exception) -> Page:
    """A page of which nothing was read; that it is too large is told beside."""
    notes = () if isinstance(error, TooLargeError) else (_UNREADABLE,)
    return Page(
        plumber_page.page_number,
        PageTransform(0, float(plumber_page.width), float(plumber_page.height)),
        notes=notes,
    )


def _is_too_large(picture: dict[str, Any]) -> bool:
    """Whether a picture was left out for the size that it claims."""
    width, _ = picture["srcsize"]
    return bool(width == 0)


def _open_or_rewrite(
    data: bytes, password: str | None
) -> tuple[pdfplumber.PDF, bool]:
    """The document; where pdfminer cannot make out its pages, as PDFium writes it anew (True)."""
    try:
        return _open_with_pages(data, password), False
    except (EncryptedError, TooLargeError):
        raise
    except ReportError as error:
        try:
            return _open_with_pages(_rewritten(data, password), password), True
        except Exception:
            raise error from None


def _open_with_pages(data: bytes, password: str | None) -> pdfplumber.PDF:
    """Raises EncryptedError, BrokenFileError or NoPagesError."""
    try:
        # Of files that may be read by all, the owner's password alone is unlike: the empty one opens them.
        pdf = _open(data, password or "") or _open(data, "")
    except TooLargeError:
        raise
    except Exception as error:
        if is_out_of_memory(error):
            raise
        raise BrokenFileError(error=type(error).__name__) from error
    if pdf is None:
        raise EncryptedError.of(password)
    if not pdf.pages:
        raise NoPagesError()
    return pdf


def _open(data: bytes, password: str) -> pdfplumber.PDF | None:
    """The document, its pages found; None where the password is wrong."""
    try:
        with bounded_unpacking():
            pdf = pdfplumber.open(io.BytesIO(data), password=password)
            _find_pages(pdf)
    except Exception as error:
        chain = (error, error.__cause__, *error.args)
        if any(isinstance(link, _WRONG_PASSWORD) for link in chain):
            return None
        raise
    return pdf


def _find_pages(pdf: pdfplumber.PDF) -> int:
    """How many pages there are; pdfplumber looks for them when first asked, and raises where they cannot be found."""
    return len(pdf.pages)


def _rewritten(data: bytes, password: str | None) -> bytes:
    """The file as PDFium writes it anew."""
    stream = io.BytesIO()
    with pypdfium2.PdfDocument(data, password=password) as document:
        document.save(stream)
    return stream.getvalue()
