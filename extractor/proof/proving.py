"""Proof by reading: a text layer is believed where our reader reads the same, mended where it says other letters.

What a glyph shows is learned per code, the number by which the file draws it: the same letter of the layer may be
right from one code and wrong from another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from extractor.errors import BrokenFileError
from extractor.inputs.backends import open_rasters
from extractor.inputs.base import DrawsLines
from extractor.model import Line, PageContent, Source
from extractor.options import Options
from extractor.proof.evidence import Evidence
from extractor.proof.looking import Look, Looker
from extractor.proof.mending import mended_line, with_proved_lines
from extractor.proof.printed_lines import Key, PrintedLine, is_provable, printed_lines
from extractor.proof.sampling import covering_lines, needed_looks

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
                proof = _Proof(lines, Looker(rasters))
                proved = proof.lines(all_of_them=options.proof == "all")
    return [with_proved_lines(page, proved) for page in page_contents]


@dataclass
class _Proof:
    """The proof of a document."""

    printed: list[PrintedLine]
    looker: Looker
    evidence: Evidence = field(default_factory=Evidence)
    looks: dict[int, Look] = field(default_factory=dict)

    def lines(self, *, all_of_them: bool) -> dict[int, Line]:
        """The lines as they are once the document is proved, by the identity of what they were."""
        self._look(covering_lines(self.printed, needed_looks(self.printed)))
        self._look_again_at_doubtful()
        mends = self.evidence.mends()
        unsettled = self.evidence.unsettled()
        self._look(printed for printed in self.printed if not unsettled.isdisjoint(printed.keys))
        mends = self.evidence.mends()
        unsettled = self.evidence.unsettled()
        if all_of_them:
            left = [printed for printed in self.printed if id(printed.line) not in self.looks]
            self.looks.update((id(look.printed.line), look) for look in self.looker.look(left, mends))
        return {id(printed.line): self._proved(printed, mends, unsettled) for printed in self.printed}

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
        looks = self.looker.look([printed for printed in lines if id(printed.line) not in self.looks], {})
        self.evidence.add(looks)
        self.looks.update((id(look.printed.line), look) for look in looks)

    def _proved(self, printed: PrintedLine, mends: dict[Key, str], unsettled: set[Key]) -> Line:
        """A line as it is once the document is proved."""
        texts = [mends.get(unit.key, unit.key[1]) for unit in printed.units]
        line = mended_line(printed, texts)
        look = self.looks.get(id(printed.line))
        if look is None:
            is_proved = all(self.evidence.looks(key) and key not in unsettled and is_provable(key) for key in printed.keys)
            return replace(line, proved=True if is_proved else None)
        if look.agrees(mends):
            return replace(line, proved=True)
        if unsettled.isdisjoint(printed.keys):
            return replace(line, proved=False, reading=look.reading)
        return self._read_line(look)

    def _read_line(self, look: Look) -> Line:
        """A line as it was read from its picture; the layer's, where the reader is not sure enough of it."""
        shown = self.evidence.shown_in(look)
        texts = [shown.get(index, unit.key[1]) for index, unit in enumerate(look.printed.units)]
        return replace(mended_line(look.printed, texts), proved=False, reading=look.reading)
