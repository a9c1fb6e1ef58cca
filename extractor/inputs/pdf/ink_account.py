"""The account of ink: what a page shows and nobody read, and what was read that it does not show.

A page is drawn only where it may tell something: where shapes stand on it that may be letters, and where a font is met
of which no ink was seen yet. What else hides text is told without (`visibility.py`).
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from pdfminer.layout import LTChar
from pdfplumber.page import Page as PlumberPage

from extractor.errors import BrokenFileError
from extractor.inputs.pdf.displayed_frame import DisplayedFrame
from extractor.inputs.pdf.drawn_text import DrawnPages
from extractor.inputs.pdf.interpreter import GlyphDevice
from extractor.inputs.pdf.intricate import is_letter_like
from extractor.inputs.pdf.page_ink import PageInk
from extractor.inputs.pdf.strokes import is_artwork
from extractor.inputs.text_quality import is_unmapped
from extractor.model import Code, Ink

# Letters in a row without ink: one alone may be blank in its font.
_FEWEST_INKLESS = 2
# Share of the places of a glyph that must be blank for it to be a space: letters are blank nowhere.
_MOSTLY = 0.5
# Points: narrower letters leave no ink that a drawing is sure to show.
_NARROWEST = 1.5


def take_account(
    page: PlumberPage,
    device: GlyphDevice,
    frame: DisplayedFrame,
    drawn: DrawnPages,
) -> list[Ink]:
    """Compare a page with what was taken from it.

    Args:
        page: The page, interpreted.
        device: Its glyphs and paints; the glyphs that leave no ink get that for a reason not to be seen.
        frame: The page as displayed, neither turned nor scaled.
        drawn: The file, opened for drawing; it remembers of which fonts ink was seen.

    Returns:
        The ink that is neither text nor a ruling, a fill or a picture, on the page as displayed.
    """
    has_shapes = any(map(is_letter_like, page.curves))
    unnamed = [
        character for character in device.glyphs if _is_unnamed(character)
    ]
    is_news = bool(_fonts(device) - drawn.inked_fonts) or any(
        one.code not in drawn.are_blank for one in unnamed
    )
    if is_artwork(page) or not (has_shapes or is_news):
        _name_blanks(unnamed, drawn)
        return []
    letters = [
        character for character in device.glyphs if _leaves_ink(character)
    ]
    try:
        with drawn.page(page.page_number) as pdfium_page:
            ink = PageInk(pdfium_page, frame)
    except BrokenFileError:
        return []
    _note_blanks(unnamed, ink.shows(unnamed), drawn)
    _note_boxes(unnamed, ink, drawn)
    _name_blanks(unnamed, drawn)
    shown = ink.shows(letters)
    drawn.inked_fonts.update(
        letter.fontname
        for letter, is_shown in zip(letters, shown, strict=True)
        if is_shown
    )
    inked = {
        letter.code
        for letter, is_shown in zip(letters, shown, strict=True)
        if is_shown
    }
    for run in _runs(letters, shown):
        if not inked.isdisjoint(letter.code for letter in run):
            continue  # drawn elsewhere, they leave ink: PDFium misplaces them here, as it does behind raised marks
        for letter in run:
            letter.setting = letter.setting._replace(reason="without-ink")
    notes = [
        character
        for character in device.glyphs
        if character.setting.string is None
    ]
    return list(ink.not_read(page, device.paints, notes)) if has_shapes else []


def _is_unnamed(character: LTChar) -> bool:
    """Whether a glyph takes room and the file does not say which character it is."""
    text = character.get_text()
    says_nothing = (
        is_unmapped(text)
        if text
        else character.is_silent or not character.is_rest
    )
    return (
        says_nothing
        and _is_judged(character)
        and bool(character.x1 - character.x0 >= _NARROWEST)
    )


def _note_blanks(
    unnamed: Sequence[LTChar], shown: Iterable[bool], drawn: DrawnPages
) -> None:
    """Remember of each unnamed glyph whether it leaves ink; letters beside it may reach into its room."""
    inkless: Counter[Code] = Counter()
    for character, is_shown in zip(unnamed, shown, strict=True):
        inkless[character.code] += not is_shown
    for code, count in Counter(character.code for character in unnamed).items():
        drawn.are_blank.setdefault(code, inkless[code] >= _MOSTLY * count)


def _name_blanks(unnamed: Iterable[LTChar], drawn: DrawnPages) -> None:
    """What leaves no ink and takes room is a space, whatever the file says (of some fonts it says U+0003).

    A box is no letter: programs draw it for what a font lacks, such as the zero-width spaces that let Thai lines break.
    """
    for character in unnamed:
        if drawn.are_blank.get(character.code):
            character._text = " "
        character.is_lacking = drawn.are_boxes.get(character.code, False)


def _note_boxes(
    unnamed: Iterable[LTChar], ink: PageInk, drawn: DrawnPages
) -> None:
    """Remember of the first glyphs of fonts, which stand for all that a font lacks, whether they draw a box."""
    boxes: defaultdict[Code, list[bool]] = defaultdict(list)
    for character in unnamed:
        if character.is_notdef and character.code not in drawn.are_boxes:
            boxes[character.code].append(ink.is_box(character))
    for code, found in boxes.items():
        drawn.are_boxes[code] = sum(found) >= _MOSTLY * len(found)


def _fonts(device: GlyphDevice) -> set[str]:
    """The fonts of the file in which the page's own text is set."""
    by_setting = {
        id(character.setting): character for character in device.glyphs
    }
    return {
        character.fontname
        for character in by_setting.values()
        if _is_judged(character)
    }


def _is_judged(character: LTChar) -> bool:
    """Whether a glyph is one of the page's own that every reader draws."""
    setting = character.setting
    is_own = setting.string is not None and not setting.look.is_thin
    return is_own and not setting.reason and bool(setting.is_embedded)


def _leaves_ink(character: LTChar) -> bool:
    """Whether a drawing is sure to show a glyph."""
    if not _is_judged(character):
        return False
    text = character.get_text()
    is_mark = all(unicodedata.category(letter) == "Mn" for letter in text)
    width = max(character.x1 - character.x0, 0.0)
    return (
        bool(text.strip())
        and not is_mark
        and width >= _NARROWEST
        and character.y1 - character.y0 >= _NARROWEST
    )


def _runs(
    letters: Sequence[LTChar], shown: Sequence[bool] | np.ndarray
) -> Iterator[list[LTChar]]:
    """The stretches of letters, as they follow in the content, none of which leaves ink."""
    run: list[LTChar] = []
    for letter, is_shown in zip(letters, shown, strict=True):
        if not is_shown:
            run.append(letter)
            continue
        if len(run) >= _FEWEST_INKLESS:
            yield run
        run = []
    if len(run) >= _FEWEST_INKLESS:
        yield run
