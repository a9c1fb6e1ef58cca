"""The raw lines of a document become clean text: what is known of where they came from decides how they are mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from math import exp

from extractor.model import Line, PageContent, joined
from extractor.options import Options
from normalizer import Change, Config, Explained, FontCensus, adapt_to, explain, origin

# A producer that ends some lines with a space and others without says where the author put one; one that ends
# (nearly) every line or none with a space says nothing.
_TELLING = (0.02, 0.8)
# Share of characters right in the OCR transcripts at hand, measured against hand-corrected text.
_TRANSCRIPT_CONFIDENCE = 0.99
# Wrong characters to expect for each character that was read, besides for its own doubt, for each change that is only
# suggested, and for the doubt of one that was made: fitted on 750 cells of 13 scans (docs/confidence.md).
_READ, _UNSURE, _SUGGESTED, _CHANGED = 0.00025, 0.18, 1.2, 0.1
# A text whose spaces are in doubt is as sure as this.
_DOUBTFUL_SPACE = 0.95


@dataclass(frozen=True, slots=True)
class TextRepair:
    """How the text of a document is mended: `layer` is for what a text layer says, `read` for what was read by OCR."""

    layer: Config
    read: Config
    confidence: float = 1.0

    @classmethod
    def of(cls, sheets: Sequence[PageContent], options: Options, *, transcript: bool) -> TextRepair:
        """Learn from a document's sheets how their text was damaged."""
        lines = [line for sheet in sheets for line in sheet.every_line()]
        read = _misread([line for line in lines if line.confidences or transcript], options)
        if transcript:
            return cls(read, read, _TRANSCRIPT_CONFIDENCE)
        return cls(_layer([line for line in lines if not line.confidences], sheets, options), read)

    def explain(self, lines: Sequence[Line]) -> Explained:
        """The text of lines that belong together, and every change that made it."""
        text, fonts = joined(lines)
        return explain(text, self._config(lines), fonts)

    def sureness(self, lines: Sequence[Line], changes: Sequence[Change]) -> float:
        """How likely (0 to 1) lines, once mended, are right: of lines that an engine read, letter for letter."""
        if any(line.confidences for line in lines):
            return exp(-_doubt(_left(lines, changes), changes))
        return min([self.confidence, *map(_sureness, changes)])

    def _config(self, lines: Iterable[Line]) -> Config:
        return self.read if any(line.confidences for line in lines) else self.layer


def _left(lines: Iterable[Line], changes: Sequence[Change]) -> list[float]:
    """How sure an engine is of the characters that were left as it read them; those changed are judged as changes."""
    ends = (1.0,)  # a line's end counts as a character
    sure = [value for line in lines for value in (line.confidences or (1.0,) * len(line.text)) + ends]
    for change in changes:
        if change.status == "applied" and change.kind in ("spelling", "name"):
            earlier = [other for other in changes if other.step < change.step]
            start, end = (origin(earlier, place) for place in change.span)
            sure[start:end] = [1.0] * len(sure[start:end])
    return sure


def _doubt(read: Iterable[float], changes: Iterable[Change]) -> float:
    """How many characters are likely wrong, by the engine's own confidences and by what was changed."""
    doubt = sum(_READ + _UNSURE * (1 - sure) for sure in read)
    for change in changes:
        if change.kind not in ("join", "digits"):
            doubt += _SUGGESTED if change.status == "suggested" else _CHANGED * (1 - change.confidence)
    return doubt


def _sureness(change: Change) -> float:
    """How sure the letters are once a change is made, or left as a suggestion; a space more or less weighs little."""
    if change.kind in ("join", "spacing"):
        return max(change.confidence, _DOUBTFUL_SPACE)
    return change.confidence if change.status == "applied" else 1 - change.confidence


def _layer(lines: Sequence[Line], sheets: Sequence[PageContent], options: Options) -> Config:
    census = FontCensus()
    for line in lines:
        census.add(line.text, line.fonts)
    ends = [line.text.endswith(" ") for line in _followed(sheets) if not line.confidences]
    share = sum(ends) / len(ends) if ends else 0.0
    return Config(
        line_end_spaces=_TELLING[0] < share < _TELLING[1],
        swapped_fonts=census.swapped(),
        loses_sara_am=census.loses_sara_am(),
        misread=False,
        keep_thai_digits=options.keep_thai_digits,
    )


def _misread(lines: Iterable[Line], options: Options) -> Config:
    """For text that OCR read: what its own words tell of its misreadings."""
    config = Config(keep_thai_digits=options.keep_thai_digits)
    plain, lines = replace(config, misread=False), list(lines)
    doubtful = [(line.text, *astuple(other)) for line in lines for other in line.alternatives]
    return replace(config, adaptation=adapt_to([explain(line.text, plain).text for line in lines], doubtful))


def _followed(sheets: Iterable[PageContent]) -> Iterator[Line]:
    """The lines of cells that another line follows."""
    for sheet in sheets:
        yield from (line for table in sheet.tables for cell in table.cells for line in cell.lines[:-1])
