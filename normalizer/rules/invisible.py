"""Characters that do not show, spaces of other widths, and hyphens that look like another."""

from __future__ import annotations

import re

from normalizer.rules.rule import substitution

# The first code points of the 17 planes.
_PLANES = range(0, 0x110000, 0x10000)
# Control characters but for tab, line feed and carriage return, surrogates without their other half, noncharacters; and
# the pictures that stand for them in what was read (see `extractor.model.writable`).
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_PICTURES = "\u2400-\u241f\u2421"
_PLANE_ENDS = "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in _PLANES
)
_NO_CHARACTERS = f"\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}"
CONTROL_CHARACTER = substitution(
    "control-character",
    "repair",
    f"[{_CONTROL}{_PICTURES}{_NO_CHARACTERS}]+",
    "",
)
# Zero-width spaces and joiners, the soft hyphen, the word joiner and what else joins, the byte order mark.
_JOINERS = "\u200b-\u200d\u00ad\u2060-\u2064\u180e\ufeff"
# Marks of direction, embeddings, overrides, isolates, and the older ones.
_DIRECTIONS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f"
_NO_WIDTH = re.compile(f"[{_JOINERS}{_DIRECTIONS}]")
_UNSEEN = re.compile(f"[{_JOINERS}{_DIRECTIONS}{_PICTURES}{_NO_CHARACTERS}]")
ZERO_WIDTH = substitution("zero-width", "repair", _NO_WIDTH.pattern, "")
# The no-break space, typographic ones from en quad to hair space, the narrow and the ideographic one.
_SPACES = "\u00a0\u2000-\u200a\u202f\u3000"
# Vertical tab, form feed and other ends of lines, which end none here.
_LINE_ENDS = "\x0b\x0c\x1c-\x1f\x85\u2028\u2029"
NO_BREAK_SPACE = substitution(
    "no-break-space", "repair", f"[{_SPACES}{_LINE_ENDS}]", " "
)

# The hyphen proper and the no-break one look as the one on keyboards does, for which LaTeX writes the first.
HYPHEN = substitution("hyphen", "repair", "[\u2010\u2011]", "-")


def unseen_places(text: str, *, controls: bool = True) -> list[int]:
    """Find the characters of a text that do not show.

    Args:
        text: A line.
        controls: Whether those that no text may hold, and the pictures that stand for them, are among them.

    Returns:
        Their places, from 0, in order.

    >>> unseen_places("1\u200b. จัด\u2400ทำ"), unseen_places("จัด\u2400ทำ", controls=False)
    ([1, 7], [])
    """
    pattern = _UNSEEN if controls else _NO_WIDTH
    return [match.start() for match in pattern.finditer(text)]


def unseen_rule(character: str) -> str:
    """Tell which rule takes out a character that does not show.

    Args:
        character: Any character.

    Returns:
        Its name; empty for a character that shows.

    >>> unseen_rule("\u200b"), unseen_rule("\u2400"), unseen_rule("ก")
    ('zero-width', 'control-character', '')
    """
    if _NO_WIDTH.fullmatch(character):
        return ZERO_WIDTH.name
    return CONTROL_CHARACTER.name if _UNSEEN.fullmatch(character) else ""
