"""The text layer of a page: glyphs in content-stream order and rulings, in points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pdfminer.layout import LTChar
from pdfplumber.page import Page as PlumberPage

from extractor.inputs.pdf.displayed_frame import DisplayedFrame
from extractor.inputs.pdf.drawings import drawings_of
from extractor.inputs.pdf.ground import told_from_ground
from extractor.inputs.pdf.interpreter import interpret
from extractor.inputs.pdf.strike_annotations import strike_segments
from extractor.inputs.pdf.strokes import strokes_of
from extractor.inputs.pdf.struck_out import without_struck_out
from extractor.inputs.pdf.watermarks import without_watermarks
from extractor.model import Glyph, Page
from extractor.model.page_coordinates import quarter_turn_to_level
from normalizer.thai import NIKHAHIT, SARA_AA

# A page of print drawn as curves has more of them than this.
_MOST_CURVES = 200
# Points: how large the print of a page is, at least, at most, and usually; what is smaller still cannot be measured.
_SMALLEST_SIZE = 4.5
_LARGEST_SIZE = 32.0
_USUAL_SIZE = 14.0
_LEAST_SIZE = 0.01
# So many characters tell how large the print of a page is; fewer may be a title.
_FEWEST_CHARACTERS = 50
_TONE_MARKS = {"่", "้", "๊", "๋"}
_UNKNOWN = "\ufffd"


def read_page(page: PlumberPage) -> Page:
    """The glyphs and strokes of a page, turned to be read.

    Args:
        page: A page of pdfplumber's, which is interpreted once.

    Returns:
        The page in points, origin top-left of what is displayed of it.
    """
    every_character = interpret(page)
    scale = _scale(every_character)
    frame = DisplayedFrame.of(page, _turn_to_level(every_character), scale)
    # A sheet that was cut in two by CropBoxes has all its print on both pages (findings/page-cut-in-two-…).
    characters: list[LTChar] = []
    is_cropped = False
    for character in every_character:
        if frame.shows(character):
            characters.append(character)
        elif character.get_text().strip():
            is_cropped = True
    drawings = tuple(map(frame.drawing, drawings_of(page, 1 / scale)))
    rulings = map(frame.ruling, strokes_of(page, 1 / scale))
    hidden_characters = [character for character in characters if character.is_hidden]
    strikes = [frame.segment(page, segment) for segment in strike_segments(page.page_obj)]
    every_ruling = (*told_from_ground(rulings, drawings), *strikes)
    glyphs, watermarks = without_watermarks(_glyphs(characters, frame), every_ruling, page.page_number)
    struck = without_struck_out(glyphs, every_ruling, page.page_number)
    return Page(
        number=page.page_number,
        transform=frame.transform,
        glyphs=struck.glyphs,
        rulings=struck.rulings,
        drawings=drawings,
        pictured=_pictured_share(page),
        hidden=len(hidden_characters),
        notes=("text-outside-page",) if is_cropped else (),
        set_aside=(*struck.set_aside, *watermarks),
    )


def _pictured_share(page: PlumberPage) -> float:
    """The share of the page that its largest picture covers; text drawn as curves is a picture, too."""
    if len(page.curves) > _MOST_CURVES:
        return 1.0
    largest_area = 0.0
    for image in page.images:
        width = abs(image["x1"] - image["x0"])
        height = abs(image["bottom"] - image["top"])
        largest_area = max(largest_area, float(width * height))
    page_area = max(1.0, float(page.width * page.height))
    return min(1.0, largest_area / page_area)


def _scale(characters: Sequence[LTChar]) -> float:
    """How many times as large a page is read, for its print to be as large as print is; 1 where it is."""
    sizes = [character.size for character in characters if not character.get_text().isspace()]
    size = median(sizes) if len(sizes) >= _FEWEST_CHARACTERS else _USUAL_SIZE
    return 1.0 if _SMALLEST_SIZE <= size <= _LARGEST_SIZE else _USUAL_SIZE / max(size, _LEAST_SIZE)


def _turn_to_level(characters: Sequence[LTChar]) -> int:
    """By how many degrees, clockwise, the page must be turned for most of its print to run from left to right."""
    turns: Counter[int] = Counter()
    for character in characters:
        if not character.get_text().isspace():
            along_x, along_y = character.matrix[:2]
            turns[quarter_turn_to_level(along_x, along_y)] += 1
    return turns.most_common(1)[0][0] if turns else 0


def _glyphs(characters: Sequence[LTChar], frame: DisplayedFrame) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for index, character in enumerate(characters):
        glyph = frame.glyph(character)
        if glyph.text:
            glyphs.append(glyph)
        elif not character.is_rest:
            glyphs.append(replace(glyph, text=_text_of_unmapped(characters[index + 1 : index + 3])))
        elif glyphs:  # the rest of a span whose first glyph says it all, and takes its room
            glyphs[-1] = replace(glyphs[-1], x1=max(glyphs[-1].x1, glyph.x1))
    return glyphs


def _text_of_unmapped(following: Sequence[LTChar]) -> str:
    """What a glyph without a character is: before า half of a sara am that was shaped apart, else not known."""
    text = "".join(character.get_text() for character in following)
    if text.startswith(SARA_AA):
        return NIKHAHIT
    stands_under_tone = text[:1] in _TONE_MARKS and text[1:2] == SARA_AA
    return NIKHAHIT if stands_under_tone else _UNKNOWN
