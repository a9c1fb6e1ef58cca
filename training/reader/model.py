"""The net that reads a line: a picture of 48 rows goes in, log-probabilities of characters come out.

Convolutions only: what a letter is shows within a few letters' width, and a net without recurrence is fast on a CPU.
"""

from __future__ import annotations

from torch import Tensor, nn

from extractor.ocr.reader.alphabet import ALPHABET

CLASSES = len(ALPHABET) + 1
# One position is so many columns wide.
STRIDE = 4
# One position gives so many CTC frames: letters with stacked marks are narrow.
FRAMES = 2
# Channels along the line, and of the neck of each block.
_CHANNELS = 256
_NECK = 128
# For each block how far apart the positions are that it looks at.
_DILATIONS = (1, 1, 2, 2, 3)


class ReaderNet(nn.Module):
    """N x 1 x 48 x W (0 paper, 1 ink; W divisible by 4) to N x W/2 x classes.

    The names of its layers are those of the weights in checkpoints and in extractor/ocr/reader/reader.onnx.
    """

    def __init__(self) -> None:
        """Make a net with random weights."""
        super().__init__()
        self.eye = nn.Sequential(
            *_convolution(1, 32, (5, 5), (2, 2)),
            *_convolution(32, 48, (3, 3), (2, 2)),
            *_convolution(48, 48, (3, 3), (1, 1)),
            *_convolution(48, 96, (3, 3), (2, 1)),
            *_convolution(96, 96, (3, 3), (1, 1)),
            nn.Conv2d(96, _CHANNELS, (6, 1), bias=False),
            nn.BatchNorm2d(_CHANNELS),
            nn.ReLU(inplace=True),
        )
        self.context = nn.Sequential(
            *(_Block(dilation) for dilation in _DILATIONS)
        )
        self.letters = nn.Conv1d(_CHANNELS, FRAMES * CLASSES, 1)

    def forward(self, lines: Tensor) -> Tensor:
        """Read lines.

        Args:
            lines: N x 1 x 48 x W.

        Returns:
            Natural logarithms of probabilities, N x frames x classes, the blank first.
        """
        positions = self.eye(lines).squeeze(2)
        scores = self.letters(self.context(positions))
        frames = (
            scores.unflatten(1, (FRAMES, CLASSES))
            .permute(0, 3, 1, 2)
            .flatten(1, 2)
        )
        return frames.float().log_softmax(2)


class _Block(nn.Module):
    """A residual block along the line: narrow, look to the sides, widen."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.transform = nn.Sequential(
            nn.Conv1d(_CHANNELS, _NECK, 1, bias=False),
            nn.BatchNorm1d(_NECK),
            nn.ReLU(inplace=True),
            nn.Conv1d(
                _NECK,
                _NECK,
                5,
                padding=2 * dilation,
                dilation=dilation,
                bias=False,
            ),
            nn.BatchNorm1d(_NECK),
            nn.ReLU(inplace=True),
            nn.Conv1d(_NECK, _CHANNELS, 1, bias=False),
            nn.BatchNorm1d(_CHANNELS),
        )

    def forward(self, line: Tensor) -> Tensor:
        return (line + self.transform(line)).relu_()


def _convolution(
    inputs: int, outputs: int, kernel: tuple[int, int], stride: tuple[int, int]
) -> list[nn.Module]:
    """A convolution that keeps the size but for its stride, a norm, and what lets positive values pass."""
    padding = (kernel[0] // 2, kernel[1] // 2)
    return [
        nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    ]
