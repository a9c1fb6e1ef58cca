"""How much likelier than the layer's text another reading of a line is, by what the net saw, over all alignments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.reader.alphabet import ALPHABET
from extractor.ocr.reader.beam_search import Frames
from extractor.proof.letters import LOOK_ALIKES, is_known

_BLANK = 0
_SPACE = ALPHABET.index(" ") + 1
_CLASSES = {character: index for index, character in enumerate(ALPHABET, 1)}
# Natural logarithm of what cannot be.
_NEVER = -1e9


def merged(frames: Frames) -> Frames:
    """Frames in which a space is nothing, for where one stands is for the layer to say, and signs that look alike one.

    Args:
        frames: What the net saw: frames x classes, blank first; natural logarithms.

    Returns:
        The frames: spaces counted as blanks, look-alikes as the first of them.
    """
    merged_frames = frames.copy()
    alikes = [
        [_BLANK, _SPACE],
        *(
            [_CLASSES[sign] for sign in alike if sign in _CLASSES]
            for alike in LOOK_ALIKES
        ),
    ]
    for kept, *others in alikes:
        merged_frames[:, kept] = np.logaddexp.reduce(
            frames[:, [kept, *others]], axis=1
        )
        merged_frames[:, others] = _NEVER
    return merged_frames


def greedy_text(frames: Frames) -> str:
    """The likeliest class of each frame as a text.

    Args:
        frames: What the net saw.

    Returns:
        Its text; repeats are one character, blanks none.
    """
    labels = (label for label, _ in groupby(frames.argmax(axis=1).tolist()))
    return "".join(ALPHABET[label - 1] for label in labels if label != _BLANK)


def log_likelihoods(
    frames: Sequence[Frames], texts: Sequence[str]
) -> list[float]:
    """How likely lines say texts: the CTC forward sum (Graves et al., 2006), all lines in step.

    Args:
        frames: What the net saw of each line, spaces counted as blanks.
        texts: What each may say, without spaces; a character that the net does not know may be anything.

    Returns:
        Natural logarithms.
    """
    if not frames:
        return []
    # The longest lines first, so that those that go on at a step are the first ones, and no others are gone through.
    order = sorted(range(len(frames)), key=lambda line: -len(frames[line]))
    emissions, skips, ends = _lattice(
        [frames[line] for line in order], [texts[line] for line in order]
    )
    lengths = np.array([len(frames[line]) for line in order])
    # Two states that cannot be stand before the first one, for what is advanced from or skipped there.
    padded = np.full((len(order), emissions.shape[2] + 2), _NEVER)
    state = padded[:, 2:]
    state[:, :2] = emissions[0, :, :2]
    for step in range(1, len(emissions)):
        count = int(np.count_nonzero(lengths > step))
        stayed_or_advanced = np.logaddexp(state[:count], padded[:count, 1:-1])
        skipped = padded[:count, :-2] + skips[:count]
        following = np.logaddexp(stayed_or_advanced, skipped)
        state[:count] = following + emissions[step, :count]
    lines = np.arange(len(ends))
    before = np.where(ends > 0, state[lines, ends - 1], _NEVER)
    odds = np.logaddexp(state[lines, ends], before).tolist()
    by_line: dict[int, float] = dict(zip(order, odds, strict=True))
    return [by_line[line] for line in range(len(order))]


def _lattice(
    frames: Sequence[Frames], texts: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Steps x lines x states of emissions; 0 where the blank before a state may be left out; each line's last state."""
    steps = max(map(len, frames))
    states = 2 * max(map(len, texts)) + 1
    emissions = np.full((steps, len(frames), states), _NEVER)
    skips = np.full((len(frames), states), _NEVER)
    for number, (line, text) in enumerate(zip(frames, texts, strict=True)):
        labels = [
            _CLASSES[character] if is_known(character) else -1
            for character in text
        ]
        emissions[: len(line), number, 0 : 2 * len(text) + 1 : 2] = line[:, :1]
        for place, label in enumerate(labels):
            state = 2 * place + 1
            emissions[: len(line), number, state] = (
                0.0 if label < 0 else line[:, label]
            )
            if place and label != labels[place - 1]:
                skips[number, state] = 0.0
    ends = np.array([2 * len(text) for text in texts])
    return emissions, skips, ends
