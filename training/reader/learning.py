"""A net that learns: one step after the other, alone or with learners in other processes; its checkpoint."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.errors import Score
from training.reader.evaluate import scores_of
from training.reader.feed import Batch
from training.reader.model import ReaderNet
from training.reader.samples import Sample

# The highest learning rate.
RATE = 2e-3
# How slowly the average of the weights follows them: its share that stays at each step.
_AVERAGE_DECAY = 0.998
# The longest gradient (norm).
_LONGEST_GRADIENT = 5.0
_WEIGHT_DECAY = 0.01
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Training:
    """A net, the moving average of its weights, and how far its training is.

    Attributes:
        net: The net that learns.
        average: The moving average of its weights: what is exported.
        step: Steps so far.
        seconds: Seconds so far, of all sittings.
        lines: Lines seen so far, by all learners.
        sitting: How often the training was taken up again.
        skipped: Steps of this sitting that were passed over.
    """

    def __init__(self, folder: Path, learners: int = 1, seed: int = 1) -> None:
        """Make a new net, or go on with the folder's checkpoint; all learners do so alike.

        Args:
            folder: Where the checkpoint is, or will be.
            learners: How many processes learn together.
            seed: Seed of the new net's weights.
        """
        torch.manual_seed(seed)
        self.learners = learners
        self.path = folder / "checkpoint.pt"
        self.net = ReaderNet().to(DEVICE).to(memory_format=torch.channels_last)
        self.optimiser = torch.optim.AdamW(
            self.net.parameters(), RATE, weight_decay=_WEIGHT_DECAY
        )
        self.average = deepcopy(self.net).eval()
        self.step = 0
        self.seconds = 0.0
        self.lines = 0
        self.sitting = 0
        self.skipped = 0
        if self.path.exists():
            self._load(
                torch.load(self.path, map_location=DEVICE, weights_only=True)
            )

    def _load(self, saved: dict[str, Any]) -> None:
        self.net.load_state_dict(saved["net"])
        self.average.load_state_dict(saved["average"])
        self.optimiser.load_state_dict(saved["optimiser"])
        self.step = saved["step"]
        self.seconds = saved["seconds"]
        self.lines = saved["lines"]
        self.sitting = saved["sitting"] + 1

    def save(self) -> None:
        """Write the checkpoint; a crash while writing leaves the earlier one."""
        saved = {
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
            "lines": self.lines,
            "sitting": self.sitting,
        }
        new = self.path.with_suffix(".new")
        torch.save(saved, new)
        new.replace(self.path)

    def learn(
        self, batch: Batch, rate: float, share: float = 0.0
    ) -> tuple[float, float]:
        """Take one step; one whose gradients are not finite is passed over.

        Args:
            batch: The lines to learn from.
            rate: The learning rate.
            share: What share of the sitting's time is over (0 to 1), from the first learner; 0 from the others.

        Returns:
            The loss, and the share that the first learner said.
        """
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        loss = self._loss(batch)
        self.optimiser.zero_grad()
        loss.backward()
        lines, share = self._average_gradients(len(batch.lengths), share)
        norm = torch.nn.utils.clip_grad_norm_(
            self.net.parameters(), _LONGEST_GRADIENT
        )
        if torch.isfinite(norm):
            self.optimiser.step()
            self._update_average()
        else:
            self.skipped += 1
        self.step += 1
        self.lines += lines
        return loss.item(), share

    def _average_gradients(self, lines: int, share: float) -> tuple[int, float]:
        """Average the gradients of all learners; lines are summed, the share is the one that is not 0."""
        if self.learners == 1:
            return lines, share
        gradients = [
            weight.grad
            for weight in self.net.parameters()
            if weight.grad is not None
        ]
        progress = torch.tensor([float(lines), share])
        # One exchange of everything: each costs time of its own.
        parts = [gradient.flatten() for gradient in gradients]
        flat = torch.cat([*parts, progress])
        torch.distributed.all_reduce(flat)
        sizes = [gradient.numel() for gradient in gradients]
        averages = flat[:-2].div_(self.learners).split(sizes)
        for gradient, average in zip(gradients, averages, strict=True):
            gradient.copy_(average.view_as(gradient))
        return int(flat[-2]), float(flat[-1])

    def _loss(self, batch: Batch) -> Tensor:
        lines = (
            torch.from_numpy(batch.pixels).to(DEVICE)[:, None].float().div_(255)
        )
        # On processors without matrix units bfloat16 is slower than 32 bits.
        with torch.autocast(
            DEVICE.type, torch.bfloat16, enabled=DEVICE.type == "cuda"
        ):
            frames = self.net(lines)
        frame_counts = torch.full((len(lines),), frames.shape[1])
        classes = torch.from_numpy(batch.classes)
        lengths = torch.from_numpy(batch.lengths)
        return functional.ctc_loss(
            frames.transpose(0, 1),
            classes,
            frame_counts,
            lengths,
            zero_infinity=True,
        )

    def _update_average(self) -> None:
        """Let the average follow the weights."""
        # At the start it follows faster, lest the first, random weights stay in it.
        decay = min(_AVERAGE_DECAY, (1 + self.step) / (10 + self.step))
        averages = self.average.state_dict()
        weights = self.net.state_dict()
        names = [
            name for name, value in weights.items() if value.is_floating_point()
        ]
        moving = [averages[name] for name in names]
        current = [weights[name] for name in names]
        torch._foreach_lerp_(moving, current, 1 - decay)

    def score(self, samples: list[Sample]) -> Score:
        """Score the average.

        Args:
            samples: The lines that it reads.

        Returns:
            How well it reads them.
        """
        return scores_of(samples, self._read)["all"]

    def _read(self, pixels: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the average gives for lines."""
        with torch.inference_mode():
            lines = torch.from_numpy(pixels).to(DEVICE)
            frames: NDArray[np.float32] = self.average(lines).cpu().numpy()
        return frames
