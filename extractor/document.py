"""A source becomes sheets: from the text layer where it can be believed, else from pictures of its pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from extractor.errors import BadTextLayerError, NoTextError
from extractor.inputs.discovery import decode
from extractor.model import TEXT_LAYER, PageContent, PageTransform, Source, SourceKind
from extractor.options import Options
from extractor.repair import TextRepair


@dataclass(frozen=True, slots=True)
class Document:
    """The sheets of a source, how their text is mended, and why that text cannot be believed, if so."""

    sheets: tuple[PageContent, ...]
    mender: TextRepair
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
    def transforms(self) -> dict[int, PageTransform]:
        """The pages that had to be turned to be read."""
        return {
            sheet.page_no: sheet.transform for sheet in self.sheets if sheet.transform and not sheet.transform.is_none
        }


def read_document(source: Source, options: Options) -> Document:
    """Read a source. Raises a ReportError, or NotInstalledError where OCR is needed and missing."""
    if source.format in ("html", "markdown", "tabbed"):
        from extractor.inputs.transcript import read_sheets  # its parsers take longer to load than a page to read

        sheets = list(read_sheets(decode(source.data) or "", source.format))
        return Document(tuple(sheets), TextRepair.of(sheets, options, transcript=True))
    sheets, verdict = _read_pages(source, options)
    return Document(tuple(sheets), TextRepair.of(sheets, options, transcript=False), verdict)


def _read_pages(source: Source, options: Options) -> tuple[list[PageContent], NoTextError | None]:
    sheets, reasons = _pictures(source) if source.format == "picture" else _text_layer(source, options)
    if options.ocr == "never":
        return [_doubted(sheet, reasons) for sheet in sheets], _verdict(sheets, reasons)
    if options.ocr == "always":
        reasons = {sheet.page_no: reasons.get(sheet.page_no, "asked-for") for sheet in sheets}
    if not reasons:
        return sheets, None
    from extractor.scan import read_again

    read = list(read_again(source, sheets, reasons, options))
    blank = len(reasons) == len(sheets) and not any(sheet.tables or sheet.lines for sheet in read)
    return read, _nothing_read() if blank else None


def _pictures(source: Source) -> tuple[list[PageContent], Mapping[int, str]]:
    """The pages of a picture file, and that none has text."""
    from extractor.inputs.image_file import ImageFile

    with closing(ImageFile(source.data)) as pages:
        numbers = range(1, len(pages) + 1)
    return [PageContent(number, origin=TEXT_LAYER) for number in numbers], dict.fromkeys(numbers, "no-text")


def _text_layer(source: Source, options: Options) -> tuple[list[PageContent], Mapping[int, str]]:
    """The pages of a PDF as their text layer has them, and why some of them cannot be believed."""
    # pdfplumber takes a third of a second to import: only where there is a PDF.
    from extractor.inputs.pdf.document import read_pages
    from extractor.inputs.pdf.text_quality import TextLayerStatistics, doubts
    from extractor.tables.cell_assignment import fill
    from extractor.tables.finders import find_tables

    sheets, signs = list[PageContent](), list[TextLayerStatistics]()
    for page in read_pages(source.data, options.password):
        signs.append(TextLayerStatistics.of(page))
        sheets.append(fill(page, find_tables(page)))
    return sheets, doubts(signs)


def _doubted(sheet: PageContent, reasons: Mapping[int, str]) -> PageContent:
    """A page whose text layer is used although it cannot be believed."""
    reason = reasons.get(sheet.page_no)
    return sheet.noted("page-is-picture" if reason == "no-text" else "page-not-believed") if reason else sheet


def _verdict(sheets: Sequence[PageContent], reasons: Mapping[int, str]) -> NoTextError | None:
    """Why a document cannot be read without OCR, if none of its pages can be believed."""
    if not reasons or len(reasons) < len(sheets):
        return None
    pictures = sum(reason in ("no-text", "latin-over-thai") for reason in reasons.values())
    return _no_text() if pictures > len(reasons) / 2 else _bad_layer()


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
