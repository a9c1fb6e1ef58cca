"""Thai letters that stand together, made up, misspelled, and spelled properly."""

from __future__ import annotations

import random
import re

from extractor.ocr.reader.alphabet import ALPHABET

CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
_TONES = "่้๊๋"
_SILENCER = "์"
# Vowels above, below and before their consonant.
_ABOVE = "ัิีึื็"
_BELOW = "ุู"
_BEFORE = "เแโใไ"
# Vowels that a silenced consonant may have, none among them.
_SILENT_VOWELS = ("", "ิ", "ุ")
# What a line may be cut before: not a mark, nor what follows a vowel that is written first.
CLUSTER = re.compile(f"[{_BEFORE}]?[ก-ฮ][ัิ-ฺ็-๎]*[ะาำๅ]?|.[ัิ-ฺ็-๎]*")
# How often a cluster of a misspelled text is wrong.
_WRONG = 0.2
_TONE = re.compile(f"[{_TONES}]")
_CONSONANT = re.compile("[ก-ฮ]")
_NOT_IN_ALPHABET = re.compile(f"[^{re.escape(ALPHABET)}]+")
_TONE_BEFORE_VOWEL = re.compile(f"([{_TONES}{_SILENCER}])([{_ABOVE}{_BELOW}])")


def clusters_of(text: str) -> list[str]:
    """Take a text apart where a line may be cut.

    Args:
        text: Thai text, on one line.

    Returns:
        Its clusters: consonants with their marks and vowels, other characters alone.

    >>> clusters_of("เก้าอี้ 2")
    ['เก้า', 'อี้', ' ', '2']
    """
    return CLUSTER.findall(text)


def random_syllable(rng: random.Random) -> str:
    """Make up a syllable that hardly a word has.

    Args:
        rng: Decides; the same state gives the same syllable.

    Returns:
        A consonant with or without vowels and a tone.
    """
    vowel = rng.choice(
        ("", "", rng.choice(_ABOVE), rng.choice(_ABOVE), rng.choice(_BELOW))
    )
    silencer = _SILENCER if vowel in _SILENT_VOWELS else ""
    tone = rng.choice(("", "", rng.choice(_TONES), silencer))
    after = ""
    if not vowel and tone != _SILENCER:
        after = rng.choice(("", "", "", "า", "ะ", "ำ"))
    before = rng.choice(("", "", "", rng.choice(_BEFORE)))
    consonant = rng.choice(CONSONANTS)
    return before + consonant + vowel + tone + after


def misspelled(clusters: list[str], rng: random.Random) -> str:
    """Misspell a text, so that what is likely is no proof of what stands there.

    Args:
        clusters: The text, as `clusters_of` gives it.
        rng: Decides; the same state gives the same errors.

    Returns:
        The text with a fifth of its clusters wrong.
    """
    text = ""
    for cluster in clusters:
        is_wrong = rng.random() < _WRONG
        text += _wrong_cluster(cluster, rng) if is_wrong else cluster
    return text


def _wrong_cluster(cluster: str, rng: random.Random) -> str:
    """Another one, none, twice the same, another tone, another consonant."""
    kind = rng.randrange(5)
    if kind == 0:
        return random_syllable(rng)
    if kind == 1:
        return ""
    if kind == 2:
        return cluster + cluster
    if kind == 3:
        return _TONE.sub(lambda _: rng.choice(("", *_TONES)), cluster)
    return _CONSONANT.sub(lambda _: rng.choice(CONSONANTS), cluster)


def proper(text: str) -> str:
    """Write a text in the alphabet of the reader.

    Args:
        text: Any text.

    Returns:
        The text without other characters, single-spaced, and each look of it spelled in one way only.

    >>> proper("  น้ํา  เเละ😀 ")
    'น้ำ และ'
    """
    spelled = text.replace("ํา", "ำ").replace("เเ", "แ")
    known = _NOT_IN_ALPHABET.sub("", spelled)
    ordered = _TONE_BEFORE_VOWEL.sub(r"\2\1", known)
    return re.sub(" +", " ", ordered).strip()


def wrapped(text: str, length: int, rng: random.Random) -> list[str]:
    """Wrap a paragraph: cut at a space where one is near, else anywhere between clusters.

    Args:
        text: A paragraph.
        length: Characters a line at most.
        rng: Decides whether a space is used.

    Returns:
        The lines, none of them empty.
    """
    lines: list[str] = []
    line = ""
    for cluster in clusters_of(text):
        is_full = len(line) + len(cluster) > length
        if is_full and line.strip():
            head, space, tail = line.rpartition(" ")
            may_use_space = space and len(tail) < length // 3 and head.strip()
            if may_use_space and rng.random() < 0.5:
                lines.append(head.strip())
                line = tail
            else:
                lines.append(line.strip())
                line = ""
        line += cluster
    if line.strip():
        lines.append(line.strip())
    return lines
