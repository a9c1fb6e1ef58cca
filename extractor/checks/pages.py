"""Findings about pages: what went wrong in reading them, and print that the paper's edge cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.checks.context import CheckContext
from extractor.checks.coverage import is_text
from extractor.model import Line, PageContent, Problem, Record

# Points from the page's edge: print that is nearer was cut, for no printer reaches it.
_EDGE_MARGIN = 1.0
# Characters of cut-off print that a message shows.
_SHOWN = 120
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
            page_no = None if note == "file-rewritten" else page.page_no
            if note == "page-is-picture" and _is_amid_records(page, context.records):
                yield Problem.of(key, severity="warning", page_no=page_no)
            else:
                yield Problem.of(key, page_no=page_no)


def _is_amid_records(page: PageContent, records: Sequence[Record]) -> bool:
    """Whether a page stands between the first and the last of the report's table."""
    first = min(record.page_first for record in records)
    last = max(record.page_last for record in records)
    return first < page.page_no < last


def text_at_edge(context: CheckContext) -> Iterator[Problem]:
    """Find print that reaches the left or right edge of the paper: it may be cut off.

    Args:
        context: The report; pages without boxes (of transcripts) have no edge.

    Yields:
        A finding a page.
    """
    for page in context.page_contents:
        texts = [line.text for line in page.every_line() if _reaches_edge(line, page) and is_text(line)]
        if texts:
            shown = " / ".join(text.strip() for text in texts)
            yield Problem.of("text-at-edge", page_no=page.page_no, page=page.page_no, text=shown[:_SHOWN])


def _reaches_edge(line: Line, page: PageContent) -> bool:
    if line.box is None or page.transform is None:
        return False
    width = page.transform.size[0]
    return line.box.x0 < _EDGE_MARGIN or line.box.x1 > width - _EDGE_MARGIN
