"""Fonts whose file names no letters are read in print: what each of their glyphs shows, by the places of a reading.

Old programs put Thai fonts into a file without saying which letters their glyphs are. A few lines with each glyph tell.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from extractor.errors import BrokenFileError
from extractor.inputs.backends import open_rasters
from extractor.inputs.base import DrawsLines
from extractor.inputs.pdf.mark_order import stands_over
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
from extractor.proof.letters import is_mark, one_spelling, signs_of
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
from normalizer.thai import NIKHAHIT, SARA_AA, SARA_AM

Costs = NDArray[np.float64]

# How many times as often as for a proof each glyph is looked at, and the share of looks that must show one letter.
_LOOKS_FACTOR = 2
_LEAST_SHARE = 0.7
# What it costs that a glyph shows nothing, that a letter is no glyph's, and how far apart the two may be (em).
_GLYPH_WITHOUT_LETTER = 0.3
_LETTER_WITHOUT_GLYPH = 0.6
_FARTHEST = 0.6
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
        What each glyph of such fonts shows, by its code; the unknown letter where looks do not tell.
    """
    lines = [
        _by_codes(printed)
        for printed in printed_lines(page_contents)
        if printed.is_bare
    ]
    rasters = open_rasters(source, options.password) if lines else None
    if rasters is None:
        return {}
    votes = Votes()
    with closing(rasters):
        if isinstance(rasters, DrawsLines):
            pictures = LinePictures(rasters)
            chosen = covering_lines(lines, needed_looks(lines, _LOOKS_FACTOR))
            for page_no, on_page in by_page(chosen):
                with suppress(BrokenFileError):
                    votes.add(pictures.of(page_no, on_page))
    votes.take_marks()
    said = {
        glyph.code: glyph.text
        for printed in lines
        for glyph in printed.line.glyphs
        if glyph.code
    }
    fonts = votes.misnamed_fonts(said)
    return {
        code: votes.name_of(code)
        for code in _every_code(lines)
        if code[0] in fonts
    }


def _by_codes(printed: PrintedLine) -> PrintedLine:
    """A line whose every glyph is looked at for what it is, whatever the file says, were it a space."""
    return replace(
        printed,
        units=tuple(
            Unit(((glyph.code[0], number), UNKNOWN_LETTER), start=0)
            for glyph in printed.line.glyphs
            if glyph.code
            for number in glyph.code[1:]
        ),
    )


def _every_code(lines: Iterable[PrintedLine]) -> set[Code]:
    return {code for printed in lines for code, _ in printed.keys}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A glyph of a line.

    Attributes:
        code: Which one of which font.
        glyph: The glyph, or several that are drawn in one place.
        has_room: Whether it is no mark.
        has_ink: Whether something is drawn where it stands; always of a mark.
    """

    code: Code
    glyph: Glyph
    has_room: bool
    has_ink: bool

    @property
    def middle(self) -> float:
        """The middle of its width (points)."""
        return (self.glyph.x0 + self.glyph.x1) / 2


@dataclass
class Votes:
    """What glyphs were seen to show.

    Attributes:
        shown: How often each code showed what; a space where nothing is drawn.
        stacks: The marks of one letter, and what was read over it.
    """

    shown: defaultdict[Code, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    stacks: list[tuple[list[Code], list[str]]] = field(default_factory=list)

    def add(self, pictures: Sequence[LinePicture]) -> None:
        """Read lines, and take for each glyph what stands where it stands.

        Args:
            pictures: Lines that were drawn.
        """
        images = [picture.image for picture in pictures]
        seen = shared_reader().frames(images)
        for picture, frames in zip(pictures, seen, strict=True):
            self._add_line(
                list(_spots(picture)),
                list(_letters(picture, frames)),
                picture.printed.place.size,
            )

    def name_of(self, code: Code) -> str:
        """What a glyph shows.

        Args:
            code: Its font and number.

        Returns:
            The letter that most looks showed, a space where nothing is drawn; the unknown letter where they disagree.
        """
        counts = self.shown[code]
        if not counts:
            return UNKNOWN_LETTER
        ((name, count),) = counts.most_common(1)
        if count < _LEAST_SHARE * counts.total():
            return UNKNOWN_LETTER
        return name

    def misnamed_fonts(self, said: Mapping[Code, str]) -> set[int]:
        """Find the fonts of which most looks showed something else than the file says.

        Args:
            said: What the file says of each code.

        Returns:
            Their numbers.
        """
        seen: Counter[int] = Counter()
        alike: Counter[int] = Counter()
        for code, counts in self.shown.items():
            text = one_spelling(said.get(code, ""))
            seen[code[0]] += counts.total()
            alike[code[0]] += sum(
                count
                for shown, count in counts.items()
                if one_spelling(shown) == text
            )
        return {font for font, count in seen.items() if alike[font] < count / 2}

    def _add_line(
        self,
        spots: Sequence[_Spot],
        letters: Sequence[tuple[str, float]],
        size: float,
    ) -> None:
        """Vote for one line: each letter for the glyph nearest to it, its marks for those that are set behind that."""
        for spot in spots:
            if not spot.has_ink:
                self.shown[spot.code][" "] += 1
        with_room = [
            index
            for index, spot in enumerate(spots)
            if spot.has_room and spot.has_ink
        ]
        marks_of = _marks_of(spots)
        clusters = _clusters(letters)
        matched = _matched(
            [x for _, _, x in clusters],
            [spots[index].middle for index in with_room],
            size,
        )
        is_carried = False  # whether the mark of a sara am was read whose letter has no glyph for it
        for (base, marks, _), place in zip(clusters, matched, strict=True):
            is_sara_am = is_carried and base == SARA_AA
            is_carried = False
            if place is None:
                continue
            index = with_room[place]
            self.shown[spots[index].code][SARA_AM if is_sara_am else base] += 1
            own = marks_of[index]
            if NIKHAHIT in marks and len(own) == len(marks) - 1:
                marks.remove(NIKHAHIT)
                is_carried = True
            if len(own) == len(marks):
                self.stacks.append((own, marks))
        for place in set(range(len(with_room))) - set(matched):
            self.shown[spots[with_room[place]].code][UNKNOWN_LETTER] += 1

    def take_marks(self) -> None:
        """Vote for the marks: of several over one letter the order is not known, but others stood alone elsewhere."""
        for codes, marks in sorted(
            self.stacks, key=lambda stack: len(stack[1])
        ):
            left = list(marks)
            waiting = []
            for code in codes:
                usual = self.name_of(code)
                if usual in left:
                    left.remove(usual)
                    self.shown[code][usual] += 1
                else:
                    waiting.append(code)
            if len(waiting) == 1:
                self.shown[waiting[0]][left[0]] += 1


def _spots(picture: LinePicture) -> Iterator[_Spot]:
    """The glyphs of a line; of several that say something together the last one has their room."""
    glyphs = picture.printed.line.glyphs
    has_ink: NDArray[np.bool_] = np.any(picture.drawn.pixels < INK, axis=0)
    for index, glyph in enumerate(glyphs):
        beside = (*glyphs[index - 1 : index], *glyphs[index + 1 : index + 2])
        has_room = takes_room(glyph) and not any(
            is_over(glyph, other) for other in beside
        )
        side = _SIDE * (glyph.x1 - glyph.x0)
        first, last = (
            max(0, picture.column_of(x))
            for x in (glyph.x0 + side, glyph.x1 - side)
        )
        font, *numbers = glyph.code or (0,)
        for place, number in enumerate(numbers, start=1):
            yield _Spot(
                (font, number),
                glyph,
                has_room and place == len(numbers),
                not has_room or bool(has_ink[first : last + 1].any()),
            )


def _marks_of(spots: Sequence[_Spot]) -> dict[int, list[Code]]:
    """The marks of each letter, by its index: those set behind it, but for those that stand over the next one only."""
    marks: defaultdict[int, list[Code]] = defaultdict(list)
    letters = [index for index, spot in enumerate(spots) if spot.has_room]
    for index, spot in enumerate(spots):
        if spot.has_room:
            continue
        place = bisect(letters, index)
        before, behind = letters[:place][-1:], letters[place : place + 1]
        over = [
            letter
            for letter in (*before, *behind)
            if stands_over(spot.glyph, spots[letter].glyph)
        ]
        for letter in [*over, *before][:1]:
            marks[letter].append(spot.code)
    return marks


def _letters(
    picture: LinePicture, frames: Frames
) -> Iterator[tuple[str, float]]:
    """The letters that are read on a line, sara am in its parts, each with the x where it stands (points).

    Signs that look alike stay as they were read: “ and ” are one in a proof, but no glyph is both.
    """
    text = decode(frames).text
    places = frames_of(frames, text) or []
    _, columns = net_columns(picture.image)
    for letter, index in signs_of(text[: len(places)]):
        column = min(column_of(places[index]), len(columns) - 1)
        is_part = text[index] == SARA_AM
        yield letter if is_part else text[index], picture.x_of(columns[column])


def _clusters(
    letters: Iterable[tuple[str, float]],
) -> list[tuple[str, list[str], float]]:
    """Letters, each with the marks over and under it, and its x."""
    clusters: list[tuple[str, list[str], float]] = []
    for letter, x in letters:
        if not is_mark(letter):
            clusters.append((letter, [], x))
        elif clusters:
            clusters[-1][1].append(letter)
    return clusters


def _matched(
    letters: Sequence[float], glyphs: Sequence[float], size: float
) -> list[int | None]:
    """Which glyph each letter is, both in order, for the least distance in all; None where it is none."""
    costs = np.full((len(letters) + 1, len(glyphs) + 1), np.inf)
    costs[0] = _GLYPH_WITHOUT_LETTER * np.arange(len(glyphs) + 1)
    distances = np.abs(np.subtract.outer(letters, glyphs)) / size
    distances[distances > _FARTHEST] = np.inf
    for row, near in enumerate(distances, start=1):
        costs[row, 0] = _LETTER_WITHOUT_GLYPH * row
        for column, distance in enumerate(near, start=1):
            costs[row, column] = min(
                costs[row - 1, column - 1] + distance,
                costs[row - 1, column] + _LETTER_WITHOUT_GLYPH,
                costs[row, column - 1] + _GLYPH_WITHOUT_LETTER,
            )
    return _way_back(costs, distances)


def _way_back(costs: Costs, distances: Costs) -> list[int | None]:
    """The way by which the least cost came about."""
    row, column = (side - 1 for side in costs.shape)
    matched: list[int | None] = [None] * row
    while row and column:
        cost = costs[row, column]
        if cost == costs[row - 1, column - 1] + distances[row - 1, column - 1]:
            row, column = row - 1, column - 1
            matched[row] = column
        elif cost == costs[row - 1, column] + _LETTER_WITHOUT_GLYPH:
            row -= 1
        else:
            column -= 1
    return matched
