"""A source becomes pages with their tables: from its text where it can be believed, else from pictures of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractor.errors import BadTextLayerError, NoTextError, TooLargeError
from extractor.inputs.backends import backend_for
from extractor.inputs.base import NamesGlyphs
from extractor.inputs.text_quality import (
    TextLayerStatistics,
    doubts,
    lacks_letters,
    provable,
)
from extractor.model import (
    TEXT_LAYER,
    TRANSCRIPT,
    Box,
    DeclaredContent,
    Origin,
    Page,
    PageContent,
    PageTransform,
    Source,
    SourceKind,
    TableSearch,
)
from extractor.options import Options
from extractor.picture_places import pictures_of
from extractor.repair import TextRepair

# Why a page's text layer is set aside, by page number (1-based).
Reasons = Mapping[int, str]
# Why a page that could be believed is read by OCR all the same.
_ASKED_FOR = "asked-for"
# Reasons that say that a page is a picture, with no text of its own.
_PICTURE_REASONS = ("no-text", "latin-over-thai")
# Note of a page that holds what is larger than any report has.
_TOO_LARGE = "page-too-large"


@dataclass(frozen=True, slots=True)
class Document:
    """A source, read.

    Attributes:
        page_contents: Its pages in order, with their tables and lines.
        text_repair: How their text is mended.
        verdict: Why their text cannot be believed; None where it can.
    """

    page_contents: tuple[PageContent, ...]
    text_repair: TextRepair
    verdict: NoTextError | None = None

    @property
    def pages_ocr(self) -> int:
        """How many pages an engine read."""
        return sum(page.origin.dpi is not None for page in self.page_contents)

    @property
    def kind(self) -> SourceKind:
        """Where the text came from."""
        if any(page.origin == TRANSCRIPT for page in self.page_contents):
            return "transcript"
        if not self.pages_ocr:
            return "text-layer"
        return "scan" if self.pages_ocr == len(self.page_contents) else "mixed"

    @property
    def transforms(self) -> dict[int, PageTransform]:
        """How the pages that had to be turned to be read were turned, by page number (1-based)."""
        transforms = {}
        for page in self.page_contents:
            if page.transform and not page.transform.is_identity:
                transforms[page.page_no] = page.transform
        return transforms


@dataclass(frozen=True, slots=True)
class _Text:
    """What pages say themselves.

    Attributes:
        page_contents: The pages.
        reasons: Why not to believe their text, by page number (1-based).
        provable: The numbers of those pages among them of which print may tell the characters that are not known.
        pictures: Where pictures stand, by page number.
        lacks_letters: Whether the file does not say which letters some glyphs are, and print may tell.
    """

    page_contents: list[PageContent]
    reasons: Reasons
    provable: set[int]
    pictures: Mapping[int, Sequence[Box]]
    lacks_letters: bool = False

    @property
    def sure_reasons(self) -> Reasons:
        """Why to read pages by OCR whatever their print may tell."""
        return {
            page_no: reason
            for page_no, reason in self.reasons.items()
            if page_no not in self.provable
        }


def read_document(source: Source, options: Options) -> Document:
    """Read a source.

    Args:
        source: An input file.
        options: What to read by OCR, and the password.

    Returns:
        Its pages; with a verdict where OCR is not wanted, or read nothing.

    Raises:
        ReportError: The file cannot be read.
        NotInstalledError: OCR is needed, and its engine is missing.
    """
    text = _read_text(source, options)
    if all(map(_is_left_out, text.page_contents)):
        raise TooLargeError("too-large/data")
    sure_reasons = text.sure_reasons
    page_contents, verdict = text.page_contents, None
    if options.ocr == "never":
        verdict = _verdict(page_contents, text.reasons)
        page_contents = [
            _noted(page, text.reasons.get(page.page_no))
            for page in page_contents
        ]
    elif sure_reasons:
        page_contents, verdict = _read_pictures(
            source, page_contents, sure_reasons, options
        )
    if verdict is None:
        page_contents = _proved(source, page_contents, options)
    if options.ocr != "never":
        page_contents = _without_illegible(source, page_contents, text, options)
        # A page that was to be read as a picture is not read as one again, were it for want of an engine.
        left = {
            page_no: boxes
            for page_no, boxes in text.pictures.items()
            if page_no not in sure_reasons
        }
        page_contents = _with_pictures(source, page_contents, left, options)
    page_contents = _without_note_marks(page_contents)
    is_transcript = backend_for(source.format).origin == TRANSCRIPT
    text_repair = TextRepair.of(
        page_contents, options, transcript=is_transcript
    )
    return Document(tuple(page_contents), text_repair, verdict)


def _read_text(source: Source, options: Options) -> _Text:
    """The pages as their own text has them, which to read by OCR, and the pictures on them."""
    backend = backend_for(source.format)
    text = _text_of(
        backend.read_pages(source, options.password), backend.origin, options
    )
    if not text.lacks_letters or not isinstance(backend, NamesGlyphs):
        return text
    from extractor.proof.naming import names_in_print

    names = names_in_print(source, text.page_contents, options)
    if not names:
        return text
    del text
    return _text_of(
        backend.read_named_pages(source, options.password, names),
        backend.origin,
        options,
    )


def _text_of(pages: Iterable[Page], origin: Origin, options: Options) -> _Text:
    """What pages say, which of them to read by OCR, and the pictures on them."""
    statistics: list[TextLayerStatistics] = []
    pictures: dict[int, list[Box]] = {}
    page_contents = _without_note_marks(
        _contents(
            _counted(pages, statistics, pictures), origin, options.strategy
        )
    )
    found = doubts(statistics)
    reasons: dict[int, str] = dict(found)
    if options.ocr == "always":
        reasons = {
            page_statistics.page_no: _ASKED_FOR
            for page_statistics in statistics
        } | reasons
    if options.proof == "off" or options.ocr != "auto":
        return _Text(page_contents, reasons, set(), pictures)
    return _Text(
        page_contents,
        reasons,
        provable(statistics, found),
        pictures,
        lacks_letters=lacks_letters(statistics, found),
    )


def _counted(
    pages: Iterable[Page],
    statistics: list[TextLayerStatistics],
    pictures: dict[int, list[Box]],
) -> Iterator[Page]:
    """Pages as they come; what tells whether their text can be believed is noted, and where pictures stand on them."""
    for page in pages:
        if page.declared is None:
            statistics.append(TextLayerStatistics.of(page))
        boxes = pictures_of(page)
        if boxes:
            pictures[page.number] = boxes
        yield page


def _contents(
    pages: Iterable[Page], origin: Origin, search: TableSearch
) -> Iterator[PageContent]:
    """Pages with their tables: those that the source declares, or those that are found on them."""
    for is_declared, group in groupby(
        pages, key=lambda page: page.declared is not None
    ):
        if is_declared:
            yield from (_declared_content(page, origin) for page in group)
        else:
            # The finder's geometry is pdfplumber's, which takes a third of a second to import.
            from extractor.tables.page_tables import pages_with_tables

            yield from pages_with_tables(group, search)


def _without_note_marks(pages: Iterable[PageContent]) -> list[PageContent]:
    """Pages without the marks in their cells that refer to notes; those set in type are known while glyphs are."""
    from extractor.tables.note_marks import without_note_marks

    return without_note_marks(list(pages))


def _declared_content(page: Page, origin: Origin) -> PageContent:
    """A page whose source says itself what is a table."""
    declared = page.declared or DeclaredContent((), (), 0)
    return PageContent(
        page_no=page.number,
        tables=declared.tables,
        lines=declared.lines,
        transform=page.transform,
        notes=page.notes,
        origin=origin,
        set_aside=page.set_aside,
        printed=declared.printed,
    )


def _read_pictures(
    source: Source,
    page_contents: Sequence[PageContent],
    reasons: Reasons,
    options: Options,
) -> tuple[list[PageContent], NoTextError | None]:
    """The pages of a source, those with a reason read by OCR; and that nothing could be read, if so."""
    from extractor.scanned_pages import read_again

    pages_read = list(read_again(source, page_contents, reasons, options))
    is_blank = not any(page.tables or page.lines for page in pages_read)
    if is_blank and len(reasons) == len(page_contents):
        return pages_read, NoTextError("no-text-layer/nothing-read")
    return pages_read, None


def _without_illegible(
    source: Source,
    page_contents: Sequence[PageContent],
    text: _Text,
    options: Options,
) -> list[PageContent]:
    """Pages whose print was to tell the characters that their text does not; where it did not, read by OCR."""
    asked = [page for page in page_contents if page.page_no in text.provable]
    if not asked:
        return list(page_contents)
    from extractor.proof.legibility import is_legible

    left = {
        page.page_no: text.reasons[page.page_no]
        for page in asked
        if not is_legible(page)
    }
    return (
        _read_pictures(source, page_contents, left, options)[0]
        if left
        else list(page_contents)
    )


def _with_pictures(
    source: Source,
    page_contents: Sequence[PageContent],
    pictures: Mapping[int, Sequence[Box]],
    options: Options,
) -> list[PageContent]:
    """Pages of text with what is printed in pictures on them."""
    of_text = {
        page.page_no: pictures.get(page.page_no, ())
        for page in page_contents
        if page.origin == TEXT_LAYER
    }
    if not any(of_text.values()):
        return list(page_contents)
    # Loads what reads pictures.
    from extractor.pasted_pictures import with_pasted_pictures

    return with_pasted_pictures(source, page_contents, of_text, options)


def _proved(
    source: Source, page_contents: Sequence[PageContent], options: Options
) -> list[PageContent]:
    """The pages of a source, their text layer proved by reading its print."""
    if all(page.origin != TEXT_LAYER for page in page_contents):
        return list(page_contents)
    from extractor.proof.proving import prove

    return prove(source, page_contents, options)


def _noted(page: PageContent, reason: str | None) -> PageContent:
    """A page with a note of why its text layer, which is used, cannot be believed."""
    if reason is None:
        return page
    return page.noted(
        "page-is-picture" if reason == "no-text" else "page-not-believed"
    )


def _is_left_out(page: PageContent) -> bool:
    """Whether nothing was read on a page that is larger than any report's."""
    return _TOO_LARGE in page.notes and not page.printed


def _verdict(
    page_contents: Sequence[PageContent], reasons: Reasons
) -> NoTextError | None:
    """Why a document cannot be read without OCR, if none of its pages can be believed."""
    if not reasons or len(reasons) < len(page_contents):
        return None
    picture_count = sum(
        reason in _PICTURE_REASONS for reason in reasons.values()
    )
    return (
        NoTextError()
        if picture_count > len(reasons) / 2
        else BadTextLayerError()
    )
