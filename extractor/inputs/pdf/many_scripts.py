"""Fonts whose glyphs are named as letters of many scripts: no font has them all, so that no name of it can be believed.

Writers that count on in the wrong byte name Thai letters so: Canadian, Yi, Hangul, Arabic.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Set
from functools import lru_cache
from itertools import chain

# Scripts whose letters stand in reports.
_OF_REPORTS = ("THAI", "LATIN", "GREEK")
# So many other scripts and letters of them, and of all letters of the font such a share, are none that print shows.
_FEWEST_SCRIPTS = 3
_FEWEST_LETTERS = 6
_FOREIGN_SHARE = 0.2
# Characters whose scripts are remembered.
_REMEMBERED = 1 << 12


def fonts_of_many_scripts(said: Mapping[str, Set[str]]) -> set[str]:
    """Find the fonts whose letters are named as those of several scripts that no report is written in.

    Args:
        said: What the file says of the glyphs of each font on a page, such as `{"Sarabun": {"ก", "ᨎ"}}`.

    Returns:
        The names of those fonts.
    """
    return {
        font
        for font, texts in said.items()
        if _are_mixed(set(chain.from_iterable(texts)))
    }


def _are_mixed(letters: set[str]) -> bool:
    scripts = Counter(map(_script, letters))
    del scripts[""]
    count = sum(scripts.values())
    foreign = {
        script: number
        for script, number in scripts.items()
        if script not in _OF_REPORTS
    }
    number = sum(foreign.values())
    return (
        len(foreign) >= _FEWEST_SCRIPTS
        and number >= _FEWEST_LETTERS
        and number >= _FOREIGN_SHARE * count
    )


@lru_cache(maxsize=_REMEMBERED)
def _script(letter: str) -> str:
    """What the name of a letter begins with, such as THAI; nothing for what is no letter."""
    if not unicodedata.category(letter).startswith("L"):
        return ""
    return unicodedata.name(letter, "").partition(" ")[0]
