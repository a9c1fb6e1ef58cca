"""Batches for training, made by processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from multiprocessing.queues import Queue

import cv2
import numpy as np
from numpy.typing import NDArray

from extractor.model.image import Pixels
from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.line_input import ROWS
from training.reader.fonts import shelf
from training.reader.samples import Printer, Sample

# Columns of a batch, all its lines together.
BATCH_COLUMNS = 22_000
# Samples of a batch at most.
_MOST_SAMPLES = 96
# Samples that are sorted together.
_SORTED_TOGETHER = 1_000
# Widths are multiples of so many columns: each new shape of batch costs set-up time.
_WIDTH_STEP = 32
# The first batches of all are of short lines.
_EASY_BATCHES = 300
# Batches that wait at most.
_MOST_WAITING = 24
# Seconds to wait for a batch.
_PATIENCE = 600
# Learners come first: lines are made while they wait for each other.
_NICENESS = 10
# A line that is shown again is so many times as wide.
_WIDTHS = (0.92, 1.08)
_FEWEST_COLUMNS = 4
# Ways in which greys are made lighter or darker: their count, and the exponents from and to.
_CURVE_COUNT = 16
_CURVE_EXPONENTS = (0.7, 1.4)
_CLASS_OF = {character: index + 1 for index, character in enumerate(ALPHABET)}


@dataclass(frozen=True, eq=False)
class Batch:
    """Lines side by side.

    Attributes:
        pixels: Lines x 48 x columns, 0 paper to 255 ink.
        classes: The classes of all texts, one after the other.
        lengths: How many classes each line has.
    """

    pixels: Pixels
    classes: NDArray[np.int64]
    lengths: NDArray[np.int64]


def batch_of(samples: Sequence[Sample]) -> Batch:
    """Put samples side by side.

    Args:
        samples: One or more.

    Returns:
        A batch as wide as the widest, the others padded with paper on the right.
    """
    columns = max(map(_columns, samples))
    pixels = np.zeros((len(samples), ROWS, columns), np.uint8)
    classes: list[int] = []
    for index, sample in enumerate(samples):
        pixels[index, :, : sample.pixels.shape[1]] = sample.pixels
        classes += [_CLASS_OF[character] for character in sample.text]
    lengths = [len(sample.text) for sample in samples]
    return Batch(
        pixels, np.array(classes, np.int64), np.array(lengths, np.int64)
    )


def _columns(sample: Sample) -> int:
    """The columns that a sample takes in a batch."""
    width = sample.pixels.shape[1]
    steps = (width + _WIDTH_STEP - 1) // _WIDTH_STEP
    return steps * _WIDTH_STEP


class SortedSamples:
    """Samples sorted by width until there are enough for a batch of one width."""

    def __init__(self, batch_columns: int) -> None:
        """Take how many columns a batch has."""
        self._batch_columns = batch_columns
        self._waiting: defaultdict[int, list[Sample]] = defaultdict(list)

    def put(self, samples: Iterable[Sample], rng: random.Random) -> list[Batch]:
        """Add samples.

        Args:
            samples: Any number, of any widths.
            rng: Decides in which order batches come.

        Returns:
            The batches that are full now.
        """
        full: list[Batch] = []
        for sample in samples:
            width = _columns(sample)
            waiting = self._waiting[width]
            waiting.append(sample)
            if len(waiting) >= self._capacity(width):
                full.append(batch_of(self._waiting.pop(width)))
        rng.shuffle(full)
        return full

    def _capacity(self, width: int) -> int:
        """Samples of a batch of this width."""
        return max(1, min(_MOST_SAMPLES, self._batch_columns // width))


def batches(seed: int, easy: int, batch_columns: int) -> Iterator[Batch]:
    """Make batches without end; a seed gives always the same ones.

    Args:
        seed: Seed of everything random.
        easy: How many batches are of short lines, at least; they come first.
        batch_columns: Columns of a batch.

    Yields:
        The batches; each line comes twice, the second time a little changed.
    """
    printer = Printer(seed, shelf())
    rng = random.Random(seed)
    sorted_samples = SortedSamples(batch_columns)
    easy_lines = _one_by_one(printer.samples(easy=True))
    while easy > 0:
        full = sorted_samples.put(islice(easy_lines, _SORTED_TOGETHER), rng)
        easy -= len(full)
        yield from full
    lines = _one_by_one(printer.samples())
    earlier: list[Sample] = []
    while True:
        fresh = list(islice(lines, _SORTED_TOGETHER))
        again = [_shown_again(sample, rng) for sample in earlier]
        yield from sorted_samples.put(fresh + again, rng)
        earlier = fresh


def _one_by_one(scans: Iterable[list[Sample]]) -> Iterator[Sample]:
    for scan in scans:
        yield from scan


def _shown_again(sample: Sample, rng: random.Random) -> Sample:
    """The line once more, a little wider or narrower, lighter or darker: making one anew costs more."""
    width = round(sample.pixels.shape[1] * rng.uniform(*_WIDTHS))
    size = (max(_FEWEST_COLUMNS, width), ROWS)
    pixels = cv2.resize(sample.pixels, size, interpolation=cv2.INTER_LINEAR)
    curve = _grey_curves()[rng.randrange(_CURVE_COUNT)]
    return replace(
        sample, pixels=cv2.LUT(pixels, curve).astype(np.uint8, copy=False)
    )


@cache
def _grey_curves() -> list[Pixels]:
    """Ways in which greys may be lighter or darker."""
    greys = np.arange(256) / 255
    curves: list[Pixels] = []
    for exponent in np.linspace(*_CURVE_EXPONENTS, _CURVE_COUNT):
        curve = 255 * greys**exponent
        curves.append(curve.round().astype(np.uint8))
    return curves


class Feed:
    """Processes that make batches; take them with `next`."""

    def __init__(
        self, seed: int, workers: int, start: bool, batch_columns: int
    ) -> None:
        """Start the processes.

        Args:
            seed: Seed of the first process; each further one has the next.
            workers: How many processes.
            start: Whether the net knows nothing yet: it is started with short lines.
            batch_columns: Columns of a batch.
        """
        context = multiprocessing.get_context("spawn")
        self._queue: Queue[Batch] = context.Queue(_MOST_WAITING)
        easy = _EASY_BATCHES // workers if start else 0
        self._workers = [
            context.Process(
                target=_make_batches,
                args=(seed + index, easy, batch_columns, self._queue),
                daemon=True,
            )
            for index in range(workers)
        ]
        for worker in self._workers:
            worker.start()

    def __next__(self) -> Batch:
        """The next batch, as soon as one is there."""
        return self._queue.get(timeout=_PATIENCE)

    def waiting(self) -> int:
        """Count the batches that wait.

        Returns:
            About how many there are.
        """
        return self._queue.qsize()

    def close(self) -> None:
        """Stop the processes."""
        for worker in self._workers:
            worker.terminate()


def _make_batches(
    seed: int, easy: int, batch_columns: int, queue: Queue[Batch]
) -> None:
    os.nice(_NICENESS)
    cv2.setNumThreads(1)
    for batch in batches(seed, easy, batch_columns):
        queue.put(batch)
