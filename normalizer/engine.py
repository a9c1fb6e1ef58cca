"""Runs the rules over a text and keeps the record. One path makes both, so they cannot disagree."""

from __future__ import annotations

from collections.abc import Iterable

from normalizer.changes import Change, Explained, apply
from normalizer.rules import RULES, Config, Context


def explain(text: str, config: Config | None = None, fonts: Iterable[tuple[str, int]] = ()) -> Explained:
    """Normalise a text and say what was changed.

    `fonts` are (font name, number of characters) runs over the text, for damages that differ by font.
    """
    context = Context(config or Config(), tuple(fonts))
    changes: list[Change] = []
    for rule in RULES:
        found = list(rule.find(text, context))
        text = apply(text, found)
        changes += found
    return Explained(text, tuple(changes))


def normalize(text: str, config: Config | None = None) -> str:
    """The text, repaired: `explain(text, config).text`."""
    return explain(text, config).text
