"""Spans of glyphs that say too few letters, told by what each of their glyphs draws elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from extractor.proof.letters import is_mark, one_spelling, signs_of
from extractor.proof.printed_lines import Key, glyph_count

# A font and the number of one of its glyphs.
OneGlyph = tuple[int, int]

# Looks at a glyph, over all spans, and the share of them that must show one sign, for it to be what the glyph draws.
_FEWEST_LOOKS = 3
_LEAST_SHARE = 0.9
# Spans of which one glyph is not known tell it by what is left; those with two once the first of these is known.
_ROUNDS = 3


def told_by_glyphs(
    keys: Iterable[Key], shown: Mapping[Key, Counter[str]]
) -> dict[Key, str]:
    """Spell spans that say fewer letters than they have glyphs by what the same glyphs draw in other spans.

    Args:
        keys: What glyphs draw and say.
        shown: For each how often it was seen to show what.

    Returns:
        What those spans show of which every glyph is known, seldom as they may be.

    >>> seen = {((0, 1), "ส"): Counter("สสส"), ((0, 2), "ป"): Counter("ปปป"), ((0, 2, 7), "ป"): Counter({"ปุ": 3})}
    >>> told_by_glyphs([((0, 1, 7), "ส")], seen)
    {((0, 1, 7), 'ส'): 'สุ'}
    """
    drawn = _drawn_by_each(shown)
    told = {}
    for key in keys:
        glyphs = list(_glyphs(key))
        if _says_less(key, shown) and drawn.keys() >= set(glyphs):
            letter, *marks = map(drawn.__getitem__, glyphs)
            if all(map(is_mark, marks)):
                told[key] = one_spelling(letter + "".join(marks))
    return told


def _says_less(key: Key, shown: Mapping[Key, Counter[str]]) -> bool:
    """Whether a span says fewer letters than it has glyphs, and was not mostly read as it says."""
    is_short = len(_signs(key[1])) < glyph_count(key)
    counts = shown.get(key, Counter())
    return is_short and 2 * counts[key[1]] <= counts.total()


def _drawn_by_each(
    shown: Mapping[Key, Counter[str]],
) -> dict[OneGlyph, str]:
    """What single glyphs draw."""
    drawn: dict[OneGlyph, str] = {}
    for _ in range(_ROUNDS):
        votes: defaultdict[OneGlyph, Counter[str]] = defaultdict(Counter)
        for key, counts in shown.items():
            for text, count in counts.items():
                for glyph, sign in _left_over(key, text, drawn):
                    votes[glyph][sign] += count
        drawn |= dict(_settled(votes))
    return drawn


def _left_over(
    key: Key, text: str, drawn: Mapping[OneGlyph, str]
) -> Iterator[tuple[OneGlyph, str]]:
    """The only glyph of a span that is not known, and the sign that the known ones leave."""
    signs = _signs(text)
    unknown = []
    if glyph_count(key) != len(signs):
        return
    for glyph in _glyphs(key):
        if drawn.get(glyph) in signs:
            signs.remove(drawn[glyph])
        else:
            unknown.append(glyph)
    if len(unknown) == 1 and unknown[0] not in drawn:
        yield unknown[0], signs[0]


def _settled(
    votes: Mapping[OneGlyph, Counter[str]],
) -> Iterator[tuple[OneGlyph, str]]:
    for glyph, counts in votes.items():
        ((sign, count),) = counts.most_common(1)
        if (
            counts.total() >= _FEWEST_LOOKS
            and count >= _LEAST_SHARE * counts.total()
        ):
            yield glyph, sign


def _glyphs(key: Key) -> Iterator[OneGlyph]:
    (font, *numbers), _ = key
    return ((font, number) for number in numbers)


def _signs(text: str) -> list[str]:
    return [sign for sign, _ in signs_of([text])]
