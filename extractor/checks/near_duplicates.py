"""Which texts are nearly the same, among a hundred thousand, in less than a minute.

Two texts are compared letter by letter (rapidfuzz.fuzz.ratio) where they share stretches of letters (shingles) that few
others have. Unlike MinHash, which asks for a large share of common shingles, that finds a text of which every fifth
letter was changed, and is not led astray by the set phrases that all reports have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

# What is left out: white space, punctuation, and marks above and below letters, which OCR takes for each other.
_NO_LETTERS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[0-9๐-๙]+")
# Letters of a shingle: one in six survives where every fifth letter was changed.
_SHINGLE = 8
# A shingle of so many texts links all of them to each other; one of more is a set phrase, or that of a text which very
# many copied: it links each to the next one only.
_RARE = 30
# Two texts share so many of these links at least before they are compared.
_FEWEST_LINKS = 2
# Shingles that are looked at together: 0.5 GB. Of more, a part is taken, the same one of each text.
_MOST_SHINGLES = 30_000_000
# Letters: shorter texts are set phrases.
SHORTEST = 60
# Letters: of longer texts the beginning is compared.
_LONGEST = 10_000
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
        one: The position of the first one among all texts, 0-based.
        other: The position of the later one.
        score: How alike they are, 75 to 100 (rapidfuzz.fuzz.ratio, to one decimal).
    """

    one: int
    other: int
    score: float


def letters(text: str) -> str:
    """A text as it is compared.

    Args:
        text: Any text.

    Returns:
        Its letters, at most 10,000: without white space, punctuation or marks above and below, a zero for each number.

    >>> letters("๑. ลดใช้กระดาษ 12 รีม")
    '0ลดใชกระดาษ0รม'
    """
    return _NO_LETTERS.sub("", _NUMBER.sub("0", text))[:_LONGEST]


def copies(texts: Sequence[str]) -> list[Copy]:
    """Find the texts that are nearly the same.

    Args:
        texts: Texts as `letters` gives them; those of less than 60 letters are set phrases, and copies of none.

    Returns:
        The pairs in order of their positions; where very many texts are the same, each is in one pair at least.

    >>> copies(["จัดทำคู่มือการปฏิบัติงาน" * 4, "อื่น", "จัดทำคู่มือการปฏิบัติงาน" * 4])
    [Copy(one=0, other=2, score=100.0)]
    """
    first_positions: dict[str, int] = {}
    pairs: list[Copy] = []
    for position, text in enumerate(texts):
        first = first_positions.setdefault(text, position)
        if first != position and len(text) >= SHORTEST:
            pairs.append(Copy(first, position, 100.0))
    distinct = [position for text, position in first_positions.items() if len(text) >= SHORTEST]
    pairs.extend(_near_copies([texts[position] for position in distinct], distinct))
    return sorted(pairs)


def _near_copies(texts: Sequence[str], positions: Sequence[int]) -> Iterator[Copy]:
    """The pairs of different texts that are nearly the same; `positions` are those of the texts among all."""
    linked = _linked(texts)
    for pairs in np.array_split(linked, max(1, len(linked) // _PAIRS_AT_ONCE)):
        ones = [texts[at] for at in pairs[:, 0].tolist()]
        others = [texts[at] for at in pairs[:, 1].tolist()]
        scores = process.cpdist(ones, others, scorer=fuzz.ratio, score_cutoff=ALIKE, workers=-1)
        for at in np.flatnonzero(scores >= ALIKE).tolist():
            if _is_throughout(ones[at], others[at]) and _is_throughout(others[at], ones[at]):
                one, other = sorted(positions[index] for index in pairs[at].tolist())
                yield Copy(one, other, round(float(cast(float, scores[at])), 1))


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
    return np.stack([pairs >> 32, pairs & 0xFFFFFFFF], axis=1)


def _run_lengths(numbers: _Hashes) -> _Positions:
    """Of each of some sorted numbers, how often it is among them."""
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
    lengths = np.diff(np.r_[starts, len(numbers)])
    return np.repeat(lengths, lengths)


def _links(hashes: _Hashes, owners: _Positions, step: int) -> _Positions:
    """The pairs of texts, as one number each, that own the same shingle, `step` places apart in its sorted run."""
    same_shingle = hashes[step:] == hashes[:-step]
    other_text = owners[step:] != owners[:-step]
    linked = same_shingle & other_text
    return cast(_Positions, owners[:-step][linked] << 32 | owners[step:][linked])


def _shingles(texts: Sequence[str]) -> tuple[_Hashes, _Positions]:
    """The hashes of all shingles, and whose they are, text by text."""
    lengths = np.array([len(text) for text in texts], np.int64)
    hashes = _mixed(_polynomials("".join(texts)))
    owners = np.repeat(np.arange(len(texts)), lengths)[: len(hashes)]
    ends = np.cumsum(lengths)
    # A shingle that runs on into the next text is none.
    kept = np.arange(len(hashes)) + _SHINGLE <= ends[owners]
    parts = -(-len(hashes) // _MOST_SHINGLES)
    if parts > 1:
        kept &= hashes % np.uint64(parts) == 0
    return hashes[kept], owners[kept]


def _polynomials(text: str) -> _Hashes:
    """Of each shingle of a text the polynomial of its letters' numbers, modulo 2^64."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64)
    hashes = np.zeros(max(0, len(codes) - _SHINGLE + 1), np.uint64)
    for at in range(_SHINGLE):
        hashes = hashes * np.uint64(_MULTIPLIER) + codes[at : at + len(hashes)]
    return hashes


def _mixed(hashes: _Hashes) -> _Hashes:
    """Hashes whose low bits depend on all bits of those given."""
    hashes = hashes ^ (hashes >> np.uint64(_MIX_SHIFT_BEFORE))
    hashes = hashes * np.uint64(_MIX_MULTIPLIER)
    return hashes ^ (hashes >> np.uint64(_MIX_SHIFT_AFTER))


def _is_throughout(text: str, other: str) -> bool:
    """Whether every quarter of a text (wherever it begins) stands in the other, too."""
    stands = np.zeros(len(text) + 1, np.int64)
    for step in Levenshtein.opcodes(text, other):
        if step.tag == "equal":
            stands[step.src_start + 1 : step.src_end + 1] = 1
    width = max(1, len(text) // _PARTS)
    counts = np.cumsum(stands)
    counts_by_part = counts[width:] - counts[:-width]
    return bool(counts_by_part.min() >= _THROUGHOUT * width)
