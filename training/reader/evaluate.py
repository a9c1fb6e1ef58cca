"""How well a reader reads: errors by kind of character, by font and by resolution, on lines that it was not taught.

`python -m training.reader.evaluate build/reader/reader.onnx` prints them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.onnx_model import Net, load_net
from training.errors import Score
from training.reader.feed import batch_of
from training.reader.samples import Sample, validation

# Lines that are read: 4,000 tell a tenth of a per cent.
_LINES = 4000
# Columns of a batch.
_BATCH_COLUMNS = 22_000
# Kinds of characters (training.errors.kind_of) in the order of the table.
_KINDS = ("all", "digit", "tone", "latin", "thai", "sign")
# Resolutions are put together by so many dots an inch.
_DPI_STEP = 50
_FULL_INK = np.float32(255)


def greedy(scores: NDArray[np.float32]) -> list[str]:
    """Read frames without any model of letters: the likeliest class of each, repeats and blanks dropped.

    Args:
        scores: Lines x frames x classes, the blank first.

    Returns:
        The texts of the lines.
    """
    best = scores.argmax(axis=2)
    previous = np.pad(best, ((0, 0), (1, 0)))[:, :-1]
    is_character = (best != previous) & (best > 0)
    texts: list[str] = []
    for classes, keep in zip(best, is_character, strict=True):
        characters = [ALPHABET[index - 1] for index in classes[keep]]
        texts.append("".join(characters))
    return texts


def read_samples(
    samples: Sequence[Sample], net: Net
) -> Iterator[tuple[Sample, str]]:
    """Read samples by a net, in batches of about one width.

    Args:
        samples: The lines.
        net: Takes lines x 1 x 48 x columns (0 paper, 1 ink), gives lines x frames x classes.

    Yields:
        Each sample with what the net reads in it, the widest ones first.
    """
    waiting = sorted(samples, key=lambda sample: sample.pixels.shape[1])
    while waiting:
        widest = waiting[-1].pixels.shape[1]
        count = max(1, _BATCH_COLUMNS // widest)
        batch = waiting[-count:]
        waiting = waiting[:-count]
        pixels = batch_of(batch).pixels[:, None].astype(np.float32)
        texts = greedy(net(pixels / _FULL_INK))
        yield from zip(batch, texts, strict=True)


def scores_of(samples: Sequence[Sample], net: Net) -> dict[str, Score]:
    """Score what a net reads.

    Args:
        samples: The lines.
        net: As `read_samples` takes it.

    Returns:
        Scores by name: `all`, each font, each resolution such as `150 dpi`.
    """
    scores: dict[str, Score] = {"all": Score()}
    for sample, text in read_samples(samples, net):
        resolution = sample.dpi // _DPI_STEP * _DPI_STEP
        for name in ("all", sample.font, f"{resolution} dpi"):
            score = scores.setdefault(name, Score())
            score.add(sample.text, text)
    return scores


def print_scores(path: Path) -> None:
    """Print a table of error rates.

    Args:
        path: An exported reader (ONNX).
    """
    kinds = "".join(f"{kind:>8}" for kind in _KINDS)
    print(f"{'':28}{'lines':>7}{'exact':>8}{kinds}")
    scores = scores_of(validation(_LINES), load_net(path.read_bytes()))
    for name, score in sorted(scores.items()):
        rates = "".join(f"{score.rate(kind):8.2%}" for kind in _KINDS)
        exact = score.exact / score.lines
        print(f"{name:28}{score.lines:7}{exact:8.1%}{rates}")


if __name__ == "__main__":
    print_scores(Path(sys.argv[1]))
