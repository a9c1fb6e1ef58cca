"""Watermarks and stamps: print over the print of a page, in another size or colour, that belongs to no cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from statistics import median

from extractor.inputs.pdf.colours import are_unlike, lightness
from extractor.inputs.pdf.print_runs import glyph_runs_of, line_of_run
from extractor.inputs.pdf.stamp_frames import StampFrame, stamp_frames
from extractor.model import Box, Colour, Glyph, Ruling, SetAside

# Times the usual size of a page's print: from the first on print is large, from the second on no heading's.
_LARGE = 1.8
_HUGE = 3.0
# Lightness (0 black, 1 white) of what is pale, of print that is not, and of what no eye sees on paper.
_PALE = 0.5
_DARK = 0.4
_UNSEEN = 0.95
# Of a page's letters, the share that an ink has in which print is usual: a watermark may have more letters than a page.
_COMMON = 0.1
# So many letters of other print lie under a stamp.
_FEWEST_UNDER = 3
# Shares of the type size above the baseline between which a ruling crosses print: one below underlines it.
_FOOT = 0.1
_HEAD = 0.7
# Points by which pieces of one ruling may miss each other.
_PIECES = 1.0
# A further line of a stamp begins within this many type sizes.
_NEXT_LINE = 2.5
_LETTER = re.compile("[ก-ฮA-Za-z0-9๐-๙]")


@dataclass(frozen=True, slots=True)
class _Usual:
    """How the print of a page usually looks."""

    size: float
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A page's print without watermarks and stamps.

    Attributes:
        glyphs: What is left of its glyphs.
        rulings: What is left of its rulings.
        set_aside: The watermarks and stamps, line by line.
    """

    glyphs: tuple[Glyph, ...]
    rulings: tuple[Ruling, ...]
    set_aside: tuple[SetAside, ...]


def without_watermarks(
    glyphs: Sequence[Glyph], rulings: Sequence[Ruling], page_no: int
) -> Unmarked:
    """Set watermarks and stamps aside.

    What the file calls so is one. Else it lies over other print or over rulings, as nothing does that stands in a cell,
    and is pale, far larger than other print, or of another colour; with it goes the frame that is drawn around it.

    Args:
        glyphs: The glyphs of a page, in content-stream order.
        rulings: Its rulings.
        page_no: The page, 1-based.

    Returns:
        What is left without watermarks, and the watermarks.
    """
    usual = _usual(glyphs)
    runs = _runs(glyphs)
    unusual = [run for run in runs if _is_unusual(run[0], usual)]
    stamps: list[Sequence[Glyph]] = [
        run for run in unusual if _is_stamp(run, usual, glyphs, rulings)
    ]
    frames = _frames_of_stamps(unusual, usual, stamps, rulings)
    stamps += [
        run
        for run in unusual
        if not _is_any(run, stamps)
        and any(_is_framed(run, usual, frame) for frame in frames)
    ]
    stamps += _further_lines(unusual, stamps, usual, rulings)
    if not stamps:
        return Unmarked(tuple(glyphs), tuple(rulings), ())
    stamped = set(map(id, chain.from_iterable(stamps)))
    lines = [line_of_run(run, page_no) for run in runs if _is_any(run, stamps)]
    set_aside = [
        SetAside("watermark", line) for line in lines if line.text.strip()
    ]
    sides = set(map(id, chain.from_iterable(frame.sides for frame in frames)))
    return Unmarked(
        tuple(glyph for glyph in glyphs if id(glyph) not in stamped),
        tuple(ruling for ruling in rulings if id(ruling) not in sides),
        tuple(set_aside),
    )


def _frames_of_stamps(
    runs: Sequence[Sequence[Glyph]],
    usual: _Usual,
    stamps: Sequence[Sequence[Glyph]],
    rulings: Sequence[Ruling],
) -> list[StampFrame]:
    """The frames in whose ink something is printed in them that no cell holds: rulings of another ink cross it."""
    found = []
    for frame in stamp_frames(rulings) if runs else ():
        framed = [run for run in runs if _is_framed(run, usual, frame)]
        others = [
            ruling
            for ruling in rulings
            if are_unlike(ruling.colour, frame.colour)
        ]
        is_over = any(
            _is_any(run, stamps) or _crosses_ruling(run, others)
            for run in framed
        )
        if is_over or _are_centred(framed, frame.box):
            found.append(frame)
    return found


def _are_centred(runs: Sequence[Sequence[Glyph]], box: Box) -> bool:
    """Whether lines, more than one, stand in the middle of their frame: no column of a table has its middle there."""
    middle = (box.x0 + box.x1) / 2
    return len(runs) > 1 and all(
        abs((core.x0 + core.x1) / 2 - middle) < run[0].size / 2
        for run in runs
        for core in (_core(run),)
    )


def _is_framed(run: Sequence[Glyph], usual: _Usual, frame: StampFrame) -> bool:
    """Whether a run is printed within a frame, in its ink."""
    colour = run[0].colour
    core = _core(run)
    is_within = (
        frame.box.x0 <= core.x0
        and core.x1 <= frame.box.x1
        and frame.box.top <= core.top
        and core.bottom <= frame.box.bottom
    )
    is_of_its_ink = colour is not None and not are_unlike(colour, frame.colour)
    return is_within and is_of_its_ink and are_unlike(colour, usual.colour)


def _is_any(run: Sequence[Glyph], others: Iterable[Sequence[Glyph]]) -> bool:
    return any(run is other for other in others)


def _usual(glyphs: Sequence[Glyph]) -> _Usual:
    letters = [glyph for glyph in glyphs if glyph.text.strip()]
    sizes = [glyph.size for glyph in letters]
    colours = Counter(glyph.colour for glyph in letters if glyph.colour)
    common = [
        ink for ink, count in colours.items() if count >= _COMMON * len(letters)
    ]
    return _Usual(
        median(sizes) if sizes else 0.0,
        min(common, key=lightness, default=None),
    )


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Stretches of print of one look."""
    runs: list[list[Glyph]] = []
    for _, alike in groupby(glyphs, key=_look):
        runs += glyph_runs_of(alike)
    return runs


def _look(glyph: Glyph) -> tuple[float, Colour | None, bool, bool]:
    return round(glyph.size, 1), glyph.colour, glyph.aslant, glyph.is_stamp


def _is_unusual(glyph: Glyph, usual: _Usual) -> bool:
    return (
        glyph.is_stamp
        or glyph.size >= _LARGE * usual.size
        or are_unlike(glyph.colour, usual.colour)
    )


def _is_pale(glyph: Glyph, usual: _Usual) -> bool:
    """Whether print is lighter than that of the page, and can be seen."""
    if glyph.colour is None or usual.colour is None:
        return False
    return (
        lightness(usual.colour) < _DARK
        and _PALE <= lightness(glyph.colour) < _UNSEEN
    )


def _is_stamp(
    run: Sequence[Glyph],
    usual: _Usual,
    glyphs: Sequence[Glyph],
    rulings: Sequence[Ruling],
) -> bool:
    first = run[0]
    if first.is_stamp:
        return True
    is_pale = _is_pale(first, usual)
    is_large = first.size >= _LARGE * usual.size
    if is_pale and first.size >= _HUGE * usual.size:
        return True
    if _lies_over_print(run, glyphs):
        return True
    if _is_printed_through(run, usual, rulings):
        return True
    return is_pale and is_large and _crosses_ruling(run, rulings)


def _lies_over_print(run: Sequence[Glyph], glyphs: Iterable[Glyph]) -> bool:
    """Whether letters of print that is no paler stand where a run does.

    A shadow says the letters again that stand on it.
    """
    own = {id(glyph) for glyph in run}
    core = _core(run)
    paleness = _paleness(run[0])
    others = [
        glyph
        for glyph in glyphs
        if id(glyph) not in own and _paleness(glyph) <= paleness
    ]
    under = [
        glyph
        for glyph in others
        if _LETTER.match(glyph.text) and _stands_in(glyph, core)
    ]
    said = "".join(glyph.text for glyph in run if _LETTER.match(glyph.text))
    has_others = "".join(glyph.text for glyph in under) not in said
    return has_others and len(under) >= _FEWEST_UNDER and _has_letters(run)


def _is_printed_through(
    run: Sequence[Glyph], usual: _Usual, rulings: Iterable[Ruling]
) -> bool:
    """Whether a level ruling of a table, which goes on beyond it, runs through a line of another ink."""
    first = run[0]
    if not are_unlike(first.colour, usual.colour) or not _has_letters(run):
        return False
    core = _core(run)
    pieces = sorted(
        (ruling.x0, ruling.x1)
        for ruling in rulings
        if ruling.shows
        and not are_unlike(ruling.colour, usual.colour)
        and core.top < ruling.top <= ruling.bottom < core.bottom
    )
    left = core.x0 - first.size
    for x0, x1 in pieces:  # HTML draws one for each cell
        if x0 <= left + _PIECES:
            left = max(left, x1)
    return left > core.x1 + first.size and any(x1 > core.x0 for _, x1 in pieces)


def _paleness(glyph: Glyph) -> float:
    return lightness(glyph.colour) if glyph.colour else 0.0


def _has_letters(run: Iterable[Glyph]) -> bool:
    """Whether print is more than dots and dashes, onto which a form is filled in."""
    return any(_LETTER.match(glyph.text) for glyph in run)


def _core(run: Sequence[Glyph]) -> Box:
    """The room of the letters of a run, without what reaches above and below them."""
    return Box(
        x0=min(glyph.x0 for glyph in run),
        top=min(glyph.baseline - _HEAD * glyph.size for glyph in run),
        x1=max(glyph.x1 for glyph in run),
        bottom=max(glyph.baseline - _FOOT * glyph.size for glyph in run),
    )


def _stands_in(glyph: Glyph, area: Box) -> bool:
    """Whether a letter stands where a line does, or so near above or below that no program sets two lines so."""
    x = (glyph.x0 + glyph.x1) / 2
    core = _core([glyph])
    rim = _FOOT * glyph.size
    return (
        area.x0 < x < area.x1
        and core.bottom > area.top + rim
        and core.top < area.bottom - rim
    )


def _crosses_ruling(run: Sequence[Glyph], rulings: Iterable[Ruling]) -> bool:
    core = _core(run)
    rim = _FOOT * run[0].size
    for ruling in rulings:
        is_across = ruling.x1 > core.x0 + rim and ruling.x0 < core.x1 - rim
        if (
            ruling.shows
            and is_across
            and ruling.bottom > core.top
            and ruling.top < core.bottom
        ):
            return True
    return False


def _are_alike(one: Glyph, other: Glyph, usual: _Usual) -> bool:
    """Whether print is of one look; lines of a stamp in an ink of its own may be of several sizes."""
    look, its = _look(one), _look(other)
    is_of_own_ink = are_unlike(one.colour, usual.colour)
    return look == its or (is_of_own_ink and look[1:] == its[1:])


def _further_lines(
    runs: Sequence[Sequence[Glyph]],
    stamps: Sequence[Sequence[Glyph]],
    usual: _Usual,
    rulings: Sequence[Ruling],
) -> list[Sequence[Glyph]]:
    """The runs that go on with a stamp, or with such a one in the same cell: a column may be red from row to row."""
    found = [
        run
        for run in runs
        if not _is_any(run, stamps) and _goes_on_with_any(run, stamps, usual)
    ]
    newest = found
    while newest:
        known = [*stamps, *found]
        newest = [
            run
            for run in runs
            if not _is_any(run, known)
            and any(
                _goes_on_with_any(run, [line], usual)
                and not _are_parted([run, line], rulings)
                for line in newest
            )
        ]
        found = [*found, *newest]
    return found


def _are_parted(
    runs: Sequence[Sequence[Glyph]], rulings: Iterable[Ruling]
) -> bool:
    """Whether a level ruling lies between two lines."""
    upper, lower = sorted(map(_core, runs), key=lambda core: core.top)
    return any(
        ruling.shows
        and upper.bottom <= ruling.top <= ruling.bottom <= lower.top
        and ruling.x0 < upper.x1
        and ruling.x1 > upper.x0
        for ruling in rulings
    )


def _goes_on_with_any(
    run: Sequence[Glyph], stamps: Iterable[Sequence[Glyph]], usual: _Usual
) -> bool:
    """Whether a run is a further line of a stamp: of its look, and near."""
    area = _core(run)
    for stamp in stamps:
        reach = _NEXT_LINE * run[0].size
        near = _core(stamp)
        is_near_down = (
            area.top - near.bottom < reach and near.top - area.bottom < reach
        )
        is_near_across = area.x0 - near.x1 < reach and near.x0 - area.x1 < reach
        if (
            _are_alike(run[0], stamp[0], usual)
            and is_near_down
            and is_near_across
        ):
            return True
    return False
