"""Proof by reading: a text layer is believed where our reader reads the same, mended where it says other letters.

What a glyph shows is learned per code, the number by which the file draws it: the same letter of the layer may be
right from one code and wrong from another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from extractor.inputs.backends import open_rasters
from extractor.inputs.base import DrawsLines
from extractor.model import Line, PageContent, Source
from extractor.options import Options
from extractor.proof.evidence import Evidence
from extractor.proof.looking import Look, Looker
from extractor.proof.mending import mended_line, respelled_line, with_proved_lines
from extractor.proof.printed_lines import Key, PrintedLine, is_provable, printed_lines
from extractor.proof.sampling import covering_lines, needed_looks
from extractor.repair import TextRepair

# Glyphs about which there are doubts are looked at so many times as often.
_DOUBTFUL_FACTOR = 3
# A line is read from its picture where the reader is at least this sure of its letters on average.
_SURE_READING = 0.85


def prove(source: Source, page_contents: Sequence[PageContent], options: Options) -> list[PageContent]:
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
    rasters = open_rasters(source, options.password) if lines else None
    if rasters is not None:
        with closing(rasters):
            if isinstance(rasters, DrawsLines):
                exact = options.model_copy(update={"keep_thai_digits": True})
                repair = TextRepair.of(page_contents, exact, transcript=False)
                proof = _Proof(lines, Looker(rasters, repair))
                proved = proof.lines(all_of_them=options.proof == "all")
    return [with_proved_lines(page, proved) for page in page_contents]


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
        unsettled = self.evidence.unsettled()
        self._look(printed for printed in self.printed if not unsettled.isdisjoint(printed.keys))
        verdicts = Verdicts.of(self.evidence)
        if all_of_them:
            left = [printed for printed in self.printed if id(printed.line) not in self.looks]
            self._remember(self.looker.look(left, verdicts.mends))
        return {id(printed.line): self._proved(printed, verdicts) for printed in self.printed}

    def _look_again_at_doubtful(self) -> None:
        needed = needed_looks(self.printed, _DOUBTFUL_FACTOR)
        missing = {
            sight: count - self.evidence.looks(sight[0])
            for sight, count in needed.items()
            if self.evidence.is_doubtful(sight[0])
        }
        left = [printed for printed in self.printed if id(printed.line) not in self.looks]
        self._look(covering_lines(left, missing))

    def _look(self, lines: Iterable[PrintedLine]) -> None:
        asked = [printed for printed in lines if id(printed.line) not in self.looks]
        looks = self.looker.look(asked, {})
        self.looks.update(dict.fromkeys((id(printed.line) for printed in asked), None))
        self.evidence.add(looks)
        self._remember(looks)

    def _remember(self, looks: Iterable[Look]) -> None:
        self.looks.update((id(look.printed.line), look) for look in looks)

    def _proved(self, printed: PrintedLine, verdicts: Verdicts) -> Line:
        """A line as it is once the document is proved."""
        line = mended_line(printed, verdicts.mends)
        if id(printed.line) not in self.looks:
            return replace(line, proved=True if verdicts.prove(printed) else None)
        look = self.looks[id(printed.line)]
        if look is None or self.looker.agrees(look, verdicts.mends):
            is_proved = look is not None and all(map(is_provable, printed.keys))
            return replace(line, proved=True if is_proved else None)
        shown = self.evidence.shown_in(look)
        if verdicts.explain(printed, shown) and look.confidence >= _SURE_READING:
            texts = [shown.get(index, unit.key[1]) for index, unit in enumerate(printed.units)]
            line = respelled_line(printed, texts)
            line = replace(line, confidences=(look.confidence,) * len(line.text))
        return replace(line, proved=False, reading=look.reading)


@dataclass(frozen=True)
class Verdicts:
    """What was found about the glyphs of a document.

    Attributes:
        mends: Those that say one other letter than they show.
        unsettled: Those that show now this, now that.
        seen: Those that were looked at.
    """

    mends: Mapping[Key, str]
    unsettled: frozenset[Key]
    seen: frozenset[Key]

    @classmethod
    def of(cls, evidence: Evidence) -> Verdicts:
        """Judge the glyphs of a document.

        Args:
            evidence: What they were seen to show.

        Returns:
            The verdicts.
        """
        return cls(evidence.mends(), frozenset(evidence.unsettled()), frozenset(evidence.shown))

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

    def explain(self, printed: PrintedLine, shown: Mapping[int, str]) -> bool:
        """Whether what is known of glyphs explains why a line does not say what is printed.

        Args:
            printed: The line.
            shown: What each of its glyphs shows, by its index.

        Returns:
            Whether all that show something else are unsettled, or of a font with letters to mend.
        """
        damaged = {key[0][0] for key in self.mends}
        unlike = [printed.units[index].key for index, text in shown.items() if text != printed.units[index].key[1]]
        return all(key in self.unsettled or key[0][0] in damaged for key in unlike)
