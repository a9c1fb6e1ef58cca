"""Which glyphs of a page nobody sees, and why: what stands in the file tells of most, a drawing of the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from pdfminer.layout import LTChar

from extractor.errors import BrokenFileError
from extractor.inputs.pdf.displayed_frame import DisplayedFrame
from extractor.inputs.pdf.drawn_text import DrawnPages, StringInk
from extractor.inputs.pdf.paint import Paint
from extractor.inputs.pdf.suspicion import Suspicion, suspicion_of

# Points, and the share of the size of the page's largest print: letters smaller than both cannot be read.
_LEAST_SIZE = 1.0
_LEAST_SIZE_SHARE = 0.1
# Share of a letter's size above its foot: the part that all letters have ink in.
_BODY = 0.5
# Points: letters set twice are no farther apart, as those of an outline and its filling.
_SAME_PLACE = 1.5


def hide_unseen(
    characters: Sequence[LTChar],
    paints: Sequence[Paint],
    frame: DisplayedFrame,
    drawn: DrawnPages,
    page_no: int,
) -> None:
    """Say of the glyphs of a page why they are not seen.

    Args:
        characters: The glyphs in the order of the content; their settings get the reasons.
        paints: What was painted on the page, in its order.
        frame: The page as displayed.
        drawn: The file, opened for drawing where something must be looked at.
        page_no: The page, 1-based.
    """
    shown = [
        character for character in characters if not character.setting.reason
    ]
    suspicion = suspicion_of(shown, paints)
    for numbers in _apart(shown, suspicion):
        suspects = numbers.tolist()
        ink = _ink(
            [shown[number] for number in suspects],
            characters,
            frame,
            drawn,
            page_no,
        )
        seen = _seen(
            [shown[number] for number in suspects],
            suspicion.pictured[suspects],
            ink,
            frame,
        )
        for number, is_seen in zip(suspects, seen, strict=True):
            is_sure = (
                suspicion.surely_covered[number]
                or suspicion.surely_pale[number]
            )
            if is_seen is False or (is_seen is None and is_sure):
                _hide(
                    shown[number],
                    "covered" if suspicion.covered[number] else "pale",
                )
    _show_doubled(shown)
    sizes = list(map(_size, shown))
    # How large letters are at least that can be read, in points: the page may be one that is shown enlarged.
    least = min(_LEAST_SIZE, _LEAST_SIZE_SHARE * max(sizes, default=0.0))
    for character, size, is_on_page in zip(
        shown, sizes, frame.are_shown(shown), strict=True
    ):
        if not is_on_page:
            _hide(character, "outside-page")
        elif size < least:
            _hide(character, "too-small")


def _apart(
    shown: Sequence[LTChar], suspicion: Suspicion
) -> list[NDArray[np.intp]]:
    """The suspects; what is covered and what may stand on its cover by themselves: one would be seen for the other."""
    covered = np.flatnonzero(suspicion.covered)
    others = np.flatnonzero(suspicion.pale & ~suspicion.covered)
    below = [shown[number] for number in covered.tolist()]
    above = [shown[number] for number in others.tolist()]
    if not _overlap(below, above):
        return [np.flatnonzero(suspicion.covered | suspicion.pale)]
    strings = {character.setting.string for character in below}
    on_cover = np.array(
        [character.setting.string not in strings for character in above],
        np.bool_,
    )
    return [
        np.sort(np.concatenate([covered, others[~on_cover]])),
        others[on_cover],
    ]


def _overlap(some: Sequence[LTChar], others: Sequence[LTChar]) -> bool:
    """Whether the middle of one of some glyphs lies on one of others."""
    if not (some and others):
        return False
    boxes = np.array([(c.x0, c.y0, c.x1, c.y1) for c in others])
    for x, y in (((c.x0 + c.x1) / 2, (c.y0 + c.y1) / 2) for c in some):
        if (
            ((boxes[:, :2] <= (x, y)) & (boxes[:, 2:] >= (x, y)))
            .all(axis=1)
            .any()
        ):
            return True
    return False


def _hide(character: LTChar, reason: str) -> None:
    character.setting = character.setting._replace(reason=reason)


def _show_doubled(characters: Sequence[LTChar]) -> None:
    """A string that is set twice at one place is seen if one of the two is, as that of an outline and its filling."""
    hidden: dict[int | None, list[LTChar]] = defaultdict(list)
    for character in characters:
        if character.setting.reason and character.get_text().strip():
            hidden[character.setting.string].append(character)
    if not hidden:
        return
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for character in characters:
        if not character.setting.reason:
            places[character.get_text()].append(character.matrix[4:])
    for string in hidden.values():
        if all(
            _stands_at(character, places[character.get_text()])
            for character in string
        ):
            for character in string:
                _hide(character, "")


def _stands_at(
    character: LTChar, places: Sequence[tuple[float, float]]
) -> bool:
    x, y = character.matrix[4:]
    return any(
        abs(x - other_x) + abs(y - other_y) < _SAME_PLACE
        for other_x, other_y in places
    )


def _size(character: LTChar) -> float:
    """The size of a glyph in points, whichever way it runs; marks have no width."""
    return float(max(character.x1 - character.x0, character.y1 - character.y0))


def _ink(
    suspects: Sequence[LTChar],
    characters: Sequence[LTChar],
    frame: DisplayedFrame,
    drawn: DrawnPages,
    page_no: int,
) -> StringInk | None:
    """The ink of the strings in which glyphs stand; None where no drawing tells of it."""
    asked = {
        c.setting.string
        for c in suspects
        if c.setting.is_embedded and c.setting.string is not None
    }
    if not asked:
        return None
    try:
        with drawn.page(page_no) as page:
            return StringInk(page, _origins(characters, frame), asked)
    except BrokenFileError:
        return None


def _origins(
    characters: Sequence[LTChar], frame: DisplayedFrame
) -> list[tuple[float, float]]:
    """Where each string of the page's own begins."""
    origins: dict[int, tuple[float, float]] = {}
    for character in characters:
        string = character.setting.string
        if string is not None and string not in origins:
            origins[string] = frame.as_written(*character.matrix[4:])
    return [origins[string] for string in sorted(origins)]


def _seen(
    suspects: Sequence[LTChar],
    pictured: Sequence[bool] | np.ndarray,
    ink: StringInk | None,
    frame: DisplayedFrame,
) -> Iterator[bool | None]:
    """Whether each glyph is seen as the page is drawn; None of those of which a drawing does not tell.

    A mark without a width is seen where the letter is on which it stands.
    """
    before: LTChar | None = None
    was_seen: bool | None = None
    for character, is_pictured in zip(suspects, pictured, strict=True):
        string = character.setting.string
        is_seen: bool | None = None
        if ink and string in ink.known and character.setting.is_embedded:
            if (
                not character.get_text().strip()
                or _size_along(character) < 1.0 / ink.scale
            ):
                is_seen = (
                    was_seen
                    if before is not None and _stands_on(character, before)
                    else None
                )
            else:
                body = _body(character, frame)
                is_other = (
                    character.setting.look.is_thin
                    and not is_pictured
                    and ink.is_drawn(body)
                )
                is_seen = ink.shows(body) or bool(is_other)
            before, was_seen = character, is_seen
        yield is_seen


def _stands_on(mark: LTChar, letter: LTChar) -> bool:
    """Whether a glyph without a width is of a string with another one, or stands at its end."""
    if mark.setting.string == letter.setting.string:
        return True
    (*_, x, y), (*_, other_x, other_y) = mark.matrix, letter.matrix
    reach = _size(letter)
    return bool(abs(x - other_x) <= 2 * reach and abs(y - other_y) <= reach)


def _size_along(character: LTChar) -> float:
    """How far a glyph goes along its line, in points."""
    along_x, along_y = character.matrix[:2]
    is_across = abs(along_y) > abs(along_x)
    return float(
        character.y1 - character.y0
        if is_across
        else character.x1 - character.x0
    )


def _body(
    character: LTChar, frame: DisplayedFrame
) -> tuple[float, float, float, float]:
    """The sides (left, top, right, bottom) of the part of a glyph that has ink, in points of the page as displayed."""
    along_x, along_y, _, _, _, foot = character.matrix
    y0, y1 = character.y0, character.y1
    if abs(along_y) < abs(along_x):
        upwards = 1.0 if along_x > 0 else -1.0
        y0, y1 = sorted(
            (foot, foot + upwards * _BODY * (character.y1 - character.y0))
        )
    return (
        character.x0 - frame.left,
        frame.upper - y1,
        character.x1 - frame.left,
        frame.upper - y0,
    )
