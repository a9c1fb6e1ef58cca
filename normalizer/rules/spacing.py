"""White space that carries nothing."""

from __future__ import annotations

from normalizer.rules.rule import Rule, substitution

SPACING: tuple[Rule, ...] = (
    substitution("edge-space", "spacing", r"\A\s+|(?<!\s)\s+\Z", ""),
    substitution("repeated-space", "spacing", r"[ \t]{2,}|\t", " "),
)
