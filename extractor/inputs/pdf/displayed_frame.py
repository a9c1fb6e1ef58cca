"""From the coordinates of a PDF to points of the page turned to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pdfminer.layout import LTChar
from pdfplumber.page import Page as PlumberPage

from extractor.inputs.pdf.colours import colour_on_paper
from extractor.model import Box, Drawing, Glyph, Ink, PageTransform, Ruling
from extractor.model.page_coordinates import (
    ACROSS,
    quarter_turn_to_level,
    quarter_turned_point,
)

# Print whose direction is off both axes by more than this (a slope of 6 degrees) is a watermark or a stamp.
_ASLANT_SLOPE = 0.1
# Directions of print that are remembered.
_REMEMBERED = 256

# x0, y0, x1, y1 in points, y upwards.
_Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class DisplayedFrame:
    """The page as displayed, within its CropBox, and how it is turned to be read.

    Attributes:
        left: Its left edge in pdfminer's coordinates (points, origin bottom-left of the MediaBox as displayed).
        upper: Its upper edge in pdfminer's coordinates.
        shift: What to take from pdfplumber's x and y (origin top-left of the MediaBox as displayed).
        transform: How it is turned to be read.
        rotation: Degrees by which the file's Rotate entry turns the page clockwise.
        media: Its MediaBox as the file has it: left, lower, right, upper side.
    """

    left: float
    upper: float
    shift: tuple[float, float]
    transform: PageTransform
    rotation: int = 0
    media: _Rectangle = (0.0, 0.0, 0.0, 0.0)

    @classmethod
    def of(
        cls, page: PlumberPage, degrees: int, scale: float = 1.0
    ) -> DisplayedFrame:
        """The frame of a page.

        Args:
            page: A page of pdfplumber's.
            degrees: How it is to be turned to be read, clockwise: 0, 90, 180 or 270.
            scale: How many times as large it is read.

        Returns:
            Its frame.
        """
        x0, y0, x1, y1 = _displayed_part(page)
        corner_x, corner_y = _as_pdfminer_places(x0, y0, page)
        opposite_x, opposite_y = _as_pdfminer_places(x1, y1, page)
        left = min(corner_x, opposite_x)
        right = max(corner_x, opposite_x)
        lower = min(corner_y, opposite_y)
        upper = max(corner_y, opposite_y)
        return cls(
            left=left,
            upper=upper,
            shift=(
                left + page.mediabox[0],
                page.mediabox[1] + page.height - upper,
            ),
            transform=PageTransform(
                degrees, right - left, upper - lower, scale=scale
            ),
            rotation=page.rotation % 360,
            media=tuple(page.page_obj.mediabox),
        )

    def are_shown(self, characters: Iterable[LTChar]) -> Iterator[bool]:
        """Whether characters stand on the page as displayed.

        Args:
            characters: Characters of pdfminer's.

        Yields:
            Whether the middle of each lies within the CropBox.
        """
        width, height = self.transform.size
        for character in characters:
            x, y = self._point(
                (character.x0 + character.x1) / 2,
                (character.y0 + character.y1) / 2,
            )
            yield 0 <= x <= width and 0 <= y <= height

    def as_written(self, x: float, y: float) -> tuple[float, float]:
        """A point of pdfminer's where the file has it.

        Args:
            x: In points.
            y: In points, upwards.

        Returns:
            The same point before the page is turned by its Rotate entry.
        """
        x0, y0, x1, y1 = self.media
        is_across = self.rotation in ACROSS
        width, height = (y1 - y0, x1 - x0) if is_across else (x1 - x0, y1 - y0)
        written_x, written_y = quarter_turned_point(
            x, y, width, height, self.rotation
        )
        return written_x + x0, written_y + y0

    def box(self, character: LTChar) -> Box:
        """Where a character stands on the page turned to be read.

        Args:
            character: A character of pdfminer's.

        Returns:
            Its box, from its lowest to its highest part.
        """
        one_x, one_y = self._point(character.x0, character.y0)
        other_x, other_y = self._point(character.x1, character.y1)
        return Box(
            min(one_x, other_x),
            min(one_y, other_y),
            max(one_x, other_x),
            max(one_y, other_y),
        )

    def glyph(self, character: LTChar, text: str) -> Glyph:
        """A character in points of the page turned to be read.

        Args:
            character: A character of pdfminer's; its foot is the origin of its matrix.
            text: What it says; print proves nothing of one that is hidden.

        Returns:
            The glyph.
        """
        one_x, one_y = self._point(character.x0, character.y0)
        other_x, other_y = self._point(character.x1, character.y1)
        _, foot = self._point(*character.matrix[4:])
        to_level, is_aslant = _direction(*character.matrix[:2])
        turn = (to_level - self.transform.degrees) % 360
        return Glyph(
            text=text,
            x0=min(one_x, other_x),
            x1=max(one_x, other_x),
            baseline=max(one_y, other_y) if turn in ACROSS else foot,
            size=abs(one_y - other_y),
            font=character.fontname,
            aslant=is_aslant,
            turn=turn,
            code=None if character.setting.reason else character.code,
            colour=colour_on_paper(character),
            is_stamp=character.is_stamp,
            is_lacking=character.is_lacking,
        )

    def ruling(self, stroke: Ruling) -> Ruling:
        """A stroke in points of the page turned to be read.

        Args:
            stroke: A stroke in pdfplumber's coordinates.

        Returns:
            The ruling.
        """
        one_x, one_y = self._turned(stroke.x0, stroke.top)
        other_x, other_y = self._turned(stroke.x1, stroke.bottom)
        return replace(
            stroke,
            x0=min(one_x, other_x),
            top=min(one_y, other_y),
            x1=max(one_x, other_x),
            bottom=max(one_y, other_y),
        )

    def segment(
        self, page: PlumberPage, segment: tuple[float, float, float, float]
    ) -> Ruling:
        """A level stroke of the file in points of the page turned to be read.

        Args:
            page: The page.
            segment: The x and y of its ends in points of the file, y upwards.

        Returns:
            The ruling.
        """
        x0, y0, x1, y1 = segment
        one_x, one_y = self._point(*_as_pdfminer_places(x0, y0, page))
        other_x, other_y = self._point(*_as_pdfminer_places(x1, y1, page))
        return Ruling(
            min(one_x, other_x),
            min(one_y, other_y),
            max(one_x, other_x),
            max(one_y, other_y),
        )

    def drawing(self, drawing: Drawing) -> Drawing:
        """A drawing in points of the page turned to be read.

        Args:
            drawing: A drawing in pdfplumber's coordinates.

        Returns:
            The drawing.
        """
        x0, y0 = self._turned(drawing.x0, drawing.y0)
        x1, y1 = self._turned(drawing.x1, drawing.y1)
        return replace(drawing, x0=x0, y0=y0, x1=x1, y1=y1)

    def ink(self, ink: Ink) -> Ink:
        """Ink on the page turned to be read.

        Args:
            ink: Ink on the page as displayed.

        Returns:
            It.
        """
        one_x, one_y = self.transform.point(ink.box.x0, ink.box.top)
        other_x, other_y = self.transform.point(ink.box.x1, ink.box.bottom)
        box = Box(
            min(one_x, other_x),
            min(one_y, other_y),
            max(one_x, other_x),
            max(one_y, other_y),
        )
        return replace(ink, box=box)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """A point of pdfplumber's on the page turned to be read."""
        shift_x, shift_y = self.shift
        return self.transform.point(x - shift_x, y - shift_y)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        """A point of pdfminer's on the page turned to be read."""
        return self.transform.point(x - self.left, self.upper - y)


@lru_cache(maxsize=_REMEMBERED)
def _direction(along_x: float, along_y: float) -> tuple[int, bool]:
    """By how many degrees print is turned to be level, and whether it is aslant then. Most of a page runs alike."""
    least, most = sorted((abs(along_x), abs(along_y)))
    to_level = quarter_turn_to_level(along_x, along_y)
    return to_level, least > _ASLANT_SLOPE * most


def _displayed_part(page: PlumberPage) -> _Rectangle:
    """The CropBox within the MediaBox; the MediaBox where the other lies outside."""
    media: Any = page.page_obj.mediabox
    crop = page.page_obj.cropbox or media
    x0 = max(crop[0], media[0])
    y0 = max(crop[1], media[1])
    x1 = min(crop[2], media[2])
    y1 = min(crop[3], media[3])
    if x0 >= x1 or y0 >= y1:
        x0, y0, x1, y1 = media
    return x0, y0, x1, y1


def _as_pdfminer_places(
    x: float, y: float, page: PlumberPage
) -> tuple[float, float]:
    """A point of the file where pdfminer puts it, once the page is turned by its Rotate entry."""
    x0, y0, x1, y1 = page.page_obj.mediabox
    return quarter_turned_point(
        x=x - x0,
        y=y - y0,
        width=x1 - x0,
        height=y1 - y0,
        degrees=-page.rotation
        % 360,  # the entry turns clockwise, and y grows upwards here
    )
