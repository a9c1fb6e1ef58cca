"""Trains the reader: `python -m training.reader.train --minutes 100`. A later sitting goes on where one stopped.

Learners are processes of one thread each that average their gradients: threads of one process would wait for each
other at every layer, which costs most of the time where the machine has anything else to do.

Writes build/reader/checkpoint.pt and log.csv every few minutes. `--start reader.onnx` begins with the weights of an
exported reader where there is no checkpoint.
"""

from __future__ import annotations

import argparse
import csv
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.distributed
import torch.multiprocessing

from training.errors import Score
from training.reader.export import unfold
from training.reader.feed import BATCH_COLUMNS, Feed
from training.reader.learning import DEVICE, RATE, Training
from training.reader.samples import Sample, validation

FOLDER = Path(__file__).parents[2] / "build" / "reader"
# The highest learning rate of a later sitting.
_LATER_RATE = 1.2e-3
# The learning rate at the end, as a share of the highest.
_LAST_SHARE = 0.01
# Steps that lead up to the highest learning rate.
_WARM_UP_STEPS = 300
# Seconds between two lines of the log.
_LOG_INTERVAL = 30
# Seconds between two checkpoints.
_SAVE_INTERVAL = 240
# Seconds between two validations.
_VALIDATION_INTERVAL = 600
_COLUMNS = [
    "step",
    "seconds",
    "lines",
    "loss",
    "rate",
    "cer",
    "digit_cer",
    "tone_cer",
    "exact",
]
# Seeds of sittings and of learners are so far apart that no process prints what another one does.
_SITTING_SEEDS = 1_000_000
_LEARNER_SEEDS = 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """How a sitting goes.

    Attributes:
        learners: Processes that learn.
        workers: Processes that make lines for each learner.
        threads: Threads of each learner.
        start: An exported reader to begin with; None: random weights, or the checkpoint.
        rate: The highest learning rate; None: the usual one.
        lines: Lines that validate.
    """

    learners: int = 1
    workers: int = 1
    threads: int = 1
    start: Path | None = None
    rate: float | None = None
    lines: int = 600


def rate_at(share: float, step: int, peak: float) -> float:
    """Tell the learning rate: warm-up, then half a cosine.

    Args:
        share: What share of the sitting's time is over, 0 to 1.
        step: Steps of this sitting.
        peak: The highest rate.

    Returns:
        The rate of the next step.
    """
    warm_up = min(1.0, (step + 1) / _WARM_UP_STEPS)
    cosine = (1 + math.cos(math.pi * min(1.0, share))) / 2
    return peak * warm_up * (_LAST_SHARE + (1 - _LAST_SHARE) * cosine)


def train(folder: Path, minutes: float, plan: Plan, rank: int = 0) -> Training:
    """Train; the learner of rank 0 keeps the records.

    Args:
        folder: Where checkpoint and log are kept.
        minutes: How long the sitting is.
        plan: How it goes.
        rank: Which of the learners this process is.

    Returns:
        The training at the end of the sitting.
    """
    torch.set_num_threads(plan.threads)
    training = Training(folder, plan.learners)
    if plan.start and not training.step:
        for net in (training.net, training.average):
            net.load_state_dict(unfold(plan.start))
    fresh = not training.step and not plan.start
    samples = [] if rank else validation(plan.lines)
    seed = _SITTING_SEEDS * training.sitting + _LEARNER_SEEDS * rank + 1
    feed = Feed(seed, plan.workers, fresh, BATCH_COLUMNS // plan.learners)
    peak = plan.rate or (RATE if fresh else _LATER_RATE)
    records = _Records(folder / "log.csv", samples, rank)
    try:
        _sit(training, feed, minutes * 60, peak, records)
    finally:
        feed.close()
    return training


def _sit(
    training: Training,
    feed: Feed,
    seconds: float,
    peak: float,
    records: _Records,
) -> None:
    """Learn until the time is over."""
    begun = time.monotonic()
    earlier_seconds = training.seconds
    first_step = training.step
    share = 0.0
    while share < 1:
        rate = rate_at(share, training.step - first_step, peak)
        passed = time.monotonic() - begun
        own_share = 0.0 if records.rank else passed / seconds
        loss, share = training.learn(next(feed), rate, own_share)
        training.seconds = earlier_seconds + passed
        records.keep(training, loss, rate, feed.waiting(), passed)
    records.close(training)


class _Records:
    """The log, the checkpoints and the validations of the first learner; the others keep none."""

    def __init__(self, log: Path, samples: list[Sample], rank: int) -> None:
        self.rank = rank
        self._log = log
        self._samples = samples
        self._losses: list[float] = []
        # Seconds of the sitting at which each was done last.
        self._logged = 0.0
        self._saved = 0.0
        self._validated = 0.0

    def keep(
        self,
        training: Training,
        loss: float,
        rate: float,
        waiting: int,
        passed: float,
    ) -> None:
        """Log, save and validate, each if it is time."""
        if self.rank:
            return
        self._losses.append(loss)
        if passed - self._logged > _LOG_INTERVAL:
            score = None
            if passed - self._validated > _VALIDATION_INTERVAL:
                score = training.score(self._samples)
                self._validated = passed
            _log_line(training, self._losses, rate, score, self._log)
            print(
                f"{waiting} batches wait, {training.skipped} steps passed over",
                flush=True,
            )
            self._logged = passed
            self._losses = []
        if passed - self._saved > _SAVE_INTERVAL:
            training.save()
            self._saved = passed

    def close(self, training: Training) -> None:
        """Save, validate and log once more."""
        if self.rank:
            return
        training.save()
        score = training.score(self._samples)
        _log_line(training, self._losses or [math.nan], 0.0, score, self._log)


def _log_line(
    training: Training,
    losses: list[float],
    rate: float,
    score: Score | None,
    log: Path,
) -> None:
    """Add a line to the log and print it; without a score its last columns are missing."""
    row: list[object] = [training.step, round(training.seconds), training.lines]
    row.append(f"{sum(losses) / len(losses):.4f}")
    row.append(f"{rate:.2e}")
    if score:
        rates = (
            score.rate(),
            score.rate("digit"),
            score.rate("tone"),
            score.exact / score.lines,
        )
        row += [f"{value:.5f}" for value in rates]
    is_new = not log.exists()
    with log.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if is_new:
            writer.writerow(_COLUMNS)
        writer.writerow(row)
    print(*row, flush=True)


def _learner(rank: int, folder: Path, minutes: float, plan: Plan) -> None:
    """A process that learns with others."""
    os.environ["GLOO_SOCKET_IFNAME"] = "lo"
    meeting = (folder / "meeting").resolve()
    torch.distributed.init_process_group(
        "gloo", f"file://{meeting}", rank=rank, world_size=plan.learners
    )
    train(folder, minutes, plan, rank)
    torch.distributed.destroy_process_group()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--minutes", type=float, required=True, help="length of this sitting"
    )
    parser.add_argument(
        "--learners",
        type=int,
        default=1 if DEVICE.type == "cuda" else 2,
        help="processes that learn",
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=1,
        help="processes that make lines for each learner",
    )
    parser.add_argument(
        "--threads", type=int, default=1, help="threads of each learner"
    )
    parser.add_argument(
        "--rate", type=float, help="highest learning rate of this sitting"
    )
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument(
        "--start", type=Path, help="an exported reader to begin with"
    )
    options = parser.parse_args()
    # Each width of batch has its own.
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "20000")
    plan = Plan(
        options.learners,
        options.workers,
        options.threads,
        options.start,
        options.rate,
    )
    options.folder.mkdir(parents=True, exist_ok=True)
    if plan.learners == 1:
        train(options.folder, options.minutes, plan)
        return
    (options.folder / "meeting").unlink(missing_ok=True)
    torch.multiprocessing.spawn(
        _learner, (options.folder, options.minutes, plan), plan.learners
    )


if __name__ == "__main__":
    main()
