"""Which texts are nearly the same, among a hundred thousand, in less than a minute.

Two texts are compared letter by letter (rapidfuzz.fuzz.ratio) where they share stretches of letters (shingles) that few
others have. Unlike MinHash, which asks for a large share of common shingles, that finds a text of which every fifth
letter was changed, and is not led astray by the set phrases that all reports have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from extractor.checks.comparable_text import FEWEST_LETTERS

# Letters of a shingle: one in six survives where every fifth letter was changed.
_SHINGLE = 8
# A shingle of so many texts links all of them to each other; one of more is a set phrase, or that of a text which very
# many copied: it links each to the next one only.
_RARE = 30
# Two texts share so many of these links at least before they are compared.
_FEWEST_LINKS = 2
# Shingles that are looked at together: 0.5 GB. Of more, a part is taken, the same one of each text.
_MOST_SHINGLES = 30_000_000
# Pairs of texts that are scored together: as many numbers of 4 bytes, and references to the texts.
_PAIRS_AT_ONCE = 100_000
# The golden ratio times 2^64: an odd multiplier whose powers spread over all bits.
_MULTIPLIER = 0x9E3779B97F4A7C15
# The second multiplier of David Stafford's mix 13 (of the finalizer of MurmurHash3), with the shifts around it.
_MIX_MULTIPLIER = 0xBF58476D1CE4E5B9
_MIX_SHIFT_BEFORE = 29
_MIX_SHIFT_AFTER = 32
# How alike (0 to 100) a text and its copy are, at least: 80 where every fifth letter was changed.
ALIKE = 75.0
# Copies are alike throughout: in each quarter of either text, at least this share of the letters stands in the other.
# Texts with a sentence or two in common and a rest of their own stay below (0.4 at most, copies 0.45 at least, in
# benchmarks/copies.py).
_PARTS = 4
_THROUGHOUT = 0.42

_Hashes: TypeAlias = NDArray[np.uint64]
_Positions: TypeAlias = NDArray[np.int64]


class Copy(NamedTuple):
    """Two texts that are nearly the same.

    Attributes:
        first: The position of the first one among all texts, 0-based.
        later: The position of the later one.
        score: How alike they are, 75 to 100 (rapidfuzz.fuzz.ratio, to one decimal).
    """

    first: int
    later: int
    score: float


def copies(texts: Sequence[str]) -> list[Copy]:
    """Find the texts that are nearly the same.

    Args:
        texts: Texts as `comparable` gives them; those of less than 60 letters are set phrases, and copies of none.

    Returns:
        The pairs in order of their positions; where very many texts are the same, each is in one pair at least.

    >>> copies(["จัดทำคู่มือการปฏิบัติงาน" * 4, "อื่น", "จัดทำคู่มือการปฏิบัติงาน" * 4])
    [Copy(first=0, later=2, score=100.0)]
    """
    first_positions: dict[str, int] = {}
    pairs: list[Copy] = []
    for position, text in enumerate(texts):
        first = first_positions.setdefault(text, position)
        if first != position and len(text) >= FEWEST_LETTERS:
            pairs.append(Copy(first, position, 100.0))
    distinct = [text for text in first_positions if len(text) >= FEWEST_LETTERS]
    positions = [first_positions[text] for text in distinct]
    pairs.extend(_near_copies(distinct, positions))
    return sorted(pairs)


def _near_copies(
    texts: Sequence[str], positions: Sequence[int]
) -> Iterator[Copy]:
    """The pairs of different texts that are nearly the same; `positions` are those of the texts among all."""
    linked = _linked(texts)
    parts = max(1, len(linked) // _PAIRS_AT_ONCE)
    for pairs in np.array_split(linked, parts):
        lefts = pairs[:, 0].tolist()
        rights = pairs[:, 1].tolist()
        left_texts = [texts[left] for left in lefts]
        right_texts = [texts[right] for right in rights]
        scores = process.cpdist(
            left_texts,
            right_texts,
            scorer=fuzz.ratio,
            score_cutoff=ALIKE,
            workers=-1,
        )
        for left, right, score in zip(
            lefts, rights, scores.tolist(), strict=True
        ):
            if score >= ALIKE and _are_alike_throughout(
                texts[left], texts[right]
            ):
                first, later = sorted((positions[left], positions[right]))
                yield Copy(first, later, round(score, 1))


def _linked(texts: Sequence[str]) -> _Positions:
    """Pairs (n x 2) of positions of texts that share rare shingles."""
    hashes, owners = _shingles(texts)
    order = np.argsort(hashes, kind="stable")
    hashes = hashes[order]
    owners = owners[order]
    sharers = _run_lengths(hashes)
    shared = sharers > 1
    links = [_links(hashes[shared], owners[shared], 1)]
    rare = shared & (sharers <= _RARE)
    for step in range(2, _RARE):
        links.append(_links(hashes[rare], owners[rare], step))
    pairs, counts = np.unique(np.concatenate(links), return_counts=True)
    pairs = pairs[counts >= _FEWEST_LINKS]
    lefts = pairs >> 32
    rights = pairs & 0xFFFFFFFF
    return np.stack([lefts, rights], axis=1)


def _run_lengths(numbers: _Hashes) -> _Positions:
    """Of each of some sorted numbers, how often it is among them."""
    differs_from_last = numbers[1:] != numbers[:-1]
    begins_run = np.append(True, differs_from_last)
    run_starts = np.flatnonzero(begins_run)
    lengths = np.diff(run_starts, append=len(numbers))
    return np.repeat(lengths, lengths)


def _links(hashes: _Hashes, owners: _Positions, step: int) -> _Positions:
    """The pairs of texts, as one number each, that own the same shingle, `step` places apart in its sorted run."""
    lefts = owners[:-step]
    rights = owners[step:]
    same_shingle = hashes[step:] == hashes[:-step]
    linked = same_shingle & (lefts != rights)
    pairs: _Positions = lefts[linked] << 32
    pairs |= rights[linked]
    return pairs


def _shingles(texts: Sequence[str]) -> tuple[_Hashes, _Positions]:
    """The hashes of all shingles, and whose they are, text by text."""
    hashes = _mixed(_polynomials("".join(texts)))
    lengths = np.array([len(text) for text in texts], np.int64)
    owners = np.repeat(np.arange(len(texts)), lengths)
    owners = owners[: len(hashes)]
    text_ends = np.cumsum(lengths)
    shingle_ends = np.arange(len(hashes)) + _SHINGLE
    # A shingle that runs on into the next text is none.
    kept = shingle_ends <= text_ends[owners]
    parts = ceil(len(hashes) / _MOST_SHINGLES)
    if parts > 1:
        kept &= hashes % np.uint64(parts) == 0
    return hashes[kept], owners[kept]


def _polynomials(text: str) -> _Hashes:
    """Of each shingle of a text the polynomial of its letters' numbers, modulo 2^64."""
    encoded = text.encode("utf-32-le")
    codes = np.frombuffer(encoded, np.uint32).astype(np.uint64)
    count = max(0, len(codes) - _SHINGLE + 1)
    hashes = np.zeros(count, np.uint64)
    for offset in range(_SHINGLE):
        hashes *= np.uint64(_MULTIPLIER)
        hashes += codes[offset : offset + count]
    return hashes


def _mixed(hashes: _Hashes) -> _Hashes:
    """Hashes whose low bits depend on all bits of those given."""
    mixed = hashes ^ (hashes >> np.uint64(_MIX_SHIFT_BEFORE))
    mixed *= np.uint64(_MIX_MULTIPLIER)
    mixed ^= mixed >> np.uint64(_MIX_SHIFT_AFTER)
    return mixed


def _are_alike_throughout(left: str, right: str) -> bool:
    """Whether every quarter of either text stands in the other one, too."""
    return _stands_throughout(left, right) and _stands_throughout(right, left)


def _stands_throughout(text: str, counterpart: str) -> bool:
    """Whether every quarter of a text (wherever it begins) stands in the other, too."""
    stands = np.zeros(len(text) + 1, np.int64)
    for step in Levenshtein.opcodes(text, counterpart):
        if step.tag == "equal":
            stands[step.src_start + 1 : step.src_end + 1] = 1
    counts = np.cumsum(stands)
    width = max(1, len(text) // _PARTS)
    counts_by_part = counts[width:] - counts[:-width]
    fewest = counts_by_part.min()
    return bool(fewest >= _THROUGHOUT * width)
