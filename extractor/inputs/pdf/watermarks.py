"""Watermarks and stamps: print over the print of a page, in another size or colour, that belongs to no cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from statistics import median

from extractor.inputs.pdf.colours import lightness
from extractor.inputs.pdf.print_runs import glyph_runs_of, line_of_run
from extractor.model import Box, Colour, Glyph, Ruling, SetAside

# Times the usual size of a page's print: from the first on print is large, from the second on no heading's.
_LARGE = 1.8
_HUGE = 3.0
# Lightness (0 black, 1 white) of what is pale, of print that is not, and of what no eye sees on paper.
_PALE = 0.5
_DARK = 0.4
_UNSEEN = 0.95
# Shares of red, green or blue by which colours differ that are told apart.
_UNLIKE = 0.25
# Of a page's letters, the share that an ink has in which print is usual: a watermark may have more letters than a page.
_COMMON = 0.1
# So many letters of other print lie under a stamp.
_FEWEST_UNDER = 3
# Shares of the type size above the baseline between which a ruling crosses print: one below underlines it.
_FOOT = 0.1
_HEAD = 0.7
# A further line of a stamp begins within this many type sizes.
_NEXT_LINE = 2.5
_LETTER = re.compile("[ก-ฮA-Za-z0-9๐-๙]")


@dataclass(frozen=True, slots=True)
class _Usual:
    """How the print of a page usually looks."""

    size: float
    colour: Colour | None


def without_watermarks(
    glyphs: Sequence[Glyph], rulings: Sequence[Ruling], page_no: int
) -> tuple[tuple[Glyph, ...], tuple[SetAside, ...]]:
    """Set watermarks and stamps aside.

    What the file calls so is one. Else it lies over other print or over rulings, as nothing does that stands in a cell,
    and is pale, far larger than other print, or of another colour.

    Args:
        glyphs: The glyphs of a page, in content-stream order.
        rulings: Its rulings.
        page_no: The page, 1-based.

    Returns:
        The glyphs without those of watermarks, and the watermarks line by line.
    """
    usual = _usual(glyphs)
    runs = _runs(glyphs)
    unusual = [run for run in runs if _is_unusual(run[0], usual)]
    stamps = [run for run in unusual if _is_stamp(run, usual, glyphs, rulings)]
    stamps += [
        run
        for run in unusual
        if not _is_any(run, stamps) and _goes_on_with_any(run, stamps)
    ]
    if not stamps:
        return tuple(glyphs), ()
    stamped = set(map(id, chain.from_iterable(stamps)))
    lines = [line_of_run(run, page_no) for run in runs if _is_any(run, stamps)]
    set_aside = [
        SetAside("watermark", line) for line in lines if line.text.strip()
    ]
    return tuple(glyph for glyph in glyphs if id(glyph) not in stamped), tuple(
        set_aside
    )


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
        or _is_of_other_colour(glyph, usual)
    )


def _is_of_other_colour(glyph: Glyph, usual: _Usual) -> bool:
    if glyph.colour is None or usual.colour is None:
        return False
    return any(
        abs(part - other) > _UNLIKE
        for part, other in zip(glyph.colour, usual.colour, strict=True)
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
    x = (glyph.x0 + glyph.x1) / 2
    y = glyph.baseline - glyph.size / 4
    return area.x0 < x < area.x1 and area.top < y < area.bottom


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


def _goes_on_with_any(
    run: Sequence[Glyph], stamps: Iterable[Sequence[Glyph]]
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
        if _look(run[0]) == _look(stamp[0]) and is_near_down and is_near_across:
            return True
    return False
