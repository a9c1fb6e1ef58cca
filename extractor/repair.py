"""The raw lines of a document become clean text: what is known of where they came from decides the repair."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from itertools import chain, pairwise
from math import exp

from extractor.kept_words import (
    PRINT_PROOF,
    confidences_as_read,
    span_as_read,
    words_to_keep,
)
from extractor.line_wrapping import LineWrapping
from extractor.model import (
    UNKNOWN_LETTER,
    Line,
    PageContent,
    joined_lines,
    raw_text,
)
from extractor.options import Options
from normalizer import (
    Change,
    Config,
    Explained,
    FontCensus,
    adapt_to,
    cuts_number,
    explain,
    marker_at,
)
from normalizer.thai import (
    SARA_AA,
    are_letters_below_each_other,
    parts_syllable,
)

# Confidence (0 to 1) of a text whose print shows something else: a person must look.
_UNPROVED = 0.5
# Shares (0 to 1) of lines that end with a space. A producer that ends some so and others not says where the author put
# one; one that ends (nearly) no line so, or more than this, says nothing.
_FEWEST_SPACED_ENDS = 0.02
_MOST_SPACED_ENDS = 0.8
# So many lines broken within a syllable or a number, and this share of all lines, tell that a producer breaks lines
# anywhere.
_FEWEST_BROKEN_SYLLABLES = 2
_LEAST_BROKEN_SHARE = 0.05
# So many markers of items that stand alone on a line, with room for more, tell that lines are broken at spaces first.
_FEWEST_MARKERS_ALONE = 2
# The share of lines with room for a letter more where lines are broken at spaces only.
_MOSTLY_ROOM = 0.7
# Share of characters right in the OCR transcripts at hand, measured against hand-corrected text.
_TRANSCRIPT_CONFIDENCE = 0.99
# Wrong characters to expect, fitted on 750 cells of 13 scans (docs/confidence.md): for each character that was read;
# for its own doubt; for each change that is only suggested; for the doubt of one that was made.
_ERRORS_A_CHARACTER = 0.00025
_ERRORS_A_DOUBT = 0.18
_ERRORS_A_SUGGESTION = 1.2
_ERRORS_A_DOUBTED_CHANGE = 0.1
# So many า in lines that print mends tell that a font does not call them all ำ.
_FEWEST_SARA_AA = 3
# Confidence (0 to 1) of a text whose spaces are in doubt: a space more or less weighs little.
_DOUBTFUL_SPACE = 0.95


@dataclass(frozen=True, slots=True)
class TextRepair:
    """How the text of a document is repaired.

    Attributes:
        layer: The normalizer's settings for what a text layer says.
        read: Its settings for what OCR read.
        confidence: How likely (0 to 1) a text is right that no engine of ours read, before it is repaired.
        breaks_at_spaces: Whether the layer's lines are broken at spaces only.
    """

    layer: Config
    read: Config
    confidence: float = 1.0
    breaks_at_spaces: bool = False

    @classmethod
    def of(
        cls,
        page_contents: Sequence[PageContent],
        options: Options,
        *,
        transcript: bool,
    ) -> TextRepair:
        """Learn from a document how its text was damaged.

        Args:
            page_contents: All pages of the document.
            options: Whether Thai digits are kept.
            transcript: Whether it is a transcript: OCR read it, but not ours.

        Returns:
            The repair of this document.
        """
        lines = list(_every_line(page_contents))
        read = _config_of_read(
            [line for line in lines if line.confidences or transcript], options
        )
        if transcript:
            return cls(read, read, _TRANSCRIPT_CONFIDENCE)
        layer = _config_of_layer(page_contents, options)
        at_spaces = layer.fills_lines and _breaks_at_spaces(page_contents)
        # lines of the layer may stand among those that were read: what their fonts did is mended there, too
        read = replace(
            read, full_stops=layer.full_stops, swapped_fonts=layer.swapped_fonts
        )
        return cls(layer, read, breaks_at_spaces=at_spaces)

    def repair(self, lines: Sequence[Line]) -> Explained:
        """Repair lines that belong together.

        Args:
            lines: The lines, in reading order.

        Returns:
            Their text, and every change that made it.
        """
        _, fonts = joined_lines(lines)
        config = self._config(lines)
        ends = frozenset(
            number
            for number, line in enumerate(lines)
            if self._is_told(line, config)
        )
        full = frozenset(
            number
            for number, line in enumerate(lines)
            if line.is_full and not config.fills_lines
        )
        if ends or full:
            config = replace(config, spaced_ends=ends, full_ends=full)
        explained = explain(
            raw_text(lines), config, fonts, tuple(_mends(lines))
        )
        believed = words_to_keep(lines, explained.changes, config.adaptation)
        if believed:
            sure = replace(config, believed=believed)
            explained = explain(
                raw_text(lines), sure, fonts, tuple(_mends(lines))
            )
        return explained

    def confidence_of(
        self, lines: Sequence[Line], changes: Sequence[Change]
    ) -> float:
        """How likely repaired lines are right.

        Args:
            lines: The lines, as read.
            changes: What the repair changed in them, or suggests.

        Returns:
            0 to 1; of lines that an engine read, how likely they are right letter for letter.
        """
        if any(line.confidences for line in lines):
            return exp(
                -_expected_errors(_confidences_left(lines, changes), changes)
            )
        of_print = (
            _UNPROVED if any(line.proved is False for line in lines) else 1.0
        )
        return min(
            [self.confidence, of_print, *map(_confidence_after, changes)]
        )

    def _is_told(self, line: Line, config: Config) -> bool:
        """Whether room tells that a line ended with a space."""
        return (
            line.leaves_room or self.breaks_at_spaces
            if config.fills_lines
            else line.ends_with_space
        )

    def _config(self, lines: Sequence[Line]) -> Config:
        if not any(line.confidences for line in lines):
            return self.layer
        if not all(map(_is_of_layer, lines)):
            return self.read
        # print told their letters, the layer where they end
        return replace(
            self.read,
            line_end_spaces=self.layer.line_end_spaces,
            fills_lines=self.layer.fills_lines,
            elsewhere=self.layer.elsewhere,
        )


def _mends(lines: Iterable[Line]) -> Iterator[Change]:
    """What print changes in the raw text of lines, and what it does not show."""
    start_of_line = 0
    for line in lines:
        shift = start_of_line
        for mend in line.mends:
            start = shift + mend.start
            end = start + len(mend.layer)
            said = line.text[mend.start : mend.end]
            yield Change(
                mend.rule or PRINT_PROOF,
                "repair",
                (start, end),
                mend.layer,
                said,
            )
            shift += len(mend.layer) - len(said)
        start_of_line += len(line.raw) + 1


def _every_line(page_contents: Iterable[PageContent]) -> Iterator[Line]:
    for page_content in page_contents:
        yield from page_content.every_line()


def _confidences_left(
    lines: Iterable[Line], changes: Sequence[Change]
) -> list[float]:
    """How sure an engine is of the characters that were left as it read them; those changed are judged as changes."""
    confidences = confidences_as_read(lines)
    for change in changes:
        if change.status == "applied" and change.kind in ("spelling", "name"):
            start, end = span_as_read(change, changes)
            for position in range(start, min(end, len(confidences))):
                confidences[position] = 1.0
    return confidences


def _expected_errors(
    confidences: Iterable[float], changes: Iterable[Change]
) -> float:
    """How many characters are likely wrong, by the engine's own confidences and by what was changed."""
    errors = sum(
        _ERRORS_A_CHARACTER + _ERRORS_A_DOUBT * (1 - confidence)
        for confidence in confidences
    )
    for change in changes:
        if change.kind in ("join", "digits"):
            continue
        if change.status == "suggested":
            errors += _ERRORS_A_SUGGESTION
        else:
            errors += _ERRORS_A_DOUBTED_CHANGE * (1 - change.confidence)
    return errors


def _confidence_after(change: Change) -> float:
    """How sure the letters are once a change is made, or left as a suggestion."""
    if change.kind in ("join", "spacing"):
        return max(change.confidence, _DOUBTFUL_SPACE)
    return (
        change.confidence
        if change.status == "applied"
        else 1 - change.confidence
    )


def _config_of_layer(
    page_contents: Sequence[PageContent], options: Options
) -> Config:
    """The settings for a text layer: what its fonts and its producer did to it."""
    census = FontCensus()
    for line in _every_line(page_contents):
        # once another letter is mended, a line no longer tells what its fonts do; one without a name it does not name
        if not line.confidences and all(
            mend.layer == UNKNOWN_LETTER for mend in line.mends_by_print
        ):
            census.add(line.text, line.fonts)
    ends = [
        line.text.endswith(" ")
        for line in _followed_lines(page_contents)
        if _is_of_layer(line)
    ]
    share = ends.count(True) / len(ends) if ends else 0.0
    breaks_anywhere = _breaks_anywhere(page_contents)
    fills_lines = share <= _FEWEST_SPACED_ENDS and (
        breaks_anywhere or _parts_markers(page_contents)
    )
    return Config(
        line_end_spaces=_FEWEST_SPACED_ENDS < share < _MOST_SPACED_ENDS
        or breaks_anywhere
        or fills_lines,
        fills_lines=fills_lines,
        elsewhere="\n".join(
            line.text
            for line in _every_line(page_contents)
            if _is_of_layer(line)
        ),
        full_stops=census.full_stops(),
        swapped_fonts=census.swapped() - _fonts_with_sara_aa(page_contents),
        loses_sara_am=census.loses_sara_am(),
        misread=False,
        keep_thai_digits=options.keep_thai_digits,
    )


def _fonts_with_sara_aa(page_contents: Iterable[PageContent]) -> set[str]:
    """The names of the fonts that have an า in lines of which print mends other letters."""
    found: Counter[str] = Counter()
    for line in _every_line(page_contents):
        mended = {
            place
            for mend in line.mends
            for place in range(mend.start, mend.end)
        }
        start = 0
        for font, length in line.fonts if mended else ():
            found[font] += sum(
                line.text[place] == SARA_AA and place not in mended
                for place in range(start, min(start + length, len(line.text)))
            )
            start += length
    return {font for font, count in found.items() if count >= _FEWEST_SARA_AA}


def _breaks_at_spaces(page_contents: Sequence[PageContent]) -> bool:
    """Whether no line is broken within a word, and most leave room for a letter more."""
    joints = list(
        chain.from_iterable(map(pairwise, _lines_of_cells(page_contents)))
    )
    room = sum(above.leaves_room for above, _ in joints)
    is_whole = not any(
        _breaks_within(above.text, below.text) for above, below in joints
    )
    return is_whole and room >= _MOSTLY_ROOM * len(joints)


def _breaks_anywhere(page_contents: Sequence[PageContent]) -> bool:
    """Whether lines are broken where they are full, within words and numbers: then a space before a break is kept."""
    joints = list(
        chain.from_iterable(map(pairwise, _lines_of_cells(page_contents)))
    )
    within = sum(
        _breaks_within(above.text, below.text) for above, below in joints
    )
    return (
        within >= _FEWEST_BROKEN_SYLLABLES
        and within >= _LEAST_BROKEN_SHARE * len(joints)
    )


def _parts_markers(page_contents: Sequence[PageContent]) -> bool:
    """Whether markers of items stand alone on lines with room for a word: lines are broken at spaces, if they can be.

    No author ends a line behind a marker, and no producer that knows words breaks there.
    """
    alone = 0
    for page_content in page_contents:
        for table in page_content.tables:
            columns: defaultdict[int, list[tuple[Line, ...]]] = defaultdict(
                list
            )
            for cell in table.cells:
                columns[cell.col].append(cell.lines)
            alone += sum(map(_markers_alone, columns.values()))
    return alone >= _FEWEST_MARKERS_ALONE


def _markers_alone(cells: Sequence[Sequence[Line]]) -> int:
    """How many lines of a column are a marker of an item, the first word of which would have fitted."""
    wrapping = LineWrapping(chain.from_iterable(cells))
    pairs = (
        pair
        for pair in chain.from_iterable(map(pairwise, cells))
        if all(map(_is_of_layer, pair))
    )
    return sum(
        _is_marker(above.text) and wrapping.breaks(above, below)
        for above, below in pairs
    )


def _is_marker(text: str) -> bool:
    marker = marker_at(text.strip() + " ")
    return marker is not None and marker.printed.strip() == text.strip()


def _lines_of_cells(
    page_contents: Iterable[PageContent],
) -> Iterator[list[Line]]:
    """The lines of each cell that a text layer has; where letters stand under each other, none is broken."""
    for page_content in page_contents:
        for table in page_content.tables:
            for cell in table.cells:
                lines = [line for line in cell.lines if _is_of_layer(line)]
                texts = [line.text for line in lines]
                if not are_letters_below_each_other(texts):
                    yield lines


def _is_of_layer(line: Line) -> bool:
    """Whether a line is one of a text layer, though its letters may have been read in print."""
    return not line.confidences or bool(line.reading)


def _breaks_within(above: str, below: str) -> bool:
    """Whether a line was broken within a syllable or a number."""
    return parts_syllable(above, below) or cuts_number(above, below)


def _config_of_read(lines: Sequence[Line], options: Options) -> Config:
    """The settings for text that OCR read: what its own words tell of its misreadings."""
    config = Config(keep_thai_digits=options.keep_thai_digits)
    without_spelling = replace(config, misread=False)
    texts = [explain(line.text, without_spelling).text for line in lines]
    alternatives: list[tuple[str, int, int, str, float]] = []
    for line in lines:
        alternatives += [
            (line.text, *astuple(alternative))
            for alternative in line.alternatives
        ]
    return replace(
        config,
        elsewhere="\n".join(texts),
        adaptation=adapt_to(texts, alternatives),
    )


def _followed_lines(page_contents: Iterable[PageContent]) -> Iterator[Line]:
    """The lines of cells that another line follows."""
    for page_content in page_contents:
        for table in page_content.tables:
            for cell in table.cells:
                yield from cell.lines[:-1]
