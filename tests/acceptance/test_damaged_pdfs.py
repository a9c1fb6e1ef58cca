"""Files that were cut off, garbled or badly written: read whole, or told."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.helpers.command import put
from tests.helpers.pdfs import page, pdf
from tests.helpers.small_report import (
    COVER,
    GOOD,
    MENDABLE,
    REPORT,
    outcome,
    texts,
)


@pytest.mark.parametrize("broken", MENDABLE)
def test_a_broken_file_of_which_nothing_is_lost_is_read_whole(
    tmp_path: Path, broken: str
) -> None:
    assert texts(put(tmp_path / "r.pdf", MENDABLE[broken])) == texts(
        put(tmp_path / "good.pdf", GOOD)
    )


def test_deflated_pages_are_read(tmp_path: Path) -> None:
    packed = put(
        tmp_path / "r.pdf", pdf(page(COVER, REPORT), pack=zlib.compress)
    )
    assert texts(packed) == texts(put(tmp_path / "good.pdf", GOOD))


@pytest.mark.parametrize("share", [0.5, 0.8, 0.9, 0.97])
@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_a_page_that_lost_its_end_is_not_passed_over_in_silence(
    tmp_path: Path, damage: str, share: float
) -> None:
    def pack(data: bytes) -> bytes:
        whole = zlib.compress(data)
        end = int(share * len(whole))
        return (
            whole[:end]
            if damage == "cut"
            else whole[:end] + bytes(byte ^ 0xFF for byte in whole[end:])
        )

    assert (
        outcome(put(tmp_path / "r.pdf", pdf(page(COVER, REPORT), pack=pack)))
        != "ok"
    )


def test_a_file_cut_off_anywhere_never_passes_for_whole(tmp_path: Path) -> None:
    whole = texts(put(tmp_path / "r.pdf", GOOD))
    for end in range(0, len(GOOD), 97):
        file = put(tmp_path / "r.pdf", GOOD[:end])
        assert outcome(file) != "ok" or texts(file) == whole


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4)
        ),
        min_size=1,
        max_size=6,
    )
)
@example(edits=[(859, b"\x00")])
def test_a_damaged_file_raises_no_foreign_error(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, bytes]]
) -> None:
    data = bytearray(GOOD)
    for at, new in edits:
        data[at : at + len(new)] = new
    outcome(put(tmp_path_factory.getbasetemp() / "damaged.pdf", bytes(data)))
