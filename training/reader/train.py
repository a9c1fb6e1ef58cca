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
# The highest learning rate of a later sitting, its last share, and the steps that lead up to it.
_AGAIN, _LAST, _WARM_UP = 1.2e-3, 0.01, 300
# Seconds between two lines of the log, two checkpoints, two validations.
_TELL, _SAVE, _VALIDATE = 30, 240, 600


@dataclass(frozen=True, slots=True)
class Plan:
    """How many processes learn, how many make lines for each of them, where to start, how many lines validate."""

    learners: int = 1
    workers: int = 1
    threads: int = 1
    start: Path | None = None
    rate: float | None = None
    lines: int = 600


def rate_at(share: float, step: int, peak: float) -> float:
    """The learning rate when a share (0 to 1) of the sitting's time is over: warm-up, then half a cosine."""
    warm = min(1.0, (step + 1) / _WARM_UP)
    return peak * warm * (_LAST + (1 - _LAST) * (1 + math.cos(math.pi * min(1.0, share))) / 2)


def train(folder: Path, minutes: float, plan: Plan, rank: int = 0) -> Training:
    """Train for so many minutes; the learner of rank 0 keeps the records."""
    torch.set_num_threads(plan.threads)
    training = Training(folder, plan.learners)
    if plan.start and not training.step:
        for net in (training.net, training.average):
            net.load_state_dict(unfold(plan.start))
    fresh = not training.step and not plan.start
    samples = [] if rank else validation(plan.lines)
    feed = Feed(1_000_000 * training.sitting + 1000 * rank + 1, plan.workers, fresh, BATCH_COLUMNS // plan.learners)
    peak = plan.rate or (RATE if fresh else _AGAIN)
    try:
        _sit(training, feed, minutes * 60, peak, _Records(folder / "log.csv", samples, rank))
    finally:
        feed.close()
    return training


def _sit(training: Training, feed: Feed, seconds: float, peak: float, records: _Records) -> None:
    """Learn until the time is over."""
    begun, earlier, first, share = time.monotonic(), training.seconds, training.step, 0.0
    while share < 1:
        rate = rate_at(share, training.step - first, peak)
        now = time.monotonic() - begun
        loss, share = training.learn(next(feed), rate, 0.0 if records.rank else now / seconds)
        training.seconds = earlier + now
        records.keep(training, loss, rate, feed.waiting(), now)
    records.close(training)


class _Records:
    """The log, the checkpoints and the validations of the first learner; the others keep none."""

    def __init__(self, log: Path, samples: list[Sample], rank: int) -> None:
        self.log, self.samples, self.rank = log, samples, rank
        self.losses = list[float]()
        self.told = self.saved = self.validated = 0.0

    def keep(self, training: Training, loss: float, rate: float, waiting: int, now: float) -> None:
        if self.rank:
            return
        self.losses.append(loss)
        if now - self.told > _TELL:
            score = training.score(self.samples) if now - self.validated > _VALIDATE else None
            self.validated = now if score else self.validated
            _tell(training, self.losses, rate, score, self.log)
            print(f"{waiting} batches wait, {training.skipped} steps passed over", flush=True)
            self.told, self.losses = now, []
        if now - self.saved > _SAVE:
            training.save()
            self.saved = now

    def close(self, training: Training) -> None:
        if not self.rank:
            training.save()
            _tell(training, self.losses or [math.nan], 0.0, training.score(self.samples), self.log)


def _tell(training: Training, losses: list[float], rate: float, score: Score | None, log: Path) -> None:
    new = not log.exists()
    with log.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if new:
            writer.writerow(["step", "seconds", "lines", "loss", "rate", "cer", "digit_cer", "tone_cer", "exact"])
        found = [score.rate(), score.rate("digit"), score.rate("tone"), score.exact / score.lines] if score else []
        row = [
            training.step,
            round(training.seconds),
            training.lines,
            f"{sum(losses) / len(losses):.4f}",
            f"{rate:.2e}",
        ]
        row += [f"{value:.5f}" for value in found]
        writer.writerow(row)
        print(*row, flush=True)


def _learner(rank: int, folder: Path, minutes: float, plan: Plan) -> None:
    """A process that learns with others."""
    os.environ["GLOO_SOCKET_IFNAME"] = "lo"
    meeting = (folder / "meeting").resolve()
    torch.distributed.init_process_group("gloo", f"file://{meeting}", rank=rank, world_size=plan.learners)
    train(folder, minutes, plan, rank)
    torch.distributed.destroy_process_group()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, required=True, help="length of this sitting")
    parser.add_argument("--learners", type=int, default=1 if DEVICE.type == "cuda" else 2, help="processes that learn")
    parser.add_argument("--workers", type=int, default=1, help="processes that make lines for each learner")
    parser.add_argument("--threads", type=int, default=1, help="threads of each learner")
    parser.add_argument("--rate", type=float, help="highest learning rate of this sitting")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--start", type=Path, help="an exported reader to begin with")
    options = parser.parse_args()
    os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "20000")  # each width of batch has its own
    plan = Plan(options.learners, options.workers, options.threads, options.start, options.rate)
    options.folder.mkdir(parents=True, exist_ok=True)
    if plan.learners == 1:
        train(options.folder, options.minutes, plan)
        return
    (options.folder / "meeting").unlink(missing_ok=True)
    torch.multiprocessing.spawn(_learner, (options.folder, options.minutes, plan), plan.learners)


if __name__ == "__main__":
    main()
