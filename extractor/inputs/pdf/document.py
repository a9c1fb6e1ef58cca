"""Opens a PDF, however it was made, and hands on its pages; what a broken file costs is said, page by page."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import replace

import pdfplumber
import pypdfium2
from pdfminer import pdftypes
from pdfminer.pdfdocument import PDFPasswordIncorrect

from extractor.errors import BrokenFileError, EncryptedError, NoPagesError, ReportError
from extractor.inputs.pdf.text_layer import read_page
from extractor.model import Page, PageTransform

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


class _Damage:
    """Counts the streams of which pdfminer could unpack a part only, which it does without a word."""

    def __init__(self) -> None:
        self.count = 0
        self._unpack = pdftypes.decompress_corrupted
        pdftypes.decompress_corrupted = self

    def __call__(self, data: bytes) -> bytes:
        self.count += 1
        return bytes(self._unpack(data))


_damage = _Damage()


def read_pages(data: bytes, password: str | None = None) -> Iterator[Page]:
    """Yield the pages of a PDF in order; each is released before the next is read.

    A page that cannot be read is handed on empty, with a note. Raises EncryptedError, BrokenFileError or NoPagesError.
    """
    pdf, notes = _opened(data, password)
    with pdf:
        for page in pdf.pages:
            before = _damage.count
            try:
                read = read_page(page)
            except Exception:  # pdfminer raises whatever a broken page makes it stumble over
                size = float(page.width), float(page.height)
                read = Page(page.page_number, PageTransform(0, *size), notes=("page-unreadable",))
            damaged = ["page-damaged"] * (_damage.count > before)
            yield replace(read, notes=(*notes, *read.notes, *damaged))
            notes = ()
            page.close()


def _opened(data: bytes, password: str | None) -> tuple[pdfplumber.PDF, tuple[str, ...]]:
    """The document; where pdfminer cannot make out its pages, as PDFium writes it anew."""
    try:
        return _with_pages(data, password), ()
    except EncryptedError:
        raise
    except ReportError as error:
        try:
            return _with_pages(_rewritten(data, password), password), ("file-rewritten",)
        except Exception:
            raise error from None


def _with_pages(data: bytes, password: str | None) -> pdfplumber.PDF:
    """Raises EncryptedError, BrokenFileError or NoPagesError."""
    try:
        # Of files that may be read by all, the owner's password alone is unlike: the empty one opens them.
        pdf = _open(data, password or "") or _open(data, "")
    except Exception as error:
        raise _broken(error) from error
    if pdf is None:
        raise EncryptedError(
            "ไฟล์ PDF ถูกเข้ารหัส กรุณาระบุรหัสผ่านที่ถูกต้องด้วย --password",
            "The PDF is encrypted. Give the right password with --password.",
        )
    if not pdf.pages:
        raise NoPagesError(
            "ไฟล์ PDF นี้ไม่มีหน้าใดเลย กรุณาขอไฟล์ใหม่จากผู้เผยแพร่", "This PDF has no pages. Ask its publisher for another copy."
        )
    return pdf


def _open(data: bytes, password: str) -> pdfplumber.PDF | None:
    """None where the password is wrong."""
    try:
        pdf = pdfplumber.open(io.BytesIO(data), password=password)
        len(pdf.pages)
    except Exception as error:
        # pdfminer takes passwords as Latin-1: a Thai one cannot be right.
        wrong = (PDFPasswordIncorrect, UnicodeEncodeError)
        if any(isinstance(link, wrong) for link in (error, error.__cause__, *error.args)):
            return None
        raise
    return pdf


def _rewritten(data: bytes, password: str | None) -> bytes:
    stream = io.BytesIO()
    with pypdfium2.PdfDocument(data, password=password) as document:
        document.save(stream)
    return stream.getvalue()


def _broken(error: Exception) -> BrokenFileError:
    return BrokenFileError(
        f"เปิดไฟล์ PDF ไม่ได้ ไฟล์เสียหาย ({type(error).__name__}) กรุณาขอไฟล์ใหม่จากผู้เผยแพร่",
        f"The PDF is damaged and cannot be opened ({type(error).__name__}). Ask its publisher for another copy.",
    )
