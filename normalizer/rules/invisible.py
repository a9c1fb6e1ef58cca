"""Characters that do not show, and spaces of other widths."""

from __future__ import annotations

from normalizer.rules.rule import substitution

# Zero-width spaces and joiners, marks of direction, the soft hyphen, the word joiner and the byte order mark.
ZERO_WIDTH = substitution("zero-width", "repair", "[\u200b-\u200f\u00ad\u2060\ufeff]", "")
# The no-break space, typographic ones from en quad to hair space, the narrow and the ideographic one.
NO_BREAK_SPACE = substitution("no-break-space", "repair", "[\u00a0\u2000-\u200a\u202f\u3000]", " ")
