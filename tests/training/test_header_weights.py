"""The learning of what headers say."""

from __future__ import annotations

import numpy as np

from extractor.model.contents import CONTENTS
from extractor.tables.columns.header_contents import (
    header_model,
    probabilities_by,
)
from training.columns.header_weights import learned_headers, written_headers

HEADERS = written_headers()
# Every so manieth header, to be quick.
FEW = HEADERS[::12]


def test_every_writer_names_contents_that_are_known() -> None:
    assert {header.content for header in HEADERS} <= set(CONTENTS)
    assert all(row.strip() for header in HEADERS for row in header.rows)


def test_the_same_headers_teach_the_same() -> None:
    first, second = learned_headers(FEW, seed=1), learned_headers(FEW, seed=1)
    assert np.array_equal(first.groups, second.groups) and np.array_equal(
        first.weights, second.weights
    )


def test_what_is_shipped_knows_most_of_the_headers_it_was_learned_from() -> (
    None
):
    said = [
        CONTENTS[probabilities_by(header_model(), header.readings).argmax()]
        for header in FEW
    ]
    assert (
        np.mean(
            [
                content == header.content
                for content, header in zip(said, FEW, strict=True)
            ]
        )
        > 0.9
    )
