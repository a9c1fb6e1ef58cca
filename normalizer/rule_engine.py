"""Runs the rules over a text and keeps the record. One path makes both, so they cannot disagree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from normalizer.changes import Change, Explained, apply
from normalizer.rules import LETTERS_ONLY, RULES, Config, Context

# Rounds over all rules. One mend may lay bare the next; random text settled in three, so this many are a safeguard.
_MOST_ROUNDS = 8
# Texts that are remembered with what they say: the lines of some hundred pages.
_REMEMBERED = 8192


def explain(
    text: str,
    config: Config | None = None,
    fonts: Iterable[tuple[str, int]] = (),
    known: Sequence[Change] = (),
) -> Explained:
    """Normalise a text and say what was changed; normalising the result changes nothing.

    Args:
        text: A text, its lines divided by line feeds.
        config: How to normalise; by default as what OCR or a person may have misspelled.
        fonts: (font name, number of characters) runs over the text once the known changes are made, for damages that
            differ by font.
        known: Changes of one step that others know to be right: they are made first.

    Returns:
        The normalised text and the changes, from which `replay` makes it again.

    >>> explained = explain("จ านวน ๑๒ คน")
    >>> explained.text
    'จำนวน 12 คน'
    >>> [change.rule for change in explained.changes]
    ['sara-am-lost', 'thai-digits']
    """
    record: list[Change] = list(known)
    text = apply(text, known)
    context = Context(config or Config(), tuple(fonts))
    for _ in range(_MOST_ROUNDS):
        next_step = record[-1].step + 1 if record else 0
        text, changes = _one_round(text, context, next_step)
        applied = [change for change in changes if change.status == "applied"]
        if not applied:
            record += changes  # what is only suggested is found again in every round: the last finds are told
            break
        record += applied
        context = Context(context.config)  # the font runs fitted the raw text
    return Explained(text, tuple(record))


def _one_round(
    text: str, context: Context, step: int
) -> tuple[str, list[Change]]:
    """The text once every rule had its turn, and the changes; each rule that found any made one step."""
    record: list[Change] = []
    for rule in (*RULES, *context.config.extra_rules):
        changes = [
            replace(change, step=step) for change in rule.find(text, context)
        ]
        if changes:
            text = apply(text, changes)
            step += 1
            record += changes
    return text, record


def normalize(text: str, config: Config | None = None) -> str:
    """Normalise a text.

    Args:
        text: A text, its lines divided by line feeds.
        config: How to normalise; by default as what OCR or a person may have misspelled.

    Returns:
        `explain(text, config).text`.

    >>> normalize("สํานักงาน เเละ กลุ ่ม")
    'สำนักงาน และ กลุ่ม'
    """
    return explain(text, config).text


@lru_cache(maxsize=_REMEMBERED)
def compared(text: str) -> str:
    """Mend the letters of a text that is compared, not published; what was asked before is remembered.

    A line is compared again and again: with names of units, with the lines around it, with other pages.

    Args:
        text: A text, its lines divided by line feeds.

    Returns:
        `normalize(text, LETTERS_ONLY)`.

    >>> compared("กลุ ่ม จ านวน ๑๒")
    'กลุ่ม จำนวน 12'
    """
    return normalize(text, LETTERS_ONLY)


def squeezed(text: str) -> str:
    """Mend the letters of a text that is compared whatever its spaces, such as a cell of a header.

    Args:
        text: A text.

    Returns:
        The text compared, without white space.

    >>> squeezed("ระยะ เวลา")
    'ระยะเวลา'
    """
    return "".join(compared(text).split())
