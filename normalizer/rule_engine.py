"""Runs the rules over a text and keeps the record. One path makes both, so they cannot disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from normalizer.changes import Change, Explained, apply
from normalizer.rules import RULES, Config, Context

# One mend may lay bare the next; random text settled in three rounds, so this many are a safeguard.
_MOST_ROUNDS = 8


def explain(text: str, config: Config | None = None, fonts: Iterable[tuple[str, int]] = ()) -> Explained:
    """Normalise a text and say what was changed; normalising the result changes nothing.

    `fonts` are (font name, number of characters) runs over the text, for damages that differ by font.
    """
    changes: list[Change] = []
    context = Context(config or Config(), tuple(fonts))
    for _ in range(_MOST_ROUNDS):
        text, found = _round(text, context, changes[-1].step + 1 if changes else 0)
        applied = [change for change in found if change.status == "applied"]
        if not applied:
            changes += found  # what is only suggested is found again in every round: the last finds are told
            break
        changes += applied
        context = Context(context.config)  # the font runs fitted the raw text
    return Explained(text, tuple(changes))


def _round(text: str, context: Context, step: int) -> tuple[str, list[Change]]:
    changes: list[Change] = []
    for rule in RULES:
        found = [replace(change, step=step) for change in rule.find(text, context)]
        if found:
            text, step = apply(text, found), step + 1
            changes += found
    return text, changes


def normalize(text: str, config: Config | None = None) -> str:
    """The text, repaired: `explain(text, config).text`."""
    return explain(text, config).text
