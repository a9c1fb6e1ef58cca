"""What text shows on a page as PDFium draws it: as it is, and once more without the strings that are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import sqrt

import cv2
import pypdfium2
from pypdfium2 import raw

from extractor.errors import library_errors
from extractor.inputs.pdf.suspicion import LEAST_CONTRAST
from extractor.model.image import Pixels
from extractor.model.text import Code

# Pixels a point: letters of 8 points are 10 pixels high, and their strokes one wide or more.
_SCALE = 2.0
# Pixels of a picture at most: an A2 page at that scale.
_MOST_PIXELS = 8_000_000
# Points by which two libraries may differ on where a string begins.
_SAME_PLACE = 1.0

# Levels (of 255) by which a pixel must differ for ink to be seen there, and between the ink and the ground of a letter.
_SEEN = round(LEAST_CONTRAST * 255)
_VARIES = 40
# Share of the pixels of a letter's body in which ink must be seen: the dot of a full stop fills 8 in 100.
_LEAST_INK = 0.03
# Pixels at the sides of a letter that its neighbours' ink may reach.
_NEIGHBOURS = 1

# Where a string begins, in points of the page as it is written, origin bottom-left.
Origin2D = tuple[float, float]
# left, top, right, bottom
Sides = tuple[float, float, float, float]


class DrawnPages:
    """The pages of a PDF, opened for drawing once that is asked for.

    Attributes:
        inked_fonts: The fonts whose letters were seen to leave ink.
        are_blank: Of glyphs that the file gives no character, by their codes, whether they leave none.
        are_boxes: Of the first glyphs of fonts, which stand for all that a font lacks, whether they draw a box.
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
        self.are_blank: dict[Code, bool] = {}
        self.are_boxes: dict[Code, bool] = {}

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
            BrokenFileError: PDFium cannot open it, or stumbles over it while the block runs.
        """
        with library_errors(), self._opened(page_no) as page:
            yield page

    @contextmanager
    def _opened(self, page_no: int) -> Iterator[pypdfium2.PdfPage]:
        if self._document is None:
            self._document = pypdfium2.PdfDocument(
                self._data, password=self._password
            )
            self._document.init_forms()  # else form fields are not drawn
        page = self._document[page_no - 1]
        try:
            yield page
        finally:
            page.close()


class StringInk:
    """The ink of some strings of a page.

    Attributes:
        known: The strings of which it is known, by their place in the order of the content.
        scale: Pixels a point.
    """

    def __init__(
        self,
        page: pypdfium2.PdfPage,
        origins: Sequence[Origin2D],
        asked: Collection[int],
    ) -> None:
        """Draw a page with and without strings.

        Args:
            page: The page.
            origins: Where each string of its content begins, in the order of the content.
            asked: The strings that are asked for, by their place in that order.
        """
        strings = _text_objects(page, origins)
        self.known = frozenset(number for number in asked if number in strings)
        width, height = page.get_size()
        self.scale = min(_SCALE, sqrt(_MOST_PIXELS / max(1.0, width * height)))
        whole = page.render(scale=self.scale).to_numpy()
        switch_off(strings[number] for number in self.known)
        without = page.render(scale=self.scale).to_numpy()
        self._ink = cv2.absdiff(whole, without)[:, :, :3].max(axis=2)
        self._without = without[:, :, :3].max(axis=2)

    def shows(self, sides: Sides) -> bool:
        """Whether the strings leave ink somewhere.

        Args:
            sides: Left, top, right and bottom of a letter's body, in points of the page as displayed.

        Returns:
            Whether enough of it differs from the page without them.
        """
        part = self._part(self._ink, sides)
        return bool(part.size) and float((part >= _SEEN).mean()) >= _LEAST_INK

    def is_drawn(self, sides: Sides) -> bool:
        """Whether there is something of its own to be seen on the page without the strings.

        Args:
            sides: As for `shows`.

        Returns:
            Whether the page varies there.
        """
        part = self._part(self._without, sides)
        return bool(part.size) and int(part.max()) - int(part.min()) >= _VARIES

    def _part(self, pixels: Pixels, sides: Sides) -> Pixels:
        left, top, right, bottom = (round(side * self.scale) for side in sides)
        if right - left > 4 * _NEIGHBOURS:
            left += _NEIGHBOURS
            right -= _NEIGHBOURS
        return pixels[
            max(0, top) : max(0, bottom) + 1, max(0, left) : max(0, right) + 1
        ]


def switch_off(page_objects: Iterable[pypdfium2.PdfObject]) -> None:
    """Let objects of a page be drawn no more, until the page is opened again.

    Args:
        page_objects: They.
    """
    for page_object in page_objects:
        raw.FPDFPageObj_SetIsActive(page_object, False)


def _text_objects(
    page: pypdfium2.PdfPage, origins: Sequence[Origin2D]
) -> dict[int, pypdfium2.PdfObject]:
    """PDFium's object of each string: the one in its place in the order, or where that differs, at its place."""
    found = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
    if len(found) == len(origins):
        return dict(enumerate(found))
    return dict(_by_place(found, origins))


def _by_place(
    found: Sequence[pypdfium2.PdfObject], origins: Sequence[Origin2D]
) -> Iterator[tuple[int, pypdfium2.PdfObject]]:
    objects_at: dict[tuple[int, int], list[pypdfium2.PdfObject]] = defaultdict(
        list
    )
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
