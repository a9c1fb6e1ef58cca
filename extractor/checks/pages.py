"""Findings about pages: what went wrong in reading them, and print that the paper's edge cut off."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.context import CheckContext
from extractor.checks.coverage import is_text
from extractor.model import Line, PageContent, Problem, Report

# Points from the page's edge: print that is nearer was cut, for no printer reaches it.
_EDGE_MARGIN = 1.0
# Characters of cut-off print that a message shows.
_SHOWN = 120
# Why a text layer was set aside that says other than is printed; one that an older OCR hid is no news.
_UNBELIEVED = frozenset(
    {
        "no-unicode-map",
        "control-characters",
        "no-tone-marks",
        "latin-over-thai",
    }
)
# Notes of a page that tell of the whole file.
_OF_THE_FILE = ("file-rewritten", "latin-for-thai", "named-by-print")
# Pages that a message names.
_MOST_NAMED = 20
# A page's notes whose code is an error's, too: the key of what is said of a single page.
_KEY_BY_NOTE = {"ocr-failed": "ocr-failed/page"}


def reading_notes(context: CheckContext) -> Iterator[Problem]:
    """Tell what the readers noted of pages.

    Args:
        context: The report; a note of a page is a code of the catalogue of messages.

    Yields:
        A finding a note, page by page.
    """
    for page in context.page_contents:
        for note in page.notes:
            key = _KEY_BY_NOTE.get(note, note)
            page_no = None if note in _OF_THE_FILE else page.page_no
            if note == "page-is-picture" and _is_amid_tables(
                page, context.report
            ):
                yield Problem.of(key, severity="warning", page_no=page_no)
            else:
                yield Problem.of(key, page_no=page_no)


def layers_not_believed(context: CheckContext) -> Iterator[Problem]:
    """Tell which pages were read from their pictures though they have a text layer.

    Args:
        context: The report; its pages' origins say why an engine read them.

    Yields:
        One finding that names all such pages, at the first of them.
    """
    pages = [
        page_no
        for page_no, origin, _ in context.report.origins
        if origin.reason in _UNBELIEVED
    ]
    if pages:
        yield Problem.of(
            "layer-not-believed",
            page_no=pages[0],
            pages=", ".join(map(str, pages[:_MOST_NAMED]))
            + (" …" if len(pages) > _MOST_NAMED else ""),
        )


def _is_amid_tables(page: PageContent, report: Report) -> bool:
    """Whether a page stands between the first and the last that hold tables of a form; where none does, any tables."""
    known = [table for table in report.tables if table.layout]
    pages = [
        page_no
        for table in known or report.tables
        for page_no in (table.table.page_first, table.table.page_last)
    ]
    return bool(pages) and min(pages) < page.page_no < max(pages)


def text_at_edge(context: CheckContext) -> Iterator[Problem]:
    """Find print that reaches the left or right edge of the paper: it may be cut off.

    Args:
        context: The report; pages without boxes (of transcripts) have no edge.

    Yields:
        A finding a page.
    """
    for page in context.page_contents:
        near_edge = [
            line for line in page.every_line() if _reaches_edge(line, page)
        ]
        texts = [line.text.strip() for line in near_edge if is_text(line)]
        if texts:
            yield Problem.of(
                "text-at-edge",
                page_no=page.page_no,
                page=page.page_no,
                text=" / ".join(texts)[:_SHOWN],
            )


def _reaches_edge(line: Line, page: PageContent) -> bool:
    if line.box is None or page.transform is None:
        return False
    width = page.transform.size[0]
    return line.box.x0 < _EDGE_MARGIN or line.box.x1 > width - _EDGE_MARGIN
