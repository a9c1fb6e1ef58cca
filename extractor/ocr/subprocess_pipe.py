"""What the two sides of an engine's process send each other: pickles, one after the other, through pipes."""

from __future__ import annotations

import pickle
from typing import IO, Any


def send(pipe: IO[bytes], message: Any) -> None:
    """Send a message at once.

    Args:
        pipe: Where the other process reads.
        message: Anything that can be pickled.

    Raises:
        OSError: The other process is gone.
    """
    pickle.dump(message, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    """Wait for a message.

    Args:
        pipe: Where the other process writes.

    Returns:
        What was sent.

    Raises:
        EOFError: The other process is gone.
        Exception: What was sent cannot be put together again; an object's own code may raise anything.
    """
    return pickle.load(pipe)
