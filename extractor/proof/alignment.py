"""Which letters of what was read each glyph of a line shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, takewhile
from operator import itemgetter

from extractor.proof.letters import OwnedLetter, is_mark, signs_of

# Letters of a reading that one glyph may show at most: a letter with its vowel sign and its tone, and one more.
_MOST_LETTERS = 4
# What it costs that a glyph shows something else than it says; less where it begins or ends alike, or shows what it
# shows elsewhere; more where it shows nothing.
_OTHER = 1.0
_ALIKE = 0.6
_KNOWN = 0.1
_NOTHING = 1.4
# The same for each letter more or fewer.
_LETTER_MORE = 0.15
# The same of a letter that would show as a mark alone, or a mark as a letter.
_MARK_FOR_LETTER = 0.5
_IMPOSSIBLE = float("inf")


def shown_by_each(texts: Sequence[str], reading: str, known: Mapping[int, str] | None = None) -> dict[int, str]:
    """Share the letters of a reading among glyphs, so that as many as can be show what they say.

    Args:
        texts: What each glyph of a line says.
        reading: What was read on the line, in one spelling.
        known: What glyphs show elsewhere, by their index.

    Returns:
        What each glyph shows, by its index; glyphs that have no letters of their own are left out.

    >>> shown_by_each(["ใ", "ช", "ู", "จ"], "ใช้จ")
    {0: 'ใ', 1: 'ช', 2: '้', 3: 'จ'}
    """
    glyphs = [(owner, _joined(run)) for owner, run in groupby(signs_of(texts), itemgetter(1))]
    signs = _joined(signs_of([reading]))
    shown: dict[int, str] = {}
    start = 0
    known = known or {}
    ends = _cheapest_ends([(said, known.get(owner)) for owner, said in glyphs], signs)
    for (owner, _), end in zip(glyphs, ends, strict=True):
        shown[owner] = shown.get(owner, "") + signs[start:end]
        start = end
    return _with_marks_in_any_order(shown, dict(glyphs), known)


def _joined(owned: Iterable[OwnedLetter]) -> str:
    return "".join(letter for letter, _ in owned)


def _with_marks_in_any_order(shown: dict[int, str], said: Mapping[int, str], known: Mapping[int, str]) -> dict[int, str]:
    """What glyphs show, where the marks of one letter may have been set in another order than they are spelled in."""
    owners = list(shown)
    for first, owner in enumerate(owners):
        if is_mark(said[owner]):
            continue
        marks = list(takewhile(lambda mark: is_mark(said[mark]), owners[first + 1 :]))
        if any(said[mark] != shown[mark] for mark in marks):
            _share_marks(shown, said, owner, marks, known)
    return shown


def _share_marks(
    shown: dict[int, str], said: Mapping[int, str], base: int, marks: Sequence[int], known: Mapping[int, str]
) -> None:
    """Give each mark of a letter the sign that it shows elsewhere, or says, and those that are left to the others."""
    signs = list("".join(shown[mark] for mark in marks))
    if shown[base].startswith(said[base]):
        signs = [*shown[base][len(said[base]) :], *signs]
        shown[base] = said[base]
    waiting = list(marks)
    for wanted in (known, _said_once(said, marks)):
        for mark in list(waiting):
            if wanted.get(mark) in signs:
                signs.remove(wanted[mark])
                shown[mark] = wanted[mark]
                waiting.remove(mark)
    for mark in waiting:
        shown[mark] = signs.pop(0) if signs else ""
    shown[waiting[-1] if waiting else base] += "".join(signs)


def _said_once(said: Mapping[int, str], marks: Sequence[int]) -> dict[int, str]:
    """What marks say that no other of them says."""
    counts = Counter(said[mark] for mark in marks)
    return {mark: said[mark] for mark in marks if counts[said[mark]] == 1}


def _cheapest_ends(glyphs: Sequence[tuple[str, str | None]], reading: str) -> list[int]:
    """Where in the reading the part of each glyph ends, for the least cost in all."""
    length = len(reading)
    costs = [0.0] + [_IMPOSSIBLE] * length
    came_from: list[list[int]] = []
    for said, known in glyphs:
        best = [_IMPOSSIBLE] * (length + 1)
        origins = [0] * (length + 1)
        for start, before in enumerate(costs):
            if before == _IMPOSSIBLE:
                continue
            for end in range(start, min(length, start + max(_MOST_LETTERS, len(said))) + 1):
                cost = before + _cost(said, reading[start:end], known)
                if cost < best[end]:
                    best[end] = cost
                    origins[end] = start
        costs = best
        came_from.append(origins)
    ends = [length] if glyphs else []
    for origins in reversed(came_from[1:]):
        ends.append(origins[ends[-1]])
    return ends[::-1]


def _cost(said: str, shown: str, known: str | None) -> float:
    if said == shown:
        return 0.0
    if shown == known:
        return _KNOWN
    if not shown:
        return _OTHER if is_mark(said) else _NOTHING
    is_alike = said[0] == shown[0] or said[-1] == shown[-1]
    cost = _ALIKE if is_alike else _OTHER
    cost += _LETTER_MORE * abs(len(said) - len(shown))
    if is_mark(said[-1]) != is_mark(shown[-1]):
        cost += _MARK_FOR_LETTER
    return cost
