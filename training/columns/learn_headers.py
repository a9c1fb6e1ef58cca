"""Learn what headers say; write extractor/tables/columns/headers.npz. Run it with `make train-columns`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractor.model.contents import CONTENTS
from extractor.tables.columns.header_contents import (
    DATA,
    HeaderModel,
    probabilities_by,
)
from training.columns.header_weights import (
    HEADER_WEIGHT_STEP,
    WrittenHeader,
    learned_headers,
    written_headers,
)

_SEED = 3
# Parts of the writers, each held out once.
_PARTS = 4


def main() -> None:
    """Learn, tell how well it holds on held-out writers, and write."""
    headers = written_headers()
    writers = sorted({header.writer for header in headers})
    losses = np.concatenate(
        [_losses_of(headers, writers[part::_PARTS]) for part in range(_PARTS)]
    )
    print(
        f"held-out writers: log-loss {losses.mean():.3f}, {len(losses):,} headers"
    )
    _write(learned_headers(headers, _SEED))


def _losses_of(
    headers: Sequence[WrittenHeader], held_out: Sequence[str]
) -> list[float]:
    """What each header of some writers costs (natural log-loss), judged by what the others teach."""
    model = learned_headers(
        [header for header in headers if header.writer not in held_out], _SEED
    )
    theirs = [header for header in headers if header.writer in held_out]
    said = [
        probabilities_by(model, header.readings)[CONTENTS.index(header.content)]
        for header in theirs
    ]
    losses: list[float] = (-np.log(said)).tolist()
    return losses


def _write(model: HeaderModel) -> None:
    weights = np.round(model.weights / HEADER_WEIGHT_STEP).astype(np.int8)
    # Names and times of its members are fixed: the same weights give the same bytes.
    np.savez_compressed(
        DATA,
        allow_pickle=False,
        groups=model.groups,
        weights=weights,
        weight_scale=np.array(HEADER_WEIGHT_STEP),
        bias=model.bias.astype(np.float32),
    )
    print(
        f"{len(model.groups):,} groups of letters, {DATA.stat().st_size:,} bytes -> {DATA.name}"
    )


if __name__ == "__main__":
    main()
