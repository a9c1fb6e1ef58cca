"""Words that were misread, and spaces that nobody wrote: what the language model says must have stood there.

Applied where the reading is likelier by a margin, suggested where it is likelier by less (a noisy channel: the language
model times the error model). Never where the letters are an abbreviation.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from normalizer.changes import Change, Kind, Status
from normalizer.rules.rule import Context, Rule
from normalizer.spelling.decoder import Reading, readings
from normalizer.spelling.tokens import stretches

# Natural logarithms: from where on a reading is suggested, and applied; one that the engine itself thought of is
# applied sooner, as what stands there is as much of a guess.
_SUGGESTED, _APPLIED, _THOUGHT_OF = 1.0, 4.0, 2.0
# However much likelier it looks: as sure as this is a reading that its company does not speak for.
_UNPROVED = 2.0


def _misread(text: str, context: Context) -> Iterator[Change]:
    for start, reading in _readings(text, context, words_too=True):
        if reading.text and reading.before.replace(" ", "") != reading.text:
            thought = reading.text in context.config.adaptation.doubted.get(reading.before, ())
            yield _change("misread-word", "spelling", start, reading, _THOUGHT_OF if thought else _APPLIED)


def _foreign_space(text: str, context: Context) -> Iterator[Change]:
    for start, reading in _readings(text, context, words_too=False):
        if reading.before.replace(" ", "") == reading.text:
            yield _change("foreign-space", "spacing", start, reading, _APPLIED)


def _readings(text: str, context: Context, *, words_too: bool) -> Iterator[tuple[int, Reading]]:
    if not context.config.misread:
        return
    for place in stretches(text):
        for reading in readings(place, context.config.adaptation, words_too=words_too):
            if reading.gain > _SUGGESTED:
                yield place.start, reading


def _change(rule: str, kind: Kind, start: int, reading: Reading, least: float) -> Change:
    sure = reading.gain > least and not (kind == "spelling" and reading.alone)
    status: Status = "applied" if sure else "suggested"
    gain = reading.gain if sure else min(reading.gain, _UNPROVED)
    confidence = round(1 / (1 + exp(-gain)), 3)
    span = (start + reading.start, start + reading.start + len(reading.before))
    return Change(rule, kind, span, reading.before, reading.text, confidence, status)


SPELLING: tuple[Rule, ...] = (
    Rule("misread-word", "spelling", _misread),
    Rule("foreign-space", "spacing", _foreign_space),
)
