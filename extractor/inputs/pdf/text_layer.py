"""The text layer of a page: glyphs in content-stream order and rulings, in points."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from pdfminer.layout import LTChar
from pdfplumber.page import Page as PlumberPage

from extractor.inputs.latin_for_thai import LATIN_FOR_THAI
from extractor.inputs.pdf.clusters import cluster_texts
from extractor.inputs.pdf.displayed_frame import DisplayedFrame
from extractor.inputs.pdf.drawings import drawings_of
from extractor.inputs.pdf.drawn_text import DrawnPages
from extractor.inputs.pdf.fonts import DocumentFonts
from extractor.inputs.pdf.ground import told_from_ground
from extractor.inputs.pdf.hidden_texts import hidden_texts_of, ocr_layer
from extractor.inputs.pdf.ink_account import take_account
from extractor.inputs.pdf.interpreter import interpret
from extractor.inputs.pdf.mark_order import behind_their_letters
from extractor.inputs.pdf.spaces_without_room import without_unsure_ends
from extractor.inputs.pdf.strike_annotations import strike_segments
from extractor.inputs.pdf.strokes import strokes_of
from extractor.inputs.pdf.struck_out import without_struck_out
from extractor.inputs.pdf.visibility import hide_unseen
from extractor.inputs.pdf.watermarks import without_watermarks
from extractor.inputs.text_quality import SCAN_COVERS
from extractor.model import Glyph, Page
from extractor.model.page_coordinates import quarter_turn_to_level
from normalizer.thai import LETTER

_THAI = re.compile(f"[{LETTER}]")
# A page of print drawn as curves has more of them than this.
_MOST_CURVES = 200
# Points: how large the print of a page is, at least, at most, and usually; what is smaller still cannot be measured.
_SMALLEST_SIZE = 4.5
_LARGEST_SIZE = 32.0
_USUAL_SIZE = 14.0
_LEAST_SIZE = 0.01
# Categories of characters that end lines, or pages; within a line of print they do not.
_LINE_ENDS = ("Cc", "Zl", "Zp")
# Information separators, and what stands for them: white space to Python, but no program prints them for a space, while
# Ghostscript names Thai glyphs by numbers among which they are.
_SEPARATORS = "\x1c\x1d\x1e\x1f"
_SUBSTITUTE = "\x1a"
# What stands for those that take no room (share of the size: what advances less).
_ZERO_WIDTH_SPACE = "\u200b"
_NO_ROOM = 0.02
# Zero-width spaces and joiners, marks of direction.
_NO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u202a\u202b\u202c\u202d\u202e\ufeff"
# So many characters tell how large the print of a page is; fewer may be a title.
_FEWEST_CHARACTERS = 50


def read_page(
    page: PlumberPage,
    drawn: DrawnPages,
    fonts: DocumentFonts,
) -> Page:
    """The glyphs and strokes of a page, turned to be read.

    Args:
        page: A page of pdfplumber's, which is interpreted once.
        drawn: Its file, opened for drawing where something must be looked at.
        fonts: The fonts of the document that were met before; those of the page are added.

    Returns:
        The page in points, origin top-left of what is displayed of it.
    """
    device = interpret(page, fonts.numbers, fonts.names)
    is_first_in_latin = fonts.in_latin.say_in_thai(device.glyphs)
    displayed = DisplayedFrame.of(page, 0)
    hide_unseen(
        device.glyphs, device.paints, displayed, drawn, page.page_number
    )
    pictured = _pictured_share(page)
    ink = (
        take_account(page, device, displayed, drawn)
        if pictured < SCAN_COVERS
        else []
    )
    layer = ocr_layer(device.glyphs) if pictured >= SCAN_COVERS else []
    for character in layer:
        character.code = None  # no print of the page itself can prove it
    hidden = [
        character for character in device.glyphs if character.setting.reason
    ]
    kept = {id(character) for character in layer}
    characters = [
        character
        for character in device.glyphs
        if not character.setting.reason or id(character) in kept
    ]
    scale = _scale(characters)
    frame = DisplayedFrame.of(page, _turn_to_level(characters), scale)
    drawings = tuple(map(frame.drawing, drawings_of(page, 1 / scale)))
    rulings = map(frame.ruling, strokes_of(page, 1 / scale))
    strikes = [
        frame.segment(page, segment)
        for segment in strike_segments(page.page_obj)
    ]
    every_ruling = (*told_from_ground(rulings, drawings), *strikes)
    unmarked = without_watermarks(
        _glyphs(characters, frame), every_ruling, page.page_number
    )
    struck = without_struck_out(
        unmarked.glyphs, unmarked.rulings, page.page_number
    )
    return Page(
        number=page.page_number,
        transform=frame.transform,
        glyphs=struck.glyphs,
        rulings=struck.rulings,
        drawings=drawings,
        pictured=pictured,
        hidden=len(layer),
        guessed=sum(
            character.is_guess and not _THAI.search(character.get_text())
            for character in characters
        ),
        hidden_texts=tuple(
            hidden_texts_of(
                [c for c in hidden if id(c) not in kept],
                frame,
                page.page_number,
            )
        ),
        ink=tuple(frame.ink(stretch) for stretch in ink),
        annotations=device.annotations,
        notes=(LATIN_FOR_THAI,) if is_first_in_latin else (),
        set_aside=(*struck.set_aside, *unmarked.set_aside),
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
    sizes = [
        character.size
        for character in characters
        if not character.get_text().isspace()
    ]
    size = median(sizes) if len(sizes) >= _FEWEST_CHARACTERS else _USUAL_SIZE
    return (
        1.0
        if _SMALLEST_SIZE <= size <= _LARGEST_SIZE
        else _USUAL_SIZE / max(size, _LEAST_SIZE)
    )


def _turn_to_level(characters: Sequence[LTChar]) -> int:
    """By how many degrees, clockwise, the page must be turned for most of its print to run from left to right."""
    directions = Counter(
        character.matrix[:2]
        for character in characters
        if not character.get_text().isspace()
    )
    turns: Counter[int] = Counter()
    for direction, count in directions.items():
        turns[quarter_turn_to_level(*direction)] += count
    return turns.most_common(1)[0][0] if turns else 0


def _glyphs(characters: Sequence[LTChar], frame: DisplayedFrame) -> list[Glyph]:
    glyphs: list[Glyph] = []
    for character, text in zip(
        characters, cluster_texts(characters), strict=True
    ):
        glyph = frame.glyph(
            character, _without_line_ends(text or "", character)
        )
        if text is not None:
            glyphs.append(
                _without_room(glyph) if text.strip(_NO_WIDTH) == "" else glyph
            )
        # The rest of what the glyph before says takes its room, too.
        elif glyphs:
            glyphs[-1] = _with_rest(glyphs[-1], glyph)
    return behind_their_letters(without_unsure_ends(glyphs))


def _without_room(glyph: Glyph) -> Glyph:
    """A glyph of no width; some fonts have room for it, over which the pen steps back."""
    if not glyph.text:
        return glyph
    return (
        replace(glyph, size=0.0)
        if glyph.runs_across
        else replace(glyph, x1=glyph.x0)
    )


def _without_line_ends(text: str, character: LTChar) -> str:
    """What a glyph says; one that says the end of a line is a space, and nothing where the pen does not go on."""
    if text and text in _SEPARATORS:
        return _SUBSTITUTE
    if (
        not text.isspace()
        or text in (" ", "\t")
        or unicodedata.category(text[0]) not in _LINE_ENDS
    ):
        return text
    return (
        " "
        if abs(character.adv) > _NO_ROOM * abs(character.size)
        else _ZERO_WIDTH_SPACE
    )


def _with_rest(first: Glyph, rest: Glyph) -> Glyph:
    """The first glyph of several, which says it all, with the room and the code of a further one."""
    code = first.code + rest.code[1:] if first.code and rest.code else None
    if not first.runs_across:
        return replace(first, x1=max(first.x1, rest.x1), code=code)
    top = min(glyph.baseline - glyph.size for glyph in (first, rest))
    foot = max(first.baseline, rest.baseline)
    return replace(first, baseline=foot, size=foot - top, code=code)
