"""Characters that do not show, and spaces of other widths."""

from __future__ import annotations

from normalizer.rules.rule import substitution

# The first code points of the 17 planes.
_PLANES = range(0, 0x110000, 0x10000)
# Control characters but for tab, line feed and carriage return, surrogates without their other half, noncharacters; and
# the pictures that stand for them in what was read (see `extractor.model.writable`).
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_PICTURES = "\u2400-\u241f\u2421"
_PLANE_ENDS = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in _PLANES)
_NO_CHARACTERS = f"\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}"
CONTROL_CHARACTER = substitution("control-character", "repair", f"[{_CONTROL}{_PICTURES}{_NO_CHARACTERS}]+", "")
# Zero-width spaces and joiners, the soft hyphen, the word joiner and what else joins, the byte order mark.
_JOINERS = "\u200b-\u200d\u00ad\u2060-\u2064\u180e\ufeff"
# Marks of direction, embeddings, overrides, isolates, and the older ones.
_DIRECTIONS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f"
ZERO_WIDTH = substitution("zero-width", "repair", f"[{_JOINERS}{_DIRECTIONS}]", "")
# The no-break space, typographic ones from en quad to hair space, the narrow and the ideographic one.
_SPACES = "\u00a0\u2000-\u200a\u202f\u3000"
# Vertical tab, form feed and other ends of lines, which end none here.
_LINE_ENDS = "\x0b\x0c\x1c-\x1f\x85\u2028\u2029"
NO_BREAK_SPACE = substitution("no-break-space", "repair", f"[{_SPACES}{_LINE_ENDS}]", " ")
