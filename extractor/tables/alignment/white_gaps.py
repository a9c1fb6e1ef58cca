"""The white between columns, as line after line leaves it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import inf

from extractor.tables.alignment.page_print import Piece, PrintLine

# Two gaps part three columns: fewer are prose in columns, and what stands beside a label.
FEWEST_GAPS = 2
# In widths of a letter: a gap is white that is at least this wide.
NARROWEST_GAP = 0.3
# Of the lines beside a gap, so many may cross it besides one: words that are too long for their cells.
_CROSSING_SHARE = 0.08
# A gap that fewer lines stand beside may be one of the first line alone.
_FEWEST_LINES_BESIDE = 3
_AMOUNT = re.compile(r"[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:\.[0-9๐-๙]+)?")


@dataclass(slots=True)
class Gap:
    """White between two columns.

    Attributes:
        left: Its left side in points.
        right: Its right side.
        beside: How many lines have print on both sides of it.
        crossed: How many lines cross it.
        parted: How many lines have print right beside it on both sides; none where it only lies between a header and
            what is set elsewhere below.
        ends: Where the print on its left ends, line by line.
        starts: Where the print on its right begins.
    """

    left: float
    right: float
    beside: int = 0
    crossed: int = 0
    parted: int = 0
    ends: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.right - self.left

    @property
    def allowed(self) -> float:
        """How many lines may cross it."""
        return 1 + _CROSSING_SHARE * self.beside

    def copy(self) -> Gap:
        """The same gap, to be changed.

        Returns:
            A copy.
        """
        return replace(self, ends=list(self.ends), starts=list(self.starts))

    def moved(self, shift: float) -> Gap:
        """The same gap somewhere else.

        Args:
            shift: Points to the right.

        Returns:
            A copy there.
        """
        ends = [end + shift for end in self.ends]
        starts = [start + shift for start in self.starts]
        return replace(
            self,
            left=self.left + shift,
            right=self.right + shift,
            ends=ends,
            starts=starts,
        )


@dataclass(slots=True)
class WhiteGaps:
    """The gaps that all lines so far leave white.

    Attributes:
        least: Points: narrower white is no gap.
        gaps: They, from left to right.
    """

    least: float
    gaps: list[Gap] = field(default_factory=list)

    @classmethod
    def of_line(cls, line: PrintLine, letter_width: float) -> WhiteGaps:
        """Begin with the gaps of one line.

        Args:
            line: The line.
            letter_width: How wide letters are, in points.

        Returns:
            Its gaps.
        """
        return cls(NARROWEST_GAP * letter_width, _gaps_between(line.pieces))

    @classmethod
    def around(
        cls, lines: Sequence[PrintLine], seed: int, letter_width: float
    ) -> WhiteGaps:
        """Find the gaps that lines leave white, from one of them downwards and then upwards.

        Args:
            lines: The lines, from top to bottom.
            seed: The index of the line to begin with.
            letter_width: How wide letters are, in points.

        Returns:
            The gaps that are left.
        """
        gaps = cls.of_line(lines[seed], letter_width)
        for index in (*range(seed + 1, len(lines)), *range(seed - 1, -1, -1)):
            gaps.take(lines[index])
        return gaps

    def copy(self) -> WhiteGaps:
        """The same gaps, to be tried on further lines.

        Returns:
            A copy.
        """
        return WhiteGaps(self.least, [gap.copy() for gap in self.gaps])

    def known(self) -> tuple[Gap, ...]:
        """The gaps that more than one line stands beside.

        Returns:
            They, from left to right.
        """
        return tuple(gap for gap in self.gaps if gap.beside >= 2)

    def take(self, line: PrintLine) -> bool:
        """Narrow the gaps to what a line leaves white.

        Args:
            line: The next line.

        Returns:
            Whether it was taken; a line that crosses the gaps as a title does is not, but for one with a total.
        """
        crossed = [gap for gap in self.gaps if self._is_crossed(gap, line)]
        if crossed and self._is_title(line, crossed):
            return self._is_total(line)
        crossed = [gap for gap in crossed if not self._widened(gap, line)]
        lost = []
        for gap in crossed:
            gap.crossed += 1
            if (
                not gap.parted
                or gap.beside < _FEWEST_LINES_BESIDE
                or gap.crossed > gap.allowed
            ):
                lost.append(gap)
        kept = [gap for gap in self.gaps if gap not in lost]
        if len(kept) < FEWEST_GAPS:
            return False
        refined: list[Gap] = []
        for place, gap in enumerate(kept):
            lowest = kept[place - 1].right if place else -inf
            highest = kept[place + 1].left if place + 1 < len(kept) else inf
            refined += (
                [gap]
                if gap in crossed
                else self._refined(gap, line, lowest, highest)
            )
        self.gaps = refined
        return True

    def _is_title(self, line: PrintLine, crossed: Sequence[Gap]) -> bool:
        """Whether a piece of a line that has hardly any other runs over columns."""
        if len(line.pieces) > 2:
            return False
        beside_most = max(gap.beside for gap in self.gaps)
        return any(
            gap.parted and gap.beside >= min(_FEWEST_LINES_BESIDE, beside_most)
            for gap in crossed
        )

    def _is_total(self, line: PrintLine) -> bool:
        """Whether a line names a total over several columns, whose amount stands in one of them."""
        if len(line.pieces) != 2 or not _AMOUNT.fullmatch(
            line.pieces[1].text.strip()
        ):
            return False
        amount = line.pieces[1]
        return not any(
            amount.x0 < gap.right and gap.left < amount.x1 for gap in self.gaps
        )

    def _is_crossed(self, gap: Gap, line: PrintLine) -> bool:
        """Whether print of a line leaves no white of a gap."""
        return bool(_pieces_in(gap, line)) and not self._whites(gap, line)

    def _whites(self, gap: Gap, line: PrintLine) -> list[tuple[float, float]]:
        """What is white of a gap in a line, too; of a word space that is all there is."""
        whites = []
        spaces = []
        end = gap.left
        for piece in _pieces_in(gap, line):
            whites.append((end, piece.x0))
            spaces += [
                (max(left, gap.left), min(right, gap.right))
                for left, right in piece.spaces
            ]
            end = max(end, piece.x1)
        whites.append((end, gap.right))
        wide = [
            (left, right)
            for left, right in whites
            if right - left >= self.least
        ]
        if wide:
            return wide
        # Of a name of several words that runs over the gap one: no other line has print amid it.
        widest = max(
            spaces, key=lambda space: space[1] - space[0], default=None
        )
        if widest is None or widest[1] - widest[0] < self.least:
            return []
        return [widest]

    def _widened(self, gap: Gap, line: PrintLine) -> bool:
        """Make room for a line where but a few words that ran over made a gap so narrow."""
        pieces = _pieces_in(gap, line)
        if len(pieces) != 1:
            return False
        place = self.gaps.index(gap)
        lowest = self.gaps[place - 1].right if place else -inf
        highest = (
            self.gaps[place + 1].left if place + 1 < len(self.gaps) else inf
        )
        limit = pieces[0].x0 - self.least
        left = max(
            (end for end in gap.ends if lowest < end <= limit), default=None
        )
        outliers = sum(end > limit for end in gap.ends)
        if left is not None and gap.crossed + outliers <= gap.allowed:
            gap.left = left
            gap.ends = [end for end in gap.ends if end <= limit]
            gap.crossed += outliers
            return True
        limit = pieces[0].x1 + self.least
        right = min(
            (start for start in gap.starts if limit <= start < highest),
            default=None,
        )
        outliers = sum(start < limit for start in gap.starts)
        if right is not None and gap.crossed + outliers <= gap.allowed:
            gap.right = right
            gap.starts = [start for start in gap.starts if start >= limit]
            gap.crossed += outliers
            return True
        return False

    def _refined(
        self, gap: Gap, line: PrintLine, lowest: float, highest: float
    ) -> list[Gap]:
        """A gap as a line leaves it: narrower, or as two where print stands amid it; between which others it lies."""
        whites = (
            self._whites(gap, line)
            if _pieces_in(gap, line)
            else [(gap.left, gap.right)]
        )
        sides = [lowest, *(x for white in whites for x in white), highest]
        refined = []
        for number, (left, right) in enumerate(whites):
            part = gap.copy()
            part.parted = gap.parted if len(whites) == 1 else 0
            before, after = sides[2 * number], sides[2 * number + 3]
            has_left = any(
                before <= piece.x0 and piece.x1 <= left for piece in line.pieces
            )
            has_right = any(
                right <= piece.x0 and piece.x1 <= after for piece in line.pieces
            )
            part.parted += has_left and has_right
            part.left = left
            part.right = right
            part.ends = [end for end in gap.ends if end <= left]
            part.starts = [start for start in gap.starts if start >= right]
            ends = [piece.x1 for piece in line.pieces if piece.x1 <= left]
            starts = [piece.x0 for piece in line.pieces if piece.x0 >= right]
            part.ends += ends[-1:]
            part.starts += starts[:1]
            part.beside += bool(ends and starts)
            refined.append(part)
        return refined


def _gaps_between(pieces: Sequence[Piece]) -> list[Gap]:
    gaps = []
    end = pieces[0].x1
    for piece in pieces[1:]:
        if piece.x0 > end:
            gaps.append(
                Gap(
                    end,
                    piece.x0,
                    beside=1,
                    parted=1,
                    ends=[end],
                    starts=[piece.x0],
                )
            )
        end = max(end, piece.x1)
    return gaps


def _pieces_in(gap: Gap, line: PrintLine) -> list[Piece]:
    return [
        piece
        for piece in line.pieces
        if piece.x0 < gap.right and piece.x1 > gap.left
    ]
