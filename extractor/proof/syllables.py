"""Mends that would make letters of print that no Thai syllable has beside each other, and so are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extractor.proof.printed_lines import Key, PrintedLine
from normalizer.thai import places_of_no_syllable

# The share of a glyph's places at which a mend may make no syllable: what stands beside it there may be what is wrong.
_MOST_PLACES = 0.1


def makes_no_syllable(printed: PrintedLine, mends: Mapping[Key, str]) -> bool:
    """Whether a line that is mended has letters side by side that Thai never writes so, and the layer has not.

    Args:
        printed: The line.
        mends: What glyphs say instead, such as ี for what draws the ํ of สำ.

    Returns:
        Whether it has more of them than before.
    """
    return _added_places(printed, {}, mends) > 0


def possible_mends(
    mends: Mapping[Key, str], lines: Sequence[PrintedLine]
) -> dict[Key, str]:
    """Leave out mends that time and again make of print what is no Thai.

    Args:
        mends: What glyphs say instead.
        lines: Lines that were looked at.

    Returns:
        The others; of several that are wrong at one place, the one that is so at the largest share of its places goes
        first.
    """
    kept = dict(mends)
    suspects = [
        printed for printed in lines if makes_no_syllable(printed, kept)
    ]
    while suspects and kept:
        shares = {
            key: _share_of_no_syllables(key, kept, lines)
            for key in kept
            if any(key in printed.keys for printed in suspects)
        }
        worst = max(shares, key=shares.__getitem__, default=None)
        if worst is None or shares[worst] <= _MOST_PLACES:
            break
        del kept[worst]
        suspects = [
            printed for printed in suspects if makes_no_syllable(printed, kept)
        ]
    return kept


def _share_of_no_syllables(
    key: Key, mends: Mapping[Key, str], lines: Iterable[PrintedLine]
) -> float:
    """At which share of the places of a glyph its mend makes no syllable, beside the other mends."""
    others = {other: shown for other, shown in mends.items() if other != key}
    having = [printed for printed in lines if key in printed.keys]
    added = sum(
        max(0, _added_places(printed, others, mends)) for printed in having
    )
    return added / sum(printed.keys[key] for printed in having)


def _added_places(
    printed: PrintedLine, before: Mapping[Key, str], after: Mapping[Key, str]
) -> int:
    if not printed.is_mended_by(after):
        return 0
    return places_of_no_syllable(
        printed.text_with(after)
    ) - places_of_no_syllable(printed.text_with(before))
