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

# The highest learning rate; how slowly the average of the weights follows; the longest gradient.
RATE, _EMA, _CLIP = 2e-3, 0.998, 5.0
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Training:
    """A net, the moving average of its weights, and how far its training is."""

    def __init__(self, folder: Path, learners: int = 1, seed: int = 1) -> None:
        """Make a new net, or go on with the folder's checkpoint; all learners do so alike."""
        torch.manual_seed(seed)
        self.learners = learners
        self.path = folder / "checkpoint.pt"
        self.net = ReaderNet().to(DEVICE).to(memory_format=torch.channels_last)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), RATE, weight_decay=0.01)
        self.average = deepcopy(self.net).eval()
        self.step, self.seconds, self.lines, self.sitting, self.skipped = 0, 0.0, 0, 0, 0
        if self.path.exists():
            self._load(torch.load(self.path, map_location=DEVICE, weights_only=True))

    def _load(self, saved: dict[str, Any]) -> None:
        self.net.load_state_dict(saved["net"])
        self.average.load_state_dict(saved["average"])
        self.optimiser.load_state_dict(saved["optimiser"])
        self.step, self.seconds, self.lines = saved["step"], saved["seconds"], saved["lines"]
        self.sitting = saved["sitting"] + 1

    def save(self) -> None:
        """Write the checkpoint; a crash while writing leaves the earlier one."""
        saved = {
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            **{name: getattr(self, name) for name in ("step", "seconds", "lines", "sitting")},
        }
        torch.save(saved, self.path.with_suffix(".new"))
        self.path.with_suffix(".new").replace(self.path)

    def learn(self, batch: Batch, rate: float, share: float = 0.0) -> tuple[float, float]:
        """One step; gives the loss, and what share of the time the first learner said is over.

        A step whose gradients are not finite is passed over.
        """
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        loss = self._loss(batch)
        self.optimiser.zero_grad()
        loss.backward()
        lines, share = self._meet(len(batch.lengths), share)
        norm = torch.nn.utils.clip_grad_norm_(self.net.parameters(), _CLIP)
        if torch.isfinite(norm):
            self.optimiser.step()
            self._follow()
        else:
            self.skipped += 1
        self.step, self.lines = self.step + 1, self.lines + lines
        return loss.item(), share

    def _meet(self, lines: int, share: float) -> tuple[int, float]:
        """Average the gradients of all learners; lines are summed, the share is the one that is not 0."""
        if self.learners == 1:
            return lines, share
        gradients = [weight.grad for weight in self.net.parameters() if weight.grad is not None]
        told = torch.tensor([float(lines), share])
        flat = torch.cat([*(gradient.flatten() for gradient in gradients), told])
        torch.distributed.all_reduce(flat)
        parts = flat[:-2].div_(self.learners).split([gradient.numel() for gradient in gradients])
        for gradient, part in zip(gradients, parts, strict=True):
            gradient.copy_(part.view_as(gradient))
        return int(flat[-2]), float(flat[-1])

    def _loss(self, batch: Batch) -> Tensor:
        lines = torch.from_numpy(batch.pixels).to(DEVICE)[:, None].float().div_(255)
        # On processors without matrix units bfloat16 is slower than 32 bits.
        with torch.autocast(DEVICE.type, torch.bfloat16, enabled=DEVICE.type == "cuda"):
            frames = self.net(lines)
        spans = torch.full((len(lines),), frames.shape[1])
        classes, lengths = torch.from_numpy(batch.classes), torch.from_numpy(batch.lengths)
        return functional.ctc_loss(frames.transpose(0, 1), classes, spans, lengths, zero_infinity=True)

    def _follow(self) -> None:
        """Let the average follow the weights."""
        share = 1 - min(_EMA, (1 + self.step) / (10 + self.step))
        theirs, mine = self.average.state_dict(), self.net.state_dict()
        names = [name for name, value in mine.items() if value.is_floating_point()]
        torch._foreach_lerp_([theirs[name] for name in names], [mine[name] for name in names], share)

    def score(self, samples: list[Sample]) -> Score:
        """How well the average reads."""

        def run(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
            with torch.inference_mode():
                found: NDArray[np.float32] = self.average(torch.from_numpy(pixels).to(DEVICE)).cpu().numpy()
            return found

        return scores_of(samples, run)["all"]
