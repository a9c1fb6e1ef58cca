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
from extractor.ocr.crnn.alphabet import ALPHABET
from extractor.ocr.crnn.line_input import ROWS
from training.reader.fonts import shelf
from training.reader.samples import Printer, Sample

# Columns of a batch; samples that are sorted together; samples of a batch at most; steps of width.
BATCH, _POOL, _MOST, _STEP = 22_000, 1_000, 96, 32
# The first batches of all are of short lines.
_EASY = 300
# Batches that wait at most.
_WAITING = 24
# Learners come first: lines are made while they wait for each other.
_NICE = 10
_CURVES = 16
_CLASS = {character: at + 1 for at, character in enumerate(ALPHABET)}


@dataclass(frozen=True, eq=False)
class Batch:
    """Lines side by side: `pixels` is N x 48 x W (0 paper, 255 ink), `classes` all texts one after the other."""

    pixels: Pixels
    classes: NDArray[np.int64]
    lengths: NDArray[np.int64]


def batch_of(samples: Sequence[Sample]) -> Batch:
    """Samples as a batch, padded with paper on the right."""
    pixels = np.zeros((len(samples), ROWS, max(map(_columns, samples))), np.uint8)
    for at, sample in enumerate(samples):
        pixels[at, :, : sample.pixels.shape[1]] = sample.pixels
    classes = np.array([_CLASS[character] for sample in samples for character in sample.text], np.int64)
    return Batch(pixels, classes, np.array([len(sample.text) for sample in samples], np.int64))


def _columns(sample: Sample) -> int:
    """The columns that a sample takes in a batch: few widths, since each new shape of batch costs set-up time."""
    return -(-sample.pixels.shape[1] // _STEP) * _STEP


class Shelves:
    """Samples sorted by width until there are enough for a batch of one width."""

    def __init__(self, columns: int) -> None:
        """Take how many columns a batch has."""
        self.columns = columns
        self._waiting: defaultdict[int, list[Sample]] = defaultdict(list)

    def put(self, samples: Iterable[Sample], chance: random.Random) -> list[Batch]:
        """Add samples; take out the batches that are full, in random order."""
        full = []
        for sample in samples:
            width = _columns(sample)
            self._waiting[width].append(sample)
            if len(self._waiting[width]) >= max(1, min(_MOST, self.columns // width)):
                full.append(batch_of(self._waiting.pop(width)))
        chance.shuffle(full)
        return full


def batches(seed: int, easy: int, columns: int) -> Iterator[Batch]:
    """Batches without end of so many columns, the first ones (so many) of short lines."""
    printer, chance, shelves = Printer(seed, shelf()), random.Random(seed), Shelves(columns)
    short = (sample for scan in printer.samples(easy=True) for sample in scan)
    while easy > 0:
        found = shelves.put(islice(short, _POOL), chance)
        easy -= len(found)
        yield from found
    lines = (sample for scan in printer.samples() for sample in scan)
    earlier = list[Sample]()
    while True:
        fresh = list(islice(lines, _POOL))
        yield from shelves.put(fresh + [_again(sample, chance) for sample in earlier], chance)
        earlier = fresh


def _again(sample: Sample, chance: random.Random) -> Sample:
    """The line once more, a little wider or narrower, lighter or darker: making one anew costs more."""
    width = max(4, round(sample.pixels.shape[1] * chance.uniform(0.92, 1.08)))
    pixels = cv2.resize(sample.pixels, (width, ROWS), interpolation=cv2.INTER_LINEAR)
    curve = _curves()[chance.randrange(_CURVES)]
    return replace(sample, pixels=cv2.LUT(pixels, curve).astype(np.uint8, copy=False))


@cache
def _curves() -> list[Pixels]:
    """Ways in which greys may be lighter or darker."""
    greys = np.arange(256) / 255
    return [(255 * greys**power).round().astype(np.uint8) for power in np.linspace(0.7, 1.4, _CURVES)]


class Feed:
    """Processes that make batches; take them with `next`."""

    def __init__(self, seed: int, workers: int, start: bool, columns: int) -> None:
        """Start them; a net that knows nothing yet is started with short lines."""
        context = multiprocessing.get_context("spawn")
        self._queue: Queue[Batch] = context.Queue(_WAITING)
        easy = _EASY // workers if start else 0
        self._workers = [
            context.Process(target=_work, args=(seed + at, easy, columns, self._queue), daemon=True)
            for at in range(workers)
        ]
        for worker in self._workers:
            worker.start()

    def __next__(self) -> Batch:
        """The next batch, as soon as one is there."""
        return self._queue.get(timeout=600)

    def waiting(self) -> int:
        """How many batches wait."""
        return self._queue.qsize()

    def close(self) -> None:
        """Stop the processes."""
        for worker in self._workers:
            worker.terminate()


def _work(seed: int, easy: int, columns: int, queue: Queue[Batch]) -> None:
    os.nice(_NICE)
    cv2.setNumThreads(1)
    for batch in batches(seed, easy, columns):
        queue.put(batch)
