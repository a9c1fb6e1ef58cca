"""Words that stay as they were read: one of the language is respelled only where something tells that it was misread.

What a language model finds likelier is no reason to make one word another: it knows that ของ is more usual than ยอง, a
people and its language, not that the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from extractor.model import Line
from normalizer import Adaptation, Change, origin
from normalizer.models.lexicon import segment_words, words
from normalizer.spelling.recognizer_alternatives import costs_of_alternatives
from normalizer.thai import without_marks

# The rule that respells words.
MISREAD = "misread-word"
# The rule of what print shows and a text layer does not say: see extractor/proof.
PRINT_PROOF = "print-proof"
# From this confidence (0 to 1) on an engine is sure of a letter; from the second one, of a mark.
_SURE = 0.9
_SURE_OF_MARK = 0.995
# What a misread word costs (natural logarithm) in a document of which three in a thousand words surely are. In such a
# one a word without its marks is one of them; another one is where that is so much likelier (0 to 1).
_OFTEN_MISREAD = 1.9
_MUCH_LIKELIER = 0.998


def words_to_keep(
    lines: Sequence[Line], changes: Sequence[Change], adaptation: Adaptation
) -> frozenset[str]:
    """Find the words of some lines that were respelled without a reason to think that they were misread.

    Reasons are: the engine's doubt of these letters, or what else it thought of here; that the document misreads this
    word where it is known what stands there; that it is full of misreadings.

    Args:
        lines: The lines, as read.
        changes: What was changed in them.
        adaptation: What the document tells of its misreadings.

    Returns:
        The words as read, such as ยอง of `ภาษายอง` where ของ would be more usual.
    """
    kept = set()
    for change in changes:
        is_respelled = (
            change.rule == MISREAD
            and change.status == "applied"
            and _is_word(change.before)
        )
        if (
            is_respelled
            and not _Respelling(change, lines, changes, adaptation).has_reason
        ):
            kept.add(change.before)
    return frozenset(kept)


def _is_word(text: str) -> bool:
    """Whether a text is a word of the language, by itself."""
    return text in words() and len(segment_words(text)) == 1


@dataclass(frozen=True, slots=True)
class _Respelling:
    """A word that was made another, with what is known of it.

    Attributes:
        change: What was changed.
        lines: The lines that it stands in, as read.
        changes: All that was changed in them.
        adaptation: What the document tells of its misreadings.
    """

    change: Change
    lines: Sequence[Line]
    changes: Sequence[Change]
    adaptation: Adaptation

    @property
    def has_reason(self) -> bool:
        """Whether anything tells that it was misread."""
        return (
            self._is_known
            or self._is_doubted
            or self._was_thought_of
            or self._is_likely_here
        )

    @property
    def _is_known(self) -> bool:
        """Whether the document misreads the word again and again where it is known what stands there."""
        before, after = self.change.before, self.change.after
        # Somewhere: that has a cost, too.
        was_thought_of = after in self.adaptation.alternatives.get(before, ())
        return (
            before,
            after,
        ) in self.adaptation.pair_costs and not was_thought_of

    @property
    def _was_thought_of(self) -> bool:
        """Whether the engine thought of the other word at this very place."""
        alternatives = []
        for line in self.lines:
            alternatives += [
                (line.text, *astuple(alternative))
                for alternative in line.alternatives
            ]
        return (self.change.before, self.change.after) in costs_of_alternatives(
            alternatives
        )

    @property
    def _is_doubted(self) -> bool:
        """Whether the engine was not sure of its letters; one that was typed, or read elsewhere, has no doubts."""
        start, end = span_as_read(self.change, self.changes)
        of_letters = confidences_as_read(self.lines)[start:end]
        return min(of_letters, default=1.0) < (
            _SURE_OF_MARK if self._differs_in_marks else _SURE
        )

    @property
    def _is_likely_here(self) -> bool:
        """Whether the document is full of misreadings and this may be one, or an engine lost marks, which go most."""
        may_have_lost_marks = self._differs_in_marks and len(
            self.change.after
        ) >= len(self.change.before)
        is_much_likelier = self.change.confidence >= _MUCH_LIKELIER
        if self.adaptation.misread_cost <= _OFTEN_MISREAD:
            return may_have_lost_marks or is_much_likelier
        # Which loses marks without a doubt, too.
        was_read_by_engine = any(line.confidences for line in self.lines)
        return was_read_by_engine and may_have_lost_marks and is_much_likelier

    @property
    def _differs_in_marks(self) -> bool:
        return without_marks(self.change.before) == without_marks(
            self.change.after
        )


def confidences_as_read(lines: Iterable[Line]) -> list[float]:
    """How sure an engine was of the characters of lines.

    Args:
        lines: The lines, as read; of one that no engine read, all is sure.

    Returns:
        0 to 1 for each character of their raw text, a line's end counted as one.
    """
    confidences: list[float] = []
    for line in lines:
        confidences += line.confidences or (1.0,) * len(line.text)
        confidences.append(1.0)
    return confidences


def span_as_read(change: Change, changes: Sequence[Change]) -> tuple[int, int]:
    """Find where in the raw text of lines stood what a change replaced.

    Args:
        change: The change.
        changes: All changes of the lines.

    Returns:
        Start and end in characters from 0, a line's end counted as one.
    """
    earlier = [
        other
        for other in changes
        if other.step < change.step and other.rule != PRINT_PROOF
    ]
    start, end = change.span
    return origin(earlier, start), origin(earlier, end)
