"""Which glyphs of a page nobody sees, and why: what stands in the file tells of most, a drawing of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pdfminer.layout import LTChar

from extractor.inputs.pdf.displayed_frame import DisplayedFrame
from extractor.inputs.pdf.drawn_text import DrawnPages, ink_of_strings
from extractor.inputs.pdf.paint import Paint, Setting
from extractor.model.image import Pixels

# A colour that is not known.
_UNKNOWN = (np.nan, np.nan, np.nan)
# Of full contrast, the share below which nobody sees a letter.
_LEAST_CONTRAST = 0.03
# The share below which a drawing is asked: colours of inks and of letters that are half transparent are near enough.
_DOUBTFUL_CONTRAST = 0.1
# Points, and the share of the usual height of the page's print: letters lower than both cannot be read.
_LEAST_SIZE = 1.0
_LEAST_SIZE_SHARE = 0.2
# Share of a letter's size above its foot: the part that all letters have ink in.
_BODY = 0.5
# Levels (of 255) by which a pixel must differ for ink to be seen there: the least contrast.
_SEEN = round(_LEAST_CONTRAST * 255)
# Share of the pixels of a letter's body in which ink must be seen: the dot of a full stop fills 8 in 100.
_LEAST_INK = 0.03
# Pixels at the sides of a letter that its neighbours' ink may reach.
_NEIGHBOURS = 1
# Paints times glyphs that are compared at once.
_AT_ONCE = 2_000_000

_Numbers = NDArray[np.float64]
_Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class _Suspicion:
    """What speaks against glyphs being seen, an entry a glyph.

    Attributes:
        covered: Something was painted over them later.
        surely_covered: That hides all that is below it.
        pale: They hardly differ from their ground, or that is not known.
        surely_pale: They do not differ from it.
    """

    covered: _Truths
    surely_covered: _Truths
    pale: _Truths
    surely_pale: _Truths


def hide_unseen(
    characters: Sequence[LTChar], paints: Sequence[Paint], frame: DisplayedFrame, drawn: DrawnPages, page_no: int
) -> None:
    """Say of the glyphs of a page why they are not seen.

    Args:
        characters: The glyphs in the order of the content; their settings get the reasons.
        paints: What was painted on the page, in its order.
        frame: The page as displayed.
        drawn: The file, opened for drawing where something must be looked at.
        page_no: The page, 1-based.
    """
    shown = [character for character in characters if not character.setting.reason]
    suspicion = _suspicion(shown, paints)
    suspects = np.flatnonzero(suspicion.covered | suspicion.pale)
    seen = _looked_at([shown[number] for number in suspects], characters, frame, drawn, page_no)
    for number, is_seen in zip(suspects, seen, strict=True):
        is_covered = bool(suspicion.covered[number])
        is_sure = suspicion.surely_covered[number] or suspicion.surely_pale[number]
        if is_seen is False or (is_seen is None and is_sure):
            _hide(shown[number], "covered" if is_covered else "pale")
    least = _least_size(shown)
    for character in shown:
        if not frame.shows(character):
            _hide(character, "outside-page")
        elif _size(character) < least:
            _hide(character, "too-small")


def _least_size(characters: Sequence[LTChar]) -> float:
    """How large letters are at least that can be read, in points: the page may be one that is shown enlarged."""
    usual = median(map(_size, characters)) if characters else _LEAST_SIZE
    return min(_LEAST_SIZE, _LEAST_SIZE_SHARE * usual)


def _size(character: LTChar) -> float:
    """The size of a glyph in points, whichever way it runs; marks have no width."""
    return float(max(character.x1 - character.x0, character.y1 - character.y0))


def _hide(character: LTChar, reason: str) -> None:
    character.setting = character.setting._replace(reason=reason)


def _suspicion(characters: Sequence[LTChar], paints: Sequence[Paint]) -> _Suspicion:
    """What speaks against glyphs being seen, as far as the file tells."""
    count = len(characters)
    grounds = np.full((count, 3), 1.0)
    is_ground_known = np.ones(count, np.bool_)
    covered = np.zeros(count, np.bool_)
    surely_covered = np.zeros(count, np.bool_)
    if paints and count:
        colours = np.array([paint.colour or _UNKNOWN for paint in paints])
        is_solid = np.array([paint.is_solid for paint in paints])
        step = max(1, _AT_ONCE // len(paints))
        for start in range(0, count, step):
            part = slice(start, start + step)
            holds, holds_body, is_later = _compared(characters[part], paints)
            covered[part] = (holds & is_later).any(axis=1)
            surely_covered[part] = (holds_body & is_later & is_solid).any(axis=1)
            below = holds & ~is_later
            has_ground = below.any(axis=1)
            last = len(paints) - 1 - np.argmax(below[:, ::-1], axis=1)
            grounds[part][has_ground] = colours[last[has_ground]]
            is_ground_known[part][has_ground] = is_solid[last[has_ground]]
    contrast = _contrast(characters, grounds)
    is_known = is_ground_known & ~np.isnan(contrast)
    return _Suspicion(
        covered=covered,
        surely_covered=surely_covered,
        pale=~is_known | (contrast < _DOUBTFUL_CONTRAST),
        surely_pale=is_known & (contrast < _LEAST_CONTRAST),
    )


def _compared(characters: Sequence[LTChar], paints: Sequence[Paint]) -> tuple[_Truths, _Truths, _Truths]:
    """Of each glyph and each paint: whether it holds the glyph's middle, all of its body, and comes after it."""
    boxes = np.array([(c.x0, c.y0, c.x1, c.y1) for c in characters])
    sides = np.array([paint[:4] for paint in paints])
    painted = np.array([c.setting.painted for c in characters])
    x = (boxes[:, 0] + boxes[:, 2]) / 2
    y = (boxes[:, 1] + boxes[:, 3]) / 2
    middle = np.stack((x, y, x, y), axis=1)
    holds = _hold(sides, middle)
    quarter = (boxes[:, 3] - boxes[:, 1]) / 4
    body = boxes + np.stack((0 * quarter, quarter, 0 * quarter, -quarter), axis=1)
    is_later = np.arange(len(paints))[None, :] >= painted[:, None]
    return holds, _hold(sides, body), is_later


def _hold(sides: _Numbers, boxes: _Numbers) -> _Truths:
    """Whether boxes (columns) hold others (rows)."""
    lower = (sides[None, :, :2] <= boxes[:, None, :2]).all(axis=2)
    upper = (sides[None, :, 2:] >= boxes[:, None, 2:]).all(axis=2)
    return np.asarray(lower & upper, np.bool_)


def _contrast(characters: Sequence[LTChar], grounds: _Numbers) -> _Numbers:
    """By how much glyphs differ from their ground in the channel in which they do most; not a number: not known."""
    settings = {id(character.setting): character.setting for character in characters}  # a string's glyphs share one
    numbers = dict(zip(settings, range(len(settings)), strict=True))
    of_glyph = [numbers[id(character.setting)] for character in characters]
    colours = np.array([setting.colour or _UNKNOWN for setting in settings.values()]).reshape(-1, 3)
    alphas = np.array([_plain_alpha(setting) for setting in settings.values()])
    differences = np.abs(colours[of_glyph] - grounds).max(axis=1, initial=0.0)
    contrast: _Numbers = differences * alphas[of_glyph]
    return contrast


def _plain_alpha(setting: Setting) -> float:
    """How opaque letters are; not a number where that is not all there is to their look."""
    return setting.look.alpha_fill if setting.look.is_plain else np.nan


def _looked_at(
    suspects: Sequence[LTChar],
    characters: Sequence[LTChar],
    frame: DisplayedFrame,
    drawn: DrawnPages,
    page_no: int,
) -> list[bool | None]:
    """Whether glyphs are seen on the page as it is drawn; None of those of which a drawing does not tell."""
    asked = {c.setting.string for c in suspects if c.setting.is_embedded and c.setting.string is not None}
    if not asked:
        return [None] * len(suspects)
    try:
        with drawn.page(page_no) as page:
            ink, scale, known = ink_of_strings(page, _origins(characters, frame), asked)
    except pypdfium2.PdfiumError:
        return [None] * len(suspects)
    return list(_seen(suspects, known, ink, frame, scale))


def _origins(characters: Sequence[LTChar], frame: DisplayedFrame) -> list[tuple[float, float]]:
    """Where each string of the page's own begins."""
    origins: dict[int, tuple[float, float]] = {}
    for character in characters:
        string = character.setting.string
        if string is not None and string not in origins:
            origins[string] = frame.as_written(*character.matrix[4:])
    return [origins[string] for string in sorted(origins)]


def _seen(
    suspects: Sequence[LTChar], known: frozenset[int], ink: Pixels, frame: DisplayedFrame, scale: float
) -> Iterator[bool | None]:
    """Whether there is ink in the body of each glyph; a mark without a width is seen where the letter before it is."""
    before: tuple[int | None, bool | None] = (None, None)
    for character in suspects:
        string = character.setting.string
        if string not in known or not character.setting.is_embedded:
            yield None
            continue
        is_seen: bool | None
        if not character.get_text().strip() or character.x1 - character.x0 < 1.0 / scale:
            is_seen = before[1] if before[0] == string else None
        else:
            is_seen = _has_ink(ink, _body(character, frame), scale)
        before = (string, is_seen)
        yield is_seen


def _body(character: LTChar, frame: DisplayedFrame) -> tuple[float, float, float, float]:
    """The sides (left, top, right, bottom) of the part of a glyph that has ink, in points of the page as displayed."""
    along_x, along_y, _, _, _, foot = character.matrix
    y0, y1 = character.y0, character.y1
    if abs(along_y) < abs(along_x):
        upwards = 1.0 if along_x > 0 else -1.0
        y0, y1 = sorted((foot, foot + upwards * _BODY * (character.y1 - character.y0)))
    return character.x0 - frame.left, frame.upper - y1, character.x1 - frame.left, frame.upper - y0


def _has_ink(ink: Pixels, sides: tuple[float, float, float, float], scale: float) -> bool:
    left, top, right, bottom = (round(side * scale) for side in sides)
    if right - left > 4 * _NEIGHBOURS:
        left += _NEIGHBOURS
        right -= _NEIGHBOURS
    part = ink[max(0, top) : max(0, bottom) + 1, max(0, left) : max(0, right) + 1]
    return bool(part.size) and float((part >= _SEEN).mean()) >= _LEAST_INK
