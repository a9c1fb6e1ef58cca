"""How well a reader reads: errors by kind of character, by font and by resolution, on lines that it was not taught.

`python -m training.reader.evaluate build/reader/reader.onnx` prints them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.crnn.alphabet import ALPHABET
from extractor.ocr.crnn.onnx_model import Net, load_net
from training.errors import Score
from training.reader.feed import batch_of
from training.reader.samples import Sample, validation

_LINES = 4000


def greedy(scores: NDArray[np.float32]) -> list[str]:
    """The most likely class of each frame (N x T x classes), repeats and blanks dropped."""
    best = scores.argmax(axis=2)
    before = np.pad(best, ((0, 0), (1, 0)))[:, :-1]
    kept = (best != before) & (best > 0)
    return ["".join(ALPHABET[at - 1] for at in line[keep]) for line, keep in zip(best, kept, strict=True)]


def read(samples: Sequence[Sample], net: Net, columns: int = 22_000) -> Iterator[tuple[Sample, str]]:
    """What the net reads in each sample."""
    ordered = sorted(samples, key=lambda sample: sample.pixels.shape[1])
    while ordered:
        count = max(1, columns // ordered[-1].pixels.shape[1])
        part, ordered = ordered[-count:], ordered[:-count]
        pixels = batch_of(part).pixels[:, None].astype(np.float32)
        yield from zip(part, greedy(net(pixels / np.float32(255))), strict=True)


def scored(samples: Sequence[Sample], net: Net) -> dict[str, Score]:
    """Scores of all lines, and of those of each font and resolution."""
    scores: dict[str, Score] = {"all": Score()}
    for sample, text in read(samples, net):
        for name in ("all", sample.font, f"{sample.dpi // 50 * 50} dpi"):
            scores.setdefault(name, Score()).add(sample.text, text)
    return scores


def main(path: Path) -> None:
    """Print a table of error rates."""
    kinds = ("all", "digit", "tone", "latin", "thai", "sign")
    print(f"{'':28}{'lines':>7}{'exact':>8}" + "".join(f"{kind:>8}" for kind in kinds))
    for name, score in sorted(scored(validation(_LINES), load_net(path.read_bytes())).items()):
        rates = "".join(f"{score.rate(kind):8.2%}" for kind in kinds)
        print(f"{name:28}{score.lines:7}{score.exact / score.lines:8.1%}{rates}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
