"""The words and names that are printed; each list is loaded once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from pythainlp.corpus import (
    thai_family_names,
    thai_female_names,
    thai_male_names,
    thai_words,
)

from extractor.ocr.reader.alphabet import ALPHABET
from normalizer.models.proper_names import place_names as places_of_kind
from training.lexicon_table import corpus_counts
from training.texts import prose, vocabulary

_KNOWN = frozenset(ALPHABET)
_KINDS_OF_PLACES = ("ตำบล", "อำเภอ", "จังหวัด")
# Words are drawn by this power of how often they are written, or a few would be all.
_FREQUENCY_POWER = 0.6


@cache
def prose_lines() -> Sequence[str]:
    """Get official Thai.

    Returns:
        The lines of training/prose.
    """
    return prose()


@cache
def dictionary_words() -> Sequence[str]:
    """Get words of all kinds.

    Returns:
        PyThaiNLP's dictionary, sorted.
    """
    return sorted(word for word in thai_words() if _KNOWN.issuperset(word))


@cache
def frequent_words() -> tuple[Sequence[str], Sequence[float]]:
    """Get words with how often they are to be drawn.

    Returns:
        The words, and their cumulative weights.
    """
    counted = [
        (word, count)
        for word, count in corpus_counts()
        if _KNOWN.issuperset(word)
    ]
    words = [word for word, _ in counted]
    weights = [float(count) ** _FREQUENCY_POWER for _, count in counted]
    return words, list(accumulate(weights))


@cache
def first_names() -> Sequence[str]:
    """Get first names.

    Returns:
        PyThaiNLP's names of men and women, sorted.
    """
    return sorted(thai_male_names() | thai_female_names())


@cache
def family_names() -> Sequence[str]:
    """Get family names.

    Returns:
        PyThaiNLP's, sorted.
    """
    return sorted(thai_family_names())


@cache
def place_names() -> Sequence[str]:
    """Get names of places.

    Returns:
        Subdistricts, districts and provinces of Thailand.
    """
    names: list[str] = []
    for kind in _KINDS_OF_PLACES:
        names += sorted(places_of_kind(kind))
    return names


@cache
def official_words() -> Sequence[str]:
    """Get words of public administration.

    Returns:
        Those that PyThaiNLP's dictionary lacks.
    """
    return vocabulary()
