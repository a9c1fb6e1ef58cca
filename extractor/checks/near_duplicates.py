"""Which texts are nearly the same, among a hundred thousand, in less than a minute.

Two texts are compared letter by letter (rapidfuzz.fuzz.ratio) where they share stretches of letters (shingles) that few
others have. Unlike MinHash, which asks for a large share of common shingles, that finds a text of which every fifth
letter was changed, and is not led astray by the set phrases that all reports have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

# What is left out: white space, punctuation, and marks above and below letters, which OCR takes for each other.
_OTHER, _NUMBER = re.compile(r"[\W_]+"), re.compile(r"[0-9๐-๙]+")
# Letters of a shingle: one in six survives where every fifth letter was changed.
_SHINGLE = 8
# A shingle of so many texts links all of them to each other; one of more is a set phrase, or that of a text which very
# many copied: it links each to the next one only.
_FEW = 30
# Two texts share so many of these links at least before they are compared.
_LINKS = 2
# Shingles that are looked at together: 0.5 GB. Of more, a part is taken, the same one of each text.
_MOST = 30_000_000
# Shorter texts are set phrases; of longer ones the beginning is compared (letters).
SHORTEST, _LONGEST = 60, 10_000
# How alike (0 to 100) a text and its copy are, at least: 80 where every fifth letter was changed.
ALIKE = 75.0
# Copies are alike throughout: in each quarter of either text, at least this share of the letters stands in the other.
# Texts with a sentence or two in common and a rest of their own stay below (0.4 at most, copies 0.45 at least, in
# benchmarks/copies.py).
_QUARTER, _THROUGHOUT = 4, 0.42

Numbers = NDArray[np.uint64]


class Copy(NamedTuple):
    """Two texts by their positions, the first one before the second, and how alike they are: 75 to 100."""

    one: int
    other: int
    score: float


def letters(text: str) -> str:
    """A text as it is compared: no white space, punctuation or marks, a zero for each number."""
    return _OTHER.sub("", _NUMBER.sub("0", text))[:_LONGEST]


def copies(texts: Sequence[str]) -> list[Copy]:
    """The pairs of texts (of `letters`) that are nearly the same; where very many are, each is in one pair at least."""
    first: dict[str, int] = {}
    same = [first.setdefault(text, at) for at, text in enumerate(texts)]
    long = [at for text, at in first.items() if len(text) >= SHORTEST]
    near = list(_compared(texts, np.array(long), _linked([texts[at] for at in long])))
    exact = [Copy(at, number, 100.0) for number, at in enumerate(same) if at != number and len(texts[at]) >= SHORTEST]
    return sorted([*near, *exact])


def _linked(texts: Sequence[str]) -> NDArray[np.int64]:
    """Pairs of positions (n x 2) of texts that share rare shingles."""
    hashes, owners = _shingles(texts)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]])
    sizes = np.diff(np.r_[starts, len(hashes)])
    size = np.repeat(sizes, sizes)
    shared = size > 1
    keys = [_keys(hashes[shared], owners[shared], 1)]
    shared &= size <= _FEW
    keys += [_keys(hashes[shared], owners[shared], step) for step in range(2, _FEW)]
    pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
    pairs = pairs[counts >= _LINKS]
    return np.stack([pairs >> 32, pairs & 0xFFFFFFFF], axis=1)


def _keys(hashes: Numbers, owners: NDArray[np.int64], step: int) -> NDArray[np.int64]:
    """The pairs of texts, as one number each, of which the shingles stand so many places apart."""
    alike = (hashes[step:] == hashes[:-step]) & (owners[step:] != owners[:-step])
    return cast(NDArray[np.int64], owners[:-step][alike] << 32 | owners[step:][alike])


def _shingles(texts: Sequence[str]) -> tuple[Numbers, NDArray[np.int64]]:
    """The hashes of all shingles, each once a text, and whose they are, text by text."""
    lengths = np.array([len(text) for text in texts], np.int64)
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32).astype(np.uint64)
    hashes = np.zeros(max(0, len(codes) - _SHINGLE + 1), np.uint64)
    for at in range(_SHINGLE):  # a polynomial modulo 2^64
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + codes[at : at + len(hashes)]
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(0xBF58476D1CE4E5B9)  # David Stafford's mix 13: low bits depend on all letters
    hashes ^= hashes >> np.uint64(32)
    owners = np.repeat(np.arange(len(texts)), lengths)[: len(hashes)]
    ends = np.cumsum(lengths)
    whole = np.arange(len(hashes)) + _SHINGLE <= ends[owners]
    part = np.uint64(-(-len(hashes) // _MOST))
    kept = whole & (hashes % max(part, np.uint64(1)) == 0)
    return hashes[kept], owners[kept]


def _compared(texts: Sequence[str], long: NDArray[np.int64], pairs: NDArray[np.int64]) -> Iterator[Copy]:
    for some in np.array_split(pairs, max(1, len(pairs) // 100_000)):
        ones, others = long[some[:, 0]].tolist(), long[some[:, 1]].tolist()
        scores = process.cpdist(
            [texts[at] for at in ones],
            [texts[at] for at in others],
            scorer=fuzz.ratio,
            score_cutoff=ALIKE,
            workers=-1,
        )
        for at in np.flatnonzero(scores >= ALIKE).tolist():
            one, other = sorted((ones[at], others[at]))
            if _throughout(texts[one], texts[other]) and _throughout(texts[other], texts[one]):
                yield Copy(one, other, round(float(cast(float, scores[at])), 1))


def _throughout(text: str, other: str) -> bool:
    """Whether every quarter of a text stands in the other, too."""
    stands = np.zeros(len(text) + 1, np.int64)
    for step in Levenshtein.opcodes(text, other):
        stands[step.src_start + 1 : step.src_end + 1] = step.tag == "equal"
    counts, width = np.cumsum(stands), max(1, len(text) // _QUARTER)
    return bool((counts[width:] - counts[:-width]).min() >= _THROUGHOUT * width)
