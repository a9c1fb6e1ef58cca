"""Our own reader of printed Thai: a small net on onnxruntime, made by training/reader, needs nothing of the system.

What it knows and how well it reads: docs/reader.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import chain, islice

import numpy as np

from extractor.model.image import LineImage, Pixels
from extractor.ocr.base import RecognizedLine
from extractor.ocr.reader.beam_search import Frames, decode
from extractor.ocr.reader.digit_vote import (
    has_doubtful_digit,
    variations_of,
    voted_on,
)
from extractor.ocr.reader.first_letters import with_dotless_capitals
from extractor.ocr.reader.letter_vote import nearly_read, with_nearly_read
from extractor.ocr.reader.line_input import ROWS, net_input
from extractor.ocr.reader.lone_figures import (
    beside_figures,
    lone_figure,
    may_be_lone_figure,
)
from extractor.ocr.reader.loose_points import without_loose_points
from extractor.ocr.reader.number_runs import number_runs
from extractor.ocr.reader.number_signs import with_printed_signs
from extractor.ocr.reader.onnx_model import load_net
from extractor.ocr.reader.raised_figures import (
    RaisedPrint,
    figures_said,
    raised_prints,
    with_raised,
    without_raised,
)
from extractor.ocr.reader.seen_line import SeenLine
from extractor.ocr.reader.slashes import with_slashes, with_unread_slashes
from extractor.ocr.reader.splicing import spliced
from extractor.ocr.reader.unread_marks import with_unread_marks
from extractor.ocr.reader.wider_readings import (
    wider_line,
    wider_lines,
    wider_run,
    wider_runs,
)
from extractor.options import EngineOptions

# Columns of a batch: more take memory and no less time.
_BATCH_COLUMNS = 12_000
# Lines are filled up with paper to a multiple of this width (columns). Only lines of one width are read together, so
# that what is read does not depend on which others are there.
_WIDTH_STEP = 32
_FULL_INK = 255
_MODEL_FILE = "reader.onnx"
_LETTERS_FILE = "letters.npz"
# Part of the cache's key: to be changed with whatever changes the readings, those two files aside.
_METHOD = (
    "beam of 8 by six letters, white narrowed, digits and letters voted on, they and capitals counted, "
    "raised ones read alone, commas mended, doubled figures, lone signs set wider, or beside figures, "
    "signs in numbers and slashes by their ink, unread ones, too, months mended, consonants seen, marks by their ink"
)


@dataclass(frozen=True, slots=True)
class _FirstReading:
    """A line as it was read once, whether one of its digits is in doubt, and what the net saw of it."""

    reading: RecognizedLine
    is_doubtful: bool
    frames: Frames


class ReaderEngine:
    """The engine `reader`: reads lines in batches of one width."""

    name = "reader"

    def __init__(self, options: EngineOptions) -> None:
        """Load the net.

        Args:
            options: What every engine is made with; none matters.
        """
        folder = files("extractor.ocr.reader")
        model = folder.joinpath(_MODEL_FILE).read_bytes()
        letters = folder.joinpath(_LETTERS_FILE).read_bytes()
        self._net = load_net(model)
        # Both decide what is read.
        digest = sha256(model + letters).hexdigest()
        self.version = digest[:8]
        self.settings = _METHOD

    def read(self, line_images: Sequence[LineImage]) -> list[RecognizedLine]:
        """Read lines; those with doubtful digits several times.

        Args:
            line_images: Pictures of one printed line each.

        Returns:
            One reading a line.
        """
        raised = self._raised_figures(line_images)
        line_images = list(line_images)
        columns: dict[int, list[int]] = {}
        for index, found in raised.items():
            line_images[index], columns[index] = without_raised(
                line_images[index], [print_ for print_, _ in found]
            )
        first_readings = self._read_once(line_images)
        readings = self._read_baselines(line_images, first_readings)
        for index, found in raised.items():
            figures = [said for _, said in found]
            readings[index] = with_raised(
                line_images[index],
                readings[index],
                first_readings[index].frames,
                list(zip(columns[index], figures, strict=True)),
            )
        return readings

    def _raised_figures(
        self, line_images: Sequence[LineImage]
    ) -> dict[int, list[tuple[RaisedPrint, RecognizedLine]]]:
        """The raised figures of those lines that have some, and what they say."""
        prints = [
            (index, print_)
            for index, line_image in enumerate(line_images)
            for print_ in raised_prints(line_image)
        ]
        readings = self._read_again(
            {place: print_.images for place, (_, print_) in enumerate(prints)}
        )
        raised: defaultdict[int, list[tuple[RaisedPrint, RecognizedLine]]] = (
            defaultdict(list)
        )
        for place, (index, print_) in enumerate(prints):
            said = figures_said(print_, readings[place])
            if said:
                raised[index].append((print_, said))
        return raised

    def _read_baselines(
        self,
        line_images: Sequence[LineImage],
        first_readings: Sequence[_FirstReading],
    ) -> list[RecognizedLine]:
        """What stands on the feet of lines: doubtful digits voted on, numbers with all their parts."""
        readings = [first.reading for first in first_readings]
        doubtful = [
            index
            for index, first in enumerate(first_readings)
            if first.is_doubtful or any(nearly_read(first.reading))
        ]
        further = self._read_again(
            {index: variations_of(line_images[index]) for index in doubtful}
        )
        for index in doubtful:
            readings[index] = voted_on(
                with_nearly_read(readings[index], further[index]),
                further[index],
            )
        wider = self._read_again(
            {
                index: wider_lines(line_image, readings[index])
                for index, line_image in enumerate(line_images)
            }
        )
        for index, others in wider.items():
            if others:
                readings[index] = wider_line(
                    line_images[index], readings[index], others
                )
        self._read_beside_figures(line_images, readings)
        self._mend_numbers_within(line_images, first_readings, readings)
        return [
            _mended_by_ink(SeenLine(line_image, first.frames), reading)
            for line_image, reading, first in zip(
                line_images, readings, first_readings, strict=True
            )
        ]

    def _read_beside_figures(
        self,
        line_images: Sequence[LineImage],
        readings: list[RecognizedLine],
    ) -> None:
        """Read lines of next to nothing again, each beside figures."""
        further = self._read_again(
            {
                index: beside_figures(line_images[index])
                for index, reading in enumerate(readings)
                if may_be_lone_figure(reading)
            }
        )
        for index, others in further.items():
            if others:
                readings[index] = lone_figure(
                    line_images[index], readings[index], others
                )

    def _mend_numbers_within(
        self,
        line_images: Sequence[LineImage],
        first_readings: Sequence[_FirstReading],
        readings: list[RecognizedLine],
    ) -> None:
        """Read the numbers, and words of capitals, of lines again that lack parts, each alone, and put them in."""
        runs = [
            (index, run)
            for index, first in enumerate(first_readings)
            for run in number_runs(
                line_images[index], readings[index], first.frames
            )
        ]
        further = self._read_again(
            {
                place: wider_runs(run.image, run.reading(readings[index]).text)
                for place, (index, run) in enumerate(runs)
            }
        )
        # From the last on: what stands before a number stays in its place.
        for place in reversed(range(len(runs))):
            index, run = runs[place]
            if further[place]:
                number = wider_run(
                    run.image, run.reading(readings[index]), further[place]
                )
                readings[index] = spliced(
                    readings[index], run.start, run.end, number
                )

    def _read_again(
        self, pictures: Mapping[int, Sequence[LineImage]]
    ) -> Mapping[int, Sequence[RecognizedLine]]:
        """What is read of other pictures of some lines, all of them at once."""
        every_picture = list(chain.from_iterable(pictures.values()))
        readings = iter(self._read_once(every_picture))
        return {
            index: [first.reading for first in islice(readings, len(of_line))]
            for index, of_line in pictures.items()
        }

    def _read_once(
        self, line_images: Sequence[LineImage]
    ) -> list[_FirstReading]:
        return [
            _FirstReading(decode(frames), has_doubtful_digit(frames), frames)
            for frames in self.frames(line_images)
        ]

    def frames(self, line_images: Sequence[LineImage]) -> list[Frames]:
        """What the net sees of lines, before any text is made of it.

        Args:
            line_images: Pictures of one printed line each.

        Returns:
            Of each line frames x classes, blank first; natural logarithms.
        """
        lines = [net_input(line_image) for line_image in line_images]
        widths = [line.shape[1] for line in lines]
        by_index: dict[int, Frames] = {}
        for batch in _batches(widths):
            batched_lines = [lines[index] for index in batch]
            by_index.update(
                zip(batch, self._net(_side_by_side(batched_lines)), strict=True)
            )
        return [by_index[index] for index in range(len(lines))]


def _mended_by_ink(seen: SeenLine, reading: RecognizedLine) -> RecognizedLine:
    """What was read, with those letters that the net did not tell apart as their ink does."""
    reading = with_printed_signs(seen.image, reading)
    for mended in (
        with_dotless_capitals,
        without_loose_points,
        with_slashes,
        with_unread_slashes,
        with_unread_marks,
    ):
        reading = mended(seen, reading)
    return reading


@cache
def shared_reader() -> ReaderEngine:
    """Get a reader that is made once a process, when first asked for.

    Returns:
        The reader.
    """
    return ReaderEngine(EngineOptions())


def _batches(widths: Sequence[int]) -> Iterator[list[int]]:
    """The indices of lines that are filled up to one width, no more than `_BATCH_COLUMNS` columns at once."""
    by_width: defaultdict[int, list[int]] = defaultdict(list)
    for index, width in enumerate(widths):
        by_width[_filled_width(width)].append(index)
    for width in sorted(by_width):
        indices = by_width[width]
        size = max(1, _BATCH_COLUMNS // width)
        for start in range(0, len(indices), size):
            yield indices[start : start + size]


def _filled_width(width: int) -> int:
    """The width up to which a line is filled: the next multiple of the step."""
    steps = (width + _WIDTH_STEP - 1) // _WIDTH_STEP
    return steps * _WIDTH_STEP


def _side_by_side(lines: Sequence[Pixels]) -> Frames:
    """Lines of one filled width as the net takes them: count x 1 x rows x columns, 0 paper, 1 ink."""
    width = _filled_width(lines[0].shape[1])
    batch = np.zeros((len(lines), 1, ROWS, width), np.float32)
    for index, line in enumerate(lines):
        batch[index, 0, :, : line.shape[1]] = line
    batch /= _FULL_INK
    return batch
