"""A source becomes sheets: from the text layer where it can be believed, else from pictures of its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from extractor.errors import BadTextLayerError, BrokenFileError, NoTextError, NotInstalledError, OcrError
from extractor.intake import decode
from extractor.mending import Mender
from extractor.model import Origin, Sheet, Source, SourceKind, Turn
from extractor.options import Options
from extractor.reading.transcript import read_sheets
from normalizer import outside_words

# What the text of a believed layer is read by.
TEXT_LAYER = Origin("text-layer")


@dataclass(frozen=True, slots=True)
class Document:
    """The sheets of a source, how their text is mended, and why that text cannot be believed, if so."""

    sheets: tuple[Sheet, ...]
    mender: Mender
    verdict: NoTextError | None = None

    @property
    def pages_ocr(self) -> int:
        """How many pages an engine read."""
        return sum(sheet.origin.dpi is not None for sheet in self.sheets)

    @property
    def kind(self) -> SourceKind:
        """Where the text came from."""
        if any(sheet.origin.read_by == "transcript" for sheet in self.sheets):
            return "transcript"
        read = self.pages_ocr
        return "text-layer" if not read else "scan" if read == len(self.sheets) else "mixed"

    @property
    def turns(self) -> dict[int, Turn]:
        """The pages that had to be turned to be read."""
        return {sheet.page_no: sheet.turn for sheet in self.sheets if sheet.turn and not sheet.turn.is_none}


def read_document(source: Source, options: Options) -> Document:
    """Read a source. Raises a ReportError, or NotInstalledError where OCR is needed and missing."""
    if source.format in ("html", "markdown", "tabbed"):
        sheets = list(read_sheets(decode(source.data) or "", source.format))
        return Document(tuple(sheets), Mender.of(sheets, options, transcript=True))
    sheets, verdict = _read_pages(source, options)
    return Document(tuple(sheets), Mender.of(sheets, options, transcript=False), verdict)


def _read_pages(source: Source, options: Options) -> tuple[list[Sheet], NoTextError | None]:
    # pdfplumber takes a third of a second to import: only where there is a PDF.
    from extractor.reading.document import read_pages
    from extractor.reading.health import Signs, doubts
    from extractor.tables.fill import fill
    from extractor.tables.grid import find_tables

    sheets, signs = list[Sheet](), list[Signs]()
    for page in read_pages(source.data, options.password):
        signs.append(Signs.of(page))
        sheets.append(fill(page, find_tables(page)))
    reasons: Mapping[int, str] = doubts(signs)
    if options.ocr == "never":
        return [_doubted(sheet, reasons) for sheet in sheets], _verdict(sheets, reasons)
    if options.ocr == "always":
        reasons = {sheet.page_no: reasons.get(sheet.page_no, "asked-for") for sheet in sheets}
    read = list(_read_again(source, sheets, reasons, options))
    blank = len(reasons) == len(sheets) and not any(sheet.tables or sheet.lines for sheet in read)
    return read, _nothing_read() if blank else None


def _doubted(sheet: Sheet, reasons: Mapping[int, str]) -> Sheet:
    """A page whose text layer is used although it cannot be believed."""
    reason = reasons.get(sheet.page_no)
    return _noted(sheet, "page-is-picture" if reason == "no-text" else "page-not-believed") if reason else sheet


def _verdict(sheets: Sequence[Sheet], reasons: Mapping[int, str]) -> NoTextError | None:
    """Why a document cannot be read without OCR, if none of its pages can be believed."""
    if not reasons or len(reasons) < len(sheets):
        return None
    pictures = sum(reason in ("no-text", "latin-over-thai") for reason in reasons.values())
    return _no_text() if pictures > len(reasons) / 2 else _bad_layer()


def _read_again(
    source: Source, sheets: Sequence[Sheet], reasons: Mapping[int, str], options: Options
) -> Iterator[Sheet]:
    """The sheets, those with a reason read from pictures of their pages."""
    if not reasons:
        yield from sheets
        return
    from extractor.reading.engines import engine_for
    from extractor.reading.raster import Rasterizer
    from extractor.scanning import scan

    failures = 0
    with closing(Rasterizer(source.data, options.password)) as pages:
        for sheet in sheets:
            reason = reasons.get(sheet.page_no)
            if not reason:
                yield sheet
                continue
            try:
                read = scan(pages.picture(sheet.page_no), engine_for(options))
            except (OcrError, NotInstalledError) as error:
                failures += 1
                if failures == len(sheets) or (isinstance(error, NotInstalledError) and len(reasons) == len(sheets)):
                    raise
                yield _noted(sheet, "ocr-failed" if isinstance(error, OcrError) else "ocr-not-installed")
            except BrokenFileError:
                yield _noted(sheet, "page-unreadable")
            else:
                yield _better(sheet, replace(read, notes=sheet.notes), reason)


def _better(layer: Sheet, read: Sheet, reason: str) -> Sheet:
    """What an engine read; but an earlier OCR's hidden text where more of its letters stand in words."""
    if reason == "hidden-text" and _outside(layer) <= _outside(read):
        return replace(layer, origin=replace(TEXT_LAYER, reason="hidden-text-kept"))
    if not read.lines and not read.tables:
        read = _noted(read, "page-is-picture")
    return replace(read, origin=replace(read.origin, reason=reason))


def _outside(sheet: Sheet) -> float:
    return outside_words("\n".join(line.text for line in sheet.every_line()))


def _noted(sheet: Sheet, note: str) -> Sheet:
    return replace(sheet, notes=(*sheet.notes, note))


def _nothing_read() -> NoTextError:
    return NoTextError(
        "หน้าเอกสารเป็นภาพ และอ่านข้อความจากภาพไม่ได้เลย กรุณาตรวจว่าเป็นรายงานที่ต้องการ หรือสแกนใหม่ให้ชัดขึ้น",
        "The pages are pictures, and no text could be read in them. "
        "Check that it is the report you meant, or scan it anew.",
    )


def _no_text() -> NoTextError:
    return NoTextError(
        "หน้าเอกสารเป็นภาพสแกน ไม่มีชั้นข้อความให้อ่าน กรุณาเรียกใหม่โดยไม่ใส่ --ocr never",
        "The pages are pictures without a text layer. Run again without --ocr never.",
    )


def _bad_layer() -> BadTextLayerError:
    return BadTextLayerError(
        "ชั้นข้อความของไฟล์บอกไม่ได้ว่าเป็นตัวอักษรใด กรุณาเรียกใหม่โดยไม่ใส่ --ocr never หรือขอไฟล์ที่บันทึกใหม่จากผู้เผยแพร่",
        "The text layer does not say which characters it shows. Run again without --ocr never, "
        "or ask the publisher for a file saved anew.",
    )
