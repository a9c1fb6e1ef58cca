"""Pages of a document are read from their pictures; those that may share a table without a grid vote together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial

from extractor.errors import (
    BrokenFileError,
    NotInstalledError,
    OcrError,
    TooLargeError,
    library_errors,
)
from extractor.imaging.deskew import deskewed
from extractor.inputs.backends import open_rasters
from extractor.inputs.base import PageRasters
from extractor.model import TEXT_LAYER, PageContent, Source
from extractor.ocr.registry import engine_for
from extractor.older_reading import with_older_marks
from extractor.options import Options
from extractor.page_turn import legible_turn
from extractor.scan import PreparedScan, prepared_scan, read_prepared
from extractor.scanned_print import read_print
from extractor.tables.alignment.blocks import may_hold_table, may_lie_between
from extractor.tables.alignment.finder import find_aligned_tables
from extractor.tables.alignment.page_print import PagePrint
from extractor.tables.page_tables import (
    FEWEST_COLUMNS_OF_GRID,
    MOST_BETWEEN,
    MOST_PENDING,
)
from normalizer import arabic, outside_words

# Notes of a page whose picture could not be read.
_NOTES: dict[type[Exception], str] = {
    OcrError: "ocr-failed",
    NotInstalledError: "ocr-not-installed",
    TooLargeError: "page-too-large",
    BrokenFileError: "page-unreadable",
}
# Reason to read a page whose text an earlier OCR hid under its picture, and of keeping that text.
_HIDDEN_TEXT = "hidden-text"
_HIDDEN_TEXT_KEPT = "hidden-text-kept"
# Reasons to read a page that is no scan: its letters are drawn by fonts of which nobody knows the characters. So many
# of them tell how it is turned.
_UNKNOWN_LETTERS = ("no-unicode-map", "control-characters", "no-tone-marks")
_ENOUGH_PRINT = 100
# A text with other figures than the picture shows is kept only if so many more (share) of its letters stand in words.
_MORE_IN_WORDS = 0.02


def read_again(
    source: Source,
    page_contents: Sequence[PageContent],
    reasons: Mapping[int, str],
    options: Options,
) -> Iterator[PageContent]:
    """Read pages of a document from their pictures.

    Args:
        source: The document, of a format whose pages can be seen.
        page_contents: All its pages, as its text layer has them.
        reasons: Why to read a page, by page number (1-based); pages left out stay as they are.
        options: Which engine to read with, and the document's password.

    Yields:
        Each page in order. One that cannot be read stays as it is, with a note.

    Raises:
        OcrError: No page could be read: the engine failed.
        NotInstalledError: No page could be read: the engine is missing.
        BrokenFileError: No page could be read: none can be made a picture.
    """
    rasters = open_rasters(source, options.password)
    if rasters is None:
        yield from page_contents
        return
    with closing(rasters):
        yield from _Reader(rasters, page_contents, reasons, options).pages()


class _Reader:
    """Reads pages of a document; those that may hold a table without a grid wait until all of the table was seen."""

    def __init__(
        self,
        rasters: PageRasters,
        page_contents: Sequence[PageContent],
        reasons: Mapping[int, str],
        options: Options,
    ) -> None:
        self._rasters = rasters
        self._page_contents = page_contents
        self._reasons = reasons
        self._options = options
        self._failures = 0
        # How pages are turned whose print alone does not tell.
        self._turns: dict[int, int] = {}
        self._waiting: list[PageContent] = []
        self._prints: list[PagePrint] = []
        # Pages without columns that wait since the last one that may hold a table.
        self._between = 0

    def pages(self) -> Iterator[PageContent]:
        """The pages in order."""
        for page in self._page_contents:
            if page.page_no not in self._reasons:
                yield from self._waited_for()
                yield page
                continue
            prepared = self._prepared(page)
            if isinstance(prepared, PreparedScan) and self._is_to_wait(
                prepared
            ):
                if self._wait(page, prepared):
                    yield from self._waited_for()
                continue
            yield from self._waited_for()
            yield self._read(page, prepared)
        yield from self._waited_for()

    def _is_to_wait(self, prepared: PreparedScan) -> bool:
        """Whether a page may hold a table without a grid, or the end of one."""
        if self._options.strategy == "rulings":
            return False
        if any(
            table.cols >= FEWEST_COLUMNS_OF_GRID for table in prepared.tables
        ):
            return False
        return bool(self._waiting) or any(map(may_hold_table, prepared.prints))

    def _wait(self, page: PageContent, prepared: PreparedScan) -> bool:
        """Let a page wait for those after it; whether no further one can go on with it."""
        is_candidate = any(map(may_hold_table, prepared.prints))
        may_go_on = is_candidate or may_lie_between(
            prepared.prints, self._prints
        )
        self._between = 0 if is_candidate else self._between + 1
        self._waiting.append(page)
        self._prints += self._read_print(prepared)
        return (
            not may_go_on
            or self._between > MOST_BETWEEN
            or len(self._waiting) >= MOST_PENDING
        )

    def _read_print(self, prepared: PreparedScan) -> list[PagePrint]:
        """The print of a page, read where it may hold a table; what stands between two says nothing of them."""
        if not any(map(may_hold_table, prepared.prints)):
            return prepared.prints
        try:
            return read_print(prepared, engine_for(self._options))
        except (OcrError, NotInstalledError):
            return prepared.prints  # told when the page itself cannot be read

    def _waited_for(self) -> Iterator[PageContent]:
        """The pages that waited, read with the tables that all of them have told of."""
        aligned = find_aligned_tables(self._prints)
        waiting = self._waiting
        self._waiting, self._prints = [], []
        self._between = 0
        for page in waiting:
            prepared = self._prepared(page)
            if isinstance(prepared, PreparedScan):
                prepared = prepared.with_tables(aligned[page.page_no])
            yield self._read(page, prepared)

    def _known_turn(self, page: PageContent) -> int | None:
        """How a page is turned to be read whose print is text: the file tells, though not which letters it prints."""
        is_text = (
            self._reasons[page.page_no] in _UNKNOWN_LETTERS
            and page.printed >= _ENOUGH_PRINT
        )
        return page.transform.degrees if is_text and page.transform else None

    def _confirmed_turn(self, page_no: int, turn: int) -> int:
        """How a page is turned to be read, by its lines; each page is asked once."""
        if page_no not in self._turns:
            self._turns[page_no] = legible_turn(
                turn, partial(self._rasters.raster, page_no)
            )
        return self._turns[page_no]

    def _prepared(self, page: PageContent) -> PreparedScan | Exception:
        """A page before it is read; or why it has no picture."""
        try:
            with library_errors():
                # No name holds the picture as it was drawn: of a large page that is some hundred megabytes.
                image = deskewed(
                    self._rasters.raster(page.page_no),
                    self._known_turn(page),
                    partial(self._confirmed_turn, page.page_no),
                )
                return prepared_scan(image, self._options.strategy)
        except tuple(_NOTES) as error:
            return error

    def _read(
        self, page: PageContent, prepared: PreparedScan | Exception
    ) -> PageContent:
        """What an engine reads on a page; the page as it was, with a note, where it cannot be read."""
        try:
            if isinstance(prepared, Exception):
                raise prepared
            engine = engine_for(self._options)
            with library_errors():
                page_read = read_prepared(prepared, engine)
        except tuple(_NOTES) as error:
            self._failures += 1
            is_hopeless = isinstance(error, NotInstalledError) and len(
                self._reasons
            ) == len(self._page_contents)
            if is_hopeless or self._failures == len(self._page_contents):
                raise
            return page.noted(_note_of(error))
        return _better_of(page, page_read, self._reasons[page.page_no])


def _note_of(error: Exception) -> str:
    return next(
        note
        for error_class, note in _NOTES.items()
        if isinstance(error, error_class)
    )


def _better_of(
    layer: PageContent, page_read: PageContent, reason: str
) -> PageContent:
    """What an engine read, with marks of an earlier OCR's hidden text; or that text, where it is better."""
    if reason == _HIDDEN_TEXT:
        page_read = with_older_marks(page_read, layer)
        if _is_better(layer, page_read):
            return replace(
                layer, origin=replace(TEXT_LAYER, reason=_HIDDEN_TEXT_KEPT)
            )
    notes = (*layer.notes, *page_read.notes)
    if not page_read.lines and not page_read.tables:
        notes = (*notes, "page-is-picture")
    return replace(
        page_read,
        notes=notes,
        origin=replace(page_read.origin, reason=reason),
        hidden_texts=layer.hidden_texts,
        annotations=layer.annotations,
        pictures=layer.pictures,
    )


def _is_better(layer: PageContent, page_read: PageContent) -> bool:
    """Whether as many of a layer's letters stand in words; more by far, where it has not the figures that were read."""
    margin = 0.0 if _figures(layer) == _figures(page_read) else _MORE_IN_WORDS
    return _share_outside_words(layer) + margin <= _share_outside_words(
        page_read
    )


def _figures(page: PageContent) -> Counter[str]:
    return Counter(
        character
        for line in page.every_line()
        for character in arabic(line.text)
        if character.isdigit()
    )


def _share_outside_words(page: PageContent) -> float:
    return outside_words("\n".join(line.text for line in page.every_line()))
