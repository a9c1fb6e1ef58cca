"""What looks tell of each glyph of a document: that it says what it shows, that it says another letter, or neither."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.proof.alignment import shown_by_each
from extractor.proof.letters import one_spelling
from extractor.proof.looking import Look
from extractor.proof.printed_lines import Key, may_be_mended
from normalizer.thai import NIKHAHIT, SARA_AA, SARA_AM

# Looks, and the share of them that must show one other letter, for that letter to be what the glyph says.
_FEWEST_LOOKS = 3
_LEAST_SHARE = 0.7


@dataclass
class Evidence:
    """What the glyphs of a document were seen to show.

    Of marks that share a letter print does not tell which of them is drawn by which glyph: what such marks show counts
    only where a glyph never stands alone.

    Attributes:
        alone: For each glyph how often it was seen to show what, where no other mark stands at its letter.
        beside: The same where one does.
    """

    alone: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    beside: defaultdict[Key, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, looks: Iterable[Look]) -> None:
        """Count what was seen of lines.

        Args:
            looks: Looks at lines that were not counted before.
        """
        looks = list(looks)
        for counts, is_alone in ((self.alone, True), (self.beside, False)):
            for look in looks:
                for index, shown in self.shown_in(look).items():
                    unit = look.printed.units[index]
                    if unit.is_alone == is_alone:
                        counts[unit.key][shown] += 1

    @property
    def shown(self) -> dict[Key, Counter[str]]:
        """For each glyph how often it was seen to show what."""
        return {**self.beside, **self.alone}

    def shown_in(self, look: Look) -> dict[int, str]:
        """What each glyph of a line shows.

        Args:
            look: What was seen of the line.

        Returns:
            What it shows, by its index in the line: its own text where that is in print.
        """
        units = look.printed.units
        texts = [unit.key[1] for unit in units]
        if look.reading == look.printed.text_with({}):
            return {index: text for index, text in enumerate(texts) if one_spelling(text)}
        known = {}
        for index, unit in enumerate(units):
            if unit.key in self.alone:
                ((known[index], _),) = self.alone[unit.key].most_common(1)
        shown = shown_by_each(texts, look.reading, known)
        return {index: _as_said(texts, index, shown) for index in shown}

    def looks(self, key: Key) -> int:
        """How often a glyph was seen.

        Args:
            key: The glyph.

        Returns:
            The number of times.
        """
        return self._counts(key).total()

    def is_doubtful(self, key: Key) -> bool:
        """Whether a glyph was ever seen to show something else than it says.

        Args:
            key: The glyph.

        Returns:
            Whether it was.
        """
        counts = self._counts(key)
        return counts.total() > counts[key[1]]

    def _counts(self, key: Key) -> Counter[str]:
        return self.alone.get(key) or self.beside.get(key) or Counter()

    def mends(self) -> dict[Key, str]:
        """The glyphs that say one other letter than they show, time and again.

        Returns:
            What each of them shows; of two that say each other's letter, the rarer one may have been seen but once.
        """
        mends = {key: shown for key, counts in self.shown.items() if (shown := _mend(key, counts)) is not None}
        swapped = {(key[0][0], key[1], shown) for key, shown in mends.items()}
        for key, counts in self.shown.items():
            ((shown, count),) = counts.most_common(1)
            if count == counts.total() and (key[0][0], shown, key[1]) in swapped:
                mends[key] = shown
        return mends

    def unsettled(self) -> set[Key]:
        """The glyphs that show now this, now that, or were seen too seldom to say.

        Returns:
            They.
        """
        mends = self.mends()
        return {key for key, counts in self.shown.items() if key not in mends and not _says_what_it_shows(key, counts)}


def _as_said(texts: Sequence[str], index: int, shown: Mapping[int, str]) -> str:
    """What a glyph shows; its own text, where that only spells it otherwise."""
    said, seen = texts[index], shown[index]
    is_first_half = said == SARA_AM and seen == NIKHAHIT and shown.get(index + 1) == SARA_AA
    return said if is_first_half or one_spelling(said) == one_spelling(seen) else seen


def _mend(key: Key, counts: Counter[str]) -> str | None:
    """What a glyph shows that says something else; None where it does not, or that is not sure."""
    ((shown, count),) = counts.most_common(1)
    is_sure = counts.total() >= _FEWEST_LOOKS and count >= _LEAST_SHARE * counts.total()
    return shown if is_sure and may_be_mended(key) and shown != key[1] else None


def _says_what_it_shows(key: Key, counts: Counter[str]) -> bool:
    total = counts.total()
    own = counts[key[1]]
    return own == total or (total >= _FEWEST_LOOKS and own >= _LEAST_SHARE * total)
