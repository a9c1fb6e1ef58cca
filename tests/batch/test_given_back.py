"""A worker that read a large file does not hold its memory beside the workers that read the next ones."""

from __future__ import annotations

import pytest

from extractor.batch.given_back import and_give_back, give_back, resident

# Of so many pieces the last is kept: what lies below it, the C library keeps for the next one who asks.
PIECES, BYTES = 200_000, 3_000


def test_memory_that_nobody_uses_is_given_back() -> None:
    if not resident():
        pytest.skip("this system does not tell how much memory is held")
    pieces = [bytearray(BYTES) for _ in range(PIECES)]
    full = resident()
    kept = pieces[-1]
    del pieces[:]
    give_back()
    assert resident() < full - PIECES * BYTES / 2
    assert len(kept) == BYTES


def test_what_was_done_is_given_and_what_was_raised_raised() -> None:
    assert and_give_back(lambda: 1) == 1
    with pytest.raises(ZeroDivisionError):
        and_give_back(lambda: 1 // 0)
