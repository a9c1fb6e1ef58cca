"""Where in a line each letter of its reading stands: the text's likeliest way through the net's frames (Viterbi)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractor.ocr.reader.alphabet import ALPHABET

_BLANK = 0
# Columns of a net's input that a frame stands for.
_COLUMNS = 2


def column_of(frame: int) -> int:
    """Tell which column of a net's input a frame stands for.

    Args:
        frame: Its number.

    Returns:
        The column in its middle.
    """
    return _COLUMNS * frame + _COLUMNS // 2


def frame_of(column: int) -> int:
    """Tell which frame a column of a net's input belongs to.

    Args:
        column: Its number.

    Returns:
        The number of the frame.

    >>> frame_of(column_of(7))
    7
    """
    return column // _COLUMNS


def frames_of(
    log_probabilities: NDArray[np.float32], text: str
) -> list[int] | None:
    """Find the frame that shows each letter of a text.

    Args:
        log_probabilities: What the net saw: frames x classes, blank first; natural logarithms.
        text: What was read there.

    Returns:
        A frame a letter, ascending; None where the text has letters that the net does not know, or more than frames.
    """
    places = [ALPHABET.find(letter) for letter in text]
    if not text or min(places) < 0:
        return None
    labels = np.array(places) + 1
    sure = _frames_of_likeliest(log_probabilities, labels)
    if sure:
        return sure
    # A blank may stand before, between and behind letters.
    states = np.full(2 * len(text) + 1, _BLANK)
    states[1::2] = labels
    shown = log_probabilities[:, states].astype(np.float64)
    path = _path(shown, states)
    if path is None:
        return None
    frames = []
    for place in range(len(text)):
        of_letter = np.flatnonzero(path == 2 * place + 1)
        best = shown[of_letter, 2 * place + 1].argmax()
        frames.append(int(of_letter[best]))
    return frames


def _frames_of_likeliest(
    log_probabilities: NDArray[np.float32], labels: NDArray[np.int64]
) -> list[int] | None:
    """The first frame of each letter where the likeliest ones frame by frame make up the text, as mostly; else None."""
    likeliest = log_probabilities.argmax(axis=1)
    begins = np.diff(likeliest, prepend=_BLANK) != 0
    frames = np.flatnonzero(begins & (likeliest != _BLANK))
    if not np.array_equal(likeliest[frames], labels):
        return None
    return [int(frame) for frame in frames]


def _path(
    shown: NDArray[np.float64], states: NDArray[np.int64]
) -> NDArray[np.int64] | None:
    """The state of each frame on the likeliest way from the first states to the last; None where there is none."""
    count = len(states)
    # From a letter to the next one without a blank, but not to its like.
    may_skip = np.zeros(count, np.bool_)
    may_skip[3::2] = states[3::2] != states[1:-2:2]
    steps = np.zeros((len(shown), count), np.int64)
    score = np.full(count, -np.inf)
    score[:2] = shown[0, :2]
    for frame in range(1, len(shown)):
        options = np.full((3, count), -np.inf)
        options[0] = score
        options[1, 1:] = score[:-1]
        options[2, 2:] = np.where(may_skip[2:], score[:-2], -np.inf)
        steps[frame] = options.argmax(axis=0)
        score = options.max(axis=0) + shown[frame]
    state = count - 1 if score[-1] >= score[-2] else count - 2
    if score[state] == -np.inf:
        return None
    path = np.zeros(len(shown), np.int64)
    for frame in range(len(shown) - 1, -1, -1):
        path[frame] = state
        state -= int(steps[frame, state])
    return path
