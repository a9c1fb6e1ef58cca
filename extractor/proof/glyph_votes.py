"""What glyphs show, told by where the letters of a reading stand: most looks decide."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from extractor.inputs.pdf.mark_order import stands_over
from extractor.model import UNKNOWN_LETTER, Code, Glyph
from extractor.proof.letters import is_mark, one_spelling
from extractor.proof.overlooked import without_overlooked
from normalizer.thai import NIKHAHIT, SARA_AA, SARA_AM

# The share of looks from which on a letter is what a glyph shows, and the share that tells nothing more.
_LEAST_SHARE = 0.5
_SURE_SHARE = 0.7
# What it costs that a glyph shows nothing, that a letter is no glyph's, and how far apart the two may be (em).
_GLYPH_WITHOUT_LETTER = 0.3
_LETTER_WITHOUT_GLYPH = 0.6
_FARTHEST = 0.6
# What a glyph says that draws nothing: with room, and without.
_SPACE = " "
_NOTHING = "\u200b"
# Lines are gone through again, once it is known which glyphs draw nothing.
_PASSES = 2

Costs = NDArray[np.float64]
# A letter and its x in points.
ReadLetter = tuple[str, float]
# A letter, its marks, and its x.
Cluster = tuple[str, list[str], float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A glyph of a line.

    Attributes:
        code: Which one of which font.
        glyph: The glyph, or several that say something together.
        middle: The middle of its width (points).
        has_room: Whether it is no mark.
        has_ink: Whether something is drawn where it stands; always of a mark.
    """

    code: Code
    glyph: Glyph
    middle: float
    has_room: bool
    has_ink: bool


@dataclass(frozen=True)
class _Line:
    """A line that was read.

    Attributes:
        spots: Its glyphs.
        clusters: What was read: letters, the marks over and under each, and its x.
        places: For each of these the index of the glyph that it is; None where it is none.
        marks_of: The marks that are set with a letter, by the index of that.
    """

    spots: Sequence[Spot]
    clusters: Sequence[Cluster]
    places: Sequence[int | None]
    marks_of: Mapping[int, list[Code]]

    @classmethod
    def of(
        cls, spots: Sequence[Spot], letters: Iterable[ReadLetter], size: float
    ) -> _Line:
        """Match what was read with glyphs, in print of a size in points."""
        clusters = _clusters(letters)
        drawn = [
            index
            for index, spot in enumerate(spots)
            if spot.has_room and spot.has_ink
        ]
        matched = _matched(
            [x for _, _, x in clusters],
            [spots[index].middle for index in drawn],
            size,
        )
        places = [None if one is None else drawn[one] for one in matched]
        return cls(spots, clusters, places, _marks_of(spots))

    @property
    def unread(self) -> Iterator[int]:
        """The letters that draw something of which nothing was read, by their index."""
        for index, spot in enumerate(self.spots):
            if spot.has_room and spot.has_ink and index not in self.places:
                yield index


@dataclass
class Votes:
    """What glyphs were seen to show.

    Attributes:
        shown: How often each code showed what; a space where nothing is drawn.
    """

    shown: defaultdict[Code, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    _lines: list[_Line] = field(default_factory=list)
    # The marks of one letter, and what was read over it.
    _stacks: list[tuple[list[Code], list[str]]] = field(default_factory=list)
    # The marks that draw nothing.
    _silent: set[Code] = field(default_factory=set)
    # The glyphs that are the second part of a sara am whose first part is another glyph.
    _sara_aa: set[Code] = field(default_factory=set)

    def add(
        self, spots: Sequence[Spot], letters: Sequence[ReadLetter], size: float
    ) -> None:
        """Note what was read on a line; one that was not read tells nothing.

        Args:
            spots: Its glyphs, in the order in which they are drawn.
            letters: The letters that were read, sara am in its parts.
            size: The size of its print in points.
        """
        if letters:
            self._lines.append(_Line.of(spots, letters, size))

    def count(self) -> None:
        """Let all lines vote."""
        for _ in range(_PASSES):
            self.shown.clear()
            self._stacks.clear()
            for line in self._lines:
                self._count_line(line)
            self._take_marks()
            names = {code: self.name_of(code) for code in self.shown}
            self._silent = {c for c, name in names.items() if name == _NOTHING}
            self._sara_aa = {c for c, name in names.items() if name == SARA_AA}

    def is_sure(self, code: Code) -> bool:
        """Whether most looks at a glyph showed one letter.

        Args:
            code: Its font and number.

        Returns:
            Whether more looks would tell nothing more.
        """
        counts = self.shown[code]
        return max(counts.values(), default=0) > _SURE_SHARE * counts.total()

    def name_of(self, code: Code) -> str:
        """What a glyph shows.

        Args:
            code: Its font and number.

        Returns:
            The letter that most looks showed, a space where nothing is drawn; the unknown letter where they disagree.
        """
        counts = without_overlooked(
            self.shown[code], lambda shown: shown != _NOTHING
        )
        name, count = max(
            counts.items(), key=itemgetter(1), default=(UNKNOWN_LETTER, 0)
        )
        return name if count > _LEAST_SHARE * counts.total() else UNKNOWN_LETTER

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

    def _count_line(self, line: _Line) -> None:
        """Vote for one line: each letter for the glyph nearest to it, its marks for those that are set with that."""
        for spot in line.spots:
            if not spot.has_ink:
                self.shown[spot.code][_SPACE] += 1
        codes = [
            None if place is None else line.spots[place].code
            for place in line.places
        ]
        is_carried = False  # whether the mark of a sara am was read whose letter has no glyph for it
        for (base, read, _), place, code, following in zip(
            line.clusters, line.places, codes, [*codes[1:], None], strict=True
        ):
            is_sara_am = is_carried and base == SARA_AA
            is_carried = False
            if code is None or place is None:
                continue
            self.shown[code][SARA_AM if is_sara_am else base] += 1
            marks = list(read)
            own = line.marks_of[place]
            shows = [mark for mark in own if mark not in self._silent]
            if (
                NIKHAHIT in marks
                and len(shows) == len(marks) - 1
                and following not in self._sara_aa
            ):
                marks.remove(NIKHAHIT)
                is_carried = True
            self._stacks.append((own, marks))
        for place in line.unread:
            self.shown[line.spots[place].code][UNKNOWN_LETTER] += 1

    def _take_marks(self) -> None:
        """Vote for the marks: of several over one letter the order is not known, but others stood alone elsewhere."""
        for codes, marks in sorted(
            self._stacks, key=lambda stack: len(stack[0])
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
            if len(waiting) == 1 and (len(left) <= 1 or NIKHAHIT in left):
                self.shown[waiting[0]]["".join(left) or _NOTHING] += 1


def _marks_of(spots: Sequence[Spot]) -> dict[int, list[Code]]:
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


def _clusters(letters: Iterable[ReadLetter]) -> list[Cluster]:
    """Letters, each with the marks over and under it, and its x."""
    clusters: list[Cluster] = []
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
