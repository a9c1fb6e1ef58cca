"""Glyphs that draw two marks, of which the file names one: which of a cluster draws the sign that is left over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.proof.letters import is_mark
from extractor.proof.printed_lines import Key, Unit, glyph_count
from normalizer.thai import NIKHAHIT, SARA_AA

# Looks at a mark, and the share of them at which the same sign is left over beside it, for it to draw that one, too.
_FEWEST_LOOKS = 3
_LEAST_SHARE = 0.7
# Fewer looks do where another glyph of its font is called the same mark, and draws nothing else: then why are they two?
# They do, too, where the same glyph of another face draws that sign. A letter that shows a sign more in no larger share
# of its places apart from such a mark shows none itself.
_MOST_SHARE = 0.5

# What the glyphs of a line are, and what each was seen to show, by its index.
Seen = tuple[Sequence[Unit], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class _Extra:
    """A sign that no glyph says.

    Attributes:
        owner: The index of the letter that seems to show it.
        mark: The index of a mark beside that letter.
        sign: The sign.
    """

    owner: int
    mark: int
    sign: str


@dataclass
class _Counts:
    """How often a mark was seen, beside which signs that no glyph says, and at which letters."""

    looks: int = 0
    signs: Counter[str] = field(default_factory=Counter)
    owners: Counter[Key] = field(default_factory=Counter)


def joined_marks(seen: Iterable[Seen]) -> dict[Key, str]:
    """Find marks beside which a sign is left over time and again, at letters that show none elsewhere.

    Args:
        seen: What the glyphs of lines show. Of น ํ า, read as น้ำ, น seems to show น้.

    Returns:
        The sign that each of them draws besides: ้ for the ํ of fonts that have one glyph for ํ้.
    """
    marks: defaultdict[Key, _Counts] = defaultdict(_Counts)
    letters: Counter[Key] = Counter()
    with_more: Counter[Key] = Counter()
    for units, shown in seen:
        for index in shown:
            letters[units[index].key] += 1
            if is_mark(units[index].key[1]):
                marks[units[index].key].looks += 1
        for extra in _extras(units, shown):
            owner = units[extra.owner].key
            counts = marks[units[extra.mark].key]
            counts.signs[extra.sign] += 1
            counts.owners[owner] += 1
            with_more[owner] += 1
    bare = {
        (key[0][0], key[1])
        for key, counts in marks.items()
        if counts.looks >= _FEWEST_LOOKS and not counts.signs
    }
    joined = {
        key: sign
        for key, counts in marks.items()
        for sign, count in counts.signs.most_common(1)
        if count >= _LEAST_SHARE * counts.looks
        and all(
            with_more[owner] - beside <= _MOST_SHARE * (letters[owner] - beside)
            for owner, beside in counts.owners.items()
        )
    }
    often = {key for key in joined if marks[key].signs.total() >= _FEWEST_LOOKS}
    in_a_face = {(key[0][1:], key[1], joined[key]) for key in often}
    return {
        key: sign
        for key, sign in joined.items()
        if key in often
        or (key[0][0], key[1]) in bare
        or (key[0][1:], key[1], sign) in in_a_face
    }


def is_joined(key: Key, shown: str) -> bool:
    """Whether one glyph that the file calls a mark shows that mark and another one.

    Args:
        key: What it draws and says, such as a glyph of which the file says `ํ`.
        shown: What it shows, such as `ํ้`.

    Returns:
        Whether it does.
    """
    is_one = glyph_count(key) == 1 and is_mark(key[1])
    return is_one and shown.startswith(key[1]) and len(shown) == len(key[1]) + 1


def with_joined_marks(
    units: Sequence[Unit], shown: Mapping[int, str], joined: Mapping[Key, str]
) -> dict[int, str]:
    """What glyphs show, signs that letters seem to show given to the marks that draw them.

    Args:
        units: The glyphs of a line.
        shown: What each was seen to show, by its index.
        joined: The sign that marks draw besides what they say.

    Returns:
        The same.
    """
    given = dict(shown)
    for extra in _extras(units, shown) if joined else ():
        if joined.get(units[extra.mark].key) == extra.sign:
            given[extra.mark] = shown[extra.mark] + extra.sign
            given[extra.owner] = units[extra.owner].key[1]
    return given


def _extras(
    units: Sequence[Unit], shown: Mapping[int, str]
) -> Iterator[_Extra]:
    for index, text in shown.items():
        said = units[index].key[1]
        if is_mark(said) or text == said:
            continue
        if text == NIKHAHIT + SARA_AA and said == SARA_AA:
            beside, sign = index - 1, NIKHAHIT
        else:
            beside, sign = index + 1, text.removeprefix(said)
        is_one_more = len(sign) == 1 and text != sign and is_mark(sign)
        if is_one_more and beside in shown and is_mark(units[beside].key[1]):
            yield _Extra(index, beside, sign)
