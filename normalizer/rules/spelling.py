"""Words that were misread, and spaces that nobody wrote: what the language model says must have stood there.

Applied where the correction is likelier by a margin, suggested where it is likelier by less (a noisy channel: the
language model times the error model). Never where the letters are an abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp

from normalizer.changes import Change, Kind, Status
from normalizer.models.classifiers import classifiers
from normalizer.rules.rule import Context, Rule
from normalizer.spelling.decoder import Correction, best_corrections
from normalizer.spelling.tokens import find_thai_runs

# Natural logarithm: from this gain on a correction is suggested.
_SUGGESTED = 1.0
# Natural logarithm: from this gain on it is applied.
_APPLIED = 4.0
# The same where the recogniser itself thought of it: what stands there is as much of a guess.
_APPLIED_IF_THOUGHT_OF = 2.0
# Natural logarithm: as sure as this is one that its company does not speak for, however much likelier it looks.
_UNPROVED = 2.0
_FIGURE = re.compile("[0-9๐-๙]")


def _find_misread_words(text: str, context: Context) -> Iterator[Change]:
    alternatives = context.config.adaptation.alternatives
    for start, correction in _corrections(text, context, words_too=True):
        if (
            not correction.text
            or correction.removes_spaces_only
            or _is_counted(text, start, correction)
        ):
            continue
        thought_of = correction.text in alternatives.get(correction.before, ())
        least = _APPLIED_IF_THOUGHT_OF if thought_of else _APPLIED
        is_likely = (
            correction.gain > least
            and correction.before not in context.config.believed
        )
        is_sure = is_likely and not correction.is_isolated
        yield _change(
            "misread-word", "spelling", start, correction, is_sure=is_sure
        )


def _is_counted(text: str, run_start: int, correction: Correction) -> bool:
    """Whether a word is a classifier or a unit behind a number: 14 คัน is as good as 14 คน, which is more usual."""
    if correction.before not in classifiers():
        return False
    before = text[: run_start + correction.start].rstrip()
    return bool(_FIGURE.match(before[-1:]))


def _find_foreign_spaces(text: str, context: Context) -> Iterator[Change]:
    for start, correction in _corrections(text, context, words_too=False):
        if correction.removes_spaces_only:
            is_sure = correction.gain > _APPLIED
            yield _change(
                "foreign-space", "spacing", start, correction, is_sure=is_sure
            )


def _corrections(
    text: str, context: Context, *, words_too: bool
) -> Iterator[tuple[int, Correction]]:
    """Where each run of Thai starts, with each correction in it that is worth telling."""
    if not context.config.misread:
        return
    adaptation = context.config.adaptation
    for run in find_thai_runs(text):
        for correction in best_corrections(
            run, adaptation, words_too=words_too
        ):
            if correction.gain > _SUGGESTED:
                yield run.start, correction


def _change(
    rule: str,
    kind: Kind,
    run_start: int,
    correction: Correction,
    *,
    is_sure: bool,
) -> Change:
    status: Status = "applied" if is_sure else "suggested"
    gain = correction.gain if is_sure else min(correction.gain, _UNPROVED)
    confidence = 1 / (1 + exp(-gain))
    start = run_start + correction.start
    end = start + len(correction.before)
    return Change(
        rule,
        kind,
        (start, end),
        before=correction.before,
        after=correction.text,
        confidence=round(confidence, 3),
        status=status,
    )


MISREAD_WORD = Rule("misread-word", "spelling", _find_misread_words)
FOREIGN_SPACE = Rule("foreign-space", "spacing", _find_foreign_spaces)
