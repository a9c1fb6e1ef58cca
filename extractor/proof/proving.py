"""Proof by reading: a text layer is believed where our reader reads the same, mended where it says other letters.

What a glyph shows is learned per code, the number by which the file draws it: the same letter of the layer may be
right from one code and wrong from another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from extractor.errors import BrokenFileError
from extractor.inputs.backends import open_rasters
from extractor.inputs.base import DrawsLines, PageRasters
from extractor.model import UNKNOWN_LETTER, Line, PageContent, Source
from extractor.options import Options
from extractor.proof.evidence import Evidence
from extractor.proof.joined_marks import is_joined
from extractor.proof.letters import is_mark, one_spelling
from extractor.proof.line_pictures import LinePictures
from extractor.proof.looking import Look, Looker
from extractor.proof.marks_by_words import lacks_one
from extractor.proof.mending import (
    mended_line,
    respelled_line,
    with_proved_lines,
)
from extractor.proof.printed_lines import (
    Key,
    PrintedLine,
    Sight,
    Unit,
    glyph_count,
    is_filled_by,
    is_provable,
    printed_lines,
)
from extractor.proof.sampling import covering_lines, needed_looks
from extractor.proof.syllables import makes_no_syllable
from extractor.proof.wording import SURE_WORDS, wording_gain
from extractor.repair import TextRepair
from normalizer import outside_words
from normalizer.thai import places_of_no_syllable

# Glyphs that stand in no line that was read letter for letter are looked at so many times as often, and all of a font
# of which not all is clear; those that were seen to show something else, so many times.
_UNPROVED_FACTOR = 3
_DOUBTFUL_FACTOR = 9
# The share of unlike lines of a font that are read unclearly, and how many of them, from which on it cannot be judged.
_MOST_UNCLEAR = 0.3
_FEWEST_UNCLEAR = 3
# So many lines of a font that were read unclearly, more than so many (share) of all that were looked at, tell that
# further looks at it would tell as little. Of damaged layers hardly any is read unclearly.
_ENOUGH_UNCLEAR = 20
_MOSTLY = 0.5


def prove(
    source: Source, page_contents: Sequence[PageContent], options: Options
) -> list[PageContent]:
    """Prove the text layer of a document.

    Args:
        source: The document.
        page_contents: Its pages, as they were read.
        options: How much of it to prove, and its password.

    Returns:
        The pages: lines that say other letters than are printed are mended, all say whether they were proved.
    """
    lines = printed_lines(page_contents) if options.proof != "off" else []
    proved: dict[int, Line] = {}
    rasters = _rasters_of(source, options) if lines else None
    if rasters is not None:
        with closing(rasters):
            if isinstance(rasters, DrawsLines):
                exact = options.model_copy(update={"keep_thai_digits": True})
                repair = TextRepair.of(page_contents, exact, transcript=False)
                proof = _Proof(
                    [line for line in lines if line.is_bare],
                    Looker(LinePictures(rasters), repair),
                )
                proved = proof.lines(all_of_them=options.proof == "all")
                covered = (line for line in lines if not line.is_bare)
                proved |= {
                    id(printed.line): mended_line(
                        printed, proof.evidence.mends()
                    )
                    for printed in covered
                }
    return [with_proved_lines(page, proved) for page in page_contents]


def _rasters_of(source: Source, options: Options) -> PageRasters | None:
    """What draws the pages; None where nothing can: a text layer may be whole all the same, but is not looked at."""
    try:
        return open_rasters(source, options.password)
    except BrokenFileError:
        return None


@dataclass
class _Proof:
    """The proof of a document."""

    printed: list[PrintedLine]
    looker: Looker
    evidence: Evidence = field(default_factory=Evidence)
    looks: dict[int, Look | None] = field(default_factory=dict)

    def lines(self, *, all_of_them: bool) -> dict[int, Line]:
        """The lines as they are once the document is proved, by the identity of what they were."""
        self._look(covering_lines(self.printed, needed_looks(self.printed)))
        self._look_again_at_doubtful()
        unsettled = self.evidence.unsettled(self.evidence.mends())
        self._look(
            printed
            for printed in self.printed
            if not unsettled.isdisjoint(printed.keys)
        )
        verdicts = Verdicts.of(
            self.evidence, [look for look in self.looks.values() if look]
        )
        left = [
            printed
            for printed in self.printed
            if id(printed.line) not in self.looks
            and (all_of_them or makes_no_syllable(printed, verdicts.mends))
        ]
        self._remember(self.looker.look(left, verdicts.mends))
        return {
            id(printed.line): self._proved(printed, verdicts)
            for printed in self.printed
        }

    def _look_again_at_doubtful(self) -> None:
        """Look often at glyphs that nothing proved yet, and most often at those that seem to show something else."""
        factors = self._factors()
        missing: dict[Sight, int] = {}
        for factor in (_UNPROVED_FACTOR, _DOUBTFUL_FACTOR):
            asked = {key for key in factors if factors[key] == factor}
            needed = needed_looks(
                [
                    printed
                    for printed in self.printed
                    if asked & printed.keys.keys()
                ],
                factor,
            )
            missing |= {
                one: count - self.evidence.looks(one[0])
                for one, count in needed.items()
                if one[0] in asked
            }
        left = [
            printed
            for printed in self.printed
            if id(printed.line) not in self.looks
        ]
        self._look(covering_lines(left, missing))

    def _factors(self) -> dict[Key, int]:
        """How many times as often as usual each glyph is looked at."""
        keys = set(
            chain.from_iterable(printed.keys for printed in self.printed)
        )
        doubtful = set(filter(self.evidence.is_doubtful, keys))
        fonts = {key[0][0] for key in doubtful}
        fonts |= {
            look.printed.type_face[0]
            for look in self.looks.values()
            if look and not look.is_clear
        }
        is_proved = {
            key: self.evidence.proved[key] > 0 and key[0][0] not in fonts
            for key in keys
        }
        unproved = {
            key: 1 if is_proved[key] else _UNPROVED_FACTOR for key in keys
        }
        return unproved | dict.fromkeys(doubtful, _DOUBTFUL_FACTOR)

    def _look(self, lines: Iterable[PrintedLine]) -> None:
        hopeless = set(self._hopeless_fonts())
        asked = [
            printed
            for printed in lines
            if id(printed.line) not in self.looks
            and printed.type_face[0] not in hopeless
        ]
        looks = self.looker.look(asked, {})
        self.looks.update(dict.fromkeys(id(printed.line) for printed in asked))
        self.evidence.add(looks)
        self._remember(looks)

    def _hopeless_fonts(self) -> Iterator[int]:
        """The fonts of which enough was seen to tell that the reader cannot read them; their lines stay unproved."""
        looks = [look for look in self.looks.values() if look]
        seen = Counter(look.printed.type_face[0] for look in looks)
        unclear = Counter(
            look.printed.type_face[0] for look in looks if not look.is_clear
        )
        for font, count in unclear.items():
            if count >= _ENOUGH_UNCLEAR and count > _MOSTLY * seen[font]:
                yield font

    def _remember(self, looks: Iterable[Look]) -> None:
        self.looks.update((id(look.printed.line), look) for look in looks)

    def _proved(self, printed: PrintedLine, verdicts: Verdicts) -> Line:
        """A line as it is once the document is proved."""
        if makes_no_syllable(printed, verdicts.mends):
            return self._unmended(printed, verdicts)
        line = mended_line(printed, verdicts.mends)
        if id(printed.line) not in self.looks:
            return replace(
                line, proved=True if verdicts.prove(printed) else None
            )
        look = self.looks[id(printed.line)]
        if look is None:
            return replace(line, proved=None)
        if look.gap == 0 and look.reading == printed.text:
            gain = wording_gain(printed.text, printed.text_with(verdicts.mends))
            if verdicts.fill(printed) or gain > SURE_WORDS:
                # What the glyphs show elsewhere makes words of it.
                return replace(line, proved=None)
            line = printed.line  # read letter for letter as it is, whatever its glyphs say elsewhere
        elif not self._agrees(look, verdicts):
            return self._differing(line, look, verdicts)
        return replace(
            line, proved=True if all(map(is_provable, printed.keys)) else None
        )

    def _unmended(self, printed: PrintedLine, verdicts: Verdicts) -> Line:
        """A line of which mends would make no Thai: as it was read, or the layer's, and told."""
        look = self.looks.get(id(printed.line))
        if look is None:
            return replace(printed.line, proved=None)
        line = self._differing(printed.line, look, verdicts)
        return replace(line, proved=False, reading=look.reading)

    def _agrees(self, look: Look, verdicts: Verdicts) -> bool:
        """Whether a line that was mended says what is printed; where its glyphs are unsettled, letter by letter."""
        if look.printed.text_with(verdicts.mends) == look.reading:
            return True
        return verdicts.unsettled.isdisjoint(
            look.printed.keys
        ) and self.looker.agrees(look, verdicts.mends)

    def _differing(self, line: Line, look: Look, verdicts: Verdicts) -> Line:
        """A line of which another text was read: as read, where that is explained; else the layer's, and told."""
        printed = look.printed
        says = printed.text_with(verdicts.mends)
        shown = verdicts.as_settled(printed, self.evidence.shown_in(look))
        gain = wording_gain(says, look.reading)
        is_surely_read = gain > SURE_WORDS and verdicts.is_of_damaged(printed)
        if not (verdicts.can_judge(look) or is_surely_read):
            is_doubtful = (
                gain > SURE_WORDS
                or outside_words(says) > 0
                or printed.type_face[0] in verdicts.damaged
            )
        elif gain < -SURE_WORDS or verdicts.agree(printed, shown):
            is_doubtful = verdicts.lack(printed)
        else:
            is_doubtful = True
            if gain >= 0 and verdicts.explain(printed, shown):
                texts = [
                    _without_stray(unit, shown.get(index))
                    for index, unit in enumerate(printed.units)
                ]
                line = _as_read(printed, texts, line, look.confidence)
        if is_doubtful or UNKNOWN_LETTER in one_spelling(line.text):
            return replace(line, proved=False, reading=look.reading)
        return replace(line, proved=None)


@dataclass(frozen=True)
class Verdicts:
    """What was found about the glyphs of a document.

    Attributes:
        mends: Those that say one other letter than they show.
        unsettled: Those that show now this, now that.
        seen: Those that were looked at.
        illegible: The numbers of the fonts that the reader cannot read well.
    """

    mends: Mapping[Key, str]
    unsettled: frozenset[Key]
    seen: frozenset[Key]
    illegible: frozenset[int]

    @classmethod
    def of(cls, evidence: Evidence, looks: Iterable[Look]) -> Verdicts:
        """Judge the glyphs of a document.

        Args:
            evidence: What they were seen to show.
            looks: All looks at its lines.

        Returns:
            The verdicts.
        """
        illegible = frozenset(_illegible(looks))
        mends = evidence.mends()
        unsettled = frozenset(evidence.unsettled(mends))
        legible = {
            key: shown
            for key, shown in mends.items()
            if key[0][0] not in illegible
        }
        return cls(legible, unsettled, frozenset(evidence.shown), illegible)

    @cached_property
    def damaged(self) -> set[int]:
        """The numbers of the fonts with letters to mend."""
        return {key[0][0] for key in self.mends}

    def as_settled(
        self, printed: PrintedLine, shown: Mapping[int, str]
    ) -> dict[int, str]:
        """What glyphs show, where a reader that overlooked marks, or read one letter as two, is set right.

        Args:
            printed: Their line.
            shown: What each was seen to show, by its index.

        Returns:
            The same, marks of which nothing was seen, and letters that were read twice or with another one, as they are
            said or mended where what was seen elsewhere settles that.
        """
        keys = {index: printed.units[index].key for index in shown}
        overlooked = {
            index: self.mends.get(key, key[1])
            for index, key in keys.items()
            if is_mark(self.mends.get(key, key[1]))
            and key not in self.unsettled
            and self._lacks(key, shown[index])
        }
        once = {
            index: self.mends.get(key, key[1])
            for index, key in keys.items()
            if printed.units[index].has_room
            and self._is_read_twice(key, shown[index])
        }
        return {**shown, **overlooked, **once}

    def _is_read_twice(self, key: Key, shown: str) -> bool:
        """Whether one glyph that shows one letter everywhere was read as that letter and another one that takes room.

        A reader reads `กซ` for ก and the edge of what stands beside it, or `ปป` for a wide one.
        """
        settled = self.mends.get(key, key[1])
        is_one = glyph_count(key) == 1 == len(settled)
        beside = shown.replace(settled, "", 1)
        return (
            is_one
            and settled in shown
            and bool(beside)
            and not any(map(is_mark, beside))
            and key in self.seen
            and key not in self.unsettled
        )

    def _lacks(self, key: Key, shown: str) -> bool:
        """Whether less was seen of a mark, or of a span of glyphs, than it shows."""
        return not shown or (
            shown == key[1]
            and key in self.mends
            and _is_filled(key, self.mends[key])
        )

    def fill(self, printed: PrintedLine) -> bool:
        """Whether glyphs of a line that say fewer letters than they draw are mended.

        Args:
            printed: The line.

        Returns:
            Whether some are: a reader that sees no more than they say has overlooked what they draw besides.
        """
        return any(
            key in self.mends and _is_filled(key, self.mends[key])
            for key in printed.keys
        )

    def lack(self, printed: PrintedLine) -> bool:
        """Whether spans of a line say a letter less than they draw, and nothing tells which.

        Args:
            printed: The line.

        Returns:
            Whether some do.
        """
        return any(
            lacks_one(key) and key in self.unsettled and key not in self.mends
            for key in printed.keys
        )

    def can_judge(self, look: Look) -> bool:
        """Whether a look tells whether its line is right.

        Args:
            look: What was seen of the line.

        Returns:
            False where the reader is not sure enough, or its font is one that it cannot read well.
        """
        if look.frames is None:
            return True
        return look.is_clear and look.printed.type_face[0] not in self.illegible

    def is_of_damaged(self, printed: PrintedLine) -> bool:
        """Whether most of a line is set in a font with letters to mend that the reader can read.

        Args:
            printed: The line.

        Returns:
            Whether it is.
        """
        font = printed.type_face[0]
        return font in self.damaged and font not in self.illegible

    def prove(self, printed: PrintedLine) -> bool:
        """Whether a line needs no look of its own.

        Args:
            printed: The line.

        Returns:
            Whether all its glyphs were seen to show what they say, or are mended.
        """
        return all(
            key in self.seen and key not in self.unsettled and is_provable(key)
            for key in printed.keys
            if key[1].strip()
        )

    def agree(self, printed: PrintedLine, shown: Mapping[int, str]) -> bool:
        """Whether the glyphs of a line show what they say, or what they are mended to.

        Args:
            printed: The line.
            shown: What each shows, by its index.

        Returns:
            Whether all do.
        """
        keys = {index: printed.units[index].key for index in shown}
        return all(
            shown[index] == self.mends.get(key, key[1])
            for index, key in keys.items()
        )

    def explain(self, printed: PrintedLine, shown: Mapping[int, str]) -> bool:
        """Whether what is known of glyphs explains why a line does not say what is printed.

        Args:
            printed: The line.
            shown: What each of its glyphs shows, by its index.

        Returns:
            Whether all that show something else are unsettled, or of a font with letters to mend.
        """
        unlike = [
            printed.units[index].key
            for index, text in shown.items()
            if text != printed.units[index].key[1]
        ]
        return all(
            key in self.unsettled or key[0][0] in self.damaged for key in unlike
        )


def _is_filled(key: Key, shown: str) -> bool:
    """Whether glyphs draw more letters than the file says, and what they show has those."""
    return is_filled_by(key, shown) or is_joined(key, shown)


def _as_read(
    printed: PrintedLine, texts: Sequence[str], line: Line, confidence: float
) -> Line:
    """A line as it was read; as it was, where a reader saw what is no Thai, and the layer says nothing of the kind."""
    before, after = map(places_of_no_syllable, (printed.text, _joined(texts)))
    if after > before:
        return line
    read = respelled_line(printed, texts)
    return replace(read, fonts=(), confidences=(confidence,) * len(read.text))


def _joined(texts: Iterable[str]) -> str:
    return one_spelling("".join(texts))


def _without_stray(unit: Unit, shown: str | None) -> str:
    """What a glyph shows.

    A figure itself, where it was read with another one beside that no glyph draws; not known, where one takes room,
    the file does not say what it is, and nothing was read: it may be a figure that its font lacks.
    """
    said = unit.key[1]
    if not shown and unit.has_room and UNKNOWN_LETTER in said:
        return said
    is_stray = (
        shown is not None
        and len(shown) > len(said) == 1
        and said.isdigit()
        and said in shown
    )
    return said if shown is None or is_stray else shown


def _illegible(looks: Iterable[Look]) -> Iterator[int]:
    """The fonts of which many lines are read unclearly, among those that do not say what is printed."""
    unlike: Counter[int] = Counter()
    unclear: Counter[int] = Counter()
    for look in looks:
        if look.frames is not None:
            font = look.printed.type_face[0]
            unlike[font] += 1
            unclear[font] += not look.is_clear
    for font, count in unclear.items():
        if count >= max(_FEWEST_UNCLEAR, _MOST_UNCLEAR * unlike[font]):
            yield font
