"""What text shows on a page as PDFium draws it: as it is, and once more without the strings that are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import sqrt

import cv2
import pypdfium2
from pypdfium2 import raw

from extractor.model.image import Pixels

# Pixels a point: letters of 8 points are 10 pixels high, and their strokes one wide or more.
_SCALE = 2.0
# Pixels of a picture at most: an A2 page at that scale.
_MOST_PIXELS = 8_000_000
# Points by which two libraries may differ on where a string begins.
_SAME_PLACE = 1.0

# Where a string begins, in points of the page as it is written, origin bottom-left.
Origin2D = tuple[float, float]


class DrawnPages:
    """The pages of a PDF, opened for drawing once that is asked for.

    Attributes:
        inked_fonts: The fonts whose letters were seen to leave ink.
    """

    def __init__(self, data: bytes, password: str | None) -> None:
        """Remember a file.

        Args:
            data: Its bytes.
            password: Its password; None where none was given.
        """
        self._data = data
        self._password = password
        self._document: pypdfium2.PdfDocument | None = None
        self.inked_fonts: set[str] = set()

    def close(self) -> None:
        """Let go of the file."""
        if self._document is not None:
            self._document.close()

    @contextmanager
    def page(self, page_no: int) -> Iterator[pypdfium2.PdfPage]:
        """Open a page.

        Args:
            page_no: Its number, 1-based.

        Yields:
            The page.

        Raises:
            PdfiumError: PDFium cannot open it.
        """
        if self._document is None:
            self._document = pypdfium2.PdfDocument(self._data, password=self._password)
            self._document.init_forms()  # else form fields are not drawn
        page = self._document[page_no - 1]
        try:
            yield page
        finally:
            page.close()


def ink_of_strings(
    page: pypdfium2.PdfPage, origins: Sequence[Origin2D], asked: Collection[int]
) -> tuple[Pixels, float, frozenset[int]]:
    """Draw a page with and without some of its strings.

    Args:
        page: The page.
        origins: Where each string of its content begins, in the order of its content.
        asked: The strings that are asked for, by their place in that order.

    Returns:
        By how much each pixel differs (0 to 255, the channel that differs most), pixels a point, and the strings that
        could be told: PDFium may know of others.
    """
    strings = _text_objects(page, origins)
    known = frozenset(number for number in asked if number in strings)
    width, height = page.get_size()
    scale = min(_SCALE, sqrt(_MOST_PIXELS / max(1.0, width * height)))
    whole = page.render(scale=scale).to_numpy()
    switch_off(strings[number] for number in known)
    without = page.render(scale=scale).to_numpy()
    return cv2.absdiff(whole, without)[:, :, :3].max(axis=2), scale, known


def switch_off(page_objects: Iterable[pypdfium2.PdfObject]) -> None:
    """Let objects of a page be drawn no more, until the page is opened again.

    Args:
        page_objects: They.
    """
    for page_object in page_objects:
        raw.FPDFPageObj_SetIsActive(page_object, False)


def _text_objects(page: pypdfium2.PdfPage, origins: Sequence[Origin2D]) -> dict[int, pypdfium2.PdfObject]:
    """PDFium's object of each string: the one in its place in the order, or where that differs, at its place."""
    found = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
    if len(found) == len(origins):
        return dict(enumerate(found))
    return dict(_by_place(found, origins))


def _by_place(
    found: Sequence[pypdfium2.PdfObject], origins: Sequence[Origin2D]
) -> Iterator[tuple[int, pypdfium2.PdfObject]]:
    objects_at: dict[tuple[int, int], list[pypdfium2.PdfObject]] = defaultdict(list)
    for text_object in reversed(found):
        objects_at[_grid(_origin(text_object))].append(text_object)
    for number, origin in enumerate(origins):
        at_place = objects_at.get(_grid(origin))
        if at_place:
            yield number, at_place.pop()


def _grid(origin: Origin2D) -> tuple[int, int]:
    return round(origin[0] / _SAME_PLACE), round(origin[1] / _SAME_PLACE)


def _origin(text_object: pypdfium2.PdfObject) -> Origin2D:
    """Where a string begins; PDFium gives its place in the form that holds it."""
    *_, x, y = text_object.get_matrix().get()
    container = text_object.container
    while container is not None:
        x, y = container.get_matrix().on_point(x, y)
        container = container.container
    return x, y
