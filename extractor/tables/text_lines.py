"""Glyphs become lines: grouped by baseline, each diacritic kept with its letter (a sort by x displaces Thai ones)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median

from extractor.model import Box, Glyph, Line, printed_count
from normalizer.thai import MARK

# All of these are shares of the type size.
# Baselines nearer than this are one line: lines of Thai print are at least one size apart.
_SAME_LINE = 0.3
# A diacritic may be set up to half a size higher than its letter, and so much further by rounding.
_DIACRITIC_LIFT = 0.6
# A gap wider than this is a space.
_SPACE = 0.22
# Letters are spaced by less than this, so that a gap of it is a space in any line.
_SURE_SPACE = 1.0
# A step back of this begins another stretch of print; of this, the letter goes before those that it steps over.
_JUMP = 0.5
_STEP = 0.2
# Letters nearer than this stand at one place.
_SAME_PLACE = 0.12
# How far a line reaches above and below its baseline.
_ASCENT = 0.9
_DESCENT = 0.25

# Degrees to level of print that runs up the page, and of all print that runs across it.
_UPWARDS = 90
_ACROSS = (_UPWARDS, 270)

# In letter-spaced lines every gap is wide: a space is wider than the median gap by this factor.
_WIDER_THAN_USUAL = 2

# A letter, and the diacritics that follow it in the stream.
Letter = list[Glyph]

# Thai diacritics, and the private-use code points that Windows and Mac fonts have for raised and shifted ones.
_DIACRITIC = re.compile(f"[{MARK}\uf700-\uf70e\uf710-\uf71a\uf884-\uf899\uf89b-\uf89d]")


def is_diacritic(glyph: Glyph) -> bool:
    """Whether a glyph stands above or below the letter before it.

    Args:
        glyph: The glyph, such as ่ or a private-use code point for it.

    Returns:
        Whether it does.
    """
    return bool(_DIACRITIC.match(glyph.text))


def lines_of(glyphs: Sequence[Glyph], page_no: int) -> tuple[Line, ...]:
    """Put glyphs together to lines.

    Args:
        glyphs: The glyphs of a cell, or of a page, in content-stream order.
        page_no: Their page, 1-based.

    Returns:
        The lines from top to bottom, each with the box of its print; none that is blank. Lines that run up or down
        the page come last.
    """
    lines = _level_lines([glyph for glyph in glyphs if glyph.turn not in _ACROSS], page_no)
    for turn in _ACROSS:
        turned = [_leveled(glyph) for glyph in glyphs if glyph.turn == turn]
        lines += [_turned_back(line, turn) for line in _level_lines(turned, page_no)]
    return tuple(lines)


def _level_lines(glyphs: Sequence[Glyph], page_no: int) -> list[Line]:
    """The lines of glyphs that run from left to right."""
    rows = _glyphs_by_baseline(glyphs)
    lines = [_line(rows[baseline], baseline, page_no) for baseline in sorted(rows)]
    return [line for line in lines if line.text.strip()]


def _leveled(glyph: Glyph) -> Glyph:
    """A glyph that runs up or down the page as if the page were turned for it: see `Glyph.turn`."""
    top = glyph.baseline - glyph.size
    size = glyph.x1 - glyph.x0
    if glyph.turn == _UPWARDS:
        start, end, foot = -glyph.baseline, -top, glyph.x1
    else:
        start, end, foot = top, glyph.baseline, -glyph.x0
    return replace(glyph, x0=start, x1=end, baseline=foot - _DESCENT * size, size=size)


def _turned_back(line: Line, turn: int) -> Line:
    """A line that was read as level, with its box on the page as it is."""
    if line.box is None:
        return line
    left, right, top, bottom = line.box.x0, line.box.x1, line.box.top, line.box.bottom
    if turn == _UPWARDS:
        return replace(line, box=Box(top, -right, bottom, -left))
    return replace(line, box=Box(-bottom, left, -top, right))


def _glyphs_by_baseline(glyphs: Sequence[Glyph]) -> dict[float, list[Glyph]]:
    """Glyphs by line; those of rare baselines (diacritics set higher, superscripts) go to the common one nearby."""
    common = _common_baselines(glyphs)
    rows: dict[float, list[Glyph]] = {baseline: [] for baseline in common}
    for glyph in glyphs:
        baseline = _baseline_for(glyph, common)
        rows.setdefault(baseline, []).append(glyph)
    return rows


def _common_baselines(glyphs: Sequence[Glyph]) -> list[float]:
    """A baseline for each line, the one with the most letters."""
    if not glyphs:
        return []
    letters = [glyph for glyph in glyphs if not is_diacritic(glyph)]
    counts = Counter(round(letter.baseline, 1) for letter in letters)
    size = median(glyph.size for glyph in glyphs)
    common: list[float] = []
    for baseline, _ in counts.most_common():
        if all(abs(baseline - known) > _SAME_LINE * size for known in common):
            common.append(baseline)
    return common


def _baseline_for(glyph: Glyph, common: Sequence[float]) -> float:
    """The common baseline that a glyph belongs to; its own where a diacritic is near none."""
    own = glyph.baseline
    if common:
        nearest = min(common, key=lambda baseline: abs(baseline - own))
        if not is_diacritic(glyph) or abs(nearest - own) <= _DIACRITIC_LIFT * glyph.size:
            return nearest
    return round(own, 1)


def _line(glyphs: Sequence[Glyph], baseline: float, page_no: int) -> Line:
    ordered = _ordered(glyphs)
    text, fonts = _spelled(ordered)
    size = max(glyph.size for glyph in ordered)
    visible = [glyph for glyph in ordered if not glyph.text.isspace()] or ordered
    left = min(glyph.x0 for glyph in visible)
    right = max(glyph.x1 for glyph in visible)
    top = baseline - _ASCENT * size
    bottom = baseline + _DESCENT * size
    box = Box(left, top, right, bottom)
    printed = sum(printed_count(glyph.text) for glyph in glyphs)
    doubled = printed - printed_count(text)
    return Line(text, page_no, box, fonts, doubled=doubled, glyphs=tuple(ordered))


def _ordered(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Letters as they were set, each with the diacritics that follow it in the stream.

    Sorting diacritics would put them behind the next letter. A stretch that was set later, a second font's punctuation
    or another part of the line, goes into the gap that was left for it; where there is none, behind.
    """
    letters, astray = _letters(glyphs)
    line: list[Letter] = []
    for stretch in _stretches(letters):
        line = _with_stretch(line, stretch)
    ordered: list[Glyph] = []
    for letter in line:
        ordered += letter
    for diacritic in astray:
        place = _place_after_letter(ordered, diacritic)
        ordered.insert(place, diacritic)
    return ordered


def _letters(glyphs: Iterable[Glyph]) -> tuple[list[Letter], list[Glyph]]:
    """Letters with their diacritics, and the diacritics that stand near no letter before them."""
    letters: list[Letter] = []
    astray: list[Glyph] = []
    for glyph in glyphs:
        if not is_diacritic(glyph):
            letters.append([glyph])
        elif letters and _stands_near(glyph, letters[-1]):
            letters[-1].append(glyph)
        else:
            astray.append(glyph)
    return letters, astray


def _stands_near(diacritic: Glyph, letter: Letter) -> bool:
    end_of_letter = letter[-1].x1
    return abs(diacritic.x0 - end_of_letter) <= diacritic.size


def _stretches(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Letters set in one go, until a jump back; after a step back a letter goes before those that it steps over."""
    stretch: list[Letter] = []
    for letter in letters:
        size = letter[0].size
        step_back = _start(stretch[-1]) - _start(letter) if stretch else 0.0
        if step_back > _JUMP * size:
            yield stretch
            stretch = []
        if stretch and _is_overprint(letter, stretch[-1]):
            continue
        place = len(stretch)
        if step_back > _STEP * size:
            place -= _letters_behind(letter, stretch)
        stretch.insert(place, letter)
    if stretch:
        yield stretch


def _letters_behind(letter: Letter, stretch: Sequence[Letter]) -> int:
    """How many letters at the end of a stretch stand further right than a letter."""
    count = 0
    while count < len(stretch) and _start(stretch[-1 - count]) > _start(letter):
        count += 1
    return count


def _with_stretch(line: list[Letter], stretch: Sequence[Letter]) -> list[Letter]:
    """A line with one more stretch of print, without what it prints over."""
    fresh = [letter for letter in stretch if not _is_overprint_of_any(letter, line)]
    if any(_overlaps_any(letter, line) for letter in fresh):
        return [*line, *fresh]
    return sorted([*line, *fresh], key=_start)


def _start(letter: Letter) -> float:
    return letter[0].x0


def _is_overprint_of_any(letter: Letter, line: Iterable[Letter]) -> bool:
    return any(_is_overprint(letter, known) for known in line)


def _is_overprint(letter: Letter, earlier: Letter) -> bool:
    """Whether a letter is set twice at (nearly) one place: fake bold."""
    distance = abs(_start(letter) - _start(earlier))
    if distance >= _SAME_PLACE * letter[0].size:
        return False
    return _text_of(letter) == _text_of(earlier)


def _text_of(letter: Letter) -> list[str]:
    return [glyph.text for glyph in letter]


def _overlaps_any(letter: Letter, line: Iterable[Letter]) -> bool:
    glyph = letter[0]
    rim = _SAME_PLACE * glyph.size
    left = glyph.x0 + rim
    return any(left < known[0].x1 and known[0].x0 + rim < glyph.x1 for known in line)


def _place_after_letter(ordered: Sequence[Glyph], diacritic: Glyph) -> int:
    """Where in a line a diacritic belongs: behind the last letter that begins left of its middle."""
    middle = (diacritic.x0 + diacritic.x1) / 2
    rim = _SAME_PLACE * diacritic.size
    for place in range(len(ordered), 0, -1):
        glyph = ordered[place - 1]
        if not is_diacritic(glyph) and glyph.x0 + rim < middle:
            return place
    return 0


def _spelled(glyphs: Sequence[Glyph]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """The text of glyphs in order, with a space where a gap shows one, and its (font, length) runs."""
    if not glyphs:
        return "", ()
    space = _space_width(glyphs)
    spelled = [(glyphs[0].font, glyphs[0].text)]
    for before, glyph in pairwise(glyphs):
        gap = glyph.x0 - before.x1
        needs_space = gap > space and _may_part(before, glyph)
        text = f" {glyph.text}" if needs_space else glyph.text
        spelled.append((glyph.font, text))
    runs = []
    for font, run in groupby(spelled, key=itemgetter(0)):
        length = sum(len(text) for _, text in run)
        runs.append((font, length))
    line_text = "".join(text for _, text in spelled)
    return line_text, tuple(runs)


def _may_part(before: Glyph, glyph: Glyph) -> bool:
    """Whether a space may be missing between two glyphs: none is printed, and the second is no diacritic."""
    if is_diacritic(glyph):
        return False
    return not (before.text.isspace() or glyph.text.isspace())


def _space_width(glyphs: Sequence[Glyph]) -> float:
    """From how wide a gap (points) a space is read."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(glyphs) if not is_diacritic(after)]
    size = max(glyph.size for glyph in glyphs)
    if not gaps:
        return size
    wider_than_usual = _WIDER_THAN_USUAL * median(gaps)
    return max(_SPACE * size, min(wider_than_usual, _SURE_SPACE * size))
