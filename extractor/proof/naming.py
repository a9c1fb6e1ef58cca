"""Fonts whose file names no letters are read in print: what each of their glyphs shows, by the places of a reading.

Some programs put Thai fonts into a file without saying which letters their glyphs are; a few lines with each tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from extractor.errors import BrokenFileError
from extractor.inputs.backends import open_rasters
from extractor.inputs.base import DrawsLines
from extractor.inputs.pdf.sign_fonts import table_of
from extractor.inputs.text_quality import is_unmapped
from extractor.model import (
    UNKNOWN_LETTER,
    Code,
    Glyph,
    GlyphNames,
    PageContent,
    Source,
)
from extractor.ocr.reader.beam_search import Frames, decode
from extractor.ocr.reader.engine import shared_reader
from extractor.ocr.reader.frame_alignment import column_of, frames_of
from extractor.ocr.reader.line_input import net_columns
from extractor.options import Options
from extractor.proof.glyph_votes import ReadLetter, Spot, Votes
from extractor.proof.letters import LOOK_ALIKES, is_mark, signs_of
from extractor.proof.line_pictures import INK, LinePicture, LinePictures
from extractor.proof.printed_lines import (
    PrintedLine,
    Unit,
    by_page,
    is_over,
    printed_lines,
)
from extractor.proof.sampling import covering_lines, needed_looks
from extractor.tables.letters import takes_room
from normalizer.thai import SARA_AM

# How many times as often as for a proof each glyph is looked at, and those again of which that does not tell.
_LOOKS_FACTORS = (2, 6, 6)
# How sure the reader must be of the letters of a line on average; of hand-written fonts it is 0.7 to 0.95.
_CLEAR = 0.9
# How many times as wide as high a dash is at least.
_DASH_SHAPE = 2
# The share of a glyph's width at each of its sides that is not asked for ink: its neighbours reach into it.
_SIDE = 0.15


def names_in_print(
    source: Source, page_contents: Sequence[PageContent], options: Options
) -> GlyphNames:
    """Read what the glyphs show of fonts whose letters the file does not name.

    Args:
        source: The document.
        page_contents: Its pages, as they were read.
        options: Its password.

    Returns:
        What each glyph of such fonts shows, by its code, and each other one that has no name, or that of a number; the
        unknown letter where looks do not tell.
    """
    lines = list(map(_by_codes, printed_lines(page_contents)))
    rasters = open_rasters(source, options.password) if lines else None
    if rasters is None:
        return {}
    votes = Votes()
    with closing(rasters):
        if isinstance(rasters, DrawsLines):
            _look_at(lines, LinePictures(rasters), votes)
    said = {
        code: glyph.text
        for printed in lines
        for code, glyph in _glyphs_of(printed)
    }
    fonts = votes.misnamed_fonts(said)
    names = {
        code: votes.name_of(code)
        for printed in lines
        for code, _ in printed.keys
    }
    return {
        code: name
        for code, name in names.items()
        if code[0] in fonts
        or is_unmapped(said.get(code, UNKNOWN_LETTER))
        or _is_mark_called_letter(name, said[code])
    }


def _is_mark_called_letter(shown: str, said: str) -> bool:
    """Whether a mark is called a letter or a sign, where the font's letters have names.

    Some writers call it by its number in the font, as / for ่ or 9 for ์, others as a letter beside it: ชืชอ for ชื่อ.
    """
    return (
        is_mark(shown)
        and len(said) == 1
        and not is_mark(said)
        and not said.isspace()
    )


def _by_codes(printed: PrintedLine) -> PrintedLine:
    """A line whose every glyph is looked at for what it is, whatever the file says, were it a space."""
    return replace(
        printed,
        units=tuple(
            Unit(((font, number), UNKNOWN_LETTER), start=0)
            for (font, *numbers), _ in _glyphs_of(printed)
            for number in numbers
        ),
    )


def _glyphs_of(printed: PrintedLine) -> list[tuple[Code, Glyph]]:
    """The glyphs of a line that draw letters: no boxes for letters that a font lacks, no known signs."""
    return [
        (glyph.code, glyph)
        for glyph in printed.line.glyphs
        if glyph.code
        and not glyph.is_lacking
        and (is_unmapped(glyph.text) or table_of(glyph.font) is None)
    ]


def _look_at(
    lines: Sequence[PrintedLine], pictures: LinePictures, votes: Votes
) -> None:
    """Let as many lines vote as it takes to tell what each glyph shows, those that others cover last of all."""
    bare = [printed for printed in lines if printed.is_bare]
    looked_at: set[int] = set()
    for among, factor in zip((bare, bare, lines), _LOOKS_FACTORS, strict=True):
        left = [printed for printed in among if id(printed) not in looked_at]
        needed = {
            sight: count
            for sight, count in needed_looks(left, factor).items()
            if not votes.is_sure(sight[0][0])
        }
        chosen = covering_lines(left, needed)
        looked_at.update(map(id, chosen))
        for page_no, on_page in by_page(chosen):
            with suppress(BrokenFileError):
                _take_votes(pictures.of(page_no, on_page), votes)
        votes.count()


def _take_votes(pictures: Sequence[LinePicture], votes: Votes) -> None:
    images = [picture.image for picture in pictures]
    seen = shared_reader().frames(images)
    for picture, frames in zip(pictures, seen, strict=True):
        votes.add(
            list(_spots(picture)),
            list(_letters(picture, frames)),
            picture.printed.place.size,
        )


def _spots(picture: LinePicture) -> Iterator[Spot]:
    """The glyphs of a line, those one by one that say something together."""
    has_ink: NDArray[np.bool_] = np.any(picture.drawn.pixels < INK, axis=0)
    letter: Glyph | None = None
    for (font, *numbers), glyph in _glyphs_of(picture.printed):
        has_room = takes_room(glyph) and not (letter and is_over(glyph, letter))
        letter = glyph if has_room else letter
        are_letters = _are_letters(glyph, len(numbers), has_room=has_room)
        width = (glyph.x1 - glyph.x0) / max(1, sum(are_letters))
        x0 = glyph.x0
        for number, is_letter in zip(numbers, are_letters, strict=True):
            first = picture.column_of(x0 + _SIDE * width)
            end = picture.column_of(x0 + (1 - _SIDE) * width) + 1
            shows = not is_letter or bool(has_ink[max(0, first) : end].any())
            yield Spot((font, number), glyph, x0 + width / 2, is_letter, shows)
            x0 += width * is_letter


def _are_letters(glyph: Glyph, count: int, *, has_room: bool) -> list[bool]:
    """Which of the parts of a glyph are letters and no marks: as it says, where it says as many; else the first."""
    said = [not is_mark(letter) for letter, _ in signs_of([glyph.text])]
    if not has_room:
        return [False] * count
    return said if len(said) == count > 1 else [True] + [False] * (count - 1)


def _letters(picture: LinePicture, frames: Frames) -> Iterator[ReadLetter]:
    """The letters that are read on a line, sara am in its parts, each with the x where it stands (points).

    Signs that look alike stay as they were read: “ and ” are one in a proof, but no glyph is both.
    """
    reading = decode(frames)
    text = reading.text
    is_clear = bool(text) and (
        mean(reading.confidences) >= _CLEAR or _is_dash(text, picture)
    )
    places = (frames_of(frames, text) if is_clear else None) or []
    _, columns = net_columns(picture.image)
    for letter, index in signs_of(text[: len(places)]):
        column = min(column_of(places[index]), len(columns) - 1)
        is_part = text[index] == SARA_AM
        yield letter if is_part else text[index], picture.x_of(columns[column])


def _is_dash(text: str, picture: LinePicture) -> bool:
    """Whether all of a line is a dash, and is drawn as one: alone in its cell it is read right, but never surely."""
    rows, columns = np.nonzero(picture.drawn.pixels < INK)
    return text in LOOK_ALIKES[0] and bool(
        np.ptp(columns) > _DASH_SHAPE * np.ptp(rows)
    )
