"""What looks tell of each glyph of a document: that it says what it shows, that it says another letter, or neither."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from extractor.model import UNKNOWN_LETTER
from extractor.proof.alignment import Said, shown_by_each
from extractor.proof.joined_marks import joined_marks, with_joined_marks
from extractor.proof.letters import is_known, is_mark, one_spelling
from extractor.proof.looking import Look
from extractor.proof.mark_heights import taller_namesakes
from extractor.proof.marks_by_words import (
    MOST_WEIGHED,
    lacks_one,
    told_by_words,
)
from extractor.proof.overlooked import without_overlooked
from extractor.proof.printed_lines import (
    Key,
    Unit,
    glyph_count,
    is_filled_by,
    may_be_mended,
)
from extractor.proof.shifted_names import shifted_names
from extractor.proof.spans_by_glyphs import told_by_glyphs
from extractor.proof.syllables import possible_mends
from extractor.proof.wording import SURE_WORDS, wording_gain
from normalizer import outside_words
from normalizer.thai import LETTER, NIKHAHIT, SARA_AA, SARA_AM

# Looks, and the share of them that must show one other letter, for that letter to be what the glyph says.
_FEWEST_LOOKS = 3
_LEAST_SHARE = 0.7
# The share from which on lines with the glyph need no look of their own.
_SETTLED_SHARE = 0.9
# The share of Thai letters that may stand outside known words where what parts words is left out.
_MOST_OUTSIDE = 0.1
_THAI = re.compile(f"[{LETTER}]")
# What our reader takes raised figures for; and what they are, where a font has glyphs for them, as Typst's notes use.
_SMALL = frozenset("\"'`´^*°“”‘’")
_FIGURES = "0123456789"
_RAISED = str.maketrans(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹")
# How often looks are gone through: what glyphs show in most lines tells what they show in the others.
_PASSES = 2


@dataclass
class Evidence:
    """What the glyphs of a document were seen to show.

    Of marks that share a letter print does not tell which of them is drawn by which glyph: what such marks show counts
    only where a glyph never stands alone.

    Attributes:
        seen: The looks that are counted.
        unclear: The looks at which a reader was not sure.
        alone: For each glyph how often it was seen to show what, where no other mark stands at its letter.
        beside: The same where one does.
        proved: How often each glyph stands in lines that were read letter for letter.
        without_room: The glyphs that are set on a letter.
        with_width: The glyphs after which the file moves further, at some places at least.
    """

    seen: list[Look] = field(default_factory=list)
    unclear: list[Look] = field(default_factory=list)
    alone: dict[Key, Counter[str]] = field(default_factory=dict)
    beside: dict[Key, Counter[str]] = field(default_factory=dict)
    proved: Counter[Key] = field(default_factory=Counter)
    without_room: set[Key] = field(default_factory=set)
    with_width: set[Key] = field(default_factory=set)
    _broken: set[int] = field(default_factory=set)
    _joined: dict[Key, str] = field(default_factory=dict)
    _shifted: dict[Key, str] = field(default_factory=dict)

    def add(self, looks: Iterable[Look]) -> None:
        """Count what was seen of lines.

        Args:
            looks: Looks at lines that were not counted before.
        """
        every = list(looks)
        self.unclear += [look for look in every if not look.is_clear]
        added = [look for look in every if look.is_clear]
        self.seen += added
        for look in added:
            for unit in look.printed.units:
                if not unit.has_room:
                    self.without_room.add(unit.key)
                if not unit.has_no_width:
                    self.with_width.add(unit.key)
            if look.reading == look.printed.text:
                self.proved.update(look.printed.keys)
        self._shifted = shifted_names(
            (
                ([unit.key for unit in look.printed.units], look.reading)
                for look in self.seen
            ),
            self._every_key(),
        )
        for _ in range(_PASSES if added else 0):
            self._count()

    def _count(self) -> None:
        alone: defaultdict[Key, Counter[str]] = defaultdict(Counter)
        beside: defaultdict[Key, Counter[str]] = defaultdict(Counter)
        self._joined = joined_marks(
            (look.printed.units, self._shared(look)) for look in self.seen
        )
        for look in self.seen:
            units = look.printed.units
            for index, shown in self.shown_in(look).items():
                if units[index].is_raised:
                    continue
                counts = alone if units[index].is_alone else beside
                counts[units[index].key][shown] += 1
        self.alone, self.beside = dict(alone), dict(beside)

    @property
    def shown(self) -> dict[Key, Counter[str]]:
        """For each glyph how often it was seen to show what."""
        return {**self.beside, **self.alone}

    def _seen_to_show(self) -> dict[Key, Counter[str]]:
        """The same, without the looks at which something was overlooked."""
        return {
            key: _without_overlooked(key, counts)
            for key, counts in self.shown.items()
        }

    def shown_in(self, look: Look) -> dict[int, str]:
        """What each glyph of a line shows.

        Args:
            look: What was seen of the line.

        Returns:
            What it shows, by its index in the line: its own text where that is in print.
        """
        units = look.printed.units
        if look.reading == look.printed.text:
            return self._shared(look)
        shown = with_joined_marks(units, self._shared(look), self._joined)
        # A glyph of a font whose names are off may be a space, whatever it is called, if it takes room.
        fonts = {font for (font, *_), _ in self._shifted}
        blank = {
            index
            for index, seen in shown.items()
            if not seen
            and units[index].has_room
            and units[index].key[0][0] in fonts
        }
        return {
            index: " " if index in blank else _as_said(units, index, shown)
            for index in shown
        }

    def _shared(self, look: Look) -> dict[int, str]:
        """What was read of a line, shared among its glyphs line by line."""
        units = look.printed.units
        if look.reading == look.printed.text:
            return {
                index: unit.key[1]
                for index, unit in enumerate(units)
                if one_spelling(unit.key[1])
            }
        return shown_by_each(
            [self._said(unit.key) for unit in units], look.reading
        )

    def _said(self, key: Key) -> Said:
        return Said(key[1], glyph_count(key), self._usual(key))

    def _usual(self, key: Key) -> str | None:
        """What a glyph shows elsewhere, where it stands alone, or as others of its font tell."""
        if key in self._shifted:
            return self._shifted[key].strip()
        if key not in self.alone:
            return None
        ((shown, _),) = self.alone[key].most_common(1)
        return shown

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
            None that makes words of a line unlikelier, or no Thai: a reader may take a letter for another one.
        """
        self._broken = self._broken_fonts()
        mends = {
            key: shown
            for key, counts in self._seen_to_show().items()
            if (shown := self._mend(key, counts)) is not None
        }
        # a mark shows something, whatever a reader sees
        mends = {
            key: shown
            for key, shown in mends.items()
            if shown or not is_mark(key[1])
        }
        swapped = {(key[0][0], key[1], shown) for key, shown in mends.items()}
        for key, counts in self.shown.items():
            ((shown, count),) = counts.most_common(1)
            if (
                count == counts.total()
                and (key[0][0], shown, key[1]) in swapped
            ):
                mends[key] = shown
        kept = {
            key: shown
            for key, shown in mends.items()
            if self._makes_words(key, mends)
        }
        for key, shown in self._rare_partners(swapped):
            if (
                key not in kept
                and key not in self._shifted
                and self._gain(key, {**kept, key: shown}) > SURE_WORDS
            ):
                kept[key] = shown
        by_glyphs = told_by_glyphs(self._every_key(), self._seen_to_show())
        names = self._counted_back()
        told = self._with_marks_told_by_words({**by_glyphs, **kept, **names})
        return possible_mends(
            {**told, **names},
            [look.printed for look in (*self.seen, *self.unclear)],
        )

    def _counted_back(self) -> dict[Key, str]:
        """The glyphs whose names are off as others of their font are; those seen to show something else are not."""
        return {
            key: letter
            for key, letter in self._shifted.items()
            if not _shows_another(self._counts(key), letter)
        }

    def _every_key(self) -> dict[Key, None]:
        """All glyphs of lines that were looked at, each once and in order."""
        return dict.fromkeys(
            key
            for look in (*self.seen, *self.unclear)
            for key in look.printed.keys
        )

    def _rare_partners(
        self, swapped: Iterable[tuple[int, str, str]]
    ) -> Iterator[tuple[Key, str]]:
        """The glyphs of which hardly anything was seen and that say what another one shows; with what that one says."""
        partners = {(font, shown): said for font, said, shown in swapped}
        for key in self._every_key():
            seen = self.looks(key) - self._counts(key)[""]
            if (key[0][0], key[1]) in partners and seen < _FEWEST_LOOKS:
                yield key, partners[key[0][0], key[1]]

    def _mend(self, key: Key, counts: Counter[str]) -> str | None:
        """What a glyph shows that says something else; None where it does not, or that is not sure."""
        says_nothing = self._says_nothing(key)
        if not (says_nothing or may_be_mended(key)):
            return None
        ((shown, count),) = counts.most_common(1)
        fewest = 1 if says_nothing or key in self._joined else _FEWEST_LOOKS
        is_sure = (
            counts.total() >= fewest and count >= _LEAST_SHARE * counts.total()
        )
        return shown if is_sure and shown != key[1] else None

    def _says_nothing(self, key: Key) -> bool:
        """Whether the file does not say what a glyph is, or calls it a sign in a font of which it knows little."""
        is_sign = not (key[1].isascii() or _THAI.search(key[1]))
        return (
            UNKNOWN_LETTER in key[1]
            or (is_sign and key[0][0] in self._broken)
            or self._is_misnamed_mark(key)
        )

    def _is_misnamed_mark(self, key: Key) -> bool:
        """Whether one glyph that has no width is called a letter that has some, as 2 for the tone of a high letter.

        Ghostscript makes names of the numbers of glyphs that the file did not name. What is seen to show what it is
        called is called right: cairo calls the ํ of สำ by the whole of ำ, before an า of its own.
        """
        counts = self._counts(key)
        return (
            bool(counts)
            and counts[key[1]] < _LEAST_SHARE * counts.total()
            and key not in self.with_width
            and glyph_count(key) == 1
            and len(key[1]) == 1
            and not is_mark(key[1])
            and may_be_mended(key)
        )

    def _broken_fonts(self) -> set[int]:
        """The fonts that name fewer Thai letters than they have glyphs without a name: their signs are none either."""
        letters: Counter[int] = Counter()
        unknown: Counter[int] = Counter()
        for (font, *_), text in self.shown:
            letters[font] += bool(_THAI.search(text))
            unknown[font] += UNKNOWN_LETTER in text
        return {
            font for font, count in unknown.items() if count > letters[font]
        }

    def _with_marks_told_by_words(
        self, mends: Mapping[Key, str]
    ) -> dict[Key, str]:
        """Mends, with the marks that the file does not name and a reader does not see: all their words tell them."""
        told = dict(mends)
        shown = self.shown
        taller = taller_namesakes(
            top for look in (*self.seen, *self.unclear) for top in look.tops
        )
        for key in self._every_key():
            draws_more = lacks_one(key) or key in taller
            if key not in shown and not draws_more:
                continue
            is_lacking = draws_more and not told.get(key)
            if is_lacking or (
                self._says_nothing(key) and self._may_be_mark(key)
            ):
                read = told.pop(key, "")
                lines = [
                    look.printed
                    for look in (self.seen if key in shown else self.unclear)
                    if key in look.printed.keys
                ]
                mark = told_by_words(
                    key,
                    lines,
                    told,
                    known=key[1] if is_lacking else "",
                    read=read,
                    has_more=key in taller,
                )
                if mark and _is_another(mark, key[1]):
                    told[key] = mark
        return told

    def _may_be_mark(self, key: Key) -> bool:
        """Whether one glyph takes no room, or was never seen to show anything but marks."""
        seen = [shown for shown in self._counts(key) if shown]
        return glyph_count(key) == 1 and (
            key in self.without_room or (bool(seen) and all(map(is_mark, seen)))
        )

    def _makes_words(self, key: Key, mends: Mapping[Key, str]) -> bool:
        if self._says_nothing(key) and not mends[key]:
            return self._parts_words(key, mends)
        is_told_by_glyphs = is_filled_by(key, mends[key]) or key in self._joined
        if is_told_by_glyphs or self._says_nothing(key):
            return True  # the glyphs themselves tell, or the file does not; short words (ขอ, ข้อ) do not
        return self._gain(key, mends) >= (0.0 if mends[key] else SURE_WORDS)

    def _parts_words(self, key: Key, mends: Mapping[Key, str]) -> bool:
        """Whether what shows no letter and takes room stands between words, as what lets Thai lines break does.

        Another may stand for a letter, a digit or a sign that the font lacks: that one is not known, and must be told.
        """
        lines = [
            look.printed
            for look in (*self.seen, *self.unclear)
            if key in look.printed.keys
        ]
        inside = [
            all(map(_THAI.match, beside))
            for printed in lines
            for beside in printed.beside(key)
        ]
        texts = " ".join(printed.text_with(mends) for printed in lines)
        return (
            sum(inside) >= _SETTLED_SHARE * len(inside)
            and outside_words(texts) <= _MOST_OUTSIDE
        )

    def _gain(self, key: Key, mends: Mapping[Key, str]) -> float:
        """How much likelier a mend makes the words of lines."""
        others = {
            other: shown for other, shown in mends.items() if other != key
        }
        looks = (
            look
            for look in (*self.seen, *self.unclear)
            if key in look.printed.keys
        )
        lines = [look.printed for look in islice(looks, MOST_WEIGHED)]
        return sum(
            wording_gain(printed.text_with(others), printed.text_with(mends))
            for printed in lines
        )

    def unsettled(self, mends: Mapping[Key, str]) -> set[Key]:
        """The glyphs that show now this, now that, or were seen too seldom to say.

        Args:
            mends: Those that say one other letter than they show.

        Returns:
            They.
        """
        return {
            key
            for key, counts in self._seen_to_show().items()
            if not (
                mends.get(key) == self._shifted.get(key, "")
                or _is_settled(key, counts, mends)
            )
        }


def _as_said(
    units: Sequence[Unit], index: int, shown: Mapping[int, str]
) -> str:
    """What a glyph shows.

    Its own text, where that only spells it otherwise, where a letter was not read at all, or as one with its neighbour,
    or a sign more that no glyph draws, or where it is raised. A figure whose own shape is raised is that.
    """
    said, seen = units[index].key[1], shown[index]
    if not units[index].is_raised and _is_small_figure(units[index].key, seen):
        return said.translate(_RAISED)
    is_first_half = (
        said == SARA_AM and seen == NIKHAHIT and shown.get(index + 1) == SARA_AA
    )
    is_overlooked = (
        not seen
        and units[index].has_room
        and all(map(is_known, one_spelling(said)))
    )
    is_raised = units[index].is_raised and all(
        map(is_known, one_spelling(said))
    )
    is_stray = _has_stray_sign(
        units[index].key, seen
    ) or _is_read_with_neighbour(units, index, shown)
    is_as_said = (
        is_first_half
        or is_overlooked
        or is_raised
        or is_stray
        or one_spelling(said) == one_spelling(seen)
    )
    return said if is_as_said else seen


def _is_small_figure(key: Key, seen: str) -> bool:
    """Whether a glyph that says a figure shows one that is small and high, which our reader does not know."""
    is_figure = len(key[1]) == 1 and key[1] in _FIGURES
    return is_figure and bool(seen) and _SMALL.issuperset(seen)


def _is_another(mark: str, said: str) -> bool:
    """Whether the file says something else than a mark: ำ before an า of its own says no more than ํ."""
    return mark != said and (said, mark) != (SARA_AM, NIKHAHIT)


def _has_stray_sign(key: Key, seen: str) -> bool:
    """Whether a glyph alone was read as what it says and a sign beside it: `0)` for 0."""
    said = key[1]
    is_one = glyph_count(key) == 1 and len(said) == 1 and said.isalnum()
    beside = seen.replace(said, "", 1)
    return (
        is_one and said in seen and bool(beside) and all(map(_is_sign, beside))
    )


def _is_read_with_neighbour(
    units: Sequence[Unit], index: int, shown: Mapping[int, str]
) -> bool:
    """Whether a Latin letter was read as another one, and nothing was read of the one beside it: m for r and n."""
    said = units[index].key[1]
    beside = [other for other in (index - 1, index + 1) if other in shown]
    return _is_latin_letter(said) and any(
        not shown[other] and _is_latin_letter(units[other].key[1])
        for other in beside
    )


def _is_latin_letter(text: str) -> bool:
    return len(text) == 1 and text.isascii() and text.isalpha()


def _is_sign(letter: str) -> bool:
    return not letter.isalnum() and not is_mark(letter)


def _shows_another(counts: Counter[str], letter: str) -> bool:
    """Whether a glyph was mostly seen to show something else than a letter; readers overlook marks, or see more."""
    seen = Counter(
        letter if shown.startswith(letter) else shown
        for shown in counts.elements()
        if shown
    )
    return seen[letter] < max(seen.values(), default=0)


def _without_overlooked(key: Key, counts: Counter[str]) -> Counter[str]:
    """What a glyph was seen to show, without the looks at which less was seen than at others."""
    if lacks_one(key):
        return without_overlooked(counts, partial(is_filled_by, key))
    return without_overlooked(counts, bool)


def _is_settled(
    key: Key, counts: Counter[str], mends: Mapping[Key, str]
) -> bool:
    ((shown, count),) = counts.most_common(1)
    is_told = shown == key[1] or key in mends
    return is_told and count >= _SETTLED_SHARE * counts.total()
