"""Which letters of what was read each glyph of a line shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby, takewhile
from math import ceil
from operator import itemgetter

from extractor.model import UNKNOWN_LETTER
from extractor.proof.letters import OwnedLetter, is_mark, signs_of
from normalizer.thai import NIKHAHIT, SARA_AA, SARA_AM

# Letters of a reading that one glyph may show at most: a letter with its vowel sign and its tone, and one more.
_MOST_LETTERS = 4
# What it costs that a glyph shows something else than it says; less where it begins or ends alike, or shows what it
# shows elsewhere; more where it shows nothing.
_OTHER = 1.0
_ALIKE = 0.6
_KNOWN = 0.1
_NOTHING = 1.4
# The same for each letter more or fewer; of a glyph of which nothing is known, for two letters that are no marks.
_LETTER_MORE = 0.15
# The same of a letter that would show as a mark alone, or a mark as a letter.
_MARK_FOR_LETTER = 0.5
_IMPOSSIBLE = float("inf")
# Letters by which a glyph may stand farther on in the reading, or less far, than its place in the line tells.
_FARTHEST_OFF = 10
# Lines whose letters are remembered as they were shared: most are shared alike when they are gone through again.
_REMEMBERED = 1 << 11


@dataclass(frozen=True, slots=True)
class Said:
    """What a glyph, or a span of glyphs, says.

    Attributes:
        text: Its letters, in one spelling.
        glyphs: How many glyphs it is.
        usual: What it shows elsewhere; None where that is not known.
    """

    text: str
    glyphs: int = 1
    usual: str | None = None


def shown_by_each(said: Iterable[Said], reading: str) -> dict[int, str]:
    """Share the letters of a reading among glyphs, so that as many as can be show what they say.

    Args:
        said: What each glyph of a line says.
        reading: What was read on the line, in one spelling.

    Returns:
        What each glyph shows, by its index; glyphs that have no letters of their own are left out.

    >>> shown_by_each([Said("ใ"), Said("ช"), Said("ู"), Said("จ")], "ใช้จ")
    {0: 'ใ', 1: 'ช', 2: '้', 3: 'จ'}
    """
    return dict(_shares(tuple(said), reading))


@lru_cache(maxsize=_REMEMBERED)
def _shares(said: tuple[Said, ...], reading: str) -> Mapping[int, str]:
    runs = groupby(signs_of(one.text for one in said), itemgetter(1))
    spelled = {
        owner: replace(said[owner], text=_joined(run)) for owner, run in runs
    }
    signs = _joined(signs_of([reading]))
    shown: dict[int, str] = {}
    start = 0
    for owner, end in zip(
        spelled, _cheapest_ends(list(spelled.values()), signs), strict=True
    ):
        shown[owner] = signs[start:end]
        start = end
    return _with_marks_in_any_order(shown, spelled)


def _joined(owned: Iterable[OwnedLetter]) -> str:
    return "".join(letter for letter, _ in owned)


def _with_marks_in_any_order(
    shown: dict[int, str], said: Mapping[int, Said]
) -> dict[int, str]:
    """What glyphs show, where the marks of one letter may have been set in another order than they are spelled in."""
    owners = list(shown)
    for first, owner in enumerate(owners):
        if is_mark(said[owner].text):
            continue
        marks = list(
            takewhile(
                lambda mark: is_mark(said[mark].text), owners[first + 1 :]
            )
        )
        if any(said[mark].text != shown[mark] for mark in marks):
            _share_marks(shown, said, owner, marks)
    return shown


def _share_marks(
    shown: dict[int, str],
    said: Mapping[int, Said],
    base: int,
    marks: Sequence[int],
) -> None:
    """Give each mark of a letter the sign that it shows elsewhere, or says, and those that are left to the others."""
    signs = list("".join(shown[mark] for mark in marks))
    own = said[base].text
    if shown[base].startswith(own):
        signs = [*shown[base][len(own) :], *signs]
        shown[base] = own
    waiting = list(marks)
    usual = {mark: said[mark].usual for mark in marks}
    for wanted in (usual, _said_once(said, marks)):
        for mark in list(waiting):
            sign = wanted.get(mark)
            if sign in signs:
                signs.remove(sign)
                shown[mark] = sign
                waiting.remove(mark)
    for mark in waiting:
        shown[mark] = signs.pop(0) if signs else ""
    joined = [
        mark for mark in marks if said[mark].glyphs > len(said[mark].text)
    ]
    shown[waiting[-1] if waiting else joined[-1] if joined else base] += (
        "".join(signs)
    )


def _said_once(
    said: Mapping[int, Said], marks: Sequence[int]
) -> dict[int, str | None]:
    """What marks say that no other of them says."""
    counts = Counter(said[mark].text for mark in marks)
    return {
        mark: said[mark].text for mark in marks if counts[said[mark].text] == 1
    }


def _cheapest_ends(glyphs: Sequence[Said], reading: str) -> list[int]:
    """Where in the reading the part of each glyph ends, for the least cost in all."""
    length = len(reading)
    costs = {0: 0.0}
    came_from: list[dict[int, int]] = []
    for said, ends in zip(glyphs, _possible_ends(glyphs, length), strict=True):
        longest = max(_MOST_LETTERS, len(said.text), ceil(length / len(glyphs)))
        best: dict[int, float] = {}
        origins: dict[int, int] = {}
        for start, before in costs.items():
            for end in range(
                max(start, ends.start), min(start + longest + 1, ends.stop)
            ):
                cost = before + _cost(said, reading[start:end])
                if cost < best.get(end, _IMPOSSIBLE):
                    best[end] = cost
                    origins[end] = start
        costs = best
        came_from.append(origins)
    ends_found = [length] if glyphs else []
    for origins in reversed(came_from[1:]):
        ends_found.append(origins[ends_found[-1]])
    return ends_found[::-1]


def _possible_ends(glyphs: Iterable[Said], length: int) -> list[range]:
    """Where in a reading of so many letters the part of each glyph may end: about where it ends in what is said."""
    said_ends = list(accumulate(len(said.text) for said in glyphs))
    farthest = _FARTHEST_OFF + abs(length - said_ends[-1]) if said_ends else 0
    return [
        range(max(0, end - farthest), min(length, end + farthest) + 1)
        for end in said_ends
    ]


def _cost(said: Said, shown: str) -> float:
    own = said.text
    if shown == own:
        return 0.0
    if shown == said.usual:
        return _KNOWN
    if not shown:
        return _OTHER if is_mark(own) else _NOTHING
    is_alike = own[0] == shown[0] or own[-1] == shown[-1]
    cost = _ALIKE if is_alike else _OTHER
    cost += _LETTER_MORE * abs(
        max(len(own), said.glyphs) - len(_one_letter(shown))
    )
    if own == UNKNOWN_LETTER:
        return cost + _LETTER_MORE * (
            sum(not is_mark(letter) for letter in shown) > 1
        )
    if is_mark(own[0]) != is_mark(shown[0]):
        cost += _MARK_FOR_LETTER
    return cost


def _one_letter(shown: str) -> str:
    """What a glyph shows, sara am as the one letter that it mostly is."""
    return SARA_AM if shown == NIKHAHIT + SARA_AA else shown
