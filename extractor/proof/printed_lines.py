"""The lines of a text layer that can be proved: what each of their glyphs draws, says, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain, groupby, pairwise
from math import inf
from operator import and_
from statistics import median
from typing import NamedTuple

from extractor.inputs.base import PlacedLine
from extractor.model import (
    TEXT_LAYER,
    UNKNOWN_LETTER,
    Box,
    Code,
    Glyph,
    Line,
    PageContent,
    PageTransform,
)
from extractor.proof.letters import (
    is_known,
    is_mark,
    one_spelling,
    owned_letters,
    signs_of,
)
from extractor.proof.same_fonts import same_fonts
from extractor.tables.letters import is_diacritic, is_off_line, takes_room
from extractor.tables.line_gaps import placed_glyphs
from normalizer.thai import SARA_AA, SARA_AM

# Points: sides that differ by less are one.
_SAME_PLACE = 1.0
# Share of the narrower of two glyphs that the other one must cover for them to stand in one place.
_ONE_PLACE = 0.7
# Glyphs whose parts are remembered: all of most documents.
_REMEMBERED = 1 << 12
# What a glyph draws and what the layer says that it is: the same code may come with several texts by ActualText.
Key = tuple[Code, str]
# A glyph, and whether it stands alone: see `Unit.is_alone`.
Sight = tuple[Key, bool]


class Unit(NamedTuple):
    """A glyph of a line that shows.

    Attributes:
        key: What it draws and says.
        start: Where in the line's text it stands.
        is_alone: Whether it is no mark, or the only one at its letter.
        has_room: Whether it is a letter that takes room: where it stands, something is drawn.
        is_raised: Whether it is smaller than the line and stands off it, as the mark of a footnote does: our reader
            takes such figures for other signs (° for ², ' for ¹).
        has_no_width: Whether the file moves no further after it, whatever it says.
    """

    key: Key
    start: int
    is_alone: bool = True
    has_room: bool = True
    is_raised: bool = False
    has_no_width: bool = False

    @property
    def end(self) -> int:
        """Where in the line's text the next one may begin."""
        return self.start + len(self.key[1])


@dataclass(frozen=True)
class PrintedLine:
    """A line that can be drawn and read.

    Attributes:
        line: The line as the layer has it.
        transform: How its page was turned to be read.
        place: Where it stands.
        units: Its glyphs.
        room: Its cell, where a page may end at it and cut it off; None where none does.
        is_bare: Whether the page itself draws all of it, and nothing that is hidden or set aside, which would be drawn
            with it, stands over it. Another line is mended by what others tell.
    """

    line: Line
    transform: PageTransform
    place: PlacedLine
    units: tuple[Unit, ...]
    room: Box | None = None
    is_bare: bool = True

    @cached_property
    def text(self) -> str:
        """What the layer says, in one spelling."""
        return _spelled(unit.key[1] for unit in self.units)

    @cached_property
    def keys(self) -> Counter[Key]:
        """How often each of its glyphs stands in it."""
        return Counter(unit.key for unit in self.units)

    @cached_property
    def sights(self) -> Counter[Sight]:
        """The same, told apart by whether another mark stands at its letter."""
        return Counter((unit.key, unit.is_alone) for unit in self.units)

    @cached_property
    def type_face(self) -> tuple[int, float]:
        """The font that most of it is set in, and the size of the type in points."""
        fonts = Counter(unit.key[0][0] for unit in self.units)
        return fonts.most_common(1)[0][0], round(self.place.size, 1)

    def beside(self, key: Key) -> Iterator[str]:
        """What stands beside each place of a glyph.

        Args:
            key: The glyph.

        Yields:
            The letters before and behind it; at an end of the line one of them alone.
        """
        text = self.line.text
        for unit in self.units:
            if unit.key == key:
                yield (
                    text[max(0, unit.start - 1) : unit.start]
                    + text[unit.end : unit.end + 1]
                )

    def text_with(self, mends: Mapping[Key, str]) -> str:
        """What it says, in one spelling, with some glyphs read otherwise.

        Args:
            mends: What glyphs say instead.

        Returns:
            Its letters.
        """
        if not self.is_mended_by(mends):
            return self.text
        return _spelled(mends.get(unit.key, unit.key[1]) for unit in self.units)

    def is_mended_by(self, mends: Mapping[Key, str]) -> bool:
        """Whether some of its glyphs are read otherwise.

        Args:
            mends: What glyphs say instead.

        Returns:
            Whether one of them stands in it.
        """
        return not self.keys.keys().isdisjoint(mends)


def _spelled(texts: Iterable[str]) -> str:
    return "".join(letter for letter, _ in owned_letters(texts))


def printed_lines(page_contents: Iterable[PageContent]) -> list[PrintedLine]:
    """Find the lines that can be proved.

    Args:
        page_contents: Pages as they were read.

    Returns:
        The lines of text layers that run from left to right.
    """
    found: list[PrintedLine | None] = []
    for page in page_contents:
        if page.origin == TEXT_LAYER and page.transform:
            unproved = [
                *(hidden.box for hidden in page.hidden_texts),
                *(aside.line.box for aside in page.set_aside),
            ]
            for line, room in _lines_with_room(page):
                printed = _printed_line(line, page.transform, room)
                is_bare = not any(
                    box and line.box and _overlap(line.box, box)
                    for box in unproved
                )
                found.append(
                    printed
                    if is_bare or printed is None
                    else replace(printed, is_bare=False)
                )
    return _with_fonts_as_one([printed for printed in found if printed])


def _with_fonts_as_one(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines, each font with the number of the first that is the same."""
    homes = same_fonts(
        chain.from_iterable(printed.line.glyphs for printed in lines)
    )
    if all(font == home for font, home in homes.items()):
        return list(lines)
    return [
        replace(
            printed,
            units=tuple(_unit_of(unit, homes) for unit in printed.units),
        )
        for printed in lines
    ]


def _unit_of(unit: Unit, homes: Mapping[int, int]) -> Unit:
    if not unit.key[0]:
        return unit
    (font, *glyphs), text = unit.key
    return unit._replace(key=((homes.get(font, font), *glyphs), text))


def _overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a part in common: what stands in the other would be drawn with the line."""
    is_beside = one.x1 <= other.x0 or other.x1 <= one.x0
    return not is_beside and one.top < other.bottom and other.top < one.bottom


def may_be_mended(key: Key) -> bool:
    """Whether a glyph may be another letter than it says.

    Args:
        key: What it draws and says.

    Returns:
        False for ticks, bullets and other signs, which the reader would take for letters.
    """
    return all(
        letter == UNKNOWN_LETTER or is_known(letter)
        for letter in one_spelling(key[1])
    )


def _lines_with_room(page: PageContent) -> Iterator[tuple[Line, Box | None]]:
    for line in page.lines:
        yield line, None
    for table in page.tables:
        whole = table.boxes[0][1] if table.boxes else None
        for cell in table.cells:
            for fragment in cell.fragments:
                room = _room_on_page(fragment.box, whole, page.page_no)
                yield from ((line, room) for line in fragment.lines)


def _room_on_page(
    cell: Box | None, table: Box | None, page_no: int
) -> Box | None:
    """The box of a cell at which a page may end: of a table's first row, where a page stands before, or its last."""
    if cell is None or table is None:
        return None
    may_be_cut_above = page_no > 1 and cell.top <= table.top + _SAME_PLACE
    may_be_cut_below = cell.bottom >= table.bottom - _SAME_PLACE
    if not (may_be_cut_above or may_be_cut_below):
        return None
    return Box(
        x0=cell.x0,
        top=cell.top if may_be_cut_above else -inf,
        x1=cell.x1,
        bottom=cell.bottom if may_be_cut_below else inf,
    )


def glyph_count(key: Key) -> int:
    """How many glyphs a span draws.

    Args:
        key: What it draws, the number of its font first, and says.

    Returns:
        The number.

    >>> glyph_count(((0, 15, 35), "ี"))
    2
    """
    return len(key[0]) - 1


@lru_cache(maxsize=_REMEMBERED)
def is_filled_by(key: Key, shown: str) -> bool:
    """Whether a span of glyphs says too few letters, and what it shows has one for each of its glyphs.

    Args:
        key: What it draws and says, such as three glyphs of which the file says `ข`.
        shown: What was read, such as `ขั้`.

    Returns:
        Whether what is missing was read. Programs that write for a cluster its first letter alone do so.
    """
    said, seen = (
        "".join(letter for letter, _ in signs_of([one]))
        for one in (key[1], shown)
    )
    return len(said) < len(seen) == glyph_count(key) and seen.startswith(said)


def is_provable(key: Key) -> bool:
    """Whether print can prove what a glyph says.

    Args:
        key: What it draws and says.

    Returns:
        False where the reader does not know the letter.
    """
    return all(map(is_known, one_spelling(key[1])))


def _printed_line(
    line: Line, transform: PageTransform, room: Box | None
) -> PrintedLine | None:
    is_level = all(
        glyph.turn == 0 and not glyph.aslant for glyph in line.glyphs
    )
    units = _with_company(list(_units(line))) if is_level else ()
    if not units or line.box is None:
        return None
    is_bare = not line.is_filled_in and all(unit.key[0] for unit in units)
    ((baseline, _),) = Counter(
        round(glyph.baseline, 1) for glyph in line.glyphs
    ).most_common(1)
    place = PlacedLine(
        line.box.x0,
        line.box.x1,
        baseline,
        median(glyph.size for glyph in line.glyphs),
        tuple(
            (glyph.x0, glyph.x1) for glyph in line.glyphs if glyph.is_lacking
        ),
    )
    return PrintedLine(line, transform, place, units, room, is_bare=is_bare)


def _units(line: Line) -> Iterator[Unit]:
    """The glyphs of a line, each at its place in the text; () where a code is missing.

    Spaces are left out, but where they are marks that their font lost: those without room, and those before า, which
    begins no word: the layer has `จ านวน` for จำนวน.
    """
    space: Unit | None = None
    for unit in _all_units(line):
        is_lost_sara_am = (
            space is not None
            and unit.key[1] == SARA_AA
            and unit.key[0][:1] == space.key[0][:1]
        )
        if space and is_lost_sara_am:
            yield Unit(
                (space.key[0] + unit.key[0][1:], space.key[1] + SARA_AA),
                space.start,
            )
        elif space and not space.has_room:
            yield space
        space = unit if unit.key[1].isspace() else None
        if not space and not is_lost_sara_am:
            yield unit
    if space and not space.has_room:
        yield space


def _all_units(line: Line) -> Iterator[Unit]:
    if not line.glyphs:
        return
    size = median(glyph.size for glyph in line.glyphs)
    foot = median(glyph.baseline for glyph in line.glyphs)
    are_over = [is_over(*pair) for pair in pairwise(line.glyphs)]
    for (start, end, glyph), is_over_last, is_over_next in zip(
        placed_glyphs(line), [False, *are_over], [*are_over, False], strict=True
    ):
        text = line.text[start:end]
        if not text:
            continue
        has_width = takes_room(glyph)
        stands_apart = has_width and not (is_over_last or is_over_next)
        # a mark that the file does not name stands off the line, too, but over its letter
        is_raised = (
            stands_apart
            and not is_diacritic(glyph)
            and is_off_line(glyph, foot, size)
        )
        for offset, key, has_room in _parts(
            glyph.code or (), text, stands_apart
        ):
            yield Unit(
                key,
                start + offset,
                has_room=has_room,
                is_raised=is_raised,
                has_no_width=len(text) == 1 and not has_width,
            )


def is_over(glyph: Glyph, other: Glyph) -> bool:
    """Whether two glyphs stand in one place: in fonts of one width marks have that width, too.

    Args:
        glyph: One glyph, such as the ่ of `ที่`.
        other: The one before or behind it.

    Returns:
        Whether they do.
    """
    common = min(glyph.x1, other.x1) - max(glyph.x0, other.x0)
    return (
        common > _ONE_PLACE * min(glyph.x1 - glyph.x0, other.x1 - other.x0) > 0
    )


def _with_company(units: list[Unit]) -> tuple[Unit, ...]:
    """The glyphs, those among them that are marks with a mark beside them."""
    told = list(units)
    marks = [is_mark(unit.key[1]) for unit in units]
    for index, is_pair in enumerate(map(and_, marks, marks[1:])):
        if is_pair:
            told[index] = units[index]._replace(is_alone=False)
            told[index + 1] = units[index + 1]._replace(is_alone=False)
    return tuple(told)


@lru_cache(maxsize=_REMEMBERED)
def _parts(
    code: Code, text: str, has_room: bool
) -> Sequence[tuple[int, Key, bool]]:
    """A glyph: where in its text it begins, what it is, whether it has room; a span of as many as letters by letter.

    Not one with a sara am: it is drawn in two parts, so if that makes no glyph more, one of them draws two letters, as
    that of ํ้ in น้ำ does.
    """
    font, glyphs = code[:1], code[1:]
    is_whole = len(glyphs) > 1 and SARA_AM in text
    if len(glyphs) != len(text) or is_whole:
        return [(0, (code, text), has_room and not is_mark(text))]
    return [
        (
            place,
            ((*font, glyph), letter),
            has_room and len(text) == 1 and not is_mark(letter),
        )
        for place, (glyph, letter) in enumerate(zip(glyphs, text, strict=True))
    ]


def by_page(
    lines: Iterable[PrintedLine],
) -> Iterator[tuple[int, list[PrintedLine]]]:
    """Lines page by page.

    Args:
        lines: Any lines.

    Yields:
        The number of a page (1-based), and its lines.
    """
    in_order = sorted(lines, key=lambda printed: printed.line.page_no)
    for page_no, group in groupby(
        in_order, key=lambda printed: printed.line.page_no
    ):
        yield page_no, list(group)
