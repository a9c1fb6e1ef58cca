"""What looks tell of each glyph of a document: that it says what it shows, that it says another letter, or neither."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from extractor.proof.alignment import shown_by_each
from extractor.proof.letters import letters_of, one_spelling
from extractor.proof.looking import Look
from extractor.proof.printed_lines import Key, PrintedLine

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
                said = _said_in(look.printed)
                for index, shown in self.shown_in(look).items():
                    unit = look.printed.units[index]
                    if unit.is_alone == is_alone:
                        counts[unit.key][one_spelling(unit.key[1]) if shown == said.get(index) else shown] += 1

    def shown_in(self, look: Look) -> dict[int, str]:
        """What each glyph of a line shows.

        Args:
            look: What was seen of the line.

        Returns:
            What it shows, by its index in the line.
        """
        said = _said_in(look.printed)
        if look.reading == "".join(said.values()):
            return said
        units = look.printed.units
        known = {}
        for index, unit in enumerate(units):
            if unit.key in self.alone:
                ((known[index], _),) = self.alone[unit.key].most_common(1)
        return shown_by_each([unit.key[1] for unit in units], look.reading, known)

    @property
    def shown(self) -> dict[Key, Counter[str]]:
        """For each glyph how often it was seen to show what."""
        return {**self.beside, **self.alone}

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
        return counts.total() > counts[one_spelling(key[1])]

    def _counts(self, key: Key) -> Counter[str]:
        return self.alone.get(key) or self.beside.get(key) or Counter()

    def mends(self) -> dict[Key, str]:
        """The glyphs that say one other letter than they show, time and again.

        Returns:
            What each of them shows; of two that say each other's letter, the rarer one may have been seen but once.
        """
        mends = {key: shown for key, counts in self.shown.items() if (shown := _mend(key, counts)) is not None}
        swapped = {(key[0][0], one_spelling(key[1]), shown) for key, shown in mends.items()}
        for key, counts in self.shown.items():
            ((shown, count),) = counts.most_common(1)
            if count == counts.total() and (key[0][0], shown, one_spelling(key[1])) in swapped:
                mends[key] = shown
        return mends

    def unsettled(self) -> set[Key]:
        """The glyphs that show now this, now that, or were seen too seldom to say.

        Returns:
            They.
        """
        mends = self.mends()
        return {key for key, counts in self.shown.items() if key not in mends and not _says_what_it_shows(key, counts)}


def _said_in(printed: PrintedLine) -> dict[int, str]:
    """What each glyph of a line says in one spelling, by its index; those that have no letter in it are left out."""
    owned = letters_of(unit.key[1] for unit in printed.units)
    return {owner: "".join(map(itemgetter(0), run)) for owner, run in groupby(owned, itemgetter(1))}


def _mend(key: Key, counts: Counter[str]) -> str | None:
    """What a glyph shows that says something else; None where it does not, or that is not sure."""
    ((shown, count),) = counts.most_common(1)
    is_sure = counts.total() >= _FEWEST_LOOKS and count >= _LEAST_SHARE * counts.total()
    return shown if is_sure and shown != one_spelling(key[1]) else None


def _says_what_it_shows(key: Key, counts: Counter[str]) -> bool:
    total = counts.total()
    own = counts[one_spelling(key[1])]
    return own == total or (total >= _FEWEST_LOOKS and own >= _LEAST_SHARE * total)
