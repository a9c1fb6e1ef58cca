"""White space that carries nothing."""

from __future__ import annotations

from normalizer.rules.rule import substitution

EDGE_SPACE = substitution("edge-space", "spacing", r"\A\s+|(?<!\s)\s+\Z", "")
REPEATED_SPACE = substitution("repeated-space", "spacing", r"[ \t]{2,}|\t", " ")
