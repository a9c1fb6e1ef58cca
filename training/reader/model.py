"""The net that reads a line: a picture of 48 rows goes in, log-probabilities of characters come out.

Convolutions only: what a letter is shows within a few letters' width, and a net without recurrence is fast on a CPU.
"""

from __future__ import annotations

from torch import Tensor, nn

from extractor.ocr.crnn.alphabet import ALPHABET

CLASSES = len(ALPHABET) + 1
# One position is this many columns wide and gives this many CTC frames: letters with stacked marks are narrow.
STRIDE, FRAMES = 4, 2
_WIDTH, _NECK, _DILATIONS = 256, 128, (1, 1, 2, 2, 3)


class ReaderNet(nn.Module):
    """N x 1 x 48 x W (0 paper, 1 ink; W divisible by 4) to N x W/2 x classes."""

    def __init__(self) -> None:
        """Make a net with random weights."""
        super().__init__()
        self.eye = nn.Sequential(
            *_seen(1, 32, (5, 5), (2, 2)),
            *_seen(32, 48, (3, 3), (2, 2)),
            *_seen(48, 48, (3, 3), (1, 1)),
            *_seen(48, 96, (3, 3), (2, 1)),
            *_seen(96, 96, (3, 3), (1, 1)),
            nn.Conv2d(96, _WIDTH, (6, 1), bias=False),
            nn.BatchNorm2d(_WIDTH),
            nn.ReLU(inplace=True),
        )
        self.context = nn.Sequential(*(_Block(dilation) for dilation in _DILATIONS))
        self.letters = nn.Conv1d(_WIDTH, FRAMES * CLASSES, 1)

    def forward(self, lines: Tensor) -> Tensor:
        """Log-probabilities of each frame."""
        scores = self.letters(self.context(self.eye(lines).squeeze(2)))
        frames = scores.unflatten(1, (FRAMES, CLASSES)).permute(0, 3, 1, 2).flatten(1, 2)
        return frames.float().log_softmax(2)


class _Block(nn.Module):
    """A residual block along the line: narrow, look to the sides, widen."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.transform = nn.Sequential(
            *(nn.Conv1d(_WIDTH, _NECK, 1, bias=False), nn.BatchNorm1d(_NECK), nn.ReLU(inplace=True)),
            nn.Conv1d(_NECK, _NECK, 5, padding=2 * dilation, dilation=dilation, bias=False),
            *(nn.BatchNorm1d(_NECK), nn.ReLU(inplace=True)),
            *(nn.Conv1d(_NECK, _WIDTH, 1, bias=False), nn.BatchNorm1d(_WIDTH)),
        )

    def forward(self, line: Tensor) -> Tensor:
        return (line + self.transform(line)).relu_()


def _seen(inputs: int, outputs: int, kernel: tuple[int, int], stride: tuple[int, int]) -> list[nn.Module]:
    padding = (kernel[0] // 2, kernel[1] // 2)
    return [
        nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    ]
